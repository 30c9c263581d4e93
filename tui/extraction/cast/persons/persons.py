"""Persons: what the language model takes for a person's name, and what follows a title, cleaned until it is one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.cast.bodies.organisations import titled
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.cast.officeholders import behind_body
from tui.extraction.cast.personal import can_be_name, goes_on_by_surname, is_aged, names_model, names_place
from tui.extraction.cast.persons.aliases import aliased
from tui.extraction.cast.persons.extents import begun, ended, first_of_name, nicknamed, run, trimmed, unlettered
from tui.extraction.cast.persons.labelled import signers, speakers, tabled
from tui.extraction.cast.persons.lone import lone
from tui.extraction.cast.persons.roles import Roles
from tui.extraction.cast.persons.rosters import listed
from tui.extraction.cast.persons.surnames import repeated
from tui.extraction.time.almanac import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.titles import Titles

_ARTICLES = frozenset({"a", "an", "the", "this", "any", "every"})
"""Before a lone capitalised word: it names no person, as in "a Bill"."""
_HOUSES = frozenset({"administration", "government", "family", "campaign", "cabinet", "camp", "presidency", "brothers"})
"""Behind one that names a person all the same: "the Lima administration"."""
_MAKERS = frozenset(
    {"producer", "leader", "designer", "champion", "operator", "developer", "publisher", "veteran", "boss"}
)
"""Offices that firms and clubs have as well: "fibre producer Karsa said"."""
_FULL = 2
"""Words of a full name."""
_LONGEST = 6
"""Tokens of a name that an office behind it tells, hyphens among them."""
_INITIALS = re.compile(r"[A-Z]|(?:[A-Z]\.)+")
_WORDS = ("A", "I")
"""Initials that are words at the head of a sentence."""
_STYLE = re.compile(r"\b(\w+) \Z")
_FIRST = re.compile(r"(?:(?P<before>[\w.]+) )?(?P<first>[A-Z][\w'-]+) (?:and|&) \Z")
"""A first name that shares the surname of the one behind it."""
_LONGEST_FIRST = 32
"""Characters of it, with the word before it."""
_LONGEST_STYLE = 12
"""Characters of a style, with the space behind it."""
_NAMED_ELSE = frozenset({"GPE", "LOC", "NORP", "DATE"})
"""What the model calls words before an office that are no person's name for all that."""
_NO_PERSONS = frozenset({"GPE", "ORG", "NORP", "DATE", "LOC", "EVENT"})
"""What the model calls words behind a title that name something else."""


def _styled(analysis: Analysis, found: list[Candidate], titles: Titles) -> list[Candidate]:
    """The candidates, those of one word that nobody bears beside others with the style before them: "Sheikh Hasina"."""
    full = {word for one in found if " " in one.name for word in normal(one.name).split()}
    styled = []
    for one in found:
        before = _STYLE.search(analysis.text, max(0, one.start - _LONGEST_STYLE), one.start)
        if before and " " not in one.name and fold(before[1]) in titles.styles and normal(one.name) not in full:
            role = msgspec.structs.replace(one.role, end=before.start() - 1) if one.role else None
            one = replace(one, start=before.start(), name=f"{before[1]} {one.name}", role=role)
        styled.append(one)
    return styled


def _sharing(analysis: Analysis, found: list[Candidate], known: Knowledge) -> Iterator[Candidate]:
    """The first of two persons who are named with one surname: "Ana and Juan Ruiz"."""
    for one in found:
        names = one.name.split()
        shares = one.kind == "person" and len(names) == 2 and fold(names[0]) in known.given
        first = _FIRST.search(analysis.text, max(0, one.start - _LONGEST_FIRST), one.start) if shares else None
        if first is None or fold(first["first"]) not in known.given:
            continue
        before = first["before"] or ""
        if not before[:1].isupper() or before.endswith(".") or known.titles.is_title(before):
            name = f"{first['first']} {names[1]}"
            yield Candidate(*first.span("first"), name, "person", "shared surname", weight=3, certainty=0.8)


class Persons:
    """Finds the names of persons in one document."""

    def __init__(self, analysis: Analysis, known: Knowledge) -> None:
        self._analysis = analysis
        self._known = known
        self._roles = Roles(analysis, known.titles)

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
        known = self._known
        found = [
            *inside,
            *sure,
            *signers(self._analysis, known),
            *tabled(self._analysis, known),
            *speakers(self._analysis, known.titles, known.kinds, [*inside, *sure]),
        ]
        found = _styled(self._analysis, found, known.titles)
        found += list(_sharing(self._analysis, found, known))
        found += list(listed(self._analysis, found, known))
        found += list(aliased(self._analysis, [one for one in found if one.kind == "person" and " " in one.name]))
        return [*found, *repeated(self._analysis, [one for one in found if one.kind == "person"], known)]

    def _of(self, sentence: Sentence) -> Iterator[Candidate]:
        """The names in a sentence: the model's, those behind a title and those that open with a given name."""
        for start, end in () if titled(sentence) else lone(sentence, self._known):
            if (found := self._person(sentence, start, end, "alone")) is not None:
                yield found
        for entity in sentence.entities:
            if entity.label_ == "PERSON" or self._looks_like_one(sentence, entity):
                found = self._person(sentence, entity.start, entity.end, "model")
                if found is not None:
                    yield found
        yield from self._beside_office(sentence)
        yield from self._behind_age(sentence)
        doc, first, titles = sentence.span.doc, sentence.span.start, self._known.titles
        at, last = first, sentence.span.end
        while at < last:
            word = sentence.each[at - first]
            titled_here = titles.is_title(word.text) and titles.goes_on(doc, at)
            if not titled_here and word.is_lower:
                at += 1
                continue
            found, at = (self._behind_title if titled_here else self._by_given_name)(sentence, at)
            if found is not None:
                yield found

    def _beside_office(self, sentence: Sentence) -> Iterator[Candidate]:
        """The names that only an office or age tells for persons', set off by a comma: "Vok Tamar, mayor of Sarn"."""
        doc, last = sentence.span.doc, sentence.span.end
        for comma in sentence.each if "," in sentence.said else ():
            if comma.text != ",":
                continue
            before = doc[first_of_name(doc, comma.i, sentence.span.start) : comma.i]
            behind = doc[comma.i + 1 : run(doc, comma.i + 1, last, self._known.titles)]
            for name, told in ((before, self._is_told), (behind, self._is_apposed)):
                if 2 <= len(name) <= _LONGEST and self._can_be_told(name) and told(sentence, name):
                    found = self._person(sentence, name.start, name.end, "office beside")
                    if found is not None:
                        yield found

    def _can_be_told(self, name: Span) -> bool:
        """Whether neither the model nor the dictionary knows some words for what is no person."""
        if any(token.ent_type_ in _NAMED_ELSE for token in name):
            return False
        return all(hit.entry.kind == "person" for hit in self._known.actors.find(name.text))

    def _is_told(self, sentence: Sentence, name: Span) -> bool:
        """Whether an office or an age stands beside a name that ends before a comma."""
        told = self._roles.follows(sentence, name) or self._roles.precedes(sentence, name)
        return told or is_aged(self._analysis.text, *sentence.offsets(name))

    def _is_apposed(self, sentence: Sentence, name: Span) -> bool:
        """Whether a name stands behind the comma that sets it off from an office: "and his deputy, | Vok Tamar"."""
        last = name[-1]
        if last.dep_ != "appos" or last.head.i >= name.start or any(token.pos_ != "PROPN" for token in name):
            return False
        return self._known.titles.is_head(last.head.text) and self._known.kinds.of(name.text) is None

    def _behind_age(self, sentence: Sentence) -> Iterator[Candidate]:
        """The names that only the age before them tells for persons': "22-year-old Vok Tamar"."""
        doc, last = sentence.span.doc, sentence.span.end
        for age in sentence.each[:-1] if "old" in sentence.said else ():
            end = (
                run(doc, age.i + 1, last, self._known.titles) if age.lower_ == "old" and age.nbor(-1).text == "-" else 0
            )
            if end - age.i > _FULL and (found := self._person(sentence, age.i + 1, end, "age")) is not None:
                yield found

    def _by_given_name(self, sentence: Sentence, at: int) -> tuple[Candidate | None, int]:
        """The name that the given name at an index opens, if one stands there; and the index to go on from."""
        doc = sentence.span.doc
        if self._begins(doc, at, sentence.span.start):
            end = run(doc, at, sentence.span.end, self._known.titles)
            found = self._person(sentence, at, end, "given name") if 1 < end - at <= _LONGEST else None
            if found is not None:
                return found, end
        return None, at + 1

    def _behind_title(self, sentence: Sentence, at: int) -> tuple[Candidate | None, int]:
        """The name behind the title at an index, if there is one; and the index to go on from."""
        doc, last, titles = sentence.span.doc, sentence.span.end, self._known.titles
        start = at + 1
        while start < last and (doc[start].text in (".", "-") or titles.goes_on(doc, start)):
            start += 1
        if start < last and (held := behind_body(doc, start, last, self._known)) is not None:
            return self._person(sentence, *held, "title"), held[1]
        end = run(doc, start, last, titles)
        small = doc[start - 1].text[:1].islower() and not titles.is_honorific(doc[start - 1].text)
        body = self._body_of(doc, start, end)
        if body:
            return (self._person(sentence, body, end, "given name") if body < end else None), end
        alone = end - start == 1 and doc[start].ent_type_ != "PERSON"
        lone = alone and not (fold(doc[start - 1].text) not in _MAKERS and self._speaks(doc[start:end]))
        if end == start or (small and (lone or start - at > 3)):
            return None, start
        label = doc[start].ent_type_
        if (
            label in _NO_PERSONS
            and (end - start < 2 or label not in ("GPE", "ORG"))
            and not self._speaks(doc[start:end])
        ):
            return None, end
        return self._person(sentence, start, end, "title"), end

    def _body_of(self, doc: Doc, start: int, end: int) -> int:
        """The index behind a body's name that opens with an honorific, "Lady Grey Hospital"; 0 if none stands there."""
        titles = self._known.titles
        opens = start and (titles.is_honorific(doc[start - 1].text) or fold(doc[start - 1].text) in titles.crowns)
        closing = (at for at in range(end - 1, start, -1) if self._known.kinds.closes(doc[at].text))
        return next(closing, -1) + 1 if opens else 0

    def _speaks(self, name: Span) -> bool:
        """Whether a single name behind a title says or does what persons do, and is no place's."""
        root = name.root.head if name.root.dep_ == "appos" else name.root
        acts = root.dep_ == "nsubj" and root.head.lemma_.lower() in self._known.kinds.acts
        return acts and len(name) == 1 and not self._known.places.named(normal(name.text))

    def _begins(self, doc: Doc, index: int, first: int) -> bool:
        """Whether a given name, or what has a surname behind it, stands here behind no capitalised word."""
        if not doc[index].text[:1].isupper():
            return False
        before = doc[index - 1] if index > first else None
        told = fold(doc[index].text) in self._known.given or self._has_surname(doc, index)
        if not told and not self._has_initials(doc, index, behind_office=self._is_of_several(before)):
            return False
        if before is None or not before.text[:1].isupper() or before.ent_type_ == "DATE" or before.i == first:
            return True
        if fold(before.text) in self._known.actors.country_of:
            return True
        return self._is_of_several(before)

    def _is_of_several(self, before: Token | None) -> bool:
        """Whether a word is an office of several, whose names follow: "Ministers"."""
        return before is not None and before.text.endswith("s") and self._known.titles.is_head(before.text[:-1])

    def _has_initials(self, doc: Doc, index: int, *, behind_office: bool) -> bool:
        """Whether initials stand here, and a name of a person behind them: "P V Narasimha", "K. Ruiz"."""
        at = index
        while at + 1 < len(doc) and _INITIALS.fullmatch(doc[at].text):
            at += 1
        opens = doc[index].is_sent_start and at == index + 1 and doc[index].text in _WORDS
        if at == index or opens or not doc[at].is_title:
            return False
        return behind_office or doc[at].text in self._known.surnames or fold(doc[at].text) in self._known.given

    def _has_surname(self, doc: Doc, index: int) -> bool:
        """Whether a surname stands right behind a proper noun that names nothing else: "Ratu | Naivalu"."""
        word, behind = doc[index], doc[index + 1] if index + 1 < len(doc) else None
        if behind is None or behind.text not in self._known.surnames or not behind.text[:1].isupper():
            return False
        plain = fold(word.text)
        named = word.is_alpha and len(word) > 1 and not word.is_upper and word.pos_ in ("PROPN", "X", "ADV")
        other = self._known.common.word(plain) or plain in self._known.actors.country_of
        return named and not other and not self._known.places.named(plain) and word.lower_ not in WEEKDAYS

    def _looks_like_one(self, sentence: Sentence, entity: Span) -> bool:
        """Whether what the model takes for a body is a person: a given name, or an office right behind it."""
        if entity[-1].tag_ == "POS" and len(entity) > 1:
            entity = entity[:-1]
        if not 1 < len(entity) < 5 or self._known.kinds.of(entity.text) is not None:
            return False
        surnamed = entity[-1].text in self._known.surnames or entity[0].text in self._known.surnames
        if entity.label_ in ("ORG", "GPE") and surnamed and all(token.is_title for token in entity):
            return next(self._known.actors.find(entity.text), None) is None
        if entity.label_ != "ORG":
            return False
        if self._known.titles.is_style(entity[0].text):
            return True
        if fold(entity[0].text) in self._known.given or self._roles.follows(sentence, entity):
            return True
        if is_aged(self._analysis.text, *sentence.offsets(entity)):
            return True
        if self._known.topics.contests and next(self._known.actors.find(entity.text), None) is None:
            return True
        return goes_on_by_surname(entity, self._analysis.text, self._known)

    def _person(self, sentence: Sentence, start: int, end: int, rule: str) -> Candidate | None:
        """The person whom some tokens name, without what does not belong to the name; None if they name nobody."""
        doc = sentence.span.doc
        start, end = trimmed(doc, start, end, sentence.span.end, self._known)
        if end <= start:
            return None
        start = begun(doc, start, end, sentence.span.start, self._known)
        end = ended(doc, start, end, sentence.span.end, self._known.titles)
        if names_place(doc, start, end) or (rule == "model" and names_model(doc[start:end], self._known)):
            return None
        end = nicknamed(doc, end, sentence.span.end)
        span, lone = doc[start:end], end - start == 1
        head = self._roles.title(doc, start, sentence.span.start)
        headed, modelled = head < start, rule == "model"
        role = self._roles.of(sentence, head, start, end)
        seen = modelled and not titled(sentence)
        if not can_be_name(span, self._known, headed=headed or (seen and not lone and role is not None), seen=seen):
            return None
        opens = doc[start].is_sent_start
        unsure = modelled and not headed and (doc[start].pos_ != "PROPN" or (opens and role is None))
        whose = end < sentence.span.end and doc[end].lower_ in _HOUSES
        told = start > sentence.span.start and doc[start - 1].lower_ in _ARTICLES and not whose
        if lone and (doc[start].is_stop or unsure or (modelled and told and not headed)):
            return None
        begin, stop = sentence.offsets(span)
        name = unlettered(span.text)
        if headed and lone and fold(doc[start - 1].text) in self._known.titles.crowns:
            name, begin = f"{doc[start - 1].text} {name}", sentence.offsets(doc[start - 1])[0]
        rule = "title" if headed else rule
        certainty = 0.95 if headed else 0.6 if lone else 0.85
        return Candidate(begin, stop, name, "person", rule, role=role, weight=2, certainty=certainty)
