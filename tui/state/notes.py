"""The notes that a user writes on articles, events and actors, a dossier at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tui.state import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SUFFIX = ".notes"


def load(dossier: Path) -> Mapping[str, str]:
    """The notes by the ids of the records, in the order in which they were written; none if none can be read."""
    try:
        return msgspec.json.decode(files.file_of(dossier, _SUFFIX).read_bytes(), type=dict[str, str])
    except (OSError, ValueError, RecursionError):
        return {}


def written(dossier: Path) -> int:
    """When a note was written last, here or elsewhere; 0 if none was."""
    return files.written(files.file_of(dossier, _SUFFIX))


def keep(dossier: Path, identity: str, words: str) -> Mapping[str, str]:
    """Keep a note on a record in place of what was noted before; without words there is none. Returns all notes.

    Raises:
        StateError: if that cannot be written.
    """
    notes = {one: note for one, note in load(dossier).items() if one != identity or words}
    if words:
        notes[identity] = words
    files.keep(files.file_of(dossier, _SUFFIX), msgspec.json.encode(notes))
    return notes
