"""Questions: the turns of an interview whose questions carry no label, or whose labels name nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Block


_INTERVIEW = re.compile(
    r"(?i)\b(?:interview(?:s|ed)?|q\s?(?:&|and)\s?a|in (?:a |an )?(?:exclusive )?conversation"
    r"|sp(?:oke|eaks|eaking) (?:to|with)|talk(?:s|ed) (?:to|with)|answer(?:s|ed) questions|excerpts)\b"
)
_PERSON = r"(?:[A-ZÀ-Þ][\w.’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+"
_ASKED = re.compile(
    rf"\b(?:[Ii]nterview (?:with|of)|Q\s?(?:&|and)\s?A:? with|conversation with|"
    rf"(?<![Hh]e )(?<!who )(?:spoke|sat down|talked) (?:to|with))"
    rf" (?:[a-z][\w-]* ){{0,6}}(?<!the )(?P<with>{_PERSON})|(?P<who>{_PERSON})(?:,[^,.]{{3,90}},)? "
    rf"(?:speaks?|spoke|talks?|talked|answers?|tells?|told|discusses|says)\b"
    rf"|:\s(?P<title>{_PERSON})(?:\s*$|, (?=[a-z]))",
    re.M,
)
_NAMELESS = {"Q": True, "Question": True, "A": False, "Answer": False}
"""Labels that name nobody, and whether who bears them asks."""
_OPENING = 6
"""Blocks at the beginning that say who is interviewed."""
_QUESTIONS = 3
"""Paragraphs that are questions from which on a text is an interview."""
INTERVIEWEE: Final = "Interviewee"
"""Who answers in an interview that does not say who it is where a reader without a list of names could tell."""
_YOU = re.compile(r"\byou(?:r|['’]\w+)?\b", re.I)
_ANSWERED = 2
"""Questions that speak to "you", and answers that say "I", in an interview that does not call itself one."""
_ME = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")
_US = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]ur)\b")
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}):\s+(?=\S)")
_SPREAD = 4
"""Paragraphs to a question at most in such an interview."""


def asked(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the turns of an interview whose questions carry no label.

    A question is a paragraph or a line that ends in a question mark and that another paragraph answers. Only the first
    two turns may have a label; otherwise the text says who answers, or its words show that somebody does.
    """
    found = list(blocks)
    if any(block.kind == "turn" for block in blocks):
        return _answered(text, found)
    questions = [
        index for index, block in enumerate(blocks) if _is_question(text, block) and _is_answered(text, blocks, index)
    ]
    if len(questions) < _QUESTIONS:
        return found
    first = questions[0]
    asking, answering = "Interviewer", _answering(text, blocks[: max(_OPENING, first)])
    labels = [_LABEL.match(text, one.content, one.end) for one in blocks[first : first + 2]]
    if labels[0] and labels[1]:
        asking, answering = labels[0]["name"], labels[1]["name"]
    elif answering is None and _is_conversation(text, blocks, questions):
        answering = INTERVIEWEE
    if answering is None:
        return found
    for index in range(first, len(found)):
        block = found[index]
        if block.kind == "paragraph" or index in questions:
            speaker = asking if index in questions else answering
            content = block.content
            if labels[0] and labels[1] and index < first + 2 and (label := labels[index - first]):
                content = label.end()
            found[index] = msgspec.structs.replace(block, kind="turn", level=0, content=content, speaker=speaker)
    return found


def _is_conversation(text: str, blocks: Sequence[Block], questions: Sequence[int]) -> bool:
    """Whether a text calls itself an interview, or asks "you" and is answered by an "I"."""
    if questions[-1] - questions[0] >= _SPREAD * len(questions):
        return False
    opening = "\n".join(text[one.content : one.end] for one in blocks[: questions[0]])
    if _INTERVIEW.search(opening):
        return True
    answers = [text[one.content : one.end] for at in questions for one in blocks[at + 1 : at + 2]]
    addressed = sum(_YOU.search(text, blocks[at].content, blocks[at].end) is not None for at in questions)
    mine = sum(_ME.search(answer) is not None for answer in answers)
    ours = sum((_ME.search(answer) or _US.search(answer)) is not None for answer in answers)
    return min(addressed, mine) >= _ANSWERED and 2 * ours > len(answers)


def _answering(text: str, opening: Sequence[Block]) -> str | None:
    """Who is interviewed, as the blocks before the first question say."""
    told = "\n".join(" ".join(text[one.content : one.end].split()) for one in opening)
    match = _ASKED.search(told) if _INTERVIEW.search(told) else None
    return (match["with"] or match["who"] or match["title"]) if match else None


def _answered(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with ``A`` and ``Q`` replaced by who answers and who asks, if the text says who answers."""
    first = next(index for index, block in enumerate(blocks) if block.kind == "turn")
    if blocks[first].speaker not in _NAMELESS or (answering := _answering(text, blocks[:first])) is None:
        return blocks
    return [
        msgspec.structs.replace(one, speaker="Interviewer" if _NAMELESS[one.speaker] else answering)
        if one.speaker in _NAMELESS
        else one
        for one in blocks
    ]


def _is_answered(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph that asks nothing stands below a question, or below a line that is neither."""
    below = next((one for one in blocks[at + 1 : at + 3] if one.kind == "paragraph"), None)
    return below is not None and not _is_question(text, below)


def _is_question(text: str, block: Block) -> bool:
    words = text[block.content : block.end].rstrip('*_"”’) ')
    return block.kind in ("heading", "paragraph") and words.endswith("?") and 4 <= len(words.split()) <= 90
