"""Women and men: what a text says of a person's sex, by titles, offices, kin and given names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.cast.given import Sex
    from tui.model import Appearance

_MEN: Final = frozenset((
    "mr", "sir", "lord", "king", "prince", "father", "husband", "son", "brother", "uncle", "nephew", "grandson",
    "grandfather", "widower", "man", "boy", "spokesman", "chairman", "businessman", "congressman", "policeman",
    "councilman", "assemblyman", "fisherman", "actor", "gunman", "pope", "emperor", "archbishop", "cardinal", "herr",
    "monsieur", "don", "senor", "duke", "imam", "ayatollah",
))  # fmt: skip
_WOMEN: Final = frozenset((
    "mrs", "ms", "miss", "lady", "dame", "queen", "princess", "mother", "wife", "daughter", "sister", "aunt", "niece",
    "granddaughter", "grandmother", "widow", "woman", "girl", "spokeswoman", "chairwoman", "madam", "businesswoman",
    "congresswoman", "policewoman", "councilwoman", "assemblywoman", "actress", "madame", "mme", "frau", "senora",
    "dona", "duchess", "empress", "hajiya", "datin", "smt", "begum", "midwife", "nun",
))  # fmt: skip
_OWN: Final = r"\b(?:his|her|their|\w+['’]s) "
_RELATIVE: Final = (
    r"(?:husband|wife|son|daughter|brother|sister|father|mother|widow|widower|uncle|aunt|nephew|niece|cousin|grand\w+)"
)
_KIN: Final = re.compile(
    rf"{_OWN}(?:late |former |ex-|elder |older |younger |eldest |youngest |twin |own |only )*{_RELATIVE},? \Z",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(rf", {_OWN}(?:\w+ )?{_RELATIVE}\b")
_LAST: Final = re.compile(r"([\w-]+)[,.]? \Z")
_NEXT: Final = re.compile(r"[^.;:A-Z]{0,60}?\b(he|she|his|her)\b")
_LONGEST: Final = 60
"""Characters before a name in which what he or she is to somebody stands."""


def of_word(word: str) -> Sex | None:
    """The sex that a noun or a title tells."""
    plain = fold(word).rstrip(".")
    return "he" if plain in _MEN else "she" if plain in _WOMEN else None


def styled(text: str, start: int) -> Sex | None:
    """The sex that the word right before a name tells: "Mrs Ruiz", "his son Juan"."""
    before = _LAST.search(text, max(0, start - _LONGEST), start)
    return of_word(before[1]) if before else None


def called(text: str, start: int, name: str, given: Mapping[str, Sex]) -> Sex | None:
    """The sex of whom a name that begins at ``start`` names, by the word before it or by the given name."""
    return styled(text, start) or (given.get(fold(name.split()[0])) if " " in name else None)


def of_person(one: Appearance, given: Mapping[str, Sex]) -> Sex | None:
    """The sex of a person of a text, by an office or by the given name."""
    if one.kind != "person":
        return None
    offices = (of_word(word) for role in one.roles for word in role.title.split())
    told = next((sex for sex in offices if sex is not None), None)
    return told or (given.get(fold(one.name.split()[0])) if " " in one.name else None)


def referred(text: str, end: int) -> Sex | None:
    """The sex of the pronoun that follows a name before any other name: "Ruiz said | she"."""
    after = _NEXT.match(text, end)
    return None if after is None else "she" if after[1] in ("she", "her") else "he"


def is_relative(noun: str) -> bool:
    """Whether a noun says what somebody is to another of the family, as only persons have one: "wife"."""
    return re.fullmatch(_RELATIVE, noun) is not None


def is_kin(text: str, start: int, end: int) -> bool:
    """Whether a name is brought in as that of somebody's kin: "his wife Ana Ruiz", "Ana Ruiz, his mother"."""
    return _KIN.search(text, max(0, start - _LONGEST), start) is not None or _BEHIND.match(text, end) is not None
