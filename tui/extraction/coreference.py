"""Coreference: which names of one document are one actor's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.analysis import Cast
from tui.extraction.lexicon import normal
from tui.model import Appearance, Mention, Role, fingerprint

if TYPE_CHECKING:
    from tui.extraction.analysis import Analysis
    from tui.extraction.candidates import Candidate


def resolve(analysis: Analysis, candidates: list[Candidate]) -> tuple[tuple[Appearance, ...], Cast]:
    """The document's actors, and its mentions of them."""
    full = _full_names(candidates)
    mentions: list[Mention] = []
    held: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        identity, rule = _identity(candidate, full, analysis.article)
        actor = identity
        held.setdefault(actor, []).append(candidate)
        mentions.append(Mention(actor, candidate.start, candidate.end, rule))
    appearances = tuple(_appearance(analysis, actor, found) for actor, found in held.items())
    return appearances, Cast(tuple(mentions))


def _full_names(candidates: list[Candidate]) -> list[tuple[int, str]]:
    return [(one.start, normal(one.name)) for one in candidates if one.kind == "person" and " " in normal(one.name)]


def _identity(candidate: Candidate, full: list[tuple[int, str]], article: str) -> tuple[str, str]:
    if candidate.entry is not None:
        return fingerprint("ac", "dictionary", candidate.entry.id), candidate.rule
    name = normal(candidate.name)
    if candidate.kind != "person":
        return fingerprint("ac", "name", name), candidate.rule
    words = name.split()
    longer = [other for at, other in full if at <= candidate.start and set(words) < set(other.split())]
    later = [other for at, other in full if at > candidate.start and set(words) < set(other.split())]
    if longer or later:
        chosen = longer[-1] if longer else later[0]
        return fingerprint("ac", "name", chosen), "surname" if len(words) == 1 else "short name"
    if len(words) == 1:
        return fingerprint("ac", "name", name, article), candidate.rule
    return fingerprint("ac", "name", name), candidate.rule


def _appearance(analysis: Analysis, actor: str, found: list[Candidate]) -> Appearance:
    forms = Counter(" ".join(analysis.text[one.start : one.end].split()) for one in found)
    best = max(found, key=lambda one: (one.entry is not None, len(one.name)))
    roles = []
    for one in found:
        if one.title is not None:
            words = analysis.text[one.title[0] : one.title[1]].strip(" .,")
            roles.append(
                Role(
                    words,
                    None,
                    analysis.facts.anchor.start if analysis.facts.anchor else None,
                    analysis.article,
                    *one.title,
                )
            )
    return Appearance(
        actor,
        best.name,
        Counter(one.kind for one in found).most_common(1)[0][0],
        tuple(sorted(forms.items(), key=lambda item: (-item[1], item[0]))),
        tuple(roles),
        best.country,
        best.entry.description if best.entry else None,
        best.entry.id if best.entry else None,
    )
