"""Results that stand as a line of their own: "Peru 3-1 Chile", "Owls 5, Foxes 2: Ruiz scored twice"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.happenings import SCORING
from tui.model import Participant, Report, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Analysis, Named, Sentence

_SIDE: Final = r"[A-Z][\w.’'&-]*(?: (?:[A-Z&][\w.’'&-]*|de|of|and|del|du))*"
_LINE: Final = re.compile(
    rf"(?P<one>{_SIDE}) (?P<mine>\d{{1,2}})\s?[-–]\s?(?P<theirs>\d{{1,2}}) (?P<other>{_SIDE})(?=\s*$|\s?[:(])"
    rf"|(?P<first>{_SIDE}),? (?P<won>\d{{1,3}}),? (?P<second>{_SIDE}),? (?P<lost>\d{{1,3}})(?=\s*$|\s?[:(])"
)
_PLAYED: Final = re.compile(
    r"\b(?:scor(?:ed|es?|ing)|goals?|match(?:es)?|half|innings|points?|minutes?|league|cup)\b", re.IGNORECASE
)
"""Words of a text that tells of matches, and counts no seats."""
_CERTAINTY: Final = 0.9
_BEFORE: Final = 1
"""Lines of a round-up; a text with a single one tells of that match in its sentences, too."""


def added(reports: Sequence[Report], analysis: Analysis, named: Named) -> tuple[Report, ...]:
    """The reports of a text with those of its results; a match that its sentences tell of stays theirs."""
    lines = [(sentence, found) for sentence in analysis.sentences if (found := _line(sentence)) is not None]
    if not lines or not _PLAYED.search(analysis.text):
        return tuple(reports)
    new = {sentence.start: _report(sentence, line, analysis, named) for sentence, line in lines}
    matches = [report for report in reports if report.rule.startswith(("contest", "result"))]
    told = [match for match in matches if match.start not in new or match.trigger not in SCORING]
    shared = 1 if len(new) == _BEFORE else 2
    kept = [line for line in new.values() if not any(_shared(line, match) >= shared for match in told)]
    starts = {line.start for line in kept}
    scorers = [match for match in matches if match not in told and match.start in starts]
    return (*(report for report in reports if report not in scorers), *kept)


def _line(sentence: Sentence) -> re.Match[str] | None:
    """The result that a sentence begins with."""
    return _LINE.match(sentence.text)


def _shared(line: Report, match: Report) -> int:
    """How many sides of a result take part in a match that is told of."""
    sides = {one.key for one in line.participants}
    return len(sides & {one.key for one in match.participants})


def _sides(line: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Both sides' groups in the pattern, each with what it scored."""
    pairs = (("one", "mine"), ("other", "theirs")) if line["one"] else (("first", "won"), ("second", "lost"))
    for side, score in pairs:
        yield side, int(line[score])


def _report(sentence: Sentence, line: re.Match[str], analysis: Analysis, named: Named) -> Report:
    """The match of a result: who beat whom."""
    sides = sorted(_sides(line), key=lambda side: -side[1])
    people = tuple(_side(sentence, line, side, named) for side, _ in sides)
    (_, more), (_, less) = sides
    verb = "beats" if more > less else "draws with"
    return Report(
        article=analysis.article,
        start=sentence.start,
        end=sentence.end,
        quote=analysis.text[sentence.start : sentence.end],
        type="other",
        trigger="match",
        rule="contest: result",
        title=f"{people[0].text} {verb} {people[1].text} {more}-{less}",
        when=When(),
        participants=people,
        certainty=_CERTAINTY,
    )


def _side(sentence: Sentence, line: re.Match[str], group: str, named: Named) -> Participant:
    """A side as an actor, if it is known as one."""
    start, end = (sentence.start + at for at in line.span(group))
    mentions = named.cast.within(start, end)
    return Participant(mentions[0].actor if len(mentions) == 1 else None, line[group], "participant")
