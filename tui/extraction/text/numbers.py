"""Numbers: figures and number words with their bounds, and what each one counts or measures."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["count", "money", "percent", "age", "measure", "clock", "date", "score", "compound", "label"]
Value = int | float


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text puts it.

    "At least 26" is 26 to None; "up to 30" is None to 30; "20 to 30" is 20 to 30; "about 200" is 200 to 200 with its
    hedge. "Dozens" and "several" have neither bound nor value, and the hedge ``vague``.
    """

    start: int
    """Where it begins in the text, its hedge included."""
    end: int
    min: Value | None
    max: Value | None
    value: Value | None
    """The number that is written; the lower one of a range; None if it is vague."""
    hedge: str | None
    """The hedging words in lower case (``at least``, ``around``), ``between`` for a range, ``vague``, or None."""
    text: str
    """``text[start:end]``."""
    bare: int
    """Where the number itself begins, behind its hedge."""
    kind: Kind = "count"
    """What it is used for: only a ``count`` says how many there are of something."""


_UNITS: Final = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()  # noqa: SIM905 - a list would take a page
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES: Final = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_THOUSAND: Final = 1000
_LETTERS: Final = {"k": 10**3, "m": 10**6, "b": 10**9}
"""Scales of one letter, which only sums of money have: "$262m"."""

_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s]?(?:{'|'.join(list(_UNITS)[1:10])}))?|{'|'.join(reversed(_UNITS))})"
_BELOW_THOUSAND = (
    rf"(?:(?:{_BELOW_HUNDRED}|an?)\s+hundred(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?|hundred\b|{_BELOW_HUNDRED})"
)
_NO_DAY = "".join(rf"(?<!\b{month}\s)" for month in calendar.month_name[1:])
"""Before the figures of a number that spaces part: behind a month's name the first of them are a day."""
_NO_JET = r"(?!7\d7(?:s\b|[-\s](?:max|ng|jet|plane|aircraft|airliner|dreamliner|freighter|\d)))"
"""What is no part of a number that spaces part, but the type of so many aircraft: "400 | 737 Max jets"."""
_PARTED = rf"{_NO_DAY}\d{{1,3}}(?:[ \u00a0\u202f]{_NO_JET}\d{{3}})+(?![\d:]|,\d)"
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}|\d{{1,3}}, 000\b(?!,)|{_PARTED}|\d+)(?:\.\d+)?"
_SCALE = rf"(?:{'|'.join(_SCALES)})"
_LETTER = rf"(?:(?:{'|'.join(_LETTERS)})\b)?"
_WORDS = (
    rf"(?:(?:{_BELOW_THOUSAND}|an?)\s+{_SCALE}(?:,?\s+(?:and\s+)?{_BELOW_THOUSAND}\s+{_SCALE})*"
    rf"(?:\s+(?:and\s+)?{_BELOW_THOUSAND})?|{_BELOW_THOUSAND})"
)
_MANY = "tens|dozens|scores|hundreds|thousands|millions|billions|lakhs|crores"
_DOZEN = rf"(?:half\s+a\s+dozen|(?:an?\s+|{_BELOW_HUNDRED}\s+|\d+\s+)?dozen(?!s))"
_HALVES = (
    rf"(?:(?:half(?:[\s-]+an?)?|a\s+half|(?:an?|one|three)[\s-]+quarters?(?:\s+of\s+an?)?)[\s-]+{_SCALE}\b"
    rf"|{_BELOW_HUNDRED}\s+and\s+a\s+half(?:\s+{_SCALE})?\b|(?:an?|{_BELOW_HUNDRED})\s+{_SCALE}\s+and\s+a\s+half\b)"
)
_COUNTED = (
    r"(?:people|voters|children|women|men|refugees|migrants|users|customers|homes|households|jobs|workers|visitors|tourists|passengers"
    r"|tonnes|tons|barrels|hectares|acres|doses|cases|deaths|votes|students|pupils|members|cars|vehicles|shares|followers|subscribers"
    r"|euros?|dollars|pounds|rupees|[A-Z][a-z]+(?:ns|is|ese))\b"
)
_SHORT = rf"\d+(?:\.\d+)?[mk](?=\s+(?:[a-z]+\s+)?{_COUNTED})"
"""Millions and thousands by a letter, before what is no length: "1.2m people"."""
_EXACT = rf"(?:{_HALVES}|{_DOZEN}|{_SHORT}|{_DIGITS}(?:[\s-]?{_SCALE}\b)?|{_WORDS})"
_VAGUE = (
    rf"(?:(?:many\s+|several\s+)?(?:{_MANY})"
    r"(?:\s+of\s+(?:hundreds|thousands|millions|billions))?(?:\s+and\s+(?:hundreds|thousands))?"
    r"|(?:several|a\s+few)(?:\s+(?:dozen|hundred|thousand|million|billion))?|a\s+handful|a\s+couple)"
)
_AT_LEAST = (
    r"at\s+least|no\s+fewer\s+than|no\s+less\s+than|not\s+less\s+than|not\s+fewer\s+than|a\s+minimum\s+of|more\s+than"
    r"|over|upwards?\s+of|in\s+excess\s+of|well\s+over"
)
_AT_MOST = (
    r"up\s+to|at\s+most|as\s+many\s+as|as\s+much\s+as|no\s+more\s+than|not\s+more\s+than|fewer\s+than|less\s+than"
    r"|a\s+maximum\s+of|under"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|approx\.?|an\s+estimated|estimated|nearly|almost|close\s+to|circa|nearing"
)
_HEDGE = rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_ABOUT}))\s+(?:just\s+|only\s+|another\s+)?"
_SCALED = r"\d[\d.,]*(?:\s?(?:million|billion|trillion|mn|bn|m|b)\b|(?<=,\d{3})\b)"
_CODES = "MVR|FJD|JMD|TTD|GYD|KES|NGN|ZAR|AED|SGD|IDR|BDT|LKR"
_INITIAL = rf"(?-i:[PNKR](?=\d)|Ksh|KSh|Shs?|US[Hh]|TS[Hh]|RM|Tk|GH¢|{_CODES})(?=\s?{_SCALED})"
"""Currencies by their initials, before what is no number of a road or a model: "P173.2 million", "N5,000"."""
_CURRENCY = rf"(?:(?:C?US|AU?|CA?|CDN|HK|NT|NZ|S|R)?[$€£¥₹₦₽]|Rs\.?|USD|EUR|GBP|PKR|INR|{_INITIAL})\s?"
_FIRST_WORDS = (
    *("half", "hundred", "dozen", "between", "many", "several"),
    *_UNITS,
    *_TENS,
    *re.findall(r"(?:\A|\|)(\w{2,})", f"{_AT_LEAST}|{_AT_MOST}|{_ABOUT}|{_MANY}"),
)
_OPENS = rf"(?=[\d$€£¥₹₦₽]|an?\s|{'|'.join(sorted({word[:3] for word in _FIRST_WORDS}))}|{_CURRENCY})"
"""Where a number can begin, by the first letters alone: all that it may be is tried there only."""
_NUMBER = re.compile(
    rf"(?<![\w.,$€£¥₹₦₽/-]){_OPENS}(?:{_HEDGE})?(?P<between>between\s+)?(?P<currency>{_CURRENCY})?"
    rf"(?:(?P<first>{_EXACT}(?(currency){_LETTER}|))(?:\s*(?P<to>-|–|—|\s+to\s+|\s+or\s+|\s+and\s+)\s*(?P<currency2>{_CURRENCY})?"
    rf"(?P<second>{_EXACT}(?(currency){_LETTER}|)))?"
    rf"(?P<after>\+|-plus\b|\s+or\s+more\b|\s+or\s+so\b|\s+at\s+least\b)?|(?P<vague>{_VAGUE}))"
    r"(?!(?!pct?\b|p\s+(?:a|per)\s+share\b)[\w]|[.,]\d|-(?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|halfs?|halves|first|second|fourth|ninth)\b)",
    re.IGNORECASE,
)

_ORDINAL = re.compile(r"\s?(?:st|nd|rd|th)\b")
_PERCENT = re.compile(r"\s?%|pct?\b|[\s-]+(?:percent|per\s?cent|percentage\s+points?|pc)\b", re.I)
_MONEY = re.compile(
    r"\s+(?:Egyptian|Lebanese|Syrian|Sudanese)\s+pounds?\b|\s+(?:(?:[A-Z]\w+|U\.S\.)\s+)?(?:dollars?|euros?|pounds\s+sterling|rupees?|yen|yuan|pesos?|francs?|roubles?|rubles?"
    r"|liras?|rupiahs?|ringgits?|bahts?|dinars?|riyals?|rials?|dirhams?|nairas?|rands?|krona|kronor|kroner|crowns?|cents?|pence"
    r"|shillings?|zlotys?|forints?|hryvnias?|lei|levs?|takas?|rufiyaa|kyats?|kwachas?|birr|cedis?|bolivars?|reais|lempiras?|guaranis?"
    r"|tenge|afghanis?|shekels?|dongs?|kwanzas?|meticais|pulas?|laris?|manats?|riels?"
    r"|leones?|gourdes?|dalasis?|(?:(?<=illion )|(?<=\d[mk] ))(?:won|pounds)(?!\s+of\b)|pounds(?=\s*\(\$)"
    r"|quetzals?|cordobas?|colones|soles|intis|USD|EUR|GBP|PKR|INR)\b|p\s+(?:a|per)\s+share\b",
    re.I,
)
_AGE = re.compile(r"[\s-]years?[\s-]olds?\b|[\s-](?:months?|weeks?|days?)[\s-]olds?\b|\s+years\s+of\s+age\b", re.I)
_MEASURE = re.compile(
    r"(?:\s*|-)(?:km²?|kms|mm|cm|m|kg|mg|g|lbs?|oz|ft|mph|kph|km/h|MW|GW|kW|kWh|GHz|MHz|GB|MB|TB|°[CF]?|ha)\b(?!\.?\w)"
    r"|[\s-]+(?:square\s+|cubic\s+|metric\s+|nautical\s+|consecutive\s+|calendar\s+|working\s+|business\s+|more\s+|light[\s-]+)?"
    r"(?:kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?"
    r"|kilo(?:gram(?:me)?)?s?|gram(?:me)?s?|tons?|tonnes?|ounces?|pounds?|lit(?:er|re)s?|gallons?|barrels?|hectares?|acres?|degrees?"
    r"|megawatts?|gigawatts?|kilowatts?|watts?|volts?|hertz|gigabytes?|megabytes?|knots?|calib(?:er|re)"
    r"|seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)|times|fold)\b"
    r"|-?fold\b|x\b",
    re.I,
)
_HYPHENED_SUM = re.compile(r"-(?:dollar|euro|pound|rupee|peso|yen|yuan|franc|rand|naira|shilling)\b", re.I)
"""Behind the number of a sum that stands before a noun: "a 200-million | -dollar | loan"."""
_POUNDS = re.compile(r"\s+pounds\b", re.I)
_PRICED = re.compile(
    r"\b(?:prices?|costs?|worth|fees?|salar(?:y|ies)|wages?|debts?|fined?|paid|pays?|sold|bought|bids?|valued|budgets?|prizes?"
    r"|earn\w*|rents?|loans?|grants?|bills?|funds?|donat\w+|stole|stolen|charged|tax\w*|compensation|damages)\b",
    re.I,
)
"""Words before "pounds" that are sterling."""
_CLOCK = re.compile(
    r"\s*(?:[ap]\.?m\b\.?|o.clock\b|hours\s+(?:local|gmt)|gmt\b|hrs\b)|:\d\d|[.:]\d\d\s*[ap]\.?m\b", re.I
)
_COMPOUND = re.compile(r"-[A-Za-z]")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE_AFTER = re.compile(rf"\s+(?:of\s+)?{_MONTH}(?:\s|\b)|/\d|-\d\d?-\d", re.I)
_DATE_BEFORE = re.compile(rf"\b{_MONTH}\s+(?:the\s+)?(?:\d{{1,2}},?\s+)?\Z|\d[/-]\Z", re.I)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:an?|in|since|by|of|until|till|from|during|before|after|late|early|mid|year|than|between|and|to|the|for|summer"
    r"|winter|autumn|fall|spring)|\(|\d{1,2},|[-–])\s?\Z",
    re.I,
)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:No\.?|Nos\.?|number|Local|Article|Section|Chapter|Flight|Boeing|Airbus|Route|Highway|Channel|Page|pp?\.|Room|Gate"
    r"|Line|Unit|Ward|Zone|Sector|Block|Phase|Group|Pool|Title|Rule|Law|Decree|Resolution|Formula|Apollo|Windows|Psalm"
    r"|Episode|Season|Type|Level|Grade|Category|Part|Volume|Vol\.|Figure|Table|Area|District|Precinct|Division|Battalion"
    r"|Brigade|Platoon|Proposition|Prop\.|Bill|Act|magnitude|Order|Terminal|Platform|Radio|FM|Covid|World\s+War)"
    r"|#)[\s-]*\Z",
    re.I,
)
_ONE_IS_NO_NUMBER = re.compile(
    r"\b(?:no|any|every|each|some|this|that|which|the|another|last|next|first|latest|the\s+only|good|big|right)[\s-]\Z",
    re.I,
)
_ONE_GOES_ON = re.compile(
    r"\s+(?:another|more\s+time|day|can|could|may|might|must|should|would|is|has|hand|side)\b|-on-one|['’]s\b", re.I
)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text in order, in figures or words, without ordinals and fractions."""
    found: list[Number] = []
    position = 0
    while match := _NUMBER.search(text, position):
        numbers, position = _read(text, match)
        found += numbers
    return tuple(found)


def _read(text: str, match: re.Match[str]) -> tuple[list[Number], int]:
    """The numbers of one match, and where to look on."""
    start, end = match.span()
    if match["vague"]:
        return [Number(start, end, None, None, None, "vague", text[start:end], match.start("vague"))], end
    bare, first_end = match.span("first")
    if match["second"]:
        low, high = _value(match["first"]), _value(match["second"])
        if scale := _scale_lent(match["first"], match["second"]):
            low *= scale
        joined = match["to"].strip().lower()
        changing = joined == "to" and re.search(r"\b(?:from|by)\s+\Z", text[:bare], re.I)
        if joined == "and" and not match["between"]:
            high = low
        if _is_year(match["first"]) and _is_year(match["second"]):
            return [Number(start, end, low, high, low, "between", text[start:end], bare, "date")], end
        if low < high and not changing:
            kind = _kind(text, bare, end, match["currency"], match["first"])
            return [Number(start, end, low, high, low, "between", text[start:end], bare, kind)], end
        if low > high and joined in ("-", "–") and low < 200:
            return [Number(start, end, low, low, low, None, text[start:end], bare, "score")], end
    whole = end if not match["second"] else first_end
    return _single(text, match, start, bare, whole), whole


def _single(text: str, match: re.Match[str], start: int, bare: int, end: int) -> list[Number]:
    words = match["first"]
    value = _value(words)
    if _ORDINAL.match(text, end) and words[-1].isdigit():
        return []
    if words.lower() == "one" and (_ONE_IS_NO_NUMBER.search(text[:bare]) or _ONE_GOES_ON.match(text, end)):
        return []
    hedge = next((match[name] for name in ("least", "most", "about") if match[name]), None)
    low: Value | None = None if match["most"] else value
    high: Value | None = None if match["least"] else value
    if match["between"]:
        start = bare
    after = match["after"] if not match["second"] else None
    if after:
        so = after.split()[-1].lower() == "so"
        hedge, high = hedge or ("or so" if so else "at least"), value if so else None
        low = value
    hedge = " ".join(hedge.lower().split()) if hedge else None
    kind = _kind(text, bare, end, match["currency"], words)
    return [Number(start, end, low, high, value, hedge, text[start:end], bare, kind)]


def _kind(text: str, start: int, end: int, currency: str | None, words: str) -> Kind:
    before = text[max(0, start - 30) : start]
    if _PERCENT.match(text, end):
        return "percent"
    if currency or _MONEY.match(text, end) or _HYPHENED_SUM.match(text, end):
        return "money"
    if _AGE.match(text, end) or re.search(r"\b(?:aged|ages|age\s+of|age)\s+(?:of\s+)?\Z", before, re.I):
        return "age"
    if (
        len(words) <= 2
        and words.isdigit()
        and re.search(r"[a-z], \Z", before)
        and re.match(r"[,.;]", text[end : end + 1])
    ):
        return "age"
    if _CLOCK.match(text, end):
        return "clock"
    if words.isdigit() and (_DATE_AFTER.match(text, end) or _DATE_BEFORE.search(before)):
        return "date"
    if _is_year(words) and _YEAR_BEFORE.search(before):
        return "date"
    if _POUNDS.match(text, end) and _PRICED.search(text[max(0, start - 60) : start]):
        return "money"
    if _MEASURE.match(text, end):
        return "measure"
    if _LABEL_BEFORE.search(before):
        return "label"
    return "compound" if _COMPOUND.match(text, end) else "count"


def _is_year(words: str) -> bool:
    return len(words) == 4 and words.isdigit() and 1500 <= int(words) < 2100


def _scale_lent(first: str, second: str) -> int:
    """The scale that "2" takes over in "2 to 3 million"; 0 if it has its own or there is none."""
    own, other = _parts(first)[-1], _parts(second)[-1]
    scales = _SCALES | _LETTERS
    lent = own not in scales and len(_parts(second)) > 1 and _value(first) < _THOUSAND
    return scales.get(other, 0) if lent else 0


def _parts(words: str) -> list[str]:
    """The words of a number, a scale apart from the figures that it is written to: "1.4", "bn"."""
    whole = re.sub(r"(?<=\d)(?:, |[ \u00a0\u202f])(?=\d{3})", "", words.lower())
    apart = re.sub(r"(?<=\d)(?=[a-z])|(?<=ty)(?=[a-z])", " ", whole)
    return re.split(r"[\s-]+|,\s+", apart)


_ROUND: Final = 10**6
"""From where on what is behind the second decimal is no more than a float's error."""


def _value(words: str) -> Value:
    """The value of figures or number words that the pattern has matched."""
    total: Value = 0
    part: Value = 0
    last = 1
    for word in _parts(words):
        if word == "hundred":
            part = (part or 1) * 100
        elif word == "dozen":
            part = (part or 1) * 12
        elif word == "half":
            part += 0.5 * last
        elif word in ("quarter", "quarters"):
            part = (part or 1) * 0.25
        elif word in _SCALES or word in _LETTERS:
            last = _SCALES.get(word) or _LETTERS[word]
            total += (part or 1) * last
            part = 0
        elif word in _UNITS or word in _TENS:
            part += _UNITS.get(word) or _TENS.get(word, 0)
        elif word[:1].isdigit():
            digits = word.replace(",", "")
            part = float(digits) if "." in digits else int(digits)
    total += part
    rounded = round(total, 6 if total < _ROUND else 2)  # 258.4 * 10**9 is 258399999999.99997
    return int(rounded) if rounded == int(rounded) else rounded
