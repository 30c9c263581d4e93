"""Zip archives, read in memory: nothing is written to disk, and no archive can ask for more than its limits."""

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Final

from tui.documents import feeds, mail
from tui.documents.source import (
    ARCHIVE,
    FEEDS,
    FORMATS,
    MAX_BYTES,
    MESSAGE,
    SEPARATOR,
    Source,
    suffix,
    too_large,
    unsupported,
)
from tui.errors import UnreadableDocument
from tui.locations import DOSSIER_SUFFIX
from tui.model import Problem

BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
"""What comes of archives that are none, or are damaged."""
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may ask for. Sizes are in bytes."""

    directory: int = 16_000_000
    """Size of the list of members."""
    members: int = 100_000
    total: int = 2_000_000_000
    """All documents of one archive, uncompressed."""
    ratio: int = 200
    """Uncompressed to compressed size of a member of more than ``ratio_from`` bytes."""
    ratio_from: int = 1_000_000


LIMITS: Final = Limits()


class _Bounded(io.FileIO):
    """A file whose single reads are bounded, so that an archive's directory cannot fill the memory."""

    bound = 0

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = self.bound if size is None or size < 0 else min(size, self.bound)
        return super().read(wanted) or b""


@lru_cache(maxsize=4)
def _opened(file: Path, stamp: tuple[int, int], limits: Limits, process: int) -> zipfile.ZipFile:
    """An archive at a path, as it was when its ``stamp`` (time of change in ns, size) was taken.

    Each ``process`` opens it anew: after a fork two would share one position in the file.
    """
    handle = _Bounded(file)
    handle.bound = limits.directory
    try:
        archive = zipfile.ZipFile(handle)
    except BaseException:
        handle.close()
        raise
    handle.bound = MAX_BYTES + 1
    return archive


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_mtime_ns, status.st_size


def members(file: Path, path: str, limits: Limits = LIMITS, signature: str = "") -> Iterator[Source | Problem]:
    """The documents of an archive, sorted by name, each by ``path!/name``; the archive's signature is theirs.

    Members that are hidden, folders or within a dossier are passed over; anything else that is not read is a problem.
    """
    try:
        stamp = _stamp(file)
        infos = _opened(file, stamp, limits, os.getpid()).infolist()
    except BROKEN as error:
        yield Problem(path, f"is not an archive that can be read ({error})", "Unpack it and add the folder")
        return
    if len(infos) > limits.members:
        yield Problem(path, f"holds more than {limits.members:,} members", "Split it")
        return
    total = 0
    seen: set[str] = set()
    for index, info in sorted(enumerate(infos), key=lambda pair: (pair[1].filename, pair[0])):
        name = _name(info)
        if name is None:
            yield Problem(f"{path}{SEPARATOR}{info.filename}", "names a place outside the archive", "Rename it")
            continue
        if info.is_dir() or any(_passed_over(part) for part in PurePosixPath(name).parts):
            continue
        member = f"{path}{SEPARATOR}{name}"
        refusal = _refusal(info, name, limits)
        if not refusal and name in seen:
            refusal = "is in the archive twice; the first is read", "Rename one of the two"
        if not refusal and total + info.file_size > limits.total:
            refusal = f"lies beyond the {limits.total / 1e6:,.0f} MB that are read of one archive", "Split the archive"
        if refusal:
            yield Problem(member, *refusal)
            continue
        seen.add(name)
        total += info.file_size
        found = Source(member, info.file_size, partial(_load, file, stamp, index, limits), signature)
        if suffix(name) in FEEDS:
            yield from _entries_of(member, file, stamp, index, limits, signature)
        elif suffix(name) == MESSAGE:
            yield from mail.members(found)
        else:
            yield found


def _entries_of(
    path: str, file: Path, stamp: tuple[int, int], index: int, limits: Limits, signature: str
) -> Iterator[Source | Problem]:
    """The entries of a member that is a feed, each by ``path!/words-of-its-title.entry``."""
    try:
        entries = _feed(file, stamp, index, limits)
    except UnreadableDocument as error:
        yield Problem(path, error.problem, error.remedy)
        return
    for name, data in entries.items():
        load = partial(_load_entry, file, stamp, index, limits, name)
        yield Source(f"{path}{SEPARATOR}{name}", len(data), load, signature)


@lru_cache(maxsize=2)
def _feed(file: Path, stamp: tuple[int, int], index: int, limits: Limits) -> dict[str, bytes]:
    """The entries of a member that is a feed, by the names they go by."""
    return feeds.entries(_load(file, stamp, index, limits))


def _load_entry(file: Path, stamp: tuple[int, int], index: int, limits: Limits, name: str) -> bytes:
    """One entry of a member that is a feed."""
    try:
        changed = _stamp(file) != stamp
    except OSError:
        changed = True
    if changed:
        raise UnreadableDocument("the archive changed while it was read", "Build again")
    return _feed(file, stamp, index, limits)[name]


def _name(info: zipfile.ZipInfo) -> str | None:
    """A member's name with ``/`` and without empty parts, or None if it points outside the archive."""
    name = info.filename.replace("\\", "/")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if name.startswith("/") or ".." in parts or not parts or parts[0].endswith(":"):
        return None
    return "/".join(parts)


def _passed_over(part: str) -> bool:
    return part.startswith(".") or part == "__MACOSX" or part.endswith(DOSSIER_SUFFIX)


def _refusal(info: zipfile.ZipInfo, name: str, limits: Limits) -> tuple[str, str] | None:
    """Why a member is not read, and the remedy."""
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is a link or a device", "Put the file itself into the archive"
    if suffix(name) == ARCHIVE:
        return "is an archive within an archive", "Unpack the outer one and add the folder"
    if suffix(name) not in FORMATS and suffix(name) not in FEEDS:
        return unsupported(name)
    most = feeds.MAX_BYTES if suffix(name) in FEEDS else MAX_BYTES
    if info.file_size > most:
        return too_large(info.file_size, most)
    return unsafe(info, limits)


def unsafe(info: zipfile.ZipInfo, limits: Limits) -> tuple[str, str] | None:
    """Why a member of any archive is not unpacked, and the remedy."""
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted", "Unpack it with its password and add the folder"
    if info.compress_type not in _METHODS:
        return "is compressed by a method that is not read", "Make the archive anew with deflate"
    if info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(1, info.compress_size):
        return f"unpacks to more than {limits.ratio} times its size", "Unpack it if you trust it, and add the folder"
    return None


def _load(file: Path, stamp: tuple[int, int], index: int, limits: Limits) -> bytes:
    """Unpack one member in memory, never more of it than the archive's directory states."""
    try:
        if _stamp(file) != stamp:
            raise UnreadableDocument("the archive changed while it was read", "Build again")
        archive = _opened(file, stamp, limits, os.getpid())
        info = archive.infolist()[index]
        with archive.open(info) as handle:
            data = handle.read(info.file_size + 1)
    except (*BROKEN, RuntimeError) as error:
        raise UnreadableDocument(f"cannot be unpacked ({error})", "Make the archive anew") from error
    if len(data) != info.file_size:
        raise UnreadableDocument("is not as large as the archive says", "Make the archive anew")
    return data
