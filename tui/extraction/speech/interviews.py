"""Interviews: who asks in a transcript, who has a turn, and what is said in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.cast.persons.offices import holders
from tui.extraction.text.questions import INTERVIEWEE
from tui.model import Quote, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Analysis, Named, Sentence
    from tui.model import Block

_PLEASANTRY = re.compile(
    r"(?:many\s+|and\s+)?thank(?:s|\s+you)\b|you(?:['’]re|\s+are)\s+(?:very\s+)?welcome|welcome\b|my\s+pleasure"
    r"|good\s+(?:morning|evening|afternoon|day)\b|it(?:['’]s|\s+is)\s+(?:a\s+|my\s+|great\s+|good\s+)+(?:pleasure|to\s+be\s+here)",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:q|question|interviewer|editor|host|moderator|anchor|presenter)\.?\Z", re.IGNORECASE)
_NAMED = 4
"""Words of a turn that may be a name with a title and no more."""


def interviewers(analysis: Analysis) -> frozenset[str]:
    """The speakers of turns who ask: by their label, or because most of their turns end in a question."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for block in analysis.cleaned.blocks:
        if block.speaker is not None:
            turns[block.speaker] += 1
            questions[block.speaker] += "?" in analysis.text[block.content : block.end]
    return frozenset(
        speaker
        for speaker, count in turns.items()
        if _ASKING.match(speaker) or (len(turns) > 1 and count > 1 and 2 * questions[speaker] > count)
    )


def speaking(analysis: Analysis, named: Named, block: Block) -> str | None:
    """The actor who has a turn: named by its label, or the one person whose surname, initials or office it is."""
    if block.speaker == INTERVIEWEE:
        return _introduced(analysis, named)
    appearances = named.appearances
    told = named.cast.within(block.start, block.content)
    if told:
        return told[-1].actor
    label = (block.speaker or "").split()
    persons = [one for one in appearances if label and one.kind == "person"]
    ending = {one.actor for one in persons if one.name.split()[-1:] == label[-1:]}
    if not ending and len(label) == 1 and label[0].isupper():
        ending = {one.actor for one in persons if "".join(word[0] for word in one.name.split()) == label[0]}
    if not ending and label:
        ending = holders(appearances).get(label[-1].lower(), set())
    return next(iter(ending)) if len(ending) == 1 else None


def _introduced(analysis: Analysis, named: Named) -> str | None:
    """The person of whom the words before the first turn speak most; a line that is only a name signs the text."""
    persons = {one.actor for one in named.appearances if one.kind == "person" and one.name != analysis.facts.byline}
    told: Counter[str] = Counter()
    for block in analysis.cleaned.blocks:
        if block.kind == "turn":
            break
        for one in named.cast.within(block.start, block.end):
            if one.actor in persons and re.search(
                r"\w", analysis.text[block.start : one.start] + analysis.text[one.end : block.end]
            ):
                told[one.actor] += 1
    return told.most_common(1)[0][0] if told else None


def introduces(analysis: Analysis, named: Named, block: Block) -> bool:
    """Whether a turn is only the name of who has it, as over a transcript: "AR: Dr. Ana Ruiz"."""
    words = analysis.text[block.content : block.end].split()
    return len(words) <= _NAMED and bool(named.cast.within(block.content, block.end)) and words[-1][-1] not in ".!?…"


def quote(
    analysis: Analysis, named: Named, speaker: str | None, block: Block, sentences: Sequence[Sentence]
) -> Iterator[Quote]:
    """What somebody says in a turn of an interview, without greetings and thanks."""
    kept = [s for s in sentences if not _PLEASANTRY.match(analysis.text, s.start)]
    if not kept or block.speaker is None:
        return
    start, end = kept[0].start, kept[-1].end
    text = analysis.text[start:end].strip()
    who = block.speaker
    if who == INTERVIEWEE and speaker is not None:
        who = next(one.name for one in named.appearances if one.actor == speaker)
    yield Quote(
        id=fingerprint("qu", analysis.article, who, "direct", text),
        article=analysis.article,
        start=start,
        end=end,
        speaker=speaker,
        speaker_text=who,
        text=text,
        mode="direct",
        rule="turn of an interview",
    )
