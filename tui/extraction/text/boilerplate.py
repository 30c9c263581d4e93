"""Boilerplate: what a page carries besides its article, by what it is there for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from tui.errors import DictionaryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_START: Final = r"[\s\[(*_#>•»›-]*"
_END: Final = r"[\s\])*_.:!…>»›-]*\Z"
_HASHTAG: Final = re.compile(r"#\w+")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A rule of the dictionary ``boilerplate``; the file's head says what each field is."""

    reason: str
    words: int = 60
    opens: bool = False
    whole: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()

    @cached_property
    def _opening(self) -> re.Pattern[str] | None:
        forms = (*(rf"(?:{form}){_END}" for form in self.whole), *self.begins)
        return _compiled([rf"{_START}(?:{form})" for form in forms], self.reason)

    @cached_property
    def _inside(self) -> re.Pattern[str] | None:
        return _compiled(self.within, self.reason)

    def covers(self, words: str) -> bool:
        """Whether all of a block with these words is boilerplate."""
        if self._opening is not None and self._opening.match(words):
            return True
        return self._inside is not None and self._inside.search(words) is not None

    @cached_property
    def stretch(self) -> re.Pattern[str] | None:
        """What is boilerplate within a block, or None if nothing is."""
        return _compiled(self.cuts, self.reason)


def _compiled(forms: Sequence[str], rule: str) -> re.Pattern[str] | None:
    try:
        return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE) if forms else None
    except re.error as error:
        problem = f"dictionary boilerplate: a pattern of the rule “{rule}” is no regular expression: {error}"
        raise DictionaryError(problem, "Correct the entry") from error


class Boilerplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The dictionary ``boilerplate``."""

    rules: tuple[Rule, ...] = ()
    ends: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()

    @cached_property
    def _ends(self) -> re.Pattern[str] | None:
        return _compiled([rf"{_START}(?:{form}){_END}" for form in self.ends], "ends")

    def closes(self, words: str) -> bool:
        """Whether some words are a line with which an article ends, though they say something of it."""
        return self._ends is not None and self._ends.match(" ".join(words.split())) is not None

    def of_block(self, words: str) -> Rule | None:
        """The rule by which a block with these words is boilerplate, or None if it is not."""
        words = " ".join(words.split())
        count = words.count(" ") + 1
        hashtags = len(_HASHTAG.findall(words))
        if hashtags and hashtags >= 0.6 * count:
            return _HASHTAGS
        return next((rule for rule in self.rules if count <= rule.words and rule.covers(words)), None)

    def stretches(self, words: str) -> Iterator[tuple[int, int, str]]:
        """The (start, end, reason) of what is boilerplate within a block."""
        flat = re.sub(r"[\n\t]", " ", words)
        for rule in self.rules:
            for match in rule.stretch.finditer(flat) if rule.stretch else ():
                yield *match.span(), rule.reason


_HASHTAGS: Final = Rule("hashtags")
