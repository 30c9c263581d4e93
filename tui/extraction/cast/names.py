"""Persons: what the language model takes for a person's name, and what follows a title, cleaned until it is one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.articles.credits import is_desk
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.cast.organisations import titled
from tui.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.cast.common import Common
    from tui.extraction.cast.kinds import Kinds
    from tui.extraction.cast.lexicon import Lexicon
    from tui.extraction.cast.titles import Titles
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.geography.gazetteer import Gazetteer
    from tui.model import ActorKind

_POSSESSIVES = ("’s", "'s", "’", "'")
PARTICLES = frozenset(
    (
        *("de", "del", "la", "las", "los", "y", "da", "dos", "das", "di", "van", "von", "der", "den", "bin", "ibn"),
        *("al", "el", "ul", "ur", "un", "abu", "ben", "bint", "ter", "ten", "le", "du"),
    )
)
PLACES = frozenset(
    (
        *("district", "districts", "province", "provinces", "village", "villages", "town", "towns", "city", "area"),
        *(
            "region",
            "regions",
            "county",
            "suburb",
            "neighbourhood",
            "neighborhood",
            "municipality",
            "island",
            "islands",
        ),
        *("state", "community", "hamlet", "valley", "tehsil", "subdistrict", "prefecture", "governorate", "borough"),
    )
)
"""Words beside the name of a place that say what it is."""
_WITHIN_TITLE = frozenset({"of", "for", "and", "the"})
_NEVER = frozenset({"GPE", "ORG", "NORP", "DATE", "LOC", "EVENT"})
_SIGNED = re.compile(r"[A-Z][\w'’.-]+(?:\s(?:(?:de|del|van|von|bin|al|la)\s)*[A-Z][\w'’-]+){1,3}")
_DESK = r"(?:\s+in\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)?"
_CREDIT = re.compile(rf"\b[Bb]y\s+({_SIGNED.pattern}{_DESK}(?:(?:,|,?\s+and|\s*&)\s+{_SIGNED.pattern}{_DESK})*)")
_AHEAD = re.compile(
    r"(?:^|[,;(“”\"]|\band\b)\s*(?:(?:and|said|says|told|added) )?(?:[Tt]he )?"
    r"(?P<phrase>[^,.;:()“”\"]{3,50} (?:of|for) [^,.;:()“”\"]{2,60}),\s+(?:(?:Dr|Mr|Mrs|Ms|Sheikh|Prof)\.? )?$"
)
_AHEAD_BARE = re.compile(
    r"(?:^|[,;]|\b(?:and|said|says|told|added|by|with|while))\s*(?:[Tt]he |[Ii]ts |[Tt]heir |[Hh]is |[Hh]er )"
    r"(?P<phrase>[a-z][^,.;:()“”\"'’]{3,40}),\s+$"
)
"""An office that a comma parts from a name, where another one follows: "the prime minister, Ana Ruiz, said"."""
_CLOSED = re.compile(r"\s*[,.;:)]")
_BEHIND = re.compile(
    r",\s+(?!and\b)(?:who (?:is|was) )?(?:the |a |an |its |his |their )?(?P<phrase>[^,.;:()“”\"]{3,90})(?=[,.;:(]|$)"
)


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``given``; the file's head says what it is for."""

    names: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def given_names(dictionaries: Dictionaries) -> frozenset[str]:
    """The given names of some dictionaries, folded."""
    return frozenset(fold(name) for name in dictionaries.read("given", Given).names)


class Persons:
    """Finds the names of persons in one document."""

    def __init__(
        self,
        analysis: Analysis,
        titles: Titles,
        kinds: Kinds,
        known: Lexicon,
        places: Gazetteer,
        given: frozenset[str],
        common: Common,
    ) -> None:
        self._analysis = analysis
        self._titles = titles
        self._kinds = kinds
        self._known = known
        self._given = given
        self._places = places
        self._common = common
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
        found = [*inside, *sure, *self._bylines(), *self._speakers(inside)]
        return [*found, *self._repeated([one for one in found if one.kind == "person"])]

    def _of(self, sentence: Sentence) -> Iterator[Candidate]:
        doc = sentence.span.doc
        for entity in sentence.span.ents:
            if entity.label_ == "PERSON" or self._looks_like_one(entity):
                found = self._person(doc, entity.start, entity.end, sentence, "model")
                if found is not None:
                    yield found
        at = sentence.span.start
        while at < sentence.span.end:
            if not self._titles.is_title(doc[at].text):
                if self._begins(doc, at, sentence.span.start):
                    end = self._run(doc, at, sentence.span.end)
                    found = self._person(doc, at, end, sentence, "given name") if 1 < end - at < 5 else None
                    if found is not None:
                        yield found
                        at = end
                        continue
                at += 1
                continue
            office = doc[at].text
            start = at + 1
            while start < sentence.span.end and (
                doc[start].text in (".", "-") or self._titles.is_title(doc[start].text)
            ):
                start += 1
            end = self._run(doc, start, sentence.span.end)
            small = office[:1].islower() and not self._titles.is_honorific(office)
            lone = end - start < 2 and not (end > start and doc[start].ent_type_ == "PERSON")
            if end == start or (small and (lone or start - at > 3)):
                at = max(start, at + 1)
                continue
            if doc[start].ent_type_ not in _NEVER or (end - start > 1 and doc[start].ent_type_ in ("GPE", "ORG")):
                found = self._person(doc, start, end, sentence, "title")
                if found is not None:
                    yield found
            at = max(end, at + 1)

    def _begins(self, doc: Doc, index: int, first: int) -> bool:
        """Whether a given name stands here that no capitalised word precedes, as in "San Miguel"."""
        if not doc[index].text[:1].isupper() or fold(doc[index].text) not in self._given:
            return False
        before = doc[index - 1] if index > first else None
        return before is None or not before.text[:1].isupper() or before.ent_type_ == "DATE" or before.i == first

    def _looks_like_one(self, entity: Span) -> bool:
        """Whether what the model takes for a body is a person: a given name, or an office right behind it."""
        if entity.label_ != "ORG" or not 1 < len(entity) < 5 or self._kinds.of(entity.text) is not None:
            return False
        if fold(entity[0].text) in self._given:
            return True
        if self._goes_on_by_surname(entity):
            return True
        match = _BEHIND.match(entity.doc.text, entity.end_char)
        return match is not None and self._titles.leads(match["phrase"]) and not match["phrase"][:1].isupper()

    def _goes_on_by_surname(self, entity: Span) -> bool:
        """Whether the text goes on to call two capitalised words by the second alone, as only persons are called."""
        if len(entity) != 2 or any(self._common.word(token.text) or token.text.isupper() for token in entity):
            return False
        first, last = entity[0].text, entity[1].text
        alone = re.search(rf"(?<![\w-])(?<!{re.escape(first)} ){re.escape(last)}(?![\w-]| [A-Z])", self._analysis.text)
        return alone is not None and self._analysis.text.count(first) == self._analysis.text.count(entity.text)

    def _run(self, doc: Doc, start: int, last: int) -> int:
        end = start
        while end < last and self._named(doc, end, last):
            end += 1
        return end

    def _named(self, doc: Doc, index: int, last: int) -> bool:
        token: Token = doc[index]
        if token.text[:1].isupper() and (token.is_alpha or "-" in token.text or "'" in token.text or _initial(token)):
            if self._titles.is_title(token.text) and not (
                self._titles.is_honorific(token.text) and _within_name(doc, index, last)
            ):
                return False
            return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV")
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
            joined = _hyphenated(doc, at) and text.isalpha()
            known = text[:1].isupper() or plain in PARTICLES or text in ("-", ".") or joined
            apart = text == "-" and (doc[at].whitespace_ or (at and doc[at - 1].whitespace_))
            if not known or apart or any(c.isdigit() for c in text):
                break
            surname = at == end - 1 and fold(doc[at - 1].text) in self._given
            office = self._titles.is_head(text) and len(text) > 3 and not surname
            if at > start and (plain in self._known.country_of or office):
                break
            at += 1
        end = at
        while end + 1 < sentence.span.end and _hyphenated(doc, end + 1) and doc[end + 1].text[:1].isupper():
            end += 2
        while end > start and (doc[end - 1].text in _POSSESSIVES or not doc[end - 1].text[:1].isupper()):
            if end - start > 3 and _hyphenated(doc, end - 1):
                break
            end -= 1
        if end <= start or self._of_a_place(doc, start, end):
            return None
        span = doc[start:end]
        name = " ".join(span.text.split())
        head = self._titles.before(doc, start, sentence.span.start)
        if head == start:
            head = self._long_title(doc, start, sentence.span.start)
        seen = rule == "model" and not titled(sentence)
        if not self._is_name(name, span.text, head < start, seen=seen) or (doc[start].is_stop and len(span) == 1):
            return None
        if (
            head == start
            and rule == "model"
            and len(span) == 1
            and (doc[start].pos_ != "PROPN" or doc[start].is_sent_start)
        ):
            return None
        begin, stop = sentence.offsets(span)
        role = self._title(sentence, head, start) if head < start else None
        role = role or self._apposition(sentence, begin, stop)
        if head < start and len(span) == 1 and fold(doc[start - 1].text) in self._titles.crowns:
            name, begin = f"{doc[start - 1].text} {name}", sentence.offsets(doc[start - 1])[0]
        certainty = 0.95 if head < start else 0.85 if len(span) > 1 else 0.6
        return Candidate(
            begin, stop, name, "person", "title" if head < start else rule, role=role, weight=2, certainty=certainty
        )

    def _of_a_place(self, doc: Doc, start: int, end: int) -> bool:
        """Whether a name is a place by the words beside it: "the district of Sarn Kale", "Sarn Kale village"."""
        if start >= 2 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in PLACES:
            return True
        return end < len(doc) and end - start > 1 and doc[end].text in PLACES and doc[end - 1].whitespace_ != ""

    def _long_title(self, doc: Doc, start: int, first: int) -> int:
        """The index of the first token of a title such as "Minister for Foreign Affairs of Japan" before a name."""
        at = start - 1
        while at > first and start - at < 9 and (doc[at].text[:1].isupper() or doc[at].lower_ in _WITHIN_TITLE):
            if at + 2 < start and doc[at + 1].lower_ in ("of", "for") and self._titles.is_head(doc[at].text):
                return at
            at -= 1
        if first <= at < start - 2 and doc[at + 1].lower_ in ("of", "for") and self._titles.is_head(doc[at].text):
            return at
        return start

    def _is_name(self, name: str, written: str, headed: bool, *, seen: bool) -> bool:
        """Whether some words can be a person's name, after a title (``headed``) or if the model says so (``seen``)."""
        words = normal(name).split()
        if not words or len(name) < 2 or len(words) > 6 or "\n" in written:
            return False
        if self._kinds.of(name) is not None and not headed:
            return False
        if fold(name) in self._known.country_of or self._kinds.is_nobody(name) or len(words) > 5:
            return False
        common = all(self._common.word(word) or self._common.word(word.removesuffix("s")) for word in words)
        if common and len(words) > 1 and words[0] not in self._given and not (headed and seen):
            return False
        if not headed and (self._common.shown(name) or self._places.sounds_like_one(name)):
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

    def _apposition(self, sentence: Sentence, begin: int, stop: int) -> Role | None:
        """The office behind a name ("Aisha Rahman, Expert on South Asian Geopolitics, …"), or of a state before it."""
        text = sentence.span.doc.text
        at = sentence.base
        match = _AHEAD.search(text[: begin - sentence.base], sentence.start - sentence.base)
        if match is None or not self._titles.leads(match["phrase"]):
            match = _BEHIND.match(text, stop - sentence.base)
        if (match is None or not self._titles.leads(match["phrase"])) and _CLOSED.match(text, stop - sentence.base):
            match = _AHEAD_BARE.search(text[sentence.start - sentence.base : begin - sentence.base])
            at = sentence.start if match is not None else at
        if match is None or match.end() + at > sentence.end or not self._titles.leads(match["phrase"]):
            return None
        start = at + match.start("phrase")
        words = re.split(r"\s+who(?:se)?\s", match["phrase"])[0]
        return Role(" ".join(words.split()), None, self._date, self._analysis.article, start, start + len(words))

    def _repeated(self, found: list[Candidate]) -> Iterator[Candidate]:
        """Surnames of persons named before, where the model sees none or something else."""
        surnames: set[str] = set()
        bearers: dict[str, set[str]] = {}
        for one in found:
            words = normal(one.name).split()
            if len(words) > 1 or one.role is not None:
                surnames.add(words[-1])
            if len(words) > 2 and fold(words[0]) in self._given and not self._titles.is_title(words[-2]):
                surnames.add(words[-2])
            if len(words) > 1:
                bearers.setdefault(words[0], set()).add(words[-1])
        for name in {one.name.split()[-1] for one in found if "-" in one.name.split()[-1] and " " in one.name}:
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self._analysis.text):
                within = self._analysis.sentence_at(match.start())
                if within is not None and match.end() <= within.end:
                    yield Candidate(*match.span(), name, "person", "surname", weight=2, certainty=0.9)
        first = {
            name
            for name, held in bearers.items()
            if len(held) == 1 and name not in surnames | self._known.country_of.keys() and not self._common.shown(name)
        }
        surnames = {name for name in surnames if len(name) > 2 and name not in self._known.country_of}
        for sentence in self._analysis.sentences:
            for token in sentence.span:
                plain = fold(token.text)
                if plain in surnames and token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ"):
                    if token.is_sent_start and token.pos_ != "PROPN" and self._common.word(plain):
                        continue
                    begin, stop = sentence.offsets(token)
                    yield Candidate(begin, stop, token.text, "person", "surname", weight=2, certainty=0.8)
                elif plain in first and token.pos_ == "PROPN" and not _in_a_name(token):
                    begin, stop = sentence.offsets(token)
                    yield Candidate(begin, stop, token.text, "person", "first name", weight=2, certainty=0.7)

    def _bylines(self) -> Iterator[Candidate]:
        """Who signs the article, at its head or in a credit at its foot."""
        facts, text = self._analysis.facts, self._analysis.text
        for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", facts.byline or ""):
            at = text.find(name) if " " in name.strip() else -1
            if at >= 0:
                yield Candidate(at, at + len(name), " ".join(name.split()), "person", "byline", weight=5)
        for start, end in facts.credits:
            for credit in _CREDIT.finditer(text, start, end):
                for named in _SIGNED.finditer(text, credit.start(1), credit.end(1)):
                    if self._kinds.of(named[0]) is None and not is_desk(named[0]):
                        shown = " ".join(named[0].split())
                        yield Candidate(named.start(), named.end(), shown, "person", "byline", weight=4)

    def _speakers(self, named: list[Candidate]) -> Iterator[Candidate]:
        """Who has the turn in an interview, if the label is a name, or the surname of somebody named."""
        surnames = {normal(one.name).split()[-1] for one in named if " " in one.name}
        for block in self._analysis.cleaned.blocks:
            if block.kind != "turn" or not block.speaker:
                continue
            at = self._analysis.text.find(block.speaker, block.start, block.content)
            if at < 0:
                continue
            words = block.speaker.split()
            first = next((n for n, word in enumerate(words) if not self._titles.is_title(word)), len(words))
            name = " ".join(words[first:])
            if not name or not name[0].isupper() or (first == 0 and len(words) < 2 and normal(name) not in surnames):
                continue
            start = self._analysis.text.find(words[first], at, block.content)
            kind: ActorKind = "media" if self._is_medium(name) else "person"
            yield Candidate(start, at + len(block.speaker), name, kind, "speaker", weight=4)

    def _is_medium(self, name: str) -> bool:
        """Whether the text calls the bearer of a label what no person is: "the magazine Global Waters"."""
        named = re.finditer(rf"(\w+) {re.escape(name)}(?!\w)", self._analysis.text)
        return any(self._kinds.named_after(fold(match[1])) is not None for match in named)


def _hyphenated(doc: Doc, index: int) -> bool:
    """Whether a word hangs on the one before by a hyphen, as the last of "Kim Jong-un" does."""
    if index < 2 or doc[index - 1].text != "-":
        return False
    return not doc[index - 1].whitespace_ and not doc[index - 2].whitespace_ and doc[index - 2].text[:1].isupper()


def _within_name(doc: Doc, index: int, last: int) -> bool:
    """Whether a title stands within a name, as the third word of "President Omar Sheikh Karim"."""
    if index + 1 >= last or not index or not doc[index + 1].text[:1].isupper():
        return False
    before, here = doc[index - 1], doc[index]
    return before.dep_ == here.dep_ == "compound" and before.head == here.head and here.head.i > index


def _in_a_name(token: Token) -> bool:
    """Whether a capitalised word stands right beside another one."""
    doc, at = token.doc, token.i
    before = doc[at - 1] if at > token.sent.start else None
    after = doc[at + 1] if at + 1 < len(doc) else None
    return any(other is not None and other.text[:1].isupper() for other in (before, after))


def _initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."
