"""Persons: what the language model takes for a person's name, and what follows a title, cleaned until it is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.candidates import Candidate
from tui.extraction.lexicon import fold, normal
from tui.extraction.organisations import titled
from tui.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.kinds import Kinds
    from tui.extraction.lexicon import Lexicon
    from tui.extraction.titles import Titles

_POSSESSIVES = ("’s", "'s", "’", "'")
PARTICLES = frozenset(
    (
        *("de", "del", "la", "las", "los", "y", "da", "dos", "das", "di", "van", "von", "der", "den", "bin", "ibn"),
        *("al", "el", "ul", "ur", "un", "abu", "ben", "bint", "ter", "ten", "le", "du"),
    )
)
_BEHIND = re.compile(
    r",\s+(?:who (?:is|was) )?(?:the |a |an |its |his |their )?(?P<phrase>[^,.;:()“”\"]{3,90})(?=[,.;:(]|$)"
)


class Persons:
    """Finds the names of persons in one document."""

    def __init__(self, analysis: Analysis, titles: Titles, kinds: Kinds, known: Lexicon) -> None:
        self._analysis = analysis
        self._titles = titles
        self._kinds = kinds
        self._known = known
        when = analysis.facts.published or analysis.facts.anchor
        self._date = when.start if when else None

    def find(self) -> list[Candidate]:
        """Every name of a person; in headings only names that the text bears out."""
        inside: list[Candidate] = []
        headings: list[Candidate] = []
        for sentence in self._analysis.sentences:
            (headings if titled(sentence) else inside).extend(self._of(sentence))
        borne = {normal(one.name) for one in inside}
        words = {word for name in borne for word in name.split()}
        sure = [one for one in headings if normal(one.name) in borne or set(normal(one.name).split()) <= words]
        sure += [one for one in headings if one not in sure and one.rule == "title" and " " in one.name]
        return [*inside, *sure, *self._bylines(), *self._speakers()]

    def _of(self, sentence: Sentence) -> Iterator[Candidate]:
        doc = sentence.span.doc
        for entity in sentence.span.ents:
            if entity.label_ == "PERSON":
                found = self._person(doc, entity.start, entity.end, sentence, "model")
                if found is not None:
                    yield found
        at = sentence.span.start
        while at < sentence.span.end:
            if not (doc[at].text[:1].isupper() and self._titles.is_title(doc[at].text)):
                at += 1
                continue
            start = at + 1
            while start < sentence.span.end and (
                doc[start].text in (".", "-") or self._titles.is_title(doc[start].text)
            ):
                start += 1
            end = start
            while end < sentence.span.end and self._named(doc, end, sentence.span.end):
                end += 1
            if end > start and doc[start].ent_type_ not in ("GPE", "ORG", "NORP", "DATE", "LOC"):
                found = self._person(doc, start, end, sentence, "title")
                if found is not None:
                    yield found
            at = max(end, at + 1)

    def _named(self, doc: Doc, index: int, last: int) -> bool:
        token: Token = doc[index]
        if token.text[:1].isupper() and (token.is_alpha or "-" in token.text or "'" in token.text or _initial(token)):
            return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV") and not self._titles.is_title(token.text)
        return fold(token.text) in PARTICLES and index + 1 < last and doc[index + 1].text[:1].isupper()

    def _person(self, doc: Doc, start: int, end: int, sentence: Sentence, rule: str) -> Candidate | None:
        while start < end and (self._titles.is_title(doc[start].text) or not doc[start].text[:1].isupper()):
            if fold(doc[start].text) in PARTICLES and not self._titles.is_title(doc[start].text) and end - start > 1:
                break
            start += 1
        at = start
        while at < end:
            text = doc[at].text
            plain = fold(text)
            if not (text[:1].isupper() or plain in PARTICLES or text in ("-", ".")) or any(c.isdigit() for c in text):
                break
            if at > start and (plain in self._known.country_of or (self._titles.is_head(text) and len(text) > 3)):
                break
            at += 1
        end = at
        while end > start and (doc[end - 1].text in _POSSESSIVES or not doc[end - 1].text[:1].isupper()):
            end -= 1
        if end <= start:
            return None
        span = doc[start:end]
        name = " ".join(span.text.split())
        head = self._titles.before(doc, start, sentence.span.start)
        if not self._is_name(name, span.text, head < start) or (doc[start].is_stop and len(span) == 1):
            return None
        if (
            head == start
            and rule == "model"
            and len(span) == 1
            and (doc[start].pos_ != "PROPN" or doc[start].is_sent_start)
        ):
            return None
        begin, stop = sentence.offsets(span)
        role = self._title(sentence, head, start) if head < start else self._apposition(sentence, stop)
        certainty = 0.95 if head < start else 0.85 if len(span) > 1 else 0.6
        return Candidate(
            begin, stop, name, "person", "title" if head < start else rule, role=role, weight=2, certainty=certainty
        )

    def _is_name(self, name: str, written: str, headed: bool) -> bool:
        words = normal(name).split()
        if not words or len(name) < 2 or len(words) > 6 or "\n" in written:
            return False
        if self._kinds.of(name) is not None and not headed:
            return False
        if any(fold(name) == form for form in self._known.country_of):
            return False
        return not (len(words) == 1 and ((name.isupper() and len(name) > 1) or len(name) < 3))

    def _title(self, sentence: Sentence, head: int, start: int) -> Role | None:
        doc = sentence.span.doc
        span = doc[head:start]
        begin, stop = sentence.offsets(span)
        written = " ".join(span.text.split())
        office = self._titles.office(written)
        if not office:
            return None
        return Role(office, None, self._date, self._analysis.article, begin, stop)

    def _apposition(self, sentence: Sentence, stop: int) -> Role | None:
        """The office that stands behind a name: "Aisha Rahman, Expert on South Asian Geopolitics, …"."""
        text = sentence.span.doc.text
        match = _BEHIND.match(text, stop - sentence.base)
        if match is None or match.end() + sentence.base > sentence.end or not self._titles.leads(match["phrase"]):
            return None
        begin = sentence.base + match.start("phrase")
        phrase = " ".join(match["phrase"].split())
        return Role(phrase, None, self._date, self._analysis.article, begin, begin + len(match["phrase"]))

    def _bylines(self) -> Iterator[Candidate]:
        """Who signs the article, where the text says so."""
        byline = self._analysis.facts.byline
        if not byline:
            return
        for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", byline):
            at = self._analysis.text.find(name) if " " in name.strip() else -1
            if at >= 0:
                yield Candidate(at, at + len(name), " ".join(name.split()), "person", "byline", weight=4)

    def _speakers(self) -> Iterator[Candidate]:
        """Who has the turn in an interview, if the label is a name."""
        for block in self._analysis.cleaned.blocks:
            if block.kind != "turn" or not block.speaker:
                continue
            at = self._analysis.text.find(block.speaker, block.start, block.content)
            if at < 0:
                continue
            words = block.speaker.split()
            first = next((n for n, word in enumerate(words) if not self._titles.is_title(word)), len(words))
            name = " ".join(words[first:])
            if not name or (first == 0 and len(words) < 2) or not name[0].isupper():
                continue
            start = self._analysis.text.find(words[first], at, block.content)
            yield Candidate(start, at + len(block.speaker), name, "person", "speaker", weight=4)


def _initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."
