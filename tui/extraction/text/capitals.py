"""Acronyms that are everyday words in small letters, told from words in capitals that are only stressed."""

from __future__ import annotations

import re
from typing import Final

ACRONYMS: Final = frozenset(["IS", "WHO"])
"""Acronyms in the news that anything reads as a verb or a pronoun, whatever their letters: "claimed by IS"."""
_STRESSED: Final = frozenset(["it", "he", "she", "this", "that", "what", "there", "here", "which", "who", "i", "and"])
"""Words behind which one in capitals is only stressed: "it IS true"."""
_BEFORE: Final = re.compile(r"([\w’']+)\W*\Z")
_AFTER: Final = re.compile(r"\W*([\w’']+)")
_NEAR: Final = 24
"""Characters in which the word before must stand."""


def is_acronym(text: str, start: int, end: int) -> bool:
    """Whether the word at ``text[start:end]`` is such an acronym, and no word stressed or of a line in capitals."""
    if text[start:end] not in ACRONYMS:
        return False
    before, after = _BEFORE.search(text, max(0, start - _NEAR), start), _AFTER.match(text, end)
    near = [match[1] for match in (before, after) if match is not None]
    shouted = any(word.isupper() and word.isalpha() and len(word) > 1 for word in near)
    return not shouted and not (before is not None and before[1].lower() in _STRESSED)
