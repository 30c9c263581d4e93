"""Passages: where in the articles a query's words stand, the best first."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, cast, overload

from tui.lens.language import All, Not, Query
from tui.lens.matching import expression
from tui.lens.meaning import Meaning
from tui.lens.order import Backwards, InOrder
from tui.lens.subjects import parts_of, texts_of
from tui.model import Body
from tui.store.cache import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.lens.sets import Sets
    from tui.store.records import Record

RANKED: Final = 5_000
"""Up to so many matches all are ranked; of more, only the newest so many."""
_LONGEST: Final = 280
_SENTENCE: Final = re.compile(r"[.!?…][\"'”’)]*\s+(?=\S)|\n+")
_OPEN, _CLOSE = "\x02", "\x03"
_UNREADABLE: Final = re.compile("[\x00\x02\x03\ud800-\udfff]")
"""What cannot stand in a text that SQLite is to mark."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that answers a query.

    ``start`` and ``end`` cut it from the article's text, and so does each of ``marks``: the words that were found.
    ``rank`` grows with relevance.
    """

    article: str
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    rank: float


class Hit(NamedTuple):
    """An article that matches, by number, with its relevance."""

    number: int
    rank: float


class Passages(Sequence[Passage]):
    """Stretches of the articles that a query selects, the most relevant first, cut when they are looked at.

    Args:
        query: what was asked.
        found: the articles.
        identities: gives the ids of articles by their numbers.
        bodies: reads the bodies of articles by their ids.
    """

    def __init__(
        self,
        query: Query,
        found: Sequence[Hit],
        identities: Callable[[Sequence[int]], Sequence[str]],
        bodies: Callable[[Sequence[str]], Sequence[Record]],
    ) -> None:
        self._words = texts_of(parts_of(query))[0]
        self._hits = found
        self._identities = identities
        self._bodies = bodies

    def __len__(self) -> int:
        return len(self._hits)

    def __iter__(self) -> Iterator[Passage]:
        return iter(self[:])

    @overload
    def __getitem__(self, index: int) -> Passage: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, index: int | slice) -> Passage | tuple[Passage, ...]:
        if isinstance(index, int):
            return self._cut([self._hits[index]])[0]
        return self._cut(self._hits[index])

    def _cut(self, found: Sequence[Hit]) -> tuple[Passage, ...]:
        """For each article the stretch with most of the words found; its beginning, if they are in its title only."""
        articles = self._identities([hit.number for hit in found])
        texts = [cast(Body, body).text for body in self._bodies(articles)]
        ranks = [hit.rank for hit in found]
        return tuple(map(_passage, articles, ranks, texts, _marks(texts, self._words)))


def hits(sets: Sets, query: Query, limit: int) -> list[Hit]:
    """The articles that a query selects, by relevance to its words, a word in the title counting four times.

    Of more than :data:`RANKED` of them the newest are ranked. Without words the newest come first.
    """
    text, others = texts_of(parts_of(query))
    articles, order = Meaning(sets, query).selected("articles"), sets.order("article")
    newest = Backwards(InOrder(order, articles), articles.bit_count()).numbers(0, limit if text is None else RANKED)
    if text is None:
        return [Hit(number, 0.0) for number in newest]
    statement = (
        "SELECT rowid, -bm25(article_text, 4.0, 1.0) FROM article_text WHERE article_text MATCH ? AND rowid >= ?"
    )
    if others:  # The plus keeps SQLite from searching the words once for each article.
        statement += f" AND +rowid IN ({', '.join(map(str, newest))})"
    rows = sets.connection.execute(statement, (expression(text), min(newest, default=0)))
    wanted = frozenset(newest)
    ranked = [row for row in rows.fetchall() if row[0] in wanted]
    least = min(nlargest(limit, map(itemgetter(1), ranked)), default=0.0)
    best = (Hit(*row) for row in ranked if row[1] >= least)
    return sorted(best, key=lambda hit: (-hit.rank, -order.place(hit.number)))[:limit]


def unranked(sets: Sets, query: Query) -> int:
    """How many of the articles in which a query's words are found are too old to be among those that are ranked."""
    if texts_of(parts_of(query))[0] is None:
        return 0
    return max(0, Meaning(sets, query).selected("articles").bit_count() - RANKED)


def _marks(texts: Sequence[str], query: Query | None) -> list[list[tuple[int, int]]]:
    """Where the query's words stand in each text, found by the very tokenizer that found the texts."""
    if query is None or not texts:
        return [[] for _ in texts]
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(body, tokenize='{TOKENIZER}')")
        connection.executemany("INSERT INTO t VALUES (?)", ((_UNREADABLE.sub(" ", text),) for text in texts))
        found: list[list[tuple[int, int]]] = [[] for _ in texts]
        for word in _positive(query):
            for row, marked in connection.execute(
                "SELECT rowid, highlight(t, 0, ?, ?) FROM t WHERE t MATCH ?", (_OPEN, _CLOSE, expression(word))
            ):
                found[row - 1] += _spans(marked)
    finally:
        connection.close()
    return [_apart(spans) for spans in found]


def _positive(query: Query) -> list[Query]:
    """The words and phrases that are wanted, each alone, so that one found is marked wherever the others are."""
    match query:
        case Not():
            return []
        case All(parts):
            return [leaf for part in parts for leaf in _positive(part)]
    return list(query.leaves())


def _spans(marked: str) -> list[tuple[int, int]]:
    spans = []
    start = -1
    for seen, match in enumerate(re.finditer(f"[{_OPEN}{_CLOSE}]", marked)):
        if match[0] == _OPEN:
            start = match.start() - seen
        else:
            spans.append((start, match.start() - seen))
    return spans


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _passage(article: str, rank: float, text: str, marks: list[tuple[int, int]]) -> Passage:
    """The sentence with the most different words found, longer if short, cut at words if long."""
    bounds = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    best = (0, 0, bounds[1])
    for start, _ in marks:
        at = bisect_right(bounds, start) - 1
        left, right = bounds[at], bounds[at + 1]
        inside = marks[bisect_left(marks, (left, 0)) : bisect_left(marks, (right, 0))]
        different = {text[a:b].casefold() for a, b in inside if b <= right}
        best = max(best, (len(different), -left, right), key=lambda found: found[:2])
    left, right = (-best[1], best[2]) if best[0] else (0, bounds[1])
    right = left + len(text[left:right].rstrip())
    inside = [(a, b) for a, b in marks if left <= a and b <= right]
    if right - left > _LONGEST:
        left, right = _cut(text, left, right, inside[0][0] if inside else left)
        inside = [(a, b) for a, b in inside if left <= a and b <= right]
    return Passage(article, left, right, text[left:right], tuple(inside), rank)


def _cut(text: str, left: int, right: int, at: int) -> tuple[int, int]:
    """A stretch of the longest length that begins a little before a place, at a word."""
    start = max(left, min(at - 60, right - _LONGEST))
    end = min(right, start + _LONGEST)
    if start > left:
        start = text.find(" ", start, at) + 1 or start
    if end < right:
        end = max(text.rfind(" ", start, end), at + 1) if text.rfind(" ", start, end) > at else end
    return start, end
