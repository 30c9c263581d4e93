"""Familiar names: the dictionary's, where they really name their entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.bodies.organisations import titled
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span

    from tui.extraction.analysis import Analysis, PlaceMention, Sentence
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.lands import Lands
    from tui.extraction.cast.lexicon import Entry, Hit
    from tui.extraction.cast.titles import Titles
    from tui.model import Place

_MONEY = re.compile(r"\s*(?:dollars?|pesos?|pounds?|francs?|rupees?)|\$")
_AGENCY = re.compile(r"(?i)\b(?:(?:news|wire|press) (?:agency|service|wire)|newswire|agency|told|citing|quoted by) \Z")
_REPORTS = re.compile(r"(?:'s|’s)? (?:news agency|newswire|reported|quoted|news)\b")
_OF = re.compile(r" of (?:the )?[A-Z]")
"""Behind a name that only its article makes one: "the Commonwealth | of Virginia"."""
_AGAINST = (" on ", " at ", " near ")
_WORD = re.compile(r"(?<=[a-z,] )([A-Z][a-z]+) \Z")
_LONGEST = 24
"""Characters before a short form in which the word before it stands."""
_SHARED = frozenset((
    "court", "senate", "representatives", "assembly", "parliament", "congress", "commission", "guard", "party",
    "republicans", "democrats", "conservatives", "liberals", "labour", "greens",
))  # fmt: skip
"""Last words of bodies that many states have by one name."""
_RULES = {"name": "dictionary", "acronym": "acronym", "capital": "capital"}


def familiar(
    analysis: Analysis,
    hits: Sequence[Hit],
    places: Sequence[PlaceMention],
    known: Knowledge,
    lands: Lands,
    home: str | None,
) -> Iterator[Candidate]:
    """The mentions of the dictionary's states and actors; ``home`` is the state from which the document is sent.

    Demonyms are none; a capital is one where it speaks or acts; nor is a part of a longer name, of a compound
    ("US-Pakistan", "US dollars") or of a place ("Mexico City").
    """
    spots = {(place.start, place.end): place.place for place in places}
    within = _longer(hits, list(spots))
    states = {hit.entry.name for hit in hits if hit.entry.kind == "state"} | ({home} if home else set())
    states |= {place.place.country for place in places if place.place.country}
    outright = [hit for hit in hits if not hit.local]
    present = states | {hit.entry.id for hit in outright if hit.sense == "name" and not hit.rivals}
    around = present | {
        one.entry.country for one in outright if one.entry.country and not _is_plain(one.entry.name, known)
    }
    for hit in hits:
        if hit.sense in ("adjective", "people") or hit in within:
            continue
        elsewhere = _is_elsewhere(hit, spots.get((hit.start, hit.end)), analysis.text)
        entry = None if elsewhere else _agency(analysis, hit) or _meant(hit, present, lands)
        sentence = analysis.sentence_at(hit.start)
        if entry is not None and entry.country not in present and _ends_name(analysis.text, hit, known):
            entry = None
        if entry is None or (states and _is_of_elsewhere(entry, analysis.text[hit.start : hit.end], around, known)):
            continue
        if sentence is not None and not _names(analysis.text, hit, sentence, known):
            continue
        told = hit.start, hit.end, entry.name, entry.kind, _RULES[hit.sense]
        yield Candidate(*told, entry=entry, country=entry.country, weight=3)


def _is_elsewhere(hit: Hit, place: Place | None, text: str) -> bool:
    """Whether what has a state's name is a place that is not the state: "Georgia" of the US, "Peru, Ill.".

    A state that does something to a town does not lie there: "the raid by Peru on Karsa".
    """
    if place is None or place.name is None or text.startswith(_AGAINST, hit.end):
        return False
    return hit.ambiguous or (hit.entry.kind == "state" and place.country not in (None, hit.entry.name))


def _is_of_elsewhere(entry: Entry, written: str, around: set[str], known: Knowledge) -> bool:
    """Whether a name is that of a body of one state and of others too, and the text speaks of these: "the Senate"."""
    national = entry.kind in ("government_body", "organisation") and entry.country is not None
    if not national or entry.country in around or fold(written.split()[-1]) not in _SHARED:
        return False
    return " " not in written or _is_plain(written, known)


def _ends_name(text: str, hit: Hit, known: Knowledge) -> bool:
    """Whether a national body's short form is only the end of a longer name: "Norcore | ISI"."""
    if hit.sense != "acronym" or hit.entry.kind not in ("government_body", "armed_group") or not hit.entry.country:
        return False
    before = _WORD.search(text, max(0, hit.start - _LONGEST), hit.start)
    if before is None or known.common.word(before[1]) or known.titles.is_title(before[1]):
        return False
    return fold(before[1]) not in known.actors.country_of and not known.places.named(before[1])


def _is_plain(name: str, known: Knowledge) -> bool:
    """Whether a name is one of ordinary words: "House of Representatives"."""
    return " " in name and all(known.common.word(word) or word.islower() for word in name.split())


def _longer(hits: Sequence[Hit], places: Sequence[tuple[int, int]]) -> set[Hit]:
    """The hits that are only a part of a place's name, both in order: "Mexico" in "Mexico City"."""
    found: set[Hit] = set()
    at = 0
    for hit in hits:
        while at < len(places) and places[at][1] <= hit.start:
            at += 1
        start, end = places[at] if at < len(places) else (hit.start, hit.end)
        if start <= hit.start and hit.end <= end and (start, end) != (hit.start, hit.end):
            found.add(hit)
    return found


def _agency(analysis: Analysis, hit: Hit) -> Entry | None:
    """The agency that an acronym names where the text is credited to it or calls it one: "news agency PTI"."""
    text = analysis.text
    if hit.sense != "acronym" or not hit.rivals:
        return None
    called = _AGENCY.search(text, max(0, hit.start - 20), hit.start) or _REPORTS.match(text, hit.end)
    if not called and text[hit.start : hit.end] != analysis.facts.agency:
        return None
    return next((entry for entry in (hit.entry, *hit.rivals) if entry.kind == "media"), None)


def _meant(hit: Hit, present: set[str], lands: Lands) -> Entry | None:
    """Which of several actors a form names: one whose full name or state is in the text too.

    A short acronym of a group or party of some country needs that, and what is known by a form only at home needs a
    text about its country; None if no entry has it.
    """
    entries = [one for one in (hit.entry, *hit.rivals) if one not in hit.local or lands.is_main(one.country)]
    if not entries:
        return None
    entry = entries[0]
    if hit.sense != "acronym" and len(entries) == 1:
        return entry
    named = [one for one in entries if one.id in present]
    near = named or [one for one in entries if one.country in present or lands.is_main(one.country)]
    if (best := lands.nearest(near)) is not None or hit.sense != "acronym":
        return best or entry
    local = entry.kind in ("armed_group", "organisation") and entry.country is not None
    return None if local and entry not in hit.local and hit.end - hit.start <= 3 else entry


def _names(text: str, hit: Hit, sentence: Sentence, known: Knowledge) -> bool:
    written = text[hit.start : hit.end]
    span = sentence.tokens(hit.start, hit.end)
    if span is None:
        return False
    if hit.entry.kind == "state":
        if hit.sense == "capital":
            inner = span.start > sentence.span.start and span.doc[span.start - 1].text[:1].isupper()
            return not inner and span.root.dep_ == "nsubj" and span.root.head.lemma_.lower() in known.kinds.acts
        if hit.ambiguous and not any(token.ent_type_ in ("GPE", "LOC") for token in span):
            return False
        shouted = len(written) < 4 and sentence.span.text.isupper()
        if shouted or _compound(text, hit.start, hit.end) or _MONEY.match(text, hit.end):
            return False
        return titled(sentence) or not _opens_name(span, known.titles)
    if written[:4].lower() == "the " and _OF.match(text, hit.end):
        return False
    told = span.start > 0 and span.doc[span.start - 1].lower_ in ("a", "an")
    if told and hit.entry.kind == "armed_group" and written.rpartition(" ")[2].islower():
        return False
    if told and hit.entry.kind == "organisation" and " " not in written and not _describes(span):
        return False
    if hit.sense == "acronym" and written.istitle() and (known.common.word(written) or _ends_longer(span)):
        return False  # "Let us go", and no LeT; "Tudun Wada", and no WADA
    if " " in written or hit.sense == "acronym" or (written.isupper() and not sentence.span.text.isupper()):
        return True
    if _opens_name(span, known.titles):
        return False
    if hit.sense == "name" and not known.common.word(written) and fold(written) not in known.given:
        return True
    if titled(sentence):
        return False
    return any(token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "NORP", "PRODUCT") for token in span)


def _ends_longer(span: Span) -> bool:
    """Whether a short form not written in capitals is only the end of a longer name."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    return (
        before is not None
        and before.is_title
        and before.pos_ == "PROPN"
        and before.head.i in (span.root.i, span.root.head.i)
    )


def _describes(span: Span) -> bool:
    """Whether a party's name behind "a" says of what sort or of whose somebody is: "a Democrat senator", "a Tory,"."""
    return span.root.dep_ in ("compound", "poss") or (span.root.dep_ == "appos" and span.root.head.i < span.start)


def _opens_name(span: Span, titles: Titles) -> bool:
    """Whether the state's name only begins a longer one, as in "US Open"."""
    if span.end >= len(span.doc):
        return False
    follower = span.doc[span.end]
    if not follower.text[:1].isupper() or follower.pos_ != "PROPN" or titles.is_title(follower.text):
        return False
    return (
        span.root.dep_ == "compound" and span.root.head.i >= span.end and follower.ent_type_ not in ("PERSON", "DATE")
    )


def _compound(text: str, start: int, end: int) -> bool:
    """Whether a hyphen or dash ties the name to another word: "US-Pakistan"."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    return (len(before) == 2 and before[1] in "-‐‑–" and before[0].isalpha()) or (
        len(after) == 2 and after[0] in "-‐‑–" and after[1].isalpha()
    )
