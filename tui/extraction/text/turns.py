"""Turns in interviews and transcripts: ``**Name**:``, ``Name:``, ``Q:`` and ``[Name]`` at the beginning of lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Block


class Label(NamedTuple):
    """Who a line says has the turn, and where the words begin in it."""

    speaker: str
    end: int


_BOLD = re.compile(r"(?:\*\*|__)(?P<name>[^*:\n]{1,60}?)\s*(?:(?:\*\*|__)\s*:|:\s*(?:\*\*|__))\s*(?=\S)")
_WORD = r"(?:[A-Z][\w.’'-]*|\([\w .]+\))"
_JOINER = r"(?:de|da|do|dos|del|della|la|le|van|von|der|den|di|du|el|al|bin|ibn|of|the|and)"
_PLAIN = re.compile(rf"(?P<name>{_WORD}(?:,? (?:{_WORD}|{_JOINER})){{0,6}})\s?:\s+(?=\S)")
_QUESTION = re.compile(r"(?P<name>[QA])(?:(?:\.|\)|:| [-–—])\s+(?=\S)|\s+(?=[A-Z“\"‘(]))")
_BRACKETED = re.compile(r"\[(?P<name>[A-Za-z][\w.’' -]{1,40})\]\s+(?=\S)")
_ALONE = re.compile(rf"(?P<name>{_WORD}(?: (?:{_WORD}|{_JOINER})){{0,4}})\s?:\Z")
"""A label that is all of its line, with the words of who bears it below."""
_SPEAKING = re.compile(r"\b(?:I|me|my|we|us|you|[Ww]e|[Mm]y|[Oo]ur|[Yy]our?)\b|\?")
_KEYS = re.compile(
    r"(?:also |see |must )?(?:read|watch|listen|related|more|sources?|photos?|images?|pictures?|video|notes?|updated?"
    r"|published|dates?|time|by|contacts?|location|venue|place|tags?|topics?|categor(?:y|ies)|opinion|analysis|explainer"
    r"|exclusive|breaking|conclusion|summary|background|introduction|overview|caption|credit|copyright|correction"
    r"|editor['’]s note|e-?mail|tel|phone|fax|website|address|from|to|subject|cc|sent|warning|results?|goals?|scores?"
    r"|winners?|example|table|figure|chart|map|key points?|highlights|media contact|about|step \d+|day \d+|part \d+)\b",
    re.I,
)


def find(text: str) -> tuple[re.Match[str], str] | None:
    """The label at the beginning of a line, and its form."""
    for form, pattern in (("bold", _BOLD), ("question", _QUESTION), ("bracketed", _BRACKETED), ("plain", _PLAIN)):
        match = pattern.match(text)
        if match and not _KEYS.match(match["name"]):
            return match, form
    return None


def speakers(lines: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Who has turns in a text: (form of the label, name); empty if its labels are no conversation.

    A conversation has three turns or more, and somebody in it has two. Without bold print two of them must have two,
    and a label that comes once counts only as another form of one that comes again (``Dr. Jane Doe``, ``Dr. Doe``), or
    between two turns of others.
    """
    labels = [(seen[1], seen[0]["name"]) if (seen := find(line)) else None for line in lines]
    counts = Counter(one for one in labels if one)
    found: set[tuple[str, str]] = set()
    for form in ("bold", "question", "bracketed", "plain"):
        names = {name: count for (kind, name), count in counts.items() if kind == form}
        again = {name for name, count in names.items() if count > 1}
        if sum(names.values()) < 3 or len(again) < (1 if form == "bold" else 2):
            continue
        if form == "plain" and not _any_speaks(lines, labels, again):
            continue  # notes on two sides: "Karsa: lost the ball early."
        known = {word for name in again for word in re.findall(r"\w{3,}", name)}
        found |= {
            (form, name)
            for name in names
            if form == "bold" or name in again or known.intersection(re.findall(r"\w{3,}", name))
        }
    between = zip(labels, labels[1:], labels[2:], strict=False)
    found |= {one for before, one, after in between if one and before in found and after in found}
    return frozenset(found)


def _any_speaks(lines: Sequence[str], labels: Sequence[tuple[str, str] | None], names: set[str]) -> bool:
    """Whether somebody behind one of the labels speaks of himself, to somebody, or asks."""
    return any(
        one is not None and one[1] in names and _SPEAKING.search(line, len(one[1]))
        for line, one in zip(lines, labels, strict=True)
    )


def label(text: str, known: frozenset[tuple[str, str]]) -> Label | None:
    """The label at the beginning of a line, if it is one of the ``known`` speakers'."""
    found = find(text) if known else None
    if found is None or (found[1], found[0]["name"]) not in known:
        return None
    return Label(found[0]["name"].strip(), found[0].end())


def spoken(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that a format marks, with the turns that only their labels show: "Q: …"."""
    words = [text[block.content : block.end] if block.kind == "paragraph" else "" for block in blocks]
    known = speakers(words)
    found = [
        msgspec.structs.replace(block, kind="turn", content=block.content + at.end, speaker=at.speaker)
        if (at := label(said, known))
        else block
        for block, said in zip(blocks, words, strict=True)
    ]
    return continued(found) if known else found


def headed(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the turns whose labels stand alone over them: "Ana Ruiz:" and, below, what she says.

    A conversation has three such labels or more, and two that come again, if only by their last word.
    """
    names = [_over(text, block, after) for block, after in zip(blocks, [*blocks[1:], None], strict=False)]
    counts = Counter(name.split()[-1] for name in names if name)
    if sum(counts.values()) < 3 or sum(count > 1 for count in counts.values()) < 2:
        return list(blocks)
    whole = {name.split()[-1]: name for name in sorted(filter(None, names), key=len)}
    found: list[Block] = []
    label: Block | None = None
    speaker: str | None = None
    for block, name in zip(blocks, names, strict=True):
        if name:
            label, speaker = block, whole[name.split()[-1]]
        elif speaker and (block.kind == "paragraph" or (block.kind == "heading" and label is not None)):
            start = label.start if label is not None else block.start
            found.append(msgspec.structs.replace(block, kind="turn", start=start, level=0, speaker=speaker))
            label = None
        elif block.kind == "heading" and text[block.content : block.end].strip("*_: ") in whole.values():
            found.append(msgspec.structs.replace(block, kind="boilerplate", level=0))
        else:
            speaker = None if block.kind == "heading" else speaker
            found.append(block)
    return found


def _over(text: str, block: Block, after: Block | None) -> str | None:
    """Whose label a line is, if it is one and words follow that are none."""
    lines = ("heading", "paragraph")
    if block.kind not in lines or after is None or after.kind not in lines:
        return None
    if text[after.content : after.end].rstrip("*_ ").endswith(":"):
        return None
    match = _ALONE.match(text[block.content : block.end].strip("*_ "))
    return match["name"] if match and not _KEYS.match(match["name"]) else None


def continued(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with unlabelled paragraphs between two turns given to who spoke before them."""
    last = max((index for index, block in enumerate(blocks) if block.kind == "turn"), default=-1)
    found: list[Block] = []
    speaker: str | None = None
    for index, block in enumerate(blocks):
        if block.kind == "turn" or block.kind == "heading":
            speaker = block.speaker
        elif speaker and index < last and block.kind in ("paragraph", "item"):
            kind = "turn" if block.kind == "paragraph" else "item"
            block = msgspec.structs.replace(block, kind=kind, speaker=speaker)
        found.append(block)
    return found
