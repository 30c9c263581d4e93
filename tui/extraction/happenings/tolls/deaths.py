"""Deaths by nobody's hand: somebody known died of age or illness, "died at his home in Quito on Tuesday, aged 91"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.happenings.telling import Filler
    from tui.extraction.happenings.triggers import Trigger

_AGED = re.compile(
    r"\b(?:aged?|at|dead\s+at|was)\s+(?:just\s+|only\s+)?(?:(?:the\s+)?age\s+of\s+)?(?:[3-9]\d|1[01]\d)\b(?!\s*(?:%|percent|people|km))"
    r"|,\s(?:[3-9]\d|1[01]\d),\s",
    re.IGNORECASE,
)
_ILL = re.compile(
    r"\b(?:cancer|leuk[ae]+mia|illness|disease|pneumonia|stroke|heart\s+(?:attack|failure)|cardiac|complications|tumou?r|natural\s+causes"
    r"|covid(?:-19)?|dementia|alzheimer|parkinson|infection|peacefully|in\s+(?:his|her)\s+sleep|old\s+age|at\s+(?:his|her|their)\s+home"
    r"|passed\s+away)\b",
    re.IGNORECASE,
)
_VIOLENT = re.compile(
    r"\b(?:wound|injur|shot|shoot|stab|kill|bomb|blast|explo|attack|crash|accident|collision|clash|fire|gun|murder|hostage|captiv|custody"
    r"|fighting|battle|flood|quake|drown|scene|collid)\w*",
    re.IGNORECASE,
)
_HE_WAS = re.compile(r"(?:He|She)\s+was\s+(?:aged\s+)?(?:[3-9]\d|1[01]\d)\b(?!\s*(?:%|percent))")
"""How the next sentence gives the age of the dead."""
_BEHIND = 5
"""Words of the next sentence in which it does."""
_MORTAL = frozenset(["die", "pass away", "death"])


def peaceful(text: str) -> bool:
    """Whether nothing in a whole text speaks of violence or an accident."""
    return _VIOLENT.search(text) is None


def natural(trigger: Trigger, fillers: Sequence[Filler], *, quiet: bool) -> bool:
    """Whether one person, named, died of age or illness: nothing in the sentence speaks of violence or an accident.

    In a ``quiet`` text, where nothing at all does, nothing need speak of age or illness either.
    """
    if trigger.words not in _MORTAL:
        return False
    dead = [filler for filler in fillers if filler.role == "victim"]
    if len({filler.key for filler in dead}) != 1 or not dead[0].named:
        return False
    span = trigger.sentence.span
    said = span.text
    behind = span.doc[span.end : span.end + _BEHIND].text
    if quiet:
        return True
    old_or_ill = trigger.words == "pass away" or _AGED.search(said) or _ILL.search(said) or _HE_WAS.match(behind)
    return bool(old_or_ill) and _VIOLENT.search(said) is None
