"""Persons named outside sentences: in bylines and credits, in the labels of an interview's turns, and in tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.articles.credits import is_desk
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.tables.cells import grid
from tui.extraction.tables.heads import lemmas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.kinds import Kinds
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.titles import Titles
    from tui.extraction.tables.cells import Cell
    from tui.model import ActorKind

_SIGNED = re.compile(r"[A-Z][\w'’.-]+(?:\s(?:(?:de|del|van|von|bin|al|la)\s)*[A-Z][\w'’-]+){1,3}")
_DESK = r"(?:\s+in\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)?"
_SIGNERS = rf"{_SIGNED.pattern}{_DESK}(?:(?:,|,?\s+and|\s*&)\s+{_SIGNED.pattern}{_DESK})*"
_CREDIT = re.compile(
    rf"\b[Bb]y\s+({_SIGNERS})"
    rf"|\b[Cc]ontribut(?:ing|ors?)\s*:\s*({_SIGNERS})"
    rf"|(?:^\W*|\b(?:[Ww]riter|[Rr]eporter|[Jj]ournalist|[Cc]orrespondent)s?\s+)({_SIGNERS}),?(?:\s+also)?\s+contributed\b",
    re.MULTILINE,
)
"""Who made an article, or helped to, in a credit: "Reporting by N", "N in Lima contributed to this report"."""


def signers(analysis: Analysis, known: Knowledge) -> Iterator[Candidate]:
    """Who signs the article, at its head or in a credit at its foot."""
    facts, text = analysis.facts, analysis.text
    for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", facts.byline or ""):
        at = text.find(name) if " " in name.strip() else -1
        bodies = (hit.entry.kind != "person" and hit.end - hit.start == len(name) for hit in known.actors.find(name))
        if at >= 0 and not any(bodies):
            yield Candidate(at, at + len(name), " ".join(name.split()), "person", "byline", weight=5)
    for start, end in facts.credits:
        for credit in _CREDIT.finditer(text, start, end):
            for named in _SIGNED.finditer(text, *credit.span(credit.lastindex or 0)):
                if known.kinds.of(named[0]) is None and not is_desk(named[0]):
                    shown = " ".join(named[0].split())
                    yield Candidate(named.start(), named.end(), shown, "person", "byline", weight=4)


def tabled(analysis: Analysis, known: Knowledge) -> Iterator[Candidate]:
    """Who stands in a table's column whose head is an office, and which holds no body: "Leader", "Prime Minister"."""
    for table in analysis.cleaned.tables:
        read = grid(analysis.text, table)
        for column in read.columns("words"):
            cells = [cells[column] for cells in read.rows if not cells[column].is_empty]
            bodies = (hit.entry.kind != "person" for cell in cells for hit in known.actors.find(cell.text))
            if any(map(known.titles.is_head, lemmas(table.columns[column]))) and not any(bodies):
                yield from (one for cell in cells if (one := _holder(cell, analysis.text, known)) is not None)


def _holder(cell: Cell, text: str, known: Knowledge) -> Candidate | None:
    """The person whose name a cell is, behind titles or without."""
    words = cell.text.split()
    first = next((n for n, word in enumerate(words) if not known.titles.is_title(word)), len(words))
    name = " ".join(words[first:])
    if not _SIGNED.fullmatch(name) or known.kinds.of(name) is not None:
        return None
    return Candidate(text.find(words[first], cell.start, cell.end), cell.end, name, "person", "table", weight=4)


def speakers(analysis: Analysis, titles: Titles, kinds: Kinds, named: Iterable[Candidate]) -> Iterator[Candidate]:
    """Who has the turn in an interview, if the label is a name, or the surname of one of those named in its text."""
    text = analysis.text
    surnames = {normal(one.name).split()[-1] for one in named if " " in one.name}
    told: set[str] = set()
    for block in analysis.cleaned.blocks:
        if block.kind != "turn" or not block.speaker:
            continue
        at = text.find(block.speaker, block.start, block.content)
        if at < 0 and " " in block.speaker and block.speaker not in told:
            at = text.find(block.speaker)  # questions without labels: who answers them is named once, over them
        told.add(block.speaker)
        if at < 0:
            continue
        words = block.speaker.split()
        first = next((n for n, word in enumerate(words) if not titles.is_title(word)), len(words))
        name = " ".join(words[first:])
        if not name and (holder := _office_holder(block.speaker, text, named)) is not None:
            yield Candidate(at, at + len(block.speaker), holder, "person", "speaker", weight=4)
        if not name or not name[0].isupper() or (first == 0 and len(words) < 2 and normal(name) not in surnames):
            continue
        start = text.find(words[first], at)
        medium = words[0] == "The" or kinds.of(name) == "media" or _is_medium(name, text, kinds)
        kind: ActorKind = "media" if medium else "person"
        yield Candidate(start, at + len(block.speaker), name, kind, "speaker", weight=4)


def _office_holder(label: str, text: str, named: Iterable[Candidate]) -> str | None:
    """Who has the turn behind an office, "PRIME MINISTER:", if the text gives it to one person only."""
    office = fold(label)
    holders = {
        one.name
        for one in named
        if " " in one.name
        if (one.role is not None and fold(one.role.title) == office)
        or re.search(
            rf"\b{re.escape(office)}[\s,]+(?:the\s+)?(?:[a-z]{{1,4}}\.?\s+)?\Z",
            fold(text[max(0, one.start - 60) : one.start]),
        )
    }
    return next(iter(holders)) if len({normal(name) for name in holders}) == 1 else None


def _is_medium(name: str, text: str, kinds: Kinds) -> bool:
    """Whether the text calls the bearer of a label what no person is: "the magazine Global Waters"."""
    named = re.finditer(rf"(\w+) {re.escape(name)}(?!\w)", text)
    return any(kinds.named_after(fold(match[1])) is not None for match in named)
