"""The evidence of a record: the sentences that say it, as the strip shows them. Runs in a worker thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from tui.errors import UnknownRecord
from tui.model import Actor, Article, Body, Event, Figure, Quote, Relation
from tui.screens.sought import Sought, sought
from tui.widgets.dates import in_words as date_in_words
from tui.widgets.dates import iso
from tui.widgets.evidence import Evidence
from tui.widgets.tolls import in_words as toll_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model import Participant, ParticipantRole, Report
    from tui.screens.desk import Desk

MOST_SOURCES = 12
"""Articles that an actor's evidence is taken from."""
MOST_KEPT = 1000
"""Rows whose evidence stays at hand."""

_WHO_FIRST: Final[tuple[ParticipantRole, ...]] = (
    *("claimant", "perpetrator", "host", "participant", "speaker", "provider", "recipient", "other"),
    *("victim", "target"),
)

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n")


class Sources:
    """Finds evidence; keeps what it found last, and the titles of the articles that it has seen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._articles: dict[str, Article] = {}
        self._kept: dict[str, tuple[Evidence, ...]] = {}
        self._within = ""
        self._sought: Sought | None = None

    def look_within(self, text: str) -> None:
        """Let the evidence of articles be what a query seeks in them; may be asked outside the worker thread."""
        if text != self._within:
            self._within, self._sought = text, None
            self._kept = {one: found for one, found in self._kept.items() if not one.startswith("ar-")}

    def at_hand(self, row: Article | Event) -> tuple[Evidence, ...] | None:
        """The evidence of an article or event, if it was found lately; may be asked outside the worker thread."""
        return self._kept.get(row.id)

    def of(self, row: Article | Event) -> tuple[Evidence, ...]:
        """The evidence of an article or event, which is then at hand."""
        kept = self._kept
        found = kept.get(row.id)
        if found is None:
            # Of another lens, which may come meanwhile, other evidence is kept: what is found then goes nowhere.
            found = kept[row.id] = self.of_event(row) if isinstance(row, Event) else self.of_article(row)
            if len(kept) > MOST_KEPT:
                del kept[next(iter(kept))]
        return found

    def of_article(self, article: Article) -> tuple[Evidence, ...]:
        """The article's first sentence that holds what is sought, else its first one."""
        self._articles[article.id] = article
        body = self.body(article.id)
        if self._sought is None:
            self._sought = sought(self.desk, self._within)
        place = self._sought.place(body)
        if place is not None:
            return (self._at(article.id, *sentence(body, *place), body),)
        for block in body.blocks:
            if block.kind in ("paragraph", "turn") and block.end - block.content > 60:
                end = _END.search(body.text, block.content + 30, block.end)
                return (self._at(article.id, block.content, end.start() + 1 if end else block.end, body),)
        return (self._at(article.id, 0, min(len(body.text), 400), body),) if body.text.strip() else ()

    def of_event(self, event: Event) -> tuple[Evidence, ...]:
        """The sentence of each report, with what it alone says."""
        self.know(report.article for report in event.reports)
        differs = "; ".join(_difference(event, field) for field in event.disputed)
        elsewhere = _told_elsewhere(event)
        return tuple(
            self._evidence(report.article, report.start, report.end, report.quote, _note(report, elsewhere), differs)
            for report in event.reports
        )

    def of_actor(self, actor: Actor, articles: Sequence[str]) -> tuple[Evidence, ...]:
        """The sentence of the first mention in each of these articles."""
        found: list[Evidence] = []
        for article in articles[:MOST_SOURCES]:
            body = self.body(article)
            mention = next((one for one in body.mentions if one.actor == actor.id), None)
            if mention is not None:
                found.append(self._at(article, *sentence(body, mention.start, mention.end), body))
        return tuple(found)

    def of_fact(self, fact: Quote | Figure | Relation) -> tuple[Evidence, ...]:
        """The sentence that a fact stands on."""
        return (self._at(fact.article, fact.start, fact.end, self.body(fact.article)),)

    def body(self, article: str) -> Body:
        """An article's text; empty if there is none."""
        try:
            return cast("Body", self.desk.dossier.get("texts", article))
        except UnknownRecord:
            return Body(article, "")

    def _at(self, article: str, start: int, end: int, body: Body) -> Evidence:
        self.know([article])
        return self._evidence(article, start, end, body.text[start:end])

    def _evidence(self, article: str, start: int, end: int, quote: str, note: str = "", differs: str = "") -> Evidence:
        known = self._articles.get(article)
        title = known.title if known else article
        return Evidence(article, title, iso(known.published if known else None), start, end, quote, note, differs)

    def know(self, articles: Iterable[str]) -> None:
        """Read the titles and dates of these articles, if they are not known yet."""
        missing = [one for one in dict.fromkeys(articles) if one not in self._articles]
        self._articles.update((one.id, one) for one in self.desk.articles(missing))


def sentence(body: Body, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch of text, within its block."""
    low, high = 0, len(body.text)
    for block in body.blocks:
        if block.start <= start < block.end:
            low, high = block.content if start >= block.content else block.start, block.end
            break
    for stop in _END.finditer(body.text, low, high):
        if stop.end() > start:
            return low, max(stop.start() + 1, end)
        low = stop.end()
    return low, high


def _note(report: Report, elsewhere: Sequence[Participant] = ()) -> str:
    """What a report says besides: ``2 killed; claimant: Coastal Front; victim: two engineers``.

    ``elsewhere`` are those who take part by what other sentences say. Who did it comes first: there is little room.
    """
    tolls = ((report.killed, "killed"), (report.injured, "injured"))
    parts = [f"{toll_in_words(toll)} {verb}" for toll, verb in tolls if toll]
    if report.modality not in ("asserted", "generic"):
        parts.append(report.modality)
    roles: dict[str, list[str]] = {}
    for one in (*elsewhere, *report.participants):
        roles.setdefault(one.role, []).append(f"{one.text}?" if one.hedged else one.text)
    parts += [f"{role}: {', '.join(roles[role])}" for role in sorted(roles, key=_WHO_FIRST.index)]
    return "; ".join(parts)


def _told_elsewhere(event: Event) -> list[Participant]:
    """Who takes part in an event without any report's own sentence naming them: who claimed it afterwards."""
    told = {(one.role, one.actor or one.text) for report in event.reports for one in report.participants}
    return [one for one in event.participants if (one.role, one.actor or one.text) not in told]


def _difference(event: Event, field: str) -> str:
    """What the reports say of a field that they disagree on: ``killed: at least 26 / 24``."""
    said: list[str] = []
    for report in event.reports:
        if field in ("killed", "injured"):
            words = toll_in_words(report.killed if field == "killed" else report.injured)
        elif field in ("date", "when"):
            words = date_in_words(report.when)
        elif field == "place":
            words = report.place.name or report.place.country or ""
        else:
            words = ""
        if words and words not in said:
            said.append(words)
    return f"{field}: {' / '.join(said)}" if said else f"{field} differs"
