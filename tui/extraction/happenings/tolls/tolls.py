"""Tolls: how many were killed and injured, with bounds and parts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from tui.extraction import clauses
from tui.extraction.happenings.participants.extent import phrase, text_of
from tui.extraction.happenings.telling import Count
from tui.extraction.happenings.tolls import counted
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.happenings.telling import Filler
    from tui.extraction.happenings.things import Things
    from tui.extraction.happenings.triggers import Trigger
    from tui.extraction.text.numbers import Number

_SOON = 3
"""Characters behind a participle within which its number begins."""
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
_RAISING = frozenset(
    """bring take put raise push drive send lift revise place set peg estimate update lower increase""".split()  # noqa: SIM905 - a list would take a page
)
"""Verbs of which a toll is the object, with a number behind "to" or "at"."""
_LOST = frozenset(["life", "body", "corpse"])
_LIVES = frozenset(["claim life", "take life", "cost life", "snuff life"])
_STEPS = frozenset(
    """rise reach stand climb pass increase exceed top jump grow be hit surpass cross mount soar near approach
    swell surge total number""".split()  # noqa: SIM905 - a list would take a page
)

_ABOVE = frozenset(["surpass", "exceed", "top", "pass", "cross"])
"""Verbs behind which stands what a toll is above."""
_GRAVELY = frozenset(["critically", "seriously", "severely", "badly", "grievously", "gravely"])
"""How some of the injured were: beside others' number theirs is a part of it."""
_DEADLY = frozenset(
    """gun down|shoot dead|hack to death|beat to death|behead|decapitate|lynch|strangle|beheading|lynching
    """.strip().split("|")
)
"""Triggers that tell of a death though they are no mere toll."""


def deadly(trigger: Trigger) -> bool:
    """Whether a trigger's words say that those it befell died: "assassinated", "shot to death", "fatally shot"."""
    if trigger.kind.subtype == "assassination" or trigger.name == "massacre" or trigger.words in _DEADLY:
        return True
    if not trigger.verbal:
        return False
    fatal = any(child.lower_ in ("fatally", "mortally") for child in trigger.token.children)
    return fatal or any(noun.lower_ == "death" for noun in clauses.prepositional(trigger.token, "to"))


class Tolls:
    """Reads tolls of one document, whose numbers it is given in order."""

    def __init__(self, numbers: tuple[Number, ...], things: Things) -> None:
        self._numbers = [number for number in numbers if number.kind in ("count", "compound")]
        self._starts = [number.start for number in self._numbers]
        self._things = things

    def of_victims(self, victims: Iterable[Filler], trigger: Trigger) -> list[Count]:
        """What the phrases of a trigger's victims say of their number; coordinated ones are parts."""
        effect = trigger.kind.effect or "killed"
        if effect == "killed" and counted.failed(trigger):
            return []
        found = [
            self._of_phrase(victim, trigger)
            for victim in victims
            if counted.fate(victim.token) in (effect, None) and not counted.nobody(victim.token)
        ]
        if counted.either(trigger.token):
            found = [replace(count, min=None, max=None) for count in found]
        if not found and effect == "killed" and (he := counted.pronoun(trigger)) is not None:
            start, _ = trigger.sentence.offsets(he)
            found.append(Count(1, 1, he.lower_, he.text, start, trigger.token.i, title=True))
        return found

    def beside(self, sentence: Sentence) -> Iterator[tuple[Literal["killed", "injured"], Count]]:
        """The numbers right before a word for the dead or injured: "30 others injured", "31 people dead"."""
        for token in sentence.each:
            effect = counted.FATES.get(token.lower_)
            if effect is None or effect == "other" or (token.tag_ == "VBD" and clauses.objects(token)):
                continue
            first = token
            while first.i > sentence.span.start and counted.between(first.nbor(-1)):
                if first.nbor(-1).lower_ == "left" and token.doc[first.i].pos_ == "NUM":
                    break  # "near milepost 35 | left one man dead"
                first = first.nbor(-1)
            start, _ = sentence.offsets(first)
            end, _ = sentence.offsets(token)
            number = self.within(start, end)
            if number is None and first.i > sentence.span.start and first.nbor(-1).lower_ == "another":
                start, _ = sentence.offsets(first.nbor(-1))
                text = text_of(sentence, start, end)
                yield effect, Count(1, 1, "another", text, start, token.i, more=effect == "killed")
            if number is None or number.bare < start or counted.either(token):
                continue
            at = sentence.tokens(number.bare, number.end)
            if at is None or counted.of_whom(at.root):
                continue
            text = text_of(sentence, number.start, end)
            what = token.nbor(-1).lower_ if token.i > at.end else number.text
            low, high = _whole(number.min), _whole(number.max)
            count = Count(low, high, what, text, number.start, token.i, whole=lemma(token.nbor(-1)) in _WHOLE)
            yield effect, replace(count, among=at.start > 0 and at.doc[at.start - 1].lower_ == "including")

    def of_trigger(self, trigger: Trigger) -> list[Count]:
        """What stands before a noun for a toll, or where it rose to: "26 deaths", "the death toll rose to 40"."""
        if trigger.verbal:
            of_lives = trigger.words in _LIVES or trigger.name == "finding"
            return self._lives(trigger) if of_lives else self._behind(trigger)
        start, _ = phrase(trigger.token, trigger.sentence)
        _, head_end = trigger.sentence.offsets(trigger.token)
        number = self.within(start, head_end)
        toll = counted.number_of(trigger.token)
        verb = toll.head
        raised = toll.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _RAISING
        if number is None and (raised or (toll.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _STEPS)):
            behind = [*clauses.prepositional(verb, "to", "at", "above", "past", "over"), *clauses.objects(verb)]
            behind += [child for child in verb.children if child.dep_ in ("attr", "acomp", "npadvmod")]
            for token in behind:
                first, last = phrase(token, trigger.sentence)
                number = number or self.within(first, last)
        if number is None or counted.a_year(number, trigger.token):
            return []
        text = text_of(trigger.sentence, number.start, head_end) if number.start < head_end else number.text
        low, high = _whole(number.min), _whole(number.max)
        if lemma(trigger.token) == "casualty":
            low = high = None
        elif verb.lemma_ in _ABOVE and toll.dep_ == "nsubj":
            high = None
        what, at, more = lemma(trigger.token), trigger.token.i, counted.after_others(trigger)
        return [Count(low, high, what, text, number.start, at, whole=True, more=more)]

    def _lives(self, trigger: Trigger) -> list[Count]:
        """How many lives a verb says were lost, or bodies found: "claimed 49 lives"."""
        lives = next((word for word in trigger.inner if lemma(word) in _LOST), None)
        if lives is None or clauses.prepositional(lives, "of"):
            return []
        start, end = phrase(lives, trigger.sentence)
        number = self.within(start, end)
        if number is None:
            return []
        text = text_of(trigger.sentence, number.start, end)
        what, low, high = lemma(lives), _whole(number.min), _whole(number.max)
        return [Count(low, high, what, text, number.start, trigger.token.i, whole=what == "life")]

    def _behind(self, trigger: Trigger) -> list[Count]:
        """The number behind a participle to which the parse gives no object: "killing nine people, police said"."""
        verb = trigger.token
        if verb.tag_ != "VBG" or trigger.kind.effect is None or clauses.objects(verb):
            return []
        _, end = trigger.sentence.offsets(verb)
        index = bisect_left(self._starts, end)
        number = self._numbers[index] if index < len(self._numbers) else None
        if number is None or number.start > end + _SOON:
            return []
        at = trigger.sentence.tokens(number.bare, number.end)
        noun = next((token for token in verb.doc[at.end : at.end + 3] if token.pos_ == "NOUN"), None) if at else None
        if noun is None:
            return []
        text = text_of(trigger.sentence, number.start, trigger.sentence.offsets(noun)[1])
        low, high = _whole(number.min), _whole(number.max)
        return [Count(low, high, lemma(noun), text, number.start, verb.i, whole=lemma(noun) in _WHOLE)]

    def within(self, start: int, end: int) -> Number | None:
        """The first number that begins within a stretch of the document."""
        index = bisect_left(self._starts, start)
        if index < len(self._numbers) and self._numbers[index].bare < end:
            return self._numbers[index]
        if index and self._numbers[index - 1].end > start:
            return self._numbers[index - 1]
        return None

    def _of_phrase(self, victim: Filler, trigger: Trigger) -> Count:
        token, sentence = victim.meant or (counted.the_whole(victim.token), trigger.sentence)
        start, end = phrase(token, sentence)
        _, head_end = sentence.offsets(token)
        text = text_of(sentence, start, end)
        gravely = trigger.verbal and any(child.lower_ in _GRAVELY for child in trigger.token.children)
        among, more = counted.among(token) or gravely, counted.after_others(trigger)
        count = Count(None, None, token.lower_, text, start, trigger.token.i, among=among, more=more)
        if victim.named:
            return replace(count, min=1, max=1, what=victim.text, text=victim.text, named=True, who=victim.actor)
        if name := counted.name_of_one(token):
            return replace(count, min=1, max=1, what=name, named=True)
        count = replace(count, whole=lemma(token) in _WHOLE, more=count.more or counted.others(token))
        number = self.within(start, head_end)
        if number is not None:
            return replace(count, min=_whole(number.min), max=_whole(number.max), start=number.start)
        if lemma(token) == "total" and (several := self.within(head_end, end)) is not None:
            return replace(count, min=_whole(several.min), max=_whole(several.max), whole=True)
        if lemma(token) in _COLLECTIVE and (several := self._of_so_many(token, head_end, end)) is not None:
            return replace(count, min=_whole(several.min), max=_whole(several.max))
        if token.lower_ == "couple":
            return replace(count, min=2, max=2)
        if token.tag_ in ("NN", "NNP") and self._single(token):
            known = any(child.dep_ == "poss" or child.lower_ == "the" for child in token.lefts)
            return replace(count, min=1, max=1, title=not counted.determined(token), definite=known)
        return count

    def _of_so_many(self, group: Token, start: int, end: int) -> Number | None:
        """The number behind a group: "a family of four"."""
        of = next((child for child in group.rights if child.lower_ == "of"), None)
        return self.within(start, end) if of is not None and any(noun.pos_ == "NUM" for noun in of.children) else None

    def _single(self, token: Token) -> bool:
        """Whether a noun in the singular is one person: "a farmer", "his driver"; not "the population"."""
        return lemma(token) not in _COLLECTIVE and self._things.sort(token) != "group"


def _whole(value: int | float | None) -> int | None:
    return int(value) if value is not None else None
