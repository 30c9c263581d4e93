"""Dates that a sentence gives by another happening's: "five weeks after", "two days before the vote"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.triggers import lemma
from tui.extraction.time import almanac
from tui.extraction.time.clock import count_of
from tui.model import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from spacy.tokens import Token

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import Precision

RULE: Final = "counted from the happening beside it"
_UNITS: Final = frozenset(["hour", "day", "night", "week", "fortnight", "month", "year"])
_WAYS: Final = {"after": 1, "before": -1}


def complete(stories: Iterable[Story]) -> None:
    """Date the one of two happenings by the other, where a sentence says how long lay between them."""
    told: dict[int, list[tuple[Telling, Story]]] = {}
    for story in stories:
        for telling in story.tellings:
            told.setdefault(telling.sentence.index, []).append((telling, story))
    for pairs in told.values():
        for count, unit, over, under in _intervals(pairs[0][0].sentence.span):
            within = frozenset(token.i for token in under.subtree)
            beside = frozenset(token.i for token in over.subtree) - within
            later, earlier = _nearest(pairs, over, beside), _nearest(pairs, under, within)
            words = under.doc[under.left_edge.i : under.right_edge.i + 1].text
            if earlier is not None and later is None and _day_of(earlier[0]) and not _named(earlier[0], words):
                _date(earlier, earlier[1], -count, unit)
            if later is None or earlier is None or later[1] is earlier[1]:
                continue
            if not _named(earlier[0], words) and _day(later[1]):
                _date(earlier, later[1], -count, unit)
            elif later[0].when is None or _named(later[0], words):
                _date(later, earlier[1], count, unit)


def _intervals(tokens: Iterable[Token]) -> Iterator[tuple[int, str, Token, Token]]:
    """Each measure of time between two clauses: how many of what unit the first came after the second."""
    for token in tokens:
        way = _WAYS.get(token.nbor(1).lower_) if token.i + 1 < len(token.doc) else None
        if way is None or (unit := lemma(token)) not in _UNITS:
            continue
        link = token.nbor(1)
        under = (
            link.head if link.dep_ == "mark" else next((c for c in link.children if c.dep_ in ("pobj", "pcomp")), None)
        )
        over = link.head.head if link.dep_ == "mark" else link.head
        words = " ".join(child.text for child in token.lefts)
        count = 0 if unit == "hour" else count_of(words) if words else None
        if under is not None and count is not None and under not in (over, token) and over != token:
            yield way * count, "day" if unit == "hour" else unit, over, under


def _nearest(
    pairs: Sequence[tuple[Telling, Story]], head: Token, within: frozenset[int]
) -> tuple[Telling, Story] | None:
    """The telling of a clause that stands nearest to the clause's head."""
    near = [
        (min(abs(trigger.token.i - head.i) for trigger in found), index)
        for index, (telling, _) in enumerate(pairs)
        if (found := [t for t in (telling.trigger, *telling.also) if t.token.i in within])
    ]
    return pairs[min(near)[1]] if near else None


def _named(telling: Telling, words: str) -> bool:
    """Whether a telling's date stands in some words."""
    return telling.when is not None and telling.when.text is not None and telling.when.text in words


def _day_of(telling: Telling) -> bool:
    """Whether a telling has taken the day of the clause that it stands in."""
    return telling.when is not None and telling.when.precision == "day"


def _day(story: Story) -> date | None:
    """The day of a happening, if it is known."""
    when = story.when()
    return when.first if when is not None and when.precision == "day" else None


def _date(pair: tuple[Telling, Story], by: Story, count: int, unit: str) -> None:
    """Date a happening by another one, unless it has a sure date elsewhere."""
    telling, story = pair
    day = _day(by)
    found = almanac.moved(day, count, unit) if day is not None else None
    if day is None or found is None or any(one.sure_of_date and one is not telling for one in story.tellings):
        return
    telling.when, telling.sure_of_date = _when(found, unit, count, day), True


def _when(found: date, unit: str, count: int, anchor: date) -> When:
    """A day, as exact as the unit that led to it: "five weeks" mean some day of a week."""
    start = end = found.isoformat()
    precision: Precision = "day"
    if unit in ("week", "fortnight") and abs(count) > 1:
        monday = found - timedelta(days=found.weekday())
        start, end, precision = monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "range"
    elif unit == "month":
        start = end = start[:7]
        precision = "month"
    elif unit == "year":
        start = end = start[:4]
        precision = "year"
    return When(start, end, precision, rule=RULE, anchor=anchor.isoformat(), certainty=0.7)
