"""Patterns of expressions of time that name a day, a month, a year or a stretch of the calendar."""

from __future__ import annotations

from typing import Final

from tui.extraction.time.pieces import (
    COUNT,
    DAY,
    FULL_WEEKDAY,
    MONTH,
    MONTHS,
    ORDINAL,
    PART,
    SPAN,
    STATED,
    TO,
    WEEKDAY,
    WRITTEN_DAY,
    YEAR,
)

_YEARS: Final = ("15", "16", "17", "18", "19", "20")
_DIGITS: Final = tuple("0123456789")

CALENDAR: Final[tuple[tuple[str, tuple[str, ...] | frozenset[str], str], ...]] = (
    (
        "iso",
        _YEARS,
        rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?",
    ),
    ("iso", _YEARS, rf"(?P<year>{YEAR})(?P<sep>[/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)"),
    (
        "numeric",
        _DIGITS,
        rf"(?:(?P<weekday>{WEEKDAY}),?\s*)?\(?(?P<first>\d\d?)(?P<sep>[/.-])(?P<second>\d\d?)(?P=sep)"
        rf"(?P<year>{YEAR}|\d\d)(?(weekday)\)?)",
    ),
    (
        "numeric",
        _DIGITS,
        rf"(?P<weekday>{WEEKDAY}),?\s*\((?P<first>\d\d?)[/.-](?P<second>\d\d?)(?:[/.-](?P<year>\d\d(?:\d\d)?))?\)",
    ),
    (
        "days",
        MONTHS,
        rf"(?:(?:from|between)\s+)?(?:the\s+)?(?P<day>{DAY}){TO}(?P<last>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?",
    ),
    (
        "days",
        MONTHS,
        rf"(?<=\bon\s)(?:the\s+)?(?P<day>{DAY})\s+(?P<adjacent>and)\s+(?:the\s+)?(?P<last>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
        rf"(?:,?\s+(?P<year>{YEAR}))?",
    ),
    (
        "days",
        MONTHS,
        rf"(?<=\bon\s)(?P<month>{MONTH})\s+(?P<day>{DAY})\s+(?P<adjacent>and)\s+(?P<last>{DAY})(?:,?\s+(?P<year>{YEAR})|(?=[.,;]|\Z))",
    ),
    (
        "days",
        MONTHS,
        rf"(?:(?:from|between)\s+)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}){TO}(?P<last>{DAY})"
        rf"(?:,?\s+(?P<year>{YEAR}))?(?!\s+{MONTH})",
    ),
    (
        "date",
        MONTHS,
        rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?(?P<day>{DAY})(?:\s+|-|\s+of\s+|\s+day\s+of\s+)(?P<month>{MONTH})"
        rf"(?:(?:,?\s+|-)(?:of\s+)?(?P<year>{YEAR})|,?\s+(?P<short>['’]\d\d))?(?:,?\s+\((?P<after>{FULL_WEEKDAY})\))?",
    ),
    (
        "date",
        MONTHS,
        rf"(?P<day>{DAY})(?:\s+|-)(?P<month>{MONTH})(?:\s+|-)(?P<short>\d\d)(?=\s*(?:[]()\[.,:;/–—-]|\Z))",
    ),
    (
        "date",
        MONTHS,
        rf"(?:(?P<weekday>{WEEKDAY}),?\s+\(?)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})|,?\s+(?P<short>['’]\d\d))?(?:\s+\((?P<after>{FULL_WEEKDAY})\))?",
    ),
    (
        "date",
        MONTHS,
        rf"(?P<day>{WRITTEN_DAY})\s+(?:day\s+)?of\s+(?-i:(?=[A-Z]))(?P<month>{MONTH})(?!['’])(?:,?\s+(?P<year>{YEAR}))?",
    ),
    (
        "part of month",
        MONTHS,
        rf"(?:the\s+)?(?P<ordinal>{ORDINAL})\s+(?:(?P<count>{COUNT})\s+)?(?P<unit>weeks?|half|days)\s+of\s+(?-i:(?=[A-Z]))(?P<month>{MONTH})"
        rf"(?:,?\s+(?:of\s+)?{STATED})?",
    ),
    (
        "span",
        MONTHS,
        rf"(?:(?:from|between)\s+)?(?:the\s+)?(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<from>{YEAR}))?{TO}"
        rf"(?:the\s+)?(?P<last>{DAY})\s+(?:of\s+)?(?P<until>{MONTH})(?:,?\s+(?:of\s+)?{STATED})?",
    ),
    (
        "span",
        MONTHS,
        rf"(?:(?:from|between)\s+)?(?P<month>{MONTH})(?:\s+(?P<day>{DAY}))?(?:,?\s+(?P<from>{YEAR}),?)?{TO}"
        rf"(?-i:(?=[A-Z]))(?P<until>{MONTH})\s+(?P<last>{DAY})(?:,?\s+(?:of\s+)?{STATED})?",
    ),
    (
        "months",
        MONTHS,
        rf"(?:(?:from|between)\s+)?(?P<month>{MONTH})(?:\s+(?P<from>{YEAR}))?{TO}(?:(?:the\s+)?end\s+of\s+)?(?-i:(?=[A-Z]))(?P<last>{MONTH})"
        rf"(?:\s+(?:quarter|period|half|season)(?=,?\s+(?:of\s+)?(?:1|2|this|last)))?(?:,?\s+(?:of\s+)?{STATED})?(?!\s+\d)",
    ),
    (
        "ended",
        MONTHS,
        rf"(?:the\s+)?(?:(?P<count>{COUNT})[\s-]+)?(?P<unit>days?|weeks?|months?|quarter|half(?:[\s-]year)?|year)\s+"
        rf"(?:period\s+)?(?:to|through|ended|ending|up\s+to)\s+(?:(?:in|on)\s+)?(?:the\s+)?(?:end\s+(?:of\s+)?|end[\s-])?"
        rf"(?-i:(?=[A-Z0-9]))(?:(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{MONTH})|(?P<named>{MONTH})(?:\s+(?P<dated>{DAY}))?)"
        rf"(?:,?\s+{STATED})?",
    ),
    ("month", MONTHS, rf"{PART}(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})"),
    ("month", MONTHS, rf"{PART}(?P<month>{MONTH})\s+(?:of\s+)?(?P<which>last|this|next|that|the\s+same)\s+year"),
    ("month", MONTHS, rf"(?P<which>last|this|this\s+past|next)\s+(?P<month>{MONTH})"),
    (
        "bare month",
        MONTHS,
        rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\buntil\s)|(?<=\bthrough\s)|(?<=\bthis\s)"
        rf"|(?:(?P<part>{SPAN})[\s-]+(?:of\s+)?))(?-i:(?=[A-Z]))(?P<month>{MONTH})(?![-\s]+\d)",
    ),
    (
        "bare month",
        MONTHS,
        r"(?:(?<=\bof\s)|(?<=\bby\s)|(?<=\bfrom\s)|(?<=\bbefore\s)|(?<=\bafter\s))"
        rf"(?-i:(?=[A-Z]))(?P<month>{MONTH})(?![-\s]+\d|\s+(?-i:[A-Z]))",
    ),
    (
        "bare month",
        MONTHS,
        r"(?-i:(?P<month>January|February|March|July|September|October|November|December))(?=['’]s\s)",
    ),
    (
        "bare month",
        MONTHS,
        rf"(?<=\band\s)(?:(?P<part>early|mid|late)[\s-]+)?(?-i:(?=[A-Z]))(?P<month>{MONTH})(?P<joined>)(?![-\s]+\d|\s+(?-i:[A-Z]))",
    ),
    (
        "named",
        ("9/11", "26/11", "7/7", "sept"),
        r"(?P<name>9/11|26/11(?=\s+(?:attack|Mumbai|terror))|7/7(?=\s+(?:attack|bomb|London)))",
    ),
    (
        "named",
        ("9/11", "26/11", "7/7", "sept"),
        r"(?P<name>Sept(?:ember|\.)?\s+11(?:th)?)(?=,?\s+(?:terror\w*\s+)?(?:attack|hijack)s?)",
    ),
    (
        "holiday",
        ("day", "halloween", "eve"),
        r"(?P<name>New\s+Year['’]s\s+(?:Day|Eve)|Valentine['’]s\s+Day|May\s+Day|Bastille\s+Day|Halloween|Armistice\s+Day"
        r"|International\s+Women['’]s\s+Day|Christmas\s+(?:Day|Eve)|Boxing\s+Day)(?:,?\s+(?P<year>20\d\d|19\d\d))?",
    ),
    (
        "feast",
        ("easter", "holy week", "day", "thanksgiving", "ramadan", "ramzan", "eid", "ashura", "christmas"),
        r"(?-i:(?P<feast>Good\s+Friday|Holy\s+Saturday|Palm\s+Sunday|Ash\s+Wednesday|Easter(?!\s+(?:Rising|Island|[Ee]ggs?|[Bb]unny))(?:\s+(?:Sunday|Monday|[Ww]eekend))?"
        r"|Orthodox\s+Easter|Holy\s+Week|(?<=on\s)Black\s+Friday|Thanksgiving(?=\s+(?:Day|night|morning)\b|\s*[,.;])|Ramadan|Ramzan|Eid[\s-](?:al|ul)[\s-](?:Fitr|Adha|Azha)|Ashura"
        r"|(?:(?<=on\s)|(?<=at\s)|(?<=over\s)|(?<=for\s)|(?<=by\s)|(?<=until\s)|(?<=before\s)|(?<=since\s))Christmas(?!\s+[A-Z])|Christmas(?=\s+(?:morning|night)\b)))"
        r"(?:(?:\s+[a-z]+)?(?:,|\s+(?:of|in))?\s+(?P<year>(?:19|20)\d\d)|\s+(?P<which>last|this|next)\s+year)?",
    ),
    (
        "same last year",
        ("last year", "year ago", "year earlier", "year before"),
        r"the\s+(?:same|corresponding)\s+(?P<unit>month|quarter)\s+(?:of\s+|in\s+)?(?:last\s+year|a\s+year\s+(?:ago|earlier|before))",
    ),
    (
        "before a feast",
        ("easter", "thanksgiving", "ramadan", "ramzan", "eid", "christmas"),
        rf"(?P<count>{COUNT})\s+(?P<unit>days?|weeks?)\s+(?P<way>to|before|after|ahead\s+of)\s+(?:the\s+)?"
        r"(?-i:(?P<feast>Christmas|Easter|Thanksgiving|Ramadan|Ramzan|Eid[\s-](?:al|ul)[\s-](?:Fitr|Adha|Azha)))(?!\s+(?-i:[A-Z]))",
    ),
    ("years", _YEARS, rf"(?:(?:from|between)\s+)?(?P<year>{YEAR})(?:{TO})(?P<last>{YEAR}|\d\d(?!\d))"),
    ("years", _YEARS, rf"(?<=\bin\s)(?P<year>{YEAR})/(?P<last>\d\d)(?!\d)"),
    (
        "season year",
        ("season", "academic", "financial", "fiscal", "year", "campaign"),
        rf"(?:in\s+)?(?P<year>{YEAR})/(?P<last>\d\d(?:\d\d)?)(?=\s+(?:[a-z]+\s+)?(?:season|year|campaign)\b|\s+academic|\s+financial|\s+fiscal)",
    ),
    (
        "decade",
        ("0s", "0's", "0’s"),
        r"(?:(?:the\s+)?(?P<part>early|mid|late|(?:first|second)\s+half\s+of)[\s-]+(?:to[\s-]late[\s-]+)?)?(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)['’]?s",
    ),
    ("decade", ("0s", "0's", "0’s"), r"the\s+(?:(?P<part>early|mid|late)[\s-]+)?['’](?P<decade>[2-9]0)s"),
    (
        "decade",
        ("ties",),
        r"(?:in|during|throughout|through|of|since)\s+the\s+(?:(?P<part>early|mid|late)[\s-]+)?(?-i:(?P<decade>(?:twen|thir|for|fif|six|seven|eigh|nine)ties))",
    ),
    (
        "century",
        ("century",),
        r"(?:(?:the\s+)?(?P<part>early|mid|late|(?:first|second)\s+half\s+of)[\s-]+)?(?:the\s+)?(?P<century>(?:1[5-9]|2[01])(?:st|th)|(?:fif|six|seven|eigh|nine)teenth|twentieth"
        r"|twenty-first)[\s-]century",
    ),
    (
        "season",
        ("spring", "summer", "autumn", "fall", "winter"),
        rf"(?:the\s+)?(?:{SPAN}\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{YEAR})",
    ),
    (
        "season",
        ("spring", "summer", "autumn", "fall", "winter"),
        r"(?P<which>last|this|this\s+past|next)\s+(?P<season>spring|summer|autumn|fall|winter)",
    ),
    (
        "season",
        ("spring", "summer", "autumn", "fall", "winter"),
        r"(?:in|by|during|since|over|until)\s+(?P<which>the)\s+(?P<season>spring|summer|autumn|fall|winter)(?=[,.;]|\s+(?:and|but)\b|\Z)",
    ),
    (
        "season",
        ("spring", "summer", "autumn", "fall", "winter"),
        r"(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<which>last|this|next)\s+year",
    ),
    (
        "first months",
        ("months",),
        rf"(?:in\s+|during\s+|over\s+)?(?:the\s+)?(?P<edge>first|last)\s+(?P<count>{COUNT})\s+months\s+of\s+"
        rf"(?P<year>{YEAR}|(?:this|last|the)\s+year)",
    ),
    (
        "first months",
        ("months",),
        rf"(?:in|during|over|for)\s+the\s+(?P<edge>first)\s+(?P<count>{COUNT})\s+months(?!\s+(?:of|after|in)\b)",
    ),
    (
        "quarter to",
        ("quarter",),
        rf"(?:the\s+)?(?-i:(?P<month>March|June|September|December))\s+quarter(?:\s+(?:of\s+)?(?P<year>{YEAR}|(?:this|last)\s+year))?",
    ),
    (
        "week of",
        ("week",),
        rf"(?:the\s+)?week\s+(?:of|beginning|starting|commencing)\s+(?:(?:on|the)\s+)?(?:(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
        rf"|(?P<named>{MONTH})\s+(?P<dated>{DAY}))(?:,?\s+(?P<year>{YEAR}))?",
    ),
    (
        "share",
        ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2"),
        rf"(?:the\s+)?(?P<ordinal>{ORDINAL})[\s-](?P<share>quarter|half)"
        rf"(?:\s+(?:of\s+)?(?P<year>{YEAR}|(?:this|last|next|the)\s+year))?",
    ),
    (
        "share",
        ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2"),
        rf"(?:Q|H)(?P<ordinal>[1-4])(?:\s+(?:of\s+)?(?P<year>{YEAR}))?",
    ),
    (
        "fiscal",
        ("fy", "fiscal", "financial"),
        r"(?:the\s+)?(?:FY\s?|(?:fiscal|financial)\s+(?:year\s+)?)['’]?(?P<year>20\d\d|[0-4]\d)(?:[-/–](?P<last>\d\d(?:\d\d)?))?",
    ),
    ("since", ("since",), rf"since\s+(?P<year>{YEAR})(?!,?\s+when\b)"),
    (
        "year",
        _YEARS,
        rf"(?P<lead>(?:in|since|by|of|until|till|from|during|before|after|through|to|for|circa|around|than|and|year|summer"
        rf"|with|against|versus|as|throughout|fiscal|the|a|an|its|his|her|their|our|[A-Z][a-z]+['’]s)\s+|\(|)(?:(?P<part>{SPAN})(?:[\s-]+|\s+of\s+))?(?P<year>{YEAR})(?P<follow>['’]s)?",
    ),
)
"""(name, needs, pattern), as in ``timewords``."""
