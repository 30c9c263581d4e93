"""Reading a query: a recursive descent over its tokens, with a place and an expectation for whatever is wrong."""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import TYPE_CHECKING, Final, get_args

from tui.errors import QueryError
from tui.lens.language import (
    Everything,
    Field,
    FieldName,
    Not,
    Number,
    NumberName,
    Period,
    PeriodName,
    Phrase,
    Query,
    Undated,
    Word,
    all_of,
    any_of,
    is_likely_year,
)
from tui.lens.tokens import tokenize
from tui.model import DISPUTABLE, EVENT_TYPES, ROLES, SUBTYPES, PartialDate, Status

if TYPE_CHECKING:
    from tui.lens.tokens import Token, TokenKind

STATUSES: Final[tuple[str, ...]] = get_args(Status)
FIXED_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "type": EVENT_TYPES,
    "subtype": SUBTYPES,
    "role": ROLES,
    "status": STATUSES,
    "differ": DISPUTABLE,
}
"""Fields that take only these values."""
FIELDS: Final = (*get_args(FieldName), *get_args(NumberName), "before", "after", "date", "published")
MOST_CHARACTERS: Final = 20_000
MOST_CONDITIONS: Final = 200
DEEPEST: Final = 40

_DATE = r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?"
_PERIOD = re.compile(rf"(?=.*\d)(?P<one>{_DATE})\Z|(?=.*\d)(?P<first>{_DATE})?\.\.(?P<last>{_DATE})?\Z")
_NUMBER = re.compile(r"(>=|<=|>|<|=)?(\d{1,9})\Z|(\d{1,9})?\.\.(\d{1,9})?\Z")

_KEYWORDS: Final = frozenset({"or", "and", "not"})


def parse(text: str) -> Query:
    """The query that a text says; the empty text is :class:`Everything`.

    Raises:
        QueryError: if the text is not a query; it says where, and what was expected there.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError(f"a query of {len(text):,} characters is too long", 0, f"at most {MOST_CHARACTERS:,}")
    tokens = tokenize(text)
    conditions = sum(token.kind in ("word", "phrase", "field") and not _is_keyword(token) for token in tokens)
    if conditions > MOST_CONDITIONS:
        raise QueryError(f"a query of {conditions} conditions is too long", 0, f"at most {MOST_CONDITIONS}")
    return _Parser(tokens).query()


def _is_keyword(token: Token) -> bool:
    return token.kind == "word" and token.text.casefold() in _KEYWORDS


class _Parser:
    """One reading of one token list."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.next = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.next]

    def take(self) -> Token:
        token = self.token
        self.next += 1
        return token

    def at(self, *kinds: TokenKind) -> bool:
        return self.token.kind in kinds

    def keyword(self, word: str) -> bool:
        return self.token.kind == "word" and self.token.text.casefold() == word

    def query(self) -> Query:
        if self.at("end"):
            return Everything()
        found = self.either()
        if not self.at("end"):
            raise QueryError("a parenthesis is closed that was not opened", self.token.start, "the end of the query")
        return found

    def either(self) -> Query:
        parts = [self.all()]
        while self.keyword("or"):
            self.take()
            parts.append(self.all())
        return any_of(parts)

    def all(self) -> Query:
        parts = [self.condition()]
        while not self.at("end", ")") and not self.keyword("or"):
            if self.keyword("and"):
                self.take()
            parts.append(self.condition())
        return all_of(parts)

    def condition(self) -> Query:
        token = self.take()
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                raise QueryError("the query is nested too deeply", token.start, f"at most {DEEPEST} levels")
            return self._condition(token)
        finally:
            self.depth -= 1

    def _condition(self, token: Token) -> Query:
        match token.kind:
            case "end":
                raise QueryError("the query ends too early", token.start, "a word or a condition")
            case ")":
                raise QueryError("nothing stands before this parenthesis", token.start, "a word or a condition")
            case "(":
                found = self.either()
                if not self.at(")"):
                    raise QueryError("a parenthesis is not closed", token.start, "a closing )")
                self.take()
                return found
            case "-":
                part = self.condition()
                return Not(part, start=token.start, end=part.end)
            case "phrase":
                return Phrase(_searchable(token), start=token.start, end=token.end)
            case "field":
                return _field(token)
        return self._word(token)

    def _word(self, token: Token) -> Query:
        text = token.text
        match text.casefold():
            case "or" | "and":
                expected = f'a word or a condition before it; to search the word, write "{text}"'
                raise QueryError(f"{text} stands where a condition should", token.start, expected)
            case "not":
                part = self.condition()
                return Not(part, start=token.start, end=part.end)
            case "undated":
                return Undated(start=token.start, end=token.end)
        if _PERIOD.match(text) and (not re.fullmatch(r"\d{4}", text) or is_likely_year(int(text))):
            return _period(text, token.start, token.end, "date")
        _searchable(token)
        stem = text.rstrip("*")
        return Word(stem, stem != text, start=token.start, end=token.end)


def _searchable(token: Token) -> str:
    if not any(map(str.isalnum, token.text)):
        raise QueryError(f"there is nothing to search in {token.text!r}", token.start, "letters or digits")
    return token.text


def _field(token: Token) -> Query:
    name = token.name
    if name not in FIELDS:
        near = difflib.get_close_matches(name, FIELDS, 1)
        expected = f"{near[0]}:" if near else f'a field such as actor: or type:; to search the words, write "{name}: …"'
        raise QueryError(f"there is no field {name}", token.start, expected, guessed=bool(near))
    if not token.text.strip():
        raise QueryError(f"{name}: has no value", token.value_start, _example(name))
    if name in get_args(NumberName):
        return _number(token)
    if name in ("date", "published"):
        which: PeriodName = "published" if name == "published" else "date"
        if token.text.casefold() == "none":
            return Undated(which, start=token.start, end=token.end)
        return _period(token.text, token.value_start, token.end, which, start=token.start)
    if name in ("before", "after"):
        day = _date(token.text, token.value_start)
        if name == "before":
            return Period(None, _step(day, -1, token.value_start), start=token.start, end=token.end)
        return Period(_step(day, 1, token.value_start), None, start=token.start, end=token.end)
    value = token.text.strip()
    if name in FIXED_VALUES:
        value = _fixed(name, value, token.value_start)
    elif not any(map(str.isalnum, value)):
        raise QueryError(f"{name}: has no value", token.value_start, _example(name))
    field: FieldName = next(known for known in get_args(FieldName) if known == name)
    return Field(field, value, start=token.start, end=token.end)


def _fixed(name: str, value: str, position: int) -> str:
    known = FIXED_VALUES[name]
    folded = re.sub(r"[\s-]+", "_", value.casefold())
    if folded in known:
        return folded
    near = difflib.get_close_matches(folded, known, 1)
    expected = near[0] if near else f"one of {', '.join(known)}"
    raise QueryError(f"there is no {name} {value!r}", position, expected, guessed=bool(near))


def _number(token: Token) -> Number:
    match = _NUMBER.match(token.text)
    if not match or not any(map(str.isdigit, token.text)):
        raise QueryError(f"{token.text!r} is not a number", token.value_start, _example(token.name))
    sign, one, low, high = match.groups()
    bounds: tuple[int | None, int | None]
    if one is None:
        bounds = (int(low) if low else None, int(high) if high else None)
    else:
        count = int(one)
        bounds = {">": (count + 1, None), ">=": (count, None), "<": (None, count - 1), "<=": (None, count)}.get(
            sign, (count, count)
        )
    lowest, highest = bounds
    if highest is not None and (lowest or 0) > highest:
        raise QueryError(f"no number is within {token.text!r}", token.value_start, "bounds that hold a number")
    name: NumberName = "killed" if token.name == "killed" else "injured"
    return Number(name, lowest, highest, start=token.start, end=token.end)


def _period(text: str, position: int, end: int, name: PeriodName, *, start: int | None = None) -> Period:
    match = _PERIOD.match(text)
    if not match:
        raise QueryError(f"{text!r} is not a date or a period", position, _example("date"))
    bounds = [
        _date(match[group], position + match.start(group)) if match[group] else None
        for group in (("one", "one") if match["one"] else ("first", "last"))
    ]
    first, last = bounds
    if first and last and last.last < first.first:
        raise QueryError("the period ends before it begins", position, "the earlier date first")
    return Period(first, last, name, start=position if start is None else start, end=end)


def _date(text: str, position: int) -> PartialDate:
    parts = text.split("-")
    try:
        return PartialDate.parse("-".join([parts[0], *(part.zfill(2) for part in parts[1:])]))
    except ValueError:
        raise QueryError(f"there is no date {text!r}", position, "a date such as 2024-09-27, 2024-09 or 2024") from None


def _step(day: PartialDate, by: int, position: int) -> PartialDate:
    """The next or the last date of the same precision."""
    try:
        if day.day:
            return PartialDate.of(date.fromordinal(day.first.toordinal() + by))
        if day.month:
            months = day.year * 12 + day.month - 1 + by
            stepped = PartialDate(months // 12, months % 12 + 1)
        else:
            stepped = PartialDate(day.year + by)
        _ = stepped.first
    except ValueError:
        raise QueryError(f"there is no time beyond {day}", position, "a later or an earlier date") from None
    return stepped


def _example(name: str) -> str:
    examples = {
        "actor": 'a name or an acronym, such as actor:bla or actor:"Lin Jian"',
        "killed": "a number, such as killed:>20, killed:2 or killed:10..30",
        "injured": "a number, such as injured:>20, injured:2 or injured:10..30",
        "type": f"one of {', '.join(EVENT_TYPES)}",
        "place": "a place, such as place:quetta",
        "country": "a country, such as country:pakistan",
    }
    if name in ("date", "published", "before", "after"):
        return "a date such as 2024-09-27, or a period such as 2024-09..2024-10"
    if name in FIXED_VALUES:
        return f"one of {', '.join(FIXED_VALUES[name])}"
    return examples.get(name, f'a value, such as {name}:word or {name}:"two words"')
