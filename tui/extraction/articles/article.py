"""Facts about the article itself: title, byline, date, outlet, agency, language, kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction.analysis import ArticleFacts, Cleaned
from tui.extraction.articles.credits import Credits, is_desk
from tui.extraction.articles.filing import filed
from tui.extraction.articles.genres import Genres
from tui.extraction.articles.mastheads import HEAD, read_head
from tui.extraction.articles.menus import MENU, read_menu
from tui.extraction.articles.notes import find_note
from tui.extraction.articles.outlets import Outlets
from tui.extraction.articles.signatures import read_letter, signers
from tui.extraction.articles.signoffs import read_dateline, read_foot
from tui.extraction.articles.stamps import read_stamps
from tui.extraction.dictionaries import Dictionaries
from tui.extraction.text.languages import Languages, detect
from tui.extraction.time.chronicle import years_over
from tui.extraction.time.clock import Clock
from tui.extraction.time.dates import lies_back, read, visible
from tui.model import Dropped, PartialDate, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model import Block, Document

LONGEST_TITLE: Final = 100
"""Characters of a title that is made from the first sentence."""

_SUFFIX = re.compile(r"\s+[–—|-]\s+(?P<outlet>[^–—|]{2,50})\Z")
_CRUMBS = re.compile(r"\s+[|»›>]\s+")
_VERSION = re.compile(
    r"\A(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|FACTBOX|BREAKING|URGENT|EXCLUSIVE|Breaking(?: News)?)\s*\d*"
    r"\s*[-:–—]\s*(?=\S)"
)
_OPENER = re.compile(
    r"(?:In|After|As|While|Amid|Following|With|Despite|At|On|Under|Since|Before|When|Although|Though|During|For|By|From)\b[^,]{8,160}?,\s+(?=\S)"
)
_SENTENCE = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b\d)(?<!\b(?:Dr|Mr|Ms|Lt|St|No|vs|Jr|Sr))(?<!\b(?:Mrs|Gen|Col|Sgt|Rev|Hon|Sen|Rep|Gov|Inc|Ltd))"
    r"(?<!\b(?:Prof|Corp))[.!?]"
    r"[\"”’)]*\s+(?=[\"“‘(]?[A-Z])"
)
_CLAUSE = re.compile(
    r"(?:,?\s(?:which|who|whom|while|after|before|although|because|where|when|following|amid|despite|including|saying)"
    r"|,\s(?:as|but|said|according|\w+ing|\w+ed)|[;:—–]|\s--)\s"
)
_DANGLING = re.compile(
    r"(?:\s+(?:that|and|or|of|the|to|a|an|in|on|with|by|from|between|during|against|near|as|for|some|his|her|its|their|into|at))+\Z"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.I)
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\s[^,]{3,120},\s|\s\([^()]{1,60}\)(?=[ ,])|\s--\s[^-]{3,120}\s--\s")


def facts(
    document: Document, cleaned: Cleaned, dictionaries: Dictionaries | None = None
) -> tuple[ArticleFacts, Cleaned]:
    """What the article says about itself; the cleaning comes back with its bylines and credits dropped.

    Without ``dictionaries``, those that ship with the program are used.
    """
    dictionaries = dictionaries or Dictionaries()
    outlets = dictionaries.read("outlets", Outlets)
    languages, genres = dictionaries.read("languages", Languages), dictionaries.read("genres", Genres)
    text, metadata = document.text, document.metadata
    credits = _credits(document, cleaned, outlets, dictionaries)
    cleaned = _with_credits(cleaned, credits.stretches)
    blocks = _content(cleaned)
    words = visible(text, cleaned.dropped)
    title, rule, named = _title(document, credits, blocks, words, outlets)
    signed = _persons(metadata.byline or "", outlets) or credits.byline
    note = find_note(text, blocks, signed)
    agency = metadata.agency or credits.agency
    published = _published(document, credits)
    kinds = genres.of(
        text,
        blocks,
        title,
        (credits.label, metadata.section, *_labels(text, cleaned, credits)),
        introduced=note is not None and note.sure,
        wire=bool(agency) or any(drop.reason == "dateline" for drop in credits.stretches),
    )
    argues = "op-ed" in kinds or "analysis" in kinds
    if note and (note.sure or argues):
        credits.stretches += note.stretches
        cleaned = _with_credits(cleaned, credits.stretches)
    found = ArticleFacts(
        title=title,
        title_rule=rule,
        byline=signed or (note.author if note and argues else None),
        published=published,
        outlet=metadata.outlet or credits.outlet or named,
        agency=agency,
        language=detect(words, languages) or (metadata.language or "").split("-")[0].lower() or None,
        kinds=kinds,
        anchor=_anchor(published, credits, words, blocks),
        dateline_place=credits.place,
        credits=tuple((drop.start, drop.end) for drop in credits.stretches),
    )
    return found, cleaned


def _labels(text: str, cleaned: Cleaned, credits: Credits) -> list[str]:
    """The lines over the text that are no part of it, but for those of a menu: one may name the article's kind."""
    over = next((at for at, block in enumerate(cleaned.blocks) if block.kind in ("paragraph", "turn")), HEAD)
    menu = {drop.start for drop in credits.stretches if drop.reason == MENU}
    lines = [block for block in cleaned.blocks[: min(over, HEAD)] if block.kind == "boilerplate"]
    return [text[block.start : block.end] for block in lines if block.start not in menu]


def _content(cleaned: Cleaned) -> list[Block]:
    return [block for block in cleaned.blocks if block.kind != "boilerplate"]


def _credits(document: Document, cleaned: Cleaned, outlets: Outlets, dictionaries: Dictionaries) -> Credits:
    """What stamps, head, dateline and foot of the text say, where the text says it."""
    text, credits = document.text, Credits()
    credits.stretches += read_menu(text, _content(cleaned))
    blocks = _content(cleaned)[len(credits.stretches) :]
    read_stamps(text, blocks, outlets, credits)
    stamped = {drop.start for drop in credits.stretches}
    blocks = [block for block in blocks if block.start not in stamped]
    known = signers(dictionaries)
    repeated = {text[drop.start : drop.end] for drop in cleaned.dropped if drop.reason == "repeated title"}
    body = blocks[read_head(text, blocks, outlets, credits, known, frozenset(repeated)) :]
    read_dateline(text, body, outlets, credits, known.is_town)
    if not credits.agency and read_letter(text, body, known, credits):
        credits.label = credits.label or "Letter to the editor"
    read_foot(text, body, outlets, credits)
    return credits


def _with_credits(cleaned: Cleaned, credits: Iterable[Dropped]) -> Cleaned:
    """The cleaning with the credits dropped: a block of nothing but credits becomes boilerplate."""
    stretches = sorted(credits, key=lambda drop: drop.start)
    dropped = [
        old for old in cleaned.dropped if not any(new.start < old.end and old.start < new.end for new in stretches)
    ]
    blocks = []
    for block in cleaned.blocks:
        whole = any(drop.start <= block.content and block.end <= drop.end for drop in stretches)
        blocks.append(msgspec.structs.replace(block, kind="boilerplate", level=0) if whole else block)
    return Cleaned(tuple(blocks), tuple(sorted([*dropped, *stretches], key=lambda drop: drop.start)), cleaned.tables)


def _title(
    document: Document, credits: Credits, blocks: Sequence[Block], words: str, outlets: Outlets
) -> tuple[str, str, str | None]:
    """The title without its version and its outlet, by which rule it was found, and that outlet."""
    title, rule = _stated_title(document, credits, blocks, words)
    title = _without_crumbs(_VERSION.sub("", title), outlets)
    suffix = _SUFFIX.search(title)
    if suffix and (named := outlets.outlet(suffix["outlet"])):
        return title[: suffix.start()], rule, named
    return title, rule, None


def _without_crumbs(title: str, outlets: Outlets) -> str:
    """A title without the sections and the outlet that bars part off before it: "Herald | World | Dam fails"."""
    crumbs = _CRUMBS.split(title)
    while len(crumbs) > 1 and (outlets.is_label(crumbs[0]) or outlets.outlet(crumbs[0]) or crumbs[0].lower() == "home"):
        crumbs = crumbs[1:]
    return " | ".join(crumbs) if len(crumbs) < len(_CRUMBS.split(title)) else title


def _stated_title(document: Document, credits: Credits, blocks: Sequence[Block], words: str) -> tuple[str, str]:
    if document.metadata.title:
        return " ".join(document.metadata.title.split()), "metadata"
    if credits.title:
        return credits.title, "heading"
    for block in blocks:
        sentence = " ".join(words[block.content : block.end].split())
        if block.kind in ("paragraph", "turn", "item") and re.search(r"\w{2}", sentence):
            return _headline(sentence), "first sentence"
    for block in blocks:
        if block.kind == "heading":
            return " ".join(words[block.content : block.end].split()).strip("*_#: "), "heading"
    return document.path.rsplit("/", 1)[-1], "path"


def _headline(paragraph: str) -> str:
    """A title made from a first paragraph: its main clause, cut where it can be cut."""
    paragraph = re.sub(r"\A(?:\[[^\]]{0,120}\]\s*)+", "", paragraph) or paragraph
    sentence = _SENTENCE.split(paragraph, maxsplit=1)[0].strip(" -–—")
    opener = _OPENER.match(sentence)
    if opener and len(sentence) > LONGEST_TITLE and len(sentence[opener.end() :].split()) >= 6:
        sentence = sentence[opener.end()].upper() + sentence[opener.end() + 1 :]
    if len(sentence) > LONGEST_TITLE:
        sentence = _ASIDE.sub(" ", sentence)
    if len(sentence) > LONGEST_TITLE:
        cuts = [cut.start() for cut in _CLAUSE.finditer(sentence) if 35 <= cut.start() <= LONGEST_TITLE]
        cut = sentence[: cuts[-1]] if cuts else sentence[:LONGEST_TITLE].rsplit(" ", 1)[0]
        sentence = _DANGLING.sub("", cut) + ("" if cuts else " …")
    sentence = sentence.rstrip(" .,;:") or paragraph[:LONGEST_TITLE]
    return sentence[0].upper() + sentence[1:]


def _persons(byline: str, outlets: Outlets) -> str | None:
    names = re.sub(r"\A\s*by:?\s+", "", byline, flags=re.I).strip()
    nobody = not names or is_desk(names) or outlets.is_label(names)
    return None if nobody or outlets.agency(names) or outlets.outlet(names) else names


def _published(document: Document, credits: Credits) -> When | None:
    stated = document.metadata.published
    if stated:
        day = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", stated)
        try:
            iso = str(PartialDate.parse(day[0])) if day else None
        except ValueError:
            iso = None
        if iso:
            return When(iso, iso, PartialDate.parse(iso).precision, stated, "metadata")
    if credits.published:
        return msgspec.structs.replace(credits.published, rule="header")
    if credits.dateline and credits.dateline.start:
        return msgspec.structs.replace(credits.dateline, rule="dateline")
    return filed(document.path, credits.dateline.text if credits.dateline else None)


def _by_weekday(partial: str, latest: int, words: str) -> When | None:
    """The day of a dateline without a year, in the year in which it agrees with the first weekday of the text.

    That is the latest year of the text or the next, if the weekday is that day or the one before in one of them.
    """
    named = _WEEKDAY.search(words)
    if named is None:
        return None
    fits = []
    for year in (latest, latest + 1):
        found = read(f"{partial} {year}", Clock())
        day = found[0].when.first if found and found[0].when.precision == "day" else None
        if day is not None and (day.weekday() - _WEEKDAYS.index(named[1].lower())) % 7 <= 1:
            fits.append(found[0].when)
    if len(fits) != 1:
        return None
    return msgspec.structs.replace(fits[0], rule="dateline, year inferred from the weekday", certainty=0.8)


def _anchor(published: When | None, credits: Credits, words: str, blocks: Sequence[Block]) -> When | None:
    """The day on which the text speaks: its dateline, its publication, or what dates itself in it."""
    if credits.dateline and credits.dateline.start:
        return msgspec.structs.replace(credits.dateline, rule="dateline", certainty=1.0)
    partial = credits.dateline.text if credits.dateline else None
    if partial and published and published.precision == "day":
        sent = read(partial, Clock(anchor=published.first, name="publication date"))
        if sent and sent[0].when.start:
            return msgspec.structs.replace(sent[0].when, rule="dateline")
    if published:
        named = published.rule == "file name"
        return published if named else msgspec.structs.replace(published, rule="publication date")
    titled = [mention.when for mention in read(credits.title or "", Clock())]
    if titled and titled[0].rule == "explicit" and titled[0].precision == "day":
        return msgspec.structs.replace(titled[0], rule="day in the title", certainty=0.8)
    years = [
        (mention.when.first, mention.when.precision)
        for block in blocks
        for mention in read(words, Clock(), block.content, block.end)
        if mention.when.rule == "explicit"
        and mention.when.first
        and mention.when.precision in ("day", "month")
        and not lies_back(words, mention)
    ]
    if not years:
        return None
    clock = Clock(years=frozenset(first.year for first, _ in years))
    if partial and (agreed := _by_weekday(partial, max(clock.years), words)):
        return agreed
    if partial and (found := read(partial, clock)) and found[0].when.start:
        return msgspec.structs.replace(found[0].when, rule="dateline, year inferred from the document", certainty=0.7)
    dated = [
        mention.when
        for block in blocks
        for mention in read(words, clock, block.content, block.end)
        if mention.when.rule == "year inferred from the document and the weekday" and mention.when.start
    ]
    if dated:
        latest = max(dated, key=lambda when: when.start or "")
        return msgspec.structs.replace(latest, rule="day that dates itself", certainty=0.8)
    year = str(max(*(first.year for first, _ in years), *years_over(words, blocks), 0))
    return When(year, year, "year", None, "year of the latest date in the text", None, 0.6)
