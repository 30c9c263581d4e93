"""Titles of matches: who beat whom and by what score, or to what a side was led."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.predicates import whose_result
from tui.extraction.happenings.senses.contests import SCORE
from tui.extraction.happenings.titles.clause import behind
from tui.extraction.happenings.titles.courses import course
from tui.extraction.happenings.titles.cutting import shortened
from tui.extraction.happenings.titles.inflection import present
from tui.extraction.happenings.titles.phrases import LONGEST, bare, fitting, listed, plural, pointing, several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

_ROUTS = frozenset(["rout", "thrashing", "demolition", "hammering", "drubbing"])
"""Wins that are said to be of the side that lost: "the rout of Peru"."""
_WON = frozenset(["win", "victory", "triumph", "success"]) | _ROUTS
_LOST = frozenset(["defeat", "loss"])
_DRAWN = frozenset(["draw", "stalemate"])
_ALONE = frozenset(["win", "draw", "lose"])
"""Verbs by which a side's title tells of a match without the other."""
_WINNING = frozenset(["win", "draw", "lose", "advance"])
"""Verbs that stand between a victory and its score: "saw off Lima to | win 3-1"."""
_PAIR = 2
_NEAR = 5
"""Words before a noun among which its score stands: "a 2-1 second-leg | win"."""
_SET = rf"{SCORE.pattern}(?:\s?\(\d+(?:[-/]\d+)?\))?"
_CUT = re.compile(r"[\d)]\W*$")
"""A number before a score, of which it is but a part: "7 (7)-6 (3), | 6-2"."""
_GAP = re.compile(r"(?<=\d) (?=[-–]\d)")
_PARTS = re.compile(r" \d{1,3}(?: \d{1,3})?(?=$| in )")
"""What the parse left of a score behind who lost by it: "loses to Chile | 1 0"."""
_SETS = re.compile(rf"{_SET}(?:,? {_SET})*")
"""A score, or those of all sets of a match: "6-4, 7-6 (8/6), 6-4"."""


def result(telling: Telling, noun: Token, fillers: Sequence[Filler], words: str) -> str:
    """A title out of the noun for a match or its result, which the title calls ``words``."""
    own = [f for f in fillers if f.token.doc is noun.doc and f.token.sent == noun.sent]
    return (
        _beaten(noun, own) or _led_to(noun, own, words) or behind(noun, words) or course(telling, noun, words) or words
    )


def scored(words: str, telling: Telling, fillers: Sequence[Filler]) -> str:
    """The words of a title with the score, if they name both sides of a match: "Peru beats Chile | 2-1"."""
    sides = sum(filler.text in words for filler in fillers if filler.role == "participant")
    alone = telling.trigger.verbal and telling.trigger.words in _ALONE
    if telling.trigger.name not in CONTESTS or (sides < _PAIR and not alone):
        return words
    words = _GAP.sub("", words)
    score = "" if SCORE.search(words) else _score(telling.trigger.token)
    words = _PARTS.sub("", words) if score else words
    if not score or words[-1:].isdigit() or len(words) + len(score) >= LONGEST:
        return words
    told, within, where = words.rpartition(" in ")
    return f"{told} {score} in {where}" if within else f"{words} {score}"


def _score(told: Token) -> str:
    """The score right behind a verb, or before or behind the noun for a result; empty if it may be another match's."""
    sentence = told.sent
    for found in _SETS.finditer(sentence.text):
        if _CUT.search(sentence.text[: found.start()]):
            continue
        first, last = (sentence.start_char + at for at in found.span())
        if last <= told.idx and sentence.doc[max(sentence.start, told.i - _NEAR)].idx <= first and told.pos_ == "NOUN":
            return found.group()
        between = [word for word in sentence.doc[told.i + 1 : sentence.end] if word.idx < first]
        if first > told.idx and all(word.pos_ != "VERB" or word.lemma_ in _WINNING for word in between):
            return found.group()
    return ""


def _beaten(noun: Token, fillers: Sequence[Filler]) -> str:
    """Who beat whom, or drew with whom, by the noun for the result; empty if one side is not named."""
    sides = [f for f in fillers if f.role == "participant"]
    rivals = ("over", "against", "by", "to", "with", "object", *(["of"] if noun.lemma_ in _ROUTS else []))
    behind = [f for f in sides if f.how in rivals]
    first = [f for f in sides if f not in behind]
    if noun.lemma_ in _LOST:
        first, behind = behind, first
    if (given := next((child for child in noun.head.children if child.dep_ == "dative"), None)) is not None:
        first = [f for f in sides if f.token == given]
    if not first or not behind or noun.lemma_ not in _WON | _LOST | _DRAWN:
        return ""
    if first[0].named != behind[0].named:
        return ""  # who scored the goals is no side
    verb = "draw" if noun.lemma_ in _DRAWN else "beat"
    said = present(verb, plural=several(first[:1]))
    return f"{listed(first[:1])} {said} {'with ' if noun.lemma_ in _DRAWN else ''}{listed(behind[:1])}"


def _led_to(noun: Token, fillers: Sequence[Filler], words: str) -> str:
    """To what a side was led, or slipped: "Oman | slips to a 2-0 defeat"; empty where no verb says so."""
    side = whose_result(noun)
    if side is None or noun.head.lower_ != "to":
        return ""
    verb, subject = noun.head.head, clauses.subject(noun.head.head)
    known = [f for f in fillers if f.actor and f.token == side]
    who = listed(known) or bare(shortened(side))
    if pointing(who) or side.pos_ == "PRON":
        return ""
    if side == subject:
        told = f"{who} {present(verb.lemma_, plural=several(known) if known else plural(side))}"
    elif subject is None or subject.pos_ == "PRON":
        return f"{words} for {who}"
    else:
        told = f"{bare(shortened(subject))} {present(verb.lemma_, plural=plural(subject))} {who}"
    said = fitting(f"{told} to {bare(shortened(noun))}")
    return said if len(said) < LONGEST and not pointing(said) else f"{words} for {who}"
