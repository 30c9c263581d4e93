"""Common words as postings, so that what half of the articles say is found as quickly as what one of them says.

Words are stemmed by the full-text index itself. A stem that is its own stem and that many records have gets a posting
of its own, with the field ``word STEM``, when the cache is made; all others are searched in the full-text index.
"""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import closing
from typing import TYPE_CHECKING, Final

from tui.store.cache.schema import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.store.cache.postings import Postings

WORD: Final = "word "
"""What the field of a common word's posting begins with."""
_SHARE: Final = 32
"""A word is common if one in so many records has it."""
_LEAST: Final = 1000
"""Records that have a common word at least."""
_KINDS: Final = ("article", "event")


class CommonWords:
    """Keeps the postings of common words right for new records."""

    def __init__(self, connection: sqlite3.Connection, postings: Postings) -> None:
        self._run = connection.execute
        self._postings = postings
        fields = "SELECT field FROM posting WHERE kind = ? AND field GLOB ?"
        self._common = {kind: {field for (field,) in self._run(fields, (kind, f"{WORD}*"))} for kind in _KINDS}

    def put(self, kind: str, number: int, *texts: str) -> None:
        """A new record has some texts."""
        if common := self._common[kind]:
            for stem in stems(texts):
                if (field := WORD + stem) in common:
                    self._postings.put((kind, field, 0), number)

    def find(self) -> None:
        """Look for common words among all records, which have been put into the full-text index."""
        for kind in _KINDS:
            (every,) = self._run(f"SELECT count(*) FROM {kind}").fetchone()  # noqa: S608
            self._run(f"CREATE VIRTUAL TABLE temp.stems USING fts5vocab('main', '{kind}_text', 'row')")
            least = max(_LEAST, every // _SHARE)
            found = [stem for (stem,) in self._run("SELECT term FROM temp.stems WHERE doc >= ?", (least,))]
            self._run("DROP TABLE temp.stems")
            match = f"SELECT group_concat(rowid) FROM {kind}_text WHERE {kind}_text MATCH ?"  # noqa: S608
            for stem in found:
                if stems([stem]) == {stem}:
                    (rows,) = self._run(match, (f'"{stem}"',)).fetchone()
                    self._postings.put_many((kind, WORD + stem, 0), array("I", map(int, rows.split(","))))


def stems(texts: Iterable[str]) -> set[str]:
    """The stems of the words of some texts."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='{TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, row)")
        connection.executemany("INSERT INTO t VALUES (?)", ((text,) for text in texts))
        return {stem for (stem,) in connection.execute("SELECT term FROM v")}
