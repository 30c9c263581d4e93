"""In which role the argument of a trigger takes part, by what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.happenings import Part
    from tui.extraction.happenings.things import Sort, Things
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import Mention, ParticipantRole

_CONTESTED = frozenset(["contest", "result"])
"""Kinds of happenings in which a place's name stands for its team: "Scotland lost to Wales"."""


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
    if part == "none":
        return None
    violent = kind.type in HARMFUL
    if part == "struck":
        if sort in ("people", "group") or (kind.effect and token.pos_ == "NUM"):
            return "victim"
        if kind.type == "kidnapping" and sort == "target" and mention is None:
            return None
        if sort == "target":
            return "target"
        if mention is None and placed:
            return None
        return "victim" if sort == "unknown" and (token.ent_type_ == "PERSON" or _mortal(token, trigger)) else None
    if mention is None and placed and token.pos_ == "PROPN":
        return part if part == "participant" and trigger.name in _CONTESTED else None
    if part == "perpetrator" and token.pos_ == "NOUN" and lemma(token) in kind.subjects:
        return part
    if part in (
        "perpetrator",
        "claimant",
        "speaker",
        "participant",
        "host",
        "provider",
        "recipient",
        "victim",
        "other",
    ):
        if mention is not None:
            return part
        if sort in ("people", "group") or (part == "victim" and kind.effect and token.pos_ == "NUM"):
            return part
        named = token.ent_type_ in ("ORG", "PERSON", "NORP", "GPE")
        if sort == "target" and not violent and (named or things.decides(token)):
            return part
        return None
    if part == "target":
        return "target" if sort in ("people", "group", "target") or mention is not None else None
    return None


def _mortal(token: Token, trigger: Trigger) -> bool:
    """Whether a noun that no dictionary knows is of somebody: several were murdered, or so many killed."""
    if token.pos_ != "NOUN" or not (trigger.kind.effect or trigger.name in ("assassination", "massacre")):
        return False
    counted = any(child.dep_ == "nummod" for child in token.children)
    named = any(child.dep_ == "compound" and child.ent_type_ == "PERSON" for child in token.lefts)
    return counted or named or (token.tag_ == "NNS" and trigger.name in ("murder", "assassination", "massacre"))
