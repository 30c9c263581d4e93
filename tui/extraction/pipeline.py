"""The steps of extraction in their order: a document in, an extract out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import __version__
from tui.extraction.analysis import Named, silent
from tui.extraction.extract import Extract
from tui.model import Article, Body, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.extraction.analysis import Analysis, ArticleFacts, Cleaned
    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Document, Figure, Quote, Relation, Report

EXTRACTOR = f"dateline {__version__}"
"""Name and version of what made the facts; another one means that documents are read again."""


def extract(document: Document, dictionaries: Dictionaries) -> Extract:
    """Extract every fact of one document."""
    from tui.extraction import parsing
    from tui.extraction.articles import article
    from tui.extraction.cast import actors
    from tui.extraction.counts import figures
    from tui.extraction.geography import places
    from tui.extraction.happenings import events
    from tui.extraction.speech import quotes
    from tui.extraction.text import cleaning
    from tui.extraction.ties import relations
    from tui.extraction.time import dates

    identity = fingerprint("ar", document.path, document.sha256)
    cleaned = cleaning.clean(document, dictionaries)
    facts, cleaned = article.facts(document, cleaned, dictionaries)
    analysis = parsing.analyse(document, cleaned, facts, identity, parsing.model())
    when = dates.find(analysis)
    where = places.find(analysis, dictionaries)
    appearances, cast = actors.find(analysis, where, dictionaries)
    named = Named(cast, appearances, where, when)
    reports = events.find(analysis, named, dictionaries)
    said = quotes.find(analysis, named, dictionaries)
    counted = figures.find(analysis, named, dictionaries)
    related = relations.find(analysis, named, dictionaries)
    return Extract(
        article=_row(document, identity, facts, analysis),
        body=_body(document, identity, cleaned, named, _told(reports, (*said, *counted, *related)), analysis),
        reports=reports,
        quotes=said,
        figures=counted,
        relations=related,
    )


def _told(reports: Iterable[Report], facts: Iterable[Quote | Figure | Relation]) -> Iterator[tuple[int, int]]:
    """The stretches that tell something: where the facts stand, and what tells more of the same happenings."""
    for report in reports:
        yield report.start, report.end
        yield from report.mentions
    yield from ((fact.start, fact.end) for fact in facts)


def _body(
    document: Document,
    identity: str,
    cleaned: Cleaned,
    named: Named,
    told: Iterable[tuple[int, int]],
    analysis: Analysis,
) -> Body:
    """The text with who stands in it, and the sentences in which none of the stretches lie that tell something."""
    from tui.extraction.articles import duplicates

    return Body(
        id=identity,
        text=document.text,
        blocks=cleaned.blocks,
        dropped=cleaned.dropped,
        tables=cleaned.tables,
        appearances=named.appearances,
        mentions=named.cast.mentions,
        silent=silent(analysis, told),
        shingles=duplicates.sketch(analysis),
    )


def _row(document: Document, identity: str, facts: ArticleFacts, analysis: Analysis) -> Article:
    return Article(
        id=identity,
        path=document.path,
        format=document.format,
        sha256=document.sha256,
        title=facts.title,
        title_rule=facts.title_rule,
        byline=facts.byline,
        published=facts.published,
        outlet=facts.outlet,
        agency=facts.agency,
        language=facts.language,
        kinds=facts.kinds,
        words=sum(1 for sentence in analysis.sentences for token in sentence.each if token.is_alpha),
    )
