"""Roles: how likely it is that a candidate takes part in a violent happening, and as what.

A logistic model over features of all the phrases that name the candidate near the happening;
``tests/benchmarks/train_roles.py`` learns its weights from annotated newswire. No feature names a place or a group.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tui import locations
from tui.extraction.happenings.domain import is_known
from tui.extraction.happenings.happenings import vocabulary
from tui.extraction.happenings.models import candidates
from tui.extraction.happenings.models.plausibility import JUDGED, believed, of_story, probability
from tui.extraction.happenings.participants.weapons import weapons
from tui.extraction.happenings.triggers import lemma
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.happenings import Vocabulary
    from tui.extraction.happenings.models.candidates import Candidate, Sighting, Slot
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.story import Story
    from tui.model import When

LIKELY: dict[Slot, float] = {"individual": 0.4, "group": 0.25, "victim": 0.5, "target": 0.5, "weapon": 0.45}
"""From here on a candidate near a happening is taken for a participant."""
NAMED = 0.5
"""The same for naming somebody as the one who did it."""
UNLIKELY = 0.05
"""Below this a phrase to which a rule gives its role is none, or below half of it if it names an actor.

What the newswire's keys leave out may still be true.
"""
_ARGUED = frozenset(["subject", "object", "by", "passive subject", "nation", "blamed", "named"])
_SIDES: dict[Slot, str] = {"individual": "doer", "group": "doer", "victim": "hit", "target": "hit"}


def assign(stories: Sequence[Story], finder: Finder, analysis: Analysis, dictionaries: Dictionaries) -> None:
    """Leave out of violent happenings who hardly takes part in them, and add who likely does.

    Who is near several happenings is added to the one that is likeliest, and to none if a rule ties it to another.
    """
    model = weights()
    if not model:
        return
    likeliest: dict[tuple[str, str], tuple[bool, float, Candidate]] = {}
    held = {
        (telling.sentence.index, filler.token.i)
        for story in stories
        for telling in story.tellings
        for filler in telling.fillers
        if telling.type in ("arrest", "trial") and filler.role == "target"
    }
    for story, found, features in judged(stories, finder, analysis, dictionaries):
        told = believed(story) and story.lead.modality in (*TIMELINE, "generic")
        for one, of in zip(found, features, strict=True):
            chance = probability(model, of)
            hardly = chance < (UNLIKELY / 2 if one.key in finder.kinds else UNLIKELY)
            if one.tied and hardly and not _counted(one) and not _argued(one, finder):
                _leave_out(one)
            elif one.tied or (chance >= _bar(one, found, finder) and not _held(one, held)):
                place = (one.slot, one.key)
                rank = (told, 1.0 if one.tied else chance)
                if place not in likeliest or rank > likeliest[place][:2]:
                    likeliest[place] = (*rank, one)
    for _, _, one in likeliest.values():
        if not one.tied:
            _add(one)


def _held(one: Candidate, held: Container[tuple[int, int]]) -> bool:
    """Whether a candidate for a victim is only told of as arrested or tried."""
    told = [(sighting.sentence.index, sighting.token.i) for sighting in one.sightings if sighting.token is not None]
    return one.slot == "victim" and bool(told) and all(place in held for place in told)


def _counted(one: Candidate) -> bool:
    """Whether a toll of the happening counts a candidate: "the deaths of two farmers"."""
    return any(
        sighting.filler is not None and count.text in sighting.filler.text
        for sighting in one.sightings
        for count in (*sighting.telling.killed, *sighting.telling.injured)
        if one.slot == "victim"
    )


def _argued(one: Candidate, finder: Finder) -> bool:
    """Whether a candidate is the subject or the object of the verb that tells of the happening, or owns its noun.

    A state, which the newswire's keys never name, is so too where it "launched an attack", or there was one on it.
    """
    told = [sighting.filler for sighting in one.sightings if sighting.tied]
    sure = _ARGUED if one.slot in ("victim", "target") else _ARGUED | {"possessive"}
    if finder.kinds.get(one.key) == "state":
        sure |= {"support", "on", "against"}
    return any(filler is not None and filler.how in sure for filler in told)


def _bar(one: Candidate, found: Sequence[Candidate], finder: Finder) -> float:
    """From where on a candidate that no rule ties to the happening is taken for a participant.

    A person, or a body other than an armed group, is not lightly taken for the one who did it; nor is a second body.
    """
    kind = finder.kinds.get(one.key)
    if one.slot == "group" and any(other.slot == "group" and other.tied for other in found):
        return NAMED
    if one.slot in ("individual", "group") and kind not in ("armed_group", None):
        return NAMED
    return LIKELY[one.slot]


def _add(one: Candidate) -> None:
    best = one.best
    if best.filler is not None:
        guess = one.slot in ("individual", "group")
        best.telling.fillers.append(replace(best.filler, hedged=True) if guess else best.filler)
    else:
        best.telling.weapons.append(best.text)


def _leave_out(one: Candidate) -> None:
    for sighting in one.sightings:
        if sighting.filler is None:
            sighting.telling.weapons = [text for text in sighting.telling.weapons if text != sighting.text]
        elif sighting.filler.role != "claimant":
            sighting.telling.fillers = [filler for filler in sighting.telling.fillers if filler is not sighting.filler]


def judged(
    stories: Sequence[Story], finder: Finder, analysis: Analysis, dictionaries: Dictionaries
) -> Iterator[tuple[Story, list[Candidate], list[list[str]]]]:
    """The violent happenings of a document with their candidates and what speaks for and against each, as features."""
    arms, words = weapons(dictionaries), vocabulary(dictionaries)
    violent = [story for story in stories if story.type in JUDGED]
    told: dict[str, dict[str, set[int]]] = {}
    days: dict[int, list[When]] = {}
    for number, story in enumerate(stories):
        for telling in story.tellings:
            if telling.sure_of_date and telling.when is not None:
                days.setdefault(telling.sentence.index, []).append(telling.when)
            if telling.trigger.name == "release":
                continue  # that somebody was freed speaks for his having been taken, not against it
            for filler in telling.fillers:
                told.setdefault(filler.key, {}).setdefault(filler.role, set()).add(number)
    for number, story in enumerate(stories):
        if story.type not in JUDGED:
            continue
        sentences = candidates.near(story, analysis)
        if not is_known(analysis.facts):
            sentences = [pair for pair in sentences if not _on_another_day(pair[0].index, story, days)]
        found = candidates.find(story, finder, arms, sentences)
        about = _of_story(story, of_story(story, violent, analysis))
        elsewhere = {
            one.key: {role for role, where in told.get(one.key, {}).items() if len(where) > (number in where)}
            for one in found
        }
        yield story, found, [_features(one, found, story, elsewhere, finder, words, about) for one in found]


def _on_another_day(sentence: int, story: Story, days: Mapping[int, Sequence[When]]) -> bool:
    """Whether a sentence surely tells of another day than a happening's, as the next entry of a chronicle does."""
    told = days.get(sentence, ())
    if not told or any(telling.sentence.index == sentence for telling in story.tellings):
        return False
    when = story.when()
    return when is not None and not all(day.overlaps(when) for day in told)


def _of_story(story: Story, features: Sequence[str]) -> list[str]:
    """What matters of the happening as a whole."""
    kept = ("age=", "date=", "place=", "at=", "toll=", "subtype=", "has=", "none=", "tellings=", "stories=", "kind=")
    found = [feature for feature in features if feature.startswith(kept)]
    found.append(f"certainty={int(story.certainty * 10)}")
    heads = {
        (filler.role, candidates.word(filler.token) if filler.actor is None and not filler.named else "name")
        for telling in story.tellings
        for filler in telling.fillers
    }
    return found + [f"with {role} {head}" for role, head in sorted(heads)]


def _features(
    one: Candidate,
    found: Sequence[Candidate],
    story: Story,
    elsewhere: Mapping[str, set[str]],
    finder: Finder,
    words: Vocabulary,
    about: Sequence[str],
) -> list[str]:
    """What speaks for and against a candidate; what its place in a clause says, also for both slots of its side."""
    placed: set[str] = set()
    own = {"", *about}
    for sighting in one.sightings:
        placed.update(_of_place(sighting, words))
        if sighting.filler is not None and sighting.token is not None:
            own.update(_of_phrase(sighting, sighting.token, finder))
    own.add(f"sightings={min(len(one.sightings), 4)}")
    placed.add(f"tied={one.tied}")
    placed.add(f"nearest={min(abs(sighting.distance) for sighting in one.sightings)}")
    own.add(f"rivals={min(candidates.rivals(found, one), 3)}")
    own.update(f"also {other.slot} {other.tied}" for other in found if other.key == one.key and other is not one)
    placed.update(f"elsewhere {role}" for role in elsewhere.get(one.key, ()))
    if one.slot == "weapon":
        own.add(f"head={one.key}")
        own.add(f"head={one.key} kind={story.lead.trigger.name}")
        own.update(f"beside={other.key}" for other in found if other.slot == "weapon" and other is not one)
    side = _SIDES.get(one.slot)
    return [f"{one.slot} {feature}" for feature in own | placed] + ([f"{side} {f}" for f in placed] if side else [])


def _of_place(sighting: Sighting, words: Vocabulary) -> Iterator[str]:
    """What a phrase's place in the text says."""
    telling, token = sighting.telling, sighting.token
    name, phrase = telling.trigger.name, telling.trigger.words
    yield f"kind={name}"
    yield f"words={phrase}"
    yield f"modality={telling.modality}"
    yield f"distance={sighting.distance}"
    yield f"at={_bucket(sighting.sentence.index, (0, 1, 3, 6, 12))}"
    yield f"block={sighting.sentence.block.kind}"
    if sighting.tied and sighting.filler is not None:
        filler = sighting.filler
        yield f"how={filler.how}"
        yield f"kind={name} how={filler.how}"
        yield f"words={phrase} how={filler.how}"
        yield f"hedged={filler.hedged}"
        yield f"role={filler.role}"
    if token is None:
        yield "implied"
        return
    clause = candidates.clause_of(token)
    yield f"clause={clause}"
    side, verb = candidates.verb_over(token)
    yield f"verb={side} {verb}"
    entries = words.verb(verb)
    kind = next((entry.name for entry in entries.entries if entry.name in learnt()), None) if entries else None
    label = clause.split()[0]
    yield f"verb of {kind} {side}"
    yield f"verb of {kind} {label} tied={sighting.tied}"
    if sighting.distance:
        yield f"distance={sighting.distance} label={label}"
        return
    triggers = [telling.trigger, *telling.also]
    ways = [(candidates.path(trigger.token, token), trigger) for trigger in triggers]
    for way, trigger in ways:
        yield f"path={way}"
        yield f"path={way} kind={trigger.name}"
    nearest = min(triggers, key=lambda trigger: abs(trigger.token.i - token.i))
    gap = token.i - nearest.token.i
    yield f"gap={_bucket(gap, (-20, -10, -5, -2, 0, 2, 5, 10, 20))}"
    yield f"verbal={telling.trigger.verbal} definite={telling.definite}"


def _of_phrase(sighting: Sighting, token: Token, finder: Finder) -> Iterator[str]:
    """What a phrase's own words say."""
    filler = sighting.filler
    assert filler is not None
    plain = filler.actor is None and not filler.named
    head = candidates.word(token) if plain else "name"
    yield f"head={head}"
    yield f"head={head} tied={sighting.tied}"
    yield f"head={head} kind={sighting.telling.trigger.name}"
    yield f"actor={finder.kinds.get(filler.actor) if filler.actor is not None else None} named={filler.named}"
    things = finder.things
    yield f"fighter={things.fighter(token)} force={things.force(token)} sort={things.sort(token)}"
    yield f"tag={token.tag_}"
    yield f"entity={token.ent_type_}"
    yield f"determiner={next((candidates.word(c) for c in token.lefts if c.dep_ in ('det', 'poss')), None)}"
    yield f"number={any(child.dep_ == 'nummod' for child in token.children)}"
    yield f"length={min(len(filler.text.split()), 6)}"
    if plain:
        for child in token.lefts:
            if child.dep_ in ("amod", "compound") and child.ent_type_ == "":
                yield f"modifier={child.lower_}"
    for child in token.children:
        if child.dep_ in ("relcl", "acl", "appos"):
            yield f"{child.dep_}={lemma(child)}" if child.pos_ == "VERB" else child.dep_


def _bucket(value: int, steps: Sequence[int]) -> str:
    return next((f"<={step}" for step in steps if value <= step), f">{steps[-1]}")


@cache
def learnt() -> frozenset[str]:
    """The kinds of happenings whose verbs the model has learnt from: others, as a user may add, are any verbs to it."""
    return frozenset(feature.split("verb of ")[1].split()[0] for feature in weights() if "verb of " in feature)


@cache
def weights() -> dict[str, float]:
    """The model's weights by feature; empty if the file is not there."""
    path = locations.dictionaries().parent / "models" / "roles.json"
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found
