"""Where what is remembered of a dossier stands: private files in the user's state folder."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from tui import locations
from tui.errors import StateError
from tui.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path


def file_of(dossier: Path, suffix: str) -> Path:
    """The file of a dossier's for one thing that is remembered, by the dossier's whole path."""
    digest = hashlib.sha256(os.fsencode(locations.whole(dossier))).hexdigest()[:16]
    return locations.state_folder() / "sessions" / f"{digest}{suffix}"


def written(file: Path) -> int:
    """When a file was written last; 0 if there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def write(file: Path, data: bytes) -> None:
    """Write a private file, and the folders above it.

    Raises:
        OSError: if it cannot be written; it is then as it was.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole_file(file) as stream:
        stream.write(data)


def keep(file: Path, data: bytes) -> None:
    """Write what the user asked to be kept.

    Raises:
        StateError: if it cannot be written; it is then as it was.
    """
    try:
        write(file, data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StateError(f"This cannot be kept ({reason}): {error.filename or file}", "Check the folder") from error
