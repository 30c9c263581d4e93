"""Which tellings within a document are of one happening."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING

from tui.extraction.geography.containment import exactness, nested
from tui.extraction.happenings.calamities import akin, another, unlike
from tui.extraction.happenings.harm import HARMFUL, INCIDENTS
from tui.extraction.happenings.parties import apart, left, moved, of_office, unnamed
from tui.extraction.happenings.telling import order
from tui.extraction.happenings.totals import of_tellings
from tui.extraction.happenings.triggers import lemma
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.happenings.telling import Telling
    from tui.model import EventType, ParticipantRole, Place, Subtype, When

_NEAR = 8
"""Sentences back in which a definite phrase finds what it points at."""
FLOODS = frozenset(
    ["flood", "flooding", "landslide", "mudslide", "rain", "storm", "downpour", "disaster", "inundation", "sweep away"]
)
"""What water does all at once."""
_BEHIND = 3
"""Sentences behind a mere toll in which its cause may be told first."""
_LAST = 200
"""Stories with which a telling is compared: those told last before it."""
_LAST_ALIKE = 20
"""Of those that share its day, or whom it befell, so many may be told of any time before."""
_ALIKE = (
    frozenset({"shooting", "assassination"}),
    frozenset({"bombing", "assassination"}),
    frozenset({"bombing", "air_strike"}),
)
"""Subtypes that one attack may be told as."""
_BAR = 1.2
"""What must speak for one happening before two tellings are taken to be of it."""
_MONTHS = frozenset(
    """january february march april may june july august september october november december""".split()  # noqa: SIM905 - a list would take a page
)
_ANYBODY = frozenset(["people", "person", "civilian", "soldier", "member", "other", "house", "office"])
"""Nouns by which the victims and targets of many a happening are called."""
_AKIN = frozenset(["meeting", "trial", "election", "travel"])
"""Types of which the dictionary lists kinds by their words alone."""
_OTHERS = frozenset(["separate", "another", "similar", "different", "unrelated"])
"""Modifiers that part a happening from those told before it."""
_UNREAL = frozenset(["negated", "planned", "hypothetical", "recommended", "generic"])


class Story:
    """All tellings of one happening in a document, the first one first."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self.certainty = 1.0

    @property
    def type(self) -> EventType:
        """The kind of event, of the telling that says most."""
        return self.lead.type

    @property
    def lead(self) -> Telling:
        """The telling that gives the happening its kind: the first that is no mere toll."""
        return next((telling for telling in self.tellings if telling.trigger.kind.effect is None), self.tellings[0])

    @property
    def subtype(self) -> Subtype | None:
        """The first subtype that a telling gives; a disaster has none."""
        if self.type == "disaster":
            return None
        return next((telling.subtype for telling in self.tellings if telling.subtype), None)

    @property
    def last(self) -> int:
        """The last sentence about it."""
        return max(telling.sentence.index for telling in self.tellings)

    @property
    def called_by_its_day(self) -> bool:
        """Whether a day is its name, as of 9/11: it is one for sure, and nothing else is it that is not called so."""
        return any(telling.when is not None and telling.when.rule == "named day" for telling in self.tellings)

    def when(self) -> When | None:
        """The most exact date that a telling gives, the earliest telling's first."""
        order = ("day", "range", "month", "year")
        sure = [telling.when for telling in self.tellings if telling.when is not None and telling.sure_of_date]
        dates = sure or [telling.when for telling in self.tellings if telling.when is not None]
        dates.sort(key=lambda when: order.index(when.precision) if when.precision in order else 4)
        return dates[0] if dates else None

    def keys(self, *roles: ParticipantRole) -> set[str]:
        """Who and what takes part in some roles."""
        return {key for telling in self.tellings for key in telling.keys(*roles)}


def join(tellings: list[Telling]) -> list[Story]:
    """The happenings that some tellings, in the order of the text, are of."""
    stories: list[Story] = []
    told = _Told()
    for telling in tellings:
        scores = ((likeness(stories[number], telling), number) for number in told.near(telling))
        score, number = max(scores, default=(0.0, 0))
        if score > 0:
            stories[number].tellings.append(telling)
        else:
            number = len(stories)
            stories.append(Story(telling))
        told.add(number, telling)
    return stories


class _Told:
    """The numbers of the stories told so far, to find those that a telling is compared with."""

    def __init__(self) -> None:
        self._last: dict[int, None] = {}
        self._by_sign: dict[str, dict[int, None]] = {}

    def add(self, number: int, telling: Telling) -> None:
        """A telling is of a story."""
        for told in (self._last, *(self._by_sign.setdefault(sign, {}) for sign in self._signs(telling))):
            told.pop(number, None)
            told[number] = None

    def near(self, telling: Telling) -> set[int]:
        """The stories told last, and of those before them the last of its day and of whom it names."""
        near = set(islice(reversed(self._last), _LAST))
        for sign in self._signs(telling):
            near.update(islice(reversed(self._by_sign.get(sign, {})), _LAST_ALIKE))
        return near

    def _signs(self, telling: Telling) -> Iterator[str]:
        """What tells a story from most others, however long ago it was told."""
        if telling.when is not None and telling.when.precision == "day" and telling.when.start is not None:
            yield telling.when.start
        yield from {filler.key for filler in telling.fillers if filler.role in ("victim", "target") and filler.named}


def adopted(stories: list[Story]) -> list[Story]:
    """The stories, where all violence is disasters each mere toll with the one told before: "Six of the dead are"."""
    tolls = [story for story in stories if story.type in HARMFUL and _mere_toll(story)]
    mere = set(map(id, tolls))
    causes = [story for story in stories if story.type in HARMFUL and id(story) not in mere]
    if not tolls or any(story.type != "disaster" for story in causes):
        return stories
    kept = [story for story in stories if id(story) not in mere]
    real = [story for story in causes if story.lead.modality in TIMELINE]
    for toll in tolls:
        spots = [mention.place for telling in toll.tellings for mention in telling.places[:1]]
        first = toll.tellings[0].sentence.index
        before = [story for story in real if story.tellings[0].sentence.index <= first]
        behind = [story for story in real if first < story.tellings[0].sentence.index <= first + _BEHIND]
        cause = before[-1] if before else behind[0] if behind else None
        scenes = [mention.place for t in cause.tellings for mention in t.places[:1]] if cause is not None else []
        long_ago = any(telling.sure_of_date and _long_ago(telling) for telling in toll.tellings)
        if cause is not None and not long_ago and all(nested(spot, scene) for spot in spots for scene in scenes):
            cause.tellings = sorted([*cause.tellings, *toll.tellings], key=order)
        else:
            for telling in toll.tellings if causes else ():
                telling.type = "disaster"
            kept.append(toll)
    return kept


def _mere_toll(story: Story) -> bool:
    """Whether it only says that some were hurt, and not by whom."""
    return all(telling.trigger.kind.effect for telling in story.tellings) and not story.keys("perpetrator")


def likeness(story: Story, telling: Telling) -> float:
    """How surely a telling is of a happening told before; not above 0 if it is another."""
    if not _compatible(story, telling):
        return 0.0
    if telling.type == "statement":
        return _same_statement(story, telling)
    if _another(telling) or apart(story, telling):
        return 0.0
    fresh = not telling.trigger.verbal and not telling.definite
    if fresh and any(one.sentence == telling.sentence for one in story.tellings):
        return 0.0
    if _killed_the_same(story, telling):
        return 3.0
    if _apart_in_time(story, telling) or _apart_in_space(story, telling):
        return 0.0
    signs = (_of_parties, _of_time_and_place, _of_words, _of_kind, _of_distance)
    return math.fsum(sign for of in signs for sign in of(story, telling)) - _BAR


def _another(telling: Telling) -> bool:
    """Whether a trigger's words say that it is none told before: "a separate crash", "another blast"."""
    token = telling.trigger.token
    if another(telling.trigger):
        return True
    return not telling.trigger.verbal and any(child.lower_ in _OTHERS and child.i < token.i for child in token.children)


def _killed_the_same(story: Story, telling: Telling) -> bool:
    """Whether both tell of the death of somebody by name; what a bomb did to one, it may have done to others."""
    named = {filler.key for filler in telling.fillers if filler.role in ("victim", "target") and filler.named}
    shared = named & story.keys("victim", "target") and telling.trigger.kind.subtype != "bombing"
    return bool(shared) and _deadly(telling) and any(map(_deadly, story.tellings))


def _apart_in_time(story: Story, telling: Telling) -> bool:
    """Whether each has a date that is surely its own, and these differ."""
    when, other = telling.when, story.when()
    if other is None and telling.sure_of_date and not telling.definite and _long_ago(telling):
        return True
    if other is None and not telling.definite and _in_a_month(telling) and any(map(_on_a_day, story.tellings)):
        return True
    sure = telling.sure_of_date and any(one.sure_of_date for one in story.tellings)
    return sure and when is not None and other is not None and not when.overlaps(other)


def _in_a_month(telling: Telling) -> bool:
    """Whether all that it says of its time is a month: "in December"."""
    when = telling.unsettled
    return when is not None and bool(_MONTHS & set((when.text or "").lower().split()))


def _on_a_day(telling: Telling) -> bool:
    """Whether it says the day of the week, as of what is news."""
    return telling.unsettled is not None and "day" in (telling.unsettled.text or "").lower()


def _long_ago(telling: Telling) -> bool:
    """Whether it gives but the year or the month: what a text tells of first, and without a date, is its news."""
    when = telling.when
    return when is not None and when.precision in ("year", "month") and when.rule == "explicit"


def _apart_in_space(story: Story, telling: Telling) -> bool:
    """Whether no place of one lies in a place of the other."""
    spots = [mention.place for one in story.tellings for mention in one.near]
    if not telling.places or not spots:
        return False
    scenes = _exact([mention.place for mention in telling.near])
    return not any(nested(scene, spot) for scene in scenes for spot in _exact(spots))


def _of_parties(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in who took part, and how many were killed."""
    mine, theirs = telling.keys("victim", "target"), story.keys("victim", "target")
    if mine & theirs:
        yield 2.0 if mine & theirs - _ANYBODY else 1.2
    elif mine and theirs:
        named = any(filler.named for filler in telling.fillers if filler.role in ("victim", "target"))
        repeated = telling.type == "disaster" and not telling.places
        yield -1.5 if named else 0.0 if repeated else -0.9
    mine, theirs = telling.keys("perpetrator", "claimant"), story.keys("perpetrator", "claimant")
    if mine and theirs:
        yield 0.4 if mine & theirs else -0.8
    if not _tolls_agree(story, telling):
        yield -0.8
    if telling.type in ("meeting", "agreement", "election", "trial", "protest", "travel"):
        met = {f.actor for f in telling.fillers if f.actor} & {
            f.actor for one in story.tellings for f in one.fillers if f.actor
        }
        yield 0.7 if met else 0.0
    if telling.type in ("agreement", "meeting") and telling.sentence.index - story.last <= _NEAR and unnamed(telling):
        yield 0.9
    if of_office(telling) and any(moved(one) & moved(telling) for one in story.tellings):
        yield 1.4 if left(telling) else 0.6
    if telling.type == "aid" and telling.trigger.verbal and _sides(telling) and _sides(telling) == _sides(story.lead):
        yield 1.2


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


def _of_kind(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for one happening in what texts tell of happenings of its kind."""
    if telling.type == "disaster" and telling.definite:
        yield 0.8
    if telling.type == "disaster" and not telling.sure_of_date and _one_flood(story, telling):
        yield 1.5
    elif telling.type == "disaster" and _in_the_news(story, telling):
        yield 2.0
    elif telling.type == "disaster" and (telling.trigger.verbal or telling.definite) and _one_disaster(story, telling):
        yield 1.2
    near = telling.sentence.index - story.last <= _NEAR // 2
    if telling.type == "trial" and telling.trigger.verbal and near and _repeats(story, telling):
        yield 1.4
    if telling.type == "election" and not (telling.sure_of_date and any(t.sure_of_date for t in story.tellings)):
        yield 1.0


def _of_distance(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in how far apart it is told of."""
    distance = telling.sentence.index - story.last
    if telling.definite and not telling.plural:
        yield 1.3 if distance <= _NEAR else 0.2
    hit = telling.keys("victim", "target") & story.keys("victim", "target")
    if telling.trigger.kind.effect and distance <= 1 and not hit:
        yield 0.5
    if distance <= 1:
        yield 0.4
    elif distance > 12:
        yield -0.4


def _exact(places: list[Place]) -> list[Place]:
    """The towns and regions among some places; the countries, if only these are named."""
    return [place for place in places if exactness(place)] or places


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
    if telling.modality != story.lead.modality and {telling.modality, story.lead.modality} & _UNREAL:
        return False
    if telling.trigger.name == "contest" and story.type == "election":
        return bool(telling.keys("participant") & story.keys("participant"))
    if telling.type != story.type:
        effects = telling.trigger.kind.effect is not None
        return (
            effects
            and story.type in INCIDENTS
            and telling.trigger.name in ("dying", "injuring", "killing", "finding")
            and not any(f.role == "perpetrator" for f in telling.fillers)
        )
    subtype, other = telling.subtype, story.subtype
    if subtype and other and subtype != other:
        return any({subtype, other} <= pair for pair in _ALIKE)
    return True


def _same_statement(story: Story, telling: Telling) -> float:
    speakers, told = telling.keys("speaker"), story.keys("speaker")
    when, other = telling.when, story.when()
    if when is not None and other is not None and not when.overlaps(other):
        return 0.0
    if speakers & told:
        return 1.0
    if _one_voice(story, telling):
        return 0.6
    if telling.definite and not speakers and telling.trigger.words.split()[-1] == story.lead.trigger.words.split()[-1]:
        return 0.5
    return 0.0


def _one_voice(story: Story, telling: Telling) -> bool:
    """Whether a statement is by those whom another occasion's speaker stands for: a government and its spokesperson."""
    distance = telling.sentence.index - story.last
    mine = [filler for filler in telling.fillers if filler.role == "speaker"]
    theirs = [filler for t in story.tellings for filler in t.fillers if filler.role == "speaker"]
    if distance <= 10 and mine and not any(f.actor for f in mine) and not any(f.actor for f in theirs):
        return story.lead.trigger.name == "briefing" and all(f.text.lower().startswith(("the ", "both ")) for f in mine)
    if "briefing" not in (telling.trigger.name, story.lead.trigger.name) or not mine or not theirs:
        return False
    bodies = [f for f in (*mine, *theirs) if not f.named]
    if not bodies or all(not f.named for f in (*mine, *theirs)):
        return False
    countries = {f.country for f in mine} & {f.country for f in theirs} - {None}
    governing = any(f.head in ("government", "ministry", "authority", "administration") for f in bodies if not f.actor)
    return bool(countries) or (governing and distance <= 3)


def _tolls_agree(story: Story, telling: Telling) -> bool:
    mine = of_tellings([telling], "killed")
    theirs = of_tellings(story.tellings, "killed")
    if mine.min is None or theirs.min is None:
        return True
    return mine.min == theirs.min or (telling.type == "disaster" and mine.min < theirs.min)


def _repeats(story: Story, telling: Telling) -> bool:
    """Whether a verb's noun points at one that was told before: "refused an appeal … rejected the appeal"."""
    known = {lemma(word) for one in story.tellings for word in (*one.trigger.inner, one.trigger.token)}
    return any(
        lemma(word) in known and any(child.lower_ in ("the", "this") for child in word.lefts)
        for word in telling.trigger.inner
        if word.pos_ == "NOUN"
    )


def _one_flood(story: Story, telling: Telling) -> bool:
    """Whether rain, flood and landslides are told of in one place: they come together."""
    words = {one.trigger.words.split()[-1] for one in (telling, *story.tellings) if one.type == "disaster"}
    placed = (telling.places and any(one.places for one in story.tellings)) or telling.sentence.index - story.last <= 3
    return bool(placed) and words <= FLOODS


def _in_the_news(story: Story, telling: Telling) -> bool:
    """Whether a telling is the first behind the headline that tells of such a disaster."""
    headlines = all(one.sentence.block.kind == "heading" for one in story.tellings)
    near = telling.sentence.index - story.last <= _NEAR // 2
    return headlines and near and all(akin(one, telling) for one in story.tellings)


def _one_disaster(story: Story, telling: Telling) -> bool:
    """Whether a telling's words fit the disaster that the sentences before it are about."""
    told = [one for one in story.tellings if one.type == "disaster"]
    near = telling.sentence.index - story.last <= _NEAR
    return near and any(akin(one, telling) for one in told) and not any(unlike(one, telling) for one in told)


def points_back(telling: Telling) -> bool:
    """Whether a trigger's words point at something told before: "the attack", "Wednesday's quake"."""
    token = telling.trigger.token
    if telling.trigger.verbal:
        return False
    words = {child.lower_ for child in token.children if child.i < token.i}
    dated = telling.type == "disaster" and any(
        child.dep_ == "poss" and child.ent_type_ in ("DATE", "TIME") for child in token.children
    )
    if dated or words & {"the", "this", "that", "these", "those"}:
        return lemma(token) != "war"
    return False
