"""Where a person's name begins and ends among the words of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.common import verbs
from tui.extraction.cast.lexicon import fold
from tui.extraction.time.almanac import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.titles import Titles

_POSSESSIVES = ("’s", "'s", "’", "'")
_PARTICLES = frozenset((
    "de", "del", "la", "las", "los", "y", "da", "dos", "das", "di", "van", "von", "der", "den", "bin", "ibn", "al",
    "el", "ul", "uz", "ud", "us", "dela", "san", "ur", "un", "abu", "ben", "bint", "ter", "ten", "le", "du",
))  # fmt: skip

_POSTNOMINALS = frozenset({"QC", "KC", "SC", "MBE", "OBE", "CBE", "PhD", "Esq", "JP"})
"""Letters behind a name that do not belong to it."""
_FULL = 2
"""Words of a full name."""
_MOST = 4
"""Words of a name that may lack its first."""
_SHORTEST = 3
"""Letters of a first word."""
_PASSING = frozenset({"interim", "acting", "former", "ex"})
"""What may stand before an office, behind a name in a headline."""
_MIDDLE = frozenset({"dean", "son"})
"""An office and kin that are names, too: "Billy | Dean Ruiz"."""
_TYING = frozenset({"e", "i", "o"})
"""Particles only between two hyphens."""
_FILIAL = frozenset({"bin", "ibn", "bint", "ben", "al", "el"})
"""Particles before a name that may look like an office: "bin Sultan"."""
_QUOTES = ('"', "“", "”", "'", "‘", "’", "``", "''")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_GIVEN_STATES = frozenset({"chad", "georgia", "israel", "india", "kenya", "ireland", "cuba", "america", "china"})
"""States that are first names, too."""
_NAMES = frozenset(["friday", "sunday"])
"""Days that are names, too."""


def run(doc: Doc, start: int, last: int, titles: Titles) -> int:
    """The index behind the run of words from ``start`` on, but before ``last``, that may all belong to one name."""
    end = start
    while end < last and _goes_on(doc, end, last, titles):
        end += 1
    return end


def first_of_name(doc: Doc, end: int, first: int) -> int:
    """The index of the first of the proper nouns that end before ``end``, hyphens among them; not before ``first``."""
    at = end
    while at > first:
        before = doc[at - 1]
        tied = before.text == "-" and at < end and not before.whitespace_ and at - 2 >= first
        if not tied and not (before.pos_ == "PROPN" and _capital(before)):
            break
        at -= 1
    return at


def trimmed(doc: Doc, start: int, end: int, last: int, known: Knowledge) -> tuple[int, int]:
    """A stretch of words cut to those of a name: no title before it, no state, office or possessive behind it.

    Args:
        doc: the parsed block.
        start: index of the stretch's first token.
        end: index behind its last one.
        last: index behind the sentence's last one, up to which a name in two goes on behind its hyphen.
        known: what tells names from other words.

    Returns:
        The index of the name's first token and that behind its last; the second is no greater if there is no name.
    """
    if start > 1 and _hyphenated(doc, start) and doc[start - 2].pos_ == "PROPN" and doc[start - 2].is_alpha:
        start -= 2
    if doc[start].text == "Will" and doc[start].is_sent_start and end - start > 1 and "?" in doc[start].sent.text:
        start += 1
    start = _first(doc, _behind_owner(doc, _behind_office(doc, start, end, known), end), end, known.titles)
    while 0 < start < end - 1 and _beat(doc, start, end, known):
        start += 1
    at = start
    while at < end and _fits(doc[at]) and (at == start or not _closes(doc, at, end, known)):
        if _acts(doc, at, start):
            break
        at += 1
    while at + 1 < last and _hyphenated(doc, at + 1) and (_capital(doc[at + 1]) or _ties(doc, at + 1, last)):
        at += 2 if _capital(doc[at + 1]) else 4
    while at > start and (doc[at - 1].text in _POSSESSIVES or not _capital(doc[at - 1])):
        if at - start > 3 and _hyphenated(doc, at - 1):
            break
        at -= 1
    return start, at


def _behind_office(doc: Doc, start: int, end: int, known: Knowledge) -> int:
    """The index behind a state, with an office or none, that the model takes into a name: "Peruvian PM | Ana Ruiz"."""
    full = end - start > _FULL and fold(doc[start + 1].text) in known.given
    first = fold(doc[start].text)
    if full and first in known.actors.country_of and first not in known.given | _GIVEN_STATES:
        return start + 1
    held = start > 1 and doc[start - 1].lower_ == "of" and known.titles.is_head(doc[start - 2].text)
    if held and end - start > 1 and first in known.actors.country_of:
        return start + 1  # "President of Argentina | Macri"
    for at in range(end - 2, start, -1):
        if known.titles.is_head(doc[at].text) and fold(doc[start:at].text) in known.actors.country_of:
            return at + 1
    return start


def _behind_owner(doc: Doc, start: int, end: int) -> int:
    """The index behind whose somebody is, where the model takes it into a name: "KRB's | Ana Ruiz"."""
    owned = (at + 1 for at in range(start + 1, end - 2) if doc[at].tag_ == "POS")
    return next(owned, start)


def _acts(doc: Doc, index: int, start: int) -> bool:
    """Whether a verb follows a full name in a headline that capitalises every word: "Ana Ruiz | Meets Envoy"."""
    text = doc[index].text.lower()
    if index - start < _FULL or index + 1 >= len(doc) or not doc[index + 1].is_title or not doc[index].is_title:
        return False
    return any(text.endswith(end) and text.removesuffix(end) in verbs() for end in ("s", "es")) and text[-2] != "s"


def _beat(doc: Doc, index: int, end: int, known: Knowledge) -> bool:
    """Whether a word says where the holder of the office before it serves: "Commissioner | Quetta Omar Shafi"."""
    if not known.places.named(fold(doc[index].text)):
        return False
    full = end - index > 2 and fold(doc[index].text) not in known.given
    return known.titles.is_rank(doc[index - 1].text) or (full and known.titles.is_head(doc[index - 1].text))


def begun(doc: Doc, start: int, end: int, first: int, known: Knowledge) -> int:
    """The index of a name's first word, where only a part of it was seen: "Antony | J. Ruiz", "Sinclair | Ruiz".

    Before a surname alone that is any word which is nothing else; before a longer name, a given name.
    """
    while start > first and end - start < _MOST and fold(doc[start - 1].text) in known.given:
        if not _can_begin(doc, start - 1, known):
            return start
        start -= 1
    at = start - 1
    if at < first or not _can_begin(doc, at, known) or known.kinds.of(doc[at:end].text) is not None:
        return start
    lone = end - start == 1 and doc[at].pos_ == "PROPN" and not known.common.word(doc[at].text)
    apart = at == first or not _capital(doc[at - 1]) or known.titles.is_title(doc[at - 1].text)
    return at if lone and (apart or fold(doc[at - 1].text) in known.actors.country_of) else start


def ended(doc: Doc, start: int, end: int, last: int, titles: Titles) -> int:
    """The index behind a name's last word, where the model sees none in it though the parse does: "Ana | Ruiz"."""
    while end < last and end - start < _MOST and doc[end - 1].dep_ == "compound" and doc[end - 1].head.i == end:
        word = doc[end]
        if word.pos_ != "PROPN" or word.ent_type_ or not word.is_title or not doc[end - 1].whitespace_:
            break
        if titles.is_title(word.text) or _acts(doc, end, start):
            break
        end += 1
    return end


def _can_begin(doc: Doc, index: int, known: Knowledge) -> bool:
    """Whether a word can be the first of a name: written like one, and no title's, state's, place's or body's."""
    text, plain = doc[index].text, fold(doc[index].text)
    if not doc[index].is_title or not text.isalpha() or len(text) < _SHORTEST or doc[index].ent_type_ == "DATE":
        return False
    if doc[index].whitespace_ != " " or known.titles.goes_on(doc, index):
        return False
    if plain in known.actors.country_of or plain in WEEKDAYS:
        return False
    if known.places.named(plain) or known.kinds.head(text) or plain in known.kinds.nouns:
        return False
    return next(known.actors.find(text), None) is None


def unlettered(name: str) -> str:
    """A full name without the letters behind it: "Ana Ruiz" of "Ana Ruiz QC"."""
    words = name.split()
    while len(words) > _FULL and words[-1] in _POSTNOMINALS:
        words.pop()
    return " ".join(words)


def nicknamed(doc: Doc, end: int, last: int) -> int:
    """The index behind a name that goes on behind a nickname between quotation marks: Ana | “Tania” Ruiz."""
    if end + 3 >= last or doc[end].text not in _QUOTES or not _capital(doc[end + 1]):
        return end
    close = end + 2 if doc[end + 2].text in _QUOTES else end + 3
    at = close + 1
    if close >= last or doc[close].text not in _QUOTES:
        return end
    while at < last and ((_capital(doc[at]) and doc[at].pos_ == "PROPN") or fold(doc[at].text) in _PARTICLES):
        at += 1
    return at if _capital(doc[at - 1]) else end


def _first(doc: Doc, start: int, end: int, titles: Titles) -> int:
    """The index of the first word that is no title and is capitalised, or a particle with more behind it."""
    while start < end:
        particle = end - start > 1 and fold(doc[start].text) in _PARTICLES
        joining = doc[start].is_sent_start and doc[start].pos_ in ("ADP", "SCONJ", "CCONJ")
        offices = end - start > 1 and doc[start].text.endswith("s") and titles.is_head(doc[start].text[:-1])
        if (particle or _capital(doc[start])) and not joining and not offices and not titles.goes_on(doc, start):
            break
        start += 1
    return start


def _goes_on(doc: Doc, index: int, last: int, titles: Titles) -> bool:
    token: Token = doc[index]
    text = token.text
    if _capital(token) and (token.is_alpha or "-" in text or "'" in text or "’" in text or _initial(token)):
        if titles.is_title(text) and titles.goes_on(doc, index) and not _is_borne(doc, index, last, titles):
            return False
        return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV")
    if text == "-":
        tied = index + 1 < last and not token.whitespace_ and _capital(doc[index + 1])
        return tied and fold(doc[index - 1].text) in _PARTICLES
    after = index + 1
    if after + 1 < last and doc[after].text == "-" and not token.whitespace_:
        after += 1
    while after + 1 < last and fold(text) in _PARTICLES and fold(doc[after].text) in _PARTICLES:
        after += 1
    return fold(text) in _PARTICLES and after < last and _capital(doc[after])


def _fits(token: Token) -> bool:
    """Whether a word or mark can stand in a name."""
    text = token.text
    if any(character.isdigit() for character in text):
        return False
    if text == "-":
        return not token.whitespace_ and not (token.i and token.nbor(-1).whitespace_)
    if _capital(token) or text == "." or fold(text) in _PARTICLES:
        return True
    return text.isalpha() and _hyphenated(token.doc, token.i)


def _closes(doc: Doc, index: int, end: int, known: Knowledge) -> bool:
    """Whether a name ends before a word: a state's, or an office, unless it is the surname of a given name."""
    text = doc[index].text
    surname = (index == end - 1 and fold(doc[index - 1].text) in known.given) or doc[index - 1].lower_ in _FILIAL
    borne = surname and doc[index].ent_type_ == "PERSON" and doc[index].dep_ not in ("amod", "compound")
    if (fold(text) in known.actors.country_of and not borne) or _says_when(doc, index):
        return True
    if index == end - 1 and fold(text) in _PASSING:
        return True
    if _is_borne(doc, index, end, known.titles):
        return False
    return len(text) > 3 and not surname and known.titles.is_head(text)


def _says_when(doc: Doc, index: int) -> bool:
    """Whether a day stands behind a name and before its verb: "Ana Ruiz | Wednesday told reporters"."""
    if doc[index].lower_ not in WEEKDAYS or not doc[index].text.endswith("day"):
        return False
    after = doc[index + 1] if index + 1 < len(doc) else None
    return doc[index].lower_ not in _NAMES or after is None or after.pos_ in ("VERB", "AUX", "ADV")


def _ties(doc: Doc, index: int, last: int) -> bool:
    """Whether a particle stands between two hyphens of a name: the second word of "Zaman-ul-Haq"."""
    return (
        index + 2 < last
        and (fold(doc[index].text) in _PARTICLES or doc[index].text in _TYING)
        and doc[index + 1].text == "-"
        and _capital(doc[index + 2])
    )


def _hyphenated(doc: Doc, index: int) -> bool:
    """Whether a word hangs on the one before by a hyphen, as the last of "Kim Jong-un" does."""
    if index < 2 or doc[index - 1].text != "-":
        return False
    return not doc[index - 1].whitespace_ and not doc[index - 2].whitespace_ and _capital(doc[index - 2])


def _is_borne(doc: Doc, index: int, last: int, titles: Titles) -> bool:
    """Whether a title is a name here, between two others: "Omar Sheikh Karim", "Billy Dean Ruiz"."""
    plain = fold(doc[index].text)
    if plain in _MIDDLE and 0 < index < last - 1 and doc[index - 1].pos_ == "PROPN" and doc[index + 1].is_title:
        return doc[index - 1].is_title and not titles.is_title(doc[index - 1].text)
    return titles.is_honorific(plain) and _within_name(doc, index, last)


def _within_name(doc: Doc, index: int, last: int) -> bool:
    """Whether a title stands within a name, as the third word of "President Omar Sheikh Karim"."""
    if index + 1 >= last or not index or not _capital(doc[index + 1]):
        return False
    before, here = doc[index - 1], doc[index]
    return before.dep_ == here.dep_ == "compound" and before.head == here.head and here.head.i > index


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _initial(token: Token) -> bool:
    return _INITIALS.fullmatch(token.text) is not None
