"""A selection as a report in Markdown: to be read, printed, and cited from.

Every fact is followed by the numbers of the articles that say it, which are listed at the end; an event also by their
sentences. What documents say is escaped, so that nothing of it is taken for markup.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from tui.export.columns import Rows, count, dated
from tui.export.reading import known, selected
from tui.lens import describe
from tui.model import Actor, Article, Event, Figure, Quote, Relation
from tui.terminal.safety import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.lens import Query
    from tui.store.dossier import Dossier

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>#|~&]")


def report(dossier: Dossier, query: Query, notes: Mapping[str, str]) -> Iterator[str]:
    """The report on what a query selects, in lines that end with a newline; a note stands with the record of its id."""
    for line in _Report(dossier, query, notes).lines():
        yield f"{line}\n"


def plain(text: str) -> str:
    """A text of a document on one line, with nothing in it that Markdown or a terminal would obey."""
    return _MARKUP.sub(r"\\\g<0>", safe(" ".join(text.split())))


class _Report:
    def __init__(self, dossier: Dossier, query: Query, notes: Mapping[str, str]) -> None:
        self._info = dossier.info
        self._query = query
        self._notes = notes
        self._rows = Rows(dossier)
        self._events = selected(dossier, query, "events", Event)
        self._actors = selected(dossier, query, "actors", Actor)
        self._quotes = selected(dossier, query, "quotes", Quote)
        self._figures = selected(dossier, query, "figures", Figure)
        self._relations = selected(dossier, query, "relations", Relation)
        articles = {one.id: one for one in selected(dossier, query, "articles", Article)}
        facts: list[Quote | Figure | Relation] = [*self._quotes, *self._figures, *self._relations]
        told = [one.article for event in self._events for one in event.reports] + [fact.article for fact in facts]
        self._articles = [*articles.values(), *known(dossier, "articles", told, articles, Article)]
        self._numbers = {article.id: number for number, article in enumerate(self._articles, 1)}

    def lines(self) -> Iterator[str]:
        """The heading, what is reported on, and a section for each kind of record that there is."""
        yield f"# {plain(self._info.name)}"
        yield ""
        query = f" (query: {_verbatim(str(self._query))})" if self._query else ""
        yield f"What is shown: {plain(describe(self._query)) if self._query else 'everything'}{query}."
        yield f"{', '.join(self._numbers_of()) or 'Nothing'}. Built {plain(self._info.built[:10])}."
        yield from self._timeline()
        yield from _section("Actors", map(self._actor, self._actors))
        yield from _section("Quotes", map(self._quote, self._quotes))
        yield from _section("Figures", map(self._figure, self._figures))
        yield from _section("Relations", map(self._relation, self._relations))
        yield from _section("Articles", map(self._article, self._articles))

    def _numbers_of(self) -> Iterator[str]:
        """How many records of each kind are told of, and the articles that are cited last."""
        kinds = (self._events, "event"), (self._actors, "actor"), (self._quotes, "quote"), (self._figures, "figure")
        for records, noun in (*kinds, (self._relations, "relation"), (self._articles, "article")):
            if records:
                yield _counted(len(records), noun)

    def _timeline(self) -> Iterator[str]:
        if self._events:
            yield from ("", "## Timeline")
        for year, events in groupby(self._events, lambda event: (event.when.start or "undated")[:4]):
            yield from ("", f"### {year if year.isdigit() else 'Undated'}", "")
            for event in events:
                yield from self._event(event)

    def _event(self, event: Event) -> Iterator[str]:
        when = " ".join(filter(None, (dated(event.when), event.type.replace("_", " "))))
        doubt = "" if event.status == "reported" else f"{event.status}: "
        yield f"- **{when}: {doubt}{plain(event.title)}** ({'; '.join(self._details(event))})"
        said: dict[str, list[str]] = {}
        for told in event.reports:
            said.setdefault(plain(told.quote), []).append(self._cited(told.article))
        for quote, cited in said.items():
            yield ""
            yield f"  > “{quote}” {' '.join(cited)}"
        if event.id in self._notes:
            yield from ("", f"  {self._note(event.id)}")
        yield ""

    def _note(self, identity: str) -> str:
        return f"**Note:** {plain(self._notes[identity])}" if identity in self._notes else ""

    def _details(self, event: Event) -> Iterator[str]:
        if event.place.chain:
            yield plain(event.place.chain)
        for toll, verb in ((event.killed, "killed"), (event.injured, "injured")):
            if toll:
                yield f"{count(toll)} {verb}"
        roles: dict[str, list[str]] = {}
        for one in event.participants:
            name = plain(self._rows.named(one.actor, one.text))
            roles.setdefault(one.role, []).append(f"{name}?" if one.hedged else name)
        for role, names in roles.items():
            yield f"{role}: {', '.join(dict.fromkeys(names))}"
        if event.disputed:
            yield f"sources disagree on: {', '.join(event.disputed)}"
        yield event.id

    def _actor(self, actor: Actor) -> str:
        about = ", ".join(filter(None, (actor.kind.replace("_", " "), actor.country)))
        also = ", ".join(alias for alias, _ in actor.aliases if alias != actor.name)
        named = f"{_counted(actor.mentions, 'mention')} in {_counted(actor.articles, 'article')}"
        line = f"**{plain(actor.name)}** ({plain(about)}), {named}{f'; also: {plain(also)}' if also else ''}"
        return f"{line}. {self._note(actor.id)}".removesuffix(". ")

    def _quote(self, quote: Quote) -> str:
        words = f"“{plain(quote.text)}”" if quote.mode == "direct" else plain(quote.text)
        return f"{plain(self._rows.speaker(quote))}: {words} {self._cited(quote.article)}"

    def _figure(self, figure: Figure) -> str:
        number = f"{figure.bound or ''} {figure.value:,} {figure.metric}".strip()
        parts = (number, figure.place, dated(figure.period))
        return f"{plain(', '.join(filter(None, parts)))} {self._cited(figure.article)}"

    def _relation(self, relation: Relation) -> str:
        subject, predicate = self._rows.name(relation.subject), relation.predicate.replace("_", " ")
        words = f"{subject} {predicate} {self._rows.named(relation.object, '')}".strip()
        detail = f": {relation.detail}" if relation.detail else ""
        return f"{plain(words + detail)} {self._cited(relation.article)}"

    def _article(self, article: Article) -> str:
        source = article.agency or article.outlet or article.byline or ""
        parts = ", ".join(filter(None, (source, dated(article.published), article.path, article.id)))
        line = f"{self._cited(article.id)} {plain(article.title)}. {plain(parts)}"
        return f"{line}. {self._note(article.id)}".removesuffix(". ")

    def _cited(self, article: str) -> str:
        return rf"\[{self._numbers.get(article, '?')}\]"


def _verbatim(text: str) -> str:
    """A text as it is to be typed, between more backquotes than it has in a row."""
    shown = safe(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    return f"{fence} {shown} {fence}" if "`" in shown else f"`{shown}`"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _section(heading: str, items: Iterable[str]) -> Iterator[str]:
    """A heading and a list; nothing if the list is empty."""
    lines = [f"- {item}" for item in items]
    if lines:
        yield from ("", f"## {heading}", "", *lines)
