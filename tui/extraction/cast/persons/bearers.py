"""Bearers: whose a person's name is among the persons of one document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.cast.persons import sexes
from tui.extraction.cast.persons.aliases import BETWEEN
from tui.extraction.cast.persons.surnames import without_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.given import Sex

_JOINED = re.compile(r",? and |, ")
Words = tuple[str, ...]
"""A name by its words, in the form in which names are compared."""
NEAR = 90
"""How alike two full names must be, of 100, to be spellings of one."""


class People:
    """The full names of a document's persons, and who bears a part of one."""

    def __init__(
        self,
        text: str,
        candidates: Sequence[Candidate],
        given: Mapping[str, Sex],
        nicknames: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._text = text
        self._full: list[tuple[int, Words]] = []
        self._alone: Counter[str] = Counter()
        for one in candidates:
            if one.kind == "person" and one.identity is None:
                words = tuple(normal(one.name).split())
                if len(words) > 1:
                    self._full.append((one.start, words))
                else:
                    self._alone[" ".join(words)] += 1
        self._bearers: dict[str, list[tuple[int, Words]]] = defaultdict(list)
        self._nicknamed: dict[str, list[tuple[int, Words]]] = defaultdict(list)
        for start, words in self._full:
            for form in {*words, *map(without_article, words)}:
                self._bearers[form].append((start, words))
            for form in nicknames.get(words[0], ()):
                self._nicknamed[form].append((start, words))
        self._same = _spellings({words for _, words in self._full}, _listed(text, candidates))
        self._join_aliases(text, candidates)
        self._sex: dict[Words, Sex] = {}
        self._offices: dict[Words, set[str]] = defaultdict(set)
        self._kin: set[Words] = set()
        """Who is brought in as somebody's kin."""
        self._familiar: set[Words] = set()
        """Who is called by the first name alone."""
        self._tell(text, candidates, given)

    def _join_aliases(self, text: str, candidates: Sequence[Candidate]) -> None:
        """Take two names with "alias" or the like between them for one person's."""
        for one, other in pairwise(candidates):
            if one.kind == other.kind == "person" and BETWEEN.fullmatch(text, one.end, other.start):
                names = [tuple(normal(name).split()) for name in (one.name, other.name)]
                if all(name in self._same for name in names):
                    self._same[names[1]] = self._same[names[0]]
                elif names[0] in self._same:
                    self._bearers[" ".join(names[1])].append((other.start, names[0]))

    def _tell(self, text: str, candidates: Sequence[Candidate], given: Mapping[str, Sex]) -> None:
        """Note what tells persons of one surname apart: sex, offices, and who is brought in beside somebody else."""
        alone = {word for word, count in self._alone.items() if count}
        for one in candidates:
            words = tuple(normal(one.name).split())
            if one.kind != "person" or words not in self._same:
                continue
            whole = self._same[words]
            if (sex := sexes.called(text, one.start, one.name, given)) is not None:
                self._sex.setdefault(whole, sex)
            if (office := _head(one)) is not None:
                self._offices[whole].add(office)
            if sexes.is_kin(text, one.start, one.end):
                self._kin.add(whole)
            if whole[0] in alone:
                self._familiar.add(whole)

    def identity(self, candidate: Candidate) -> tuple[str | None, str]:
        """Whose name it is, and by which rule; None for a lone word that nothing bears out."""
        words = tuple(normal(candidate.name).split())
        if len(words) > 1:
            whole = self._same[words]
            return " ".join(whole), candidate.rule if whole == words else "variant"
        name = " ".join(words)
        bearers = self._bearers.get(name) or self._nicknamed.get(name, [])
        earlier = [bearer for bearer in bearers if bearer[0] <= candidate.start]
        ordered = earlier[::-1] or bearers
        if ordered:
            named = [full for _, full in ordered if full[0] != name] or [full for _, full in ordered]
            chosen = self._meant(candidate, list(dict.fromkeys(self._same[full] for full in named)))
            rule = "first name" if chosen[0] == name else "surname" if name in chosen else "alias"
            return " ".join(chosen), rule
        if candidate.rule == "model" and candidate.role is None and self._alone[name] < 2:
            return None, candidate.rule
        return name, candidate.rule

    def _meant(self, candidate: Candidate, bearers: list[Words]) -> Words:
        """Which of several persons of one surname, the nearest first, a mention by the surname alone is of.

        It is not one of the other sex than its title, and rather one whose office it repeats, one of the sex of the
        pronoun behind it, and one who is not brought in as somebody's kin or called by the first name.
        """
        if len(bearers) == 1:
            return bearers[0]
        sex = sexes.styled(self._text, candidate.start)
        known = [one for one in bearers if sex is not None and self._sex.get(one) == sex]
        fitting = known or [one for one in bearers if sex is None or one not in self._sex] or bearers
        office = _head(candidate)
        held = [one for one in fitting if office is not None and office in self._offices[one]]
        after = sexes.referred(self._text, candidate.end) if sex is None else None
        said = [one for one in held or fitting if after is not None and self._sex.get(one) == after]
        left = said or held or fitting
        for lesser in (self._kin, self._familiar):
            left = [one for one in left if one not in lesser] or left
        return left[0]


def _spellings(names: set[Words], apart: Sequence[set[Words]]) -> dict[Words, Words]:
    """Each full name and the longest one that it is a spelling of, unless the two are ``apart``."""
    same: dict[Words, Words] = {}
    distinct = sorted(names, key=lambda words: (-len(words), words))
    like: dict[Words, list[int]] = defaultdict(list)
    for number, words in enumerate(distinct):
        near = [distinct[other] for other in sorted({other for sign in signs(words) for other in like[sign]})]
        longer = (same[other] for other in near if {words, other} not in apart and alike(words, other))
        same[words] = next(longer, words)
        for sign in signs(words, whole=True):
            like[sign].append(number)
    return same


def _listed(text: str, candidates: Sequence[Candidate]) -> list[set[Words]]:
    """The pairs of full names that an "and" or a comma joins, which are two persons' however alike they are."""
    return [
        {tuple(normal(one.name).split()), tuple(normal(other.name).split())}
        for one, other in pairwise(candidates)
        if one.kind == other.kind == "person" and _JOINED.fullmatch(text, one.end, other.start)
    ]


def _head(candidate: Candidate) -> str | None:
    """The last word of the office that stands with a name."""
    title = re.split(r" (?:of|in|for|at|to) ", fold(candidate.role.title), maxsplit=1)[0] if candidate.role else ""
    return title.split()[-1] if title.split() else None


def signs(words: Words, *, whole: bool = False) -> Iterator[tuple[str, ...]]:
    """What two full names share if they are alike; ``whole``, of the longer one, for each that it may contain."""
    yield ("initials", *(word[0] for word in words))
    for word in set(words) if whole else words[-1:]:
        yield "words", words[0], word
    for at in range(len(words) - 1 if whole else 1):
        yield "end", *words[at:]


def alike(short: Words, long: Words) -> bool:
    """Whether one full name is the other, shortened or spelled otherwise."""
    if (short[0] == long[0] and set(short) <= set(long)) or long[-len(short) :] == short:
        return True
    if short[1:] == long[1:] and short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0])):
        return True
    if len(short) == len(long) and all(a[0] == b[0] for a, b in zip(short, long, strict=True)):
        return fuzz.ratio(" ".join(short), " ".join(long)) >= NEAR
    return False
