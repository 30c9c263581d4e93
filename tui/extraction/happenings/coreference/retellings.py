"""Sentences that only say where and when what a text tells of was: "It happened near Lima on Friday".

Reports of accidents and crimes give the day and the street where help was called to: "Police were called to a house in
Lima at noon on Friday". None of their words tells of a happening; they belong to the one that was told before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction import clauses
from tui.extraction.analysis import within
from tui.extraction.happenings.coreference.distinct import apart_in_space, apart_in_time, long_ago
from tui.extraction.happenings.harm import CALLED, INCIDENTS
from tui.extraction.happenings.setting import dating, scenes
from tui.extraction.happenings.setting.scope import scope_of
from tui.extraction.happenings.telling import Telling
from tui.extraction.happenings.triggers import Trigger, lemma
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import DateMention, PlaceMention, Sentence
    from tui.extraction.happenings.story import Story

_HAPPENING: Final = frozenset(["happen", "occur", "unfold"])
_IT: Final = frozenset(["it", "this", "that"])
_WHAT_HAPPENED: Final = CALLED | frozenset(
    ["accident", "tragedy", "crisis", "ordeal", "drama", "mishap", "episode", "confrontation", "standoff", "carnage"]
)
"""Nouns that point at what was told before, whatever it was."""
_NAMELESS: Final = frozenset(["incident", "tragedy", "mishap", "ordeal", "episode", "drama", "crisis"])
"""Those of them that tell of nothing by themselves."""
_HELP: Final = frozenset(
    """police officer crew firefighter paramedic ambulance service deputy trooper patrol constabulary medic responder
    brigade gardai rescuer lifeboat coastguard""".split()  # noqa: SIM905 - a list would take a page
)
"""Who is called to a scene."""
_CALLED: Final = frozenset(["call", "summon", "alert", "dispatch", "scramble", "send", "mobilise", "mobilize"])
_COMING: Final = frozenset(["respond", "attend", "rush", "race"])
_BACK: Final = 4
"""Sentences back in which the happening was told of."""


def complete(
    stories: Sequence[Story],
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
) -> None:
    """Add to happenings what the sentences right behind them say of where and when they were, and tell nothing else."""
    told = {telling.sentence.index for story in stories for telling in story.tellings if story.type in INCIDENTS}
    for sentence in sentences:
        if sentence.block.kind == "heading":
            continue
        verb = next(filter(_of_the_incident if sentence.index in told else _tells_of_it, sentence.each), None)
        story = _before(stories, sentence) if verb is not None else None
        if verb is None or story is None:
            continue
        lead = story.lead.trigger
        trigger = Trigger(verb, lead.words, lead.name, lead.kind, True, sentence)
        telling = Telling(trigger, sentence, story.type, story.subtype, "asserted", definite=True)
        scope = scope_of(trigger, ())
        telling.places, telling.near = scenes.places(
            trigger, scope, within(places, sentence.start, sentence.end), [trigger]
        )
        mentions = within(dates, sentence.start, sentence.end)
        telling.when, telling.sure_of_date = dating.date(trigger, scope, mentions, [trigger])
        if telling.when is None:
            telling.unsettled = dating.unsettled(trigger, scope, mentions, [trigger])
        says = telling.places or telling.when or telling.unsettled
        if says and not (long_ago(telling) or apart_in_time(story, telling) or apart_in_space(story, telling)):
            story.add(telling)


def _of_the_incident(verb: Token) -> bool:
    """Whether a relative clause says where or when the incident was: "hurt in the incident, which occurred in Lima"."""
    noun = verb.head
    if verb.dep_ != "relcl" or verb.lemma_ not in _HAPPENING or noun.dep_ != "pobj" or lemma(noun) not in _NAMELESS:
        return False
    return any(child.lower_ in ("the", "this") for child in noun.lefts)


def _tells_of_it(verb: Token) -> bool:
    """Whether a verb says that what was told happened, or that help was called: "it happened", "crews were called"."""
    subject = clauses.subject(verb) if verb.tag_ in ("VBD", "VBN") else None
    if _of_the_incident(verb):
        return True
    if subject is None or verb.dep_ in ("relcl", "acl", "advcl") or clauses.negated(verb) or clauses.modal(verb):
        return False
    place = verb.lemma_ == "take" and any(one.lower_ == "place" for one in clauses.objects(verb))
    if verb.lemma_ in _HAPPENING or place:
        the = any(child.lower_ in ("the", "this") for child in subject.lefts)
        return subject.lower_ in _IT or (the and lemma(subject) in _WHAT_HAPPENED)
    if lemma(subject) not in _HELP:
        return False
    named = any(child.dep_ == "oprd" for child in verb.children)  # "officers were called heroes"
    return verb.lemma_ in (_CALLED if clauses.passive(verb) else _COMING) and not named


def _before(stories: Sequence[Story], sentence: Sentence) -> Story | None:
    """The harm that was told of last before a sentence; of two in one sentence the first."""
    last: tuple[int, int] | None = None
    found = None
    for story in stories:
        if story.type not in INCIDENTS or story.lead.modality not in TIMELINE:
            continue
        for telling in story.tellings:
            at = telling.sentence.index
            if sentence.index - _BACK <= at <= sentence.index:
                place = at, -telling.trigger.token.i
                if last is None or place > last:
                    last, found = place, story
    return found
