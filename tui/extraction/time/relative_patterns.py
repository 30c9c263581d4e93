"""Patterns of expressions of time that count from the day on which the text speaks, or from one named before."""

from __future__ import annotations

from typing import Final

from tui.extraction.time.pieces import ABOUT, COUNT, DASH, DAY, FULL_WEEKDAY, MONTH, MONTHS, PERIOD, UNIT

_EARLY: Final = r"(?:(?:early|late)\s+(?:on\s+)?)?"
_HOUR: Final = r"(?:(?:at\s+)?\d{1,2}(?:[:.]?\d\d)?(?:\s*[ap]\.?m\.?)?\s+(?:on\s+)?)?"

RELATIVE: Final[tuple[tuple[str, tuple[str, ...] | frozenset[str], str], ...]] = (
    (
        "weekday",
        ("day",),
        rf"(?:(?P<which>last|next|this|this\s+past|this\s+coming|past|the\s+previous|the\s+following|every|each)\s+)?"
        rf"(?:(?:early|late)\s+(?:on\s+)?)?(?P<weekday>{FULL_WEEKDAY})(?P<plural>s(?!['’]))?"
        rf"(?:\s+(?:early\s+|late\s+)?{PERIOD})?(?P<week>\s+last\s+week|\s+next\s+week|\s+of\s+(?:last|this|next)\s+week)?",
    ),
    (
        "weekday",
        ("week",),
        rf"(?P<week>last\s+week|next\s+week)\s+on\s+(?P<which>)(?P<weekday>{FULL_WEEKDAY})(?P<plural>)",
    ),
    (
        "weekdays",
        ("day",),
        rf"(?:from\s+)?(?:(?P<which>last|next|this)\s+)?(?P<weekday>{FULL_WEEKDAY})(?:\s+{PERIOD})?(?:\s+(?:to|through|until|till)\s+|{DASH})"
        rf"(?P<last>{FULL_WEEKDAY})(?:\s+{PERIOD})?",
    ),
    (
        "weekdays",
        ("day",),
        rf"between\s+(?P<which>){_EARLY}(?P<weekday>{FULL_WEEKDAY})(?:\s+{PERIOD})?\s+and\s+{_EARLY}"
        rf"(?P<last>{FULL_WEEKDAY})(?:\s+{PERIOD})?",
    ),
    (
        "night into",
        ("overnight", "night to", "night into"),
        rf"(?:overnight|night)\s+(?:in)?to\s+{_EARLY}(?P<weekday>{FULL_WEEKDAY})(?:\s+morning)?",
    ),
    (
        "since yesterday",
        ("yesterday", "last night", "last evening"),
        rf"(?:(?:between|from)\s+)?(?:{_HOUR}(?:late\s+)?|late\s+)?(?:yesterday(?:\s+{PERIOD})?|last\s+(?:night|evening))\s+"
        rf"(?:and|or|to|into|until|till|through)\s+{_HOUR}{_EARLY}(?:today|this\s+(?:morning|afternoon|evening)|tonight)",
    ),
    (
        "up to today",
        MONTHS,
        rf"(?:from|between)\s+{_HOUR}(?:(?:the\s+)?{PERIOD}\s+of\s+)?(?:(?P<day>{DAY})\s+(?P<month>{MONTH})|(?P<named>{MONTH})\s+(?P<dated>{DAY}))\s+"
        rf"(?:and|to|until|till|through)\s+{_HOUR}{_EARLY}(?:today|this\s+(?:morning|afternoon|evening))",
    ),
    (
        "before last",
        ("before last",),
        rf"the\s+(?P<unit>weekend|week|month|year|night|(?P<weekday>{FULL_WEEKDAY}))\s+before\s+last",
    ),
    (
        "day word",
        ("day", "night", "evening", "tomorrow", "morning", "afternoon", "noon", "weekend"),
        rf"(?P<word>(?:the\s+)?day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow|yesterday|(?:earlier\s+|late\s+|later\s+)?today|tonight"
        rf"|tomorrow|last\s+night|last\s+evening|overnight(?!\s+(?:(?:into|on|from|to)\s+)?{FULL_WEEKDAY})|this\s+(?:morning|afternoon|evening|noon|weekend)|(?:during|throughout)\s+the\s+night(?!\s+(?:of|from|before|between|to|hours|shift)\b)|(?:over|during|at|on)\s+the\s+weekend)(?:\s+{PERIOD})?",
    ),
    (
        "ago",
        ("ago", "earlier", "later", "before", "after"),
        rf"(?P<about>{ABOUT})(?P<count>{COUNT})\s+(?P<unit>{UNIT})\s+(?P<way>ago|earlier|later|before(?=[,.;]|\s+that\b)|after(?=[,.;]))"
        r"(?P<now>(?<=ago)\s+(?:today|to\s+the\s+day))?",
    ),
    (
        "and a half",
        ("half", "quarter"),
        rf"(?:{ABOUT}(?P<count>{COUNT})\s+(?:and\s+a\s+half\s+years|years?\s+and\s+a\s+half)|(?P<half>half|a\s+quarter\s+of)\s+an?\s+(?P<unit>year|decade|century))\s+ago",
    ),
    ("ago", ("ago",), rf"(?P<about>{ABOUT})(?P<count>{COUNT})\s+(?P<unit>hours?|minutes?)\s+(?P<way>ago)"),
    (
        "past",
        ("last", "past", "previous", "preceding", "next", "coming"),
        rf"(?:(?:in|over|during|for|within|throughout)\s+)?the\s+(?P<which>last|past|previous|preceding|next|coming)\s+(?P<about>{ABOUT})"
        rf"(?P<count>{COUNT})\s+(?P<unit>{UNIT}|hours)",
    ),
    (
        "past",
        ("last", "past", "previous", "preceding", "next", "coming"),
        rf"(?:(?:in|during|for|within|throughout)\s+(?:the\s+)?|over\s+the\s+)(?:last|past)\s+(?P<unit>{UNIT})",
    ),
    ("past", ("last", "past", "previous", "preceding", "next", "coming"), rf"the\s+past\s+(?P<unit>{UNIT})"),
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
        r"(?P<which>the\s+(?:very\s+)?same|that(?:\s+(?:very\s+)?same)?|the\s+(?:next|following|previous)|the)\s+(?P<unit>day|week|month|year)(?P<way>\s+before|\s+after)?",
    ),
    (
        "that",
        ("night", "morning", "evening", "afternoon"),
        r"(?P<which>the\s+(?:very\s+)?same|that(?:\s+(?:very\s+)?same)?|the\s+(?:next|following|previous))\s+(?P<unit>night|morning|evening|afternoon)(?P<way>)",
    ),
    (
        "vague",
        ("recent", "coming", "lately", "future", "ago", "decades", "years"),
        r"(?:in\s+|over\s+|during\s+)?(?:the\s+)?(?:recent|coming)\s+(?:days|weeks|months|years|times|decades)"
        r"|recently|lately|in\s+the\s+near\s+future|several\s+(?:days|weeks|months|years)\s+ago|(?:days|weeks|months|years)\s+ago|decades\s+ago|for\s+(?:decades|years)",
    ),
    ("vague", ("recent", "coming", "lately", "future", "ago", "decades", "years"), r"recent(?=\s+[a-z])"),
    (
        "ordinal day",
        ("on the ",),
        rf"on\s+the\s+(?:{PERIOD}\s+of\s+the\s+)?(?P<day>\d\d?)(?:st|nd|rd|th)(?:(?=\s*[,.;)]|\Z)|\s+of\s+(?P<which>this|last|the)\s+month)",
    ),
)
"""(name, needs, pattern), as in ``timewords``."""
