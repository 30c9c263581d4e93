"""Finding documents: files, folders and archives, in an order that does not depend on the machine."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tui.documents import archives
from tui.documents.source import ARCHIVE, FORMATS, MAX_BYTES, Source, signature, suffix, too_large, unsupported
from tui.errors import UnreadableDocument
from tui.locations import DOSSIER_SUFFIX
from tui.model import Problem


def discover(sources: Sequence[Path]) -> Iterator[Source | Problem]:
    """Find the documents of files, folders (with all below them) and zip archives.

    Paths are relative to the folder they were found in, and sorted within it; where two sources hold the same path, the
    later one's gets as much of its folder in front as tells them apart. A document reached twice is found once.
    Hidden files and dossiers are passed over. Links, devices, pipes and sockets within a folder, and files of other
    kinds, are problems.

    Raises:
        UnreadableDocument: if a source does not exist, or is neither a folder nor a kind of file that is read.
    """
    return _discover([_root(source) for source in sources])


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
    if stat.S_ISREG(mode) and suffix(root.name) not in (*FORMATS, ARCHIVE):
        reason, remedy = unsupported(root.name)
        raise UnreadableDocument(f"{source}: {reason}", remedy)
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UnreadableDocument(f"{source} is neither a file nor a folder", "Copy its content to a file")
    return root


def _discover(roots: Sequence[Path]) -> Iterator[Source | Problem]:
    now = time.time_ns()
    taken: set[str] = set()
    reached: set[str] = set()
    for root in roots:
        folder = os.fspath(root if root.is_dir() else root.parent)
        for file, status in _walk(os.fspath(root)):
            if file in reached:
                continue
            reached.add(file)
            path = _path(file, folder, taken)
            taken.add(path)
            found = _look(file, path, status, now)
            if isinstance(found, Source) and path.lower().endswith(ARCHIVE):
                yield from archives.members(Path(file), path, signature=found.signature)
            else:
                yield found


def _walk(root: str) -> Iterator[tuple[str, os.stat_result | OSError]]:
    """The files at or below a root, but hidden ones and dossiers, each with its status or why there is none.

    A folder that cannot be listed stands as itself.
    """
    waiting: list[str | os.DirEntry[str]] = [root]
    while waiting:
        entry = waiting.pop()
        path = os.fspath(entry)
        try:
            status = os.lstat(path) if isinstance(entry, str) else None
            folder = stat.S_ISDIR(status.st_mode) if status else entry.is_dir(follow_symlinks=False)  # type: ignore[union-attr]
            if folder:
                with contextlib.suppress(OSError), os.scandir(path) as listed:
                    found = sorted(listed, key=lambda one: os.fsencode(one.name), reverse=True)
                    waiting += (one for one in found if one.name[0] != "." and not one.name.endswith(DOSSIER_SUFFIX))
                    continue
            yield path, status or entry.stat(follow_symlinks=False)  # type: ignore[union-attr]
        except OSError as error:
            yield path, error


def _path(file: str, folder: str, taken: set[str]) -> str:
    """The path a file goes by: printable as UTF-8 whatever its name, and not taken yet."""
    while True:
        relative = file[len(folder.rstrip("/")) + 1 :]
        path = relative if relative.isascii() else os.fsencode(relative).decode("utf-8", "backslashreplace")
        if path not in taken or folder == os.path.dirname(folder):  # noqa: PTH120 - text, for a hundred thousand files
            return path
        folder = os.path.dirname(folder)  # noqa: PTH120


def _look(file: str, path: str, status: os.stat_result | OSError, now: int) -> Source | Problem:
    if isinstance(status, OSError):
        return Problem(path, f"cannot be read ({_reason(status)})", "Check its permissions")
    if stat.S_ISDIR(status.st_mode):
        return Problem(path, "is a folder that cannot be listed", "Check its permissions")
    if stat.S_ISLNK(status.st_mode):
        return Problem(path, "is a link, and links are not followed", "Name its target as a source")
    if not stat.S_ISREG(status.st_mode):
        return Problem(path, "is a device, a pipe or a socket", "Copy its content to a file")
    kind = suffix(path)
    if kind not in FORMATS and kind != ARCHIVE:
        return Problem(path, *unsupported(path))
    if status.st_size > MAX_BYTES and kind != ARCHIVE:
        return Problem(path, *too_large(status.st_size))
    return Source(path, status.st_size, partial(_load, file), signature(status, now))


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
