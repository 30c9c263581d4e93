"""Titles out of a noun that names the happening, with its modifiers and those who took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.predicates import SUPPORT
from tui.extraction.happenings.titles.inflection import present
from tui.extraction.happenings.titles.phrases import bare, listed, lowered, shortened
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

_ACTS = frozenset(["condemnation", "announcement", "pledge", "apology"])
"""Kinds of statements whose noun is told by its verb: "Lima condemns the attack", not "condemnation by Lima"."""
_PLAIN = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "recent", "last", "previous", "another", "first", "second",
    "his", "her", "its", "their",
))  # fmt: skip


def of_noun(telling: Telling, fillers: Sequence[Filler], noun: Token) -> str:
    """A title out of the noun that names the happening, with its modifiers, its toll and who took part."""
    kind = telling.trigger.kind
    agents = [f for f in fillers if f.role == kind.agent and not f.hedged]
    hit = [f for f in fillers if f.role in ("victim", "target") and f not in agents]
    words = _called(telling, noun, agents)
    if kind.act and telling.trigger.name in _ACTS and agents:
        of = next(iter(clauses.prepositional(noun, "of", "for", "on", "to")), None)
        told = f" {bare(shortened(of))}" if of is not None and of.pos_ in ("NOUN", "PROPN") else ""
        return f"{listed(agents[:2])} {present(kind.verbs[0], plural=len(agents) > 1)}{told}"
    if kind.type == "disaster":
        killed = next((count.text for count in telling.killed if count.min), None)
        return f"{words} {'kill' if noun.tag_ == 'NNS' else 'kills'} {bare(killed)}" if killed else words
    if kind.type in ("meeting", "agreement"):
        who = [f for f in fillers if f.role in ("participant", "host") and f.actor]
        who = _states(who) or [f for f in fillers if f.role in ("participant", "host")]
        return f"{words} of {listed(who[:5])}" if len(who) > 1 else f"{words} with {listed(who)}" if who else words
    if kind.type in ("statement", "travel", "protest", "election"):
        agents = _states(agents)
        return f"{words} by {listed(agents[:4])}" if agents else words
    if kind.type == "attack" and agents and agents[0].actor:
        words = f"{agents[0].text} {words}"
        agents = []
    killed = next((count.text for count in telling.killed if count.min is not None), None)
    if kind.type in ("attack", "military_operation") and killed is not None and noun.tag_ in ("NN", "NNP"):
        return f"{words} kills {lowered(killed)}"
    if hit:
        preposition = "of" if kind.of == "patient" and kind.subtype != "bombing" else "on"
        if hit[0].how in ("near", "outside", "inside", "at"):
            preposition = hit[0].how
            hit = hit[:1]
        words = f"{words} {preposition} {listed(hit[:2])}"
    elif agents and kind.type in ("attack", "military_operation", "kidnapping"):
        words = f"{words} by {listed(agents[:2])}"
    return words


def _called(telling: Telling, noun: Token, agents: Sequence[Filler]) -> str:
    """The noun with the modifiers that say what kind of a happening it was, but none that names who did it."""
    if noun.tag_ == "DT" or telling.trigger.words.startswith(f"{lemma(noun)} of "):
        words = telling.trigger.words
    else:
        modifiers = [child for child in noun.lefts if _says_its_kind(child) and all(f.token != child for f in agents)]
        words = " ".join([*("".join(t.text_with_ws for t in m.subtree).strip() for m in modifiers[-3:]), noun.text])
        if noun.i > 1 and noun.nbor(-1).text == "-" and modifiers and modifiers[-1].i == noun.i - 2:
            words = f"{words[: -len(noun.text) - 1]}-{noun.text}"
    if telling.when is not None and telling.when.rule == "named day" and str(telling.when.text) not in words:
        return f"{telling.when.text} {words}"
    return words


def _says_its_kind(modifier: Token) -> bool:
    carried = modifier.tag_ in ("VBN", "VBD") and modifier.lemma_ in SUPPORT
    return (
        (modifier.dep_ in ("compound", "amod", "nmod") or "/" in modifier.text)
        and modifier.lower_ not in _PLAIN
        and not carried
        and modifier.ent_type_ != "DATE"
    )


def _states(fillers: Sequence[Filler]) -> list[Filler]:
    """Those whom the others represent, in the order of the text, if there are several; else all."""
    parties = [f for f in fillers if f.actor and not f.named]
    countries = {f.country for f in parties} - {None}
    if len(parties) < 2 or len(countries) < 2:
        return list(fillers)
    one = {id(f.token.doc) for f in parties}
    once = list({f.actor: f for f in reversed(parties)}.values())
    return sorted(once, key=lambda f: f.token.i) if len(one) == 1 else once
