"""The kinds of an article: news, interview, op-ed, analysis, statement, press release, list."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Block

_DROP_CAP = re.compile(
    r"\s*(?:THE|AN|IN|AS|IT|IF|WITH|AFTER|WHILE|WHEN|FOR|THAT|THIS|THERE|THESE|AT|ON|BY|FROM|WHAT|HOW|WHY|ONE|TO|NO|NOT"
    r"|EVEN|ALTHOUGH|THOUGH|DESPITE|ONCE|AMID)\s+[a-z]"
)
"""How leading articles open in many papers: the first word in capitals, and it is no name."""
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.I)
_SPARSE = 75
_DENSE = 40
"""Words for each report, and for each paragraph, that a leading article has at least."""
_QUOTED = re.compile(r"[“\"][^”\"\n]{2,600}[”\"]")
_NO_PROSE_OF_ITS_OWN = frozenset({"op-ed", "press release"})


class Genres(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The dictionary ``genres``; the file's head says what each field is."""

    named: dict[str, tuple[str, ...]] = {}
    advice: tuple[str, ...] = ()
    report: tuple[str, ...] = ()

    @cached_property
    def _names(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((kind, re.compile("|".join(forms), re.I)) for kind, forms in self.named.items())

    @cached_property
    def _advice(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.advice) or '(?!)'})\b", re.I)

    @cached_property
    def _report(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.report) or '(?!)'})\b", re.I)

    def of(
        self,
        text: str,
        blocks: Sequence[Block],
        title: str,
        labels: Sequence[str | None],
        *,
        introduced: bool,
        wire: bool,
    ) -> tuple[str, ...]:
        """What an article is, the most telling kind first; ``news`` if nothing says otherwise.

        Args:
            text: what the blocks stand in.
            blocks: those that are not boilerplate.
            title: the article's title.
            labels: the section that stands over it, and other lines of its head that are no part of the text.
            introduced: whether its author is introduced at its foot, as newspapers do with outside contributors.
            wire: whether it has a dateline or an agency's mark.
        """
        stated = [words for words in (*labels, *_edges(title)) if words]
        found = [kind for kind, pattern in self._names if any(pattern.search(words) for words in stated)]
        turns = sum(block.kind == "turn" for block in blocks)
        if (turns >= 3 or _asks_somebody(text, blocks)) and "interview" not in found:
            found.append("interview")
        if introduced and not wire and not found:
            found.append("op-ed")
        if _NO_PROSE_OF_ITS_OWN.intersection(found):
            return tuple(found)
        if _is_list(blocks):
            found.append("list")
        paragraphs = [text[block.content : block.end] for block in blocks if block.kind in ("paragraph", "item")]
        prose = _QUOTED.sub(" ", " ".join(paragraphs))
        reports = len(self._report.findall(prose))
        if not wire and (self._argues(prose, reports) or self._leads(prose, reports, len(paragraphs))):
            return tuple(dict.fromkeys([*found, "op-ed", "analysis"]))
        if "analysis" not in found and (turns < 3 or reports >= 5):
            found.insert(0, "news")
        return tuple(found)

    def _argues(self, prose: str, reports: int) -> bool:
        """Whether a text says more of what should be than of what was."""
        advice = len(self._advice.findall(prose))
        return advice >= 3 and advice * 150 >= len(prose.split()) and advice >= 1.2 * reports

    def _leads(self, prose: str, reports: int, paragraphs: int) -> bool:
        """Whether a text looks like a leading article: capitals to begin with, long paragraphs, some advice."""
        words = len(prose.split())
        sparse = reports * _SPARSE <= words and paragraphs * _DENSE <= words
        return sparse and _DROP_CAP.match(prose) is not None and self._advice.search(prose) is not None


def _asks_somebody(text: str, blocks: Sequence[Block]) -> bool:
    """Whether lines over the paragraphs ask somebody of himself: "Is it your dream job?"."""
    asked = [text[one.content : one.end] for one in blocks if one.kind == "heading"]
    asked = [words for words in asked if words.rstrip('*_"”’ ').endswith("?")]
    return len(asked) >= 3 and 2 * sum(bool(_YOU.search(words)) for words in asked) >= len(asked)


def _is_list(blocks: Sequence[Block]) -> bool:
    rows = sum(block.kind in ("item", "table") for block in blocks)
    return rows >= 4 and rows >= 3 * sum(block.kind == "paragraph" for block in blocks)


def _edges(title: str) -> tuple[str, ...]:
    """The parts of a title that can name its kind: what a colon, a dash or a bar parts off; all of a short one."""
    parts = re.split(r"\s[–—|-]\s|:\s", title)
    if len(parts) > 1:
        return parts[0], parts[-1]
    return (title,) if len(title.split()) <= 9 else ()
