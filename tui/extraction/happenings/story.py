"""A story: all that one document tells of one happening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings.strikes import BEGINNING

if TYPE_CHECKING:
    from tui.extraction.happenings.telling import Telling
    from tui.model import EventType, ParticipantRole, Subtype, When

NEAR = 8
"""Sentences back in which a definite phrase finds what it points at."""


class Story:
    """All tellings of one happening in a document, the first one first."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self.certainty = 1.0

    @property
    def type(self) -> EventType:
        """The kind of event, of the telling that says most."""
        return self.lead.type

    @property
    def lead(self) -> Telling:
        """The telling that gives the happening its kind: the first that is no mere toll."""
        return next((telling for telling in self.tellings if telling.trigger.kind.effect is None), self.tellings[0])

    @property
    def subtype(self) -> Subtype | None:
        """The first subtype that a telling gives; a disaster has none."""
        if self.type == "disaster":
            return None
        return next((telling.subtype for telling in self.tellings if telling.subtype), None)

    @property
    def last(self) -> int:
        """The last sentence about it."""
        return max(telling.sentence.index for telling in self.tellings)

    @property
    def called_by_its_day(self) -> bool:
        """Whether a day is its name, as of 9/11: it is one for sure, and nothing else is it that is not called so."""
        return any(telling.when is not None and telling.when.rule == "named day" for telling in self.tellings)

    def when(self) -> When | None:
        """The most exact date that a telling gives, the earliest telling's first; of a strike, when it began."""
        begun = (telling.when for telling in self.tellings if telling.when and telling.trigger.words in BEGINNING)
        if (first := next(begun, None)) is not None:
            return first
        order = ("day", "range", "month", "year")
        sure = [telling.when for telling in self.tellings if telling.when is not None and telling.sure_of_date]
        dates = sure or [
            telling.when
            for telling in self.tellings
            if telling.when is not None and not (telling.definite and telling.type == "statement")
        ]
        dates.sort(key=lambda when: order.index(when.precision) if when.precision in order else 4)
        return dates[0] if dates else None

    def keys(self, *roles: ParticipantRole) -> set[str]:
        """Who and what takes part in some roles."""
        return {key for telling in self.tellings for key in telling.keys(*roles)}
