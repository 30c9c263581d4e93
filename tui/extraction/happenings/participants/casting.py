"""In which role the argument of a trigger takes part, by what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.happenings.triggers import lemma
from tui.model import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.happenings import Part
    from tui.extraction.happenings.things import Sort, Things
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import Mention, ParticipantRole


def role_of(
    trigger: Trigger, part: Part, token: Token, mention: Mention | None, sort: Sort, *, placed: bool, things: Things
) -> ParticipantRole | None:
    """The role of an argument, or None if it cannot take part.

    Args:
        trigger: what tells of the happening.
        part: what its place in the sentence says that it is.
        token: its head.
        mention: the actor that it names.
        sort: what it stands for.
        placed: whether it is within the name of a place.
        things: the nouns by what they stand for.
    """
    kind = trigger.kind
    if part in ("agent", "patient"):
        part = kind.agent if part == "agent" else kind.patient
    if part == "struck":
        return _struck(trigger, token, mention, sort, placed=placed)
    if mention is None and placed and token.pos_ == "PROPN":
        return part if part == "participant" and trigger.name in CONTESTS else None
    if part in ("perpetrator", "provider") and token.pos_ == "NOUN" and lemma(token) in kind.subjects:
        return part
    if part == "target":
        return part if sort in ("people", "group", "target") or mention is not None else None
    counted = part == "victim" and kind.effect is not None and token.pos_ == "NUM"
    named = token.ent_type_ in ("ORG", "PERSON", "NORP", "GPE")
    acts = sort == "target" and kind.type not in HARMFUL and (named or things.decides(token))
    if not (mention is not None or sort in ("people", "group") or counted or acts):
        return None
    return part if part in ROLES else None


def _struck(
    trigger: Trigger, token: Token, mention: Mention | None, sort: Sort, *, placed: bool
) -> ParticipantRole | None:
    """Whether what was struck is a victim or a target, or None if it is neither."""
    kind = trigger.kind
    if mention is None and placed and token.pos_ == "PROPN":
        return None
    if sort in ("people", "group") or (kind.effect and token.pos_ == "NUM"):
        return "victim"
    if sort == "target":
        return None if kind.type == "kidnapping" and mention is None else "target"
    if mention is None and placed:
        return None
    return "victim" if sort == "unknown" and (token.ent_type_ == "PERSON" or _mortal(token, trigger)) else None


def _mortal(token: Token, trigger: Trigger) -> bool:
    """Whether a noun that no dictionary knows is of somebody: several were murdered, or so many killed."""
    mortal = trigger.kind.effect or trigger.name in ("assassination", "massacre", "kidnapping")
    if token.pos_ != "NOUN" or not mortal:
        return False
    counted = any(child.dep_ == "nummod" for child in token.children)
    named = any(child.dep_ == "compound" and child.ent_type_ == "PERSON" for child in token.lefts)
    return counted or named or (token.tag_ == "NNS" and trigger.name in ("murder", "assassination", "massacre"))
