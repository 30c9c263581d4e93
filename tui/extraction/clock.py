"""What an expression of time means, said at a certain point of a certain text."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tui.extraction import almanac
from tui.model import PartialDate, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model import Precision

_COUNTS: Final = {
    word: value
    for value, word in enumerate(
        ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
} | {"a": 1, "an": 1, "couple": 2, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_AHEAD = re.compile(
    r"\b(?:will|shall|would|scheduled|slated|due|upcoming|expected|planned|plans?|set\s+(?:to|for)|until|till|by|next|deadline"
    r"|intends?|begins?|starts?)\b|['’]ll\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|has|have|since|began|took|came|went|died|left|met|fell|shot|blew|struck|\w{3,}ed)\b",
    re.I,
)


@dataclass(slots=True)
class Clock:
    """The time at which a text speaks: its anchor, and the dates that it has named so far."""

    anchor: date | None = None
    """The day on which the text speaks."""
    name: str = ""
    """What the anchor is: ``publication date``, ``dateline`` …"""
    year: int | None = None
    """The year in which it speaks, if that is all that is known."""
    years: frozenset[int] = frozenset()
    """Years that the text states with a month."""
    day_first: bool = True
    """Whether ``5/6`` is the fifth of June."""
    before: date | None = field(default=None)
    """The last day that the text has named."""

    def read(self, name: str, match: re.Match[str], lead: str) -> When | None:
        """What a match of the pattern ``name`` means.

        Args:
            name: a pattern of ``timewords``.
            match: where it was found.
            lead: the words of the sentence before it.

        Returns:
            The time, with neither start nor end if nothing settles it; None if there is no such day.
        """
        when = _READERS[name](self, match, lead)
        if when and when.precision == "day" and when.start:
            self.before = PartialDate.parse(when.start).first
        return when

    @property
    def label(self) -> str | None:
        """The anchor in words."""
        if self.anchor:
            return f"{self.name} {self.anchor}"
        return f"{self.name} {self.year}" if self.year else None

    # -- kinds of answers

    def _day(
        self, match: re.Match[str], found: date | None, rule: str, *, explicit: bool = False, certainty: float = 1.0
    ) -> When | None:
        if found is None:
            return None
        return When(str(found), str(found), "day", match[0], rule, None if explicit else self.label, certainty)

    def _span(
        self,
        match: re.Match[str],
        start: object,
        end: object,
        rule: str,
        *,
        explicit: bool = True,
        certainty: float = 1.0,
    ) -> When | None:
        try:
            first, last = PartialDate.parse(str(start)), PartialDate.parse(str(end))
        except ValueError:
            return None
        if last.last < first.first:
            return None
        anchor = None if explicit else self.label
        return When(str(first), str(last), "range", match[0], rule, anchor, certainty)

    def _part(
        self,
        match: re.Match[str],
        year: int,
        month: int | None,
        rule: str,
        *,
        explicit: bool = True,
        certainty: float = 1.0,
    ) -> When | None:
        if not 1 <= year <= 9999:
            return None
        iso = str(PartialDate(year, month))
        precision: Precision = "month" if month else "year"
        return When(iso, iso, precision, match[0], rule, None if explicit else self.label, certainty)

    @staticmethod
    def _open(match: re.Match[str], rule: str) -> When:
        """Said, but settled by nothing in the text."""
        return When(None, None, "relative", match[0], rule, None, 0.5)

    # -- readers, one a pattern

    def _iso(self, match: re.Match[str], lead: str) -> When | None:
        return self._day(
            match, almanac.day(int(match["year"]), int(match["month"]), int(match["day"])), "explicit", explicit=True
        )

    def _numeric(self, match: re.Match[str], lead: str) -> When | None:
        first, second = int(match["first"]), int(match["second"])
        weekday = almanac.weekday(match["weekday"]) if match["weekday"] else None
        orders = [(second, first), (first, second)] if self.day_first else [(first, second), (second, first)]
        orders = [(month, day) for month, day in dict.fromkeys(orders) if 1 <= month <= 12 and 1 <= day <= 31]
        if match["year"]:
            year = almanac.full_year(match["year"], self.anchor)
            days = [found for month, day in orders if (found := almanac.day(year, month, day))]
            days = [found for found in days if weekday is None or found.weekday() == weekday] or days
            sure = 1.0 if len(days) == 1 else 0.6
            return self._day(match, days[0], "explicit", explicit=True, certainty=sure) if days else None
        for month, day in orders:
            when = self._without_year(match, month, day, lead, weekday)
            if when and when.start:
                return when
        return self._open(match, "no year") if orders else None

    def _date(self, match: re.Match[str], lead: str) -> When | None:
        groups = match.groupdict()
        month, day = almanac.month(match["month"]), _digits(match["day"])
        named = groups.get("weekday") or groups.get("after")
        weekday = almanac.weekday(named) if named else None
        year = groups.get("year") or groups.get("short")
        if year:
            digits = re.sub(r"\D", "", year)
            rule = "explicit" if len(digits) == 4 else "explicit, year of two digits"
            return self._day(
                match, almanac.day(almanac.full_year(digits, self.anchor), month, day), rule, explicit=True
            )
        return self._without_year(match, month, day, lead, weekday)

    def _without_year(
        self, match: re.Match[str], month: int, day: int, lead: str, weekday: int | None = None
    ) -> When | None:
        if not almanac.day(2000, month, day):
            return None
        if self.anchor:
            tense = _tense(lead)
            found = almanac.nearest(month, day, self.anchor, tense=tense, weekday=weekday)
            found = found or almanac.nearest(month, day, self.anchor, tense=tense)
            return self._day(match, found, "nearest year to the anchor", certainty=0.9)
        years = sorted(self.years | ({self.year} if self.year else set()), reverse=True)
        days = [found for year in years if (found := almanac.day(year, month, day))]
        if weekday is not None:
            fitting = [found for found in days if found.weekday() == weekday]
            if fitting:
                return self._day(match, fitting[0], "year inferred from the document and the weekday", certainty=0.9)
        elif days:
            near = self.before or days[0]
            found = min(days, key=lambda other: abs(other - near))
            return self._day(match, found, "year inferred from the document", certainty=0.7)
        return self._open(match, "no year")

    def _days(self, match: re.Match[str], lead: str) -> When | None:
        month, first, last = almanac.month(match["month"]), _digits(match["day"]), _digits(match["last"])
        if match["year"]:
            year: int | None = int(match["year"])
        else:
            nearest = self._without_year(match, month, first, lead)
            if nearest is None or nearest.start is None:
                return nearest
            year = nearest.first.year if nearest.first else None
        assert year is not None
        start, end = almanac.day(year, month, first), almanac.day(year, month, last)
        return self._span(match, start, end, "range of days", explicit=bool(match["year"]))

    def _months(self, match: re.Match[str], lead: str) -> When | None:
        year, first, last = int(match["year"]), almanac.month(match["month"]), almanac.month(match["last"])
        begin = int(match["from"]) if match["from"] else year - (first > last)
        return self._span(match, PartialDate(begin, first), PartialDate(year, last), "range of months")

    def _month(self, match: re.Match[str], lead: str) -> When | None:
        groups = match.groupdict()
        month = almanac.month(match["month"])
        if groups.get("year"):
            return self._part(match, int(match["year"]), month, "explicit")
        which = " ".join(match["which"].lower().split())
        if "year" in match[0].lower():
            year = self._year_of(which)
            return (
                self._part(match, year, month, "year relative to the anchor", explicit=False)
                if year
                else self._open(match, "no anchor")
            )
        return self._named_month(match, month, which, lead)

    def _bare_month(self, match: re.Match[str], lead: str) -> When | None:
        return self._named_month(match, almanac.month(match["month"]), "", lead)

    def _named_month(self, match: re.Match[str], month: int, which: str, lead: str) -> When | None:
        if self.anchor:
            year = self.anchor.year - (month > self.anchor.month)
            if which == "next" or (_tense(lead) > 0 and which != "last"):
                year = (
                    self.anchor.year
                    + (month <= self.anchor.month and which == "next")
                    + (month < self.anchor.month and which != "next")
                )
            elif which == "last" and month == self.anchor.month:
                year -= 1
            return self._part(match, year, month, "nearest year to the anchor", explicit=False, certainty=0.9)
        year_known = self.year or (self.before.year if self.before else max(self.years, default=None))
        if year_known:
            return self._part(match, year_known, month, "year inferred from the document", certainty=0.6)
        return self._open(match, "no year")

    def _year_of(self, which: str) -> int | None:
        now = self.anchor.year if self.anchor else self.year
        if which in ("that", "the same"):
            return self.before.year if self.before else None
        return None if now is None else now + {"last": -1, "next": 1}.get(which, 0)

    def _named(self, match: re.Match[str], lead: str) -> When | None:
        words = match["name"].lower()
        return self._day(match, almanac.EVENT_DAYS.get(words, almanac.EVENT_DAYS["9/11"]), "named day", explicit=True)

    def _holiday(self, match: re.Match[str], lead: str) -> When | None:
        month, day = almanac.NAMED_DAYS[" ".join(match["name"].lower().split())]
        if match["year"]:
            return self._day(match, almanac.day(int(match["year"]), month, day), "named day", explicit=True)
        return self._without_year(match, month, day, lead)

    def _years_span(self, match: re.Match[str], lead: str) -> When | None:
        first, last = match["year"], match["last"]
        return self._span(match, first, last if len(last) == 4 else first[:2] + last, "range of years")

    def _decade(self, match: re.Match[str], lead: str) -> When | None:
        first = int(match["decade"]) if len(match["decade"]) == 4 else 1900 + int(match["decade"])
        return self._span(match, *_share_of(first, first + 9, match["part"]), "decade")

    def _century(self, match: re.Match[str], lead: str) -> When | None:
        first = (int(match["century"]) - 1) * 100 + 1
        return self._span(match, *_share_of(first, first + 99, match["part"]), "century")

    def _season(self, match: re.Match[str], lead: str) -> When | None:
        groups = match.groupdict()
        begin = almanac.SEASONS[match["season"].lower()]
        if groups.get("year"):
            year = int(match["year"])
        elif self.anchor:
            year = self.anchor.year + (-1 if date(self.anchor.year, begin, 1) > self.anchor else 0)
            which = groups["which"].lower()
            if which == "next":
                year += 1
            elif which == "last" and almanac.months_on(date(year, begin, 1), 3) > (self.anchor.year, self.anchor.month):
                year -= 1
        else:
            return self._open(match, "no anchor")
        end = almanac.months_on(date(year, begin, 1), 2)
        return self._span(
            match, PartialDate(year, begin), PartialDate(*end), "season", explicit=bool(groups.get("year"))
        )

    def _first_months(self, match: re.Match[str], lead: str) -> When | None:
        count = _count(match["count"])
        year = self._stated_year(match["year"])
        if year is None:
            return self._open(match, "no anchor")
        if not count or not 1 <= count <= 12:
            return None
        first, last = (1, count) if match["edge"].lower() == "first" else (13 - count, 12)
        return self._span(match, PartialDate(year, first), PartialDate(year, last), "months of a year")

    def _share(self, match: re.Match[str], lead: str) -> When | None:
        year = self._stated_year(match["year"])
        if year is None:
            return self._open(match, "no anchor")
        kind = match.groupdict().get("share") or ("quarter" if match[0][0] in "Qq" else "half")
        length = 3 if kind.lower() == "quarter" else 6
        ordinal = match["ordinal"].lower()
        number = 12 // length if ordinal == "last" else _ORDINALS.get(ordinal) or int(ordinal)
        if number * length > 12:
            return None
        return self._span(
            match,
            PartialDate(year, (number - 1) * length + 1),
            PartialDate(year, number * length),
            f"{kind.lower()} of a year",
        )

    def _stated_year(self, words: str) -> int | None:
        if words[:4].isdigit():
            return int(words[:4])
        return self._year_of("this" if words.lower().startswith(("this", "the")) else words.lower().split()[0])

    def _since(self, match: re.Match[str], lead: str) -> When | None:
        year = int(match["year"])
        if self.anchor and self.anchor.year >= year:
            return self._span(match, year, self.anchor, "from then on", explicit=False)
        return When(str(year), None, "range", match[0], "from then on", None)

    def _bare_year(self, match: re.Match[str], lead: str) -> When | None:
        return self._part(match, int(match["year"]), None, "explicit")

    def _weekday(self, match: re.Match[str], lead: str) -> When | None:
        which = " ".join((match["which"] or "").lower().split())
        if which in ("every", "each") or match["plural"]:
            return None
        if not self.anchor:
            return self._open(match, "no anchor")
        anchor, weekday = self.anchor, almanac.weekday(match["weekday"])
        week = (match["week"] or "").lower()
        if "last week" in week or "next week" in week:
            monday = anchor - timedelta(days=anchor.weekday() + (7 if "last" in week else -7))
            return self._day(match, monday + timedelta(days=weekday), "weekday of a week")
        if which == "the following" and self.before:
            return self._day(
                match,
                almanac.weekday_near(weekday, self.before, which="next"),
                "weekday after the date before it",
                certainty=0.8,
            )
        if which == "the previous" and self.before:
            return self._day(
                match,
                almanac.weekday_near(weekday, self.before, which="last"),
                "weekday before the date before it",
                certainty=0.8,
            )
        if which in ("next", "this coming") or (which in ("", "this") and _tense(lead) > 0):
            return self._day(match, almanac.weekday_near(weekday, anchor, which="next"), "next weekday", certainty=0.8)
        which = "last" if which in ("last", "past", "this past", "the previous") else ""
        return self._day(match, almanac.weekday_near(weekday, anchor, which=which), "last weekday past", certainty=0.95)

    def _day_word(self, match: re.Match[str], lead: str) -> When | None:
        if not self.anchor:
            return self._open(match, "no anchor")
        words = " ".join(match["word"].lower().split())
        if words == "this weekend":
            return self._weekend(match, 0)
        if words == "overnight":
            return self._span(
                match,
                self.anchor - timedelta(days=1),
                self.anchor,
                "night before the anchor",
                explicit=False,
                certainty=0.7,
            )
        shift = 0
        if "before yesterday" in words:
            shift = -2
        elif "after tomorrow" in words:
            shift = 2
        elif words.startswith(("yesterday", "last")):
            shift = -1
        elif words.startswith("tomorrow"):
            shift = 1
        return self._day(match, almanac.moved(self.anchor, shift, "day"), "day relative to the anchor")

    def _ago(self, match: re.Match[str], lead: str) -> When | None:
        count, unit = _count(match["count"]), _unit(match["unit"])
        way = match["way"].lower()
        base = self.anchor if way == "ago" else self.before
        if count is None or base is None:
            if count and way == "ago" and self.year and unit in ("year", "decade"):
                return self._part(
                    match,
                    self.year - count * (10 if unit == "decade" else 1),
                    None,
                    "year relative to the anchor",
                    explicit=False,
                    certainty=0.7,
                )
            return self._open(match, "vague" if not count else "no anchor" if way == "ago" else "no date before it")
        found = almanac.moved(base, -count if way in ("ago", "earlier", "before") else count, unit)
        if found is None:
            return None
        sure = 0.6 if match["about"].strip() else 0.9
        rule = "counted back from the anchor" if way == "ago" else "counted from the date before it"
        if unit in ("day", "night"):
            return self._day(match, found, rule, certainty=sure)
        if unit in ("week", "fortnight"):
            monday = found - timedelta(days=found.weekday())
            if count == 1 and match["count"].lower() in ("a", "one"):
                return self._day(match, found, rule, certainty=0.6)
            return self._span(match, monday, monday + timedelta(days=6), rule, explicit=False, certainty=sure)
        if unit in ("month", "quarter"):
            return self._part(match, found.year, found.month, rule, explicit=False, certainty=sure)
        return self._part(match, found.year, None, rule, explicit=False, certainty=sure)

    def _past(self, match: re.Match[str], lead: str) -> When | None:
        groups = match.groupdict()
        count = _count(groups.get("count") or "one")
        which = (groups.get("which") or "last").lower()
        hours = match["unit"].lower() == "hours"
        if hours and count is None:
            count = 24
        if count is None or not self.anchor:
            return self._open(match, "vague" if count is None else "no anchor")
        if hours:
            count, unit = max(1, round(count / 24)), "day"
        else:
            unit = _unit(match["unit"])
        if which in ("next", "coming"):
            end = almanac.moved(self.anchor, count, unit)
            return self._span(match, self.anchor, end, "from the anchor on", explicit=False) if end else None
        start = almanac.moved(self.anchor, -count, unit)
        if start is None:
            return None
        if unit in ("year", "decade", "century"):
            return self._span(match, start.year, self.anchor.year, "up to the anchor", explicit=False)
        if unit in ("month", "quarter"):
            return self._span(
                match,
                PartialDate(start.year, start.month),
                PartialDate(self.anchor.year, self.anchor.month),
                "up to the anchor",
                explicit=False,
            )
        return self._span(match, start, self.anchor, "up to the anchor", explicit=False)

    def _unit(self, match: re.Match[str], lead: str) -> When | None:
        edge = " ".join((match.groupdict().get("edge") or "").lower().split())
        which, unit = match["which"].lower(), match["unit"].lower()
        shift = {"last": -1, "next": 1}.get(which, 0)
        if unit == "year" and not self.anchor and self.year:
            return self._part(
                match, self.year + shift, None, "year inferred from the document", explicit=False, certainty=0.7
            )
        if not self.anchor:
            return self._open(match, "no anchor")
        anchor = self.anchor
        if unit == "weekend":
            return self._weekend(match, shift)
        moved = almanac.moved(anchor, shift, unit)
        if moved is None:
            return None
        start, end = _whole(moved, unit)
        if edge == "earlier" and not shift:
            if unit == "year":
                return self._span(
                    match,
                    PartialDate(anchor.year, 1),
                    PartialDate(anchor.year, anchor.month),
                    "from the beginning to the anchor",
                    explicit=False,
                )
            return self._span(match, start, anchor, "from the beginning to the anchor", explicit=False)
        if edge == "later" and not shift:
            return self._span(match, anchor, end, "from the anchor to the end", explicit=False)
        if unit == "month":
            return self._part(match, moved.year, moved.month, "relative to the anchor", explicit=False)
        if unit == "year":
            return self._part(match, moved.year, None, "relative to the anchor", explicit=False)
        return self._span(match, start, end, "relative to the anchor", explicit=False)

    def _weekend(self, match: re.Match[str], shift: int) -> When | None:
        assert self.anchor is not None
        saturday = self.anchor - timedelta(days=(self.anchor.weekday() - 5) % 7)
        if shift > 0 or (shift == 0 and self.anchor.weekday() in (2, 3, 4)):
            saturday += timedelta(days=7)
        elif shift < 0 and self.anchor.weekday() >= 5:
            saturday -= timedelta(days=7)
        return self._span(
            match, saturday, saturday + timedelta(days=1), "weekend near the anchor", explicit=False, certainty=0.8
        )

    def _that(self, match: re.Match[str], lead: str) -> When | None:
        which, unit = " ".join(match["which"].lower().split()), match["unit"].lower()
        way = (match["way"] or "").strip().lower()
        if which == "the" and not way:
            return None
        if self.before is None:
            return self._open(match, "no date before it")
        shift = {"before": -1, "after": 1}.get(way) or {"the next": 1, "the following": 1, "the previous": -1}.get(
            which, 0
        )
        found = almanac.moved(self.before, shift, unit)
        if found is None:
            return None
        if unit == "day":
            return self._day(match, found, "relative to the date before it", certainty=0.8)
        return self._part(
            match, found.year, found.month if unit == "month" else None, "relative to the date before it", certainty=0.8
        )

    def _vague(self, match: re.Match[str], lead: str) -> When | None:
        return self._open(match, "vague")

    def _ordinal_day(self, match: re.Match[str], lead: str) -> When | None:
        day = int(match["day"])
        base = self.anchor if match["which"] or not self.before else self.before
        if not base:
            return self._open(match, "no anchor")
        for back in range(3):
            year, month = almanac.months_on(base, -back - (1 if (match["which"] or "").lower() == "last" else 0))
            found = almanac.day(year, month, day)
            if found and (found <= base or match["which"]):
                return self._day(match, found, "day of the month before the anchor", certainty=0.8)
        return None


def _tense(lead: str) -> int:
    """Whether the clause that an expression closes speaks of what is to come (1), of what was (-1), or does not say."""
    clause = re.split(r"[,;:.!?“”\"()]", lead[-90:])[-1]
    clause = re.sub(r"\b(?:be|been|being|get|have)\s+\w+", " ", clause)
    cues = list(_AHEAD.finditer(clause))
    past = list(_PAST.finditer(clause))
    if cues and not (past and past[-1].start() > cues[-1].start()):
        return 1
    return -1 if past else 0


def _digits(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _count(words: str) -> int | None:
    """The value of a count; None if it is vague."""
    first = words.lower().split()[0]
    return int(first) if first.isdigit() else _COUNTS.get(first)


def _unit(words: str) -> str:
    word = words.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def _whole(inside: date, unit: str) -> tuple[date, date]:
    """The first and the last day of the week, month, quarter, year, decade or century around a day."""
    if unit == "week":
        monday = inside - timedelta(days=inside.weekday())
        return monday, monday + timedelta(days=6)
    if unit in ("month", "quarter"):
        first = inside.month if unit == "month" else (inside.month - 1) // 3 * 3 + 1
        last = first if unit == "month" else first + 2
        return date(inside.year, first, 1), date(inside.year, last, calendar.monthrange(inside.year, last)[1])
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    year = inside.year // length * length
    return date(max(year, 1), 1, 1), date(min(year + length - 1, 9999), 12, 31)


def _share_of(first: int, last: int, part: str | None) -> tuple[int, int]:
    """The early, middle or late third or so of some years."""
    length = last - first + 1
    if not part:
        return first, last
    low, high = {"early": (0, 0.4), "mid": (0.4, 0.7), "late": (0.6, 1)}[part.lower()]
    return first + int(low * length), first + int(high * length) - 1


_READERS: Final[dict[str, Callable[[Clock, re.Match[str], str], When | None]]] = {
    "iso": Clock._iso,
    "numeric": Clock._numeric,
    "date": Clock._date,
    "days": Clock._days,
    "months": Clock._months,
    "month": Clock._month,
    "bare month": Clock._bare_month,
    "named": Clock._named,
    "holiday": Clock._holiday,
    "years": Clock._years_span,
    "season year": Clock._years_span,
    "decade": Clock._decade,
    "century": Clock._century,
    "season": Clock._season,
    "first months": Clock._first_months,
    "share": Clock._share,
    "since": Clock._since,
    "year": Clock._bare_year,
    "weekday": Clock._weekday,
    "day word": Clock._day_word,
    "ago": Clock._ago,
    "past": Clock._past,
    "unit": Clock._unit,
    "that": Clock._that,
    "vague": Clock._vague,
    "ordinal day": Clock._ordinal_day,
}
