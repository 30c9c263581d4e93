"""What records point at: articles, stretches of their texts, actors, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.model import Actor, Article, Body, Event, Figure, Quote, Relation, Unedited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.model import Report
    from tui.store.records import Record


class References:
    """Gathers records, and then says which of them point at nothing."""

    ORDER: Final = (
        *("actors", "articles", "texts", "events", "quotes", "figures", "relations"),
        *("problems", "unedited", "decisions"),
    )
    """In this order, all but a few references are to what has been seen."""

    def __init__(self, text: Callable[[str], str]) -> None:
        """Begin with none; ``text`` gives the text of an article that has one."""
        self._text = text
        self._actors: set[str] = set()
        self._articles: set[str] = set()
        self._lengths: dict[str, int] = {}
        self._copies: list[tuple[str, str]] = []
        self._roles: list[tuple[str, str, int, int]] = []
        self._dangling: list[tuple[str, str]] = []

    def add(self, record: Record) -> None:
        """Take a record in."""
        match record:
            case Actor():
                self._actors.add(record.id)
                self._roles += [
                    (record.id, role.article, role.start, role.end) for role in record.roles if role.article
                ]
            case Article():
                self._articles.add(record.id)
                if record.duplicate_of:
                    self._copies.append((record.id, record.duplicate_of))
            case Body():
                self._body(record)
            case Event():
                for report in record.reports:
                    spans = ((report.start, report.end), *report.mentions)
                    self._told(record.id, report.article, spans)
                    self._quoted(record.id, report)
                    self._named(record.id, *(one.actor for one in report.participants), report.asserter)
                self._named(record.id, *(one.actor for one in record.participants))
            case Quote():
                self._told(record.id, record.article, [(record.start, record.end)])
                self._named(record.id, record.speaker)
            case Figure():
                self._told(record.id, record.article, [(record.start, record.end)])
                self._named(record.id, record.source)
            case Relation():
                self._told(record.id, record.article, [(record.start, record.end)])
                self._named(record.id, record.subject, record.object)
            case Unedited():
                if record.id not in self._articles:
                    self._dangling.append((record.id, "is as extracted, but there is no such article"))

    def dangling(self) -> Iterator[tuple[str, str]]:
        """The id of each record that points at nothing, and what it points at."""
        for actor, article, start, end in self._roles:
            self._told(actor, article, [(start, end)])
        for article in sorted(self._articles - self._lengths.keys()):
            self._dangling.append((article, "has no text"))
        for article, original in self._copies:
            if original not in self._articles:
                self._dangling.append((article, f"is a copy of {original}, which is not there"))
        yield from self._dangling

    def _body(self, body: Body) -> None:
        self._lengths[body.id] = len(body.text)
        if body.id not in self._articles:
            self._dangling.append((body.id, "has a text, but there is no such article"))
        spans = [(block.start, block.end) for block in body.blocks]
        spans += [(part.start, part.end) for part in body.dropped]
        spans += [(mention.start, mention.end) for mention in body.mentions]
        spans += [(row.start, row.end) for table in body.tables for row in table.rows]
        self._told(body.id, body.id, [*spans, *body.silent])
        self._named(body.id, *(mention.actor for mention in body.mentions))

    def _told(self, record: str, article: str, spans: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> None:
        length = self._lengths.get(article)
        if length is None:
            self._dangling.append((record, f"there is no text of article {article}"))
            return
        for start, end in spans:
            if not 0 <= start <= end <= length:
                self._dangling.append((record, f"{start} to {end} is not within the text of {article}"))

    def _quoted(self, event: str, report: Report) -> None:
        if report.article in self._lengths and self._text(report.article)[report.start : report.end] != report.quote:
            where = f"{report.start} to {report.end} of {report.article}"
            self._dangling.append((event, f"what it quotes is not at {where}"))

    def _named(self, record: str, *actors: str | None) -> None:
        for actor in actors:
            if actor and actor not in self._actors:
                self._dangling.append((record, f"there is no actor {actor}"))
