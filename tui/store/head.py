"""HEAD.json: what is committed. Whatever it does not vouch for does not exist."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple
from urllib.parse import unquote

import msgspec

from tui.errors import DossierBroken, DossierTooNew

if TYPE_CHECKING:
    from tui.store.folder import File, Folder

FORMAT: Final = 1
"""The layout of the folder; what the records hold has numbers of its own, a table."""
HEAD: Final = "HEAD.json"
DRAFT: Final = "HEAD.tmp"
FOOTER: Final = b"\n}}\n"
ALTERED: Final = "is not as it was written"
_LIMIT: Final = 1 << 20
_ODD: Final = re.compile(rb"[^A-Za-z0-9_-]")
_OWNED: Final = re.compile(r"(.+)\.g(\d+)\.(json|idx)\Z")

Count = Annotated[int, msgspec.Meta(ge=0, lt=1 << 56)]
Offset = Annotated[int, msgspec.Meta(ge=0, lt=1 << 40)]
Checksum = Annotated[int, msgspec.Meta(ge=0, lt=1 << 32)]


class TableHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is committed of one table.

    ``generation`` and ``index`` are the numbers of the commits that made its two files. Of the JSON file, the first
    ``end`` bytes count, with ``crc`` their CRC32; ``dead`` of them belong to records since replaced or removed. Of the
    index, the first ``entries`` count, of which the first ``ordered`` are in the order of their ids.
    """

    generation: Count
    end: Offset
    crc: Checksum
    count: Count
    highest: Count
    dead: Offset
    index: Count
    entries: Count
    ordered: Count
    schema: Count = 1


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One commit: every table, what is no table (``values``), and what the dossier says of itself (``about``)."""

    format: int = FORMAT
    commit: Count = 0
    tables: dict[str, TableHead] = {}
    values: dict[str, Any] = {}
    about: dict[str, Any] = {}
    seal: Checksum = 0
    """CRC32 of all the rest."""


class _Version(msgspec.Struct):
    format: int


class FileName(NamedTuple):
    """What the name of a table's file says; ``kind`` is ``json`` or ``idx``."""

    table: str
    number: int
    kind: str


def stem(table: str) -> str:
    """A table's name as part of a file name."""
    return _ODD.sub(lambda odd: b"%%%02X" % odd[0][0], table.encode("utf-8", "surrogatepass")).decode("ascii")


def data_name(table: str, head: TableHead) -> str:
    """The name of a table's JSON file."""
    return f"{stem(table)}.g{head.generation}.json"


def index_name(table: str, head: TableHead) -> str:
    """The name of a table's index; the number is never used twice, so a reader cannot meet another one's."""
    return f"{stem(table)}.g{head.index}.idx"


def parsed(name: str) -> FileName | None:
    """What ``data_name`` or ``index_name`` has put into a file's name; None if it is no such name."""
    match = _OWNED.match(name)
    return FileName(unquote(match[1]), int(match[2]), match[3]) if match else None


def owned(name: str) -> bool:
    """Whether a file's name is one that only the store gives."""
    return name == DRAFT or _OWNED.match(name) is not None


def encode(head: Head) -> bytes:
    """A HEAD's bytes, sealed."""
    return msgspec.json.encode(msgspec.structs.replace(head, seal=_seal(head)))


def decode(data: bytes, path: object) -> Head:
    """Read a HEAD.

    Raises:
        DossierTooNew: if a newer format wrote it.
        DossierBroken: if it is not a HEAD, or not as it was written.
    """
    try:
        version = msgspec.json.decode(data, type=_Version).format
        if version > FORMAT:
            raise DossierTooNew(
                f"{path} is of format {version}, which is newer than this program's {FORMAT}", "Update dateline"
            )
        head = msgspec.json.decode(data, type=Head)
        sealed = head.seal == _seal(head)
    except (ValueError, RecursionError) as error:
        raise DossierBroken(f"{path}/{HEAD} {ALTERED}") from error
    if not sealed:
        raise DossierBroken(f"{path}/{HEAD} {ALTERED}")
    return head


def load(folder: Folder) -> bytes:
    """The bytes of a folder's HEAD.

    Raises:
        FileNotFoundError: if there is none.
    """
    return folder.load(HEAD, _LIMIT)


def prepare(folder: Folder, head: Head) -> File:
    """Write a HEAD under another name; it is not yet synced."""
    draft = folder.create(DRAFT)
    data = encode(head)
    if len(data) > _LIMIT:
        raise DossierBroken(f"{folder.path}: {HEAD} would be too long", "Keep large values in a table")
    draft.write(data, 0)
    return draft


def swap(folder: Folder) -> None:
    """Let the prepared HEAD take the place of the last one: the moment at which a commit happens."""
    folder.rename(DRAFT, HEAD)


def save(folder: Folder, head: Head) -> None:
    """Put a HEAD in place, durably; what it names must be on the disk."""
    prepare(folder, head).sync()
    swap(folder)
    folder.sync()


def _seal(head: Head) -> int:
    return zlib.crc32(msgspec.json.encode(msgspec.structs.replace(head, seal=0)))
