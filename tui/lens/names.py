"""What a value in a query names: terms of a field, or actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.lens.parsing import FIXED_VALUES
from tui.store.cache import fold

if TYPE_CHECKING:
    import sqlite3

_BY_WORDS: Final = frozenset({"place", "weapon"})
_MOST: Final = 2000
"""Terms or actors that one value may stand for."""


class Names:
    """Looks values up in one cache."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[object, ...], list[int]] = {}

    def terms(self, field: str, value: str) -> list[int]:
        """The terms of a field that a value names.

        ``place:karachi`` and ``weapon:bomb`` name every place and weapon with that word. For other fields it is the
        term that is called so, and only if there is none every one with the word. ``kara*`` names all with a word
        that begins so.
        """
        key, prefix = fold(value), value.endswith("*")
        if not key:
            return []
        if not prefix and field not in _BY_WORDS:
            exact = self._rows("SELECT row FROM term WHERE field = ? AND key = ?", field, key)
            if exact or field in FIXED_VALUES or field == "actor_kind":
                return exact
        looked = f" {key}" if prefix else f" {key} "
        return self._rows(
            "SELECT row FROM term WHERE field = ? AND instr(' ' || key || ' ', ?) ORDER BY count DESC LIMIT ?",
            field,
            looked,
            _MOST,
        )

    def actors(self, value: str) -> list[int]:
        """The actors that a value names: by id, by a whole name or alias, else by words of one; most mentioned first.

        A bare ``taliban`` names the actor called so, and only if there is none every actor with that word in a name.
        """
        if found := self._rows("SELECT number FROM actor WHERE id = ?", value):
            return found
        key = fold(value)
        if not key:
            return []
        if not value.endswith("*"):
            exact = self._rows(
                "SELECT DISTINCT number FROM actor_name JOIN actor ON number = actor WHERE actor_name.key = ?"
                " ORDER BY mentions DESC, id",
                key,
            )
            if exact:
                return exact
        words = " AND ".join(f'"{word}"' for word in key.split())
        return self._rows(
            "SELECT DISTINCT number FROM actor_text JOIN actor_name ON actor_name.row = actor_text.rowid"
            " JOIN actor ON number = actor WHERE actor_text MATCH ? ORDER BY mentions DESC, id LIMIT ?",
            f"{words} *" if value.endswith("*") else words,
            _MOST,
        )

    def with_words(self, expression: str) -> list[int]:
        """The actors with a name that a full-text expression finds."""
        return self._rows(
            "SELECT actor FROM actor_name WHERE row IN (SELECT rowid FROM actor_text WHERE actor_text MATCH ?)",
            expression,
        )

    def _rows(self, statement: str, *values: object) -> list[int]:
        key = (statement, *values)
        if key not in self._known:
            self._known[key] = [row for (row,) in self._connection.execute(statement, values)]
        return self._known[key]
