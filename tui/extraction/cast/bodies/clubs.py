"""Clubs by a part of their name, in reports of matches: "the Mavericks", or "Dallas" beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tui.extraction.cast.bodies.organisations import titled
from tui.extraction.cast.bodies.shortenings import SUFFIXES
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import CLUB

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.lexicon import Entry, Lexicon

_LYING: Final = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Tt]hrough) \Z")
"""Before the name of a town that is no club's."""
_SEVERAL: Final = 3
_LONGEST: Final = 9
"""Characters of such a word, with the space behind it."""


def clubs(analysis: Analysis, known: Knowledge) -> Iterator[Candidate]:
    """The mentions of clubs by their last word, or by their town where that or the whole name is in the text, too."""
    if not known.topics.matches:
        return
    forms = _forms(analysis.text, known)
    if not forms:
        return
    longest = sorted(map(re.escape, forms), key=len, reverse=True)
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])", analysis.text):
        sentence, entry = analysis.sentence_at(match.start()), forms[match[0]]
        before = max(0, match.start() - _LONGEST), match.start()
        owns = analysis.text.startswith(("'s", "’s"), match.end())
        lies = _LYING.search(analysis.text, *before) and not owns and not entry.name.endswith(match[0])
        if sentence is not None and not titled(sentence) and not lies:
            known_as = match.start(), match.end(), entry.name, entry.kind, "club"
            yield Candidate(*known_as, entry=entry, country=entry.country, weight=3, certainty=0.8)


def _forms(text: str, known: Knowledge) -> dict[str, Entry]:
    """The clubs that a text means by a last word, and by the town before it.

    Nothing but its last word tells a club only where the text names several: there are other Lions.
    """
    sure: dict[str, Entry] = {}
    bare: dict[str, Entry] = {}
    for word, entries in _by_last_word(known.actors).items():
        if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text):
            continue
        named = [one for one in entries if one.name in text]
        placed = [one for one in entries if one.name.removesuffix(f" {word}") in text]
        near = named or placed or entries
        if len(near) == 1 and (named or _is_plain(word, text)):
            (sure if named or placed else bare)[word] = near[0]
    found = sure | (bare if len(sure) + len(bare) >= _SEVERAL else {})
    unknown = (town for town in _by_town(known.actors) if town in text and not town.endswith("s"))
    towns = {town: _by_town(known.actors)[town] for town in unknown if not known.places.named(town)}
    return towns | {entry.name.removesuffix(f" {word}"): entry for word, entry in found.items()} | found


def _is_plain(word: str, text: str) -> bool:
    """Whether a text has a club's last word as a name, one in the plural or behind "the", and as no other club's."""
    if re.search(rf"(?<=[a-z,] )[A-Z][\w'’-]+ {re.escape(word)}(?![\w-])", text):
        return False
    return word.endswith("s") or re.search(rf"\b[Tt]he {re.escape(word)}(?![\w-])", text) is not None


@lru_cache(maxsize=4)
def _by_town(known: Lexicon) -> Mapping[str, Entry]:
    """The dictionary's clubs that have no name but their town's, by that: "Brentford FC"."""
    clubs = (entry for entry in known.entries.values() if entry.description == CLUB)
    return {entry.name.rpartition(" ")[0]: entry for entry in clubs if entry.name.endswith((" FC", " AFC"))}


@lru_cache(maxsize=4)
def _by_last_word(known: Lexicon) -> Mapping[str, tuple[Entry, ...]]:
    """The dictionary's clubs by the last words of their names, other than towns and "FC"."""
    found: dict[str, list[Entry]] = {}
    for entry in known.entries.values():
        *town, word = entry.name.split()
        if town and entry.description == CLUB and word.isalpha() and not word.isupper():
            found.setdefault(word, []).append(entry)
    return {word: tuple(entries) for word, entries in found.items() if word.lower() not in SUFFIXES}
