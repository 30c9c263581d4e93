"""Datelines: ``CITY, 4 FEB 90 (AGENCY) --`` at the head of a text, with the place, the day and who sends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.extraction.time.clock import Clock
from tui.extraction.time.dates import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model import When


class Dateline(NamedTuple):
    """A dateline; ``end`` is where the words behind it begin, counted from the beginning of what was read."""

    end: int
    place: str | None
    country: str | None
    when: When | None
    """The day, without start and end if it has no year."""
    source: str | None


_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:[ -](?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*)){0,4}"
_CITY = rf"(?:{_CAPITALS}(?:\s?/\s?{_CAPITALS})*)"
_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]+(?:[ -](?:[A-ZÀ-ÖØ-Þ][\w.'’-]+|de|del|la|el|al|do|da|of|the)){0,3})"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)"
_ISO = r"\d{4}-\d\d-\d\d"
_DATE = (
    rf"(?:NO\s+DATE|{_WEEKDAY}?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:,?\s+\d{{4}}|\s+\d\d(?!\d))?|{_ISO})"
)
_DATED = rf"(?:\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}})"
_DASH = r"\s*\.?\s*(?:--+|—|–|-|•|\u0640{2,})\s*"
_SOURCE = r"\(\s*(?P<source>[^()]{2,60}?)\s*\)"
_WIRE = r"\((?P<source>AFP|AP|Reuters|UPI|CNN|BBC|PTI|ANI|IANS|UNI|APP|Xinhua|EFE|dpa|DPA|AA)\)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # CITY (COUNTRY), 4 FEB 90 (AGENCY) --
        rf"(?P<place>{_CITY})(?:\s+\((?P<country>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]+)\)|,\s+(?P<region>{_NAME}))?"
        rf"(?:,?\s+(?P<date>(?i:{_DATE})))?(?:,?\s*{_SOURCE})?{_DASH}(?=\S)",
        # City, Nov 9 (AGENCY): and City (AGENCY) -
        rf"(?P<place>{_NAME})(?:,\s+(?P<region>{_NAME}))??,?\s+(?P<date>(?i:{_DATE}))(?:,?\s*{_SOURCE})?(?:{_DASH}|\s?:\s*)(?=\S)",
        rf"(?P<place>{_NAME})(?:,\s+(?P<region>{_NAME}))?\s*{_SOURCE}(?:{_DASH}|:\s*)(?=\S)",
        # City [Country], Mar 2 (AGENCY):
        rf"(?P<place>{_NAME})\s\[(?P<country>{_NAME})\],?\s+(?P<date>(?i:{_DATE}))(?:,?\s*{_SOURCE})?(?:{_DASH}|\s?:\s*)(?=\S)",
        # CITY, March 2. /AGENCY/. and City, Country (CNN) Gunmen
        rf"(?P<place>{_NAME}),\s+(?P<date>(?i:{_DATE}))\.?\s+/(?P<source>[A-Za-z -]{{2,30}})/\.?(?:{_DASH}|\s+)(?=\S)",
        rf"(?P<place>{_NAME})(?:,\s+(?P<region>{_NAME}))?\s+{_WIRE}\s+(?=[\"“‘]?[A-Z])",
        # City, Jul 4 (AGENCY) Twelve
        rf"(?P<place>{_NAME}),\s+(?P<date>(?i:{_DATE}))\s+{_SOURCE}\s+(?=[\"“‘]?[A-Z])",
        # City, March 20, 2023, Harbour News: The
        rf"(?P<place>{_NAME}),\s+(?P<date>(?i:{_DATED})),\s+(?P<source>(?:The\s+)?{_NAME})\s?:\s+(?=\S)",
        # City, May 20, 2024, GNA – The
        rf"(?P<place>{_NAME}),\s+(?P<date>(?i:{_DATE})),\s+(?P<source>[A-Z]{{3,6}}){_DASH}(?=[\"“‘]?[A-Z])",
        # City, March 20, 2023. The
        rf"(?P<place>{_NAME}),\s+(?P<date>(?i:{_DATED}))\.\s+(?=[\"“‘]?[A-Z])",
        # CITY:
        rf"(?P<place>{_CITY})(?:,\s+(?P<region>{_NAME}))?(?:,\s+(?P<date>(?i:{_DATE})))?(?:\s*{_SOURCE})?\s*:\s+(?=\S)",
        rf"(?P<place>{_CITY}),?\s*{_SOURCE}\s*:(?=[\"“‘]?[A-Z])",
        # CITY, Kompas.com -
        rf"(?P<place>{_CITY}),\s+(?P<source>\w+\.(?:com|co|id|org|net)(?:\.\w+)?){_DASH}(?=\S)",
        # City --
        rf"(?P<place>{_NAME})\s+(?:--+|—)\s+(?=[\"“‘]?[A-Z])",
        # Harbour News/
        rf"(?P<source>{_NAME}(?<=News|ress|ency))\s?/\s+(?=\S)",
        # 2024-11-21 (AGENCY) The and 2024-11-21 City: The
        rf"(?P<date>{_ISO})\s+(?:{_SOURCE}\s+|(?P<place>{_NAME}):\s+)?(?=[\"“‘]?[A-Z])",
        # Nov 21 (AGENCY) -
        rf"(?P<date>(?i:{_DATE}))?\s*{_SOURCE}{_DASH}(?=\S)",
    )
)
_NO_PLACE = re.compile(
    r"(?:CLANDESTINE|UPDATED?|BREAKING|WATCH|OPINION|EXCLUSIVE|ANALYSIS|NOTE|VIDEO|PHOTOS?|LIVE|READ|FACTBOX|EXPLAINER|CORRECTED|CORRECTION"
    r"|WRAPUP|PREVIEW|INTERVIEW|FEATURE|REVIEW|EDITORIAL|WARNING|SUMMARY|CONCLUSION|BACKGROUND|SOURCE|MORE|ALSO|FILE|Q|A"
    r"|TITLE|HEADLINE|DATE|BY|AUTHOR|LEAD|URGENT|FLASH|BULLETIN|ADVISORY|RESULTS?|QUESTION|ANSWER|NO CITY)\b"
)


_PLAIN = re.compile(rf"(?P<place>{_NAME})(?:,\s+(?P<country>{_NAME}))?(?:\s?:|\.|\s[–-])\s+(?=[\"“‘]?[A-Z])")
_ONLY_DATE = re.compile(rf"(?i:{_DATE})")
"""What stands in brackets where another paper names the agency: "LIMA (April 3): "."""
_ENDING = re.compile(rf"\s*[-–,]\s*(?P<date>(?i:{_DATE}))\s*\Z")


def plain_dateline(words: str, is_place: Callable[[str], bool]) -> Dateline | None:
    """The place in small letters that a mark parts from a paragraph, "Quetta: Three gunmen …", if it is a place."""
    match = _PLAIN.match(words[:80])
    place = match["place"].rstrip(".") if match is not None else ""
    if match is None or not is_place(place):
        return None
    return Dateline(match.end(), place, match["country"], None, None)


def find_dateline(words: str) -> Dateline | None:
    """The dateline with which a paragraph begins, or None if it has none."""
    head = words[:200]
    for form in _FORMS:
        match = form.match(head)
        if not match:
            continue
        groups = match.groupdict()
        place, source = groups.get("place"), groups.get("source")
        if place and _NO_PLACE.match(place.upper()):
            if not groups.get("date") or not place.startswith(("NO CITY", "CLANDESTINE")):
                continue
            place = None
        if form is _FORMS[-1] and source and not re.match(r"[A-Z]", source):
            continue
        if place and place.isupper() and len(place) < 3:
            continue
        country = groups.get("country") or groups.get("region")
        if country and re.match(r"(?i)no\s+date\Z", country):
            country = None
        day = groups.get("date")
        if source and not day and _ONLY_DATE.fullmatch(source):
            day, source = source, None
        if source and not day and (ending := _ENDING.search(source)):
            day, source = ending["date"], source[: ending.start()]
        return Dateline(match.end(), _title(place), _title(country), _when(day), source)
    return None


def _when(words: str | None) -> When | None:
    if not words:
        return None
    found = read(words, Clock())
    return found[0].when if found else None


def _title(name: str | None) -> str | None:
    """A name in capitals with the letter case that it has in a text; short abbreviations such as U.S. stay."""
    if not name or not name.isupper():
        return name
    return re.sub(r"[A-ZÀ-ÖØ-Þ][\w’']+", lambda match: match[0] if "." in match[0] else match[0].capitalize(), name)
