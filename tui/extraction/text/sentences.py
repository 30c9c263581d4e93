"""Where sentences begin: settled before the parse, so that no abbreviation, initial or quote breaks one in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COMPONENT: Final = "sentence_bounds"
_STARTS: Final = "SENT_START"
_NOT: Final = 2**64 - 1
"""-1, with which an array of a text's attributes says of a word that no sentence begins with it."""
LONGEST: Final = 250
"""Words of a sentence; what goes on for longer without a stop is no sentence, and is cut at a comma if there is one."""

_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*\Z|.*[^.\W]\.[\"”’')\]]*\Z|.*[.!?…][\"”’)\]]+\Z", re.DOTALL)
_LAST: Final = frozenset(".!?…\"”’'»)]")
"""The characters with one of which such a word ends."""
_CLOSING: Final = frozenset(['"', "”", "’", "'", ")", "]", "»", "''", "**"])
_NEVER_LAST: Final = re.compile(
    r"(?:Mr|Mrs|Ms|Messrs|Mme|Dr|Drs|Prof|Rev|Fr|Msgr|Hon|Pres|Gov|Sen|Sens|Rep|Reps|Amb|Atty|Sec|Min|Insp|Supt|Gen|Maj|Col|Lt"
    r"|Rs|Re|Tk|Ksh|Capt|Cmdr|Cdr|Adm|Sgt|Cpl|Pvt|Brig|Cmd|Ft|Mt|Pt|St|Ste|vs|Vs|v|No|Nos|Art|Sec|Fig|pp|approx|ca|cf|e\.g|i\.e|viz|Al|Av|Blvd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|Gral|Ing|Lic|Sra|Sr)\.\Z"
)
_PERHAPS_LAST: Final = re.compile(
    r"(?:[A-Za-z]\.)+\Z|(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|etc|al|Ave|Rd|Dept|Univ|Assn|dep|est)\.\Z"
)
_OPENS_SENTENCE: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "he",
        "she",
        "it",
        "they",
        "we",
        "but",
        "and",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
    }
    | {
        "its",
        "their",
        "there",
        "as",
        "after",
        "before",
        "when",
        "while",
        "if",
        "for",
        "with",
        "by",
        "from",
        "however",
        "also",
        "i",
    }
    | {
        "what",
        "who",
        "how",
        "why",
        "some",
        "many",
        "most",
        "both",
        "all",
        "no",
        "not",
        "one",
        "two",
        "three",
        "according",
        "last",
    }
    | {
        "since",
        "during",
        "under",
        "although",
        "though",
        "because",
        "despite",
        "meanwhile",
        "earlier",
        "later",
        "officials",
    }
)
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october"
    r"|november|december) ?\.?"
)
_DATE_OVER_ENTRY = re.compile(
    rf"(?:\w+day ,? ?)?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?: ,)? (?:19|20)\d\d [:–—-] ",
    re.IGNORECASE,
)
"""A date that opens an entry of a list, with a colon or a dash behind it: "May 3, 2014: Rebels | …"."""
_LONGEST_DATE: Final = 9
"""Words that such a date has at most."""
_OPENING: Final = "\"“‘'«([*_"
_SPEECH: Final = frozenset(
    {
        "said",
        "says",
        "say",
        "told",
        "added",
        "adds",
        "asked",
        "asks",
        "replied",
        "wrote",
        "stated",
        "insisted",
        "warned",
        "claimed",
    }
    | {
        "shouted",
        "cried",
        "declared",
        "announced",
        "noted",
        "explained",
        "exclaimed",
        "tweeted",
        "posted",
        "stressed",
        "recalled",
    }
)
_SPEAKERS: Final = frozenset(
    {
        "he",
        "she",
        "they",
        "the",
        "a",
        "an",
        "of",
        "for",
        "minister",
        "president",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    }
    | {
        "chief",
        "police",
        "official",
        "officer",
        "leader",
        "director",
        "secretary",
        "general",
        "de",
        "al",
        "bin",
        "van",
        "von",
    }
)


def sentence_starts(words: list[str], spaced: list[bool]) -> list[bool | None]:
    """For each token whether a sentence begins with it: yes, no, or None where the parse may decide.

    Args:
        words: the tokens' texts; tokens of white space are not among them.
        spaced: whether white space stands before each token.
    """
    starts: list[bool | None] = [False] * len(words)
    first = 0
    entry = _behind_date(words)
    for index in range(1, len(words)):
        starts[index] = True if index == entry else _begins(words, spaced, index)
        if starts[index]:
            first = index
        elif index - first >= LONGEST:
            marks = (at for at in range(index, first + LONGEST // 2, -1) if words[at - 1] in (",", ";", ":"))
            first = next(marks, index)
            starts[first] = True
    return starts


def _behind_date(words: list[str]) -> int | None:
    """Where an entry goes on behind the date that opens it, if one does."""
    date = _DATE_OVER_ENTRY.match(" ".join(words[:_LONGEST_DATE]))
    at = date[0].count(" ") if date else 0
    return at if 0 < at < len(words) and (words[at][:1].isupper() or words[at].isdigit()) else None


def _begins(words: list[str], spaced: list[bool], index: int) -> bool | None:
    end = index - 1
    while end > 0 and words[end] in _CLOSING and not spaced[end]:
        end -= 1
    closed = end < index - 1
    last = words[end]
    if last[-1] not in _LAST or not _STOP.match(last) or not (spaced[index] or (closed and spaced[index - 1])):
        return None if last[-1:] in ":;" and spaced[index] else False
    opened = index
    while opened < len(words) - 1 and words[opened] in _OPENING:
        opened += 1
    following = words[opened]
    if not (following[0].isupper() or following[0].isdigit() or opened > index):
        return None if len(last) > 3 or closed or last in "!?" else _after_word(words, end)
    if last in (".", "...", "…", "....") and end > 0 and not spaced[end]:
        last = words[end - 1] + "." if last == "." else last
    if end <= 1 and len(last) <= 3 and last.rstrip(".").isalnum():
        return False  # a number or a letter that counts paragraphs
    if last == "no." and following[0].isdigit():
        return False
    if _NEVER_LAST.match(last) and not (last == "No." and not following[0].isdigit()):
        return False
    if _PERHAPS_LAST.match(last):
        return following.lower() in _OPENS_SENTENCE and following[0].isupper()
    if last in ("...", "…", "....") or (closed and words[end] in ("!", "?", "...", "…")):
        return not _attributes(words, opened) if opened == index else True
    return True


def _after_word(words: list[str], end: int) -> bool | None:
    """Before a small letter a stop may end a sentence if it follows a whole word, and not if it follows an initial."""
    return None if words[end] == "." and end and len(words[end - 1]) > 3 else False


def _attributes(words: list[str], index: int) -> bool:
    """Whether the words from ``index`` on say who said what stands before them."""
    for at in range(index, min(index + 8, len(words))):
        word = words[at]
        if word.lower() in _SPEECH:
            return True
        if not (word[0].isupper() or word.lower() in _SPEAKERS):
            return False
    return False


@Language.component(COMPONENT)
def sentence_bounds(doc: Doc) -> Doc:
    """The pipeline's component: set where sentences begin, before the parser looks for it."""
    tokens: list[Token] = []
    spaced: list[bool] = []
    space = False
    settled = doc.to_array([_STARTS])  # set all at once: each assignment to a token looks through the whole text
    for token in doc:
        if not token.is_space:
            tokens.append(token)
            spaced.append(space)
        elif token.i:
            settled[token.i] = _NOT
        space = token.is_space or bool(token.whitespace_)
    for token, begins in zip(tokens, sentence_starts([token.text for token in tokens], spaced), strict=True):
        if token.i and begins is not None:
            settled[token.i] = 1 if begins else _NOT
    return doc.from_array([_STARTS], settled)  # type: ignore[arg-type]
