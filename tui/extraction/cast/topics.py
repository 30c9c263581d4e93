"""Topics: whether a text reports on sport or on business, where names stand that nothing else tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.cast.kinds import Kinds

_FEWEST = 4
"""Different words of a topic in a text that is on it."""
_SPREAD = 60
"""Words of a text to one of its topic, at most."""


class Topics(NamedTuple):
    """What a text reports on."""

    matches: bool
    """Matches of two sides."""
    contests: bool
    """Contests of single persons, who beat each other as sides do."""
    business: bool
    """Firms and their shares."""

    @property
    def sport(self) -> bool:
        """Whether a text reports on sport of any kind."""
        return self.matches or self.contests


def topics(text: str, kinds: Kinds) -> Topics:
    """The topics of a text, by the words of each that it has."""
    most = max(_FEWEST, len(text.split()) // _SPREAD)
    found = {topic: [match[0].lower() for match in words.finditer(text)] for topic, words in _patterns(kinds).items()}
    sport, single, business = (set(found.get(topic, ())) for topic in ("sport", "single", "business"))
    played = len(sport | single) >= _FEWEST and len(found["sport"]) + len(found["single"]) >= most
    contests = played and len(single) > 1
    return Topics(played and not contests, contests, len(business) >= _FEWEST and len(found["business"]) >= most)


@lru_cache(maxsize=4)
def _patterns(kinds: Kinds) -> Mapping[str, re.Pattern[str]]:
    """The words of each topic, in small letters or opening a sentence."""
    return {
        topic: re.compile(
            rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![\w])", re.I
        )
        for topic, words in kinds.topics.items()
    }
