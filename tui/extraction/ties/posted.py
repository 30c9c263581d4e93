"""Posted: who holds a post in a body or a state, by the words between the two names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.extraction.ties.posts import of_body, of_state, only_wanted
from tui.extraction.ties.telling import relation
from tui.extraction.ties.tie import BODIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.extraction.analysis import Analysis, Cast
    from tui.extraction.ties.words import RelationTerms
    from tui.model import Appearance, Predicate, Relation

_PLAIN = re.compile(r" (?P<office>[a-z]+(?:-[a-z]+)?) ")
"""Between a body and one of its people: "the Ferry Board | employee | Ana Ruiz"."""
_CHARGED = re.compile(
    r" (?P<office>(?:[a-z-]+ ){0,3}?[a-z-]+)"
    r" (?:(?:in charge of|responsible for)(?: [a-z-]+){1,6}|and(?: [a-z-]+){1,3}) "
)
"""Between a body and a person: "the Ferry Board | officer in charge of the night boats | Ana Ruiz"."""
_ABBREVIATED = re.compile(r" (?P<office>[A-Za-z-]+(?: [A-Za-z-]+){0,4}) \([A-Z]{2,5}\) ")
"""Between a body and a person: "Karsa Bank | Chief Executive Officer (CEO) | Ana Ruiz"."""
_SET_OFF = re.compile(
    r" (?P<office>[A-Z][A-Za-z-]+(?: (?:(?:of|for|and) )?[A-Z][A-Za-z-]+){0,4}), "
    r"(?:(?:Datuk|Dato|Tan|Seri|Sri|Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Alhaji|Engr|Barr|Hon|Amb|Shri|Smt)\.? )*"
)
"""Between a body and a person: "Karsa Health | Communications Officer, Dr | Ana Ruiz"."""
_MINISTER = re.compile(
    r"['’]s? (?P<office>(?:[A-Z][a-z]+,? (?:and |& )?){2,8}(?:Minister|Secretary|Commissioner)),? "
    r"(?:(?:Dr|Mr|Mrs|Ms|Sir)\.? )?['‘’]?"
)
"""Between a state and a person: "Peru | 's Lands, Parks, and Natural Resources Minister, Dr | Ana Ruiz"."""


def posted(
    analysis: Analysis, cast: Cast, appearances: Sequence[Appearance], states: Mapping[str, str], terms: RelationTerms
) -> Iterator[Relation]:
    """Who holds a post, where more words stand between a body or a state and a name than a title has.

    Args:
        analysis: the document.
        cast: who is named where in it.
        appearances: the actors, with their kinds and names.
        states: the states that the text names, by their folded names and adjectives.
        terms: the words that tie.
    """
    known = {one.actor: one for one in appearances}
    for sentence in analysis.sentences:
        for one, other in pairwise(cast.within(sentence.start, sentence.end)):
            if known[other.actor].kind != "person":
                continue
            between, of = analysis.text[one.end : other.start], known[one.actor]
            predicate = _of_body(between, of, terms) if of.kind in BODIES else None
            if of.kind == "state" and (minister := _MINISTER.fullmatch(between)):
                predicate = of_state(minister["office"], states, terms)
            if predicate is not None:
                detail = analysis.text[one.start : other.end]
                yield relation(
                    analysis, sentence, other.actor, predicate, one.actor, detail=detail, rule="posted", certainty=0.8
                )


def _of_body(between: str, body: Appearance, terms: RelationTerms) -> Predicate | None:
    """What the words between a body and a person say that he is there."""
    if plain := _PLAIN.fullmatch(between):
        one_of = terms.offices.get(plain["office"]) == "member_of"
        return "member_of" if one_of and not only_wanted(plain["office"], body.kind, terms) else None
    charged = _CHARGED.fullmatch(between) or _ABBREVIATED.fullmatch(between) or _SET_OFF.fullmatch(between)
    return of_body(charged["office"], body.name, body.kind, terms) if charged else None
