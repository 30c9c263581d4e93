"""Whether a dossier is sound: every byte that HEAD vouches for, every record, and every place that one points to."""

from __future__ import annotations

import stat
import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from tui.errors import DossierBroken
from tui.model import Body
from tui.store import lock, schema
from tui.store.derived import FOLDER as CACHE
from tui.store.derived import fault
from tui.store.folder import existing
from tui.store.head import ALTERED, HEAD, Head, data_name, decode, index_name, load, owned
from tui.store.index import Span
from tui.store.reading import info, read
from tui.store.records import TABLES, identity, slots
from tui.store.references import References
from tui.store.rows import GONE, Rows, footer_stands, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.store.folder import Folder
    from tui.store.head import TableHead

LOST: Final = "lost+found.jsonl"
"""What a repair could make nothing of, a JSON object a line."""
KNOWN: Final = frozenset({HEAD, lock.NAME, LOST, CACHE})
"""What stands in a dossier besides the files of its tables."""
_CHUNK: Final = 1 << 20

Kind = Literal["file", "record", "reference", "incomplete", "derived"]


class Finding(msgspec.Struct, frozen=True):
    """Something that is not as it should be.

    ``file`` and ``record`` are what a repair mends; ``reference`` says that a record points at what is not there;
    ``incomplete`` is what the next build mends, ``derived`` is of files that come back by themselves.
    """

    kind: Kind
    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


def check(path: Path) -> Iterator[Finding]:
    """Everything that is wrong with a dossier; nothing, if it is sound. Reads all of it and changes nothing.

    Raises:
        DossierMissing: if there is none.
        DossierError: if it cannot be read.
        DossierTooNew: if a newer format wrote it.
    """
    folder = existing(path)
    yield from _permissions(path)
    try:
        data = load(folder)
        head = decode(data, path)
        schema.refuse_newer(path, head)
        incomplete = info(path, head).incomplete
    except FileNotFoundError:
        yield Finding("file", HEAD, "is missing")
        return
    except DossierBroken as error:
        yield Finding("file", HEAD, error.problem.removeprefix(f"{path}/{HEAD} "))
        return
    yield from _strangers(folder, head)
    if incomplete:
        yield Finding("incomplete", path.name, "lacks records that a repair could not keep")
    references = References(_texts(folder, head))
    for table in sorted(head.tables, key=lambda table: References.ORDER.index(table) if table in TABLES else -1):
        yield from examine(folder, table, head.tables[table], references)
    for where, problem in references.dangling():
        yield Finding("reference", where, problem)
    if CACHE in folder.names():
        wrong = fault(folder)
        if wrong:
            yield Finding("derived", CACHE, wrong)


def _texts(folder: Folder, head: Head) -> Callable[[str], str]:
    """What gives the text of an article; it is asked only for those whose body has been read without fault."""

    @cache
    def rows() -> Rows:
        return Rows(folder, "texts", head.tables["texts"])

    @lru_cache(maxsize=16)
    def text(article: str) -> str:
        for slot in slots(article):
            raw = rows().raw(slot)
            body = read("texts", raw, head.tables["texts"].schema) if raw else None
            if isinstance(body, Body) and body.id == article:
                return body.text
        return ""

    return text


def _permissions(path: Path) -> Iterator[Finding]:
    for one in (path, *sorted(path.iterdir())):
        mode = one.lstat().st_mode
        if stat.S_ISLNK(mode):
            yield Finding("file", one.name, "is a link, which no part of a dossier is")
        elif mode & 0o077:
            yield Finding("derived", one.name, "can be read by other users")


def _strangers(folder: Folder, head: Head) -> Iterator[Finding]:
    named = {name(table, one) for table, one in head.tables.items() for name in (data_name, index_name)}
    for name in folder.names():
        if owned(name) and name not in named:
            yield Finding("derived", name, "was left behind by a writer that was killed")
        elif name not in named and name not in KNOWN:
            yield Finding("derived", name, "is no part of a dossier")


def examine(folder: Folder, table: str, said: TableHead, references: References | None = None) -> Iterator[Finding]:
    """Everything that is wrong with one table; what its records point at is only gathered."""
    name = data_name(table, said)
    try:
        rows = Rows(folder, table, said)
    except FileNotFoundError:
        yield Finding("file", name, "is missing")
        return
    except DossierBroken as error:
        yield Finding("file", name, error.problem)
        return
    if _crc(rows) != said.crc:
        yield Finding("file", name, f"{ALTERED}: its checksum is wrong")
    if not footer_stands(rows.file, said.end):
        yield Finding("derived", name, "is not closed behind its last record; the next build will do so")
    places: dict[int, Span] = {}
    try:
        for offset, line in rows.lines():
            found = parse(line)
            if found is None:
                yield Finding("record", f"{name} at byte {offset}", "is no record")
            elif found[1] == GONE:
                places.pop(found[0], None)
            else:
                places[found[0]] = Span(offset, len(line))
    except DossierBroken as error:
        yield Finding("file", name, error.problem)
        return
    if len(places) != said.count:
        yield Finding("file", name, f"holds {len(places):,} records; {said.count:,} were committed")
    if max(places, default=0) > said.highest:
        yield Finding("file", name, "holds a record with a higher id than was committed")
    if table in TABLES:
        yield from _records(rows, places, said.schema, references)
    yield from _index(rows, places, index_name(table, said))


def _records(rows: Rows, places: dict[int, Span], version: int, references: References | None) -> Iterator[Finding]:
    for slot, span in places.items():
        found = parse(rows.file.read(span.length, span.offset))
        assert found is not None
        where = f"{rows.file.name} at byte {span.offset}"
        try:
            record = read(rows.table, found[1], version)
        except DossierBroken as error:
            yield Finding("record", where, error.problem)
            continue
        if slot not in slots(identity(record)):
            yield Finding("record", where, f"{identity(record)} does not stand where it is looked for")
        if references:
            references.add(record)


def _index(rows: Rows, places: dict[int, Span], name: str) -> Iterator[Finding]:
    if not rows.indexed:
        yield Finding("derived", name, "is missing or too short; the next build makes it anew")
        return
    try:
        same = list(rows.index.spans()) == sorted(places.items())
    except (DossierBroken, ValueError):
        same = False
    if not same:
        yield Finding("file", name, "does not say where the records are")


def _crc(rows: Rows) -> int:
    crc = 0
    for offset in range(0, rows.head.end, _CHUNK):
        crc = zlib.crc32(rows.file.read(min(_CHUNK, rows.head.end - offset), offset), crc)
    return crc
