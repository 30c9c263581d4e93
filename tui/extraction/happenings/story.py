"""A story: all that one document tells of one happening."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from tui.extraction.happenings.strikes import BEGINNING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.extraction.happenings.telling import Telling
    from tui.model import EventType, ParticipantRole, Subtype, When

NEAR = 8
"""Sentences back in which a definite phrase finds what it points at."""


_Said = TypeVar("_Said")
_Asked = ParamSpec("_Asked")


def once(
    question: Callable[Concatenate[Story, _Asked], _Said],
) -> Callable[Concatenate[Story, _Asked], _Said]:
    """A question about what a story's tellings say, asked of a settled story: it is worked out once for these tellings.

    A telling is compared with hundreds of stories, which hardly any of them joins. What is asked for, behind the
    story, is by position.
    """

    @wraps(question)
    def ask(story: Story, /, *asked: _Asked.args, **named: _Asked.kwargs) -> _Said:
        if story.answers is None:
            return question(story, *asked, **named)
        try:
            answer: _Said = story.answers[question, asked]
        except KeyError:
            answer = story.answers[question, asked] = question(story, *asked, **named)
        return answer

    return ask


@contextmanager
def settled(stories: Sequence[Story]) -> Iterator[None]:
    """Nothing changes any telling of these stories for a while; more may be added, and more stories settled."""
    for story in stories:
        story.settle()
    try:
        yield
    finally:
        for story in stories:
            story.answers = None


class Story:
    """All tellings of one happening in a document, the first one first."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self.certainty = 1.0
        self.answers: dict[tuple[object, ...], Any] | None = None
        """What ``once`` has worked out, as long as the story is settled."""

    def settle(self) -> Story:
        """The story itself, of which nothing changes any telling until ``settled`` ends."""
        self.answers = {}
        return self

    def add(self, telling: Telling) -> None:
        """A telling behind those that the story has is of it, too."""
        self.tellings.append(telling)
        if self.answers is not None:
            self.answers.clear()

    @property
    @once
    def type(self) -> EventType:
        """The kind of event, of the telling that says most."""
        return self.lead.type

    @property
    @once
    def lead(self) -> Telling:
        """The telling that gives the happening its kind: the first that is no mere toll."""
        return next((telling for telling in self.tellings if telling.trigger.kind.effect is None), self.tellings[0])

    @property
    @once
    def subtype(self) -> Subtype | None:
        """The first subtype that a telling gives; a disaster has none."""
        if self.type == "disaster":
            return None
        return next((telling.subtype for telling in self.tellings if telling.subtype), None)

    @property
    @once
    def last(self) -> int:
        """The last sentence about it."""
        return max(telling.sentence.index for telling in self.tellings)

    @property
    @once
    def called_by_its_day(self) -> bool:
        """Whether a day is its name, as of 9/11: it is one for sure, and nothing else is it that is not called so."""
        return any(telling.when is not None and telling.when.rule == "named day" for telling in self.tellings)

    @property
    @once
    def sure_of_date(self) -> bool:
        """Whether some telling's date is surely that of the happening."""
        return any(telling.sure_of_date for telling in self.tellings)

    @once
    def when(self) -> When | None:
        """The most exact date that a telling gives, the earliest telling's first; of a strike, when it began."""
        begun = (telling.when for telling in self.tellings if telling.when and telling.trigger.words in BEGINNING)
        if (first := next(begun, None)) is not None:
            return first
        order = ("day", "range", "month", "year")
        told = [one for one in self.tellings if not (one.plural and one.trigger.words == "aftershock")] or self.tellings
        sure = [telling.when for telling in told if telling.when is not None and telling.sure_of_date]
        dates = sure or [
            telling.when
            for telling in told
            if telling.when is not None and not (telling.definite and telling.type == "statement")
        ]
        dates.sort(key=lambda when: order.index(when.precision) if when.precision in order else 4)
        return dates[0] if dates else None

    @once
    def keys(self, *roles: ParticipantRole) -> frozenset[str]:
        """Who and what takes part in some roles."""
        return frozenset(f.key for telling in self.tellings for f in telling.fillers if f.role in roles)
