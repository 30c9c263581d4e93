"""The dictionary ``figures``: what counts are called, what money is, and the words around both."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Literal

import msgspec

Condition = Literal["always", "period", "lasting", "toll"]


class Metric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``figures.toml``; the file's head says what each key is."""

    name: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    least: int = 0
    happening: bool = False
    when: Condition = "period"


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around figures; see the dictionary."""

    totals: frozenset[str] = frozenset()
    forecasts: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    happens: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    against_percent: frozenset[str] = frozenset()
    wins: frozenset[str] = frozenset()
    owns: frozenset[str] = frozenset()
    contenders: frozenset[str] = frozenset()
    rises: frozenset[str] = frozenset()
    falls: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    rates: frozenset[str] = frozenset()
    flows: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    raises: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()


class FigureTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The dictionary ``figures``."""

    metric: tuple[Metric, ...] = ()
    money: dict[str, tuple[str, ...]] = {}
    currencies: dict[str, tuple[str, ...]] = {}
    words: FigureWords = FigureWords()

    @cached_property
    def by_noun(self) -> dict[str, list[Metric]]:
        """The metrics that a noun can stand for."""
        return _by(self.metric, "nouns")

    @cached_property
    def by_verb(self) -> dict[str, list[Metric]]:
        """The metrics that a verb can stand for."""
        return _by(self.metric, "verbs")

    @cached_property
    def by_state(self) -> dict[str, list[Metric]]:
        """The metrics that an adjective or participle can stand for."""
        return _by(self.metric, "states")

    @cached_property
    def by_currency(self) -> list[tuple[str, str]]:
        """The signs and words of the currencies with their codes, the longest first: "a$" before "$"."""
        forms = [(form, code) for code, forms in self.currencies.items() for form in forms]
        return sorted(forms, key=lambda entry: -len(entry[0]))

    def currency_of(self, sum_: str) -> str | None:
        """The code of the currency that a table's sum is written with; a single letter must stand before digits."""
        words = sum_.lower()
        return next((code for form, code in self.by_currency if _written(form).search(words)), None)

    def is_currency(self, noun: str) -> bool:
        """Whether a noun is that of a currency, whose rate is no count: "the shilling"."""
        return any(form.rpartition(" ")[2] in (noun, noun + "s") for form, _ in self.by_currency)

    @cached_property
    def of_money(self) -> dict[str, str]:
        """What money is, by a word about it."""
        return {word: name for name, words in self.money.items() for word in words}


def _by(metrics: tuple[Metric, ...], field: str) -> dict[str, list[Metric]]:
    found: dict[str, list[Metric]] = {}
    for metric in metrics:
        for word in getattr(metric, field):
            found.setdefault(word, []).append(metric)
    return found


@cache
def _written(form: str) -> re.Pattern[str]:
    """What finds a currency's sign or word: a word as a whole one, a letter before digits."""
    before = r"(?<![^\W\d_])" if form[0].isalpha() else ""
    after = r"(?![^\W\d_])" if form[-1].isalpha() else ""
    return re.compile(before + re.escape(form) + (r"\.?\s?\d" if form.isalpha() and len(form) == 1 else after))
