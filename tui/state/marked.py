"""What a user marks in a dossier: rows to come back to, and articles that were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tui.state import files

if TYPE_CHECKING:
    from pathlib import Path


class Marked:
    """The ids of the records that have one kind of mark, a dossier at a time.

    Args:
        suffix: of the file in which they are remembered.
    """

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix

    def load(self, dossier: Path) -> tuple[str, ...]:
        """The ids, in the order in which they were marked; none if there is nothing that can be read."""
        try:
            return msgspec.json.decode(files.file_of(dossier, self._suffix).read_bytes(), type=tuple[str, ...])
        except (OSError, ValueError, RecursionError):
            return ()

    def written(self, dossier: Path) -> int:
        """When one was marked or unmarked last, here or elsewhere; 0 if none was."""
        return files.written(files.file_of(dossier, self._suffix))

    def mark(self, dossier: Path, identity: str) -> tuple[str, ...]:
        """Mark a record, if it is not marked; returns what is marked then.

        Raises:
            StateError: if that cannot be written.
        """
        before = self.load(dossier)
        return before if identity in before else self._keep(dossier, (*before, identity))

    def turn(self, dossier: Path, identity: str) -> tuple[str, ...]:
        """Mark a record, or unmark it if it is marked; returns what is marked then.

        Raises:
            StateError: if that cannot be written.
        """
        before = self.load(dossier)
        after = tuple(one for one in before if one != identity) if identity in before else (*before, identity)
        return self._keep(dossier, after)

    def _keep(self, dossier: Path, ids: tuple[str, ...]) -> tuple[str, ...]:
        files.keep(files.file_of(dossier, self._suffix), msgspec.json.encode(ids))
        return ids


BOOKMARKS: Final = Marked(".bookmarks")
READ: Final = Marked(".read")
"""The articles that the reader has shown, less those taken back."""
