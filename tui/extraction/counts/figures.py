"""Figures: counts over a period with place, source and parts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from tui.extraction.analysis import within
from tui.extraction.counts import comparisons, money
from tui.extraction.counts.ballots import parted
from tui.extraction.counts.candidate import Candidate
from tui.extraction.counts.elided import CHANGES, completed, is_sum
from tui.extraction.counts.metrics import counted
from tui.extraction.counts.nouns import label
from tui.extraction.counts.settings import Settings
from tui.extraction.counts.spreads import spread
from tui.extraction.counts.terms import FigureTerms
from tui.extraction.speech.words import Speech
from tui.extraction.tables import figures as tables
from tui.extraction.text.numbers import find_numbers
from tui.model import Figure, When, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis, DateMention, Named, Sentence
    from tui.extraction.counts.terms import FigureWords
    from tui.extraction.dictionaries import Dictionaries

_SMALL = 10
"""People below whom a toll in a month or a year is taken for that of one happening."""
_SEVERAL = 2
"""One is no count."""
_FEW = 3
"""Happenings below which a count is no statistic."""
_LARGE = 1000
"""Happenings and things that are a figure whenever they were counted."""
_WEEK = 6
"""Days from the first to the last of a week."""
_PARTS_WITHIN = 3
"""Sentences after a total in which its parts can stand."""
_CHANGED = re.compile(r"\A(?:(?:increase|rise|decrease|drop|fall|decline|growth) in )+")
_MARGIN = re.compile(r"\bmargin\s+of\s+error\b[^.;,]{0,25}\Z", re.I)
_OUT_OF = re.compile(r"\d\s+(?:out\s+)?of\s+(?:(?:the|its|their|all|a\s+total\s+of|\w+['’]s)\s+){0,3}\Z", re.I)
_SAID_OF = re.compile(
    r"\s+(?:(?:is|are|was|were|has|have|had|been)\s+)*(?P<words>(?:in|on|at|from|near|under|over|with)\s\w[\w’'-]*(?:\s\w[\w’'-]*){0,4})"
)
"""What is said of a number, without the verb "be": "30 were | in the north"."""
_INCLUDING = re.compile(
    r"\b(?:including|among (?:them|those)|of (?:them|whom|which|those)|include[sd]?|comprising)\b", re.I
)


def find(analysis: Analysis, named: Named, dictionaries: Dictionaries) -> tuple[Figure, ...]:
    """Every count that the document gives, in order.

    Raises:
        DictionaryError: if the dictionary ``figures`` or ``speech`` cannot be read.
    """
    terms = dictionaries.read("figures", FigureTerms)
    tabled = tuple(tables.find(analysis, named, dictionaries))
    candidates = _spread(_with_parts(list(_candidates(analysis, named.dates, terms))))
    if not any(one.counted.metric for one in candidates):
        return tabled
    settings = Settings(analysis, named, terms, dictionaries.read("speech", Speech))
    found: list[Figure] = []
    seen: set[str] = set()
    running: When | None = None
    for one in candidates:
        when = settings.period(one, running)
        if when.precision == "range" and when.rule != comparisons.RULE and settings.flows(one):
            running = when
        if not one.part and _is_figure(one, when, settings, settings.earlier(one.sentence, found), terms.words):
            figure = _figure(analysis, one, when, settings, found)
            if figure.id not in seen:
                seen.add(figure.id)
                found.append(figure)
    return tuple(sorted((*settings.sourced(tuple(found)), *tabled), key=lambda figure: figure.start))


def _candidates(analysis: Analysis, dates: Sequence[DateMention], terms: FigureTerms) -> Iterator[Candidate]:
    """The numbers of the text outside headings and dates, in order."""
    told: list[Candidate] = []
    for sentence in analysis.sentences:
        if sentence.block.kind == "heading" or not any(map(_numeral, sentence.each)):
            continue
        words = analysis.text[sentence.start : sentence.end]
        for number in parted(find_numbers(words), words):
            start, end = number.start + sentence.start, number.end + sentence.start
            if number.value is None or number.kind not in ("count", "money", "percent", "measure"):
                continue
            before = words[: number.start]
            if money.converted(words, number) or _OUT_OF.search(before) or _MARGIN.search(before):
                continue
            if within(dates, start, end) or _is_whole(told[-1] if told else None, sentence, start):
                continue
            number = replace(number, start=start, end=end, bare=number.bare + sentence.start)
            of = counted(number, sentence, terms)
            if of is None:
                continue
            if of.value is not None:
                number = replace(number, value=of.value, kind="percent")
            if is_sum(analysis.text, told, number, sentence):
                number, of = replace(number, kind="money"), replace(of, metric=told[-1].counted.metric, when="always")
            of = completed(analysis.text, told, number, of, sentence)
            told.append(Candidate(sentence, number, of))
            yield told[-1]


def _is_whole(last: Candidate | None, sentence: Sentence, start: int) -> bool:
    """Whether a number at ``start`` is only that of which the one before is a share: "six in | ten voters"."""
    if last is None or last.sentence is not sentence or last.counted.value is None:
        return False
    return start <= sentence.offsets(last.counted.noun)[0]


def _numeral(token: Token) -> bool:
    """Whether a word has a number in it, as "2bn" has."""
    return token.like_num or (not token.is_alpha and any(character.isdigit() for character in token.text))


def _with_parts(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with parts given to the totals that they add up to, or are said to be among."""
    done: list[Candidate] = []
    index = 0
    while index < len(candidates):
        run = _run(candidates, index)
        total = _total(done, run)
        if total is None:
            run = run[:1] if len(run) < 2 or _included(done, run) is None else run
            total = _included(done, run)
        if total is not None:
            parts = tuple((_part_name(one), one.value) for one in run)
            done[total] = replace(done[total], parts=(*done[total].parts, *parts))
            done += [replace(one, part=True) for one in run]
        else:
            run = run[:1]
            done += run
        index += len(run)
    return done


def _part_name(one: Candidate) -> str:
    """What a part is of; one without a noun is called by what is said of it: "of which 30 were | in the north"."""
    name = label(one.counted.noun)
    said = None if name else _SAID_OF.match(one.sentence.words, one.number.end - one.sentence.base)
    return said["words"] if said else name


def _spread(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with those that a sentence parts among places given to the total that they add up to."""
    done: list[Candidate] = []
    for _, group in groupby(candidates, key=lambda one: one.sentence.index):
        told = list(group)
        done += told
        sentence = told[0].sentence
        parts = spread(sentence.words) if len(told) > 1 else []
        offsets = {sentence.base + part.at for part in parts}
        total = sum(part.value for part in parts)
        for index in range(len(done) - 1, -1, -1) if parts else ():
            one = done[index]
            if one.sentence.index < sentence.index - _PARTS_WITHIN:
                break
            counts = one.number.kind == "count" and one.counted.metric and not one.part and not one.parts
            if counts and one.value == total and one.number.bare not in offsets:
                done[index] = replace(one, parts=tuple((part.place, part.value) for part in parts))
                done = [replace(other, part=True) if other.number.bare in offsets else other for other in done]
                break
    return done


def _run(candidates: list[Candidate], index: int) -> list[Candidate]:
    """The counts from ``index`` on that one sentence lists: "98 of these, 62 of those and 38 others"."""
    run = [candidates[index]]
    for one in candidates[index + 1 :]:
        if one.sentence.index != run[0].sentence.index or one.number.kind != "count":
            break
        head = one.counted.noun
        while head.dep_ in ("conj", "appos") and head not in [known.counted.noun for known in run]:
            head = head.head
        if head not in [known.counted.noun for known in run]:
            break
        run.append(one)
    return run


def _total(done: list[Candidate], run: list[Candidate]) -> int | None:
    """The figure shortly before that the counts of a list add up to."""
    if len(run) < 2:
        return None
    total = sum(one.value for one in run)
    for index in range(len(done) - 1, -1, -1):
        one = done[index]
        if one.sentence.index < run[0].sentence.index - _PARTS_WITHIN:
            break
        if one.value == total and one.number.kind == "count" and one.counted.metric and not one.part:
            return index
    return None


def _included(done: list[Candidate], run: list[Candidate]) -> int | None:
    """The figure just before among which the counts are said to be: "198 people, including 98 …"."""
    if not done or done[-1].sentence.index != run[0].sentence.index or run[0].number.kind != "count":
        return None
    index = next((at for at in range(len(done) - 1, -1, -1) if not done[at].part), -1)
    one = done[index]
    sentence = one.sentence
    between = sentence.words[one.number.end - sentence.base : run[0].number.start - sentence.base]
    same = all(part.counted.metric in ("", one.counted.metric) for part in run)
    if one.number.kind != "count" or not same or not one.counted.metric or not _INCLUDING.search(between):
        return None
    return index if all(part.value < one.value for part in run) else None


def _is_figure(one: Candidate, when: When, settings: Settings, earlier: Figure | None, words: FigureWords) -> bool:
    """Whether a number is a figure, and not a small count or the toll of one happening."""
    of = one.counted
    if not of.metric or (one.number.kind == "count" and one.value < _SEVERAL):
        return False
    if of.when == "always":
        return True
    if when.precision == "day" and when.start == when.end:
        return False
    at = one.number.bare
    compared = settings.is_compared(one.sentence, at) or settings.is_rate(one.sentence, at)
    long = when.precision != "none" or compared
    if of.when == "lasting":
        return compared or when.precision == "year" or (when.precision == "range" and not _is_short(when))
    if of.when == "period":
        return (long and one.value >= _FEW) or one.value >= _LARGE or of.changing
    several = compared or any(
        token.lemma_.lower() in words.happenings | {"act", "violence"} and token.tag_ in ("NNS", "NNPS")
        for token in one.sentence.each
    )
    known = long or (earlier is not None and earlier.period.start is not None)
    return (several and known) or of.changing or (known and one.value >= _SMALL and not _one_happening(one, words))


def _is_short(when: When) -> bool:
    """Whether a stretch of time is only some days long, as one happening is."""
    return when.first is not None and when.last is not None and (when.last - when.first).days < _WEEK


def _one_happening(one: Candidate, words: FigureWords) -> bool:
    """Whether the sentence tells of one happening, to which a toll in it belongs."""
    for token in one.sentence.each:
        if token.tag_ == "NN" and token.lemma_.lower() in words.happenings and token.dep_ != "compound":
            return True
        if token.pos_ == "VERB" and token.lemma_.lower() in words.happens and token != one.counted.noun.head:
            return True
    return False


def _changing(one: Candidate, before: Sequence[Figure]) -> str:
    """The metric, completed where a change is of the count just before: "643 deaths, an increase of 120 %"."""
    metric = one.counted.metric
    last = before[-1] if before and before[-1].start == one.sentence.start else None
    if metric in CHANGES and last is not None:
        of = _CHANGED.sub("", last.metric.partition(" (")[0])
        return f"{metric.removesuffix(' (%)')} in {of} (%)"
    return metric


def _figure(analysis: Analysis, one: Candidate, when: When, settings: Settings, before: Sequence[Figure]) -> Figure:
    """The record of a candidate, which takes over time and place from the figure before where its sentence has none."""
    at = one.number.bare
    earlier = settings.earlier(one.sentence, before)
    place = settings.place(one.sentence, at)
    metric = _changing(one, before)
    certainty = 0.9
    if earlier is not None and place is None and one.counted.when != "always":
        place = earlier.place
    if earlier is not None and when.precision == "none" and one.counted.when != "always":
        when, certainty = earlier.period, 0.7
    value = one.value
    return Figure(
        id=fingerprint("fi", analysis.article, metric, value, analysis.text[one.number.start - 20 : one.number.end]),
        article=analysis.article,
        start=one.sentence.start,
        end=one.sentence.end,
        metric=metric,
        value=value,
        period=when,
        place=place,
        source=settings.source(one.sentence, at),
        breakdown=one.parts,
        bound=one.number.hedge,
        rule=f"number of {one.counted.noun.lemma_.lower()}" if one.number.kind == "count" else one.number.kind,
        certainty=certainty,
    )
