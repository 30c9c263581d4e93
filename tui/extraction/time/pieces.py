"""The words of which expressions of time are made, as pieces of patterns."""

from __future__ import annotations

from typing import Final

MONTH: Final = (
    r"(?:jan(?:uary|\b\.?)|feb(?:ruary|\b\.?)|mar(?:ch|\b\.?)|apr(?:il|\b\.?)|may|jun(?:e|\b\.?)|jul(?:y|\b\.?)|aug(?:ust|\b\.?)"
    r"|sept?(?:ember|\b\.?)|oct(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?))"
)
MONTHS: Final = frozenset(
    """jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december""".split()  # noqa: SIM905 - a list would take a page
)
"""The whole words of which one stands in every text that names a month."""
WEEKDAY: Final = (
    r"(?:mon(?:day|\b\.?)|tue(?:sday|s?\b\.?)|wed(?:nesday|s?\b\.?)|thu(?:rsday|r?s?\b\.?)|fri(?:day|\b\.?)"
    r"|sat(?:urday|\b\.?)|sun(?:day|\b\.?))"
)
FULL_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?(?!\d)"
YEAR: Final = r"(?:1[5-9]|20)\d\d(?!\d)"
DASH: Final = r"\s*(?:-|–|—)\s*"
TO: Final = rf"(?:{DASH}|\s+(?:to|through|until|till)\s+|\s+and\s+(?:the\s+)?)"
SPAN: Final = r"(?:early|late|mid|beginning|start|end|middle)"
PART: Final = rf"(?:(?:the\s+)?(?P<part>{SPAN})(?:\s+of\s+|\s+in\s+|[\s-]+))?"
WRITTEN_DAY: Final = (
    r"(?:(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
UNIT: Final = r"(?:day|night|week|fortnight|month|quarter|year|decade|centur)(?:y|ies|s)?"
COUNT: Final = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|couple\s+of|few|several|some|many)"
)
ABOUT: Final = r"(?:(?:about|around|some|almost|nearly|roughly|more\s+than|over|just|only|at\s+least)\s+)?"
PERIOD: Final = r"(?:morning|afternoon|evening|night|midnight|noon|midday|dawn|dusk)"
ORDINAL: Final = r"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
STATED: Final = rf"(?:(?P<year>{YEAR})|(?P<which>this|last)\s+year)"
