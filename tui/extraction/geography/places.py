"""Places: the names of places in a document and the chain each belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold, lexicon
from tui.extraction.geography.gazetteer import gazetteer
from tui.extraction.geography.resolution import resolve
from tui.extraction.geography.toponyms import demonyms, recognise
from tui.extraction.geography.towns import settle

if TYPE_CHECKING:
    from tui.extraction.analysis import Analysis, PlaceMention
    from tui.extraction.dictionaries import Dictionaries

_MONEY = re.compile(
    r"\$| (?:dollar|rupee|peso|franc|pound|crown|kron[ae]|yuan|won|dinar|riyal|shilling|dirham|lira)s?\b"
)
"""A currency, whose country says nothing of where something was: "U.S. dollars", "US$5"."""


def find(analysis: Analysis, dictionaries: Dictionaries) -> tuple[PlaceMention, ...]:
    """Every name of a place, in order."""
    folded = fold(analysis.text)
    hits = tuple(lexicon(dictionaries).find(analysis.text, folded))
    nations = demonyms(hits)
    toponyms = tuple(
        one for one in recognise(analysis, folded, hits, nations, dictionaries) if not _MONEY.match(folded, one.end)
    )
    known = gazetteer(dictionaries)
    return settle(resolve(toponyms, analysis, folded, nations, known), analysis, known)
