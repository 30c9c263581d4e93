"""Heralds: an announcement of what the same sentence tells itself, and what is only the aim of an agreement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling
    from tui.extraction.happenings.triggers import Trigger


def without_heralds(tellings: list[Telling]) -> list[Telling]:
    """The tellings without the announcement of an agreement, aid or the like that is told itself as its object.

    What an agreement is to do is no telling of its own either: "an agreement to buy Sarn Mills"; nor is the meeting
    that somebody suspends or puts off.
    """
    put_off = {noun.i: one for one in tellings if one.type == "policy" for noun in _done_to(one.trigger)}
    parties = (one for one in tellings if one.type in ("agreement", "aid", "policy"))
    told = {word.i: one for one in parties for word in (one.trigger.token, *one.trigger.inner)}
    kept = []
    for one in tellings:
        of = [told[noun.i] for noun in clauses.objects(one.trigger.token) if told.get(noun.i, one) is not one]
        if one.trigger.name == "announcement" and one.trigger.verbal and of:
            have = {filler.key for filler in of[0].fillers}
            of[0].fillers += [replace(f, role="participant") for f in one.fillers if f.key not in have]
        elif (agreement := _whose_aim(one, told)) is not None:
            have = {filler.key for filler in agreement.fillers}
            agreement.fillers += [filler for filler in one.fillers if filler.key not in have]
        elif one.type == "meeting" and not one.trigger.verbal and one.trigger.token.i in put_off:
            act = put_off[one.trigger.token.i]
            act.fillers += [filler for filler in one.fillers if filler.key not in {f.key for f in act.fillers}]
        else:
            kept.append(one)
    return kept


def _done_to(trigger: Trigger) -> list[Token]:
    """What a verb is done to: its objects, or its subject in the passive."""
    if not trigger.verbal:
        return []
    return [*clauses.objects(trigger.token), *(one for one in trigger.token.lefts if one.dep_ == "nsubjpass")]


def _whose_aim(one: Telling, told: Mapping[int, Telling]) -> Telling | None:
    """The agreement of which another telling only says what it is to do: "a deal | to buy Sarn Mills"."""
    verb = one.trigger.token
    agreement = told.get(verb.head.i) if one.type == "agreement" and verb.dep_ == "acl" else None
    return agreement if agreement is not one else None
