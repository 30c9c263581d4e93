"""Initials: capitals alone that stand for a state or a body which the text names in full elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tui.extraction.cast.bodies.shortenings import SUFFIXES
from tui.extraction.cast.candidates import BODIES, is_content
from tui.extraction.cast.lexicon import Hit, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.lexicon import Entry

_T = TypeVar("_T")
_FEWEST = 3
"""Letters of initials that are no chance."""
_WORDS = re.compile(r"[ -]+")
_JOINING = frozenset(["of", "for", "and", "the", "on", "de", "du", "del"])


def of_states(analysis: Analysis, hits: Sequence[Hit], known: Knowledge) -> Iterator[Hit]:
    """The states that a text calls by their initials: "CAR's army" where it names the Central African Republic."""
    named: dict[str, dict[str, Entry]] = {}
    for hit in hits:
        if hit.entry.kind == "state" and hit.sense == "name":
            for letters in _initials(analysis.text[hit.start : hit.end]):
                named.setdefault(letters, {})[hit.entry.id] = hit.entry
    for start, end, entry in _found(analysis, named, known):
        yield Hit(start, end, entry, "name")


def of_bodies(analysis: Analysis, candidates: Iterable[Candidate], known: Knowledge) -> Iterator[Candidate]:
    """The bodies that a text calls by their initials: "KRU" where it names the Karsa Rail Union."""
    named: dict[str, dict[str, Candidate]] = {}
    for one in candidates:
        if one.kind in BODIES and one.end - one.start == len(one.name):
            whose = one.entry.id if one.entry else one.identity or fold(one.name).removeprefix("the ")
            for letters in _initials(one.name):
                named.setdefault(letters, {})[whose] = one
    for start, end, one in _found(analysis, named, known):
        yield replace(one, start=start, end=end, rule="initials", weight=4)


def _initials(name: str) -> set[str]:
    """The initials of a name, with those of its small words and without: "MH", "MoH" and "MOH"; none that are few."""
    words = [word for word in _WORDS.split(name) if word and word.lower().strip(".") not in SUFFIXES]
    while words and words[0].lower() == "the":
        words = words[1:]
    if any(not word[0].isupper() and word not in _JOINING for word in words):
        return set()
    large = "".join(word[0] for word in words if word[0].isupper())
    whole = "".join(word[0] for word in words if word != "the")
    return {letters for letters in (large, whole, whole.upper()) if len(letters) >= _FEWEST}


def _found(
    analysis: Analysis, named: Mapping[str, Mapping[str, _T]], known: Knowledge
) -> Iterator[tuple[int, int, _T]]:
    """Where initials of one name only stand in the text, which are nobody's whom a dictionary knows by them."""
    single = {letters: next(iter(held.values())) for letters, held in named.items() if len(held) == 1}
    if not single:
        return
    text = analysis.text
    written = (form for letters in single for form in (letters, "[.]".join(letters) + "[.]?"))
    for match in re.finditer(rf"(?<![\w.&(-])(?:{'|'.join(sorted(written, key=len, reverse=True))})(?![\w&])", text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : (text + "\n").index("\n", match.end())]
        if line.isupper() or any(known.actors.find(match[0])) or not is_content(analysis, *match.span()):
            continue
        yield *match.span(), single[match[0].replace(".", "")]
