"""Finding documents: files, folders and archives, in an order that does not depend on the machine."""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tui.documents import archives
from tui.documents.source import ARCHIVE, FORMATS, MAX_BYTES, Source, suffix, too_large, unsupported
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
    taken: set[str] = set()
    reached: set[Path] = set()
    for root in roots:
        folder = root if root.is_dir() else root.parent
        for file in _walk(root):
            if file in reached:
                continue
            reached.add(file)
            path = _path(file, folder, taken)
            taken.add(path)
            found = _look(file, path)
            if isinstance(found, Source) and suffix(path) == ARCHIVE:
                yield from archives.members(file, path)
            else:
                yield found


def _walk(root: Path) -> Iterator[Path]:
    """The files at or below a root, but hidden ones and dossiers; a folder that cannot be listed stands as itself."""
    waiting = [root]
    while waiting:
        path = waiting.pop()
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        try:
            names = sorted(os.listdir(path), key=os.fsencode)  # noqa: PTH208 - names, not paths, decide
        except OSError:
            yield path
            continue
        below = (name for name in reversed(names) if not name.startswith(".") and not name.endswith(DOSSIER_SUFFIX))
        waiting.extend(path / name for name in below)


def _path(file: Path, folder: Path, taken: set[str]) -> str:
    """The path a file goes by: printable as UTF-8 whatever its name, and not taken yet."""
    while True:
        path = os.fsencode(file.relative_to(folder).as_posix()).decode("utf-8", "backslashreplace")
        if path not in taken or folder == folder.parent:
            return path
        folder = folder.parent


def _look(file: Path, path: str) -> Source | Problem:
    try:
        status = file.lstat()
    except OSError as error:
        return Problem(path, f"cannot be read ({_reason(error)})", "Check its permissions")
    if stat.S_ISDIR(status.st_mode):
        return Problem(path, "is a folder that cannot be listed", "Check its permissions")
    if stat.S_ISLNK(status.st_mode):
        return Problem(path, "is a link, and links are not followed", "Name its target as a source")
    if not stat.S_ISREG(status.st_mode):
        return Problem(path, "is a device, a pipe or a socket", "Copy its content to a file")
    if suffix(file.name) not in (*FORMATS, ARCHIVE):
        return Problem(path, *unsupported(file.name))
    if status.st_size > MAX_BYTES and suffix(file.name) != ARCHIVE:
        return Problem(path, *too_large(status.st_size))
    return Source(path, status.st_size, partial(_load, file))


def _load(file: Path) -> bytes:
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
