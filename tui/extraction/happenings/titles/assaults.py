"""Titles of attacks and operations out of their nouns: whose they were, whom they struck and killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.participants.argument import NATION
from tui.extraction.happenings.titles.courses import course
from tui.extraction.happenings.titles.cutting import shortened
from tui.extraction.happenings.titles.inflection import present
from tui.extraction.happenings.titles.phrases import LONGEST, bare, counted, listed, lowered, pointing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

_AIMING = frozenset(["on", "against", "of", "compound", "object", "poss"])
"""How a noun's sentence ties to it whom or what it was aimed at, and not only who was hurt."""
_FOUGHT = frozenset(["coup", "putsch", "war", "campaign", "uprising", "revolt", "rebellion", "mutiny", "plot"])
"""Nouns with "against", where an attack is "on"."""
_BLASTS = frozenset(["explosion", "blast", "detonation"])
"""Nouns of what is "at" a place, and on nobody."""
_DEADLY = frozenset(["assassination", "massacre"])
"""Kinds that kill by their name alone."""
_BESIDE = frozenset(["near", "outside", "inside", "at"])


def assault(
    telling: Telling,
    noun: Token,
    words: str,
    whole: str,
    agents: Sequence[Filler],
    hit: Sequence[Filler],
    claimed: Sequence[Filler],
) -> str:
    """An attack or an operation by whom it struck and killed, else by who made it.

    Args:
        telling: what tells of it.
        noun: the noun that does.
        words: the noun with its modifiers, but for those that say whose it was.
        whole: the noun with all of them.
        agents: who did it.
        hit: whom it befell.
        claimed: who claims it.
    """
    kind = telling.trigger.kind
    words, by, agents = _whose(telling, noun, words, whole, agents)
    felled = _felled(telling, noun)
    moved = not felled and telling.type == "attack" and not (kind.of == "patient" and agents)
    if moved and (did := course(telling, noun, f"{words}{by}")):
        return did
    if claimed and not hit and not felled:
        return f"{words} claimed by {listed(claimed[:1])}"
    if felled and (kind.effect in ("killed", "injured") or telling.trigger.name in _DEADLY):
        return f"{words} of {felled[1]}{by}"
    struck = _struck(telling, noun, hit, killed=felled is not None)
    words = f"{words} {struck}{by}" if struck.startswith("of ") else f"{words}{by} {struck}".strip()
    if felled and len(words) + len(felled[1]) < LONGEST:
        return f"{words} {' '.join(felled)}"
    of = next(iter(clauses.prepositional(noun, "of")), None)
    if of is not None and not struck and kind.type == "military_operation":
        words = f"{words} of {bare(shortened(of))}"
        agents = [f for f in agents if f.token != of]
    return f"{words} by {listed(agents[:2])}" if agents and not struck else words


def _whose(
    telling: Telling, noun: Token, words: str, whole: str, agents: Sequence[Filler]
) -> tuple[str, str, Sequence[Filler]]:
    """The noun with who stands before it like an adjective, or else "by" whom it was, and who is still to be named."""
    if not agents or not agents[0].actor:
        return words, "", agents
    first = agents[0]
    if telling.trigger.kind.type != "attack" and first.how not in ("compound", "possessive", NATION):
        return words, "", agents
    if first.how == "possessive" and first.country == first.text:
        return f"{first.text}'s {words}", "", []
    if first.how in ("compound", NATION) and first.token.sent == noun.sent:
        return _owned(first.text, whole), "", []
    if _attributive(first, telling):
        return _owned(first.text, words), "", []
    return words, f" by {listed(agents[:1])}", []


def _struck(telling: Telling, noun: Token, hit: Sequence[Filler], *, killed: bool) -> str:
    """Whom or what it hit, behind a preposition; empty if the sentence does not tie them to the noun."""
    kind = telling.trigger.kind
    suffered = kind.of == "patient" and kind.subtype not in ("bombing", "air_strike")
    struck = [f for f in hit if (suffered or f.how in (*_AIMING, *_BESIDE)) and f.token.pos_ != "NUM"]
    if killed:
        struck = [f for f in struck if f.role != "victim" and f.how not in _BESIDE]
    blast = noun.lemma_ in _BLASTS
    struck = sorted((f for f in struck if not blast or f.role == "target"), key=lambda f: f.how in _BESIDE)
    if not struck:
        return ""
    if struck[0].how in _BESIDE:
        return f"{struck[0].how} {listed(struck[:1])}"
    if suffered:
        return f"of {listed(struck[:2])}"
    against = noun.lemma_ in _FOUGHT and struck[0].how == "against"
    return f"{'against' if against else 'at' if blast else 'on'} {listed(struck[:2])}"


def _attributive(agent: Filler, telling: Telling) -> bool:
    """Whether who did it stands before the noun as in the text, or as a group's name does: "Red Front attack"."""
    state = agent.token.ent_type_ == "GPE" or agent.country == agent.text
    named = agent.named or state or telling.trigger.kind.of == "patient"
    return agent.how in ("compound", "possessive", NATION) or not named


def _owned(owner: str, words: str) -> str:
    """What somebody did behind a name, whose words it may begin with: "the Karsan Navy's | Navy raid"."""
    said, named = words.split(), owner.split()
    if all(word in said for word in named):
        return words
    while len(said) > 1 and said[0] in named:
        said = said[1:]
    return " ".join([*named, *said])


def _felled(telling: Telling, noun: Token) -> tuple[str, str] | None:
    """Whom it killed, or else wounded, behind the verb: ``("kills", "two men")``."""
    for counts, verb in ((telling.killed, "kill"), (telling.injured, "wound")):
        if count := next((count for count in counts if count.min and not pointing(count.text)), None):
            return present(verb, plural=noun.tag_ in ("NNS", "NNPS")), lowered(bare(counted(count.text)))
    return None
