"""Links: bodies that a text calls linked, by the words between their names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold
from tui.extraction.ties.telling import relation
from tui.extraction.ties.tie import BODIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Cast
    from tui.extraction.ties.words import RelationTerms
    from tui.model import Mention, Predicate, Relation

_BACKED = r"\b(?P<state>(?:[A-Z]\w+ )?[A-Z][\w.]*)-(?P<how>{words})\s(?:[\w-]+\s){{0,2}}\Z"
_OWNED = re.compile(r"\)?['’]s? ")
_OWNS = re.compile(r"-(?:owned|controlled) (?:[a-z]+ ){0,2}")
_QUALIFIES = re.compile(r"[ -][a-z\d]|['’]")
"""Behind a name that says of what sort the next word is: "the club's Premier League | opener"."""
_APPOSED = r"(?: [a-z]+)?,? (?:is )?(?:an?|the) (?P<state>[A-Z][\w.]*)-(?P<how>{words}) (?:[\w-]+ ){{0,2}}[a-z]"
"""Behind a body: who backs it: "the Front | , a Norway-backed militia"."""
_HOME: dict[str, Predicate] = {"government_body": "part_of", "armed_group": "operates_from"}
"""What a body is to the state whose it is said to be, by its kind."""
_ENDS = re.compile(
    r"(?: (?:rebels?|militants?|fighters?|insurgents?|guerrillas?|militia|movement|group|faction))?"
    r"(?= ?[,.;:)(—–]| (?:and|or|in|on|to|has|have|had|is|was|were|are|will|would|say|said|with|from|who|as|for)\b"
    r"| [a-z]+ed\b|\Z)"
)
"""Behind a group's name where that says not only of what something else is: "Peru's Front | report", "… | allies"."""
_IS_STATE = re.compile(r"(?i)\b(?:government|authorities|regime|administration|junta)\Z")
"""At the end of a public body's name: it stands for the state itself."""
_AT = re.compile(r",? (?:at|of) (?:the )?")
_FACULTY = re.compile(r"(?:School|Faculty|Department|Institute|Centre|Center|College|Laboratory) ")
_CAMPUS = re.compile(r"\b(?:University|College|Hospital|Universität|Universidad)\b")
"""In the names of what is part of what: "the | School | of Law at Karsa | University"."""
_PUBLIC = ("government_body", "intergovernmental")
"""Kinds of body that have others of any kind for their parts."""
_HELD = re.compile(r"-(?:controlled|held|run|ruled|occupied|dominated) (?:[a-z]+ ){0,3}(?:(?:of|in|across) )?(?:the )?")
"""Between an armed group and a state of which it holds a part."""
_BEFORE = 60
"""Characters before a body's name in which its backer stands."""


def links(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], terms: RelationTerms) -> Iterator[Relation]:
    """The bodies that are linked: "the Front-linked group Harka", "Harka, an alliance linked to the Front"."""
    words = "|".join(sorted(terms.words.linked))
    between = re.compile(
        rf"-(?:{words})\s(?:[a-z]+\s){{0,3}}|,?\s(?:(?:which|who)\s(?:is|are|was|were)\s)?(?:[a-z][\w-]*\s){{0,5}}(?:{words})"
        r"\s(?:to|with)\s(?:the\s)?"
    )
    set_off, behind = re.compile(r",\s(?:an?|the)\s(?:[a-z]+\s)?"), re.compile(rf"-(?:{words})\s")
    for sentence in analysis.sentences:
        for one, other in pairwise(cast.within(sentence.start, sentence.end)):
            if one.actor == other.actor or not {kinds.get(one.actor), kinds.get(other.actor)} <= set(BODIES):
                continue
            apposed = set_off.fullmatch(analysis.text, one.end, other.start) and behind.match(analysis.text, other.end)
            if apposed or between.fullmatch(analysis.text, one.end, other.start):
                yield relation(
                    analysis,
                    sentence,
                    one.actor,
                    "cooperates_with",
                    other.actor,
                    detail=analysis.text[one.start : other.end],
                    rule="linked",
                    certainty=0.7,
                )


def parts(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], terms: RelationTerms) -> Iterator[Relation]:
    """What somebody is of whom a text names right before: "the Front's armed wing, Harka", "NATO member Norway".

    A firm that is named as another one's is a part of it: "the Ondal Group's Karsa Air".
    """
    nouns = "|".join(sorted(terms.parts, key=len, reverse=True))
    between = re.compile(
        rf"(?:['’]s?)?\s(?:[a-z][\w-]*\s){{0,3}}?(?P<noun>{nouns})(?:\s(?:company|group|state))?,?\s(?:the\s)?"
    )
    unit = re.compile(rf"\s(?:{nouns})\b")
    for sentence in analysis.sentences:
        for one, other in pairwise(cast.within(sentence.start, sentence.end)):
            match = between.fullmatch(analysis.text, one.end, other.start) if one.actor != other.actor else None
            if one.actor != other.actor and _is_faculty(analysis.text, one, other, kinds):
                detail = analysis.text[one.start : other.end]
                yield relation(
                    analysis, sentence, one.actor, "part_of", other.actor, detail=detail, rule="faculty", certainty=0.8
                )
                continue
            firms = {kinds.get(one.actor), kinds.get(other.actor)} == {"organisation"}
            owned = (firms and _OWNS.fullmatch(analysis.text, one.end, other.start)) or (
                _OWNED.fullmatch(analysis.text, one.end, other.start)
                and (
                    (_owns(kinds.get(one.actor), kinds.get(other.actor)) and _is_unit(analysis.text, other, terms))
                    or (firms and unit.match(analysis.text, other.end))
                    or (firms and not _QUALIFIES.match(analysis.text, other.end))
                )
            )
            if match is None and not owned:
                continue
            entry = terms.parts[match["noun"] if match is not None else "subsidiary"]
            if kinds.get(other.actor) not in entry.subjects or kinds.get(one.actor) not in entry.objects:
                continue
            subject, object_ = (one, other) if entry.swap else (other, one)
            yield relation(
                analysis,
                sentence,
                subject.actor,
                entry.predicate,
                object_.actor,
                detail=analysis.text[one.start : other.end],
                rule="part beside",
                certainty=0.8,
            )


def _is_faculty(text: str, one: Mention, other: Mention, kinds: Mapping[str, str]) -> bool:
    """Whether a school, an institute or the like is named with the university that it is part of."""
    bodies = kinds.get(one.actor) == kinds.get(other.actor) == "organisation"
    joined = bodies and _AT.fullmatch(text, one.end, other.start) and _FACULTY.match(text, one.start, one.end)
    return bool(joined) and _CAMPUS.search(text, other.start, other.end) is not None


def natives(analysis: Analysis, cast: Cast, kinds: Mapping[str, str]) -> Iterator[Relation]:
    """The states whose a public body or an armed group is said to be: "Peru's central bank", "Peru's Front rebels"."""
    for sentence in analysis.sentences:
        for one, other in pairwise(cast.within(sentence.start, sentence.end)):
            predicate = _HOME.get(kinds.get(other.actor, ""))
            if kinds.get(one.actor) != "state" or predicate is None or one.actor == other.actor:
                continue
            if predicate == "part_of":
                whole = _IS_STATE.search(analysis.text, other.start, other.end) is None
            else:
                whole = _ENDS.match(analysis.text, other.end) is not None
            if whole and _OWNED.fullmatch(analysis.text, one.end, other.start):
                detail = analysis.text[one.start : other.end]
                yield relation(
                    analysis, sentence, other.actor, predicate, one.actor, detail=detail, rule="native", certainty=0.7
                )


def _backer(match: re.Match[str], cast: Cast, kinds: Mapping[str, str], states: Mapping[str, str]) -> str | None:
    """The state or the bloc of states that stands before "-backed"."""
    words = fold(match["state"])
    named = cast.at(match.start("state"))
    bloc = named.actor if named is not None and kinds.get(named.actor) == "intergovernmental" else None
    return states.get(words) or states.get(words.split()[-1]) or bloc


def holdings(analysis: Analysis, cast: Cast, kinds: Mapping[str, str]) -> Iterator[Relation]:
    """The states in which an armed group holds ground: "in Front-controlled areas of Peru"."""
    for sentence in analysis.sentences:
        for one, other in pairwise(cast.within(sentence.start, sentence.end)):
            if kinds.get(one.actor) != "armed_group" or kinds.get(other.actor) != "state":
                continue
            if _HELD.fullmatch(analysis.text, one.end, other.start):
                detail = analysis.text[one.start : other.end]
                yield relation(
                    analysis,
                    sentence,
                    one.actor,
                    "operates_from",
                    other.actor,
                    detail=detail,
                    rule="held",
                    certainty=0.8,
                )


def _owns(owner: str | None, unit: str | None) -> bool:
    """Whether a body of one kind may have one of another kind for a part."""
    return (owner == "organisation" and unit == owner) or (owner in _PUBLIC and unit in (*_PUBLIC, "organisation"))


def _is_unit(text: str, body: Mention, terms: RelationTerms) -> bool:
    """Whether a body named behind its owner is a part of it by its last word: "the agency's | Coast Laboratory"."""
    words = terms.words
    return text[body.start : body.end].lower().split()[-1] in words.sited | words.public | words.units


def backers(
    analysis: Analysis, cast: Cast, kinds: Mapping[str, str], states: Mapping[str, str], terms: RelationTerms
) -> Iterator[Relation]:
    """The states that a text calls a body's backers: "the Norway-backed Front".

    Args:
        analysis: the document.
        cast: who is named where in it.
        kinds: the actors' kinds.
        states: the states that the text names, by their folded names and adjectives.
        terms: the words that tie.
    """
    words = terms.words
    hows = "|".join(sorted(words.backed | words.furnished | words.linked))
    before, behind = re.compile(_BACKED.format(words=hows)), re.compile(_APPOSED.format(words=hows))
    for mention in cast.mentions:
        if kinds.get(mention.actor) not in BODIES:
            continue
        sentence = analysis.sentence_at(mention.start)
        match = before.search(analysis.text, max(0, mention.start - _BEFORE), mention.start)
        match = match or behind.match(analysis.text, mention.end)
        state = _backer(match, cast, kinds, states) if match else None
        if match is None or state is None or sentence is None or match.start() < sentence.start:
            continue
        predicate: Predicate = "supports" if match["how"] in words.backed else "provides"
        predicate = "cooperates_with" if match["how"] in words.linked else predicate
        yield relation(
            analysis,
            sentence,
            state,
            predicate,
            mention.actor,
            detail=analysis.text[min(match.start(), mention.start) : max(match.end(), mention.end)],
            rule="backed",
            certainty=0.8,
        )
