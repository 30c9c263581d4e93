"""Tolls: how many were killed and injured, with bounds and parts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.participants import phrase, text_of
from tui.extraction.happenings.telling import Count
from tui.extraction.happenings.triggers import lemma
from tui.model import Toll

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.happenings.telling import Filler
    from tui.extraction.happenings.triggers import Trigger
    from tui.extraction.text.numbers import Number

_WHOLE = frozenset(
    [
        "people",
        "person",
        "death",
        "toll",
        "dead",
        "casualty",
        "fatality",
        "individual",
        "victim",
        "life",
        "number",
        "injury",
        "wounded",
        "injured",
        "killed",
    ]
)
_COLLECTIVE = frozenset(
    """people population crowd family group police staff crew community personnel public couple team unit patrol mob
    column army military other number someone militia""".split()  # noqa: SIM905 - a list would take a page
)
_STEPS = frozenset(
    ["rise", "reach", "stand", "climb", "pass", "increase", "exceed", "top", "jump", "grow", "be", "hit"]
)

_DEADLY = frozenset(
    """gun down|shoot dead|hack to death|beat to death|behead|decapitate|lynch|strangle|beheading|lynching
    """.strip().split("|")
)
"""Triggers that tell of a death though they are no mere toll."""


def deadly(trigger: Trigger) -> bool:
    """Whether a trigger's words say that those it befell died: "assassinated", "shot to death"."""
    if trigger.kind.subtype == "assassination" or trigger.words in _DEADLY:
        return True
    return trigger.verbal and any(noun.lower_ == "death" for noun in clauses.prepositional(trigger.token, "to"))


class Tolls:
    """Reads tolls of one document, whose numbers it is given in order."""

    def __init__(self, numbers: tuple[Number, ...]) -> None:
        self._numbers = [number for number in numbers if number.kind in ("count", "compound")]
        self._starts = [number.start for number in self._numbers]

    def of_victims(self, victims: Iterable[Filler], sentence: Sentence) -> list[Count]:
        """What the phrases of some victims say of their number; coordinated ones are parts."""
        return [count for victim in victims if (count := self._of_phrase(victim, sentence)) is not None]

    def of_trigger(self, trigger: Trigger) -> list[Count]:
        """What stands before a noun for a toll, or where it rose to: "26 deaths", "the death toll rose to 40"."""
        if trigger.verbal:
            return []
        start, _ = phrase(trigger.token, trigger.sentence)
        _, head_end = trigger.sentence.offsets(trigger.token)
        number = self.within(start, head_end)
        verb = trigger.token.head
        if number is None and trigger.token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _STEPS:
            behind = [*clauses.prepositional(verb, "to", "at", "above", "past", "over"), *clauses.objects(verb)]
            behind += [child for child in verb.children if child.dep_ in ("attr", "acomp", "npadvmod")]
            for token in behind:
                first, last = phrase(token, trigger.sentence)
                number = number or self.within(first, last)
        if number is None:
            return []
        text = text_of(trigger.sentence, number.start, head_end) if number.start < head_end else number.text
        return [Count(_whole(number.min), _whole(number.max), lemma(trigger.token), text, whole=True)]

    def within(self, start: int, end: int) -> Number | None:
        """The first number that begins within a stretch of the document."""
        index = bisect_left(self._starts, start)
        if index < len(self._numbers) and self._numbers[index].bare < end:
            return self._numbers[index]
        if index and self._numbers[index - 1].end > start:
            return self._numbers[index - 1]
        return None

    def _of_phrase(self, victim: Filler, sentence: Sentence) -> Count | None:
        token = victim.token
        start, end = phrase(token, sentence)
        _, head_end = sentence.offsets(token)
        what = token.lower_ if not victim.named else victim.text
        if victim.named:
            return Count(1, 1, what, victim.text)
        number = self.within(start, head_end)
        text = text_of(sentence, start, end)
        whole = lemma(token) in _WHOLE
        if number is not None:
            return Count(_whole(number.min), _whole(number.max), what, text, whole=whole)
        if token.tag_ in ("NN", "NNP") and _single(token):
            return Count(1, 1, what, text)
        return Count(None, None, what, text, whole=whole)


def _whole(value: int | float | None) -> int | None:
    return int(value) if value is not None else None


def _single(token: Token) -> bool:
    """Whether a noun in the singular is one person: "a farmer", "his driver"; not "the population"."""
    return lemma(token) not in _COLLECTIVE


def total(counts: list[Count]) -> Toll:
    """The toll that some phrases about one happening give together.

    A total ("26 people") stands for all; without one, those of different names and nouns add up. The last of several
    totals is the article's latest word only if it is higher.
    """
    known = [count for count in counts if count.min is not None or count.max is not None]
    if not known:
        vague = next((count for count in counts), None)
        return Toll(text=vague.text) if vague else Toll()
    wholes = [count for count in known if count.whole]
    if wholes:
        best = max(wholes, key=lambda count: count.min or count.max or 0)
        parts = _sum([count for count in known if not count.whole])
        if parts.min is None or (best.min or best.max or 0) >= parts.min:
            return Toll(best.min, best.max, best.text)
        return parts
    return _sum(known)


def _sum(counts: list[Count]) -> Toll:
    by_noun: dict[str, Count] = {}
    for count in counts:
        noun = next((other for other in by_noun if _one_name(other, count.what)), count.what)
        old = by_noun.get(noun)
        if old is None or (count.min or 0) > (old.min or 0):
            by_noun[noun] = count
    found = list(by_noun.values())
    if not found:
        return Toll()
    if len(found) == 1:
        return Toll(found[0].min, found[0].max, found[0].text)
    low = sum(count.min or 0 for count in found)
    high = None if any(count.max is None for count in found) else sum(count.max or 0 for count in found)
    parts = tuple((count.what, count.min or count.max or 0) for count in found)
    return Toll(low, high, " and ".join(count.text for count in found), parts)


def _one_name(one: str, other: str) -> bool:
    """Whether two names are one person's, or two nouns the same: a surname, and the whole name that it ends."""
    mine, theirs = one.split(), other.split()
    short, long = sorted((mine, theirs), key=len)
    return long[-len(short) :] == short or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1])
