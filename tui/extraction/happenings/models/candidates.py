"""Candidates: who and what may take part in a violent happening, wherever the text around it names them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.participants.weapons import Weapons
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.model import ActorKind

Slot = Literal["individual", "group", "victim", "target", "weapon"]
"""What a candidate may be: who did it, unnamed or a person; the body that did it; who or what was hit; with what."""
_BACK, _ON = 2, 2
"""How many sentences before and behind a happening's own are searched."""
BODIES = frozenset(["armed_group", "organisation", "government_body", "state"])
"""The kinds of actors that do something as a body."""
_SLOTS: dict[str, Slot] = {"victim": "victim", "target": "target"}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One phrase that names a candidate, and the telling that it stands in or next to."""

    telling: Telling
    sentence: Sentence
    token: Token | None
    """The phrase's head; None for a weapon that only the trigger's words imply."""
    text: str
    tied: bool
    """Whether a rule ties the phrase to the telling's trigger in this role."""
    filler: Filler | None = None
    """The participant that it would be; None for a weapon."""

    @property
    def distance(self) -> int:
        """Sentences from the telling to the phrase, negative if the phrase comes first."""
        return self.sentence.index - self.telling.sentence.index


@dataclass(slots=True)
class Candidate:
    """Somebody or something that may take part in a happening in one role."""

    slot: Slot
    key: str
    """The actor's id, or the noun."""
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def tied(self) -> bool:
        """Whether a rule gives the candidate this role."""
        return any(one.tied for one in self.sightings)

    @property
    def best(self) -> Sighting:
        """The phrase that shows the candidate best: one tied to a trigger, near, with a name."""
        return min(
            self.sightings,
            key=lambda one: (not one.tied, abs(one.distance), not (one.filler and one.filler.named), -len(one.text)),
        )


def slot(filler: Filler, kinds: Mapping[str, ActorKind]) -> Slot | None:
    """The slot of a phrase with a role; None for a role that has none."""
    if filler.role in ("perpetrator", "claimant"):
        return "group" if filler.actor is not None and kinds.get(filler.actor) in BODIES else "individual"
    return _SLOTS.get(filler.role)


def find(story: Story, finder: Finder, arms: Weapons, sentences: Sequence[tuple[Sentence, Telling]]) -> list[Candidate]:
    """Who and what may take part in a happening, in the order of the text, by some of the sentences ``near`` it."""
    found: dict[tuple[str, str], Candidate] = {}
    seen: set[tuple[int, int, str]] = set()
    for sighting in (*_tied(story), *_phrases(sentences, finder), *_weapons(story, sentences, arms)):
        filler, token = sighting.filler, sighting.token
        place = slot(filler, finder.kinds) if filler is not None else "weapon"
        if place is None:
            continue
        if token is not None:
            spot = (sighting.sentence.index, token.i, place)
            if spot in seen:
                continue
            seen.add(spot)
        key = filler.key if filler is not None else sighting.text.lower().split()[-1]
        found.setdefault((place, key), Candidate(place, key)).sightings.append(sighting)
    return list(found.values())


def near(story: Story, analysis: Analysis) -> list[tuple[Sentence, Telling]]:
    """A happening's sentences and those around them, each with the telling next to it."""
    nearest: dict[int, Telling] = {}
    for telling in story.tellings:
        at = telling.sentence.index
        for index in range(max(0, at - _BACK), min(len(analysis.sentences), at + _ON + 1)):
            old = nearest.get(index)
            if old is None or abs(index - at) < abs(index - old.sentence.index):
                nearest[index] = telling
    return [(analysis.sentences[index], nearest[index]) for index in sorted(nearest)]


def _tied(story: Story) -> Iterator[Sighting]:
    for telling in story.tellings:
        for filler in telling.fillers:
            yield Sighting(telling, telling.sentence, filler.token, filler.text, tied=True, filler=filler)


def _phrases(near: Sequence[tuple[Sentence, Telling]], finder: Finder) -> Iterator[Sighting]:
    """The phrases of some sentences, each in every role that it could have."""
    for sentence, telling in near:
        for filler in finder.phrases(sentence):
            yield Sighting(telling, sentence, filler.token, filler.text, tied=False, filler=filler)


def _weapons(story: Story, near: Sequence[tuple[Sentence, Telling]], arms: Weapons) -> Iterator[Sighting]:
    for sentence, telling in near:
        for token, text in arms.named(sentence):
            yield Sighting(telling, sentence, token, text, tied=text in telling.weapons)
    for telling in story.tellings:
        implied = arms.implied.get(telling.trigger.words)
        if implied in telling.weapons:
            yield Sighting(telling, telling.sentence, None, implied, tied=True)


def path(start: Token, end: Token) -> str:
    """The way through the parse from one word to another: the labels up, then those down."""
    over = {start.i: 0}
    up = [start]
    for token in start.ancestors:
        over[token.i] = len(up)
        up.append(token)
    down = [end]
    while down[-1].i not in over and down[-1].head != down[-1]:
        down.append(down[-1].head)
    top = over.get(down[-1].i)
    if top is None or top + len(down) > 7:
        return "far"
    rising = [f"{token.dep_}^" for token in up[:top]]
    falling = [token.lower_ if token.dep_ in ("prep", "agent") else token.dep_ for token in reversed(down[:-1])]
    return " ".join([*rising, *falling])


def clause_of(token: Token) -> str:
    """What a phrase does in its clause: its label or preposition, and the verb or noun that it hangs on."""
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    if token.dep_ == "pobj":
        return f"{token.head.lower_} {word(token.head.head)}"
    return f"{token.dep_} {word(token.head)}"


def word(token: Token) -> str:
    """A token's lemma; a name stands for itself alone, and is only called one."""
    proper = token.pos_ == "PROPN" or token.ent_type_ in ("NORP", "GPE", "PERSON", "ORG")
    return "name" if proper and (token.ent_type_ or token.text.isupper()) else lemma(token)


def verb_over(token: Token) -> tuple[str, str]:
    """On which side of the verb of its clause a phrase stands, and that verb."""
    for up in token.ancestors:
        if up.pos_ in ("VERB", "AUX"):
            return "before" if token.i < up.i else "behind", word(up)
    return "no", "verb"


def rivals(candidates: Sequence[Candidate], one: Candidate) -> int:
    """How many others a rule gives the candidate's role."""
    return sum(other.tied and other is not one for other in candidates if other.slot == one.slot)
