"""Events: each report of a happening, and the happening that they report."""

from collections.abc import Iterable
from typing import Final, Literal, get_args

import msgspec

from tui.model.dates import When
from tui.model.identity import fingerprint

EventType = Literal[
    "attack",
    "meeting",
    "statement",
    "agreement",
    "arrest",
    "military_operation",
    "aid",
    "policy",
    "protest",
    "travel",
    "kidnapping",
    "war",
    "disaster",
    "election",
    "trial",
    "other",
]
Subtype = Literal["bombing", "shooting", "arson", "robbery", "hijacking", "assassination", "clash", "air_strike"]
ParticipantRole = Literal[
    "perpetrator", "claimant", "victim", "target", "host", "participant", "speaker", "recipient", "provider", "other"
]
Modality = Literal["asserted", "claimed", "alleged", "planned", "hypothetical", "negated", "generic", "recommended"]
Status = Literal["reported", "claimed", "alleged", "planned", "hypothetical", "denied", "disputed"]

EVENT_TYPES: Final[tuple[EventType, ...]] = get_args(EventType)
SUBTYPES: Final[tuple[Subtype, ...]] = get_args(Subtype)
ROLES: Final[tuple[ParticipantRole, ...]] = get_args(ParticipantRole)
DISPUTABLE: Final = ("killed", "injured", "date")
"""What the reports of one happening may disagree on."""
TIMELINE: Final[frozenset[Modality]] = frozenset(("asserted", "claimed", "alleged"))
"""How what has happened is told of, if only by somebody's word: what the timeline holds."""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where something was: the most exact name the text gives, and the chain above it.

    ``name`` may be a spot with its town (``near Jinnah International Airport, Karachi``); ``within`` lists what it
    lies in, the nearest first, without the country: ``("Karachi", "Sindh")``.
    """

    name: str | None = None
    country: str | None = None
    within: tuple[str, ...] = ()

    @property
    def chain(self) -> str:
        """The name, what it lies in and the country, each once: ``train station, Quetta, Balochistan, Pakistan``."""
        parts = [part for part in self.within if part not in (self.name or "").split(", ")]
        return ", ".join(dict.fromkeys(filter(None, (self.name, *parts, self.country))))


class Toll(msgspec.Struct, frozen=True, omit_defaults=True):
    """A number of people with its bounds: "at least 26" is 26 to unknown; "two" is 2 to 2.

    ``parts`` are what it adds up from: ``(("students", 132), ("teachers", 9))``. ``text`` is how it was put.
    """

    min: int | None = None
    max: int | None = None
    text: str | None = None
    parts: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return self.min is not None or self.max is not None

    def agrees(self, other: "Toll") -> bool:
        """Whether both can be true."""
        highs = [high for high in (self.max, other.max) if high is not None]
        return not highs or max(self.min or 0, other.min or 0) <= min(highs)


class Participant(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who or what took part: an actor, or the text's own words where nobody is named."""

    actor: str | None
    text: str
    role: ParticipantRole
    hedged: bool = False

    @property
    def key(self) -> str:
        """What two participants share that are the same: the actor's id, else the noun without its plural's "s"."""
        words = self.text.lower().split(" of ")[0].split()
        return self.actor or (words[-1].rstrip("s") if words else "")


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """One article's telling of a happening, with its own figures.

    ``start`` and ``end`` are the evidence sentence; ``mentions`` further sentences of the article about the same
    happening. ``trigger`` is the word that made it an event.
    """

    article: str
    start: int
    end: int
    quote: str
    type: EventType
    trigger: str
    rule: str
    title: str
    when: When = When()
    subtype: Subtype | None = None
    place: Place = Place()
    participants: tuple[Participant, ...] = ()
    weapons: tuple[str, ...] = ()
    killed: Toll = Toll()
    injured: Toll = Toll()
    modality: Modality = "asserted"
    asserter: str | None = None
    """The actor who says so, if the article does not say it in its own voice."""
    mentions: tuple[tuple[int, int], ...] = ()
    certainty: float = 1.0


def identity_of(reports: Iterable[Report]) -> str:
    """The id of the event of some reports: that of the first by article and place, whatever order they come in."""
    first = min(reports, key=lambda one: (one.article, one.start, one.type, one.trigger, one.title))
    return fingerprint("ev", first.article, first.start, first.type, first.trigger, first.title)


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """A happening: what its reports say together. Nothing is averaged; ``disputed`` names what they disagree on.

    Only asserted, claimed and alleged happenings are of the timeline (``timeline`` true); plans, hypotheses and
    denials are kept as what they are.
    """

    id: str
    title: str
    type: EventType
    reports: tuple[Report, ...]
    subtype: Subtype | None = None
    when: When = When()
    place: Place = Place()
    participants: tuple[Participant, ...] = ()
    weapons: tuple[str, ...] = ()
    killed: Toll = Toll()
    injured: Toll = Toll()
    status: Status = "reported"
    timeline: bool = True
    disputed: tuple[str, ...] = ()
    """What reports disagree on, of ``DISPUTABLE``."""
    sources: int = 1
    """Independent articles: near-copies count once."""
    merge_reason: str | None = None
    certainty: float = 1.0
