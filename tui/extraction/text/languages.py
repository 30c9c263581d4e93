"""The language of a text, from its letters and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

SAMPLE = 20_000
"""Characters that are looked at."""
FEWEST = 6
"""Words of a language that a text must have before it is said to be of it."""


class Languages(msgspec.Struct, frozen=True):
    """The dictionary ``languages``: frequent words, and letters that tell a script's languages apart."""

    words: dict[str, tuple[str, ...]] = {}
    letters: dict[str, str] = {}


def detect(text: str, languages: Languages) -> str | None:
    """The ISO 639-1 code of a text's language, or None if too little of it is known.

    Names ("La Paz", "El Salvador") are of no language: words in capitals count only where all are. A language with
    letters of its own comes first if they are a twentieth of all letters, in the dictionary's order.
    """
    words = re.findall(r"[^\W\d_]+", text[:SAMPLE])
    sample = text[:SAMPLE].lower()
    letters = sum(map(len, words))
    if not letters:
        return None
    foreign = len(re.findall(r"[^\W\d_a-z\u00df-\u024f]", sample)) > letters / 20
    for code, own in languages.letters.items() if foreign else ():
        if len(re.findall(f"[{own}]", sample)) > letters / 20:
            return code
    plain = [word for word in words if word.islower()]
    counts = Counter(plain or [word.lower() for word in words])
    scores = {code: sum(counts[word] for word in words if word in counts) for code, words in languages.words.items()}
    best = max(scores, key=lambda code: scores[code], default=None)
    if best is None or scores[best] < min(FEWEST, max(2, sum(counts.values()) // 10)):
        return None
    return best
