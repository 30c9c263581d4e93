"""How surely a telling is of a happening that the document has told of before."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tui.extraction.geography.containment import exactness
from tui.extraction.happenings.calamities import in_the_news, misnamed, namesake, one_disaster, one_flood
from tui.extraction.happenings.comparisons import likened
from tui.extraction.happenings.coreference.distinct import apart_in_space, apart_in_time, long_ago
from tui.extraction.happenings.coreference.gathering import BLOODLESS
from tui.extraction.happenings.coreference.occasions import same_statement
from tui.extraction.happenings.harm import ATTACKERS, INCIDENTS, VIOLENCE
from tui.extraction.happenings.participants.parties import apart, left, moved, of_office, unnamed
from tui.extraction.happenings.story import NEAR
from tui.extraction.happenings.strikes import one_strike
from tui.extraction.happenings.tolls.totals import of_tellings
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import When

_ALIKE = (
    frozenset({"shooting", "assassination"}),
    frozenset({"bombing", "assassination"}),
    frozenset({"bombing", "air_strike"}),
)
"""Subtypes that one attack may be told as."""
CONTESTS = frozenset(["contest", "result"])
"""Kinds of happenings that are matches, which no other happening is."""
SCORING = frozenset(["score", "score goal", "open scoring", "take wicket"])
"""What is done in a match, and is none of its own."""
_BAR = 1.2
"""What must speak for one happening before two tellings are taken to be of it."""
_ANYBODY = frozenset(["people", "person", "civilian", "soldier", "member", "other", "house", "office"])
"""Nouns by which the victims and targets of many a happening are called."""
_AKIN = frozenset(["meeting", "trial", "election", "travel"])
"""Types of which the dictionary lists kinds by their words alone."""
_LASTING = frozenset(["siege", "standoff", "rampage", "ordeal"])
"""Nouns by which a text calls an attack that it told of before, when it lasts."""
_TAKEN = frozenset(["target", "victim"])
"""The roles of those who are arrested or kidnapped."""
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
    if apart(story, telling) or misnamed(story, telling):
        return 0.0
    if telling.trigger.name == "contest" and story.type == "election":
        return 1.0
    if telling.trigger.words in SCORING and story.lead.trigger.name in CONTESTS:
        return 1.0 if telling.sentence.index - story.last <= NEAR else 0.0
    fresh = not telling.trigger.verbal and not telling.definite
    if fresh and any(one.sentence == telling.sentence for one in story.tellings):
        return 0.0
    if one_strike(story, telling):
        return 1.0
    if _killed_the_same(story, telling):
        return 3.0
    if apart_in_time(story, telling) or apart_in_space(story, telling):
        return 0.0
    signs = (_of_parties, _of_time_and_place, _of_words, _of_kind, _of_distance)
    return math.fsum(sign for of in signs for sign in of(story, telling)) - _BAR


def _killed_the_same(story: Story, telling: Telling) -> bool:
    """Whether both tell of the death of somebody by name; what a bomb did to one, it may have done to others."""
    named = {filler.key for filler in telling.fillers if filler.role in ("victim", "target") and filler.named}
    shared = named & story.keys("victim", "target") and telling.trigger.kind.subtype != "bombing"
    return bool(shared) and _deadly(telling) and any(map(_deadly, story.tellings))


def _of_parties(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in who took part, and how many were killed."""
    mine, theirs = telling.keys("victim", "target"), story.keys("victim", "target")
    if mine & theirs:
        yield 2.0 if mine & theirs - _ANYBODY else 1.2
    elif mine and theirs:
        named = any(filler.named for filler in telling.fillers if filler.role in ("victim", "target"))
        named = named and not _names_the_dead(story, telling)
        repeated = telling.type == "disaster" and not telling.places
        apart = any(telling.keys(role) and story.keys(role) for role in ("victim", "target"))
        repeated = repeated or (not apart and _by_attackers(story, telling))
        yield -1.5 if named else 0.0 if repeated else -0.9
    mine, theirs = telling.keys("perpetrator", "claimant"), story.keys("perpetrator", "claimant")
    if mine and theirs:
        yield 0.4 if mine & theirs else 0.5 if _by_attackers(story, telling) else -0.8
    if not _tolls_agree(story, telling):
        yield -0.8
    if telling.type in ("meeting", "agreement", "election", "trial", "protest", "travel"):
        met = {f.actor for f in telling.fillers if f.actor} & {
            f.actor for one in story.tellings for f in one.fillers if f.actor
        }
        yield 0.7 if met else 0.0
    if telling.type == "military_operation" and _of_its_toll(story, telling):
        yield 2.0
    if telling.type in ("arrest", "kidnapping") and _as_many(story, telling):
        yield 2.0
    if telling.trigger.name in CONTESTS and story.lead.trigger.name in CONTESTS:
        yield _of_sides(telling.keys("participant"), [one.keys("participant") for one in story.tellings])
    if telling.type in ("agreement", "meeting") and telling.sentence.index - story.last <= NEAR and unnamed(telling):
        yield 0.9
    if of_office(telling) and any(moved(one) & moved(telling) for one in story.tellings):
        yield 1.4 if left(telling) else 0.6
    if telling.type == "aid" and telling.trigger.verbal and _sides(telling) and _sides(telling) == _sides(story.lead):
        yield 1.2


def _named_at_last(story: Story, telling: Telling) -> bool:
    """Whether a court's report names in its second sentence whom the first only describes: "a man was jailed"."""
    first = [filler for one in story.tellings for filler in one.fillers if filler.role == "target"]
    described = bool(first) and all(not filler.actor and _is_one(filler.token) for filler in first)
    named = any(filler.named for filler in telling.fillers if filler.role == "target")
    return described and named and telling.sentence.index - story.last <= NEAR // 2 and not long_ago(telling)


def _in_a_judgment(telling: Telling) -> bool:
    """Whether it names only in what a court said something: "In a judgment on Friday, the court said"."""
    noun = telling.trigger.token
    within = (
        not telling.trigger.verbal
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "in"
        and noun.head.i < noun.head.head.i
    )
    return within and not telling.keys("target")


def _is_one(noun: Token) -> bool:
    """Whether a noun is in the singular, and no name but where a sentence begins with it."""
    return noun.tag_ == "NN" or (noun.tag_ == "NNP" and bool(noun.is_sent_start))


def _names_the_dead(story: Story, telling: Telling) -> bool:
    """Whether a report names in its next sentences whom its first only describes: "a man died in a crash"."""
    first = story.tellings[0]
    dead = [filler for one in story.tellings for filler in one.fillers if filler.role == "victim"]
    described = bool(dead) and not any(filler.named or filler.actor for filler in dead)
    named = [filler for filler in telling.fillers if filler.role == "victim"]
    if not described or not named or not all(filler.named for filler in named) or not _deadly(telling):
        return False
    mine, theirs = (of_tellings(tellings, "killed").min for tellings in ([telling], story.tellings))
    early = first.sentence.index <= 1 and telling.sentence.index - story.last <= NEAR // 4
    return early and mine is not None and theirs is not None and mine <= theirs


def _as_many(story: Story, telling: Telling) -> bool:
    """Whether both tell of the taking of as many: "led to the arrest of 41 workers … in all, 41 adults were"."""
    mine, theirs = (
        {number.text for filler in fillers if filler.role in _TAKEN for number in _numbers(filler.token)}
        for fillers in (telling.fillers, [filler for one in story.tellings for filler in one.fillers])
    )
    return bool(mine) and mine == theirs


def _numbers(noun: Token) -> list[Token]:
    """The numbers before a noun, or behind "a total of", that count more than two."""
    counted = [noun, *(one for of in noun.rights if of.lower_ == "of" for one in of.rights)]
    return [
        child
        for one in counted
        for child in one.lefts
        if child.dep_ == "nummod" and child.lower_ not in ("one", "two", "1", "2")
    ]


def _of_sides(mine: set[str], told: list[set[str]]) -> float:
    """What speaks for and against one match in the sides: the same two, or one of them against another."""
    shared = max((len(mine & theirs) for theirs in told), default=0)
    if shared > 1:
        return 1.3
    full = len(mine) > 1 and any(len(theirs) > 1 for theirs in told)
    others = bool(mine) and all(told) and not shared
    return -1.0 if full or others else 0.5 * shared


def _by_attackers(story: Story, telling: Telling) -> bool:
    """Whether both are of those who made an attack, whoever they were: "assailants", "the gunmen"."""
    doers = [one.keys("perpetrator") for one in (story, telling)]
    return all(keys & ATTACKERS for keys in doers)


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
    names = {mention.place.name for one in story.tellings for mention in one.near}
    if any(exactness(mention.place) and mention.place.name in names for mention in telling.places):
        yield 0.8


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
    elif telling.type == "meeting" and telling.definite:
        yield -0.6
    elif telling.type == "military_operation" and mine.name != theirs.name:
        yield -0.8


def _of_kind(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for one happening in what texts tell of happenings of its kind."""
    if telling.type == "disaster" and telling.definite:
        yield 0.8
    if telling.type == "disaster" and not telling.sure_of_date and one_flood(story, telling):
        yield 1.5
    elif telling.type == "disaster" and (in_the_news(story, telling) or namesake(story, telling)):
        yield 2.0
    elif telling.type == "disaster" and (telling.trigger.verbal or telling.definite) and one_disaster(story, telling):
        yield 1.2
    if telling.type == "trial" and _named_at_last(story, telling):
        yield 2.7
    if _names_the_dead(story, telling):
        yield 2.0
    if telling.type == "trial" and _in_a_judgment(telling) and telling.sentence.index - story.last <= 1:
        yield 1.6
    if telling.trigger.words in _ON_ARRIVAL and telling.type != story.type:
        yield 1.0 if telling.sentence.index - story.last <= NEAR // 2 else 0.0
    near = telling.sentence.index - story.last <= NEAR // 2
    if telling.type == "trial" and telling.trigger.verbal and near and _repeats(story, telling):
        yield 1.4
    if telling.type == "election" and not (telling.sure_of_date and any(t.sure_of_date for t in story.tellings)):
        yield 1.0


def _of_distance(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in how far apart it is told of."""
    distance = telling.sentence.index - story.last
    if distance == 1 and any(child.lower_ in ("that", "this") for child in telling.trigger.token.lefts):
        yield 0.8
    if telling.definite and not telling.plural:
        yield 1.3 if distance <= NEAR else 0.2
    elif telling.definite and distance == 1 and telling.type in VIOLENCE:
        yield 0.9
    hit = telling.keys("victim", "target") & story.keys("victim", "target")
    if telling.trigger.kind.effect and distance <= 1 and not hit:
        yield 0.5
    if distance <= 1:
        yield 0.4
    elif distance > 12:
        yield -0.4


def _sides(telling: Telling) -> set[tuple[str, str]]:
    """The giver and the taker of aid, if both are actors."""
    sides: set[tuple[str, str]] = {
        (f.role, f.actor) for f in telling.fillers if f.actor and f.role in ("provider", "recipient")
    }
    if len({role for role, _ in sides}) < 2:
        return set()
    return sides


def _deadly(telling: Telling) -> bool:
    """Whether it tells that somebody was killed, which happens once."""
    return telling.trigger.kind.effect == "killed" or telling.subtype == "assassination" or bool(telling.killed)


def _compatible(story: Story, telling: Telling) -> bool:
    lead = story.lead
    if telling.modality != lead.modality and {telling.modality, lead.modality} & _UNREAL:
        return False
    if telling.trigger.name == "contest" and story.type == "election":
        return bool(telling.keys("participant") & story.keys("participant")) or _at_the_polls(story, telling)
    lasting = telling.definite and telling.trigger.words in _LASTING and not (telling.fillers or telling.places)
    if lasting and {telling.type, story.type} <= VIOLENCE:
        return True
    for alone in (BLOODLESS, CONTESTS):
        if (telling.trigger.name in alone) != (lead.trigger.name in alone):
            return False
    if telling.type != story.type:
        effects = telling.trigger.kind.effect is not None
        return (
            effects
            and story.type in INCIDENTS
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


def _tolls_agree(story: Story, telling: Telling) -> bool:
    mine = of_tellings([telling], "killed")
    theirs = of_tellings(story.tellings, "killed")
    if mine.min is None or theirs.min is None:
        return True
    if telling.type == "military_operation" and _of_its_toll(story, telling):
        return True
    return mine.min == theirs.min or (telling.type == "disaster" and mine.min < theirs.min)


def _of_its_toll(story: Story, telling: Telling) -> bool:
    """Whether as many died as one part of those who fell in an operation: "two soldiers and six rebels … the six"."""
    mine = of_tellings([telling], "killed").min
    parts = {count for _, count in of_tellings(story.tellings, "killed").parts}
    return mine is not None and mine > 1 and mine in parts and telling.sentence.index - story.last <= NEAR // 2


def _repeats(story: Story, telling: Telling) -> bool:
    """Whether a verb's noun points at one that was told before: "refused an appeal … rejected the appeal"."""
    known = {lemma(word) for one in story.tellings for word in (*one.trigger.inner, one.trigger.token)}
    return any(
        lemma(word) in known and any(child.lower_ in ("the", "this") for child in word.lefts)
        for word in telling.trigger.inner
        if word.pos_ == "NOUN"
    )
