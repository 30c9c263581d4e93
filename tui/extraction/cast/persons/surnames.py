"""Persons named again by one of their names, where the model sees none or something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.cast.personal import names_place
from tui.extraction.cast.persons.extents import begun
from tui.extraction.clauses import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.knowledge import Knowledge

_ARTICLE = re.compile(r"(?i)\A(?:a[lnrstz]|ash|el|ul|ur)-(?=\w{3})")


def repeated(analysis: Analysis, persons: Sequence[Candidate], known: Knowledge) -> Iterator[Candidate]:
    """Every word that is the surname of a person named elsewhere, or a first name that only one of them bears."""
    yield from _doubled(analysis, persons)
    surnames = _surnames(persons, known)
    first = _first_names(persons, surnames, known)
    surnames = {name for name in surnames if len(name) > 2 and name not in known.actors.country_of}
    for sentence in analysis.sentences:
        for token in sentence.each:
            if token.is_lower and token.pos_ != "PROPN":
                continue
            plain = fold(token.text)
            if plain in surnames and token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "VERB"):
                if token.is_sent_start and token.pos_ != "PROPN" and not _acts(token) and known.common.word(plain):
                    continue
                goes_on = token.i + 1 < sentence.span.end and token.nbor().is_title and token.nbor().pos_ == "PROPN"
                start = token.i if goes_on else begun(token.doc, token.i, token.i + 1, sentence.span.start, known)
                name = token.doc[start : token.i + 1]
                if names_place(token.doc, start, token.i + 1):
                    continue
                yield Candidate(*sentence.offsets(name), name.text, "person", "surname", weight=2, certainty=0.8)
            elif plain in first and (token.pos_ == "PROPN" or _acts(token)) and not _in_a_name(token):
                yield Candidate(*sentence.offsets(token), token.text, "person", "first name", weight=2, certainty=0.7)


def _doubled(analysis: Analysis, persons: Sequence[Candidate]) -> Iterator[Candidate]:
    """The surnames in two parts, which are several tokens: "García-Márquez", and "Al-Khatib", called "Khatib", too."""
    for name in {one.name.split()[-1] for one in persons if "-" in one.name.split()[-1] and " " in one.name}:
        bare = without_article(name)
        form = re.escape(name) if bare == name else rf"(?:(?i:{re.escape(name.removesuffix(bare))}))?{re.escape(bare)}"
        for match in re.finditer(rf"(?<![\w-])(?<!\b[Aa]l )(?:{form})(?![\w-])", analysis.text):
            within = analysis.sentence_at(match.start())
            if within is not None and match.end() <= within.end:
                yield Candidate(*match.span(), name, "person", "surname", weight=2, certainty=0.9)


def without_article(surname: str) -> str:
    """A surname without the Arabic article, with which texts may leave it: ``al-Khatib`` is ``Khatib``."""
    return _ARTICLE.sub("", surname)


def _surnames(persons: Sequence[Candidate], known: Knowledge) -> set[str]:
    """The last word of each name, and of a longer one the last but one, which in Spanish is the father's."""
    found: set[str] = set()
    for one in persons:
        words = normal(one.name).split()
        if len(words) > 1 or one.role is not None or one.rule in ("alias", "alone", "title"):
            found.add(words[-1])
        if len(words) > 2 and fold(words[0]) in known.given and not known.titles.is_title(words[-2]):
            found.add(words[-2])
    return found


def _first_names(persons: Sequence[Candidate], surnames: set[str], known: Knowledge) -> set[str]:
    """The first names that one person bears alone and that are nothing else in this text."""
    bearers: dict[str, set[str]] = {}
    for one in persons:
        words = normal(one.name).split()
        for form in (words[0], *known.short.get(words[0], ())) if len(words) > 1 else ():
            bearers.setdefault(form, set()).add(words[-1])
    taken = surnames | known.actors.country_of.keys()
    return {
        name for name, held in bearers.items() if len(held) == 1 and name not in taken and not known.common.shown(name)
    }


def _acts(token: Token) -> bool:
    """Whether a capitalised noun is a verb's subject, as an ordinary one without an article would not be."""
    return token.pos_ == "NOUN" and token.text[:1].isupper() and token.dep_ in SUBJECTS


def _in_a_name(token: Token) -> bool:
    """Whether a capitalised word stands right beside another one."""
    doc, at = token.doc, token.i
    before = doc[at - 1] if at > token.sent.start else None
    after = doc[at + 1] if at + 1 < len(doc) else None
    return any(other is not None and other.text[:1].isupper() for other in (before, after))
