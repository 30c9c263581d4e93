# ruff: noqa: E501
"""The kinds of an article: news, interview, op-ed, analysis, statement, press release, list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Block

_NAMED = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            "op-ed",
            r"\b(?:op-?\s?ed|opinion|editorial|commentary|viewpoint|guest (?:post|column)|columnist|letters? to the editor)\b|\A(?:comment|column|perspectives?|letters?)\Z",
        ),
        (
            "analysis",
            r"\b(?:news )?analysis\b|\bexplaine[rd]\b|\bin depth\b|\bfact ?sheet\b|\bbackgrounder\b|\btimeline\b|\bwhat (?:we know|to know|you need)\b|\bwhy it matters\b",
        ),
        ("interview", r"\binterview(?:s|ed)?\b|\bq\s?&\s?a\b|\bin conversation with\b"),
        ("press release", r"\bpress release\b|\bnews release\b|\bmedia release\b|\bfor immediate release\b"),
        (
            "statement",
            r"\b(?:joint |press |official )?(?:statement|communiqu[eé]|declaration|resolution)\b(?! (?:said|says))",
        ),
    )
)
_ADVICE = re.compile(
    r"\b(?:should|must|ought|need(?:s)? to|essential|imperative|crucial|vital|paramount|pivotal|it is time|let us|cannot afford|deserves?|has to|have to|urgent(?:ly)? need|the way forward)\b",
    re.I,
)
_REPORT = re.compile(
    r"\b(?:said|told|added|announced|reported|stressed|emphasi[sz]ed|reiterated|reaffirmed|condemned|urged|called for|confirmed|stated|according to|killed|wounded"
    r"|injured|arrested|attacked|signed|elected|sentenced|charged|scored|defeated|released|claimed|died|met|visited|launched|approved|yesterday|today|late on|early on"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|we|our|us)\b")
_QUOTED = re.compile(r"[“\"][^”\"\n]{2,600}[”\"]")


def genres(
    text: str, blocks: Sequence[Block], title: str, label: str | None, *, signed: bool, wire: bool
) -> tuple[str, ...]:
    """What an article is, the most telling kind first.

    Args:
        text: what the blocks stand in.
        blocks: those that are not boilerplate.
        title: the article's title.
        label: the section that stands over it, if any.
        signed: whether a person signs it.
        wire: whether it has a dateline or an agency's mark.
    """
    found: list[str] = []
    stated = [words for words in (label, _edge(title)) if words]
    for kind, pattern in _NAMED:
        if any(pattern.search(words) for words in stated) and not (
            kind == "statement"
            and label is None
            and not re.search(r"joint|communiqu|declaration|full text", title, re.I)
        ):
            found.append(kind)
    turns = sum(block.kind == "turn" for block in blocks)
    if turns >= 3 and "interview" not in found:
        found.append("interview")
    prose = _QUOTED.sub(
        " ", " ".join(text[block.content : block.end] for block in blocks if block.kind in ("paragraph", "item"))
    )
    words = len(prose.split())
    if "op-ed" in found or "press release" in found:
        return tuple(found)
    if _is_list(blocks):
        found.append("list")
    reports = len(_REPORT.findall(prose))
    if not wire and words > 80 and (argued := _argued(prose, words, reports)):
        personal = len(_FIRST_PERSON.findall(prose)) >= max(3, words / 150)
        found += [
            kind for kind in (("op-ed", "analysis") if signed or personal else ("analysis",)) if kind not in found
        ]
        return tuple(found) if argued else ()
    if turns < 3 or reports >= 5:
        found.insert(0, "news")
    return tuple(found)


def _argued(prose: str, words: int, reports: int) -> bool:
    """Whether a text says more of what should be than of what was."""
    advice = len(_ADVICE.findall(prose))
    return advice >= 3 and advice * 150 >= words and advice >= 1.2 * reports


def _is_list(blocks: Sequence[Block]) -> bool:
    rows = sum(block.kind in ("item", "table") for block in blocks)
    return rows >= 4 and rows >= 3 * sum(block.kind == "paragraph" for block in blocks)


def _edge(title: str) -> str:
    """The part of a title that can name its kind: what stands before a colon, or behind a dash or bar, or a short whole."""
    parts = re.split(r"\s[–—|-]\s|:\s", title)
    return " | ".join(
        part
        for part in (
            parts[0] if len(parts) > 1 else title if len(title.split()) <= 9 else "",
            parts[-1] if len(parts) > 1 else "",
        )
        if part
    )
