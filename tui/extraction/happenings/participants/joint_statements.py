"""What those who met then did together: a joint statement that says only which meeting it followed, a deal that "both
sides" signed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.happenings.predicates import passive, shared_subject, verb_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Filler
    from tui.model import When


_PARTIES = frozenset(["sides", "parties", "ministers", "leaders", "presidents", "officials", "diplomats"])
"""What stands for those who were named before: "both | sides", "the two | leaders"."""
_STATES = frozenset(["countries", "nations", "governments", "neighbours", "neighbors", "states"])
"""What stands for no persons who were named before."""
_NEAR = 3
"""Sentences back in which they met."""


def complete(stories: Sequence[Story]) -> None:
    """Give statements that name no speaker those of the meeting that they came out of, with its date and place.

    Agreements of "the two sides" are of those who met last.
    """
    for story in stories:
        if story.type == "agreement" and (both := _both(story)) is not None:
            met = _last_to_meet(story, stories)
            story.lead.fillers += [f for f in met if not (f.named and both.lower_ in _STATES)]
            continue
        lead = story.lead
        unsaid = lead.trigger.name == "announcement" and passive(lead.trigger.token)
        if story.type != "statement" or not lead.trigger.kind.act or unsaid or any(f.actor for f in _speakers(story)):
            continue
        meeting = _meeting(story, stories)
        if meeting is None:
            continue
        speakers = [f for telling in meeting.tellings for f in telling.fillers if f.role == "participant" and f.actor]
        if not speakers or (_of_many(story) and _one_person(speakers)):
            continue
        lead.fillers = [f for f in lead.fillers if f.role != "speaker"] + [replace(f, role="speaker") for f in speakers]
        if lead.when is None and (when := meeting.when()) is not None:
            lead.when = _after(when)
        if all(not telling.places for telling in story.tellings):
            lead.places = next((telling.places for telling in meeting.tellings if telling.places), [])


def _both(story: Story) -> Token | None:
    """What a text says of who agreed, if that only stands for parties named before, as "both sides" does."""
    if any(filler.actor for telling in story.tellings for filler in telling.fillers):
        return None
    verb = verb_over(story.lead.trigger.token) if not story.lead.trigger.verbal else story.lead.trigger.token
    who = shared_subject(verb) if verb is not None and not passive(verb) else None
    if who is None or any(child.dep_ in ("prep", "relcl", "appos") for child in who.rights):
        return None
    known = any(child.lower_ in ("the", "both", "two") for child in who.lefts)
    return who if who.lower_ == "they" or (known and who.lower_ in (*_PARTIES, *_STATES)) else None


def _last_to_meet(story: Story, stories: Sequence[Story]) -> list[Filler]:
    """Those who take part in the last meeting that the text tells of by names, not long before an agreement."""
    first = story.tellings[0].sentence.index
    near: dict[int, list[Filler]] = {}
    for other in stories:
        told = [one.sentence.index for one in other.tellings if 0 <= first - one.sentence.index <= _NEAR]
        if other.type != "meeting" or not told:
            continue
        who = {f.actor: f for telling in other.tellings for f in telling.fillers if f.role == "participant" and f.actor}
        if len(who) > 1:
            near[max(told)] = list(who.values())
    return near[max(near)] if near else []


def _of_many(story: Story) -> bool:
    """Whether a statement says that several made it, whom one who attended is not: "a joint statement", "they"."""
    words = [word for t in story.tellings for noun in (t.trigger.token, *t.trigger.inner) for word in noun.lefts]
    return any(word.lower_ == "joint" for word in words)


def _one_person(speakers: Sequence[Filler]) -> bool:
    """Whether all that is known of who met is one person who was there."""
    return len({filler.actor for filler in speakers}) == 1 and speakers[0].named


def _speakers(story: Story) -> list[Filler]:
    return [filler for telling in story.tellings for filler in telling.fillers if filler.role == "speaker"]


def _meeting(story: Story, stories: Sequence[Story]) -> Story | None:
    """The meeting told of in the sentence of the statement, or right before a joint one."""
    index = story.tellings[0].sentence.index
    joint = any(
        word.lower_ in ("joint", "final", "concluding") for t in story.tellings for word in t.trigger.token.lefts
    )
    joint = joint or any(
        "joint" in (w.lower_ for w in inner.lefts) for t in story.tellings for inner in t.trigger.inner
    )
    for other in stories:
        if other.type != "meeting":
            continue
        told = [telling.sentence.index for telling in other.tellings]
        if index in told or (joint and any(0 <= index - at <= 3 for at in told)):
            return other
    return None


def _after(when: When) -> When:
    return msgspec.structs.replace(when, precision="relative", rule="date of the meeting it followed", certainty=0.8)
