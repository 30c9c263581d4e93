"""A telling: one trigger with all that its sentence says around it, before tellings of one happening are joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import PlaceMention, Sentence
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import EventType, Modality, ParticipantRole, Subtype, When


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what takes part, as one sentence names it."""

    role: ParticipantRole
    actor: str | None
    text: str
    head: str
    """The head noun's lemma, or a name's last word: what tells two unnamed fillers apart."""
    token: Token
    how: str
    hedged: bool = False
    country: str | None = None
    """The country that an actor belongs to."""
    named: bool = False
    """Whether a name stands for it, so that it is one and not several."""
    meant: tuple[Token, Sentence] | None = None
    """The noun for which it is a pronoun, and that noun's sentence."""

    @property
    def key(self) -> str:
        """The actor's id, else the head noun: what two fillers that are the same share."""
        return self.actor or self.head


@dataclass(frozen=True, slots=True)
class Count:
    """How many of whom were killed or injured, as one phrase puts it."""

    min: int | None
    max: int | None
    what: str
    """The head noun in lower case, or a name."""
    text: str
    start: int = 0
    """Where the phrase begins in the document: what tells it from others."""
    clause: int = 0
    """The trigger's place in the parse: what one clause lists adds up."""
    whole: bool = False
    """Whether it is the total ("people", "the death toll") and not a part of it."""
    named: bool = False
    """Whether it is one person, by name."""
    who: str | None = None
    """The actor's id, of a name."""
    title: bool = False
    """Whether it is a title without article, or a pronoun: beside a name it is whom that names."""
    among: bool = False
    """Whether others of the clause are counted with it: "26 people, including 3 children"."""
    more: bool = False
    """Whether it adds to what was counted before: "another", "also"."""
    definite: bool = False
    """Whether its words point at somebody known: "the driver", "his son"."""

    @property
    def known(self) -> bool:
        """Whether it gives a number at all."""
        return self.min is not None or self.max is not None


@dataclass(slots=True)
class Telling:
    """One trigger's happening."""

    trigger: Trigger
    sentence: Sentence
    type: EventType
    subtype: Subtype | None
    modality: Modality
    asserter: str | None = None
    fillers: list[Filler] = field(default_factory=list)
    killed: list[Count] = field(default_factory=list)
    injured: list[Count] = field(default_factory=list)
    weapons: list[str] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    """Where it was; several that are coordinated are several happenings."""
    near: list[PlaceMention] = field(default_factory=list)
    """Every place that its sentence ties to it, the scene among them."""
    spot: str | None = None
    """An unnamed place, in the text's words: ``train station``."""
    when: When | None = None
    sure_of_date: bool = False
    """Whether the date is the trigger's own, and not perhaps that of the verb that reports it."""
    unsettled: When | None = None
    """What the text says of the time if no date follows from it: "Tuesday", of an unknown week."""
    definite: bool = False
    """Whether the words point back at something told before: "the attack", "this incident"."""
    plural: bool = False
    also: list[Trigger] = field(default_factory=list)
    """Triggers of the same happening in the same sentence: what it led to."""

    def keys(self, *roles: ParticipantRole) -> set[str]:
        """Who and what takes part in some roles."""
        return {filler.key for filler in self.fillers if filler.role in roles}


def order(telling: Telling) -> tuple[int, int]:
    """Where in the text a telling's trigger stands, to sort tellings by."""
    return telling.sentence.offsets(telling.trigger.token)
