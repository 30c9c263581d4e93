"""Lists of people, read by the words between them: a parse often loses where a long list goes on.

"Six priests (five Spaniards and a Chilean), a cook and her daughter were killed" names three; what stands in brackets
and what only says who somebody is are none of its members.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_INSIDE = frozenset(["DET", "ADJ", "NUM", "NOUN", "PROPN", "PART"])
_TIED = frozenset(["of", "from", "in", "at", "for"])
_JOINING = frozenset([",", ";", "and", "&", "plus"])
_CLOSING = frozenset(["and", "&", "plus"])
_BRACKETS = {"(": ")", "[": "]", "--": "--", "–": "–", "—": "—"}
_WITH = frozenset(["along", "together"])


def members(head: Token, verb: Token) -> list[Token]:
    """The heads of the phrases that a list goes on with, beside the one with this head, in order.

    Args:
        head: the head of a phrase that somebody befalls something in.
        verb: the word that says so; a list before it does not go on behind it.
    """
    sentence = list(head.sent)
    start = sentence[0].i
    at = head.i - start
    limit = min((word.i for word in (verb, *clauses.auxiliaries(verb)) if word.i > head.i), default=verb.i) - start
    behind = _rightwards(sentence, at, limit if limit > at else len(sentence))
    before = _leftwards(sentence, at) if limit > at else []
    return [*before, *behind]


def beside(verb: Token) -> list[Token]:
    """The heads of the phrases behind "along with" and "together with", after a verb and before the next one."""
    sentence = list(verb.sent)
    start = sentence[0].i
    for at in range(verb.i - start + 1, len(sentence) - 2):
        word = sentence[at]
        if word.pos_ in ("VERB", "AUX") and word.tag_ != "VBG":
            return []
        if word.lower_ in _WITH and sentence[at + 1].lower_ == "with":
            end = _end(sentence, at + 2)
            first = _head(sentence[at + 2 : end])
            return [first, *_rightwards(sentence, first.i - start, len(sentence))] if first is not None else []
    return []


def _rightwards(sentence: Sequence[Token], at: int, limit: int) -> list[Token]:
    """The members behind a phrase, up to where another verb or the limit begins."""
    found: list[Token] = []
    last = sentence[at]
    here = _end(sentence, at)
    closed = False
    while here < limit:
        here, joining = _joint(sentence, _some_of_them(sentence, here))
        if not joining or (closed and not joining & _CLOSING):
            break
        end = _end(sentence, here)
        head = _head(sentence[here:end])
        if head is None or _verb_follows(sentence, end, limit):
            break
        if last.tag_ == "NNS" and head.pos_ == "PROPN" and joining == {","}:
            break
        closed = closed or bool(joining & _CLOSING)
        if not _tells_who(last, head, sentence[here], joining):
            found.append(head)
            last = head
        here = end
    return found if closed else []


def _leftwards(sentence: Sequence[Token], at: int) -> list[Token]:
    """The members before a phrase, as far back as the list goes."""
    found: list[Token] = []
    here = _start(sentence, at)
    if not any(word.lower_ in _CLOSING for word in sentence[max(0, here - 2) : here]):
        return []
    while here > 0:
        end = here
        while end > 0 and sentence[end - 1].lower_ in _JOINING:
            end -= 1
        if end == here:
            break
        if end == 0 or sentence[end - 1].pos_ not in _INSIDE:
            break
        first = _start(sentence, end - 1)
        head = _head(sentence[first:end])
        if head is None:
            break
        while first > 1 and sentence[first - 1].lower_ == "of":
            outer = _start(sentence, first - 2)
            over = _head(sentence[outer : first - 1])
            if over is None:
                break
            first, head = outer, over
        if first and sentence[first - 1].pos_ == "ADP" and sentence[first - 1].lower_ not in ("of", "after", "for"):
            break
        found.append(head)
        here = first
    return found[::-1]


def _start(sentence: Sequence[Token], at: int) -> int:
    """Where the run of words that a word ends begins."""
    while at > 0 and _inside(sentence[at - 1]):
        at -= 1
    return at


def _end(sentence: Sequence[Token], at: int) -> int:
    """Where the phrase around a word ends, with what "of" and "from" tie to it, and what stands in brackets."""
    while at < len(sentence):
        word = sentence[at]
        if word.text in _BRACKETS:
            close = next((i for i in range(at + 1, len(sentence)) if sentence[i].text == _BRACKETS[word.text]), None)
            if close is None:
                return at
            at = close + 1
        elif _inside(word) or (word.lower_ in _TIED and at + 1 < len(sentence) and _inside(sentence[at + 1])):
            at += 1
        else:
            return at
    return at


def _inside(word: Token) -> bool:
    return word.pos_ in _INSIDE or word.tag_ in ("HYPH", "PRP$", "POS")


def _head(words: Sequence[Token]) -> Token | None:
    """The head of a run of words: the last noun before "of", or the number that stands alone."""
    own: list[Token] = []
    for word in words:
        if word.lower_ in _TIED or word.text in _BRACKETS:
            break
        own.append(word)
    nouns = [word for word in own if word.pos_ in ("NOUN", "PROPN") and word.tag_ != "POS"]
    if nouns:
        return nouns[-1]
    return next((word for word in own if word.pos_ == "NUM"), None)


def _some_of_them(sentence: Sequence[Token], at: int) -> int:
    """Where a list goes on behind what it says of some members: ", five of whom were Spaniards"."""
    words = [word.lower_ for word in sentence[at : at + 4]]
    if words[:1] != [","] or words[2:] not in (["of", "whom"], ["of", "them"]):
        return at
    return next((i for i in range(at + 4, len(sentence)) if sentence[i].text == ","), at)


def _joint(sentence: Sequence[Token], at: int) -> tuple[int, set[str]]:
    """Where the next member begins, and the words that join it; none if the list ends."""
    joining: set[str] = set()
    while at < len(sentence):
        word = sentence[at]
        if word.lower_ in _JOINING:
            joining.add(word.lower_)
            at += 1
        elif [other.lower_ for other in sentence[at : at + 3]] == ["as", "well", "as"]:
            joining.add("and")
            at += 3
        elif joining & _CLOSING and word.lower_ == "of":
            at += 1
        else:
            break
    return at, joining


def _verb_follows(sentence: Sequence[Token], end: int, limit: int) -> bool:
    """Whether a phrase is the subject of a clause of its own, and so no member of the list before it."""
    return end < limit and sentence[end].tag_ in ("VBD", "VBZ", "VBP", "VBN", "MD")


def _tells_who(last: Token, head: Token, first: Token, joining: set[str]) -> bool:
    """Whether a phrase only says who the one before it is: "Ruiz, the mayor", "Ruiz, a dancer and stage manager".

    "Ruiz, his wife and a nurse" are three: nobody is his own.
    """
    named, name = last.pos_ == "PROPN", head.pos_ == "PROPN"
    if named and not name and first.tag_ == "PRP$":
        return False
    if joining == {","} and (head.pos_ == "NUM" or named != name):
        return True
    return named and not name and first.pos_ not in ("DET", "NUM") and head.tag_ == "NN"
