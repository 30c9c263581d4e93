"""Lone names: persons whom a text names by the surname alone: "Moreni headed the equaliser", "Tal said she was ill"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.cast.bodies.matches import is_plural
from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.persons.sexes import is_relative
from tui.extraction.clauses import SUBJECTS
from tui.extraction.geography.words import AREAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.cast.knowledge import Knowledge

_CARD: Final = re.compile(r"(?:\(|(?<=[,;] ))(?P<name>[A-Z][\w'’-]+) (?:\d{1,3}\*?|\d{1,2}[-–/]\d{1,3})(?=[,;)])")
"""What somebody scored or took, as a card gives it: "(Moreni 71, Tal 4-64)"."""
_PLAYER: Final = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]{1,30}(?: (?:de |da |van |el )?[A-Z][\w'’-]{1,30}){0,2}")
_ONE: Final = rf"{_PLAYER.pattern}(?: \([^)]{{1,25}}\))?"
_LINE_UP: Final = re.compile(rf"{_ONE}(?:(?:[,;] |,? & ){_ONE}){{5,}}")
"""A list of players, as a report gives a side's."""
_HIMSELF: Final = re.compile(r" [a-z]+(?: that)? (?:he|she|his|her)\b")
"""Behind a name, the verb that says what he or she does and the pronoun."""
_APPOSED: Final = re.compile(r", (?:an? [a-z]|who(?:se)? |(?:aged )?\d{1,2},)")
"""Behind a given name: what or how old somebody is."""
_CALLED: Final = re.compile(r"\b(?:named|called|identified (?:only )?as|known as) \Z")
_LONGEST: Final = 24
"""Characters before a name in which stands that somebody is called so."""
_LYING: Final = frozenset({"in", "at", "near", "from", "into", "through", "outside", "around", "towards"})
"""Before a place."""
_MET: Final = frozenset({"over", "against", "versus", "past", "from", "by", "to"})
_FACES: Final = frozenset({"face", "meet", "play"})
_SHORTEST: Final = 3
"""Letters of such a name."""


def lone(sentence: Sentence, known: Knowledge) -> Iterator[tuple[int, int]]:
    """The lone names of persons in a sentence: the first token's index and that behind the last."""
    doc = sentence.span.doc
    for token in sentence.each:
        if token.is_lower or not token.text[:1].isupper():
            continue
        told = _stands_alone(token) and (_speaks(token, sentence, known) or _is_persons(token, sentence, known))
        told = told or _is_listed(token, known)
        if told and _is_name(doc[token.i : token.i + 1], known):
            yield token.i, token.i + 1
    if known.topics.sport:
        yield from _lined_up(sentence, known)
        yield from _players(sentence, known)
        yield from _carded(sentence, known)


def _speaks(token: Token, sentence: Sentence, known: Knowledge) -> bool:
    """Whether a word is who says something that is told of himself or herself, or whom the model takes for a person."""
    if token.dep_ != "nsubj" or token.head.lemma_.lower() not in known.kinds.acts:
        return False
    himself = _HIMSELF.match(sentence.words, token.idx + len(token)) is not None
    person = token.ent_type_ == "PERSON" and not known.topics.business and not known.common.word(token.text)
    return himself or person


def _is_persons(token: Token, sentence: Sentence, known: Knowledge) -> bool:
    """Whether a word is a person's by itself, by kin or by what is done to whom it names, and no place's."""
    role, head = token.dep_, token.head
    kin = role == "poss" and is_relative(head.lemma_.lower())
    if fold(token.text) in known.given and _is_introduced(token, sentence):
        return True
    if kin:
        return not known.common.word(token.text)
    if role in SUBJECTS and head.lemma_.lower() in known.kinds.personal:
        return token.ent_type_ != "NORP" and not known.common.word(token.text)
    if token.text not in known.surnames:
        return False
    behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    lies = behind in AREAS or (role == "pobj" and head.lower_ in _LYING)
    return role not in ("compound", "amod", "nmod") and not lies


def _is_introduced(token: Token, sentence: Sentence) -> bool:
    """Whether a text says what a given name's bearer is, or that he or she is called so."""
    called = _CALLED.search(sentence.words, max(0, token.idx - _LONGEST), token.idx) is not None
    return called or _APPOSED.match(sentence.words, token.idx + len(token)) is not None


def _is_listed(token: Token, known: Knowledge) -> bool:
    """Whether a word is one of the names behind an office in the plural: "Officers Tal, Moreni and Ruiz"."""
    if token.pos_ != "PROPN" or _goes_on(token.doc, token.i + 1):
        return False
    first = token
    while first.dep_ == "conj":
        first = first.head
    office = "" if not first.i or first.is_sent_start else first.nbor(-1).text
    return office[:1].isupper() and office.endswith("s") and known.titles.is_head(office[:-1])


def _players(sentence: Sentence, known: Knowledge) -> Iterator[tuple[int, int]]:
    """Who plays by what the model says or by what they do."""
    doc = sentence.span.doc
    for entity in sentence.entities:
        single = len(entity) == 1 or ("-" in entity.text and " " not in entity.text)
        if entity.label_ == "PERSON" and single and _is_player(entity, known):
            yield entity.start, entity.end
    labels = ("", "ORG", "GPE", "LAW") if known.topics.contests else ("", "ORG")
    for token in sentence.each:
        span = doc[token.i : token.i + 1]
        ruled_out = token.ent_type_ not in labels or not _stands_alone(token) or known.common.word(token.text)
        if not ruled_out and _competes(token, known) and _is_name(span, known):
            yield token.i, token.i + 1


def _is_player(entity: Span, known: Knowledge) -> bool:
    """Whether what the model takes for a person's lone name is one, and no side's or part of a longer name."""
    if _is_flanked(entity.doc, entity.start, entity.end) or is_plural(entity[-1]):
        return False
    return _is_sure(entity[-1], known) and _is_name(entity, known)


def _lined_up(sentence: Sentence, known: Knowledge) -> Iterator[tuple[int, int]]:
    """Who stands in a list of players: "Moreni; Ana Ruiz, Tal, Osgard; Pellow"."""
    for listed in _LINE_UP.finditer(sentence.span.text):
        for match in _PLAYER.finditer(sentence.span.text, *listed.span()):
            span = sentence.span.char_span(*match.span())
            if span is not None and (len(span) > 1 or _can_play(span.text, known)):
                yield span.start, span.end


def _can_play(name: str, known: Knowledge) -> bool:
    """Whether a lone word in a list of players is one of them."""
    return not known.common.word(name) and next(known.actors.find(name), None) is None


def _carded(sentence: Sentence, known: Knowledge) -> Iterator[tuple[int, int]]:
    """Who stands on a card with what they scored or took."""
    for match in _CARD.finditer(sentence.span.text):
        span = sentence.span.char_span(*match.span("name"))
        if span is not None and _stands_alone(span[0]) and fold(span.text) not in known.actors.country_of:
            yield span.start, span.end


def _is_name(span: Span, known: Knowledge) -> bool:
    """Whether a lone word is a proper noun, and no place's, office's, club's or known actor's name."""
    text = span.text
    told = span[-1].dep_ == "nsubj" and span[-1].ent_type_ in ("PERSON", "ORG")
    named = (told or span[-1].tag_ == "NNP") and text[:1].isupper() and not text.isupper() and len(text) >= _SHORTEST
    if not named or known.places.named(text) or known.titles.is_title(text) or fold(text) in known.kinds.nouns:
        return False
    several = text.endswith("s") and len(text) > _SHORTEST + 1 and known.common.word(text[:-1])
    return not several and not known.common.shown(text) and next(known.actors.find(text), None) is None


def _is_sure(name: Token, known: Knowledge) -> bool:
    """Whether a word is a name for all that it may only be capitalised because it opens the sentence."""
    return not name.is_sent_start or name.dep_ == "nsubj" or not known.common.word(name.text)


def _stands_alone(token: Token) -> bool:
    """Whether a word is capitalised, and no other one right beside it."""
    return token.is_title and token.is_alpha and not _is_flanked(token.doc, token.i, token.i + 1)


def _is_flanked(doc: Doc, start: int, end: int) -> bool:
    """Whether a name goes on before or behind some words."""
    before = (
        start > 0
        and not doc[start].is_sent_start
        and doc[start - 1].pos_ == "PROPN"
        and doc[start - 1].text[:1].isupper()
    )
    return before or _goes_on(doc, end)


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether a name goes on behind some words."""
    return end < len(doc) and (doc[end].text[:1].isupper() or doc[end].text == "-")


def _competes(token: Token, known: Knowledge) -> bool:
    """Whether a word does what players do, or in a contest of persons is who meets somebody."""
    contests, head = known.kinds.beside.contests, token.head
    deed = head.lemma_.lower()
    if token.dep_ == "nsubj":
        return head.pos_ == "VERB" and not is_plural(token) and (known.topics.contests or deed not in contests)
    if token.dep_ == "poss":
        return not token.ent_type_ and head.lower_ in known.kinds.beside.strokes
    if token.dep_ == "pobj":
        return known.topics.contests and head.lower_ in _MET
    return known.topics.contests and token.dep_ == "dobj" and (deed in contests or deed in _FACES)
