"""Quotes: direct and reported speech with who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.extraction.cast.given import bearers
from tui.extraction.speech import interviews
from tui.extraction.speech.direct import Spoken, attributions, spoken
from tui.extraction.speech.quotation import marked, overlapping, run_on
from tui.extraction.speech.reported import sayings
from tui.extraction.speech.speakers import Discourse, Speaker, states
from tui.extraction.speech.words import Speech, can_speak
from tui.model import Quote, QuoteMode, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis, Named, Sentence
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.speech.quotation import Marked
    from tui.extraction.speech.saying import Saying
    from tui.model import Block

_SPOKEN = ("paragraph", "item", "turn")
_PLAIN = ("reported clause", "reported before the verb", "aside")
"""Rules by which anybody can speak, known or not: "the neighbour with the dog said that …"."""
_LIFELESS = ("ion", "ment", "ness", "ity", "ance", "ence", "ism", "ship")
"""Endings of nouns that say nothing: behind "…, adding that" the parse takes one for who adds it."""
_ASKED = re.compile(r"(?:When\s)?(?:Asked|asked|Pressed|pressed)\b")
"""How a sentence begins that gives a question before the answer in quotation marks."""
_REST = 40
"""Characters of a report beyond its quoted fragments from which it is told by itself, too."""
_REST_OF_CLAUSE = 20
"""The same for a clause with its own subject: "said the dam had been “…”"."""
_QUOTED = 0.7
"""The part of such a clause that may be quoted."""


def find(analysis: Analysis, named: Named, dictionaries: Dictionaries) -> tuple[Quote, ...]:
    """Everything that somebody is quoted with, in order.

    Raises:
        DictionaryError: if the dictionary ``speech`` cannot be read.
    """
    speech = dictionaries.read("speech", Speech)
    known = states(named.appearances, dictionaries)
    discourse = Discourse(analysis, named.cast, named.appearances, speech, known, bearers(dictionaries))
    reader = _Reader(analysis, speech, discourse)
    asking = interviews.interviewers(analysis)
    found: dict[str, Quote] = {}
    for _, group in groupby(analysis.sentences, key=lambda sentence: id(sentence.block)):
        sentences = list(group)
        block = sentences[0].block
        if block.kind not in _SPOKEN:
            continue
        if block.speaker is None or block.speaker in asking:
            quotes: Iterator[Quote] = reader.paragraph(block, sentences)
        elif interviews.introduces(analysis, named, block):
            continue
        else:
            speaker = interviews.speaking(analysis, named, block)
            quotes = interviews.quote(analysis, named, speaker, block, sentences)
        for quote in quotes:
            found.setdefault(quote.id, quote)
    for quote in reader.rest():
        found.setdefault(quote.id, quote)
    return tuple(sorted(found.values(), key=lambda quote: quote.start))


class _Reader:
    """Reads paragraphs in their order and keeps who spoke last."""

    def __init__(self, analysis: Analysis, speech: Speech, discourse: Discourse) -> None:
        self._article = analysis.article
        self._text = analysis.text
        self._speech = speech
        self._discourse = discourse
        self._heard: set[str] = set()
        """The actors who have spoken."""
        self._voice: Speaker | None = None
        """The last person who has."""
        self._last: Speaker | None = None
        """Who spoke last in the paragraph before."""
        self._waiting: list[tuple[Spoken, Sequence[Sentence], Speaker | None]] = []
        """Quotations that run on into the next paragraph, and who spoke before them."""
        self._unclosed = False
        """Whether the paragraph before ended within a quotation."""
        self._open = False
        """Whether it did so, or announced one with a colon."""

    def paragraph(self, block: Block, sentences: Sequence[Sentence]) -> Iterator[Quote]:
        """The quotes of a paragraph, and the one that ended the paragraph before without saying whose it is."""
        marks = self._marked(block)
        begins = _begins(marks, block)
        if not begins:
            yield from self.rest()
        self._discourse.quotations = marks
        speaker = self._last if self._open or begins else None
        if speaker is None and _is_quotation(self._text, marks, block):
            speaker = self._spoken_of(sentences[0])
        behind = 0
        for at, item in self._items(block, sentences, marks):
            last, behind = behind, bisect_right(sentences, at, key=attrgetter("end"))
            for sentence in sentences[max(last - 1, 0) : behind]:
                self._discourse.read(sentence, sentence.span.end)
            who = self._who(item, speaker)
            if isinstance(item, Spoken) and not (item.marked.closed or item.attribution or self._open):
                self._waiting.append((item, sentences, who))
            elif who is not None:
                if isinstance(item, Spoken):
                    yield from self.rest(who)
                speaker = who
                self._hear(who)
                yield self._direct(item, who, sentences) if isinstance(item, Spoken) else self._indirect(item, who)
        for sentence in sentences:
            self._discourse.read(sentence, sentence.span.end)
        self._unclosed = bool(marks and not marks[-1].closed)
        self._open = self._unclosed or self._text[block.end - 1] == ":"
        self._last = speaker or (self._last if self._open else None)

    def _marked(self, block: Block) -> list[Marked]:
        """The quotations of a paragraph, with what it goes on with of one that was left open."""
        marks = marked(self._text, block.content, block.end)
        if not self._unclosed or _begins(marks, block):
            return marks
        going_on = run_on(self._text, block.content, block.end)
        return [going_on, *(one for one in marks if one.start >= going_on.outer_end)] if going_on else marks

    def _items(
        self, block: Block, sentences: Sequence[Sentence], marks: Sequence[Marked]
    ) -> list[tuple[int, Spoken | Saying]]:
        """What is said in a paragraph, directly or by report, in order, each with where it begins."""
        direct = spoken(self._text, block.content, marks, attributions(sentences, marks, self._speech)) if marks else []
        reported = [] if block.speaker else self._reported(sentences)
        given = {one.marked.start for one in direct}
        items: list[tuple[int, Spoken | Saying]] = [
            (one.attribution.start if one.attribution else one.marked.outer_start, one) for one in direct
        ]
        items += [
            (min(saying.stretches[0][0], saying.sentence.offsets(saying.speaker)[0]), saying)
            for saying in reported
            if not self._quoted(saying, marks, given)
        ]
        return sorted(items, key=lambda entry: entry[0])

    def _hear(self, who: Speaker) -> None:
        """Remember that somebody spoke."""
        self._discourse.heard(who)
        if who.actor is not None:
            self._heard.add(who.actor)
            self._voice = who if who.sort == "person" else self._voice

    def _spoken_of(self, sentence: Sentence) -> Speaker | None:
        """Who says a paragraph that is only a quotation: the person whom the text speaks of, if it lets him speak."""
        person = self._discourse.last_person(sentence) or self._voice
        if person is None or person.text.startswith("The "):
            return None
        spoken_of = sentence.index - 1 <= person.sentence or person.actor in self._heard
        return replace(person, sentence=sentence.index, certainty=0.6) if spoken_of else None

    def rest(self, who: Speaker | None = None) -> Iterator[Quote]:
        """The quotes that wait for the next paragraph to say whose they are: those of ``who``, or who spoke before."""
        for item, sentences, before in self._waiting:
            if (speaker := who or before) is not None:
                yield self._direct(item, speaker, sentences)
        self._waiting.clear()

    def _reported(self, sentences: Sequence[Sentence]) -> list[Saying]:
        return [saying for sentence in sentences for saying in sayings(sentence, self._text, self._speech)]

    def _who(self, item: Spoken | Saying, speaker: Speaker | None) -> Speaker | None:
        """Who says it, or None if that cannot be told."""
        if isinstance(item, Spoken):
            if item.attribution is None:
                return speaker
            who = self._discourse.who(item.attribution.speaker, item.attribution.sentence)
            if who is None or who.actor or self._can(item.attribution.speaker, who):
                return who
            return speaker if item.attribution.shared and speaker is not None else who if item.certain else None
        who = self._discourse.who(item.speaker, item.sentence)
        if who is None or who.actor or self._can(item.speaker, who):
            return who
        if speaker is not None and item.speaker.pos_ == "NOUN" and item.speaker.lemma_.endswith(_LIFELESS):
            return speaker
        reports = self._speech.speakers.representatives.intersection((item.speaker.lemma_.lower(), item.speaker.lower_))
        if item.rule == "according to" and reports:
            return who
        return who if item.rule in _PLAIN and item.verb not in self._speech.weak_verbs else None

    def _can(self, token: Token, who: Speaker) -> bool:
        """Whether words without a name can be a speaker; a pronoun can by what it was found to stand for."""
        return can_speak(token, self._speech) or (token.pos_ == "PRON" and who.text.lower() != token.lower_)

    def _quoted(self, saying: Saying, marks: Sequence[Marked], given: AbstractSet[int]) -> bool:
        """Whether quotations already give what a report says, or the report itself stands within one.

        Args:
            saying: the report.
            marks: the paragraph's quotations, in order; none overlaps another.
            given: where those of them begin that are given as somebody's words.
        """
        at = saying.sentence.offsets(saying.speaker)[0]
        if overlapping(marks, at, at + 1):
            return True
        if given and _ASKED.match(self._text, saying.stretches[0][0]):
            return True
        inside = fragments = whole = 0
        for start, end in saying.stretches:
            whole += end - start
            for one in overlapping(marks, start, end):
                shared = min(end, one.outer_end) - max(start, one.outer_start)
                inside += shared
                if one.start in given:
                    fragments += shared
        last = saying.stretches[-1][1]
        cut = any(one.start < last < one.end - 1 for one in overlapping(marks, last, last + 1))
        if saying.rule == "reported clause" and whole - inside >= _REST_OF_CLAUSE and not cut:
            return fragments > _QUOTED * whole
        return 2 * fragments > whole or (fragments > 0 and whole - inside < _REST)

    def _direct(self, item: Spoken, who: Speaker, sentences: Sequence[Sentence]) -> Quote:
        one = item.marked
        start, end = one.outer_start, one.outer_end
        evidence = [s for s in sentences if s.start < end and start < s.end]
        if item.attribution is not None:
            evidence.append(item.attribution.sentence)
        first = min([start, *(s.start for s in evidence)])
        last = max([end, *(s.end for s in evidence)])
        words = self._text[one.start : one.end].strip().rstrip(",").rstrip()
        if words[:1].islower():
            words = words.rstrip(".")
        return self._make((first, last), who, words, "direct", item.rule, item.certainty)

    def _indirect(self, saying: Saying, who: Speaker) -> Quote:
        words = " ".join(" ".join(self._text[start:end].split()) for start, end in saying.stretches)
        words += _missing_mark(words)
        span = saying.sentence.start, saying.sentence.end
        return self._make(span, who, words, "indirect", saying.rule, saying.certainty)

    def _make(
        self, span: tuple[int, int], who: Speaker, words: str, mode: QuoteMode, rule: str, certainty: float
    ) -> Quote:
        return Quote(
            id=fingerprint("qu", self._article, who.text, mode, words),
            article=self._article,
            start=span[0],
            end=span[1],
            speaker=who.actor,
            speaker_text=who.text,
            text=words,
            mode=mode,
            rule=rule,
            certainty=round(certainty * who.certainty, 2),
        )


def _missing_mark(words: str) -> str:
    """The closing mark that a clause lost with its stop: "said it would “go on"."""
    if words.count("“") > words.count("”"):
        return "”"
    return '"' if words.count('"') % 2 else ""


def _begins(marks: Sequence[Marked], block: Block) -> bool:
    """Whether a paragraph begins with a quotation."""
    return bool(marks) and marks[0].outer_start - block.content < 2


def _is_quotation(text: str, marks: Sequence[Marked], block: Block) -> bool:
    """Whether a paragraph is one quotation, or several, and nothing else."""
    at, outside = block.content, ""
    for one in marks:
        outside += text[at : one.outer_start]
        at = one.outer_end
    return bool(marks) and not re.search(r"\w", outside + text[at : block.end])
