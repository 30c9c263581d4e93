"""Common words as postings, so that what half of the articles say is found as quickly as what one of them says.

Words are stemmed by the full-text index itself. When the cache is made, a stem that many records have gets a posting
of its own, with the field ``word STEM``, and so does a beginning of many stems, with the field ``word BEGINNING*``. All
others are searched in the full-text index.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING, Final

from tui.store.cache.bits import bits_of
from tui.store.cache.postings import read
from tui.store.cache.schema import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from tui.store.cache.postings import Postings

WORD: Final = "word "
"""What the field of a common word's posting begins with."""
_SHARE: Final = 32
"""A word is common if one in so many records has it."""
_SHARE_OF_BEGINNINGS: Final = 4
"""A beginning is common if one in so many records has it, counted once for each stem: these are what a search joins."""
_LEAST: Final = 1000
"""Records that have a common word at least."""
_KINDS: Final = ("article", "event")
_AFTER_ALL: Final = chr(0x10FFFF)


class CommonWords:
    """Keeps the postings of common words and beginnings right for new records."""

    def __init__(self, connection: sqlite3.Connection, postings: Postings) -> None:
        self._connection = connection
        self._run = connection.execute
        self._postings = postings
        fields = "SELECT field FROM posting WHERE kind = ? AND field GLOB ?"
        self._common = {kind: {field for (field,) in self._run(fields, (kind, f"{WORD}*"))} for kind in _KINDS}

    def put(self, kind: str, number: int, *texts: str) -> None:
        """A new record has some texts."""
        if common := self._common[kind]:
            words = stems(texts)
            beginnings = {f"{one}*" for stem in words for one in accumulate(stem)}
            for field in common.intersection(WORD + one for one in (*words, *beginnings)):
                self._postings.put((kind, field, 0), number)

    def find(self) -> None:
        """Look for common words and beginnings among all records, which have been put into the full-text index."""
        for kind in _KINDS:
            (every,) = self._run(f"SELECT count(*) FROM {kind}").fetchone()  # noqa: S608
            for vocabulary, of in (("stems", "row"), ("places", "instance")):
                self._run(f"CREATE VIRTUAL TABLE temp.{vocabulary} USING fts5vocab('main', '{kind}_text', '{of}')")
            words, beginnings = _common(
                self._run("SELECT term, doc FROM temp.stems ORDER BY term"),
                max(_LEAST, every // _SHARE),
                max(_LEAST, every // _SHARE_OF_BEGINNINGS),
            )
            for common, bits in self._having(kind, words, beginnings):
                self._postings.put_set((kind, WORD + common, 0), bits)
            self._run("DROP TABLE temp.stems")
            self._run("DROP TABLE temp.places")

    def _having(
        self, kind: str, words: Collection[str], beginnings: Mapping[str, Collection[str]]
    ) -> Iterator[tuple[str, int]]:
        """The records that have each of some stems, and each of some beginnings with what these are made of.

        What has been given is looked up again: it is to be written before the next is asked for.
        """
        parts = {*words}.union(*beginnings.values()).difference(beginnings)
        searched = _unchanged({part.rstrip("*") for part in parts})
        written: set[str] = set()

        def find(part: str) -> int:
            if part in written:
                return read(self._connection, (kind, WORD + part, 0))
            word = part.rstrip("*")
            if word in searched:
                return matching(self._connection, kind, f'"{word}"{" *" * part.endswith("*")}')
            end = word + (_AFTER_ALL if part.endswith("*") else "\0")
            places = "SELECT group_concat(DISTINCT doc) FROM temp.places WHERE term >= ? AND term < ?"
            return _listed(self._run(places, (word, end)).fetchone()[0])

        for common, some in (*((word, [word]) for word in words), *beginnings.items()):
            yield common, reduce(or_, map(find, some))
            written.add(common)


def _common(
    counts: Iterable[tuple[str, int]], least: int, least_of_beginnings: int
) -> tuple[list[str], dict[str, list[str]]]:
    """The common ones of some stems, which come in order, and the common beginnings.

    The longest beginnings are first, each with the stems and beginnings that it is made of. A beginning has an asterisk
    at its end.
    """
    words: list[str] = []
    beginnings: dict[str, list[str]] = {}
    open_ones: list[_Beginning] = []

    def close() -> None:
        last = open_ones.pop()
        if last.count >= least_of_beginnings:
            beginnings[f"{last.text}*"] = last.parts
        if open_ones:
            open_ones[-1].count += last.count

    for stem, count in counts:
        if count >= least:
            words.append(stem)
        while open_ones and not stem.startswith(open_ones[-1].text):
            close()
        for end in range(len(open_ones) + 1, len(stem) + 1):
            if open_ones:
                open_ones[-1].parts.append(f"{stem[:end]}*")
            open_ones.append(_Beginning(stem[:end], 0, []))
        open_ones[-1].count += count
        open_ones[-1].parts.append(stem)
    while open_ones:
        close()
    return words, dict(sorted(beginnings.items(), key=lambda one: len(one[0]), reverse=True))


@dataclass(slots=True)
class _Beginning:
    """Of some stems, with how many records have them, counted once for each, and with what it is made of."""

    text: str
    count: int
    parts: list[str]


def matching(connection: sqlite3.Connection, kind: str, expression: str) -> int:
    """The records that a full-text expression finds, those that are gone perhaps among them."""
    statement = f"SELECT group_concat(rowid) FROM {kind}_text WHERE {kind}_text MATCH ?"  # noqa: S608
    return _listed(connection.execute(statement, (expression,)).fetchone()[0])


def _listed(rows: str | None) -> int:
    """Numbers with commas between them, as bits."""
    return bits_of(json.loads(f"[{rows}]")) if rows else 0


def stems(texts: Iterable[str]) -> dict[str, int]:
    """The stems of the words of some texts, and how often there is one."""
    with closing(_stemmed(texts)) as connection:
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, row)")
        return dict(connection.execute("SELECT term, cnt FROM v").fetchall())


def _unchanged(words: Iterable[str]) -> set[str]:
    """Of some stems those that are their own stems, and so can be searched for."""
    given = [*words]
    with closing(_stemmed(given)) as connection:
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
        return {stem for stem, row in connection.execute("SELECT term, doc FROM v") if stem == given[row - 1]}


def _stemmed(texts: Iterable[str]) -> sqlite3.Connection:
    """A full-text index of some texts."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='{TOKENIZER}')")
    connection.executemany("INSERT INTO t VALUES (?)", ((text,) for text in texts))
    return connection
