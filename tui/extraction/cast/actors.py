"""Actors: names, titles and aliases resolved to who they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui.extraction.analysis import Cast, within
from tui.extraction.cast.abbreviations import Abbreviation, learn
from tui.extraction.cast.bodies import FOREIGN_OFFICES, REGIME, bodies
from tui.extraction.cast.candidates import Candidate, settle
from tui.extraction.cast.coreference import resolve
from tui.extraction.cast.descriptions import descriptions
from tui.extraction.cast.familiar import familiar as mentions_of
from tui.extraction.cast.firms import Firms
from tui.extraction.cast.given import bearers
from tui.extraction.cast.knowledge import knowledge
from tui.extraction.cast.lexicon import fold, lexicon, normal
from tui.extraction.cast.local import local
from tui.extraction.cast.modelled import modelled
from tui.extraction.cast.nations import nations
from tui.extraction.cast.organisations import headed
from tui.extraction.cast.persons import Persons
from tui.extraction.cast.shortenings import shortened
from tui.extraction.cast.sites import acts
from tui.extraction.cast.titles import sent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.extraction.analysis import Analysis, PlaceMention
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.lexicon import Entry, Hit
    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Appearance, Role

_CLEAR = 0.5
"""The share of a document's states that one must have for a bare "Foreign Ministry" to be its own."""
_SURE, _FEW = 0.75, 3
"""The same, and how often it must be named, for a bare "army" to be its own where no dateline tells."""
_TWICE = 2
"""How often a state must be named for an ownerless ministry to be its own, and not that of the dateline's state."""
_BEFORE = re.compile(r"(?:'s?)? ")
_LONGEST_GAP = 4
"""Characters behind the name of an owner within which its office begins."""
_LYING = re.compile(r"\b(?:in|at|near|from|to|into|of|outside|around|through) \Z")
"""Before a place."""
_SHORT = re.compile(r" \(([A-Z]{2,6})\)")
_BODIES = frozenset({"government_body", "intergovernmental", "organisation", "armed_group", "media"})


class _Owner(NamedTuple):
    """What an office may be of, and where it is named."""

    start: int
    end: int
    name: str
    country: str | None


def find(
    analysis: Analysis, places: tuple[PlaceMention, ...], dictionaries: Dictionaries
) -> tuple[tuple[Appearance, ...], Cast]:
    """What the document says of each actor, and every mention."""
    known = knowledge(analysis, dictionaries)
    folded = fold(analysis.text)
    hits = [hit for hit in known.actors.find(analysis.text, folded) if is_content(analysis, hit.start, hit.end)]
    hits = _told_apart(hits)
    states = [hit for hit in hits if hit.entry.kind == "state"]
    sent_from = _sent_from(analysis, known)
    named = list(headed(analysis, known))
    people = Persons(analysis, known).find()
    firms = _no_persons(Firms(analysis, known).find(), people)
    called = {one.name for one in firms}
    candidates = [
        *mentions_of(analysis, hits, places, known.kinds, known.titles, sent_from),
        *_unnamed(_described(analysis, folded, states, sent_from, dictionaries), people),
        *named,
        *local(analysis, known),
        *shortened(analysis, [*named, *firms], known, _telling(people, hits, places)),
        *(one for one in people if one.kind != "person" or one.name not in called),
    ]
    persons = {word for one in candidates if one.kind == "person" for word in normal(one.name).split()}
    surnames = {normal(one.name).split()[-1] for one in people if " " in one.name and _is_sure(one, known)}
    candidates = [
        one
        for one in candidates
        if one.rule != "dictionary" or normal(analysis.text[one.start : one.end]) not in surnames
    ]
    for one in modelled(analysis, known):
        if not set(normal(one.name).split()) <= persons and not known.places.is_typed(one.name):
            candidates.append(one)
    candidates = [
        one
        for one in candidates
        if one.entry
        or one.role
        or one.rule in ("alias", "local body", "alone")
        or (one.rule == "surname" and _names_nobody_else(one, places, analysis.text))
        or not _is_place(one, places)
        or (one.rule == "head word" and acts(analysis, one, known))
    ]
    candidates += firms
    candidates = _without_owners(candidates, folded, states)
    settled = settle(_abbreviated(analysis, candidates, known))
    lines = "".join("\n" if was == "\n" else now for was, now in zip(analysis.text, folded, strict=True))
    settled = _with_offices(lines, settled, states)
    settled = sorted([*settled, *nations(settled, states, known.titles)], key=lambda one: one.start)
    appearances, mentions = resolve(analysis, settled, bearers(dictionaries))
    return appearances, Cast(mentions)


def _unnamed(described: Iterable[Candidate], people: Sequence[Candidate]) -> Iterator[Candidate]:
    """The described actors without the offices that the text says a person holds whom it names beside them."""
    held = [(one.role.start, one.role.end) for one in people if one.role]
    for one in described:
        if one.rule != "office" or not any(start < one.end and one.start < end for start, end in held):
            yield one


def _told_apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits, an adjective that two states share being that of the one which the text names: "Congolese"."""
    named = {hit.entry.id for hit in hits if hit.sense not in ("adjective", "people")}

    def meant(hit: Hit) -> Hit:
        if not hit.rivals or hit.sense not in ("adjective", "people") or hit.entry.id in named:
            return hit
        rival = next((one for one in hit.rivals if one.id in named), None)
        return replace(hit, entry=rival) if rival else hit

    return [meant(hit) for hit in hits]


def _is_sure(person: Candidate, known: Knowledge) -> bool:
    """Whether more than the model tells a person: an office, or a given name that opens the name."""
    return person.role is not None or fold(person.name.split()[0]) in known.given


def _telling(people: Iterable[Candidate], hits: Iterable[Hit], places: Iterable[PlaceMention]) -> frozenset[str]:
    """The words that name a person, a known actor or a place of the document."""
    named = [one.name for one in people] + [hit.entry.name for hit in hits] + [one.place.name or "" for one in places]
    return frozenset(word for name in named for word in name.split())


def _no_persons(firms: Iterable[Candidate], people: Sequence[Candidate]) -> list[Candidate]:
    """The firms whose name no person bears.

    What the model alone takes for a person's single name is none, nor is what it takes for a whole one that the text
    never shortens to its last word.
    """
    firms = list(firms)
    called = {one.name for one in firms}
    ends = {one.end for one in people if " " in one.name}
    short = {normal(one.name) for one in people if " " not in one.name and one.end not in ends}
    borne = {
        word
        for one in people
        if one.kind == "person"
        if one.name not in called
        or one.role
        or one.rule not in ("model", "alone")
        or normal(one.name).split()[-1] in short
        if " " in one.name or one.role or one.rule not in ("model", "surname", "alone")
        for word in normal(one.name).split()
    }
    return [one for one in firms if not set(normal(one.name).split()) <= borne]


def _is_place(candidate: Candidate, places: Sequence[PlaceMention]) -> bool:
    """Whether a name is a place's, or a part of one."""
    at = bisect_right(places, candidate.start, key=lambda place: place.start) - 1
    return at >= 0 and candidate.end <= places[at].end


def _names_nobody_else(surname: Candidate, places: Sequence[PlaceMention], text: str) -> bool:
    """Whether a surname that is a place's name, too, is whole and stands behind no word before a place."""
    whole = any((place.start, place.end) == (surname.start, surname.end) for place in places)
    return whole and _LYING.search(text, max(0, surname.start - 12), surname.start) is None


def _without_owners(candidates: list[Candidate], folded: str, states: Sequence[Hit]) -> list[Candidate]:
    """The candidates without those that only add a state to a known name, or words to it that only the model joins.

    "Colombian National Liberation Army" is the National Liberation Army.
    """
    known = {one.end: one for one in candidates if one.entry and one.entry.kind != "state"}
    starts = {one.start: one for one in known.values()}
    owners = {(hit.start, hit.end): hit.entry.name for hit in states}
    kept = []
    for one in candidates:
        inner = known.get(one.end) if one.entry is None else None
        opening = starts.get(one.start) if one.rule == "model" else None
        owner = owners.get((one.start, len(folded[: inner.start].rstrip()))) if inner else None
        if inner and owner and inner.country in (None, owner):
            continue
        if opening and opening.end < one.end:
            continue
        kept.append(one)
    return kept


def is_content(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a stretch lies in a sentence or a table's row, and not in boilerplate."""
    if within(analysis.dropped, start, end):
        return False
    sentence = analysis.sentence_at(start)
    if sentence is not None:
        return end <= sentence.end
    return any(row.start <= start and end <= row.end for row in within(analysis.rows, start, end))


def _sent_from(analysis: Analysis, known: Knowledge) -> str | None:
    """The state in which the place of the document's dateline lies."""
    spots = known.places.named((analysis.facts.dateline_place or "").split(",")[0])
    return spots[0].place.country if spots else None


def _described(
    analysis: Analysis, folded: str, states: Sequence[Hit], sent_from: str | None, dictionaries: Dictionaries
) -> Iterator[Candidate]:
    """Bodies of states, populations and unnamed officials."""
    votes = Counter(hit.entry.id for hit in states if hit.sense != "capital" and folded[hit.end : hit.end + 1] != "-")
    main = max(votes, key=lambda state: votes[state], default=None)
    home = main if main and votes[main] >= _CLEAR * sum(votes.values()) else None
    ground = main if home and votes[home] >= max(_FEW, _SURE * sum(votes.values())) else None
    if ground is None and sent_from:
        ground = lexicon(dictionaries).country_of.get(fold(sent_from))
        home = ground if ground and (home is None or votes[home] < _TWICE) else home
    office = next((state for state, _ in votes.most_common() if state in FOREIGN_OFFICES), home)
    found: list[Candidate] = []
    for sentence in analysis.sentences:
        near = within(states, sentence.start, sentence.end)
        found += bodies(dictionaries).find(sentence, folded, near, home, ground, office)
        yield from descriptions(dictionaries).find(sentence, folded, near)
    yield from _governments(found, {hit.entry.name: hit.entry for hit in states})


def _governments(found: Sequence[Candidate], states: Mapping[str, Entry]) -> Iterator[Candidate]:
    """The bodies, a state's government as a whole being the state, unless the text tells of an interim one or the like.

    "The Chilean government" is Chile.
    """
    own = {one.identity for one in found if one.rule != REGIME}
    for one in found:
        state = states.get(one.country or "")
        if one.rule == REGIME and one.identity not in own and state is not None:
            yield replace(one, name=state.name, kind="state", entry=state, identity=None)
        else:
            yield one


def _abbreviated(analysis: Analysis, candidates: list[Candidate], known: Knowledge) -> list[Candidate]:
    """The candidates with what "Long Name (ABBR)" tells: both are one mention, and the short form alone is another."""
    text = analysis.text
    found = [
        abbreviation
        for block in analysis.cleaned.blocks
        for abbreviation in learn(text, block.content, block.end)
        if is_content(analysis, abbreviation.start, abbreviation.end)
    ]
    found += _beside(analysis, candidates, known, {abbreviation.short for abbreviation in found})
    if not found:
        return candidates
    more: list[Candidate] = []
    ending: dict[int, list[int]] = {}
    for number, one in enumerate(candidates):
        if one.kind not in ("person", "population"):
            ending.setdefault(one.end, []).append(number)
    for abbreviation in found:
        ends = (abbreviation.name_end, abbreviation.name_end - 2)
        named = [candidates[at] for at in sorted(at for end in ends for at in ending.get(end, ()))]
        familiar = next((one for one in named if one.entry and one.start <= abbreviation.start + 4), None)
        long = max(named, key=lambda one: one.end - one.start, default=None)
        name = " ".join(text[abbreviation.start : abbreviation.name_end].split())
        if familiar is None and (known.kinds.is_thing(name) or _is_office(name, known)):
            continue
        base = familiar or Candidate(
            abbreviation.start,
            abbreviation.name_end,
            name,
            long.kind if long else "organisation",
            "abbreviation",
            identity=long.identity if long and long.identity else fold(name),
            country=long.country if long else None,
        )
        start = min(base.start, abbreviation.start)
        more.append(replace(base, start=start, end=abbreviation.end, weight=5))
        for match in re.finditer(rf"(?<![\w-]){re.escape(abbreviation.short)}(?!\w)", text):
            if match.start() >= abbreviation.end and is_content(analysis, *match.span()):
                more.append(replace(base, start=match.start(), end=match.end(), rule="abbreviation", weight=4))
    return [*candidates, *more]


def _is_office(name: str, known: Knowledge) -> bool:
    """Whether a name is that of an office, not of a body: "Member of Parliament", "District Police Officer"."""
    opening = re.split(r"\s(?:of|for|on|to)\s", name, maxsplit=1)[0]
    return known.titles.leads(name) and known.kinds.opens(opening.split()) is None


def _beside(
    analysis: Analysis, candidates: Iterable[Candidate], known: Knowledge, learned: set[str]
) -> Iterator[Abbreviation]:
    """The short forms in brackets right behind a body's name: those of another language.

    They begin as the name does, or the text goes on with them.
    """
    for one in candidates:
        match = _SHORT.match(analysis.text, one.end) if one.kind in _BODIES and one.entry is None else None
        if match is None or match[1] in learned or match[1].lower() in known.actors.country_of:
            continue
        again = re.search(rf"(?<![\w(-]){match[1]}(?![\w)])", analysis.text)
        if match[1][0] != one.name[0] and again is None:
            continue
        if not any(hit.entry.kind == "media" for hit in known.actors.find(match[1])):
            yield Abbreviation(match[1], one.start, one.end, match.end())


def _with_offices(folded: str, candidates: list[Candidate], states: Sequence[Hit]) -> list[Candidate]:
    """The candidates, their offices with the state or body that each is of."""
    owners = [
        _Owner(one.start, one.end, one.name, one.country if one.kind in ("government_body", "armed_group") else None)
        for one in candidates
        if one.kind in _BODIES or one.rule == REGIME
    ]
    bodies = len(owners)
    owners += [_Owner(hit.start, hit.end, hit.entry.name, hit.entry.name) for hit in states if hit.sense != "capital"]
    sides = owners[:bodies], owners[bodies:]
    done = []
    for one in candidates:
        owner = _owner(folded, one.role, sides) if one.role else None
        if one.role and owner:
            role = msgspec.structs.replace(one.role, of=owner.name)
            done.append(replace(one, role=role, country=one.country or owner.country))
        else:
            done.append(one)
    return done


def _owner(folded: str, role: Role, owners: Iterable[Sequence[_Owner]]) -> _Owner | None:
    """The state or body that a title is of: right before it, in it, behind its "of", or sharing a word with it."""
    end = role.start + sent(folded[role.start : role.end])
    for owner in chain.from_iterable(within(some, role.start - _LONGEST_GAP, end + 1) for some in owners):
        if owner.end <= role.start and _BEFORE.fullmatch(folded, owner.end, role.start):
            return owner
        if role.start <= owner.start and owner.end <= end + 1:
            return owner
        if owner.start < role.start < owner.end < end:
            return owner
    return None
