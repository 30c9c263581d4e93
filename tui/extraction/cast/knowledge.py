"""What tells a name from other words in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction.cast.common import Common
from tui.extraction.cast.given import given_names, short_forms, surnames
from tui.extraction.cast.kinds import kinds
from tui.extraction.cast.lexicon import lexicon
from tui.extraction.cast.titles import titles
from tui.extraction.cast.topics import topics
from tui.extraction.geography.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.given import Surnames
    from tui.extraction.cast.kinds import Kinds
    from tui.extraction.cast.lexicon import Lexicon
    from tui.extraction.cast.titles import Titles
    from tui.extraction.cast.topics import Topics
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.geography.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the dictionaries know, and what the document writes in small letters and reports on."""

    titles: Titles
    kinds: Kinds
    actors: Lexicon
    places: Gazetteer
    given: frozenset[str]
    """Given names, folded."""
    short: Mapping[str, tuple[str, ...]]
    """The short forms of given names, all folded."""
    surnames: Surnames
    common: Common
    topics: Topics


def knowledge(analysis: Analysis, dictionaries: Dictionaries) -> Knowledge:
    """What is known of the words of a document."""
    sorts = kinds(dictionaries)
    return Knowledge(
        titles(dictionaries),
        sorts,
        lexicon(dictionaries),
        gazetteer(dictionaries),
        given_names(dictionaries),
        short_forms(dictionaries),
        surnames(dictionaries),
        Common(analysis),
        topics(analysis.text, sorts),
    )
