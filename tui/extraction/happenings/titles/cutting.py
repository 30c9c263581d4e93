"""A phrase of a text cut down to what a title can hold: without dates and asides, and whole where it ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_CLAUSES = frozenset(["relcl", "advcl", "appos"])
"""Clauses and names behind a noun that a title leaves out."""
_LOOSE = frozenset(["acl", "advcl", "npadvmod", "advmod"])
_FILLING = frozenset(["dobj", "xcomp", "ccomp", "attr", "acomp", "oprd", "nsubjpass"])
"""What a verb can be whole with."""
_OF_A_NOUN, _OF_A_CLAUSE, _LONGEST = 8, 11, 15
"""Words behind which a noun's phrase and a clause lose what they can do without, and those of any phrase."""
_CALLING = frozenset(["call", "describe", "term", "dub", "as"])
"""Verbs behind which a word between quotation marks goes on with the sentence."""
_QUOTES = ("“", "”", '"')
_BREAKS = (",", ";", "—", "(", *_QUOTES)
"""Marks at which a phrase of a title ends."""
_HANGING = frozenset(["ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT"])
"""Parts of speech that no title ends with where a phrase was cut."""
_MARKED = 4
"""Words between quotation marks that a title goes on with."""


def verbatim(clause: Token) -> bool:
    """Whether a clause gives somebody's own words, which no title goes on with."""
    first = clause.left_edge
    opened = first.i and first.nbor(-1).text in (*_QUOTES, "‘", "'")
    begins = first.is_title and first.pos_ not in ("PROPN",) and not first.ent_type_ and first.text != "I"
    return bool(opened) or first.text in _QUOTES or (begins and clause.i > clause.head.i)


def dated(token: Token) -> bool:
    """Whether a phrase only says when: "in August", "on 3 May"."""
    if token.dep_ == "npadvmod":
        return token.ent_type_ in ("DATE", "TIME")
    nouns = [child for child in token.children if child.dep_ == "pobj"] if token.dep_ == "prep" else []
    return bool(nouns) and all(noun.ent_type_ in ("DATE", "TIME") for noun in nouns)


def shortened(token: Token) -> str:
    """A phrase without its dates, its clauses and what stands behind them, and no longer than a title can hold."""
    kept = _lightened(_kept(token), token)[:_LONGEST]
    while len(kept) > 1 and kept[-1] != token and (kept[-1].pos_ in _HANGING or _hangs(kept, token)):
        kept.pop()
    if any(after.tag_ == "POS" for after in token.doc[kept[-1].i + 1 : kept[-1].i + 2]):
        return ""  # the parse took a possessor for the whole
    return spaced(kept)


def _kept(token: Token) -> list[Token]:
    """The words of a phrase up to the first clause or mark behind its head, but for dates and asides."""
    cuts = {part.left_edge.i for part in token.subtree if part.dep_ in _CLAUSES and part != token}
    cuts |= {part.i for part in token.rights if part.dep_ == "acl" and part.tag_ == "VBG" and _goes_on(part)}
    dates = {part.i for when in token.subtree if when.i > token.i and dated(when) for part in when.subtree}
    aside = _aside(token)
    kept: list[Token] = []
    for part in token.subtree:
        if part.i in cuts and part.i > token.i:
            break
        if part.i in dates or part.i in aside or (part.tag_ == "WRB" and part.head == token):
            continue
        if part.is_punct and part.text in _BREAKS and part.i < token.i:
            continue
        if part.text in _QUOTES and _marks_words(part):
            continue
        if part.is_punct and part.text in _BREAKS and not (clauses.parts_list(part) or _parts_modifiers(part)):
            quoted = part.text in _QUOTES and kept and kept[-1].lemma_ in _CALLING
            if not quoted and not (part.text in _QUOTES and any(one.text in _QUOTES for one in kept)):
                break
        kept.append(part)
    return kept


def _hangs(kept: Sequence[Token], token: Token) -> bool:
    """Whether the last word of a phrase belongs to one that was cut off: "the minister for Political, | Legal"."""
    places = {part.i for part in kept}
    for up in kept[-1].ancestors:
        if up == token:
            return False
        if up.i not in places:
            return True
    return False


def _lightened(kept: list[Token], token: Token) -> list[Token]:
    """The words of a phrase without the last of its parts that it can do without, while it is too long."""
    ties = (child for child in token.rights if child.dep_ in ("prep", "acl"))
    argued = next(ties, None) if token.pos_ == "NOUN" else None
    most = _OF_A_CLAUSE if token.pos_ in ("VERB", "AUX") else _OF_A_NOUN + (kept[0].pos_ in ("DET", "PRON"))
    while sum(bool(part.whitespace_) for part in kept) >= most:
        last = {kept[-1], *kept[-1].ancestors}
        ends = [part for part in kept if part.i > token.i and part in last and part != argued and _loose(part)]
        start = max((_beginning(part, kept) for part in ends), default=0)
        if start <= 1 or kept[start - 1].i < token.i:
            break
        kept = kept[:start]
    return kept


def _beginning(part: Token, kept: Sequence[Token]) -> int:
    """The place among the words of a phrase where one of its parts begins, with the "and" before it."""
    first = part.left_edge.i
    start = next(n for n, word in enumerate(kept) if word.i >= first)
    while part.dep_ == "conj" and start and (kept[start - 1].dep_ == "cc" or kept[start - 1].is_punct):
        start -= 1
    return start


def _loose(part: Token) -> bool:
    """Whether a phrase is whole without one of its parts: not without what is "of" it, nor what its verb waits for."""
    over = part.head
    if part.dep_ == "prep":
        waits = over.pos_ == "VERB" and not any(
            child.dep_ in _FILLING or (child.dep_ == "prep" and child.i < part.i) for child in over.children
        )
        return part.lower_ not in ("of", "between") and over.pos_ != "ADJ" and not waits
    if part.dep_ == "conj":
        return over.head.lower_ not in ("between", "among")
    return part.dep_ in _LOOSE and part.tag_ != "VB"


def _goes_on(clause: Token) -> bool:
    """Whether what is told of somebody is too long for a title: "rebels | fighting in the north of the island"."""
    return clause.right_edge.i - clause.i >= _OF_A_NOUN - 1


def spaced(words: Sequence[Token]) -> str:
    """Some words of a text with the spaces that it has between them, and one where others are left out."""
    parts = (word.text_with_ws + " " * (after.i > word.i + 1) for word, after in pairwise([*words, words[-1]]))
    return " ".join("".join(parts).split())


def _aside(token: Token) -> set[int]:
    """The places of the words between brackets before a phrase's head: "unregulated | (IUU) | fishing"."""
    before = [part for part in token.subtree if part.i < token.i]
    opened = next((part.i for part in before if part.text == "("), None)
    closed = next((part.i for part in before if part.text.endswith(")")), None)
    return set(range(opened, closed + 1)) if opened is not None and closed is not None else set()


def _parts_modifiers(comma: Token) -> bool:
    """Whether a comma stands between two modifiers of a noun behind it: "an important, strategic partner"."""
    before = comma.nbor(-1) if comma.text == "," and comma.i else None
    return before is not None and before.dep_ == "amod" and before.head.i > comma.i


def _marks_words(mark: Token) -> bool:
    """Whether a quotation mark belongs to a few words that a sentence only marks: "a “heinous” attack"."""
    doc, at = mark.doc, mark.i
    near = (*range(max(0, at - 1 - _MARKED), at - 1), *range(at + 2, min(len(doc), at + 2 + _MARKED)))
    return any(doc[other].text in _QUOTES for other in near)
