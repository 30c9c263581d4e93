"""Which violent happenings of a document are one, told again in other words: a logistic model over pairs.

What rules join (``coreference``) says nearly the same; a report tells its happening again with less: "the explosion"
and then "seven people were killed". The model was learned from annotated newswire and speaks of violence alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import TYPE_CHECKING, Literal

from tui.extraction.geography.containment import exactness, nested
from tui.extraction.happenings.comparisons import likened, measure
from tui.extraction.happenings.coreference.distinct import new
from tui.extraction.happenings.models.plausibility import JUDGED, probability
from tui.extraction.happenings.setting.dating import too_long
from tui.extraction.happenings.story import Story, gathered, once, settled
from tui.extraction.happenings.telling import order
from tui.extraction.happenings.tolls.totals import of_story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.model import Place, When

SAME = 0.4
"""From here on two stories are one."""
SAME_IN_A_REPORT = 0.3
"""The same in an agency's report, the kind of text that the model was learned from."""
_BESIDE = 2
"""Sentences behind a happening in which a place that nobody knows may be in the town where that was."""
_LAST = 60
"""Stories with which one is compared: those told last before it."""
_UNREAL = frozenset(["negated", "planned", "hypothetical", "recommended", "generic"])
_ALIKE = tuple(
    frozenset(pair)
    for pair in (
        ("shooting", "assassination"),
        ("bombing", "assassination"),
        ("bombing", "arson"),
        ("bombing", "air_strike"),
        ("shooting", "clash"),
    )
)
"""Subtypes that one happening may be told as."""
_GENERAL = frozenset(
    """people person civilian soldier member other house office building victim individual man woman official policeman
    vehicle car police resident citizen peasant student guerrilla troop place group terrorist rebel""".split()  # noqa: SIM905 - a list would take a page
)
"""Words that two happenings may share by chance."""
_CUES = frozenset(
    """another other second third separate similar meanwhile elsewhere also later previous previously earlier last
    addition moreover furthermore same this these new recent since before after series wave several""".split()  # noqa: SIM905 - a list would take a page
)
_HARMS: tuple[Literal["killed", "injured"], ...] = ("killed", "injured")
_SIDES = {"victim": ("victim",), "target": ("target",), "doers": ("perpetrator", "claimant")}
"""The features of who took part, and the roles in which."""
_TOGETHER = (
    ("determiner", "distance"),
    ("day", "scene"),
    ("day", "hit"),
    ("scene", "hit"),
    ("determiner", "hit"),
    ("distance", "hit"),
    ("distance", "day", "scene"),
)
"""Ties that say more together than each on its own."""


def merge(stories: list[Story], model: Mapping[str, float] | None, *, agency: bool = False) -> list[Story]:
    """The stories with those of one violent happening joined, in the order of the text, which may be an agency's."""
    judged = [story for story in stories if story.type in JUDGED]
    if model is None or len(judged) < 2:
        return stories
    among = Among(judged)
    with settled(judged):
        sure = {
            (first, second): probability(model, of_pair(judged[first], judged[second], among))
            for first, second in _near(judged)
            if comparable(judged[first], judged[second], agency=agency)
        }
    groups = grouped(len(judged), sure, SAME_IN_A_REPORT if agency else SAME)
    for first, *rest in groups:
        for other in rest:
            judged[first].tellings += judged[other].tellings
        judged[first].tellings.sort(key=order)
    gone = {id(judged[index]) for _, *rest in groups for index in rest}
    return [story for story in stories if id(story) not in gone]


def _near(stories: Sequence[Story]) -> Iterator[tuple[int, int]]:
    """The pairs of stories to be compared, the earlier first: each with those that were told last before it."""
    tellings = sorted((order(telling), at) for at, story in enumerate(stories) for telling in story.tellings)
    told: dict[int, None] = {}
    for _, at in tellings:
        if at not in told:
            yield from ((min(at, other), max(at, other)) for other in islice(reversed(told), _LAST))
        told.pop(at, None)
        told[at] = None


def grouped(count: int, sure: Mapping[tuple[int, int], float], bar: float = SAME) -> list[list[int]]:
    """The numbers below ``count`` in groups of one happening each: the likeliest pair comes first.

    ``sure`` is how likely two are one, for each pair that may be at all, and ``bar`` from where on they are.
    """
    groups = {at: [at] for at in range(count)}
    near: dict[int, set[int]] = {at: set() for at in groups}
    waiting = [(-chance, first, second, 1, 1) for (first, second), chance in sure.items()]
    heapify(waiting)
    for first, second in sure:
        near[first].add(second)
        near[second].add(first)
    while waiting:
        unlikely, first, second, *sizes = heappop(waiting)
        if -unlikely < bar:
            break
        if [len(groups.get(at, ())) for at in (first, second)] != sizes:
            continue  # one of them has grown, or is a part of another
        groups[first] += groups.pop(second)
        beside, also = near[first] - {second}, near.pop(second) - {first}
        near[first] = both = beside & also
        for other in beside - both:
            near[other].remove(first)
        for other in also:
            near[other].remove(second)
        for other in both:
            a, b = min(first, other), max(first, other)
            heappush(waiting, (-linked(groups[a], groups[b], sure), a, b, len(groups[a]), len(groups[b])))
    return list(groups.values())


def linked(one: Sequence[int], other: Sequence[int], sure: Mapping[tuple[int, int], float]) -> float:
    """How likely two groups of stories are one: as their stories are on average, and not at all if two cannot be."""
    found = [sure.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
    return sum(found) / len(found) if min(found) else 0.0


def comparable(one: Story, other: Story, *, agency: bool = False) -> bool:
    """Whether two stories may be of one happening at all: nothing that the text says of one rules out the other.

    An agency's report is so terse that a street which nobody knows is in the town told right before.
    """
    if one.type != other.type or one.type not in JUDGED:
        return False
    if _is_aside(one) != _is_aside(other) or _is_likened(one) or _is_likened(other):
        return False
    a, b = one.lead.modality, other.lead.modality
    if a != b and {a, b} & _UNREAL:
        return False
    if _is_new(other):
        return False
    if one.called_by_its_day != other.called_by_its_day and not (one.lead.definite and other.lead.definite):
        return False
    kinds = {one.subtype, other.subtype} - {None}
    if len(kinds) > 1 and kinds not in _ALIKE:
        return False
    if {telling.trigger.token.i for telling in one.tellings if telling.sentence is other.lead.sentence} & {
        telling.trigger.token.i for telling in other.tellings if telling.sentence is other.lead.sentence
    }:
        return False
    return not (_apart_in_time(one, other) or _apart_in_space(one, other, agency=agency) or _apart_in_toll(one, other))


@once
def _is_aside(story: Story) -> bool:
    """Whether the news is only measured by it."""
    return measure(story.lead.trigger.token) is not None


@once
def _is_likened(story: Story) -> bool:
    """Whether the news is only like it."""
    return likened(story.lead.trigger.token)


@once
def _is_new(story: Story) -> bool:
    """Whether its words say that it is none told before."""
    return new(story.lead)


def _apart_in_time(one: Story, other: Story) -> bool:
    first, second = one.when(), other.when()
    if first is None or second is None:
        return False
    if too_long(first) != too_long(second):
        return True
    return one.sure_of_date and other.sure_of_date and not first.overlaps(second)


def _apart_in_space(one: Story, other: Story, *, agency: bool) -> bool:
    """Whether both name a town or region, and none of them lies in another; a street may be in the town told before."""
    lands = [{place.country for place in _places(story) if place.country} for story in (one, other)]
    if all(lands) and not lands[0] & lands[1]:
        return True
    scenes = [[place for place in _places(story) if exactness(place)] for story in (one, other)]
    if not all(scenes) or any(nested(a, b) for a in scenes[0] for b in scenes[1]):
        return False
    known = [any(place.country or place.within for place in places) for places in scenes]
    beside = agency and other.tellings[0].sentence.index - one.last <= _BESIDE
    return known[0] == known[1] or not beside


def _apart_in_toll(one: Story, other: Story) -> bool:
    """Whether so many more died in one than in the other that one of both is a count over a time."""
    tolls = [of_story(story, "killed").min for story in (one, other)]
    low, high = min(tolls, key=lambda toll: toll or 0), max(tolls, key=lambda toll: toll or 0)
    return low is not None and high is not None and high > 10 and high > 3 * low


class Among:
    """The violent stories of a text, in its order, among which two are compared."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.first = stories[0]
        self.count = len(stories)
        self._told = sorted(story.lead.sentence.index for story in stories)

    def between(self, first: int, last: int) -> int:
        """How many others are told of between two of them, which are told of in these sentences."""
        return bisect_right(self._told, last) - bisect_left(self._told, first) - 2 if first <= last else 0


def of_pair(one: Story, other: Story, among: Among) -> list[str]:
    """What speaks for and against two stories' being of one happening, the earlier first, as features."""
    ties = _ties(one, other)
    return [
        *_wording(one, other),
        *_telling(one, other, among),
        *(f"{name}={value}" for name, value in ties.items()),
        *(" ".join(f"{name}={ties[name]}" for name in names) for names in _TOGETHER),
        *_harm(one, other),
        *_opening(other.lead.sentence),
    ]


def _ties(one: Story, other: Story) -> dict[str, str]:
    """How far apart two stories are in the text, in time, in space and in whom they hit, and how the later is named."""
    trigger = other.lead.trigger
    near = _sentences_between(one.sentences, other.sentences)
    return {
        "determiner": "verb" if trigger.verbal else _determiner(trigger.token),
        "distance": _bucket(near, (0, 1, 2, 3, 5, 8, 13, 21)),
        "hit": " ".join(_overlap(_fillers(one, role), _fillers(other, role)) for role in ("victim", "target")),
        "day": _days(one.when(), other.when()),
        "scene": _scenes(_places(one), _places(other)),
    }


def _wording(one: Story, other: Story) -> Iterator[str]:
    """What kind of happening both are, and by which words they are told."""
    first, second = one.lead, other.lead
    yield f"type={one.type}"
    yield "kinds=same" if one.subtype == other.subtype else f"kinds={one.subtype} {other.subtype}"
    yield f"trigger shared={bool(_triggers(one) & _triggers(other))}"
    yield f"word shared={bool(_last_words(one) & _last_words(other))}"
    yield f"triggers={first.trigger.name} {second.trigger.name}"
    yield f"second={second.trigger.name}"
    yield f"plural={first.plural} {second.plural}"
    yield f"modality={'same' if first.modality == second.modality else f'{first.modality} {second.modality}'}"


def _telling(one: Story, other: Story, among: Among) -> Iterator[str]:
    """Where in the text both are told of, how often, and among how many others."""
    yield f"paragraph={bool(_blocks(one) & _blocks(other))}"
    between = among.between(one.lead.sentence.index, other.lead.sentence.index)
    yield f"between={_bucket(between, (0, 1, 2, 4))}"
    yield f"first={among.first is one}"
    yield f"stories={_bucket(among.count, (2, 3, 4, 6, 9, 14))}"
    yield f"told={min(len(one.tellings), 3)} {min(len(other.tellings), 3)}"


def _harm(one: Story, other: Story) -> Iterator[str]:
    """How both agree on whom they harmed, who did it, with what and how many."""
    for name, roles in _SIDES.items():
        yield f"{name}={_overlap(_fillers(one, *roles), _fillers(other, *roles))}"
    for toll in _HARMS:
        mine, theirs = of_story(one, toll).min, of_story(other, toll).min
        given = (mine is not None) + (theirs is not None)
        yield f"{toll}={('none', 'one', mine == theirs)[given]}"
    arms, others = _weapons(one), _weapons(other)
    yield f"weapon={bool(arms & others) if arms and others else 'none'}"


def _opening(sentence: Sentence) -> Iterator[str]:
    """The words by which the later one's sentence ties itself to what was told before, and how it opens."""
    for cue in sentence.said & _CUES:
        yield f"cue={cue}"
    opening = sentence.each[0]
    function = opening.pos_ in ("ADV", "ADP", "SCONJ", "DET", "PRON", "CCONJ")
    yield f"opening={opening.lower_ if function else opening.pos_}"


def _sentences_between(one: AbstractSet[int], other: AbstractSet[int]) -> int:
    """How far apart two sets of sentences are, where they are nearest."""
    if not one.isdisjoint(other):
        return 0
    few, many = sorted((sorted(one), sorted(other)), key=len)
    around = ((at, bisect_left(many, at)) for at in few)
    return min(abs(at - near) for at, behind in around for near in many[max(0, behind - 1) : behind + 1])


@gathered
def _triggers(telling: Telling) -> tuple[str]:
    return (telling.trigger.name,)


@gathered
def _last_words(telling: Telling) -> tuple[str]:
    return (telling.trigger.words.split()[-1],)


@gathered
def _blocks(telling: Telling) -> tuple[int]:
    """The paragraphs, by their identity."""
    return (id(telling.sentence.block),)


@gathered
def _weapons(telling: Telling) -> Iterator[str]:
    return (weapon.lower().split()[-1] for weapon in telling.weapons)


@once
def _fillers(story: Story, *roles: str) -> tuple[Filler, ...]:
    return tuple(filler for telling in story.tellings for filler in telling.fillers if filler.role in roles)


def _overlap(one: Sequence[Filler], other: Sequence[Filler]) -> str:
    """How two lists of participants agree."""
    if not one or not other:
        return "none" if not one and not other else "first only" if one else "second only"
    mine, theirs = ({filler.key for filler in fillers} for fillers in (one, other))
    shared = mine & theirs
    if shared - _GENERAL:
        named = any(filler.named and filler.key in shared for filler in one)
        return "shared name" if named else "shared"
    if shared:
        return "shared word"
    names = any(filler.named for filler in one), any(filler.named for filler in other)
    if all(names):
        return "other names"
    return "other words" if not any(names) else "name and word"


def _days(one: When | None, other: When | None) -> str:
    if one is None or other is None:
        return "none" if one is None and other is None else "first only" if other is None else "second only"
    if one.start == other.start and one.end == other.end:
        return f"same {one.precision}"
    return "overlap" if one.overlaps(other) else "apart"


@once
def _places(story: Story) -> tuple[Place, ...]:
    return tuple(mention.place for telling in story.tellings for mention in telling.places)


def _scenes(one: Sequence[Place], other: Sequence[Place]) -> str:
    if not one or not other:
        return "none" if not one and not other else "first only" if one else "second only"
    if any(exactness(a) and a.name == b.name for a in one for b in other):
        return "same"
    return "nested" if any(nested(a, b) for a in one for b in other) else "apart"


def _determiner(token: Token) -> str:
    for child in token.lefts:
        if child.dep_ in ("det", "poss", "nummod"):
            return child.lower_ if child.dep_ == "det" else child.dep_
    return "bare"


def _bucket(value: int, steps: tuple[int, ...]) -> str:
    return next((f"<={step}" for step in steps if value <= step), f">{steps[-1]}")
