"""Near-copies among the articles of a dossier, kept up to date.

Whether an article is a copy, and of which, depends on older originals alone: it copies the likest of those that it
shares enough hashes with. So articles are judged in the order of their age, and only those are judged again for which
an older article has become an original or ceased to be one.
"""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

from tui.build.joining.marks import Marks
from tui.extraction.articles.duplicates import CROWDED, KEYS, SHARED, likeness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_UNJUDGED = ("",)
"""Stands for the original of an article that has not been judged."""


class Copies:
    """The shelves of an index, and what follows from them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._waiting = Marks[str](connection, "waiting")
        self._changed = Marks[str](connection, "copied")

    def add(self, age: str) -> None:
        """An article is new; it is in the index already."""
        self._waiting.add(age)

    def remove(self, age: str) -> None:
        """An article is about to go; it still is in the index."""
        keys = self._sketch(age)[:KEYS]
        (original,) = self._run("SELECT original FROM article WHERE id = ?", (_id(age),)).fetchone()
        self._many("DELETE FROM shelf WHERE (key, copy, age) = (?, ?, ?)", self._places(keys, original, age))
        self._waiting.discard(age)
        if original is None:
            self._waiting.update(self._depending(keys, age))

    def settle(self) -> Marks[str]:
        """Judge what waits; returns the ids of the articles of which something else is said now than before."""
        self._changed.clear()
        for age in self._waiting:
            row = self._run("SELECT original FROM article WHERE id = ?", (_id(age),)).fetchone()
            if row is None:
                continue
            sketch = self._sketch(age)
            keys = sketch[:KEYS]
            found = self._original(age, sketch)
            if row == (found,):
                continue
            self._changed.add(_id(age))
            self._run("UPDATE article SET original = ? WHERE id = ?", (found, _id(age)))
            fresh = row == _UNJUDGED
            if not fresh:
                self._many("DELETE FROM shelf WHERE (key, copy, age) = (?, ?, ?)", self._places(keys, row[0], age))
            if found is None or (not fresh and row[0] is None):
                self._waiting.update(self._depending(keys, age))  # these are younger, so their turn is to come
            self._many("INSERT INTO shelf VALUES (?, ?, ?)", self._places(keys, found, age))
        self._waiting.clear()
        return self._changed

    def _original(self, age: str, sketch: Sequence[int]) -> str | None:
        """The original that an article copies, among those that are older."""
        keys = sketch[:KEYS]
        near: Counter[str] = Counter()
        for older in self._found(keys, "copy = 0 AND age < ?", age):
            if len(older) <= CROWDED:
                near.update(older)
        best = max(
            (
                (likeness(tuple(sketch), tuple(self._sketch(other))), count, _id(other))
                for other, count in near.items()
                if count >= min(SHARED, len(keys))
            ),
            default=None,
        )
        return best[2] if best and best[0] > 0 else None

    def _depending(self, keys: Sequence[int], age: str) -> set[str]:
        """The younger articles to which it matters whether one, which is on no shelf now, is an original."""
        found: set[str] = set()
        if not any(self._found(keys, "copy IN (0, 1) AND age > ?", age)):
            return found
        for key in keys:
            # Behind so many originals the key tells nothing, with this one or without it.
            last = self._run(
                "SELECT age FROM shelf WHERE key = ? AND copy = 0 ORDER BY age LIMIT 1 OFFSET ?", (key, CROWDED)
            ).fetchone()
            until = last[0] if last else "\U0010ffff"
            for copy in (0, 1):
                younger = self._run(
                    "SELECT age FROM shelf WHERE key = ? AND copy = ? AND age > ? AND age <= ?", (key, copy, age, until)
                )
                found.update(other for (other,) in younger)
        return found

    def _found(self, keys: Sequence[int], where: str, age: str) -> list[list[str]]:
        """What stands under each key, as far as it matters: no more than one article beyond a crowd."""
        most = len(keys) * (CROWDED + 1)
        marks = ", ".join("?" * len(keys))
        query = f"SELECT key, age FROM shelf WHERE key IN ({marks}) AND {where} LIMIT ?"  # noqa: S608
        rows = self._run(query, (*keys, age, most)).fetchall()
        if len(rows) == most:
            query = f"SELECT key, age FROM shelf WHERE key = ? AND {where} LIMIT ?"  # noqa: S608
            rows = [row for key in keys for row in self._run(query, (key, age, CROWDED + 1))]
        shelves: dict[int, list[str]] = {}
        for key, other in rows:
            shelves.setdefault(key, []).append(other)
        return list(shelves.values())

    def _sketch(self, age: str) -> array[int]:
        (data,) = self._run("SELECT sketch FROM article WHERE id = ?", (_id(age),)).fetchone()
        sketch = array("q")
        sketch.frombytes(data)
        return sketch

    @staticmethod
    def _places(keys: Iterable[int], original: str | None, age: str) -> list[tuple[int, int, str]]:
        return [(key, int(original is not None), age) for key in keys]


UNJUDGED = _UNJUDGED[0]


def _id(age: str) -> str:
    return age.rpartition(" ")[2]
