"""What was extracted from one article: its marks in the text, and the list of its facts. Runs in a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from tui.lens.language import Field
from tui.model import Event, Figure, Quote, Relation
from tui.widgets.amounts import amount
from tui.widgets.choices import Choice
from tui.widgets.dates import in_words, iso
from tui.widgets.marks import Mark
from tui.widgets.tolls import in_words as toll_in_words
from tui.widgets.tolls import killed

if TYPE_CHECKING:
    from tui.model import Actor, Article, Body
    from tui.screens.desk import Desk
    from tui.terminal.glyphs import Glyphs

Fact = Event | Quote | Figure | Relation


class Facts(Struct, frozen=True):
    """An article with everything that was found in it."""

    article: Article
    body: Body
    actors: dict[str, Actor]
    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]

    def marks(self) -> list[Mark]:
        """Actors where they are named, dates and the words that made a sentence an event."""
        marks = [Mark(one.start, one.end, "actor", one.actor) for one in self.body.mentions]
        for event in self.events:
            for report in event.reports:
                if report.article != self.article.id:
                    continue
                low, high = report.start, max(report.end, report.start)
                trigger = self.body.text.lower().find(report.trigger.lower(), low, high) if report.trigger else -1
                if trigger >= 0:
                    end = _word_end(self.body.text, trigger + len(report.trigger))
                    marks.append(Mark(trigger, end, "event", event.id))
                words = report.when.text
                where = self.body.text.find(words, low, high) if words else -1
                if words and where >= 0:
                    marks.append(Mark(where, where + len(words), "date", event.id))
        return marks

    def sentences(self) -> list[Mark]:
        """The sentences that tell of events."""
        return [
            Mark(report.start, report.end, "event", event.id)
            for event in self.events
            for report in event.reports
            if report.article == self.article.id
        ]

    def choices(self, glyphs: Glyphs) -> list[Choice[tuple[int, int]]]:
        """The facts in the order of the text, each with where it stands."""
        found: list[tuple[int, Choice[tuple[int, int]]]] = []
        for event in self.events:
            for report in event.reports:
                if report.article == self.article.id:
                    choice = Choice(event.title, (report.start, report.end), iso(event.when), killed(event, glyphs))
                    found.append((report.start, choice))
        for quote in self.quotes:
            words = f"{self._speaker(quote)}: {quote.text}"
            found.append((quote.start, Choice(words, (quote.start, quote.end), "quote")))
        for figure in self.figures:
            found.append((figure.start, Choice(self._figure(figure), (figure.start, figure.end), "figure")))
        for relation in self.relations:
            words = self._relation(relation)
            found.append((relation.start, Choice(words, (relation.start, relation.end), "relation")))
        return [choice for _, choice in sorted(found, key=lambda one: one[0])]

    def at(self, start: int, end: int) -> list[Fact]:
        """The facts whose sentence shares a character with a stretch."""
        every: list[Quote | Figure | Relation] = [*self.quotes, *self.figures, *self.relations]
        stated = [one for one in every if one.start < end and one.end > start]
        told = [event for event in self.events if any(_tells(event, self.article.id, start, end))]
        return [*told, *stated]

    def in_a_line(self, fact: Fact) -> str:
        """What a fact says: ``attack 2024-11-09 Blast at the harbour, at least 26 killed``."""
        if isinstance(fact, Event):
            tolls = ((fact.killed, "killed"), (fact.injured, "injured"))
            toll = "".join(f", {toll_in_words(one)} {verb}" for one, verb in tolls if one)
            return f"{fact.type.replace('_', ' ')} {iso(fact.when)} {fact.title}{toll}"
        if isinstance(fact, Quote):
            return f"said by {self._speaker(fact)}"
        return self._figure(fact) if isinstance(fact, Figure) else self._relation(fact)

    def _speaker(self, quote: Quote) -> str:
        return self._called(quote.speaker) or quote.speaker_text

    def _figure(self, figure: Figure) -> str:
        period = f", {in_words(figure.period)}" if figure.period.start else ""
        return f"{' '.join(amount(figure))}{period}"

    def _relation(self, relation: Relation) -> str:
        told = f"{self._called(relation.subject)} {relation.predicate.replace('_', ' ')}"
        if relation.object:
            return f"{told} {self._called(relation.object)}"
        return f"{told}: “{relation.detail}”" if relation.detail else told

    def _called(self, actor: str | None) -> str:
        """An actor's name; the words themselves if it is no actor's id."""
        return self.actors[actor].name if actor in self.actors else actor or ""


def _word_end(text: str, at: int) -> int:
    """Where the word ends that an offset is in: a trigger is a lemma, ``abduct`` of ``abducted``."""
    while at < len(text) and text[at].isalpha():
        at += 1
    return at


def _tells(event: Event, article: str, start: int, end: int) -> list[bool]:
    return [True for one in event.reports if one.article == article and one.start < end and one.end > start]


def facts(desk: Desk, article: str) -> Facts:
    """Everything that was found in an article.

    Raises:
        UnknownRecord: if there is no such article.
    """
    query = Field("article", article)
    body = cast("Body", desk.dossier.get("texts", article))
    named = {one.actor for one in body.mentions}
    quotes = cast("list[Quote]", desk.records("quotes", desk.lens.select(query, "quotes")[:]))
    relations = cast("list[Relation]", desk.records("relations", desk.lens.select(query, "relations")[:]))
    named |= {one.speaker for one in quotes if one.speaker}
    named |= {side for one in relations for side in (one.subject, one.object) if side}
    return Facts(
        cast("Article", desk.dossier.get("articles", article)),
        body,
        {actor.id: actor for actor in desk.actors(sorted(named))},
        tuple(desk.events(desk.lens.select(query, "events")[:])),
        tuple(quotes),
        tuple(cast("list[Figure]", desk.records("figures", desk.lens.select(query, "figures")[:]))),
        tuple(relations),
    )
