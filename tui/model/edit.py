"""What a person has decided against what was extracted, as a dossier holds it."""

import msgspec

from tui.model.actor import Appearance, Mention
from tui.model.event import Report
from tui.model.figure import Figure
from tui.model.quote import Quote
from tui.model.relation import Relation


class Identity(msgspec.Struct, frozen=True, omit_defaults=True, order=True):
    """Who an actor of an article is, if not whom extraction took it for; days say since when, ISO."""

    was: str
    now: str
    parted: str = ""
    """Set apart from the others of its name."""
    joined: str = ""
    """Joined with another actor."""
    name: str = ""
    """How one that was set apart is called."""


class Unedited(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was extracted from an article whose actors are others by a person's decision, and these decisions."""

    id: str
    """The article's id."""
    identities: tuple[Identity, ...]
    appearances: tuple[Appearance, ...] = ()
    mentions: tuple[Mention, ...] = ()
    reports: tuple[Report, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()


class Decision(msgspec.Struct, frozen=True, omit_defaults=True):
    """A decision by hand that a build has been told of."""

    id: str
    words: str
    """What was decided: ``“BLA” is “Balochistan Liberation Army”``."""
    day: str
    unmet: str = ""
    """Why it does not apply, if it does not."""
