"""Sign-offs: the credits that close an article or a block of it, and the dateline that opens its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.articles.credits import NAME, NAMES, cased, is_desk, name_source, sign
from tui.extraction.articles.datelines import Dateline, find_dateline, plain_dateline
from tui.extraction.text.headings import ends_sentence
from tui.extraction.time.clock import Clock
from tui.extraction.time.dates import read
from tui.model import Dropped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.extraction.articles.credits import Credits
    from tui.extraction.articles.outlets import Outlets
    from tui.model import Block, When

_FIRST, _OPENING = 3, 8
"""Blocks in which a dateline may stand, and in which one may that names its source: captions can stand before it."""
FOOT: Final = 5
"""Blocks at the end among which credits are looked for that other blocks do not have."""

_LONGEST_MARK = 200
"""Characters of an agency's mark, with the space around it."""
_PUBLISHED_IN = re.compile(
    r"\(?\s*(?:[Ff]irst |[Oo]riginally )?[Pp]ublished (?:in|by|on) (?:the )?(?P<outlet>[A-Z][\w.'’& -]{1,40}?),?\s+"
    r"(?:on\s+)?(?P<date>[^()]{6,40}?)\)?\.?\Z"
)
_REPORTING = re.compile(
    r"[(\[]?\s*(?:Additional\s+)?"
    r"(?:[Rr]eporting|(?<![a-z,] )(?<!As )[Rr]eported|[Ww]riting|[Ww]ritten|[Ee]diting|[Ee]dited|[Cc]ompiled)"
    rf"\s+(?:and\s+\w+\s+)?by:?\s+(?P<names>{NAMES})[^()\[\]]{{0,400}}[)\]]?\s*\Z"
)
_CREDITED = re.compile(
    rf"\s*[(\[]\s*(?:Reporters?|Reporting|Writers?|Authors?)\s*:\s*(?P<names>{NAME}(?:(?: and | & ){NAME})*)"
    r"\s*[,;/|)\]]"
    r"[^()\[\]]{0,120}[)\]]?\s*\Z"
)
"""All who made a report, in brackets: "(Reporter: Ana Ruiz, Editor: Tom Ede)"."""
_HEARD = re.compile(r",? reports (?P<who>[A-Z][\w .]{1,24}?)\.?\s*\Z")
"""At the end of a paragraph: which agency has it: "…, reports BSS."."""
_SIGN_OFF = re.compile(
    r"\s*(?P<sign>[(\[]\s*[A-Za-z][\w .-]{0,24}(?:/[\w.-]{1,14}){0,4}\s*[)\]]"
    r"|(?:--+|—|–|/)\s*[A-Z][\w .-]{1,24}(?:/[\w.-]{1,14}){0,3})\.?\s*\Z"
)
_INITIALS = re.compile(r"\s+(?:(?P<agency>[A-Z]{2,6})(?:\s+[A-Z]{2,4}){1,4}|[A-Z]{2,6}/(?P<wire>[A-Z]{2,6}))\s*\Z")
_EDITION = re.compile(
    r"This (?:story|article) (?:is from|appeared in|was (?:first )?published in) the (?P<date>[^.]{6,30}?) "
    r"(?:edition|issue) of (?P<outlet>[A-Z][^.]{1,40})\.?\s*\Z"
)
_INPUTS = re.compile(
    r"\s*[(\[]?\s*(?:[Ww]ith\s+(?:additional\s+)?(?:inputs?|reports?|reporting|material|files)?\s*(?:from|by)?\s*"
    r"(?P<who>[A-Z][\w ,/&-]{1,60}|agencies|wires)(?:\s+inputs?)?"
    r"|[Ss]ource\s*:\s*(?P<source>[A-Z][\w ./&-]{1,40}|[a-z][\w-]*(?:\.[a-z]{2,6}){1,3}))\s*[)\]]?\.?\s*\Z"
)
_EDITORS = re.compile(
    r"\s*\((?:[a-z]{2,6}(?:/[a-z]{2,6})+|[A-Z]{2,4}/[A-Z]{2,4}(?:/[A-Z]{2,4})*)\)\s*\Z"
    r"|\A[a-z]{2,5}(?:[-/][a-z]{2,5})*/[a-z]{2,5}\Z"
)
_CONTRIBUTED = re.compile(
    r"(?:\A|(?<=[.!?_] ))(?P<source>(?:[A-Z][\w.’'-]*\s+){0,4}?)"
    rf"(?:staff\s+)?(?:writers?|reporters?|journalists?|correspondents?)\s+(?P<names>{NAMES})"
    r"[^.]{0,200}?\bcontributed\s+to\s+this\s+(?:report|story|article)\.?\s*\Z"
)
_HELPED = re.compile(
    rf"\(?(?:[Cc]ontribut(?:ing|ors?|ed by)\s*:\s*(?P<named>{NAMES})"
    rf"|(?P<names>{NAMES})(?:,? in [A-Z][\w ]{{1,30}},?)?(?: also)? contributed to this (?:report|story|article))"
    r"\.?\)?\s*\Z"
)
_BY_BELOW = re.compile(rf"\W{{0,3}}(?:By|BY)\s+(?P<names>{NAMES})(?:,?\s(?:of|for)\s[A-Z][\w .&'’-]{{1,30}})?\W*\Z")
"""The byline of a report that its foot has."""
_DATED = re.compile(
    r"(?P<place>[A-Z][\w’' -]{1,30}),\s+(?P<date>[^,()]{6,30}?)(?:\s+\((?P<source>[^()]{2,40})\))?\.?\s*\Z"
)
_STAMPED = re.compile(
    r"(?:\A|(?<=[.!?\"”)])\s)\s*[(\[]?(?P<source>[A-Z][\w.'’& -]{1,40}?),?\s+"
    r"(?P<date>(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},?\s+)?\d{4})[)\]]?\.?\s*\Z"
)
_NO_OUTLET = re.compile(r"(?i)domestic service|no source|pr\Z")
_AGENCY_LIKE = re.compile(r"\b(?:wire|newswire|agency|news service|press service|press)\Z", re.I)


def read_dateline(
    text: str, blocks: Sequence[Block], outlets: Outlets, credits: Credits, is_place: Callable[[str], bool]
) -> None:
    """Read the dateline with which the text begins; ``is_place`` tells whether a name is a town's or a state's."""
    for index, block in enumerate(blocks[:_OPENING]):
        if block.kind != "paragraph":
            continue
        words = text[block.content : block.end]
        found = find_dateline(words)
        if index >= _FIRST and (found is None or not _is_wired(found, outlets)):
            continue
        found = found or (plain_dateline(words, is_place) if ends_sentence(words) else None)
        if found is None:
            continue
        if found.country and not found.source and outlets.agency(found.country):
            found = found._replace(country=None, source=found.country)
        if found.source and not found.place and is_place(found.source.title()) and not outlets.outlet(found.source):
            found = found._replace(place=cased(found.source), source=None)
        sender = found.place and not found.source and outlets.agency(found.place)
        if sender and found.place and (found.when is None or not is_place(found.place)):
            found = found._replace(place=None, source=found.place)
        credits.place = ", ".join(part for part in (found.place, found.country) if part) or None
        credits.dateline = found.when
        if found.source:
            agency = outlets.agency(found.source)
            credits.agency = credits.agency or agency
            if not agency and _AGENCY_LIKE.search(found.source):
                credits.agency = credits.agency or cased(found.source)
            elif not agency and not is_desk(found.source) and not _NO_OUTLET.match(found.source):
                credits.outlet = credits.outlet or cased(found.source)
        credits.stretches.append(Dropped(block.content, block.content + found.end, "dateline"))
        return


def _is_wired(dateline: Dateline, outlets: Outlets) -> bool:
    """Whether a dateline below the first paragraphs is one: with its day, or from an agency or an outlet."""
    source = dateline.source or ""
    sender = outlets.agency(source) or outlets.outlet(source) or _AGENCY_LIKE.search(source)
    return bool(source) and (dateline.when is not None or (dateline.place is not None and bool(sender)))


def read_foot(text: str, blocks: Sequence[Block], outlets: Outlets, credits: Credits) -> None:
    """Read the credits that close the text's blocks: agencies' marks anywhere, other credits among the last ones."""
    for block in blocks[:_FIRST]:
        heard = _HEARD.search(text[block.content : block.end]) if block.kind == "paragraph" else None
        credits.agency = credits.agency or (outlets.agency(heard["who"]) if heard else None)
    for index, block in enumerate(blocks):
        if block.kind not in ("table", "heading"):
            _read_foot(text, block, outlets, credits, last=index >= len(blocks) - FOOT)


def _read_foot(text: str, block: Block, outlets: Outlets, credits: Credits, *, last: bool) -> None:
    """Read the credits that close a block; ``last`` says that it is among the last ones of the article."""
    end = block.end
    for _ in range(3):
        words = text[block.content : end]
        cut = _sign_off(words, outlets, credits) or (_foot_credit(words, outlets, credits) if last else None)
        if cut is None:
            return
        credits.stretches.append(Dropped(block.content + cut[0], end, cut[1]))
        end = block.content + cut[0]


def _sign_off(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """Where an agency's mark begins that closes a sentence, or is all there is."""
    tail = max(0, len(words) - _LONGEST_MARK)
    initials = _INITIALS.search(words, tail)
    if (
        initials
        and ends_sentence(words[: initials.start()])
        and (agency := outlets.agency(initials["agency"] or initials["wire"]))
    ):
        credits.agency = credits.agency or agency
        return initials.start(), "agency sign-off"
    match = _SIGN_OFF.search(words, tail)
    if not match:
        return None
    before = words[: match.start()].strip()
    sign = match["sign"].strip("()[]-—–/ ")
    agency = outlets.agency(sign) or outlets.agency(sign.split()[0])
    paper = outlets.outlet(sign) if before and not agency and match["sign"][0] in "-—–" else None
    if not (agency or paper) or (before and not ends_sentence(before)):
        return None
    credits.agency = credits.agency or agency
    credits.outlet = credits.outlet or paper
    return match.start(), "agency sign-off"


def _foot_credit(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """Where a credit begins that closes a block, and what it is; what it says goes to ``credits``."""
    return next((found for form in _FORMS if (found := form(words, outlets, credits))), None)


def _published_in(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """The paper and its day: "First published in The Daily Star on 3 May 2024"."""
    match = _PUBLISHED_IN.search(words) or _EDITION.match(words)
    days = read(match["date"], Clock()) if match else []
    if not match or not days or days[0].when.precision != "day" or not days[0].when.start:
        return None
    credits.published = credits.published or days[0].when
    credits.outlet = credits.outlet or outlets.outlet(match["outlet"]) or match["outlet"]
    return match.start(), "credit"


def _made_by(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """Who reported, wrote or edited: "(Reporting by Ana Ruiz; Editing by Tom Ede)"."""
    if match := _CREDITED.search(words):
        sign(credits, match["names"], outlets)
        return match.start(), "credit"
    match = _REPORTING.search(words)
    if match and re.match(r"[(\[]?\s*[Rr]eport", match[0]):
        sign(credits, _persons(match["names"], match[0][match.end("names") - match.start() :]), outlets)
    return (match.start(), "credit") if match else None


def _contributed(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """Whose writers helped, with the agency that they write for."""
    if helped := _HELPED.match(words) or _BY_BELOW.match(words):
        sign(credits, helped.groupdict().get("names") or helped["named"], outlets)
        return helped.start(), "credit"
    match = _CONTRIBUTED.search(words)
    if not match:
        return None
    credits.agency = credits.agency or outlets.agency(match["source"].strip())
    sign(credits, _persons(match["names"], match[0][match.end("names") - match.start() :]), outlets)
    return match.start(), "credit"


def _dated(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """The day, with the agency or the paper beside it."""
    if (match := _DATED.match(words)) and (day := _day(match["date"])):
        credits.published = credits.published or day
        credits.agency = credits.agency or outlets.agency(match["source"] or "")
        return match.start(), "credit"
    if (match := _STAMPED.search(words)) and (day := _day(match["date"])):
        agency, outlet = outlets.agency(match["source"]), outlets.outlet(match["source"])
        if agency or outlet:
            credits.published = credits.published or day
            credits.agency = credits.agency or agency
            credits.outlet = credits.outlet or (None if agency else outlet)
            return match.start(), "credit"
    return None


def _with_inputs(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """Whose material it is made of: "With inputs from agencies"."""
    match = _INPUTS.search(words)
    if not match:
        return None
    who = match["who"] or match["source"]
    named = outlets.agency(re.split(r",|\band\b", who)[0])
    if not named and who.lower() not in ("agencies", "wires") and (not match["source"] or match.start()):
        return None
    credits.agency = credits.agency or named
    if match["source"] and not named:
        name_source(match["source"], outlets, credits)
    return match.start(), "agency sign-off"


def _bare_mark(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """An agency's name and nothing else, or its editors' initials."""
    if (agency := outlets.agency(words)) and len(words.split()) <= 3:
        credits.agency = credits.agency or agency
        return 0, "agency sign-off"
    match = _EDITORS.search(words)
    return (match.start(), "agency sign-off") if match else None


_FORMS: Final = (_published_in, _made_by, _contributed, _dated, _with_inputs, _bare_mark)
"""The forms of a credit that closes a block; the first that fits is taken."""


def _day(words: str) -> When | None:
    """The day that some words are and nothing else; None if they are no day, or one without a year."""
    found = read(words, Clock())
    whole = bool(found) and (found[0].start, found[0].end) == (0, len(words))
    return found[0].when if whole and found[0].when.precision == "day" and found[0].when.start else None


def _persons(names: str, rest: str) -> str:
    """The names of all who report: those before the first "in CITY", and those that follow it before a semicolon."""
    more = re.findall(rf"(?:,|\band\b)\s+({NAME})\s+in\s+", re.split(r";|\.\s|[Ee]diting", rest)[0])
    return ", ".join([names, *more])
