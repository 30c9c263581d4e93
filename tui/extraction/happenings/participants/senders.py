"""Whose arms struck, and where, by the name before the noun of an attack: "US raid", "the Kenya attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.participants.arguments_of_nouns import aimed
from tui.extraction.happenings.participants.names import ABLE, Names

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.participants.argument import Argument
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import Mention


def flown(trigger: Trigger) -> bool:
    """Whether it takes arms that hit from afar, which few have but states."""
    return trigger.name in ("air_strike", "shelling")


def by_arms(trigger: Trigger) -> bool:
    """Whether a nation before a noun is whose arms struck: "Russian shelling", "an Israeli attack on the port"."""
    if flown(trigger):
        return True
    return trigger.name == "attack" and aimed(trigger)


class Senders(Names):
    """Tells whose a strike was from where it was, in one document."""

    def only_says_where(self, trigger: Trigger, argument: Argument, mention: Mention) -> bool:
        """Whether a name beside a noun says where it was, and of nobody that he took part."""
        if trigger.verbal or argument.how not in ("compound", "possessive"):
            return False
        kind = self.kinds.get(mention.actor, "person")
        if kind == "state" and any(child.tag_ in ("JJS", "RBS") for child in trigger.token.lefts):
            return True  # "Peru's worst attack" was in Peru, and not by it
        of = clauses.prepositional(trigger.token, "of") if argument.how == "possessive" else []
        if any(hit.ent_type_ not in ("DATE", "TIME") for hit in of):
            return False  # "Peru's execution of a spy"
        if kind == "state" and argument.how == "possessive" and trigger.kind.type == "attack":
            return not (flown(trigger) or aimed(trigger))  # "Peru's bombings" are those in Peru
        if kind == "state" and trigger.kind.type == "disaster":
            return True
        if of:
            return False
        # "the Peru death toll" counts the dead of Peru, and Peru is none of them
        return trigger.kind.effect is not None and kind not in ("person", "population")

    def sends(self, mention: Mention, token: Token, trigger: Trigger) -> bool:
        """Whether a name before a strike says whose it was, and not where: "US raid", but not "the Kenya attack"."""
        kind = self.kinds.get(mention.actor)
        if kind in ABLE:
            return True
        return kind == "state" and (token.text != self._names[mention.actor] or flown(trigger))

    def strikes(self, trigger: Trigger, mention: Mention | None) -> bool:
        """Whether a word before a noun says whose arms struck: "Israeli air strikes", but not "a Kenyan attack"."""
        state = mention is not None and self.kinds.get(mention.actor) == "state"
        return state and flown(trigger)
