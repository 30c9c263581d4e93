"""Dates as lists draw them: never more precise than they are."""

from typing import Final

from tui.model import PartialDate, When

UNDATED: Final = "undated"
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def iso(when: When | None) -> str:
    """At most ten cells: ``2024-10-06``, ``2024-10``, ``2024``, ``2024-01/10``, ``2024–2026`` or ``undated``.

    A month to another one must not look like a day. Of some days of one month only the month is given, which is vaguer
    but true.
    """
    if when is None or when.start is None:
        return UNDATED
    if when.end is None or when.end == when.start:
        return when.start
    start, end = PartialDate.parse(when.start), PartialDate.parse(when.end)
    if start.year != end.year:
        return f"{start.year}–{end.year}"
    if not start.month or not end.month or _is_whole_year(start, end):
        return str(start.year)
    month = f"{start.year}-{start.month:02d}"
    return month if start.month == end.month else f"{month}/{end.month:02d}"


def in_year(when: When) -> str:
    """At most nine cells, under a heading that gives the year.

    ``Oct 06`` is a day, ``Oct`` a month, ``2024`` a year, ``Oct 06–09`` and ``Jan–Oct`` are ranges, ``~Oct`` is
    relative to something that is not exact, ``–`` is unknown.
    """
    if when.start is None:
        return "–"
    start = PartialDate.parse(when.start)
    about = "~" if when.precision == "relative" else ""
    if when.end is None or when.end == when.start:
        return about + _name(start)
    end = PartialDate.parse(when.end)
    if start.year != end.year:
        return f"{start.year}–{end.year}"
    if start.month is None or end.month is None:
        return f"{about}{start.year}"
    if start.month != end.month:
        if _is_whole_year(start, end):
            return f"{about}{start.year}"
        return f"{about}{MONTHS[start.month - 1]}–{MONTHS[end.month - 1]}"
    if start.day is None or end.day is None:
        return about + MONTHS[start.month - 1]
    return f"{MONTHS[start.month - 1]} {start.day:02d}–{end.day:02d}"


def in_words(when: When | None) -> str:
    """``6 October 2024``-like words that say the precision: ``2024-10-06``, ``some day of 2024-10``, ``undated``."""
    if when is None or when.start is None:
        return UNDATED
    if when.end and when.end != when.start:
        return f"{when.start} to {when.end}"
    start = PartialDate.parse(when.start)
    return f"in {when.start}" if start.precision != "day" else when.start


def _is_whole_year(start: PartialDate, end: PartialDate) -> bool:
    return (start.first.month, start.first.day, end.last.month, end.last.day) == (1, 1, 12, 31)


def _name(day: PartialDate) -> str:
    if day.month is None:
        return str(day.year)
    return MONTHS[day.month - 1] + (f" {day.day:02d}" if day.day else "")
