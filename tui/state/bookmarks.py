"""What a user marks to come back to, a dossier at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tui.errors import StateError
from tui.state.files import file_of, write

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIX = ".bookmarks"


def load(dossier: Path) -> tuple[str, ...]:
    """The ids of the records, in the order in which they were marked; none if there is nothing that can be read."""
    try:
        return msgspec.json.decode(file_of(dossier, _SUFFIX).read_bytes(), type=tuple[str, ...])
    except (OSError, ValueError, RecursionError):
        return ()


def turn(dossier: Path, identity: str) -> tuple[str, ...]:
    """Mark a record, or unmark it if it is marked; returns what is marked then.

    Raises:
        StateError: if that cannot be written.
    """
    before = load(dossier)
    after = tuple(one for one in before if one != identity) if identity in before else (*before, identity)
    file = file_of(dossier, _SUFFIX)
    try:
        write(file, msgspec.json.encode(after))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StateError(f"This cannot be kept ({reason}): {error.filename or file}", "Check the folder") from error
    return after
