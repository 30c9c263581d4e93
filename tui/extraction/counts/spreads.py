"""Spreads: how a sentence parts a count among places: "four in Lima, three in Cusco and one each in Tacna and Puno"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tui.extraction.text.numbers import find_numbers

_NAME: Final = r"[A-Z][\w’'.-]*(?:\s+(?:(?:of|de|al|el)\s+)?[A-Z][\w’'-]*){0,3}"
_NAMES: Final = rf"{_NAME}(?:(?:,\s+(?:and\s+)?|\s+and\s+){_NAME})*"
_COUNT: Final = r"\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PART: Final = re.compile(
    rf"\b(?P<count>{_COUNT})\s+(?:[a-z]+\s+){{0,3}}?(?:(?P<each>each)\s+)?in\s+(?:the\s+)?(?P<names>{_NAMES})"
)
_PARTED: Final = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


class Part(NamedTuple):
    """So many in a place; ``at`` is where the number begins."""

    place: str
    value: int
    at: int


def spread(words: str) -> list[Part]:
    """The parts that a sentence tells one after the other; nothing if it tells fewer than two."""
    found: list[Part] = []
    for match in _PART.finditer(words):
        value = _value(match["count"])
        names = _PARTED.split(match["names"]) if match["each"] else [match["names"]]
        found += [Part(name.rstrip("."), value, match.start("count")) for name in names if value]
    return found if len(found) > 1 else []


def _value(words: str) -> int:
    if words == "one":
        return 1
    number = next(iter(find_numbers(words)), None)
    return int(number.value) if number is not None and number.value else 0
