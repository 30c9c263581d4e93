"""What a dossier held when it was last committed: the records that a change of it begins from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.errors import UnknownRecord
from tui.extraction.extract import Extract
from tui.model import Article, Body, Event, Figure, Quote, Relation, Unedited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.store.dossier import Dossier

T = TypeVar("T")


class Committed:
    """The records of a dossier's last commit, each of the type that is asked for; none, if it never was committed."""

    def __init__(self, dossier: Dossier | None) -> None:
        self._dossier = dossier

    def get(self, table: str, identity: str, kind: type[T]) -> T:
        """A record.

        Raises:
            UnknownRecord: if there is none.
        """
        assert self._dossier is not None
        record = self._dossier.get(table, identity)
        assert isinstance(record, kind)
        return record

    def all(self, table: str, kind: type[T]) -> Iterator[T]:
        """Every record of a table."""
        for record in self._dossier.all(table) if self._dossier else ():
            assert isinstance(record, kind)
            yield record

    def unedited(self, article: str) -> Unedited | None:
        """What was extracted from an article, if decisions have changed that."""
        try:
            return self.get("unedited", article, Unedited)
        except UnknownRecord:
            return None

    def extract(
        self, article: str, kept: Unedited | None, facts: Sequence[Sequence[str]], events: Iterable[str]
    ) -> Extract:
        """The extract of an article, put together again.

        Args:
            article: its id.
            kept: what was extracted from it, if decisions have changed that.
            facts: the ids of its quotes, its figures and its relations.
            events: the ids of the events that hold its reports.
        """
        row, body = self.get("articles", article, Article), self.get("texts", article, Body)
        row = msgspec.structs.replace(row, duplicate_of=None)
        if kept is not None:
            body = msgspec.structs.replace(body, appearances=kept.appearances, mentions=kept.mentions)
            return Extract(row, body, kept.reports, kept.quotes, kept.figures, kept.relations)
        quotes, figures, relations = facts
        told = (report for one in events for report in self.get("events", one, Event).reports)
        return Extract(
            row,
            body,
            tuple(report for report in told if report.article == article),
            tuple(self.get("quotes", one, Quote) for one in quotes),
            tuple(self.get("figures", one, Figure) for one in figures),
            tuple(self.get("relations", one, Relation) for one in relations),
        )
