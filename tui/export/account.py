"""The account of an article: what became of every character of it, and which of its facts want a second look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, get_args

from tui.export.reading import every
from tui.lens import Lens
from tui.lens.language import Field, any_of
from tui.model import Article, Body, Event, Figure, Quote, Relation, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.lens import Query
    from tui.lens.kinds import Kind
    from tui.store.dossier import Dossier

PartKind = Literal["space", "mark", "silent", "table", "heading", "told", "dropped", "unread"]
"""What a stretch of text is: white space, a block's marker, a sentence that gave no fact, the rows of a table or a
heading, of which none is expected, what gave some, boilerplate, and, last, what extraction did not look at."""
PART_KINDS: Final[tuple[PartKind, ...]] = get_args(PartKind)
READ: Final = "en"
"""The language that facts are read from; of other texts only the structure and known names are."""
UNCERTAIN: Final = 0.75
"""A fact or a date less certain than this wants a second look."""

Fact = Event | Quote | Figure | Relation
_SPACE: Final = re.compile(r"\s+")
_FACTS: Final[tuple[tuple[Kind, type[Fact]], ...]] = (
    ("events", Event),
    ("quotes", Quote),
    ("figures", Figure),
    ("relations", Relation),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article's text, end exclusive, and what became of it."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Account:
    """An article with what became of its text and what is doubtful among its facts.

    ``parts`` are in order, do not overlap, and add up to the text. ``silent`` are the sentences that gave no fact,
    without headings; ``undated`` events are of the timeline.
    """

    article: Article
    body: Body
    parts: tuple[Part, ...]
    facts: int
    silent: tuple[tuple[int, int], ...]
    undated: tuple[Event, ...]
    uncertain: tuple[Fact, ...]

    def characters(self, kind: PartKind) -> int:
        """How many characters are of a kind; over all kinds they add up to the text's length."""
        return sum(part.end - part.start for part in self.parts if part.kind == kind)


def accounts(dossier: Dossier, query: Query) -> Iterator[Account]:
    """The accounts of the articles that a query selects, in its order."""
    lens = Lens(dossier)
    any_status = any_of(Field("status", status) for status in get_args(Status))
    chosen = list(lens.select(query, "articles"))
    articles, bodies = every(dossier, "articles", chosen, Article), every(dossier, "texts", chosen, Body)
    for article, body in zip(articles, bodies, strict=True):
        here = Field("article", article.id)
        facts: list[Fact] = []
        for kind, record in _FACTS:
            wanted = here & any_status if kind == "events" else here
            facts += every(dossier, kind, lens.select(wanted, kind), record)
        yield account(article, body, facts)


def account(article: Article, body: Body, facts: Sequence[Fact]) -> Account:
    """The account of an article, given every fact that it tells."""
    events = [fact for fact in facts if isinstance(fact, Event) and fact.timeline]
    headings = [block for block in body.blocks if block.kind == "heading"]
    return Account(
        article=article,
        body=body,
        parts=tuple(parts(body, (span for fact in facts for span in _spans(fact, article.id)))),
        facts=len(facts),
        silent=tuple(
            (start, end)
            for start, end in body.silent
            if not any(block.start <= start and end <= block.end for block in headings)
        ),
        undated=tuple(event for event in events if event.when.start is None),
        uncertain=tuple(fact for fact in facts if certainty(fact) < UNCERTAIN),
    )


def parts(body: Body, told: Iterable[tuple[int, int]]) -> Iterator[Part]:
    """What became of a text, from its start to its end, given the spans that gave facts."""
    codes = bytearray([PART_KINDS.index("unread")]) * len(body.text)

    def mark(kind: PartKind, spans: Iterable[tuple[int, int]]) -> None:
        for start, end in spans:
            codes[start:end] = bytes([PART_KINDS.index(kind)]) * (end - start)

    mark("space", (match.span() for match in _SPACE.finditer(body.text)))
    mark("mark", ((block.start, block.content) for block in body.blocks))
    mark("silent", body.silent)
    mark("table", ((block.content, block.end) for block in body.blocks if block.kind == "table"))
    mark("heading", ((block.content, block.end) for block in body.blocks if block.kind == "heading"))
    mark("told", told)
    mark("dropped", ((dropped.start, dropped.end) for dropped in body.dropped))
    start = 0
    for code, run in groupby(codes):
        end = start + sum(1 for _ in run)
        yield Part(PART_KINDS[code], start, end)
        start = end


def certainty(fact: Fact) -> float:
    """How sure a fact is: no surer than its date, if it has one."""
    when = fact.when if isinstance(fact, Event) else fact.period if isinstance(fact, Figure) else None
    return min(fact.certainty, when.certainty) if when and when.start else fact.certainty


def _spans(fact: Fact, article: str) -> Iterator[tuple[int, int]]:
    """Where an article tells a fact."""
    if not isinstance(fact, Event):
        yield fact.start, fact.end
        return
    for report in fact.reports:
        if report.article == article:
            yield report.start, report.end
            yield from report.mentions
