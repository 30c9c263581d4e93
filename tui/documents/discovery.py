"""Finding documents: files, folders and archives, in an order that does not depend on the machine."""

import errno
import os
import stat
import time
from collections.abc import Container, Iterator, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Final

from tui.documents import archives, feeds, mail
from tui.documents.source import (
    ARCHIVE,
    CONTAINERS,
    FEEDS,
    FORMATS,
    MAX_BYTES,
    MESSAGE,
    Source,
    signature,
    suffix,
    too_large,
    unsupported,
)
from tui.errors import UnreadableDocument
from tui.locations import DOSSIER_SUFFIX, spelled
from tui.model import Problem

_PARTS: Final = tuple(
    f"{joint}{word}" for joint in "_-." for word in ("files", "file", "dateien", "fichiers", "archivos", "arquivos")
)
"""What browsers append to the name of a page for the folder of its pictures, styles and frames."""


def discover(sources: Sequence[Path], known: dict[str, str] | None = None) -> Iterator[Source | Problem]:
    """Find the documents of files, folders (with all below them), zip archives and feeds.

    Paths are relative to the folder they were found in, and sorted within it; where two sources hold the same path, the
    later one's gets as much of its folder in front as tells them apart. A document reached twice is found once.
    Hidden files, dossiers, and the folders of parts that browsers save beside a page are passed over. Links, devices,
    pipes and sockets within a folder, and files of other kinds, are problems.

    Args:
        sources: files, folders, archives and feeds.
        known: signatures by path. A file that still has the signature given for its path is not told of: its path is
            taken out instead, which takes a third of the time.

    Raises:
        UnreadableDocument: if a source does not exist, or is neither a folder nor a kind of file that is read.
    """
    return _discover([_root(source) for source in sources], {} if known is None else known)


def fresh(sources: Sequence[Path], known: Container[str], since: int) -> bool:
    """Whether there seems to be a file of a name that is not known by its path.

    Only folders that changed since a moment, in ns since 1970, are looked through, so this is quick, and a hint only.
    """
    for source in sources:
        root = os.fspath(source.expanduser())
        start = len(root.rstrip("/")) + 1
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            try:
                changed = os.stat(folder).st_mtime_ns > since  # noqa: PTH116 - text, as everywhere here
                for one in _looked_at(folder):
                    if one.is_dir(follow_symlinks=False):
                        waiting.append(one.path)
                    elif changed and one.path[start:] not in known:
                        return True
            except OSError:
                continue
    return False


def _root(source: Path) -> Path:
    """The source itself, behind any links, checked."""
    try:
        root = source.expanduser().resolve(strict=True)
        mode = root.stat().st_mode
    except (OSError, RuntimeError) as error:
        if isinstance(error, FileNotFoundError):
            raise UnreadableDocument(f"there is no file or folder {source}", "Check the path") from error
        raise UnreadableDocument(f"{source} cannot be read ({_reason(error)})", "Check the path") from error
    if stat.S_ISDIR(mode) and root.name.endswith(DOSSIER_SUFFIX):
        raise UnreadableDocument(f"{source} is a dossier, not documents", f"Try: dateline open {source}")
    if stat.S_ISREG(mode) and suffix(root.name) not in (*FORMATS, *CONTAINERS):
        reason, remedy = unsupported(root.name)
        raise UnreadableDocument(f"{source}: {reason}", remedy)
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UnreadableDocument(f"{source} is neither a file nor a folder", "Copy its content to a file")
    return root


def _discover(roots: Sequence[Path], known: dict[str, str]) -> Iterator[Source | Problem]:
    now = time.time_ns()
    taken: set[str] = set()
    reached: set[str] = set()
    several = len(roots) > 1
    for root in roots:
        folder = os.fspath(root if root.is_dir() else root.parent)
        start = len(folder.rstrip("/")) + 1
        for file, status in _walk(os.fspath(root)):
            if several:
                if file in reached:
                    continue
                reached.add(file)
            path = file[start:]
            if path in taken or not path.isascii():
                path = _path(file, folder, taken)
            if several or "\\" in path:  # one root has no path twice, but for names that are no text
                taken.add(path)
            if not isinstance(status, os.stat_result):
                yield Problem(path, f"cannot be read ({_reason(status)})", "Check its permissions")
                continue
            signed = signature(status, now)
            kind = suffix(path)
            if signed and known.get(path) == signed and kind != MESSAGE:
                del known[path]
                continue
            found = _look(file, path, status, signed)
            if isinstance(found, Source) and kind == ARCHIVE:
                yield from archives.members(Path(file), path, signature=found.signature)
            elif isinstance(found, Source) and kind in FEEDS:
                yield from feeds.members(Path(file), path, found.signature)
            elif isinstance(found, Source) and kind == MESSAGE:
                yield from mail.members(found)
            else:
                yield found


def _walk(root: str) -> Iterator[tuple[str, os.stat_result | OSError]]:
    """The files at or below a root, but hidden ones and dossiers, each with its status or why there is none.

    A folder that cannot be listed stands as itself.
    """
    waiting = _listed(root)
    if waiting is None:
        try:
            yield root, os.lstat(root)
        except OSError as error:
            yield root, error
        return
    while waiting:
        entry = waiting.pop()
        try:
            if entry.is_dir(follow_symlinks=False) and (within := _listed(entry.path)) is not None:
                waiting += within
            else:
                yield entry.path, entry.stat(follow_symlinks=False)
        except OSError as error:
            yield entry.path, error


def _listed(folder: str) -> list[os.DirEntry[str]] | None:
    """What of a folder is looked at, the last first; None if it cannot be listed."""
    try:
        return sorted(_looked_at(folder), key=_name, reverse=True)
    except OSError:
        return None


_name = attrgetter("name")


def _looked_at(folder: str) -> list[os.DirEntry[str]]:
    """What of a folder is looked at."""
    with os.scandir(folder) as listed:
        found = [one for one in listed if one.name[0] != "." and not one.name.endswith(DOSSIER_SUFFIX)]
    parts = {one.name for one in found if one.name.casefold().endswith(_PARTS) and one.is_dir(follow_symlinks=False)}
    if not parts:
        return found
    pages = {one.name.rpartition(".")[0] for one in found if FORMATS.get(suffix(one.name)) == "html"}
    return [one for one in found if one.name not in parts or _page_of(one.name) not in pages]


def _page_of(folder: str) -> str:
    """The name of the page whose parts a folder holds, going by its own."""
    ending = next(ending for ending in _PARTS if folder.casefold().endswith(ending))
    return folder[: -len(ending)]


def _path(file: str, folder: str, taken: set[str]) -> str:
    """The path a file goes by: printable as UTF-8 whatever its name, and not taken yet."""
    while True:
        relative = file[len(folder.rstrip("/")) + 1 :]
        path = relative if relative.isascii() else spelled(relative)
        if path not in taken or folder == os.path.dirname(folder):  # noqa: PTH120 - text, for a hundred thousand files
            return path
        folder = os.path.dirname(folder)  # noqa: PTH120


def _look(file: str, path: str, status: os.stat_result, signed: str) -> Source | Problem:
    if stat.S_ISDIR(status.st_mode):
        return Problem(path, "is a folder that cannot be listed", "Check its permissions")
    if stat.S_ISLNK(status.st_mode):
        return Problem(path, "is a link, and links are not followed", "Name its target as a source")
    if not stat.S_ISREG(status.st_mode):
        return Problem(path, "is a device, a pipe or a socket", "Copy its content to a file")
    kind = suffix(path)
    if kind not in FORMATS and kind not in CONTAINERS:
        return Problem(path, *unsupported(path))
    if status.st_size > MAX_BYTES and kind not in CONTAINERS:
        return Problem(path, *too_large(status.st_size))
    return Source(path, status.st_size, partial(_load, file), signed)


def _load(file: str) -> bytes:
    """Read a file that was a plain one when it was found; it may have been replaced by something else since."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as handle:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadableDocument("is no longer a file", "Build again")
            data = handle.read(MAX_BYTES + 1)
    except OSError as error:
        remedy = "Build again" if error.errno in (errno.ENOENT, errno.ELOOP) else "Check its permissions"
        raise UnreadableDocument(f"cannot be read ({_reason(error)})", remedy) from error
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(*too_large(len(data)))
    return data


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
