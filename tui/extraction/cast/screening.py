"""Screening: candidates that other names of the text rule out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction.cast.bodies.sites import acts
from tui.extraction.cast.lexicon import fold, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tui.extraction.analysis import Analysis, PlaceMention
    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.lexicon import Hit

_TICKER = re.compile(r"\([A-Z][A-Za-z .]{1,24}:\s?[A-Z0-9.]{1,8}(?:[;,]\s?[A-Z]{2,8}:\s?[A-Z0-9.]{1,8})*\)")
_SEEN = frozenset({"model", "surname", "first name", "alone"})
"""Rules by which a name is a person's or a body's because the model takes it for one."""
_TOLD = frozenset({"alias", "local body", "alone"})
"""Rules by which a name is an actor's though it may be a place's, too."""
_IN = re.compile(r"\b(?:in|near|outside|around|through|towards?) \Z")
_PARTS = re.compile(
    r" (?:provincial|district|city|county|province|town|village|township|airport)\b"
    r"|, (?:[A-Z][\w-]+ ){1,2}(?:State|Province|County|District|Governorate|Prefecture)\b"
    r"|, (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|N\.[CDHJMY]|Neb"
    r"|Nev|Okla|Ore|Pa|R\.I|S\.[CD]|Tenn|Tex|Va|Vt|W\.Va|Wash|Wis|Wyo)\."
)
"""Behind a place."""
_CALLED = re.compile(
    r"(?:\b(?:town|city|village|district|port|island|province|suburb|outskirts|county|municipality"
    r"|(?:rural|remote|[a-z]+ern) part)"
    r" of |\b(?:storm|hurricane|typhoon|cyclone)(?:,? (?:called|named|dubbed))? |\bm/[vbt]? ?|\bmv "
    r"|\b(?:seized?|recaptured?|retakes?|retook|besieged?|overran|overrun) |\b(?:MPs?|Member of Parliament) for )\Z",
    re.IGNORECASE,
)
"""Before a town, a storm or a ship, whoever it is called after, and before what troops take or a member sits for."""
_SHAKEN = re.compile(r" (?:earth)?quake\b")
"""Behind the town that a quake is called by: "the 2009 Aquila quake"."""
_LYING = re.compile(r"\b(?:in|at|near|from|to|into|of|outside|around|through) \Z")
"""Before a place."""


_SEATED = re.compile(
    r"\b(?:MPs?|MLAs?|MNAs?|TDs?|[Ll]awmakers|[Ll]egislators|[Ss]enators|[Aa]ssemblymen|[Cc]andidates)\b"
)
_LIST = 400
"""Characters of a list of members of a parliament."""


def told_apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits, an adjective that two states share being that of the one which the text names: "Congolese"."""
    named = {hit.entry.id for hit in hits if hit.sense not in ("adjective", "people")}

    def meant(hit: Hit) -> Hit:
        if not hit.rivals or hit.sense not in ("adjective", "people") or hit.entry.id in named:
            return hit
        rival = next((one for one in hit.rivals if one.id in named), None)
        return replace(hit, entry=rival) if rival else hit

    return [meant(hit) for hit in hits]


def no_tickers(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the exchanges by which only a company's shares are told: "Karsa Foods (NYSE: KRF)"."""
    tickers = [match.span() for match in _TICKER.finditer(text)] if ":" in text else []
    return [one for one in candidates if not any(start <= one.start and one.end <= end for start, end in tickers)]


def unnamed(described: Iterable[Candidate], people: Sequence[Candidate]) -> Iterator[Candidate]:
    """The described actors without the offices that the text says a person holds whom it names beside them."""
    held = [(one.role.start, one.role.end) for one in people if one.role]
    for one in described:
        if one.rule != "office" or not any(start < one.end and one.start < end for start, end in held):
            yield one


def no_persons(firms: Iterable[Candidate], people: Sequence[Candidate]) -> list[Candidate]:
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
        or one.rule not in ("model", "alone", "surname")
        or normal(one.name).split()[-1] in short
        if " " in one.name or one.role or one.rule not in ("model", "surname", "alone")
        for word in normal(one.name).split()
    }
    return [one for one in firms if not set(normal(one.name).split()) <= borne]


def telling(people: Iterable[Candidate], hits: Iterable[Hit], places: Iterable[PlaceMention]) -> frozenset[str]:
    """The words that name a person, a known actor or a place of the document."""
    named = [one.name for one in people] + [hit.entry.name for hit in hits] + [one.place.name or "" for one in places]
    return frozenset(word for name in named for word in name.split())


def no_surnames(
    text: str, candidates: Iterable[Candidate], people: Iterable[Candidate], known: Knowledge
) -> Iterator[Candidate]:
    """The candidates without those of the dictionary that are the surname of a person of the text."""
    named = (one for one in people if " " in one.name and _is_sure(one, known))
    surnames = {normal(one.name).split()[-1] for one in named if not _is_a_body(one.name, known)}
    for one in candidates:
        if one.rule != "dictionary" or normal(text[one.start : one.end]) not in surnames:
            yield one


def _is_a_body(name: str, known: Knowledge) -> bool:
    """Whether the dictionary has a body of some name, "Walt Disney"."""
    return any(hit.entry.kind != "person" and hit.end - hit.start == len(name) for hit in known.actors.find(name))


def _is_sure(person: Candidate, known: Knowledge) -> bool:
    """Whether more than the model tells a person: an office, or a given name that opens the name."""
    return person.role is not None or fold(person.name.split()[0]) in known.given


def unborne(bodies: Iterable[Candidate], others: Iterable[Candidate], known: Knowledge) -> Iterator[Candidate]:
    """The bodies that only the model knows, without those whose words persons bear or that are places by a word."""
    persons = {word for one in others if one.kind == "person" for word in normal(one.name).split()}
    for one in bodies:
        if not set(normal(one.name).split()) <= persons and not known.places.is_typed(one.name):
            yield one


def no_places(
    analysis: Analysis, candidates: Iterable[Candidate], places: Sequence[PlaceMention], known: Knowledge
) -> Iterator[Candidate]:
    """The candidates without those whose name is a place's, unless something tells that an actor is meant."""
    spans = {(place.start, place.end) for place in places}
    for one in candidates:
        told = (
            one.entry
            or one.role
            or one.kind == "media"
            or one.rule in _TOLD
            or _names_nobody_else(one, spans, analysis.text)
        )
        if told or not _is_place(one, places) or (one.rule == "head word" and acts(analysis, one, known)):
            yield one


def _is_place(candidate: Candidate, places: Sequence[PlaceMention]) -> bool:
    """Whether a name is a place's, or a part of one."""
    at = bisect_right(places, candidate.start, key=lambda place: place.start) - 1
    return at >= 0 and candidate.end <= places[at].end


def _names_nobody_else(surname: Candidate, places: AbstractSet[tuple[int, int]], text: str) -> bool:
    """Whether a surname that is a place's name, too, is whole and stands behind no word before a place."""
    whole = surname.rule == "surname" and (surname.start, surname.end) in places
    return whole and _LYING.search(text, max(0, surname.start - 12), surname.start) is None


def no_towns(text: str, candidates: Iterable[Candidate], known: Knowledge) -> Iterator[Candidate]:
    """The candidates without those of persons, seen by the model only, that stand where places do: "in Kale Burn".

    What is told to be a town, a storm or a ship is nobody, though a given name opens it.
    """
    told: dict[str, list[Candidate]] = {}
    lying: set[str] = set()
    called: set[str] = set()
    candidates = list(candidates)
    for one in candidates:
        name = normal(one.name)
        if one.kind in ("person", "organisation") and one.rule == "model" and _is_called(one, text):
            called.add(name)
        if one.kind != "person":
            continue
        told.setdefault(name, []).append(one)
        if _IN.search(text, max(0, one.start - 9), one.start) or _PARTS.match(text, one.end):
            lying.add(name)
    towns = {name for name in lying if not any(_is_borne(one, known) for one in told[name])}
    called = {name for name in called if not any(map(_tells, told.get(name, ())))}
    called |= {word for name in called for word in name.split()}
    candidates = [one for one in candidates if one.rule not in _SEEN or normal(one.name) not in called]
    parts = {word for name in towns for word in name.split()}
    for one in candidates:
        part = one.kind == "person" and " " not in one.name and not _tells(one) and normal(one.name) in parts
        if one.kind != "person" or (normal(one.name) not in towns and not part):
            yield one


def _is_called(one: Candidate, text: str) -> bool:
    """Whether the words beside a name say that it is a town's, a storm's or a ship's."""
    before = _CALLED.search(text, max(0, one.start - 30), one.start)
    return before is not None or _SHAKEN.match(text, one.end) is not None


def no_seats(text: str, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without the seats in brackets behind members of a parliament: "MPs Ana Tan (Kale Burn) and …"."""
    candidates = list(candidates)
    ends = {one.end for one in candidates if one.kind == "person"}
    for one in candidates:
        bracketed = (
            one.kind == "person" and text[one.start - 2 : one.start] == " (" and text[one.end : one.end + 1] == ")"
        )
        behind = bracketed and not _tells(one) and one.start - 2 in ends
        if not (behind and _SEATED.search(text, max(0, one.start - _LIST), one.start)):
            yield one


def _tells(person: Candidate) -> bool:
    """Whether an office or a rule tells a person, and not the model alone."""
    return person.role is not None or person.rule not in ("model", "surname", "first name")


def _is_borne(person: Candidate, known: Knowledge) -> bool:
    """Whether an office, a rule, a given name or a surname tells a person."""
    words = person.name.split()
    return _tells(person) or fold(words[0]) in known.given or words[-1] in known.surnames or len(words) == 1


def without_owners(candidates: list[Candidate], folded: str, states: Sequence[Hit]) -> list[Candidate]:
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
