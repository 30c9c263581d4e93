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
    plain = text.lower()
    found = {topic: words.findall(plain) for topic, words in _patterns(kinds).items()}
    sport, single, business = (found.get(topic, []) for topic in ("sport", "single", "business"))
    played = len({*sport, *single}) >= _FEWEST and len(sport) + len(single) >= most
    contests = played and len(set(single)) > 1
    return Topics(played and not contests, contests, len(set(business)) >= _FEWEST and len(business) >= most)


@lru_cache(maxsize=4)
def _patterns(kinds: Kinds) -> Mapping[str, re.Pattern[str]]:
    """The words of each topic, in small letters."""
    forms = {topic: sorted({re.escape(word.lower()) for word in words}) for topic, words in kinds.topics.items()}
    return {
        topic: re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(words, key=len, reverse=True))})(?![\w])")
        for topic, words in forms.items()
    }
