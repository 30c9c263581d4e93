"""Coreference: which names of one document are one actor's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction.cast.bodies.shortenings import stem
from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.cast.persons.bearers import People
from tui.extraction.geography.words import SITES
from tui.model import Appearance, Mention, fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.given import Sex

_FORCE = re.compile(r"\bpolice (?:department|service|force)\Z")
"""The end of the full name of a force that a text calls "Sarn police", too."""
_LONG = 3
"""Words of a local body's name that may stand without whose it is: "Sarn School District Board of Directors"."""
_SPOKEN = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")
_NUMERAL = re.compile(r"[IVX]+")


def resolve(
    analysis: Analysis,
    candidates: list[Candidate],
    sexes: Mapping[str, Sex],
    nicknames: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[Appearance, ...], tuple[Mention, ...]]:
    """The document's actors, and its mentions of them.

    Args:
        analysis: the document.
        candidates: names in order that do not overlap.
        sexes: the sex that each given name tells.
        nicknames: the short forms of given names.
    """
    people = People(analysis.text, candidates, sexes, nicknames)
    offices = {_office(f"{one.role.of} {one.role.title}"): one for one in candidates if one.role and one.role.of}
    firms = _firms(candidates)
    owned = _owned(candidates)
    short = _short(candidates)
    familiar = {stem(one.name): one for one in candidates if one.kind == "organisation" and one.entry is not None}
    held: dict[str, list[Candidate]] = defaultdict(list)
    mentions: list[Mention] = []
    for one in candidates:
        named = one
        if one.rule == "office" and one.country:
            named = _holder(one, offices) or one
        elif one.kind == "government_body" and one.entry is None and one.country is None:
            named = owned.get(normal(one.name).removeprefix("the "), one)
        elif one.kind == "organisation" and one.entry is None and stem(one.name) in familiar:
            named = familiar[stem(one.name)]
        elif one.kind == "organisation" and one.entry is None and stem(one.name) in short:
            named = short[stem(one.name)]
        elif one.rule == "model" and " " not in one.name:
            named = firms.get(fold(one.name), one)
        key, rule = (
            people.identity(named) if named.kind == "person" and named.identity is None else (_key(named), one.rule)
        )
        if key is None:
            continue
        actor = _actor(named, key, analysis.article, full=" " in key or named.kind != "person")
        held[actor].append(one if named is one else replace(one, name=named.name, kind=named.kind))
        mentions.append(Mention(actor, one.start, one.end, one.rule if named is not one else rule))
    appearances = tuple(_appearance(analysis, actor, found) for actor, found in held.items())
    return appearances, tuple(mentions)


def _holder(unnamed: Candidate, offices: Mapping[str, Candidate]) -> Candidate | None:
    """Who holds the office that a described person has, behind a state's adjective of one word or two."""
    words = unnamed.name.split()
    held = (offices.get(_office(f"{unnamed.country} {' '.join(words[at:])}")) for at in range(1, len(words)))
    return next((one for one in held if one is not None), None)


def _office(words: str) -> str:
    """An office as it is compared: "top diplomat" is another word for a foreign minister."""
    return re.sub(r"\b(?:top|chief) diplomat\b", "foreign minister", fold(words)).replace("defense", "defence")


def _firms(candidates: list[Candidate]) -> dict[str, Candidate]:
    """The organisations of several words by their first, which stands for them where nothing else begins with it.

    A hospital's or school's is its town's.
    """
    named: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for one in candidates:
        site = one.name.rpartition(" ")[2].lower() in SITES
        if one.kind == "organisation" and " " in one.name and not site:
            named[normal(one.name).split()[0]].setdefault(stem(one.name), one)
    return {word: next(iter(held.values())) for word, held in named.items() if len(held) == 1 and len(word) > 2}


def _short(candidates: list[Candidate]) -> dict[str, Candidate]:
    """The organisations by the names that are the beginning or the end of just one longer one: "Lions", "Sarn"."""
    named: dict[str, Candidate] = {}
    for one in candidates:
        if one.kind == "organisation" and one.entry is None and one.identity in (None, stem(one.name)):
            named.setdefault(stem(one.name), one)
    within: dict[str, dict[str, None]] = defaultdict(dict)
    for other in named:
        words = other.split()
        for at in range(1, len(words)):
            for part in (words[:at], words[at:]):
                within[" ".join(part)][other] = None
    found: dict[str, Candidate] = {}
    for name in named:
        longer = list(within.get(name, ()))
        if longer and all(other == longer[0] or longer[0] in other or other in longer[0] for other in longer):
            found[name] = named[max(longer, key=len)]
    return found


def _owned(candidates: list[Candidate]) -> dict[str, Candidate]:
    """The bodies of states by their name without the state, where the document has one such body only."""
    named: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for one in candidates:
        words = normal(one.name).split()
        if one.kind == "government_body" and (one.country is not None or len(words) > _LONG):
            for at in range(1, len(words)):
                named[" ".join(words[at:])].setdefault(_key(one), one)
    return {name: next(iter(held.values())) for name, held in named.items() if len(held) == 1}


def _key(candidate: Candidate) -> str:
    if candidate.entry is not None:
        return candidate.entry.id
    if candidate.identity is not None:
        return candidate.identity
    name = normal(candidate.name)
    if candidate.kind == "government_body":
        name = _FORCE.sub("police", name)
    if candidate.kind == "project":
        return " ".join(sorted(name.replace("-", " ").split()))
    return stem(candidate.name) if candidate.kind == "organisation" else name.removeprefix("the ")


def _actor(candidate: Candidate, key: str, article: str, *, full: bool) -> str:
    if candidate.entry is not None:
        return fingerprint("ac", "dictionary", key)
    return fingerprint("ac", "name", key) if full else fingerprint("ac", "name", key, article)


def _appearance(analysis: Analysis, actor: str, found: list[Candidate]) -> Appearance:
    forms = Counter(" ".join(analysis.text[one.start : one.end].split()) for one in found)
    best = max(found, key=_telling)
    roles = dict.fromkeys(one.role for one in found if one.role is not None)
    return Appearance(
        actor=actor,
        name=best.name if best.entry or best.kind != "person" else cased(best.name),
        kind=Counter(one.kind for one in found).most_common(1)[0][0],
        forms=tuple(sorted(forms.items(), key=lambda item: (-item[1], item[0]))),
        roles=tuple(roles),
        country=next((one.country for one in found if one.country), None),
        description=best.entry.description if best.entry else None,
        dictionary=best.entry.id if best.entry else None,
        certainty=max(one.certainty for one in found),
    )


def _telling(one: Candidate) -> tuple[bool, bool, int, bool, int]:
    """How well a mention's name stands for the actor, the best last."""
    return one.entry is not None, one.rule != "office", len(one.name), not one.name.isupper(), -one.start


def cased(name: str) -> str:
    """A full name in the letters in which it is written elsewhere: "Ana Ruiz" for "ANA RUIZ" and "ANA Ruiz"."""
    if " " not in name:
        return name
    letters = "{2,}" if name.isupper() else "{4,}"
    return re.sub(rf"[^\W\d_]{letters}(?![.\w])", lambda word: _cased(word[0]), name)


def _cased(word: str) -> str:
    """A word without capitals but the first, unless it is a short form such as "III"."""
    return word.capitalize() if word.isupper() and _SPOKEN.search(word) and not _NUMERAL.fullmatch(word) else word
