"""Expressions of time: the patterns by which they are found. What each one means is for ``dates`` to work out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary|\b\.?)|feb(?:ruary|\b\.?)|mar(?:ch|\b\.?)|apr(?:il|\b\.?)|may|jun(?:e|\b\.?)|jul(?:y|\b\.?)|aug(?:ust|\b\.?)"
    r"|sept?(?:ember|\b\.?)|oct(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?))"
)
_WEEKDAY = (
    r"(?:mon(?:day|\b\.?)|tue(?:sday|s?\b\.?)|wed(?:nesday|s?\b\.?)|thu(?:rsday|r?s?\b\.?)|fri(?:day|\b\.?)"
    r"|sat(?:urday|\b\.?)|sun(?:day|\b\.?))"
)
_FULL_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?(?!\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_DASH = r"\s*(?:-|–|—)\s*"
_TO = rf"(?:{_DASH}|\s+(?:to|through|until|till)\s+|\s+and\s+(?:the\s+)?)"
_SPAN = r"(?:early|late|mid|beginning|start|end|middle)"
_PART = rf"(?:(?:the\s+)?(?P<part>{_SPAN})(?:\s+of\s+|\s+in\s+|[\s-]+))?"
_WRITTEN_DAY = (
    r"(?:(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
_UNIT = r"(?:day|night|week|fortnight|month|quarter|year|decade|centur)(?:y|ies|s)?"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|couple\s+of|few|several|some|many)"
)
_ABOUT = r"(?:(?:about|around|some|almost|nearly|roughly|more\s+than|over|just|only|at\s+least)\s+)?"
_PERIOD = r"(?:morning|afternoon|evening|night|midnight|noon|midday|dawn|dusk)"
_ORDINAL = r"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
_STATED = rf"(?:(?P<year>{_YEAR})|(?P<which>this|last)\s+year)"
_HEAD = r"(?<![\w/.-])"
_TAIL = r"(?![\w/]|-\d|\.\d)"

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS: Final = ("15", "16", "17", "18", "19", "20")
_DIGITS: Final = tuple("0123456789")

PATTERNS: Final = tuple(
    (name, needs, re.compile(_HEAD + pattern + _TAIL, re.IGNORECASE))
    for name, needs, pattern in (
        (
            "iso",
            _YEARS,
            rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?",
        ),
        ("iso", _YEARS, rf"(?P<year>{_YEAR})(?P<sep>[/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)"),
        (
            "numeric",
            _DIGITS,
            rf"(?:(?P<weekday>{_WEEKDAY}),?\s*)?\(?(?P<first>\d\d?)(?P<sep>[/.-])(?P<second>\d\d?)(?P=sep)"
            rf"(?P<year>{_YEAR}|\d\d)(?(weekday)\)?)",
        ),
        (
            "numeric",
            _DIGITS,
            rf"(?P<weekday>{_WEEKDAY}),?\s*\((?P<first>\d\d?)[/.-](?P<second>\d\d?)(?:[/.-](?P<year>\d\d(?:\d\d)?))?\)",
        ),
        (
            "days",
            _MONTHS,
            rf"(?:(?:from|between)\s+)?(?:the\s+)?(?P<day>{_DAY}){_TO}(?P<last>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})"
            rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?",
        ),
        (
            "days",
            _MONTHS,
            rf"(?<=\bon\s)(?:the\s+)?(?P<day>{_DAY})\s+(?P<adjacent>and)\s+(?:the\s+)?(?P<last>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})"
            rf"(?:,?\s+(?P<year>{_YEAR}))?",
        ),
        (
            "days",
            _MONTHS,
            rf"(?<=\bon\s)(?P<month>{_MONTH})\s+(?P<day>{_DAY})\s+(?P<adjacent>and)\s+(?P<last>{_DAY})(?:,?\s+(?P<year>{_YEAR})|(?=[.,;]|\Z))",
        ),
        (
            "days",
            _MONTHS,
            rf"(?:(?:from|between)\s+)?(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY}){_TO}(?P<last>{_DAY})"
            rf"(?:,?\s+(?P<year>{_YEAR}))?(?!\s+{_MONTH})",
        ),
        (
            "date",
            _MONTHS,
            rf"(?:(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?(?P<day>{_DAY})(?:\s+|-|\s+of\s+|\s+day\s+of\s+)(?P<month>{_MONTH})"
            rf"(?:(?:,?\s+|-)(?:of\s+)?(?P<year>{_YEAR})|,?\s+(?P<short>['’]\d\d))?(?:,?\s+\((?P<after>{_FULL_WEEKDAY})\))?",
        ),
        (
            "date",
            _MONTHS,
            rf"(?P<day>{_DAY})(?:\s+|-)(?P<month>{_MONTH})(?:\s+|-)(?P<short>\d\d)(?=\s*(?:[]()\[.,:;/–—-]|\Z))",
        ),
        (
            "date",
            _MONTHS,
            rf"(?:(?P<weekday>{_WEEKDAY}),?\s+\(?)?(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY})"
            rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})|,?\s+(?P<short>['’]\d\d))?(?:\s+\((?P<after>{_FULL_WEEKDAY})\))?",
        ),
        (
            "date",
            _MONTHS,
            rf"(?P<day>{_WRITTEN_DAY})\s+(?:day\s+)?of\s+(?-i:(?=[A-Z]))(?P<month>{_MONTH})(?!['’])(?:,?\s+(?P<year>{_YEAR}))?",
        ),
        (
            "part of month",
            _MONTHS,
            rf"(?:the\s+)?(?P<ordinal>{_ORDINAL})\s+(?:(?P<count>{_COUNT})\s+)?(?P<unit>weeks?|half|days)\s+of\s+(?-i:(?=[A-Z]))(?P<month>{_MONTH})"
            rf"(?:,?\s+(?:of\s+)?{_STATED})?",
        ),
        (
            "span",
            _MONTHS,
            rf"(?:(?:from|between)\s+)?(?:the\s+)?(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<from>{_YEAR}))?{_TO}"
            rf"(?:the\s+)?(?P<last>{_DAY})\s+(?:of\s+)?(?P<until>{_MONTH})(?:,?\s+(?:of\s+)?{_STATED})?",
        ),
        (
            "span",
            _MONTHS,
            rf"(?:(?:from|between)\s+)?(?P<month>{_MONTH})(?:\s+(?P<day>{_DAY}))?(?:,?\s+(?P<from>{_YEAR}),?)?{_TO}"
            rf"(?-i:(?=[A-Z]))(?P<until>{_MONTH})\s+(?P<last>{_DAY})(?:,?\s+(?:of\s+)?{_STATED})?",
        ),
        (
            "months",
            _MONTHS,
            rf"(?:(?:from|between)\s+)?(?P<month>{_MONTH})(?:\s+(?P<from>{_YEAR}))?{_TO}(?-i:(?=[A-Z]))(?P<last>{_MONTH})"
            rf"(?:\s+(?:quarter|period|half|season)(?=,?\s+(?:of\s+)?(?:1|2|this|last)))?(?:,?\s+(?:of\s+)?{_STATED})?(?!\s+\d)",
        ),
        (
            "ended",
            _MONTHS,
            rf"(?:the\s+)?(?:(?P<count>{_COUNT})[\s-]+)?(?P<unit>days?|weeks?|months?|quarter|half(?:[\s-]year)?|year)\s+"
            rf"(?:period\s+)?(?:to|through|ended|ending|up\s+to)\s+(?:(?:in|on)\s+)?(?:the\s+)?(?:end\s+(?:of\s+)?|end[\s-])?"
            rf"(?-i:(?=[A-Z0-9]))(?:(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_MONTH})|(?P<named>{_MONTH})(?:\s+(?P<dated>{_DAY}))?)"
            rf"(?:,?\s+{_STATED})?",
        ),
        ("month", _MONTHS, rf"{_PART}(?P<month>{_MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})"),
        ("month", _MONTHS, rf"{_PART}(?P<month>{_MONTH})\s+(?:of\s+)?(?P<which>last|this|next|that|the\s+same)\s+year"),
        ("month", _MONTHS, rf"(?P<which>last|this|this\s+past|next)\s+(?P<month>{_MONTH})"),
        (
            "bare month",
            _MONTHS,
            rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\buntil\s)|(?<=\bthrough\s)|(?<=\bthis\s)"
            rf"|(?:(?P<part>{_SPAN})[\s-]+(?:of\s+)?))(?-i:(?=[A-Z]))(?P<month>{_MONTH})(?![-\s]+\d)",
        ),
        (
            "bare month",
            _MONTHS,
            r"(?:(?<=\bof\s)|(?<=\bby\s)|(?<=\bfrom\s)|(?<=\bbefore\s)|(?<=\bafter\s))"
            rf"(?-i:(?=[A-Z]))(?P<month>{_MONTH})(?![-\s]+\d|\s+(?-i:[A-Z]))",
        ),
        (
            "bare month",
            _MONTHS,
            r"(?-i:(?P<month>January|February|March|July|September|October|November|December))(?=['’]s\s)",
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
            r"(?-i:(?P<feast>Good\s+Friday|Holy\s+Saturday|Palm\s+Sunday|Ash\s+Wednesday|Easter(?:\s+(?:Sunday|Monday|[Ww]eekend))?"
            r"|Orthodox\s+Easter|Holy\s+Week|(?<=on\s)Black\s+Friday|Thanksgiving(?=\s+(?:Day|night|morning)\b|\s*[,.;])|Ramadan|Ramzan|Eid[\s-](?:al|ul)[\s-](?:Fitr|Adha|Azha)|Ashura"
            r"|(?:(?<=on\s)|(?<=at\s)|(?<=over\s)|(?<=for\s)|(?<=by\s)|(?<=until\s)|(?<=before\s)|(?<=since\s))Christmas(?!\s+[A-Z])|Christmas(?=\s+(?:morning|night)\b)))"
            r"(?:(?:\s+[a-z]+)?(?:,|\s+(?:of|in))?\s+(?P<year>(?:19|20)\d\d)|\s+(?P<which>last|this|next)\s+year)?",
        ),
        ("years", _YEARS, rf"(?:(?:from|between)\s+)?(?P<year>{_YEAR})(?:{_TO})(?P<last>{_YEAR}|\d\d(?!\d))"),
        (
            "season year",
            ("season", "academic", "financial", "fiscal", "year", "campaign"),
            rf"(?:in\s+)?(?P<year>{_YEAR})/(?P<last>\d\d(?:\d\d)?)(?=\s+(?:[a-z]+\s+)?(?:season|year|campaign)\b|\s+academic|\s+financial|\s+fiscal)",
        ),
        (
            "decade",
            ("0s", "0's", "0’s"),
            r"(?:(?:the\s+)?(?P<part>early|mid|late)[\s-]+(?:to[\s-]late[\s-]+)?)?(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)['’]?s",
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
            r"(?:(?P<part>early|mid|late)[\s-]+)?(?:the\s+)?(?P<century>(?:1[5-9]|2[01])(?:st|th)|(?:fif|six|seven|eigh|nine)teenth|twentieth"
            r"|twenty-first)[\s-]century",
        ),
        (
            "season",
            ("spring", "summer", "autumn", "fall", "winter"),
            rf"(?:the\s+)?(?:{_SPAN}\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{_YEAR})",
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
            "first months",
            ("months",),
            rf"(?:in\s+|during\s+|over\s+)?(?:the\s+)?(?P<edge>first|last)\s+(?P<count>{_COUNT})\s+months\s+of\s+"
            rf"(?P<year>{_YEAR}|(?:this|last|the)\s+year)",
        ),
        (
            "share",
            ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2"),
            rf"(?:the\s+)?(?P<ordinal>{_ORDINAL})[\s-](?P<share>quarter|half)"
            rf"(?:\s+(?:of\s+)?(?P<year>{_YEAR}|(?:this|last|next|the)\s+year))?",
        ),
        (
            "share",
            ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2"),
            rf"(?:Q|H)(?P<ordinal>[1-4])(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?",
        ),
        (
            "fiscal",
            ("fy", "fiscal", "financial"),
            r"(?:the\s+)?(?:FY\s?|(?:fiscal|financial)\s+(?:year\s+)?)['’]?(?P<year>20\d\d|[0-4]\d)(?:[-/–](?P<last>\d\d(?:\d\d)?))?",
        ),
        ("since", ("since",), rf"since\s+(?P<year>{_YEAR})(?!,?\s+when\b)"),
        (
            "year",
            _YEARS,
            rf"(?P<lead>(?:in|since|by|of|until|till|from|during|before|after|through|to|for|circa|around|than|and|year|summer"
            rf"|with|against|versus|fiscal|the|a|an|its|his|her|their|our|[A-Z][a-z]+['’]s)\s+|\(|)(?:(?P<part>{_SPAN})(?:[\s-]+|\s+of\s+))?(?P<year>{_YEAR})(?P<follow>['’]s)?",
        ),
        (
            "weekday",
            ("day",),
            rf"(?:(?P<which>last|next|this|this\s+past|this\s+coming|past|the\s+previous|the\s+following|every|each)\s+)?"
            rf"(?:(?:early|late)\s+(?:on\s+)?)?(?P<weekday>{_FULL_WEEKDAY})(?P<plural>s(?!['’]))?"
            rf"(?:\s+(?:early\s+|late\s+)?{_PERIOD})?(?P<week>\s+last\s+week|\s+next\s+week|\s+of\s+(?:last|this|next)\s+week)?",
        ),
        (
            "weekdays",
            ("day",),
            rf"(?:from\s+)?(?:(?P<which>last|next|this)\s+)?(?P<weekday>{_FULL_WEEKDAY})(?:\s+{_PERIOD})?(?:\s+(?:to|through|until|till)\s+|{_DASH})"
            rf"(?P<last>{_FULL_WEEKDAY})(?:\s+{_PERIOD})?",
        ),
        (
            "before last",
            ("before last",),
            rf"the\s+(?P<unit>weekend|week|month|year|(?P<weekday>{_FULL_WEEKDAY}))\s+before\s+last",
        ),
        (
            "day word",
            ("day", "night", "evening", "tomorrow", "morning", "afternoon", "noon", "weekend"),
            rf"(?P<word>(?:the\s+)?day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow|yesterday|(?:earlier\s+|late\s+|later\s+)?today|tonight"
            rf"|tomorrow|last\s+night|last\s+evening|overnight(?!\s+(?:(?:into|on|from|to)\s+)?{_FULL_WEEKDAY})|this\s+(?:morning|afternoon|evening|noon|weekend)|(?:over|during|at|on)\s+the\s+weekend)(?:\s+{_PERIOD})?",
        ),
        (
            "ago",
            ("ago", "earlier", "later", "before", "after"),
            rf"(?P<about>{_ABOUT})(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\s+(?P<way>ago|earlier|later|before(?=[,.;]|\s+that\b)|after(?=[,.;]))",
        ),
        (
            "and a half",
            ("half",),
            rf"(?:{_ABOUT}(?P<count>{_COUNT})\s+(?:and\s+a\s+half\s+years|years?\s+and\s+a\s+half)|half\s+an?\s+(?P<unit>year|decade|century))\s+ago",
        ),
        ("ago", ("ago",), rf"(?P<about>{_ABOUT})(?P<count>{_COUNT})\s+(?P<unit>hours?|minutes?)\s+(?P<way>ago)"),
        (
            "past",
            ("last", "past", "previous", "preceding", "next", "coming"),
            rf"(?:(?:in|over|during|for|within|throughout)\s+)?the\s+(?P<which>last|past|previous|preceding|next|coming)\s+(?P<about>{_ABOUT})"
            rf"(?P<count>{_COUNT})\s+(?P<unit>{_UNIT}|hours)",
        ),
        (
            "past",
            ("last", "past", "previous", "preceding", "next", "coming"),
            rf"(?:in|over|during|for|within|throughout)\s+(?:the\s+)?(?:last|past)\s+(?P<unit>{_UNIT})",
        ),
        ("past", ("last", "past", "previous", "preceding", "next", "coming"), rf"the\s+past\s+(?P<unit>{_UNIT})"),
        (
            "unit",
            ("week", "month", "year", "quarter", "decade", "century"),
            r"(?P<edge>earlier|later|late|early|(?:at|by|before|until|toward|towards|from)\s+the\s+(?:beginning|start|end)\s+of)\s+(?P<which>last|this|next|the)\s+"
            r"(?P<unit>week|month|year|quarter|decade)",
        ),
        (
            "unit",
            ("week", "month", "year", "quarter", "decade", "century"),
            r"(?P<which>last|this|next|(?<=\bthe\s)current)\s+(?P<unit>weekend|week|month|year|quarter|decade|century)",
        ),
        (
            "unit",
            ("year", "current"),
            r"(?:the\s+)?(?P<which>last|this|next|current|previous)\s+(?:fiscal|financial|academic|school|calendar)\s+(?P<unit>year)",
        ),
        (
            "that",
            ("day", "week", "month", "year"),
            r"(?P<which>the\s+same|that|the\s+(?:next|following|previous)|the)\s+(?P<unit>day|week|month|year)(?P<way>\s+before|\s+after)?",
        ),
        (
            "that",
            ("night", "morning", "evening", "afternoon"),
            r"(?P<which>the\s+same|that|the\s+(?:next|following|previous))\s+(?P<unit>night|morning|evening|afternoon)(?P<way>)",
        ),
        (
            "vague",
            ("recent", "coming", "lately", "future", "ago", "decades", "years"),
            r"(?:in\s+|over\s+|during\s+)?(?:the\s+)?(?:recent|coming)\s+(?:days|weeks|months|years|times|decades)"
            r"|recently|lately|in\s+the\s+near\s+future|several\s+(?:days|weeks|months|years)\s+ago|years\s+ago|decades\s+ago|for\s+(?:decades|years)",
        ),
        ("vague", ("recent", "coming", "lately", "future", "ago", "decades", "years"), r"recent(?=\s+[a-z])"),
        (
            "ordinal day",
            ("on the ",),
            r"on\s+the\s+(?P<day>\d\d?)(?:st|nd|rd|th)(?:(?=\s*[,.;)]|\Z)|\s+of\s+(?P<which>this|last|the)\s+month)",
        ),
    )
)
"""(name, needs, pattern): a text without any of the words of ``needs``, in small letters, need not be searched."""

_NEEDS = frozenset(needs for _, needs, _ in PATTERNS)


def candidates(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match of every pattern, as (name of the pattern, match); they overlap and are in no order."""
    lowered = text.lower()
    met = {needs: any(word in lowered for word in needs) for needs in _NEEDS}
    for name, needs, pattern in PATTERNS:
        if met[needs]:
            for match in pattern.finditer(text):
                yield name, match
