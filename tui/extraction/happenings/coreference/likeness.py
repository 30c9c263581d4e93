"""How surely a telling is of a happening that the document has told of before."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tui.extraction.geography.containment import exactness
from tui.extraction.happenings.calamities import (
    akin,
    in_the_news,
    introduces,
    misnamed,
    namesake,
    one_disaster,
    one_flood,
)
from tui.extraction.happenings.comparisons import likened
from tui.extraction.happenings.coreference.courts import (
    apart_in_court,
    by_the_court,
    in_a_judgment,
    named_at_last,
    of_the_known,
)
from tui.extraction.happenings.coreference.distinct import ANSWERING, apart_in_space, apart_in_time, long_ago
from tui.extraction.happenings.coreference.elections import apart_in_kind
from tui.extraction.happenings.coreference.likeness_of_parties import is_deadly, names_the_dead, of_parties
from tui.extraction.happenings.coreference.occasions import same_statement
from tui.extraction.happenings.happenings import CONTESTS, SCORING
from tui.extraction.happenings.harm import BLOODLESS, INCIDENTS, VIOLENCE
from tui.extraction.happenings.participants.parties import apart
from tui.extraction.happenings.story import NEAR, Story, gathered
from tui.extraction.happenings.strikes import one_strike
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.happenings.telling import Telling
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import When

_ALIKE = (
    frozenset({"shooting", "assassination"}),
    frozenset({"bombing", "assassination"}),
    frozenset({"bombing", "air_strike"}),
)
"""Subtypes that one attack may be told as."""
_BAR = 1.2
"""What must speak for one happening before two tellings are taken to be of it."""
_AKIN = frozenset(["meeting", "trial", "election", "travel"])
"""Types of which the dictionary lists kinds by their words alone."""
_LASTING = frozenset(["siege", "standoff", "rampage", "ordeal"])
"""Nouns by which a text calls an attack that it told of before, when it lasts."""
_MEETING = frozenset(["meeting", "talk", "discussion", "conversation"])
"""Nouns for what "met" tells."""
_ON_ARRIVAL = frozenset(
    ["pronounce dead", "declare dead", "confirm dead", "die of wound", "die of injury", "die from injury"]
)
"""What becomes of somebody whom a text has told to be hurt."""
_UNREAL = frozenset(["negated", "planned", "hypothetical", "recommended", "generic"])


def likeness(story: Story, telling: Telling) -> float:
    """How surely a telling, if it is not of a new happening, is of one told before; not above 0 if it is another."""
    if not _compatible(story, telling) or likened(telling.trigger.token):
        return 0.0
    if telling.type == "statement":
        return same_statement(story, telling)
    if apart(story, telling) or misnamed(story, telling) or apart_in_kind(story.tellings, telling):
        return 0.0
    if telling.type == "trial" and apart_in_court(story, telling):
        return 0.0
    if telling.type == "disaster" and introduces(telling, story.tellings):
        return 0.0
    if telling.trigger.name == "contest" and story.type == "election":
        return 1.0
    if telling.trigger.words in SCORING and story.lead.trigger.name in CONTESTS:
        near = telling.sentence.index - story.last <= NEAR and not apart_in_time(story, telling)
        return 1.0 if near and not long_ago(telling) else 0.0
    fresh = not telling.trigger.verbal and not telling.definite
    if fresh and telling.sentence.index in story.sentences:
        return 0.0
    if one_strike(story, telling):
        return 1.0
    if _killed_the_same(story, telling):
        return 3.0
    if apart_in_time(story, telling) or apart_in_space(story, telling):
        return 0.0
    signs = (of_parties, _of_time_and_place, _of_words, _of_kind, _of_distance)
    return math.fsum(sign for of in signs for sign in of(story, telling)) - _BAR


def _killed_the_same(story: Story, telling: Telling) -> bool:
    """Whether both tell of the death of somebody by name; what a bomb did to one, it may have done to others."""
    named = {filler.key for filler in telling.fillers if filler.role in ("victim", "target") and filler.named}
    shared = named & story.keys("victim", "target") and telling.trigger.kind.subtype != "bombing"
    return bool(shared) and is_deadly(telling) and any(map(is_deadly, story.tellings))


def _of_time_and_place(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in when and where it was."""
    when, other = telling.when, story.when()
    if when is not None and other is not None:
        yield 0.8 if when.overlaps(other) else -0.5
        day = when.precision == "day" and when.start == other.start
        if day and telling.trigger.words == story.lead.trigger.words:
            yield 0.6
    if when is None and telling.unsettled is not None and telling.type == "disaster":
        told = [one.unsettled for one in story.tellings if one.unsettled is not None]
        if told:
            yield 0.8 if any(_one_weekday(telling.unsettled, one) for one in told) else -0.5
    if any(exactness(mention.place) and mention.place.name in _places(story) for mention in telling.places):
        yield 0.8


@gathered
def _places(telling: Telling) -> Iterator[str | None]:
    """The names of the places that a story's sentences tie to it."""
    return (mention.place.name for mention in telling.near)


def _one_weekday(one: When, other: When) -> bool:
    """Whether two say one day of an unknown week: "Friday", "late Friday"."""
    words = [set((when.text or "").lower().split()) for when in (one, other)]
    return any(word.endswith("day") for word in words[0] & words[1])


def _of_words(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in the words that tell of it."""
    mine, theirs = telling.trigger, story.lead.trigger
    public = telling.type == story.type and telling.type in _AKIN
    if mine.name == theirs.name or mine.words == theirs.words or public:
        yield 0.4
    if mine.words.split()[-1] == theirs.words.split()[-1]:
        yield 0.3
    elif telling.type == "meeting" and telling.definite and not (theirs.verbal and _bare(mine)):
        yield -0.6
    elif telling.type == "military_operation" and mine.name != theirs.name:
        yield -0.8


def _bare(noun: Trigger) -> bool:
    """Whether a noun says no more of a meeting than "met" does: "the | meeting", "the | talks"."""
    return noun.words in _MEETING and noun.token.n_lefts <= 1


def _of_kind(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for one happening in what texts tell of happenings of its kind."""
    if telling.type == story.type == "disaster" and not akin(story, telling):
        yield -1.2
    if telling.type == "disaster" and telling.definite:
        yield 0.8
    if telling.type == "disaster" and not telling.sure_of_date and one_flood(story, telling):
        yield 1.5
    elif telling.type == "disaster" and (in_the_news(story, telling) or namesake(story, telling)):
        yield 2.0
    elif telling.type == "disaster" and _goes_on(telling) and one_disaster(story, telling):
        yield 1.2
    if telling.type in ANSWERING and (named_at_last(story, telling) or of_the_known(story, telling)):
        yield 2.7
    if names_the_dead(story, telling):
        yield 2.0
    if telling.type == "trial" and by_the_court(story, telling):
        yield 1.6
    if telling.type == "trial" and in_a_judgment(telling) and telling.sentence.index - story.last <= 1:
        yield 1.6
    if telling.trigger.words in _ON_ARRIVAL and telling.type != story.type:
        yield 1.0 if telling.sentence.index - story.last <= NEAR // 2 else 0.0
    near = telling.sentence.index - story.last <= NEAR // 2
    if telling.type == "trial" and telling.trigger.verbal and near and _repeats(story, telling):
        yield 1.4
    if telling.type == "election" and not (telling.sure_of_date and any(t.sure_of_date for t in story.tellings)):
        yield 1.0


def _goes_on(telling: Telling) -> bool:
    """Whether a disaster's words may be of one told before: "the quake", "houses collapsed", "aftershocks"."""
    return telling.trigger.verbal or telling.definite or telling.trigger.words == "aftershock"


def _of_distance(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in how far apart it is told of."""
    distance = telling.sentence.index - story.last
    if distance == 1 and any(child.lower_ in ("that", "this") for child in telling.trigger.token.lefts):
        yield 0.8
    if telling.definite and not telling.plural:
        yield 1.3 if distance <= NEAR else 0.2
    elif telling.definite and distance == 1 and (telling.type in VIOLENCE or telling.type == "arrest"):
        yield 0.9
    hit = telling.keys("victim", "target") & story.keys("victim", "target")
    if telling.trigger.kind.effect and distance <= 1 and not hit:
        yield 0.5
    if distance <= 1:
        yield 0.4
    elif distance > 12:
        yield -0.4


def _compatible(story: Story, telling: Telling) -> bool:
    lead = story.lead
    if telling.modality != lead.modality and {telling.modality, lead.modality} & _UNREAL:
        return False
    if telling.trigger.name == "contest" and lead.type == "election":
        shared = bool(telling.keys("participant") & story.keys("participant"))
        return shared or _at_the_polls(story, telling) or _of_its_winner(story, telling)
    lasting = telling.definite and telling.trigger.words in _LASTING and not (telling.fillers or telling.places)
    if lasting and {telling.type, lead.type} <= VIOLENCE:
        return True
    for alone in (BLOODLESS, CONTESTS):
        if (telling.trigger.name in alone) != (lead.trigger.name in alone):
            return False
    if telling.type != lead.type:
        effects = telling.trigger.kind.effect is not None
        return (
            effects
            and lead.type in INCIDENTS
            and telling.trigger.name in ("dying", "injuring", "hurting", "killing", "finding")
            and not any(f.role == "perpetrator" for f in telling.fillers)
        )
    subtype, other = telling.subtype, story.subtype
    if subtype and other and subtype != other:
        return any({subtype, other} <= pair for pair in _ALIKE)
    return True


def _at_the_polls(story: Story, telling: Telling) -> bool:
    """Whether one person beats another right beside what a text tells of an election."""
    near = telling.sentence.index - story.last <= NEAR // 2
    persons = [filler for filler in telling.fillers if filler.named]
    return near and len(persons) > 1 and telling.trigger.words in ("beat", "defeat")


def _of_its_winner(story: Story, telling: Telling) -> bool:
    """Whether a noun says only whose victory it was, right behind an election: "the party's victory means"."""
    when, other = telling.when, story.when()
    if when is not None and other is not None and not when.overlaps(other):
        return False
    near = telling.sentence.index - story.last <= NEAR
    return near and not telling.trigger.verbal and telling.trigger.words == "victory" and len(telling.fillers) == 1


def _repeats(story: Story, telling: Telling) -> bool:
    """Whether a verb's noun points at one that was told before: "refused an appeal … rejected the appeal"."""
    known = {lemma(word) for one in story.tellings for word in (*one.trigger.inner, one.trigger.token)}
    return any(
        lemma(word) in known and any(child.lower_ in ("the", "this") for child in word.lefts)
        for word in telling.trigger.inner
        if word.pos_ == "NOUN"
    )
