"""Given names: what tells that the capitalised words behind one are a person's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from tui.extraction.dictionaries import Dictionaries


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``given``; the file's head says what it is for."""

    names: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def given_names(dictionaries: Dictionaries) -> frozenset[str]:
    """The given names of some dictionaries, folded."""
    return frozenset(fold(name) for name in dictionaries.read("given", Given).names)
