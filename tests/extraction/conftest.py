"""Texts as the steps behind cleaning see them, without the steps before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import pytest

from tui.extraction.analysis import Analysis, ArticleFacts, Cast, Cleaned, Named, PlaceMention
from tui.extraction.cast import actors
from tui.extraction.geography import places
from tui.extraction.parsing import analyse
from tui.extraction.pipeline import extract
from tui.extraction.ties import relations
from tui.model import Appearance, Block, Document, Dropped, Table, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from tests.extraction.reports import Reported
    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Relation

    Relating = Callable[..., set[tuple[str, str, str | None]]]
    Related = Callable[..., tuple[dict[str, str], tuple[Relation, ...]]]


class Reading(Protocol):
    """Parses a text whose paragraphs stand on lines of their own, the first few of them headings."""

    def __call__(
        self,
        text: str,
        *,
        headings: int = 0,
        byline: str | None = None,
        published: When | None = None,
        dropped: tuple[Dropped, ...] = (),
        credits: tuple[tuple[int, int], ...] = (),
        table: Table | None = None,
    ) -> Analysis: ...


@pytest.fixture(scope="session")
def read(nlp: Language) -> Reading:
    def read(
        text: str,
        *,
        headings: int = 0,
        byline: str | None = None,
        published: When | None = None,
        dropped: tuple[Dropped, ...] = (),
        credits: tuple[tuple[int, int], ...] = (),
        table: Table | None = None,
    ) -> Analysis:
        blocks = []
        for number, line in enumerate(re.finditer(r"[^\n]+", text)):
            turn = re.match(r"\*\*([^*]+)\*\*: ", line[0])
            kind = "turn" if turn else "heading" if number < headings else "paragraph"
            if table and table.rows[0].start <= line.start() <= table.rows[-1].end:
                continue
            content = line.start() + (turn.end() if turn else 0)
            blocks.append(Block(kind, line.start(), line.end(), content, speaker=turn[1] if turn else None))
        cleaned = Cleaned(tuple(blocks), dropped, (table,) if table else ())
        facts = ArticleFacts("", "", byline=byline, published=published, credits=credits)
        return analyse(Document("text.txt", "text", "0", text), cleaned, facts, "ar-test", nlp)

    return read


@pytest.fixture(scope="session")
def cast(dictionaries: Dictionaries) -> Callable[[Analysis], tuple[dict[str, Appearance], Cast]]:
    """The actors of a text by name, and the mentions."""

    def cast(analysis: Analysis) -> tuple[dict[str, Appearance], Cast]:
        found, mentions = actors.find(analysis, places.find(analysis, dictionaries), dictionaries)
        return {one.name: one for one in found}, mentions

    return cast


@pytest.fixture(scope="session")
def located(read: Reading, dictionaries: Dictionaries) -> Callable[[str], tuple[PlaceMention, ...]]:
    """The places of a text."""
    return lambda text: places.find(read(text), dictionaries)


@pytest.fixture(scope="session")
def reported(dictionaries: Dictionaries) -> Reported:
    """The reports of a text."""
    return lambda text: extract(Document("a.txt", "text", "0" * 64, text), dictionaries).reports


@pytest.fixture(scope="session")
def related(
    read: Callable[..., Analysis],
    cast: Callable[[Analysis], tuple[dict[str, Appearance], Cast]],
    dictionaries: Dictionaries,
) -> Related:
    def related(text: str, table: Table | None = None) -> tuple[dict[str, str], tuple[Relation, ...]]:
        analysis = read(text, table=table)
        found, mentions = cast(analysis)
        named = Named(mentions, tuple(found.values()), places.find(analysis, dictionaries))
        names = {one.actor: one.name for one in found.values()}
        return names, relations.find(analysis, named, dictionaries)

    return related


@pytest.fixture(scope="session")
def relating(related: Related) -> Relating:
    """The relations of a text as names, those that are not hedged marked by no ``?``."""

    def relating(text: str, table: Table | None = None) -> set[tuple[str, str, str | None]]:
        names, found = related(text, table)
        return {
            (names[one.subject], one.predicate + "?" * one.hedged, names[one.object] if one.object else None)
            for one in found
        }

    return relating
