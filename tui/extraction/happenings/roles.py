"""Roles: how likely it is that a phrase takes part in a violent happening, and as what.

A logistic model over features of the parse, learned from annotated newswire by
``tests/benchmarks/train_plausibility.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings.plausibility import DOUBTFUL, JUDGED, firm, of_story, probability, weights
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis
    from tui.extraction.happenings.coreference import Story
    from tui.extraction.happenings.participants import Finder
    from tui.extraction.happenings.telling import Filler, Telling

UNLIKELY = 0.25
"""Below this a phrase that the parse ties to a trigger is not taken for a participant."""
UNLIKELY_BY_NAME = 0.04
"""The same for a phrase that names an actor."""
LIKELY = {"perpetrator": 0.46, "target": 0.46, "victim": 0.5}
"""From here on a phrase of the same sentence is taken for a participant, though no rule ties it to the trigger."""


def assign(stories: Sequence[Story], finder: Finder, analysis: Analysis) -> None:
    """Leave out of violent happenings who hardly takes part in them, and add who likely does."""
    models = weights()
    if not models:
        return
    model = models["filler"]
    judged = [story for story in stories if story.type in JUDGED]
    tied = {
        (telling.sentence.index, filler.token.i): story
        for story in stories
        for telling in story.tellings
        for filler in telling.fillers
    }
    for story in judged:
        features = of_story(story, judged, analysis)
        more = [
            (telling, filler)
            for telling, filler in nearby(story, finder)
            if tied.get((telling.sentence.index, filler.token.i), story) is story
            and probability(model, of_filler(filler, telling, features, story.certainty)) >= LIKELY[filler.role]
        ]
        sure = firm(story)
        for telling in story.tellings:
            telling.fillers = [
                filler
                for filler in telling.fillers
                if sure
                or filler.role == "claimant"
                or probability(model, of_filler(filler, telling, features, story.certainty))
                >= (UNLIKELY_BY_NAME if filler.actor else UNLIKELY if telling.modality == "asserted" else UNLIKELY / 2)
            ]
            telling.weapons = [
                weapon
                for weapon in telling.weapons
                if probability(model, of_weapon(weapon, telling, features, story.certainty)) >= DOUBTFUL
            ]
        for telling, filler in more:
            telling.fillers.append(filler)


def nearby(story: Story, finder: Finder) -> Iterator[tuple[Telling, Filler]]:
    """Phrases in a happening's sentences that could take part in it, though no rule ties them to a trigger."""
    seen = {(telling.sentence.index, filler.token.i) for telling in story.tellings for filler in telling.fillers}
    for telling in story.tellings:
        for token in telling.sentence.span:
            if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "npadvmod"):
                continue
            if (telling.sentence.index, token.i) in seen:
                continue
            seen.add((telling.sentence.index, token.i))
            for filler in finder.candidates(token, telling.sentence, path(telling.trigger.token, token)):
                yield telling, filler


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


def of_filler(filler: Filler, telling: Telling, story: Sequence[str], certainty: float) -> list[str]:
    """What speaks for and against a phrase's taking part, as features."""
    token = filler.token
    role = filler.role if filler.role != "claimant" else "perpetrator"
    name = telling.trigger.name
    number = any(child.dep_ == "nummod" for child in token.children)
    found = [
        f"{role}",
        f"{role} how={filler.how}",
        f"{role} kind={name} how={filler.how}",
        f"{role} words={telling.trigger.words}",
        f"{role} named={filler.named}",
        f"{role} actor={filler.actor is not None}",
        f"{role} number={number}",
        f"{role} tag={token.tag_}",
        f"{role} determiner={next((c.lower_ for c in token.lefts if c.dep_ in ('det', 'poss')), None)}",
        f"{role} entity={token.ent_type_}",
        f"{role} certainty={int(certainty * 10)}",
        f"{role} head={lemma(token) if filler.actor is None and not filler.named else 'name'}",
        f"{role} path={path(telling.trigger.token, token)}",
        f"{role} before={token.i < telling.trigger.token.i}",
        f"{role} near={abs(token.i - telling.trigger.token.i) // 4}",
        f"{role} over={token.dep_} {lemma(token.head)}",
        f"{role} verbal={telling.trigger.verbal}",
        f"{role} modality={telling.modality}",
        f"{role} definite={telling.definite}",
        f"{role} hedged={filler.hedged}",
        f"{role} words in it={min(len(filler.text.split()), 6)}",
    ]
    if filler.actor is None:
        found += [f"{role} modifier={child.lower_}" for child in token.lefts if child.dep_ in ("amod", "compound")]
    found += [
        f"{role} {feature}" for feature in story if feature.startswith(("age=", "date=", "place=", "at=", "toll="))
    ]
    return found


def of_weapon(weapon: str, telling: Telling, story: Sequence[str], certainty: float) -> list[str]:
    """What speaks for and against a weapon's being that of a happening, as features."""
    head = weapon.lower().split()[-1]
    return [
        "weapon",
        f"weapon head={head}",
        f"weapon kind={telling.trigger.name}",
        f"weapon words={telling.trigger.words}",
        f"weapon certainty={int(certainty * 10)}",
        f"weapon head={head} kind={telling.trigger.name}",
        f"weapon modality={telling.modality}",
        *(f"weapon {feature}" for feature in story if feature.startswith(("age=", "date=", "place=", "at=", "toll="))),
    ]
