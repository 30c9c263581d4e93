"""Runs of capitalised words that can be the name of one body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.titles import Titles

JOINING = frozenset((
    "of", "for", "on", "and", "&", "the", "de", "del", "la", "los", "las", "y", "e", "do", "da", "per", "pour", "di",
    "du", "des",
))  # fmt: skip
LINKS = frozenset({"of", "for", "on"})
_OWNERS = frozenset((
    "People", "Women", "Men", "Children", "Peoples", "Workers", "Farmers", "Peasants", "Teachers", "Students", "Miners",
    "Nurses", "Doctors", "Lawyers", "Journalists", "Writers", "Veterans", "Pensioners", "Citizens", "Officers",
    "Prosecutors",
))  # fmt: skip
"""To whom a body belongs by its name: "People's Party", "Teachers' Union"."""
_PRONOUNS = frozenset(["we", "you", "who", "it", "they", "us", "them"])
_SAINT = ("st", "st.", "saint")
_LONGEST_OFFICE = 4
"""Words of an office whose body a name is: "State Attorney General's Office"."""
_MARKS = str.maketrans("", "", "'’‘ʻ")
"""Apostrophes within names."""
_AMOUNT = re.compile(r"[A-Z][a-z]{0,2}\d+[a-z]{0,2}")
"""A sum of money or a count, written as one word: "Sh30bn"."""
_CAMEL = re.compile(r"(?!i(?:Phone|Pad|Pod|Tunes|Cloud|Mac|Message|Player)s?\Z)[a-z]{1,5}[A-Z][a-z]{2,}[A-Za-z]*")
"""A firm's name that begins small: "iRobot", "easyJet"."""
_PARTICIPLE = re.compile(r"-(?:[a-z]{2,}ed|led|run|born|owned|held|made|built)\Z")
"""The end of a word that says by whom what stands behind it was made: "U.S.-drafted"."""
_ARTICLES = frozenset({"al", "ul", "el", "ad", "an", "ar", "as", "ash", "at", "az", "un", "ud"})
_HYPHENED = 3
"""Words of such an article, its hyphen and the name behind it."""
_OPENING = frozenset({"PROPN", "NOUN", "ADJ"})
_FEWEST = 2
"""Words of a body behind which a person's name may begin."""
_LONGEST_LIST = 12
"""Words that a list of fields has at most."""


_STYLES = frozenset({"Mr", "Mrs", "Ms", "Miss"})
"""Before somebody for whom a body acts: "in the High Court for | Mr Ruiz"."""


RANKING = frozenset({"vice", "deputy", "interim", "acting", "assistant", "associate", "battalion", "cabinet"})
"""Words of offices with which no body's name ends where the rest of the office follows."""


class Run(NamedTuple):
    """A run of capitalised words: the first token's index and the index behind the last."""

    start: int
    end: int


def runs(sentence: Sentence, known: Knowledge) -> Iterator[Run]:
    """The runs of capitalised words, joined by small words such as "of" and "for", cut where an office stands."""
    doc, titles, fields = sentence.span.doc, known.titles, known.kinds.government.fields
    at, last = sentence.span.start, sentence.span.end
    while at < last:
        if not _opens(doc[at], titles):
            at += 1
            continue
        end = at + 1
        while end < last and not _names_person(doc, end, at, known):
            if titles.splits(doc[end].text) and not _holds_office(doc, end, last, known):
                break
            if (
                capital(doc[end])
                or _owned(doc, end, last, known)
                or (doc[end].text in ("-", "'", "&") and not doc[end].whitespace_)
            ):
                end += 1
                continue
            if doc[end].text in _ARTICLES and _hyphened(doc, end, last):
                end += _HYPHENED
                continue
            ahead = end
            while ahead < last and doc[ahead].lower_ in JOINING:
                ahead += 1
            if doc[end].text == "," and (listed := _fields(doc, at, end, last, fields)):
                end = listed
                continue
            if ahead in (end, last) or not capital(doc[ahead]) or doc[ahead].text.rstrip(".") in _STYLES:
                break
            end = ahead
        yield Run(at + _led_by_article(doc, at, end), _before_office(doc, at, end, last, titles))
        at = end


def _hyphened(doc: Doc, index: int, last: int) -> bool:
    """Whether an Arabic article stands here that a hyphen ties to a name: "Ansar | al-Sharia"."""
    return index + _HYPHENED <= last and doc[index + 1].text == "-" and capital(doc[index + 2])


def _led_by_article(doc: Doc, start: int, end: int) -> bool:
    """Whether a run begins with an article that is no part of its name, as it is in "The News" and "The We Company"."""
    return doc[start].text == "The" and end - start > _FEWEST and doc[start + 1].lower_ not in _PRONOUNS


def _before_office(doc: Doc, start: int, end: int, last: int, titles: Titles) -> int:
    """The index behind a run without the first words of an office behind it: "Budget Committee | Vice Chairman"."""
    if end < last and titles.is_head(doc[end].text):
        while end > start + 1 and doc[end - 1].lower_ in RANKING:
            end -= 1
    return end


def _names_person(doc: Doc, index: int, first: int, known: Knowledge) -> bool:
    """Whether a person's name begins here, right behind a body's: "of the Harbour Commission | Ana Ruiz"."""
    before = doc[index - 1]
    if before.lower_ in _SAINT:
        return False
    if doc[index].ent_type_ == "PERSON" and doc[index].ent_iob_ == "B" and before.ent_type_ == "ORG":
        return True
    named = index + 1 < len(doc) and capital(doc[index + 1]) and fold(doc[index].text) in known.given
    if not named or index - first < _FEWEST:
        return False
    if known.kinds.closes(before.text):
        return known.kinds.of(doc[first : index + 2].text) is None
    body = doc[first:index].text
    return any(hit.end - hit.start == len(body) for hit in known.actors.find(body))


def _holds_office(doc: Doc, index: int, last: int, known: Knowledge) -> bool:
    """Whether an office within a name is that of whose a body is: "Karsa | Attorney General's Office"."""
    at = index
    while at < last and capital(doc[at]) and at - index < _LONGEST_OFFICE:
        at += 1
    return at > index and _owned(doc, at, last, known)


def _fields(doc: Doc, start: int, comma: int, last: int, fields: frozenset[str]) -> int:
    """The index behind a list of fields that goes on at a comma: "of Food | , Health and Welfare"; 0 if none does."""
    if doc[comma - 1].lower_ not in fields or not any(doc[at].lower_ in LINKS for at in range(start, comma)):
        return 0
    at, joined = comma, False
    while at < min(last, comma + _LONGEST_LIST):
        token = doc[at]
        if token.lower_ in ("and", "&"):
            joined = True
        elif joined if token.text == "," else not (capital(token) and token.lower_ in fields):
            break
        at += 1
    return at if joined and doc[at - 1].lower_ in fields else 0


def _opens(token: Token, titles: Titles) -> bool:
    if not capital(token) or titles.splits(token.text):
        return False
    return not token.is_sent_start or token.pos_ in _OPENING


def _owned(doc: Doc, index: int, last: int, known: Knowledge) -> bool:
    """Whether a possessive stands within a name: "People's Party", "Sheriff's Office", "St. Mary's Hospital"."""
    if index >= last - 1 or doc[index].text not in ("'s", "’s", "'", "’") or not capital(doc[index + 1]):
        return False
    owner = doc[index - 1]
    if owner.text in _OWNERS:
        return True
    if _is_of_many(owner, doc[index], known):
        return known.kinds.closes(doc[index + 1].text)
    held = known.titles.is_head(owner.text) or (index > 1 and doc[index - 2].lower_ in _SAINT)
    return held and known.kinds.of(doc[index - 1 : index + 2].text.replace(doc[index].text, "")) is not None


def _is_of_many(owner: Token, mark: Token, known: Knowledge) -> bool:
    """Whether a possessive is of people of some sort: "Seamen | 's Union", "Bakers | ' Guild"."""
    if owner.lower_.endswith("men"):
        return known.common.word(f"{owner.text[:-2]}an")
    return mark.text in ("'", "’") and owner.lower_.endswith("s") and known.common.word(owner.text[:-1])


def capital(token: Token) -> bool:
    """Whether a word can stand in a name by its capital letter, and is no date."""
    if token.is_lower or token.ent_type_ in ("DATE", "TIME"):
        return False
    if not token.text[:1].isupper():
        return _CAMEL.fullmatch(token.text) is not None
    if _PARTICIPLE.search(token.text) is not None:
        return False
    letters = token.text.translate(_MARKS)
    if any(letter.isdigit() for letter in letters):
        return "-" in letters or (letters.isalnum() and not letters.isupper() and not _AMOUNT.fullmatch(letters))
    return letters.isalpha() or "-" in letters or "." in letters
