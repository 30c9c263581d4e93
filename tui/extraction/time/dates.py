"""Dates: expressions of time and the days that they mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tui.extraction.analysis import DateMention
from tui.extraction.tables.cells import grid
from tui.extraction.time import calendar_words, nights, relative_words, stretches, timewords
from tui.extraction.time.chronicle import day_of_all, sections
from tui.extraction.time.clock import Clock, Saying
from tui.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.extraction.analysis import Analysis
    from tui.model import Block, Dropped, When

_PLURAL = re.compile(
    r"\s+(?!was\b|is\b|has\b|as\b|its\b|his\b|us\b|this\b|towards\b|perhaps\b|elections\b|levels\b|lows\b|highs\b|protests\b|riots\b|floods\b|talks\b|results\b|sales\b|attacks\b)[a-z-]+s\b"
)
_COUNTED = re.compile(
    r"\s*(?:%|percent|per cent|km\b|kilomet|met(?:er|re)s|miles|feet|people|men|women|dollars|troops|tons|block of)"
)
_OF_A_LAW = re.compile(
    r"(?:\s+(?:[A-Z][\w'’-]*|of|and|the|on|for|to|\([\w ]+\))){1,6}?\s+(?:Act|Law|Code|Ordinance|Statute)\b"
)
"""Behind the year by which a law is known: "the 1971 | Misuse of Drugs Act"."""
_ROSE = re.compile(r"(?:%|\b(?:per\s?cent|pc|points))\s+\Z|\bfrom\s+[\d,.]+\s+\Z", re.IGNORECASE)
"""Before "to" and a number that something rises to: "by 1% | to 1730"."""
_ZONE = re.compile(r"\s*\(?(?:hours|hrs|local\s+time|gmt|utc)\b", re.IGNORECASE)
_AT = re.compile(r"\bat\s+(?:(?:about|around|approximately|exactly|precisely)\s+)?\Z", re.IGNORECASE)
_HOURS = re.compile(r"\s+(?:and|to|until|till)\s+(?:0\d|1[0-4]|2[1-3])[0-5]\d\b")
_TO_HOUR = re.compile(r"\b(?:0\d|1[0-4]|2[1-3])[0-5]\d\s+(?:and|to|until|till)\s+\Z")
"""The other hour of two, which is no year: "from 1710 | to 2250"."""
_NAME_BEFORE = re.compile(
    r"\b(?:Black|Good|Bloody|Ash|Palm|Easter|Super|Cyber|Sheffield|Giving|Holy|Fat|Shrove|Maundy|Man|Ruby|Girl)\s+\Z"
)
_NAME_AFTER = re.compile(
    r"\s+(?:Times|Mail|Mirror|Telegraph|Express|Post|Herald|Star|Independent|School|Island|Night\s+(?:Live|Football)|Agreement)\b"
)
_BEFORE_DAY = re.compile(r"\b(?:on|since|until|till|from|before|after|last|day)\s+(?:the\s+)?\Z", re.IGNORECASE)
_BUSINESS = re.compile(
    r"[%$€£]|\b(?:per\s?cent|profits?|revenues?|sales|turnover|earnings|income|loss(?:es)?|GDP|growth|econom\w+|output|exports?"
    r"|deliveries|arrivals|shareholders?|dividends?|quarterly|orders|production)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+\Z", re.IGNORECASE)
"""Before a time that lies back, by which no text speaks: "the highest since | April 2002"."""
_ANY_SUCH = re.compile(r"\b(?:an?|one|some)\s+\Z", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[,.;)]|\Z)|\s+in\b")
"""What is behind a weekday that is any such day, and not that of the news: "on a | Friday | in 1979"."""
_MONTH_BEFORE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+and\s+\Z"
)
_AROUND: Final = 120
"""Characters on both sides of an expression that say whether it lies ahead."""
_NUMBERED = re.compile(
    r"\b(?:resolution|section|article|route|highway|flight|room|law|decree|bill|act|no\.?|number|protocol|directive)\s+\Z",
    re.I,
)
"""What has a number that is no year: "UN resolution | 1701"."""
_BEFORE: Final = 80
"""Characters before a number that tell what it is, at most."""
_WEAK_LEADS: Final = frozenset(
    {
        "with",
        "against",
        "versus",
        "of",
        "by",
        "to",
        "than",
        "and",
        "for",
        "around",
        "a",
        "an",
        "until",
        "from",
        "about",
        "the",
        "",
    }
)
_EXPLICIT: Final = frozenset({"explicit", "range of days", "range of months", "months up to one", "up to a day"})
"""Rules of dates that a text without any anchor settles by itself."""
_READERS: Final = calendar_words.READERS | stretches.READERS | nights.READERS | relative_words.READERS


def find(analysis: Analysis) -> tuple[DateMention, ...]:
    """Every expression of time, in order; none overlaps another.

    An expression that nothing in the text settles has neither start nor end.
    """
    words = visible(analysis.text, analysis.cleaned.dropped)
    blocks = [block for block in analysis.cleaned.blocks if block.kind != "boilerplate"]
    clock = clock_at(analysis.facts.anchor, words, blocks)
    found: list[DateMention] = []
    parts = sections(words, blocks, clock, read)
    for block in blocks:
        while parts and parts[0].start <= block.start:
            clock = parts.pop(0).clock
        for start, end in _stretches(analysis, block):
            found += read(words, clock, start, end)
    return tuple(found)


def _stretches(analysis: Analysis, block: Block) -> list[tuple[int, int]]:
    """What of a block is read at once: all of it, but of a table each cell."""
    if block.table is None:
        return [(block.content, block.end)]
    return [
        (cell.start, cell.end) for row in grid(analysis.text, analysis.cleaned.tables[block.table]).rows for cell in row
    ]


def entries(analysis: Analysis) -> tuple[tuple[int, When | None], ...]:
    """Where the entries of a chronicle begin, in order, each with the day that stands over it, if one does."""
    words = visible(analysis.text, analysis.cleaned.dropped)
    blocks = [block for block in analysis.cleaned.blocks if block.kind != "boilerplate"]
    clock = clock_at(analysis.facts.anchor, words, blocks)
    found = sections(words, blocks, clock, read)
    if not found and (only := day_of_all(analysis.text, analysis.cleaned.blocks, clock, read)) is not None:
        found = [only]
    return tuple((part.start, part.when) for part in found)


def visible(text: str, dropped: Iterable[Dropped]) -> str:
    """The text with what was dropped blanked and newlines made spaces; offsets stay."""
    pieces = []
    last = 0
    for drop in sorted(dropped, key=lambda other: other.start):
        start = max(last, drop.start)
        if drop.end > start:
            pieces += [text[last:start], " " * (drop.end - start)]
            last = drop.end
    pieces.append(text[last:])
    return re.sub(r"[\n\t\r\x0b\x0c\u00a0\u2009\u202f]", " ", "".join(pieces))


def clock_at(anchor: When | None, words: str, blocks: Iterable[Block]) -> Clock:
    """The clock of a text that speaks at ``anchor``, which may be a day, a month, a year or None."""
    explicit = [
        mention.when.last
        for block in blocks
        for mention in read(words, Clock(), block.content, block.end)
        if mention.when.rule in _EXPLICIT
        and mention.when.precision != "year"
        and mention.when.last
        and not lies_back(words, mention)
    ]
    clock = Clock(years=frozenset(day.year for day in explicit), day_first=_day_first(words))
    if anchor and anchor.start:
        start = PartialDate.parse(anchor.start)
        clock.name = anchor.rule
        if start.day:
            clock.anchor = start.first
        else:
            clock.year = start.year
    elif explicit:
        clock.name, clock.year = "latest date in the text", max(explicit).year
    return clock


def lies_back(words: str, mention: DateMention) -> bool:
    """Whether a time is only one since which something has lasted, by which no text speaks."""
    return _SINCE.search(words, max(0, mention.start - _AROUND), mention.start) is not None


def _day_first(words: str) -> bool:
    """Whether a text writes the day before the month in ``5/6/2024``, by the dates in it that leave no doubt."""
    pairs = [
        (int(first), int(second))
        for first, second in re.findall(r"(?<![\d/])(\d\d?)/(\d\d?)/(?:\d\d){1,2}(?![\d/])", words)
    ]
    month_first = sum(first <= 12 < second for first, second in pairs)
    return month_first == 0 or month_first < sum(second <= 12 < first for first, second in pairs)


def read(words: str, clock: Clock, start: int = 0, end: int | None = None) -> list[DateMention]:
    """The expressions of time between two offsets of some words, in order, as ``clock`` reads them.

    The longest expression wins where several overlap. The clock goes on: it remembers the last day named.
    """
    piece = words[start : len(words) if end is None else end]
    mentions = []
    for name, match in _expressions(piece):
        before, behind = (
            piece[max(0, match.start() - _AROUND) : match.start()],
            piece[match.end() : match.end() + _AROUND],
        )
        when = _READERS[name](Saying(clock, match, before, behind))
        if when is not None:
            if when.precision == "day" and when.start:
                clock.before = PartialDate.parse(when.start).first
            mentions.append(DateMention(start + match.start(), start + match.end(), when))
    return mentions


@lru_cache(maxsize=512)
def _expressions(piece: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """The expressions of some words, in order, whatever clock will read them: a text is read with several."""
    found = [(name, match) for name, match in timewords.candidates(piece) if _means_time(name, match)]
    found.sort(key=lambda it: (it[0] != "named", it[1].start() - it[1].end(), it[1].start()))
    taken: list[tuple[str, re.Match[str]]] = []
    covered = bytearray(len(piece))
    for name, match in found:
        if not any(covered[match.start() : match.end()]):
            covered[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            taken.append((name, match))
    return tuple(sorted(taken, key=lambda candidate: candidate[1].start()))


def _means_time(name: str, match: re.Match[str]) -> bool:
    """Whether what a pattern has matched is an expression of time, and not a name, a verb or a number."""
    groups = match.groupdict()
    if name == "date" and re.search(
        r"(?<![\w.,])\d{1,2}\s+\Z", match.string[max(0, match.start() - 5) : match.start()]
    ):
        return False
    if (word := groups.get("month")) and not word.isdigit() and not _is_month(word, match, groups):
        return False
    weekday = groups.get("weekday") or groups.get("after")
    if weekday and not weekday[0].isupper():
        return False
    guard = _GUARDS.get(name)
    return guard is None or guard(match, groups)


def _is_month(word: str, match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """Whether a word is a month's name: with a capital, or beside a day where a verb could not stand: "on 24 may"."""
    if word[0].isupper():
        return True
    if not groups.get("day"):
        return False
    behind = match.start("day") < match.start("month")
    return len(word) > 5 or (
        behind and bool(_BEFORE_DAY.search(match.string, max(0, match.start() - _BEFORE), match.start()))
    )


def _share(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """Whether a quarter or a half without its year is one of business, and not of a match, nor the one before."""
    if (groups.get("ordinal") or "").lower() == "last" and not groups.get("year"):
        return False
    return bool(groups.get("year")) or _BUSINESS.search(match.string) is not None


def _months_of_business(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """Whether the first months without their year are those of a year's business."""
    return bool(groups.get("year")) or _BUSINESS.search(match.string) is not None


def _bare_month(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """Whether a month behind "and" follows another: "in May and | June"."""
    return groups.get("joined") is None or bool(
        _MONTH_BEFORE.search(match.string, max(0, match.start() - _BEFORE), match.start())
    )


def _weekday(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    if _ANY_SUCH.search(match.string, 0, match.start()) and _ALONE.match(match.string, match.end()):
        return False
    return not _NAME_BEFORE.search(match.string, max(0, match.start() - 12), match.start()) and not _NAME_AFTER.match(
        match.string, match.end()
    )


def _day_word(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    word = groups["word"] or ""
    return not (word == "Today" and re.search(r"\b[A-Z][\w.]*\s+\Z", match.string[: match.start()]))


def _numeric(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    year, separator = groups.get("year") or "", groups.get("sep") or "/"
    return bool(groups.get("weekday")) or separator == "/" or len(year) == 4


def _joined(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """Whether "and" joins the two ends of a range: only after "between"."""
    words = match[0].lower()
    if groups.get("adjacent"):
        return int(re.sub(r"\D", "", groups["last"] or "")) - int(re.sub(r"\D", "", groups["day"] or "")) == 1
    if re.search(r"\d\s+[-–—]\s+\d+\s", words) and not groups.get("year"):
        return not re.match(r"\s+[a-z]", match.string[match.end() : match.end() + 3])
    return " and " not in words or words.startswith("between")


def _years(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    first, last = groups["year"] or "", groups["last"] or ""
    if "/" in match[0]:
        return int(last[-2:]) == (int(first[2:]) + 1) % 100
    if len(last) == 2:
        return re.search(r"\d[-–]\d", match[0]) is not None and int(last) > int(first[2:])
    return _joined(match, groups) and int(last) > int(first)


def _year(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    lead = (groups["lead"] or "").strip().lower()
    rest = match.string[match.end() : match.end() + 40]
    year = groups["year"] or ""
    near = max(0, match.start() - _BEFORE)
    if (
        _is_hour(match, lead, rest)
        or _COUNTED.match(rest)
        or _OF_A_LAW.match(rest)
        or (not lead and _NUMBERED.search(match.string, near, match.start()))
    ):
        return False
    if lead == "to" and _ROSE.search(match.string, near, match.start()):
        return False
    if lead in _WEAK_LEADS and year.endswith("00") and int(year) < 1800:
        return False  # an hour: "from 1200 to 1500"
    if lead in _WEAK_LEADS or year.endswith("00"):
        if _PLURAL.match(rest) and lead != "the":
            return False
        if not lead and not groups["follow"] and not groups["part"]:
            before = match.string[max(0, match.start() - 30) : match.start()]
            return bool(re.search(r"(?:\b[a-z]+|[,;])\s\Z|\A\s*\Z", before) and re.match(r"\s+[a-z]", rest))
    return True


def _since(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """Whether it is a year since which something has been, and not an hour: "since 1600 local time"."""
    return not _is_hour(match, "since", match.string[match.end() : match.end() + 40])


def _century(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """Whether a century is when something was, and not how old a thing is: "an 18th-century church"."""
    return "-century" not in match[0].lower()


def _is_hour(match: re.Match[str], lead: str, rest: str) -> bool:
    """Whether four digits are an hour of the day: "at 1645 local time", "(1515 GMT)"."""
    before = match.string[max(0, match.start() - 25) : match.start("year")]
    if _ZONE.match(rest) or _HOURS.match(rest) or _TO_HOUR.search(before):
        return True
    return lead in ("", "around") and bool(_AT.search(before))


_GUARDS: Final[dict[str, Callable[[re.Match[str], dict[str, str | None]], bool]]] = {
    "weekday": _weekday,
    "day word": _day_word,
    "numeric": _numeric,
    "days": _joined,
    "months": _joined,
    "span": _joined,
    "share": _share,
    "first months": _months_of_business,
    "bare month": _bare_month,
    "years": _years,
    "year": _year,
    "since": _since,
    "century": _century,
}
