"""Near-copies: articles that share most of their shingles.

A sketch is the smallest hashes of an article's shingles (runs of four words): a sample that is the same for the same
words, whatever else is compared. How many hashes two sketches share tells how much of their text two articles share.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.extraction.analysis import Analysis
    from tui.model import Article

SHINGLE: Final = 4
"""Words."""
SIZE: Final = 128
"""Hashes of a sketch."""
BITS: Final = 48
"""Of a hash."""
FEWEST: Final = 12
"""Shingles: a text with fewer is too short to be called a copy, unless it is the same altogether."""
ALIKE: Final = 0.5
"""Share of all their shingles that two articles have in common, to be near-copies."""
CONTAINED: Final = 0.8
"""Share of the shorter one's shingles that the longer one has, to be near-copies."""
KEYS: Final = 24
"""Hashes of a sketch by which candidates are found."""
SHARED: Final = 3
"""Of these hashes that two articles must share to be compared."""
CROWDED: Final = 48
"""Originals under one hash, beyond which the hash tells nothing to a later article: a phrase that everybody uses."""


def sketch(analysis: Analysis) -> tuple[int, ...]:
    """A short sketch of an article's words, whose overlap estimates that of the articles.

    Returns:
        At most ``SIZE`` hashes of ``BITS`` bits, ascending.
    """
    return of_words(" ".join(sentence.text for sentence in analysis.sentences))


def of_words(text: str) -> tuple[int, ...]:
    """The sketch of some words; letter case and punctuation do not count."""
    words = re.findall(r"\w+", text.lower())
    shingles = (
        {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    )
    hashes = (
        hashlib.blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=BITS // 8).digest()
        for shingle in shingles
    )
    return tuple(sorted({int.from_bytes(digest) for digest in hashes})[:SIZE])


def age(article: Article) -> str:
    """What sorts articles by age: the one published first, then the one with the smallest id; ends with the id."""
    return f"{(article.published and article.published.start) or '9999'} {article.id}"


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How alike two sketched texts are, from 0 (no near-copies) to 1."""
    if one == other:
        return 1.0
    sizes = _shingles(one), _shingles(other)
    if min(sizes) < FEWEST:
        return 0.0
    mine, theirs = set(one), set(other)
    limit = min(one[-1] if len(one) == SIZE else 1 << BITS, other[-1] if len(other) == SIZE else 1 << BITS)
    both = sum(value <= limit for value in mine & theirs)
    either = sum(value <= limit for value in mine | theirs)
    alike = both / either
    contained = alike / (1 + alike) * sum(sizes) / min(sizes)
    return min(1.0, max(alike, contained)) if alike >= ALIKE or contained >= CONTAINED else 0.0


def _shingles(sketched: tuple[int, ...]) -> float:
    """How many shingles the sketched text has; an estimate if there are more than the sketch holds."""
    return len(sketched) if len(sketched) < SIZE else (SIZE - 1) / (sketched[-1] / (1 << BITS))
