"""Places: names of places and the chain each belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction.analysis import PlaceMention
from tui.extraction.gazetteer import Spot, gazetteer
from tui.extraction.lexicon import fold
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.dictionaries import Dictionaries

_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|from|to|into|around|outside|of|through|between|across|via|toward|towards|within|over|reached"
    r"|visit|visited|leave|left|off|and|or|northern|southern|eastern|western|central|downtown)|[,;(])"
    r"\s+(?:the\s+)?(?:(?:city|town|port|province|department|village|district|region|state|capital) of\s+)?$"
)
_AFTER = re.compile(
    r"(?:'s)?\s*(?:,\s*[a-z]|\(|(?:and \w+ )?(?:city|province|department|district|regions?|state|municipality"
    r"|airport|neighborhood|neighbourhood|area|valley|prefecture|county|governorate)\b)"
)
_LINK = re.compile(
    r"(?:,|,?\s+(?:in|of|at|on|near|outside|inside))?\s*(?:the\s+)?"
    r"(?:(?:northern|southern|eastern|western|central|north|south|east|west|(?:north|south)(?:ea|we)st(?:ern)?"
    r"|nearby|restive|remote|border)\s+)?"
    r"(?:(?:city|town|port|province|department|district|region|state|village|municipality|capital)\s+of\s+)?$"
)
_PLACED = frozenset({"GPE", "LOC", "FAC"})


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    spots: tuple[Spot, ...]
    certain: bool


def find(analysis: Analysis, dictionaries: Dictionaries) -> tuple[PlaceMention, ...]:
    """Every name of a place, in order."""
    known = gazetteer(dictionaries)
    folded = fold(analysis.text)
    named = _named_by_model(analysis)
    found: list[_Found] = []
    for start, end, spots in known.find(folded):
        written = analysis.text[start:end]
        if spots[0].kind != "country" and not written[0].isupper():
            continue
        sentence = analysis.sentence_at(start)
        if sentence is None or end > sentence.end:
            continue
        label = next((kind for s, e, kind in named if s <= start and end <= e), None)
        inside = next(((s, e) for s, e, kind in named if s <= start and end <= e and (s, e) != (start, end)), None)
        if label in ("PERSON", "ORG") and inside and spots[0].kind != "country":
            continue
        cue = (
            label in _PLACED
            or spots[0].kind in ("country", "area")
            or bool(_BEFORE.search(folded[max(0, start - 40) : start]))
            or bool(_AFTER.match(folded[end : end + 40]))
            or any(spot.capital for spot in spots)
        )
        found.append(_Found(start, end, spots, cue))
    sure = {folded[one.start : one.end] for one in found if one.certain}
    found = [one for one in found if one.certain or folded[one.start : one.end] in sure]
    taken = [(one.start, one.end) for one in found]
    for start, end, kind in named:
        if kind in _PLACED and not any(s < end and start < e for s, e in taken):
            found.append(_Found(start, end, (), True))
    found.sort(key=lambda one: one.start)
    return _resolved(analysis, found)


def _named_by_model(analysis: Analysis) -> list[tuple[int, int, str]]:
    named = []
    for sentence in analysis.sentences:
        for entity in sentence.span.ents:
            if entity.label_ not in ("PERSON", "ORG", *_PLACED) or not entity.text[:1].isalpha():
                continue
            start, end = sentence.offsets(entity)
            text = entity.text
            for tail in ("’s", "'s", "’", "'"):
                if text.endswith(tail):
                    text = text[: -len(tail)]
            if text.lower().startswith("the "):
                start += 4
                text = text[4:]
            end = start + len(text)
            if text and any(c.isupper() for c in text):
                named.append((start, end, entity.label_))
    return named


def _resolved(analysis: Analysis, found: list[_Found]) -> tuple[PlaceMention, ...]:
    countries = Counter(
        spot.country for one in found for spot in one.spots[:1] if spot.kind == "country" or len(one.spots) == 1
    )
    mentions: list[PlaceMention] = []
    for index, one in enumerate(found):
        spot = _choose(one, found[index + 1 : index + 3], countries, analysis.text)
        if spot is not None:
            mentions.append(PlaceMention(one.start, one.end, spot.place))
        else:
            name = analysis.text[one.start : one.end]
            mentions.append(PlaceMention(one.start, one.end, Place(" ".join(name.split()))))
    return tuple(mentions)


def _choose(one: _Found, after: Sequence[_Found], countries: Counter[str | None], text: str) -> Spot | None:
    if not one.spots:
        return None
    stated = {
        spot.country
        for near in after
        if near.start - one.end < 40 and _LINK.match(text[one.end : near.start])
        for spot in near.spots
    }
    return max(
        one.spots,
        key=lambda spot: (
            spot.country in stated,
            spot.kind == "country",
            min(countries[spot.country], 3) if spot.country else 0,
            spot.capital,
            spot.kind == "city",
        ),
    )


def chain(text: str, mentions: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Mentions that say one place together, joined: "Jinnah International Airport in Karachi, Pakistan" is one.

    Args:
        text: the document's text.
        mentions: places of one sentence, in order.
    """
    whole: list[PlaceMention] = []
    for mention in mentions:
        if whole and _LINK.fullmatch(text[whole[-1].end : mention.start]):
            joined = _joined(whole[-1], mention)
            if joined is not None:
                whole[-1] = joined
                continue
        whole.append(mention)
    return tuple(whole)


def _joined(inner: PlaceMention, outer: PlaceMention) -> PlaceMention | None:
    first, second = inner.place, outer.place
    if first.name is None or (first.country and second.country and first.country != second.country):
        return None
    names = [name for name in (second.name, *second.within) if name and name != first.name]
    within = tuple(dict.fromkeys((*first.within, *names)))
    return PlaceMention(inner.start, outer.end, Place(first.name, first.country or second.country, within))
