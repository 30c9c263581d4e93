"""The words of the articles, as they are written, for "did you mean"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from tui.store.cache.folding import storable

if TYPE_CHECKING:
    import sqlite3

    from tui.model import Article, Body

_COUNTED: Final = 100_000
"""Words that are counted before they are written."""
_WORD: Final = re.compile(r"[^\W\d_]{4,40}")


class Vocabulary:
    """Counts words over articles; :meth:`finish` writes them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: Counter[str] = Counter()

    def add(self, article: Article, body: Body) -> None:
        """Count each word of an article once."""
        self._counts.update(set(_WORD.findall(f"{article.title}\n{body.text}".lower())))
        if len(self._counts) > _COUNTED:
            self.finish()

    def finish(self) -> None:
        """Write what was counted; words only grow, and a rebuild starts afresh."""
        for word, count in sorted(self._counts.items()):
            word = storable(word)
            found = self._connection.execute("UPDATE word SET articles = articles + ? WHERE word = ?", (count, word))
            if not found.rowcount:
                added = self._connection.execute("INSERT INTO word (word, articles) VALUES (?, ?)", (word, count))
                row = added.lastrowid
                self._connection.execute("INSERT INTO word_text (rowid, word) VALUES (?, ?)", (row, word))
        self._counts.clear()
