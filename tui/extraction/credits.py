# ruff: noqa: E501
"""Credits: the lines at the head and the foot of an article that say who made it, for whom, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tui.extraction.clock import Clock
from tui.extraction.datelines import find_dateline
from tui.extraction.dates import read
from tui.extraction.headings import ends_sentence
from tui.model import Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.outlets import Outlets
    from tui.model import Block, When

HEAD: Final = 9
"""Blocks among which the lines of the head are looked for."""
FOOT: Final = 4
LONGEST_CREDIT: Final = 30
"""Words."""


@dataclass(slots=True)
class Credits:
    """What an article's own lines say about it, and the stretches on which they say it."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: When | None = None
    label: str | None = None
    """The section or kind that stands over the title: ``Opinion``, ``Analysis`` …"""
    place: str | None = None
    dateline: When | None = None
    stretches: list[Dropped] = field(default_factory=list)


_PARTICLE = r"(?:de|da|das|do|dos|del|della|di|du|la|le|van|von|der|den|ten|al|el|bin|bint|ibn|ul|ur|y|e)"
_NAME = rf"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s+(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|{_PARTICLE}(?=\s+[A-Z]))){{0,4}})"
_NAMES = rf"{_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_NAME})*"
_BY = re.compile(
    rf"(?:(?:Written|Reported|Words|Text|Story|Report|Posted|Compiled|Analysis|Review|Article)\s+)?(?:\b[Bb]y|\bBY)\b\s*:?\s+(?P<names>{_NAMES})"
    rf"|\b(?:Author|Reporter|Writer|Byline|Penulis|Editor)s?\s*:\s*(?P<named>{_NAMES})"
)
_AFTER_BYLINE = re.compile(
    r"\s*(?:\Z|[,|·•/(@–—-]|in\s+[A-Z]|for\s+[A-Z]|at\s+[A-Z]|and\s+agencies|with\s+agencies|on\s+\w+\s+\d|\d|(?:Published|Updated|Posted|Last)\b"
    r"|(?:Senior|Staff|Chief|Special|Our|Political|Foreign|Diplomatic|Business|Sports?|Science|Health|Deputy|Associate|Contributing)\b)"
)
_NO_PERSON = re.compile(
    r"(?:our|a|the)?\s*(?:own\s+|special\s+|staff\s+|senior\s+|news\s+|web\s+|city\s+|online\s+|sports?\s+)*"
    r"(?:correspondents?|reporters?|staff|writers?|desk|agencies|agency|news|team|editorial board|editors?|admin|bureau|newsroom|wires?|report)\Z",
    re.I,
)
_KEY = re.compile(
    r"(?P<key>title|headline|subject|date|published|publication date|author|byline|by|source|outlet|publication|publisher|newspaper|agency"
    r"|section|category|location|url|link|language|tags|keywords)\s*:\s*(?P<value>\S.*)\Z",
    re.I,
)
_HEADER_NOISE = re.compile(
    r"\b(?:published|updated|posted|last|modified|first|created|issued|released|date|time|on|at|by|in|day|the|of|et|read|min|mins|minutes?|hours?|ago"
    r"|gmt|utc|ist|pkt|wib|est|edt|pst|pdt|cet|cest|bst|sgt|hkt|jst|local time|a\.?m\.?|p\.?m\.?|newspaper|print edition|edition|updates?)(?!\w)"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?|[+-]\d\d:?\d\d",
    re.I,
)
_LABELS = re.compile(
    r"(?:opinion|op-?\s?ed|opinions?\s*[&|/]\s*\w+|comment(?:ary)?|columns?|editorial|letters?(?: to the editor)?|viewpoint|perspectives?|analysis|news analysis|explainer|explained|feature|interview"
    r"|q\s?&\s?a|news|world(?: news)?|asia|europe|africa|americas|middle east|south asia|national|international|local|politics|business|economy|markets"
    r"|finance|sports?|football|cricket|science|technology|tech|health|culture|arts|entertainment|lifestyle|travel|environment|climate|crime|law|courts?|education"
    r"|breaking(?: news)?|exclusive|press releases?|media release|news release|statement|obituary|review|fact check|live|blog|pakistan|india|us news|uk news|special report|investigation)\s*:?\Z",
    re.I,
)
_PUBLISHED_IN = re.compile(
    r"(?:\(?\s*)?(?:[Ff]irst |[Oo]riginally )?[Pp]ublished (?:in|by|on) (?:the )?(?P<outlet>[A-Z][\w.'’& -]{1,40}?),?\s+(?:on\s+)?(?P<date>[^()]{6,40}?)\)?\.?\Z"
)
_REPORTING = re.compile(
    rf"[(\[]?\s*(?:Additional\s+)?(?:[Rr]eporting|[Rr]eported|[Ww]riting|[Ww]ritten|[Ee]diting|[Ee]dited|[Cc]ompiled)\s+(?:and\s+\w+\s+)?by:?\s+(?P<names>{_NAMES})[^()\[\]]{{0,400}}[)\]]?\s*\Z"
)
_SIGN_OFF = re.compile(
    r"\s*(?P<sign>[(\[]\s*[A-Za-z][\w .-]{0,24}(?:/[\w.-]{1,14}){0,4}\s*[)\]]|(?:--+|—|–|/)\s*[A-Z][\w .-]{1,24}(?:/[\w.-]{1,14}){0,3})\.?\s*\Z"
)
_INPUTS = re.compile(
    r"\s*[(\[]?\s*(?:[Ww]ith\s+(?:additional\s+)?(?:inputs?|reports?|reporting|material|files)?\s*(?:from|by)?\s*(?P<who>[A-Z][\w ,/&-]{1,60}|agencies|wires)(?:\s+inputs?)?|[Ss]ource\s*:\s*(?P<source>[A-Z][\w ./&-]{1,40}))\s*[)\]]?\.?\s*\Z"
)
_EDITORS = re.compile(r"\s*\((?:[a-z]{2,6}(?:/[a-z]{2,6})+|[A-Z]{2,4}/[A-Z]{2,4}(?:/[A-Z]{2,4})*)\)\s*\Z")
_ABOUT = re.compile(
    rf"(?:(?:About the (?:author|writer)s?|Author)\s*:?\s*)?(?P<name>{_NAME})(?:,[^,]{{2,60}},)?\s+is\s+(?:currently\s+)?(?:an?|the)\s+[^.]{{0,90}}\b(?:fellow|professor|journalist|analyst|researcher|writer|author|columnist|lecturer|student|scholar|director|editor|economist|freelancer?|correspondent|contributor|commentator|graduate|candidate|consultant|expert|academic|lawyer)\b"
)


def find_credits(text: str, blocks: Sequence[Block], outlets: Outlets) -> Credits:
    """Read the head and the foot of an article.

    Args:
        text: what the blocks stand in.
        blocks: those that are not boilerplate, in order.
        outlets: the dictionary of outlets and agencies.
    """
    credits = Credits()
    body = _read_head(text, blocks, outlets, credits)
    _read_dateline(text, blocks[body:], outlets, credits)
    for index, block in enumerate(blocks):
        if index >= body and block.kind not in ("table", "heading"):
            _read_foot(text, block, outlets, credits, last=index >= len(blocks) - FOOT)
    return credits


def _read_head(text: str, blocks: Sequence[Block], outlets: Outlets, credits: Credits) -> int:
    """Read the lines over the text; returns the index of the first block of the text itself."""
    for index, block in enumerate(blocks[:HEAD]):
        words = text[block.content : block.end]
        if block.kind in ("table", "turn") or (len(words.split()) > LONGEST_CREDIT and ends_sentence(words)):
            return index
        if (
            index
            and block.kind == "paragraph"
            and ends_sentence(words)
            and len(words.split()) > 12
            and not _BY.match(words)
        ):
            return index
        why = _head_line(words, index, outlets, credits)
        if why:
            credits.stretches.append(Dropped(block.start, block.end, why))
        elif credits.title is None and block.kind == "heading":
            credits.title = " ".join(words.strip("*_# ").split())
        elif block.kind == "paragraph" and find_dateline(words):
            return index
    return min(HEAD, len(blocks))


def _head_line(words: str, index: int, outlets: Outlets, credits: Credits) -> str | None:
    """What a line of the head says of the article; the reason for which it is left out of the text, or None."""
    if key := _KEY.match(words):
        return _read_key(key["key"].lower(), key["value"].strip(), outlets, credits)
    if _LABELS.match(words) and len(words.split()) <= 3:
        credits.label = credits.label or words.strip(" :")
        return "section label"
    byline = _BY.match(words) or _BY.search(words)
    if (
        byline
        and len(words.split()) <= LONGEST_CREDIT
        and _AFTER_BYLINE.match(words, byline.end())
        and _is_header(words[: byline.start()], outlets)
    ):
        _sign(credits, byline["names"] or byline["named"], outlets)
        _read_dates(words[: byline.start()] + " | " + words[byline.end() :], credits)
        if not credits.outlet and not credits.agency:
            _name_source(re.split(r"[|·•,/–—]|\bfor\b", words[byline.end() :])[-1], outlets, credits)
        return "byline"
    if index and _is_header(words, outlets) and len(words.split()) <= 20:
        _read_dates(words, credits)
        for piece in re.split(r"[|·•,–—]", words):
            _name_source(piece, outlets, credits)
        return "header"
    if index == 0 and len(words.split()) <= 12 and re.search(r"\d", words) and _is_header(words, outlets):
        _read_dates(words, credits)
        return "header"
    return None


def _read_key(key: str, value: str, outlets: Outlets, credits: Credits) -> str | None:
    if key in ("title", "headline", "subject"):
        credits.title = credits.title or value.strip("\"“”' ")
    elif key in ("date", "published", "publication date"):
        if not read(value, Clock()):
            return None
        _read_dates(value, credits)
    elif key in ("author", "byline", "by"):
        _sign(credits, value, outlets)
    elif key in ("source", "outlet", "publication", "publisher", "newspaper", "agency"):
        agency = outlets.agency(value)
        credits.agency = credits.agency or agency
        credits.outlet = credits.outlet or (None if agency else value)
    elif key in ("section", "category"):
        credits.label = credits.label or value
    return "header"


def _is_header(words: str, outlets: Outlets) -> bool:
    """Whether a line holds nothing but dates, times, labels and names of outlets."""
    rest = words
    for mention in reversed(read(words, Clock())):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    rest = _HEADER_NOISE.sub(" ", rest)
    pieces = [piece.strip(" .,:;()[]*_-") for piece in re.split(r"[|·•,/–—]|\s-\s", rest)]
    return all(not re.search(r"\w", piece) or outlets.agency(piece) or outlets.outlet(piece) for piece in pieces)


def _read_dates(words: str, credits: Credits) -> None:
    days = [mention for mention in read(words, Clock()) if mention.when.precision == "day" and mention.when.start]
    fresh = [
        mention
        for mention in days
        if not re.search(r"\b(?:updated|modified)\b[^|]{0,12}\Z", words[: mention.start], re.I)
    ]
    for mention in (fresh or days)[:1]:
        credits.published = credits.published or mention.when


def _sign(credits: Credits, names: str, outlets: Outlets) -> None:
    """Keep a byline: persons as the byline, an agency as the agency, a desk as neither."""
    persons = []
    for piece in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*", names):
        name = re.sub(r"\A(?:by|BY|By)\s+", "", piece.strip(" .*_"))
        if agency := outlets.agency(name):
            credits.agency = credits.agency or agency
        elif outlet := outlets.outlet(name):
            credits.outlet = credits.outlet or outlet
        elif name and not _NO_PERSON.match(name) and len(name.split()) <= 6:
            persons.append(name.title() if name.isupper() and len(name) > 4 else name)
    if persons and not credits.byline:
        credits.byline = persons[0] if len(persons) == 1 else f"{', '.join(persons[:-1])} and {persons[-1]}"


def _name_source(words: str, outlets: Outlets, credits: Credits) -> None:
    words = words.strip(" .,:;()[]*_-")
    if agency := outlets.agency(words):
        credits.agency = credits.agency or agency
    elif outlet := outlets.outlet(words):
        credits.outlet = credits.outlet or outlet


def _read_dateline(text: str, blocks: Sequence[Block], outlets: Outlets, credits: Credits) -> None:
    for block in blocks[:3]:
        if block.kind != "paragraph":
            continue
        found = find_dateline(text[block.content : block.end])
        if found is None:
            continue
        credits.place = ", ".join(part for part in (found.place, found.country) if part) or None
        credits.dateline = found.when
        if found.source:
            agency = outlets.agency(found.source)
            credits.agency = credits.agency or agency
            if not agency and not re.match(r"(?i)domestic service|no source", found.source):
                credits.outlet = credits.outlet or (
                    found.source.title() if found.source.isupper() and " " in found.source else found.source
                )
        credits.stretches.append(Dropped(block.content, block.content + found.end, "dateline"))
        return


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
    match = _SIGN_OFF.search(words)
    if not match:
        return None
    before = words[: match.start()].strip()
    sign = match["sign"].strip("()[]-—–/ ")
    agency = outlets.agency(sign) or outlets.agency(sign.split()[0])
    if not agency or (before and not ends_sentence(before)):
        return None
    credits.agency = credits.agency or agency
    return match.start(), "agency sign-off"


def _foot_credit(words: str, outlets: Outlets, credits: Credits) -> tuple[int, str] | None:
    """Where a credit begins that closes a block, and what it is."""
    if match := _PUBLISHED_IN.search(words):
        days = read(match["date"], Clock())
        if days and days[0].when.precision == "day" and days[0].when.start:
            credits.published = credits.published or days[0].when
            credits.outlet = credits.outlet or outlets.outlet(match["outlet"]) or match["outlet"]
            return match.start(), "credit"
    if match := _REPORTING.search(words):
        if re.match(r"[(\[]?\s*[Rr]eport", match[0]):
            _sign(credits, _persons(match["names"], match[0][match.end("names") - match.start() :]), outlets)
        return match.start(), "credit"
    if match := _INPUTS.search(words):
        who = match["who"] or match["source"]
        named = outlets.agency(re.split(r",|\band\b", who)[0])
        if named or who.lower() in ("agencies", "wires") or (match["source"] and not match.start()):
            credits.agency = credits.agency or named
            return match.start(), "agency sign-off"
    if (agency := outlets.agency(words)) and len(words.split()) <= 3:
        credits.agency = credits.agency or agency
        return 0, "agency sign-off"
    if match := _EDITORS.search(words):
        return match.start(), "agency sign-off"
    return None


def _persons(names: str, rest: str) -> str:
    """The names of all who report: those before the first "in CITY", and those that follow it before a semicolon."""
    more = re.findall(rf"(?:,|\band\b)\s+({_NAME})\s+in\s+", re.split(r";|\.\s|[Ee]diting", rest)[0])
    return ", ".join([names, *more])


def author_at_foot(text: str, blocks: Sequence[Block]) -> str | None:
    """The author whom the last paragraph of an opinion piece introduces, if the text names them nowhere else."""
    for block in list(blocks)[-2:]:
        words = text[block.content : block.end].strip("*_ ")
        match = _ABOUT.match(words)
        if (
            match
            and " " in match["name"]
            and text.count(match["name"]) == 1
            and match["name"].split()[0] not in ("The", "This", "That")
        ):
            return match["name"]
    return None
