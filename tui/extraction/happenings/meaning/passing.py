"""Happenings of public life that a text only names in passing: "in the run-up to the talks", "the visit", by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.geography.containment import exactness
from tui.extraction.happenings.predicates import SUPPORT, UNDERGO, governor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Filler, Telling

_PUBLIC = frozenset(["meeting", "agreement", "policy", "protest", "trial", "other", "aid", "arrest"])
_JOURNEYS = ("visit", "trip", "tour", " to", " for", " through", " home", "flee")
"""Last words of what is a journey, wherever it goes."""
_TELLING = SUPPORT | UNDERGO | frozenset((
    "take", "occur", "happen", "continue", "follow", "erupt", "break", "spread", "draw", "turn", "last", "resume",
    "come", "see", "cancel", "suspend", "cover", "approve", "adopt", "seal", "mark", "fail", "collapse", "paralyse",
    "paralyze", "disrupt", "cripple", "ground", "shut", "halt", "close", "hit", "sweep", "rock", "shake", "enter", "go",
    "expire", "end", "lapse", "stall", "ease", "hold", "unravel", "survive", "succeed", "block", "force", "delay",
))  # fmt: skip
"""Verbs that say of their noun that it took place, or how."""


def passing(story: Story, fillers: Sequence[Filler]) -> bool:
    """Whether no telling says more of a happening than its name: nobody takes part, and no verb tells of it."""
    if story.lead.type == "travel" and not _goes_somewhere(story, fillers):
        return True
    if fillers or story.lead.type not in _PUBLIC:
        return False
    told = [telling for telling in story.tellings if telling.sentence.block.kind != "heading"]
    return not any(telling.trigger.verbal or _told(telling) for telling in told)


def _goes_somewhere(story: Story, fillers: Sequence[Filler]) -> bool:
    """Whether somebody goes to a place that the text names, or on a visit."""
    if not any(filler.role == "participant" for filler in fillers):
        return False
    bound = any(telling.places for telling in story.tellings) or any(filler.role == "host" for filler in fillers)
    triggers = [trigger for telling in story.tellings for trigger in (telling.trigger, *telling.also)]
    return bound or any(not trigger.verbal or trigger.words.endswith(_JOURNEYS) for trigger in triggers)


def _told(telling: Telling) -> bool:
    """Whether its noun is what its clause is about, or is told with a place of its own."""
    noun = telling.trigger.token
    verb = governor(noun)
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "ROOT", "attr") and (verb is None or verb.lemma_ in _TELLING):
        return True
    if telling.sure_of_date and any(child.dep_ in ("poss", "relcl") for child in noun.children):
        return True
    return any(exactness(mention.place) for mention in telling.near)
