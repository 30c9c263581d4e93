"""A story: all that one document tells of one happening."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from tui.extraction.happenings.strikes import BEGINNING
from tui.extraction.happenings.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tui.model import EventType, Subtype, When

NEAR = 8
"""Sentences back in which a definite phrase finds what it points at."""


_Said = TypeVar("_Said")
_Asked = ParamSpec("_Asked")
_PRECISIONS = ("day", "range", "month", "year")


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


def running(
    step: Callable[Concatenate[_Said | None, Telling, _Asked], _Said],
) -> Callable[Concatenate[Story, _Asked], _Said]:
    """A question whose answer follows from that for the tellings before and one more, as a sum does.

    Of a settled story it takes in only the tellings that came since it was asked last: thousands may tell of one
    happening. The answer so far is None before the first telling; it is the step's own, to be added to in place.
    """

    @wraps(step)
    def ask(story: Story, /, *asked: _Asked.args, **named: _Asked.kwargs) -> _Said:
        sums = story.sums if story.sums is not None else {}
        taken, so_far = sums.get((step, asked), (0, None))
        if taken < len(story.tellings):
            for telling in islice(story.tellings, taken, None):
                so_far = step(so_far, telling, *asked, **named)
            sums[step, asked] = len(story.tellings), so_far
        answer: _Said = so_far
        return answer

    return ask


def gathered(
    of: Callable[Concatenate[Telling, _Asked], Iterable[_Said]],
) -> Callable[Concatenate[Story, _Asked], AbstractSet[_Said]]:
    """A question to which each telling gives some of the answer: all of it together, each once."""

    @wraps(of)
    def step(so_far: set[_Said] | None, telling: Telling, /, *asked: _Asked.args, **named: _Asked.kwargs) -> set[_Said]:
        found = set() if so_far is None else so_far
        found.update(of(telling, *asked, **named))
        return found

    return running(step)


@contextmanager
def settled(stories: Sequence[Story]) -> Iterator[None]:
    """Nothing changes any telling of these stories for a while; more may be added, and more stories settled."""
    for story in stories:
        story.settle()
    try:
        yield
    finally:
        for story in stories:
            story.answers = story.sums = None


class Story:
    """All tellings of one happening in a document, the first one first."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self.certainty = 1.0
        self.answers: dict[tuple[object, ...], Any] | None = None
        """What ``once`` has worked out, as long as the story is settled."""
        self.sums: dict[tuple[object, ...], tuple[int, Any]] | None = None
        """What ``running`` has worked out, as long as it is settled, and of how many tellings."""

    def settle(self) -> Story:
        """The story itself, of which nothing changes any telling until ``settled`` ends."""
        self.answers, self.sums = {}, {}
        return self

    def add(self, telling: Telling) -> None:
        """A telling behind those that the story has is of it, too."""
        self.tellings.append(telling)
        if self.answers is not None:
            self.answers.clear()

    @property
    def type(self) -> EventType:
        """The kind of event, of the telling that says most."""
        return self.lead.type

    @property
    @once
    def lead(self) -> Telling:
        """The telling that gives the happening its kind: the first that is no mere toll."""
        return next((telling for telling in self.tellings if telling.trigger.kind.effect is None), self.tellings[0])

    @property
    def subtype(self) -> Subtype | None:
        """The first subtype that a telling gives; a disaster has none."""
        return None if self.type == "disaster" else _subtype(self)

    @property
    def last(self) -> int:
        """The last sentence about it."""
        return _last(self)

    @property
    def sentences(self) -> AbstractSet[int]:
        """The indexes of all sentences about it."""
        return _sentences(self)

    @property
    def called_by_its_day(self) -> bool:
        """Whether a day is its name, as of 9/11: it is one for sure, and nothing else is it that is not called so."""
        return _called_by_its_day(self)

    @property
    def sure_of_date(self) -> bool:
        """Whether some telling's date is surely that of the happening."""
        return _sure_of_date(self)

    def when(self) -> When | None:
        """The most exact date that a telling gives, the earliest telling's first; of a strike, when it began."""
        best, only_after = _best_dated(self), _only_aftershocks(self)
        return best.when if best is not None and (only_after or not _of_aftershocks(best)) else None

    keys = gathered(Telling.keys)


@running
def _subtype(first: Subtype | None, telling: Telling) -> Subtype | None:
    return first or telling.subtype


@running
def _last(index: int | None, telling: Telling) -> int:
    return max(index or 0, telling.sentence.index)


@gathered
def _sentences(telling: Telling) -> tuple[int]:
    return (telling.sentence.index,)


@running
def _called_by_its_day(called: bool | None, telling: Telling) -> bool:
    return called or (telling.when is not None and telling.when.rule == "named day")


@running
def _sure_of_date(sure: bool | None, telling: Telling) -> bool:
    return sure or telling.sure_of_date


@running
def _only_aftershocks(only: bool | None, telling: Telling) -> bool:
    return only is not False and _of_aftershocks(telling)


@running
def _best_dated(best: Telling | None, telling: Telling) -> Telling | None:
    """The telling whose date holds, the first of those that are as good."""
    if telling.when is None or (telling.definite and telling.type == "statement" and not telling.sure_of_date):
        return best
    return telling if best is None or _worth(telling, telling.when) < _worth(best, best.when) else best


def _of_aftershocks(telling: Telling) -> bool:
    """Whether it tells of what comes after a quake, on many days."""
    return telling.plural and telling.trigger.words == "aftershock"


def _worth(telling: Telling, when: When | None) -> tuple[int, ...]:
    """How little a telling's date says of when the happening was: the least comes first."""
    if telling.trigger.words in BEGINNING:
        return (0,)
    order = _PRECISIONS.index(when.precision) if when and when.precision in _PRECISIONS else len(_PRECISIONS)
    return 1, _of_aftershocks(telling), not telling.sure_of_date, order
