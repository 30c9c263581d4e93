"""Elided: what a number is of whose noun stands with a number before: "Lima won 53 seats, Cusco | 17"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.counts import changes, percentages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Sentence
    from tui.extraction.counts.candidate import Candidate
    from tui.extraction.counts.metrics import Counted
    from tui.extraction.text.numbers import Number

CHANGES = tuple(f"{word} (%)" for word in ("increase", "rise", "decrease", "drop", "fall", "decline", "growth"))
"""Metrics of changes that do not say in what."""
_CHANGES = frozenset(["rise", "increase", "decrease", "drop", "fall", "decline", "jump", "hike", "cut"])
_TOTALS = frozenset(["number", "total", "figure", "tally", "count", "toll"])
_TIMES = frozenset(["year", "month", "quarter", "week", "day"])
_LARGE = 1000
"""From where on a bare number measured against a sum is a sum, too."""
_MEASURED = re.compile(
    r"\b(?:from|compared\s+(?:with|to)|against|than|versus|with)\s+"
    r"(?:(?:a|the|just|only|restated|about|last\s+year['’]s)\s+)*"
    r"(?:(?:previous|earlier|old)\s+(?:high|low|record|peak)\s+of\s+)?\Z",
    re.I,
)
_STEPPED = re.compile(
    r"(?:\bfrom\b[\w\s,.]{3,40}|\b(?:up|down|higher|lower|rose|rising|fell|climbed|increased|decreased|dropped|grew|jumped)"
    r"(?:\s+(?:further|again|slightly|sharply))?\s+)\bto\s+\Z|\b(?:moved|went|rose|climbed|inched|edged|crept)\s+\Z",
    re.I,
)
"""Before the number that another rises or falls to: "5,346 in March and rose to | 5,903"."""
_CHANGED_TO = re.compile(r"\d\s?(?:%|percent|per\s+cent|pc)\s+to\s+\Z", re.I)
"""Before the number to which something changes by a percentage: "arrivals grew 18 percent to | 205,177"."""
_NEXT = re.compile(r"\A\s?(?:percent|per cent|%)?\s+in\s+[A-Z]\w+(?:\s+\d{4})?(?:,\s+(?:and\s+)?|\s+and\s+)\Z")
"""Between the percentages of a row of times: "56 percent | in March, | 57 percent in April"."""
_LISTED = re.compile(
    r"\s(?:in|from|at|on)\s[^.;]*?(?:,|\band|\bbut)\s+(?:then\s+)?(?:(?:another|a\s+further|about|around|some|nearly|only)\s+)*\Z"
)
"""Between the counts of a row of times or places: "250 workers | in June and | 310 in July"."""
_HERE = re.compile(r"\s+(?:more\s+)?(?:in|from|at|on)\s+(?!\d)\w")
"""Behind the next count of such a row."""
_FOLLOWED = re.compile(r"\bfollowed\s+by\s+[\w\s]{2,40}\s(?:at|with|on)\s+\Z", re.I)
"""Before the number of the next of a list: "reached 13%, followed by Peru at | 8%"."""
_AGAINST = re.compile(r"\A(?:[\w\s]{0,12}\s(?:to|against|and|with)\s+|\s?[-–—]\s?)\Z", re.I)
"""Between the votes for and those against: "54 | votes to | 46", "54 | - | 46"."""
_ANOTHERS = re.compile(
    r"\b[A-Z][\w.’'-]*(?:\s\([^()]*\))?\s+"
    r"(?:(?:(?:has|have|had)\s+)?(?:won|got|took|secured|received|polled)\s+|with\s+|at\s+|[–—-]\s+)?\(?\Z"
)
"""Before the number of another: "Karsa won 53 seats, | Ondal (United) | 17"."""
_NOTHING = re.compile(r"\s*(?:[,;.)]|and\b|each\b|\Z)")
"""Behind a number that has no noun of its own."""
_LEVEL = re.compile(r"\b(?:at|to)\s+(?:\w+\s+)?\Z")
_UNNAMED_FORESEEN = "expected money ("
_UNNAMED_SUMS = ("money (", "deal (")
_FATES = frozenset(["missing", "injuries", "hospitalised", "rescued", "displaced", "evacuated"])
"""What befell those whom a bare number counts, told beside others' number."""
_ONE_BEFORE, _TWO_BEFORE = 1, 2
"""Sentences back in which the noun may stand."""


def completed(text: str, before: Sequence[Candidate], number: Number, of: Counted, sentence: Sentence) -> Counted:
    """What a number is of, with what it takes over from those before it in its paragraph."""
    last = before[-1] if before else None
    if last is None:
        return of
    if number.kind == "percent" and _goes_on(last, sentence, of):
        of = replace(of, metric=of.metric.replace("share (%)", percentages.level(last.counted.metric)))
    if of.metric.startswith(_UNNAMED_FORESEEN) and (thing := _foreseen_of(before, sentence)):
        return replace(of, metric=thing)
    if of.metric.startswith(_UNNAMED_SUMS) and (thing := _changed_to(text, before, number, sentence)):
        return replace(of, metric=f"{thing} ({of.metric.rpartition('(')[2]}")
    if (stem := _or_else(text, last, number, sentence)) and "(" in of.metric:
        return replace(of, metric=f"{stem} ({of.metric.rpartition('(')[2]}")
    if number.kind == "count" and _is_total(last, sentence, of):
        of = replace(of, metric=last.counted.metric)
    alike = next((one for one in reversed(before) if one.number.kind == number.kind), last)
    if alike.sentence is sentence and _like(text, alike, number, of):
        metric = alike.counted.metric
        if _MEASURED.search(text, sentence.start, number.start):
            metric = percentages.level(metric)
        return replace(of, metric=metric, when=alike.counted.when)
    taken = (
        _is_anothers(text, alike, number, of, sentence)
        or _is_earlier(text, alike, number, of, sentence)
        or _is_reached(text, alike, number, of, sentence)
    )
    return replace(of, metric=alike.counted.metric, when=alike.counted.when) if taken else of


def is_sum(text: str, before: Sequence[Candidate], number: Number, sentence: Sentence) -> bool:
    """Whether a bare number is measured against a sum before it: "$45 million, up from | 38 million"."""
    last = before[-1] if before else None
    if last is None or last.sentence is not sentence or last.number.kind != "money" or number.kind != "count":
        return False
    return (number.value or 0) >= _LARGE and _MEASURED.search(text[last.number.end : number.start]) is not None


def _is_alone(of: Counted) -> bool:
    """Whether a number has no noun that says what it is of."""
    return of.noun.pos_ == "NUM" or of.noun.lemma_.lower() in _TIMES


def _like(text: str, last: Candidate, number: Number, of: Counted) -> bool:
    """Whether a bare number is of the same as the one before it: "7.8 million votes, down from 8.9 million"."""
    listed = of.noun.pos_ == "PROPN" and last.sentence.offsets(of.noun)[0] < number.bare
    unnamed = of.metric in ("share (%)", *CHANGES) or of.metric.startswith("money (")
    bare = _is_alone(of) if number.kind == "count" else unnamed
    between = text[last.number.end : number.start]
    if number.kind != last.number.kind:
        return False
    if last.counted.metric == "votes" and _is_alone(of) and _AGAINST.search(between):
        return True
    if number.kind == "count" and bare and of.metric in _FATES:
        return False  # "rose to 334, with | 400 still missing"
    if number.kind == "percent" and _NEXT.match(between):
        return True
    if bare and number.kind == "count" and _LISTED.search(between) and _HERE.match(text, number.end):
        return True
    goes_on = _MEASURED.search(between) or _FOLLOWED.search(between)
    goes_on = goes_on or (_STEPPED.search(between) if number.kind == "count" and not of.metric else None)
    return (listed and number.kind == "count") or (bare and goes_on is not None)


def _or_else(text: str, last: Candidate, number: Number, sentence: Sentence) -> str:
    """The change that a number tells once more in another unit: "fell by 50 cents, or | 0.6%"; else nothing."""
    change = changes.CHANGE.match(last.counted.metric)
    again = change is not None and last.sentence is sentence and last.number.kind != number.kind
    return change["stem"] if change and again and changes.OR.match(text[last.number.end : number.start]) else ""


def _foreseen_of(before: Sequence[Candidate], sentence: Sentence) -> str:
    """What a sum is expected of that has no noun: "Revenue totalled $12bn. Analysts expected | $13bn"; else nothing."""
    sums = (one for one in reversed(before) if one.number.kind == "money" and "per share" not in one.counted.metric)
    last = next(sums, None)
    if last is None or sentence.index - last.sentence.index > _ONE_BEFORE or changes.CHANGE.match(last.counted.metric):
        return ""
    return f"expected {last.counted.metric.removeprefix('expected ')}"


def _changed_to(text: str, before: Sequence[Candidate], number: Number, sentence: Sentence) -> str:
    """What a sum is the level of, to which a change before brought it: "was down $2, or 3%, | at $80"; else nothing."""
    told = [one for one in before if one.sentence is sentence and one.number.end <= number.start]
    change = changes.CHANGE.match(told[-1].counted.metric) if told else None
    if change is None or not _LEVEL.search(text, sentence.start, number.start):
        return ""
    return change["stem"].partition(" in ")[2]


def _is_anothers(text: str, last: Candidate, number: Number, of: Counted, sentence: Sentence) -> bool:
    """Whether a number tells of another one what the one before tells: "Karsa won 53 seats, Ondal | 17"."""
    near = last.sentence.block is sentence.block and sentence.index - last.sentence.index <= _ONE_BEFORE
    counts = number.kind == last.number.kind == "count" and last.counted.when != "toll" and last.counted.metric
    if not near or not counts or (of.metric and of.noun.tag_ in ("NNS", "NNPS")):
        return False
    ahead = _ANOTHERS.search(text, sentence.start, number.start)
    return ahead is not None and _NOTHING.match(text, number.end) is not None


def _is_earlier(text: str, last: Candidate, number: Number, of: Counted, sentence: Sentence) -> bool:
    """Whether a bare number is one with which "this" is compared: "This was more than the previous high of 70"."""
    pronoun = sentence.each[0].lower_ in ("this", "that", "it")
    near = last.sentence.block is sentence.block or sentence.index - last.sentence.index <= _ONE_BEFORE
    if not pronoun or not near or number.kind != last.number.kind or not _is_alone(of):
        return False
    return _MEASURED.search(text, sentence.start, number.start) is not None


def _is_reached(text: str, last: Candidate, number: Number, of: Counted, sentence: Sentence) -> bool:
    """Whether a bare number is what the same as before changes to by a percentage: "grew 18 percent to | 205,177"."""
    near = sentence.index - last.sentence.index <= _TWO_BEFORE
    if not near or number.kind != "count" or last.number.kind != "count" or of.metric or not _is_alone(of):
        return False
    return _CHANGED_TO.search(text, sentence.start, number.start) is not None


def _goes_on(last: Candidate, sentence: Sentence, of: Counted) -> bool:
    """Whether a percentage is of what the one before was of: "A year ago, it stood at 9%", "the fall – from 9% –"."""
    unnamed = of.metric in ("share (%)", "expected share (%)")
    if not unnamed or last.number.kind != "percent" or sentence.index - last.sentence.index > _ONE_BEFORE:
        return False
    lead = of.noun.head
    if lead.lower_ in ("to", "from") and lead.head.lemma_.lower() in _CHANGES:
        return True
    verb = next((up for up in of.noun.ancestors if up.pos_ in ("VERB", "AUX")), None)
    who = clauses.subject(verb) if verb is not None else None
    return who is not None and who.lower_ in ("it", "this", "that") and last.sentence.block is sentence.block


def _is_total(last: Candidate, sentence: Sentence, of: Counted) -> bool:
    """Whether a count is only "the number" or "the total", of what the count before in its paragraph is of."""
    same = last.sentence.block is sentence.block and last.number.kind == "count"
    return same and of.metric in _TOTALS and bool(last.counted.metric)
