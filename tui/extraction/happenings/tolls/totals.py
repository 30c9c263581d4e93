"""Totals: what several phrases, sentences and tellings say together of how many were killed or injured.

What one clause lists adds up. Another clause or sentence tells the same again, in other words or in part, unless it
says that it adds ("another", "also"): the highest number holds. Whoever is named is one, however often.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from tui.extraction.happenings.story import Story, once, running
from tui.model import Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.happenings.telling import Count, Telling


_NONE = Toll()
_PRONOUNS = frozenset(["he", "she", "him", "her", "his"])


@once
def of_story(story: Story, kind: Literal["killed", "injured"]) -> Toll:
    """The toll of a happening, all that a document tells of it together."""
    return _tallied(story, kind).toll()


@running
def _tallied(tally: Tally | None, telling: Telling, kind: Literal["killed", "injured"]) -> Tally:
    tally = tally or Tally()
    tally.add(telling.sentence.index, getattr(telling, kind))
    return tally


def of_tellings(tellings: Iterable[Telling], kind: Literal["killed", "injured"]) -> Toll:
    """The toll that some tellings of one happening give together."""
    tally = Tally()
    for telling in tellings:
        tally.add(telling.sentence.index, getattr(telling, kind))
    return tally.toll()


@dataclass(frozen=True, slots=True)
class _Said:
    """What the sentences up to one say, and what that one adds to what is known."""

    best: Toll = _NONE
    last: Toll = _NONE
    """The last toll, with what added to it."""
    vague: str | None = None
    tolled: bool = False
    """Whether a death toll was given, in which whoever is told of later is counted."""
    counts: Sequence[Count] = ()
    """Those of the sentence that none before it gives."""
    fresh: Sequence[Count] = ()
    """Those of them that name somebody who was not named before."""


class Tally:
    """The counts of one happening, sentence by sentence, and what they come to together."""

    def __init__(self) -> None:
        self._counts: list[tuple[int, Sequence[Count]]] = []
        self._begin()

    def _begin(self) -> None:
        self._before = _Said()
        self._named: list[Count] = []
        self._single: set[str] = set()
        self._seen: set[int] = set()
        self._sentence = -1
        self._of_sentence: list[Count] = []

    def add(self, sentence: int, counts: Sequence[Count]) -> None:
        """A telling in a sentence gives these counts."""
        if not counts:
            return
        insort(self._counts, (sentence, counts), key=itemgetter(0))
        if sentence >= self._sentence:
            self._append(sentence, counts)
            return
        self._begin()
        for index, others in self._counts:
            self._append(index, others)

    def toll(self) -> Toll:
        """What they come to."""
        said = self._with_sentence()
        best = higher(said.best, _sum([*self._named, *said.fresh]))
        return Toll(text=said.vague) if said.vague is not None and not (best.min or best.max) else best

    def _append(self, sentence: int, counts: Sequence[Count]) -> None:
        """Add the counts of a sentence that is the last one, or comes behind it."""
        if sentence > self._sentence:
            self._before = said = self._with_sentence()
            self._seen.update(count.start for count in said.counts)
            self._single.update(count.what for count in said.counts if count.known and count.max == 1)
            self._named += said.fresh
            self._sentence, self._of_sentence = sentence, []
        self._of_sentence += counts

    def _with_sentence(self) -> _Said:
        """What the last sentence says on top of those before."""
        before = self._before
        counts = [count for count in _distinct(self._of_sentence) if count.start not in self._seen]
        vague = before.vague or next((count.text for count in counts if not count.known), None)
        known = [count for count in counts if count.known]
        if not known:
            return replace(before, vague=vague, counts=counts, fresh=())
        here = _of_sentence(counts)
        fresh = [count for count in known if count.named and not any(_one_name(count, old) for old in self._named)]
        added = known[0].more and not before.tolled
        repeated = not fresh and (
            any(count.named for count in known) or all(count.definite and count.what in self._single for count in known)
        )
        repeated = repeated or (bool(here) and (here.min, here.max) == (before.last.min, before.last.max))
        last = _added(before.last, here) if before.last and added and not repeated else here
        tolled = before.tolled or any(count.what == "toll" for count in known)
        return _Said(higher(before.best, last), last, vague, tolled, counts, fresh)


def higher(one: Toll, other: Toll) -> Toll:
    """The higher of two tolls, the first one if they are equal; where one gives no bound, the other's holds."""
    if not one or not other:
        return one or other
    best, rest = (other, one) if _size(other) > _size(one) else (one, other)
    if best.min is None and rest.min is not None:
        return Toll(rest.min, best.max, rest.text, rest.parts)
    if rest.min is None and best.max is None and best.min is not None and (rest.max or 0) >= best.min:
        return Toll(best.min, rest.max, best.text, best.parts)
    return best


def _size(toll: Toll) -> int:
    return toll.min if toll.min is not None else toll.max or 0


def _distinct(counts: Iterable[Count]) -> list[Count]:
    """Each phrase once, and each name; in the order of the text."""
    found: list[Count] = []
    for count in sorted(counts, key=lambda count: (count.start, -(count.min or 0))):
        if count.named and any(other.named and _one_name(count, other) for other in found):
            continue
        if not any(other.start == count.start for other in found):
            found.append(count)
    return found


def _of_sentence(counts: Sequence[Count]) -> Toll:
    """What one sentence gives: the counts of a clause add up, and so do two clauses' if neither can be the whole."""
    names = any(count.named for count in counts)
    nouns = names or any(count.what not in _PRONOUNS for count in counts)
    clauses: dict[int, list[Count]] = {}
    for count in counts:
        known = nouns if count.what in _PRONOUNS else names
        if not count.among and not (count.title and known):
            clauses.setdefault(count.clause, []).append(count)
    lists = list(clauses.values()) or [list(counts)]
    if len(lists) > 1 and not any(count.whole and not count.more for part in lists for count in part):
        merged: list[Count] = []
        for count in (count for part in lists for count in part):
            twin = next((at for at, other in enumerate(merged) if _same(count, other)), None)
            if twin is None:
                merged.append(count)
            elif (count.min or 0) > (merged[twin].min or 0):
                merged[twin] = count
        lists = [merged]
    best = Toll()
    for part in lists:
        toll = _sum(part)
        adds = best and any(count.more for count in part)
        best = _added(best, toll) if adds else higher(best, toll)
    return best


def _same(one: Count, other: Count) -> bool:
    """Whether two counts of a sentence may be of the same people."""
    if one.more or other.more:
        return False
    if one.named or other.named:
        return one.named and other.named and _one_name(one, other)
    return one.what == other.what


def _added(one: Toll, other: Toll) -> Toll:
    low = None if one.min is None and other.min is None else (one.min or 0) + (other.min or 0)
    high = None if one.max is None or other.max is None else one.max + other.max
    text = " and ".join(text for text in (one.text, other.text) if text)
    parts = (*(one.parts or _part(one)), *(other.parts or _part(other)))
    return Toll(low, high, text or None, parts)


def _part(toll: Toll) -> tuple[tuple[str, int], ...]:
    return ((toll.text, _size(toll)),) if toll.text else ()


def _sum(counts: Sequence[Count]) -> Toll:
    """All counts of a list together; one that is vague leaves the upper bound open."""
    known = [count for count in counts if count.known]
    if not known:
        return Toll()
    lows = [count.min for count in known if count.min is not None]
    highs = [count.max for count in counts]
    high = None if None in highs else sum(high for high in highs if high is not None)
    text = " and ".join(count.text for count in counts)
    parts = tuple((count.what, count.min or count.max or 0) for count in known) if len(known) > 1 else ()
    return Toll(sum(lows) if lows else None, high, text, parts)


def _one_name(one: Count, other: Count) -> bool:
    """Whether two names are one person's: the same actor, or a short form of the longer name."""
    if one.who is not None and one.who == other.who:
        return True
    short, long = sorted((one.what.split(), other.what.split()), key=len)
    rest = iter(long)
    return bool(short) and all(word in rest for word in short)
