"""A dossier's folder and the few things that are done to files in it, each by name and never through a link."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, Final, Self

from tui.errors import DossierBroken, DossierError, DossierMissing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_WRITE: Final = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NO_FILE: Final = (errno.ELOOP, errno.EMLINK, errno.EISDIR, errno.ENXIO, errno.ENODEV)
"""What the system says of a link, a folder, a pipe, a socket or a device that is opened as a file."""
_PRIVATE: Final = 0o600
_CHUNK: Final = 1 << 30


class File:
    """An open file, read and written at offsets, so that threads share it; closed when nobody holds it any more."""

    __slots__ = ("descriptor", "name")

    def __init__(self, descriptor: int, name: str) -> None:
        self.descriptor = descriptor
        self.name = name

    def read(self, length: int, offset: int) -> bytes:
        """Just so many bytes.

        Raises:
            DossierBroken: if the file ends before.
        """
        try:
            data = os.pread(self.descriptor, length, offset)
        except OSError as error:
            raise DossierBroken(f"{self.name} cannot be read: {error.strerror}", "Check the disk") from error
        if len(data) != length:
            raise DossierBroken(f"{self.name} ends too early")
        return data

    def expect(self, length: int = 0, offset: int = 0) -> None:
        """Have so many bytes, or all, read from the disk soon, where the system can be told so; nobody waits for it."""
        if hasattr(os, "posix_fadvise"):
            with contextlib.suppress(OSError):
                os.posix_fadvise(self.descriptor, offset, length, os.POSIX_FADV_WILLNEED)

    def write(self, data: bytes | bytearray, offset: int) -> None:
        """Write all of it."""
        view = memoryview(data)
        while view:
            written = os.pwrite(self.descriptor, view[:_CHUNK], offset)
            view, offset = view[written:], offset + written

    def size(self) -> int:
        """Its length in bytes."""
        return os.fstat(self.descriptor).st_size

    def cut(self, length: int) -> None:
        """Let it end there."""
        os.ftruncate(self.descriptor, length)

    def sync(self) -> None:
        """Wait until its bytes are on the disk."""
        os.fdatasync(self.descriptor)

    def __del__(self) -> None:
        os.close(self.descriptor)


class Folder:
    """An open folder. Names are resolved from it, so that moving it or a link in its place changes nothing."""

    def __init__(self, path: Path, descriptor: int | None = None) -> None:
        """Open it, unless a descriptor says that it is open.

        Raises:
            FileNotFoundError: if there is none.
            NotADirectoryError: if it is a file.
        """
        self.path = path
        self._descriptor = os.open(path, _FOLDER) if descriptor is None else descriptor

    def inner(self, name: str) -> Folder:
        """A folder within, made for its owner only if there is none.

        Raises:
            DossierBroken: if it is a link or no folder.
        """
        with contextlib.suppress(FileExistsError):
            os.mkdir(name, 0o700, dir_fd=self._descriptor)
        try:
            descriptor = os.open(name, _FOLDER | os.O_NOFOLLOW, dir_fd=self._descriptor)
        except NotADirectoryError as error:
            raise self._refuse(name, "not a folder") from error
        return Folder(self.path / name, descriptor)

    @classmethod
    def make(cls, path: Path, *, parents: bool = True) -> Self:
        """Open it; make it, for its owner only, if there is none.

        Raises:
            DossierError: if there is a file in its place.
        """
        try:
            path.mkdir(mode=0o700, parents=parents, exist_ok=True)
        except FileExistsError:
            raise DossierError(f"{path} is a file, not a dossier", "Name another place") from None
        return cls(path)

    def open(self, name: str, *, write: bool = False) -> File:
        """Open a file that is there.

        Raises:
            FileNotFoundError: if it is not.
            DossierBroken: if it is a link, a device or anything else but a file.
            DossierError: if the system does not let it be read, or written, which says nothing of what it is.
        """
        try:
            descriptor = os.open(name, _WRITE if write else _READ, dir_fd=self._descriptor)
        except FileNotFoundError:
            raise
        except OSError as error:
            if error.errno not in _NO_FILE:
                raise (unwritable(self.path, error) if write else unreadable(self.path / name, error)) from error
            raise self._refuse(name, error.strerror or "cannot be opened") from error
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise self._refuse(name, "not a file")
        return File(descriptor, name)

    def holds(self, name: str) -> bool:
        """Whether there is a file, without opening it.

        Raises:
            DossierBroken: if it is a link, a device or anything else but a file.
        """
        return self.length(name) is not None

    def length(self, name: str) -> int | None:
        """The bytes of a file, without opening it: closing it again would give up SQLite's locks on it; None if none.

        Raises:
            DossierBroken: if it is a link, a device or anything else but a file.
        """
        try:
            status = os.stat(name, dir_fd=self._descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(status.st_mode):
            raise self._refuse(name, "not a file")
        return status.st_size

    def create(self, name: str) -> File:
        """Open an empty file; one of that name, left behind by a crash, is removed first."""
        self.remove(name)
        flags = _WRITE | os.O_CREAT | os.O_EXCL
        return File(os.open(name, flags, _PRIVATE, dir_fd=self._descriptor), name)

    def ensure(self, name: str) -> File:
        """Open a file for writing, empty if there is none."""
        try:
            return self.open(name, write=True)
        except FileNotFoundError:
            return File(os.open(name, _WRITE | os.O_CREAT, _PRIVATE, dir_fd=self._descriptor), name)

    def load(self, name: str, limit: int) -> bytes:
        """A whole small file.

        Raises:
            FileNotFoundError: if it is not there.
            DossierBroken: if it is longer than ``limit`` bytes, or no file.
        """
        file = self.open(name)
        size = file.size()
        if size > limit:
            raise self._refuse(name, f"{size:,} bytes long, which no such file is")
        return file.read(size, 0)

    def rename(self, old: str, new: str) -> None:
        """Let a file take another's place, at once."""
        os.replace(old, new, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)

    def remove(self, name: str) -> None:
        """Remove a file; that it is not there is no error."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=self._descriptor)

    def sync(self) -> None:
        """Wait until the names in it are on the disk."""
        os.fsync(self._descriptor)

    def names(self) -> list[str]:
        """What is in it, in order."""
        return sorted(os.listdir(self._descriptor))  # noqa: PTH208 - by descriptor, not by path

    @property
    def closed(self) -> bool:
        """Whether it has been let go."""
        return self._descriptor < 0

    def close(self) -> None:
        """Let go of it; files opened from it stay open."""
        if not self.closed:
            os.close(self._descriptor)
            self._descriptor = -1

    def __del__(self) -> None:
        if hasattr(self, "_descriptor"):
            self.close()

    def _refuse(self, name: str, reason: str) -> DossierBroken:
        return DossierBroken(f"{self.path / name}: {reason}", "This is no sound dossier: restore it or build it again")


def existing(path: Path) -> Folder:
    """Open the folder of a dossier that is to be there.

    Raises:
        DossierMissing: if there is none.
        DossierError: if it cannot be read.
    """
    try:
        return Folder(path)
    except (FileNotFoundError, NotADirectoryError):
        raise missing(path) from None
    except OSError as error:
        raise unreadable(path, error) from error


def missing(path: Path) -> DossierMissing:
    """What is said where there is no dossier."""
    return DossierMissing(f"There is no dossier at {path}", "Build one: dateline build DOCUMENTS --dossier PATH")


def unreadable(path: Path, error: OSError) -> DossierError:
    """What is said where the system does not let a dossier be read."""
    return DossierError(f"{path} cannot be read: {error.strerror or error}", "Check its permissions")


def unwritable(path: Path, error: OSError) -> DossierError:
    """What is said where the system does not let a dossier be written, or its disk is full."""
    remedy = "Check the path, free space and permissions"
    return DossierError(f"{path} cannot be written: {error.strerror or error}", remedy)


@contextlib.contextmanager
def disk(path: Path) -> Iterator[None]:
    """Say what a full or failing disk means for what is written at a path, and which dossier it is that is broken."""
    try:
        yield
    except DossierBroken as error:
        raise error.at(path) from error
    except OSError as error:
        raise unwritable(path, error) from error
