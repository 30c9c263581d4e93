"""Calamities: which words may tell of one disaster, and which of its consequences, and whether a telling does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction import clauses
from tui.extraction.happenings.story import NEAR, Story, gathered
from tui.extraction.happenings.triggers import STORMS, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling
    from tui.extraction.happenings.triggers import Trigger

FLOODS = frozenset(
    ["flood", "flooding", "landslide", "mudslide", "rain", "storm", "downpour", "disaster", "inundation", "sweep away"]
)
"""What water does all at once."""
_FAMILIES: Final = tuple(
    frozenset(words.split())
    for words in (
        "earthquake quake tremor temblor aftershock jolt",
        """flood flooding landslide mudslide rain storm downpour inundation hurricane cyclone typhoon tornado
        tsunami snowstorm blizzard avalanche away bank landfall superstorm monsoon rainstorm sandstorm""",
        """fire blaze wildfire bushfire inferno engulf explosion blast explode leak burn burning detonation
        flame""",
        """crash collision accident derail derailment plunge overturn capsize capsizing sink sinking collide
        into off down over from track rail skid swerve control aground iceberg pile-up pileup shipwreck
        apart missing radar plough veer crush stampede""",
        "collapse cave in eruption erupt explosion blast explode",
        "epidemic pandemic outbreak poisoning",
    )
)
"""Words that may tell of one disaster, by the last word of their entry."""
DISEASES: Final = frozenset(
    """cholera ebola measles malaria dengue fever flu influenza typhoid disease virus illness covid covid-19
    coronavirus pneumonia mpox meningitis diphtheria polio encephalitis rabies plague hepatitis zika anthrax
    chikungunya""".split()  # noqa: SIM905 - a list would take a page
)
"""What people die of in an epidemic."""
_LASTING: Final = frozenset(
    ["outbreak", "epidemic", "pandemic", "drought", "famine", "heatwave", "starvation", "hunger"]
)
"""Calamities that go on for months."""
_ENDURING: Final = DISEASES | _LASTING
_GENERAL: Final = frozenset(
    ["accident", "disaster", "mishap", "collapse", "topple", "devastate", "ravage", "engulf", "crush", "drown"]
)
"""Words that any disaster may be called by, or that tell what it led to."""
_MOVING: Final = tuple(
    frozenset(words.split())
    for words in (
        "plane airplane aeroplane airliner jet jetliner",
        "helicopter chopper",
        "train tram locomotive",
        "boat ferry ship vessel trawler dinghy yacht canoe raft",
        "bus minibus coach truck lorry car van taxi jeep motorcycle motorbike",
    )
)
_OF_ARMS: Final = frozenset(
    [
        "rifle",
        "gun",
        "machinegun",
        "mortar",
        "artillery",
        "rocket",
        "heavy",
        "enemy",
        "friendly",
        "arms",
        "small",
        "sniper",
    ]
)
"""Words before "fire" that make it one of guns."""
_ANOTHER = re.compile(
    r"\b(?:in|and)\s+(?:yet\s+)?(?:another|a\s+(?:separate|similar|second|third|different)|an\s+(?:earlier|unrelated|other)"
    r"|other|separate|earlier|unrelated|similar)\s+(?:\w+\s+)?(?:incidents?|accidents?|mishaps?|crash(?:es)?|cases?"
    r"|attacks?|events?|developments?)\b",
    re.IGNORECASE,
)


def _moving(trigger: Trigger) -> frozenset[str] | None:
    """What crashed, as the words for all of its kind: a helicopter that crashed is no airliner that did."""
    subject = clauses.subject(trigger.token) if trigger.verbal else None
    words = {lemma(subject)} if subject is not None else set()
    if not trigger.verbal:
        words = {lemma(child) for child in trigger.token.lefts}
    return next((kind for kind in _MOVING if words & kind), None)


def introduces(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether something crashed of which the text has not spoken yet: "a lorry overturned", where a bus crashed.

    What a headline calls a boat, the text may call a ferry.
    """
    subject = clauses.subject(telling.trigger.token) if telling.trigger.verbal else None
    if subject is None or not any(lemma(subject) in kind for kind in _MOVING):
        return False
    some = any(child.lower_ in ("a", "an", "another") or child.dep_ == "nummod" for child in subject.lefts)
    spoken = [one for one in told if one.sentence.block.kind != "heading"]
    return (
        some and bool(spoken) and not any(lemma(word) == lemma(subject) for one in spoken for word in one.sentence.each)
    )


def natural(token: Token, disasters: frozenset[str]) -> bool:
    """Whether what a phrase names is a disaster and nobody: "the quake", "Cyclone Mina"."""
    if lemma(token) in disasters:
        return not of_guns(token)
    return token.pos_ == "PROPN" and any(child.lower_ in STORMS for child in token.lefts)


def of_guns(fire: Token) -> bool:
    """Whether a fire is that of arms, by what stands before it: "enemy | fire", "Chadian | fire"."""
    return any(child.lower_ in _OF_ARMS or child.ent_type_ == "NORP" for child in fire.lefts)


def another(trigger: Trigger) -> bool:
    """Whether a trigger's sentence opens another happening than those told before: "In a separate incident, two"."""
    sentence, token = trigger.sentence, trigger.token
    return bool(_ANOTHER.search(sentence.words, sentence.start - sentence.base, token.idx + len(token)))


def lasting(trigger: Trigger) -> bool:
    """Whether it is a calamity that goes on for months: an epidemic, a drought, deaths from a disease."""
    said = trigger.words.split()
    if {said[0], said[-1]} & _LASTING:
        return True
    return bool(trigger.kind.effect) and not _ENDURING.isdisjoint(trigger.sentence.said)


def elsewhere(trigger: Trigger) -> bool:
    """Whether a trigger's sentence leaves the scene of what was told before: "Elsewhere in the country, gunmen"."""
    return trigger.token.sent[0].lower_ == "elsewhere"


def misnamed(story: Story, telling: Telling) -> bool:
    """Whether a telling gives a storm another name than those told before: "Haiyan", where the news is of Goni."""
    name = _name(telling.trigger)
    return name is not None and bool(told := _names(story)) and name not in told


def namesake(story: Story, telling: Telling) -> bool:
    """Whether a telling gives a storm the name that it was told by before: "Typhoon Mina … Typhoon Mina"."""
    name = _name(telling.trigger)
    return name is not None and name in _names(story)


@gathered
def _names(telling: Telling) -> Iterator[str]:
    """The names of the storms that a story is told by."""
    if (name := _name(telling.trigger)) is not None:
        yield name


def _name(trigger: Trigger) -> str | None:
    """The name of the storm that a trigger tells of, or is told with in a relative clause, in lower case."""
    named = trigger.token.head
    if trigger.verbal:
        storm = next((child for child in named.lefts if child.lower_ in STORMS), None)
        return named.lower_ if trigger.token.dep_ == "relcl" and storm is not None and named.pos_ == "PROPN" else None
    if trigger.token.lower_ not in STORMS:
        return None
    if named.pos_ == "PROPN" and named.i == trigger.token.i + 1:
        return named.lower_
    beside = (child for child in trigger.token.rights if child.dep_ == "appos" and child.pos_ == "PROPN")
    return next((child.lower_ for child in beside), None)


@gathered
def _crashed(telling: Telling) -> Iterator[frozenset[str]]:
    """The kinds of things that a story says crashed."""
    if telling.type == "disaster" and (kind := _moving(telling.trigger)) is not None:
        yield kind


@gathered
def _words(telling: Telling) -> Iterator[str]:
    """The words for a disaster by which a story is told."""
    if telling.type == "disaster":
        yield _last_word(telling)


def _last_word(telling: Telling) -> str:
    return telling.trigger.words.split()[-1]


def _akin(mine: str, theirs: str) -> bool:
    """Whether two words may be for one disaster: both of a kind, or one that fits any."""
    if mine in _GENERAL or theirs in _GENERAL:
        return True
    return mine == theirs or any(mine in family and theirs in family for family in _FAMILIES)


def one_flood(story: Story, telling: Telling) -> bool:
    """Whether rain, flood and landslides are told of in one place: they come together."""
    if _last_word(telling) not in FLOODS or not _words(story) <= FLOODS:
        return False
    placed = telling.places and any(one.places for one in story.tellings)
    return bool(placed) or telling.sentence.index - story.last <= 3


def in_the_news(story: Story, telling: Telling) -> bool:
    """Whether a telling is the first behind the headline that tells of such a disaster."""
    headlines = all(one.sentence.block.kind == "heading" for one in story.tellings)
    near = telling.sentence.index - story.last <= NEAR // 2
    return headlines and near and all(_akin(_last_word(one), _last_word(telling)) for one in story.tellings)


def shaken_again(telling: Telling) -> bool:
    """Whether a telling is of one aftershock that has a day or a place of its own."""
    one = telling.trigger.words == "aftershock" and not (telling.plural or telling.definite)
    return one and (telling.sure_of_date or bool(telling.places))


def one_disaster(story: Story, telling: Telling) -> bool:
    """Whether a telling's words fit the disaster that the sentences before it are about."""
    if shaken_again(telling) or telling.sentence.index - story.last > NEAR:
        return False
    return akin(story, telling) and not unlike(story, telling)


def akin(story: Story, telling: Telling) -> bool:
    """Whether a telling's words may be of the disaster that a story tells: of its kind, or such as fit any."""
    return any(_akin(word, _last_word(telling)) for word in _words(story))


def unlike(story: Story, telling: Telling) -> bool:
    """Whether it is another thing that crashed: no helicopter is the airliner of which a story tells."""
    crashed = _moving(telling.trigger)
    return crashed is not None and not _crashed(story) <= {crashed}
