"""Coreference: which names of one document are one actor's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from tui.extraction.cast.aliases import BETWEEN
from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.cast.organisations import stem
from tui.extraction.cast.surnames import without_article
from tui.model import Appearance, Mention, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.candidates import Candidate

_FEWEST = 2
"""Words that a name has at least one more than for its initials to stand for it."""
NEAR = 90
"""How alike two full names must be, of 100, to be spellings of one."""


def resolve(analysis: Analysis, candidates: list[Candidate]) -> tuple[tuple[Appearance, ...], tuple[Mention, ...]]:
    """The document's actors, and its mentions of them.

    Args:
        analysis: the document.
        candidates: names in order that do not overlap.
    """
    people = _People(analysis.text, candidates)
    offices = {_office(f"{one.role.of} {one.role.title}"): one for one in candidates if one.role and one.role.of}
    firms = _firms(candidates)
    owned = _owned(candidates)
    short = _short(candidates)
    initials = _initials(candidates)
    held: dict[str, list[Candidate]] = defaultdict(list)
    mentions: list[Mention] = []
    titled = [one for one in candidates if one.role]
    for one in candidates:
        named = one
        if one.rule == "office" and (holder := _holder(one, titled)):
            named = holder
        elif one.rule == "office" and one.country:
            named = offices.get(_office(f"{one.country} {one.name.split(' ', 1)[1]}"), one)
        elif one.kind == "government_body" and one.entry is None and one.country is None:
            named = owned.get(normal(one.name).removeprefix("the "), one)
        elif one.kind == "organisation" and one.entry is None and stem(one.name) in short:
            named = short[stem(one.name)]
        elif one.rule == "model" and " " not in one.name:
            named = firms.get(fold(one.name)) or initials.get(one.name, one)
        key, rule = (
            people.identity(named) if named.kind == "person" and named.identity is None else (_key(named), one.rule)
        )
        if key is None:
            continue
        actor = _actor(named, key, analysis.article, full=" " in key or named.kind != "person")
        held[actor].append(one if named is one else replace(one, name=named.name, kind=named.kind))
        mentions.append(Mention(actor, one.start, one.end, one.rule if named is not one else rule))
    appearances = tuple(_appearance(analysis, actor, found) for actor, found in held.items())
    return appearances, tuple(mentions)


def _holder(office: Candidate, candidates: list[Candidate]) -> Candidate | None:
    """Who is said to hold an office by the words that name it: "Ana Ruiz, the former Peruvian finance minister"."""
    return next(
        (one for one in candidates if one.role and one.role.start <= office.start and office.end <= one.role.end), None
    )


def _office(words: str) -> str:
    """An office as it is compared: "top diplomat" is another word for a foreign minister."""
    return re.sub(r"\b(?:top|chief) diplomat\b", "foreign minister", fold(words)).replace("defense", "defence")


def _firms(candidates: list[Candidate]) -> dict[str, Candidate]:
    """The organisations of several words by their first, which stands for them where nothing else begins with it."""
    named: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for one in candidates:
        if one.kind == "organisation" and one.entry is None and " " in one.name:
            named[normal(one.name).split()[0]].setdefault(stem(one.name), one)
    return {word: next(iter(held.values())) for word, held in named.items() if len(held) == 1 and len(word) > 2}


def _initials(candidates: list[Candidate]) -> dict[str, Candidate]:
    """The bodies by the initials of their names, where only one has them: "KRU" for the "Karsa Rail Union"."""
    named: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for one in candidates:
        words = [word for word in re.split(r"[ -]", one.name) if word[:1].isupper()]
        if one.kind in ("organisation", "government_body", "intergovernmental") and len(words) > _FEWEST:
            named["".join(word[0] for word in words)].setdefault(_key(one), one)
    return {letters: next(iter(held.values())) for letters, held in named.items() if len(held) == 1}


def _short(candidates: list[Candidate]) -> dict[str, Candidate]:
    """The organisations by the names that are the beginning or the end of just one longer one: "Lions", "Sarn"."""
    named: dict[str, Candidate] = {}
    for one in candidates:
        if one.kind == "organisation" and one.entry is None and one.identity in (None, stem(one.name)):
            named.setdefault(stem(one.name), one)
    within: dict[str, dict[str, None]] = defaultdict(dict)
    for other in named:
        words = other.split()
        for at in range(1, len(words)):
            for part in (words[:at], words[at:]):
                within[" ".join(part)][other] = None
    found: dict[str, Candidate] = {}
    for name in named:
        longer = list(within.get(name, ()))
        if longer and all(other == longer[0] or longer[0] in other or other in longer[0] for other in longer):
            found[name] = named[max(longer, key=len)]
    return found


def _owned(candidates: list[Candidate]) -> dict[str, Candidate]:
    """The bodies of states by their name without the state, where the document has one such body only."""
    named: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for one in candidates:
        if one.kind == "government_body" and one.country is not None:
            words = normal(one.name).split()
            for at in range(1, len(words)):
                named[" ".join(words[at:])].setdefault(_key(one), one)
    return {name: next(iter(held.values())) for name, held in named.items() if len(held) == 1}


def _key(candidate: Candidate) -> str:
    if candidate.entry is not None:
        return candidate.entry.id
    if candidate.identity is not None:
        return candidate.identity
    name = normal(candidate.name)
    if candidate.kind == "project":
        return " ".join(sorted(name.replace("-", " ").split()))
    return stem(candidate.name) if candidate.kind == "organisation" else name.removeprefix("the ")


def _actor(candidate: Candidate, key: str, article: str, *, full: bool) -> str:
    if candidate.entry is not None:
        return fingerprint("ac", "dictionary", key)
    return fingerprint("ac", "name", key) if full else fingerprint("ac", "name", key, article)


class _People:
    """The full names of a document's persons, and who bears a part of one."""

    def __init__(self, text: str, candidates: Sequence[Candidate]) -> None:
        self._full: list[tuple[int, tuple[str, ...]]] = []
        self._same: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._alone: Counter[str] = Counter()
        for one in candidates:
            if one.kind != "person" or one.identity is not None:
                continue
            words = tuple(normal(one.name).split())
            if len(words) > 1:
                self._full.append((one.start, words))
            else:
                self._alone[" ".join(words)] += 1
        self._bearers: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        for start, words in self._full:
            for form in {*words, *map(without_article, words)}:
                self._bearers[form].append((start, words))
        distinct = sorted({words for _, words in self._full}, key=lambda words: (-len(words), words))
        like: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, words in enumerate(distinct):
            near = sorted({other for sign in signs(words) for other in like[sign]})
            self._same[words] = next(
                (self._same[distinct[other]] for other in near if alike(words, distinct[other])), words
            )
            for sign in signs(words, whole=True):
                like[sign].append(number)

        for one, other in pairwise(candidates):
            if one.kind == other.kind == "person" and BETWEEN.fullmatch(text, one.end, other.start):
                names = [tuple(normal(name).split()) for name in (one.name, other.name)]
                if all(name in self._same for name in names):
                    self._same[names[1]] = self._same[names[0]]
                elif names[0] in self._same:
                    self._bearers[" ".join(names[1])].append((other.start, names[0]))

    def identity(self, candidate: Candidate) -> tuple[str | None, str]:
        """Whose name it is, and by which rule; None for a lone word that nothing bears out."""
        words = tuple(normal(candidate.name).split())
        if len(words) > 1:
            whole = self._same[words]
            return " ".join(whole), candidate.rule if whole == words else "variant"
        name = " ".join(words)
        bearers = self._bearers.get(name, [])
        earlier = [bearer for bearer in bearers if bearer[0] <= candidate.start]
        ordered = earlier[::-1] or bearers
        if ordered:
            chosen = next((full for _, full in ordered if full[0] != name), ordered[0][1])
            rule = "first name" if chosen[0] == name else "surname" if name in chosen else "alias"
            return " ".join(self._same[chosen]), rule
        if candidate.rule == "model" and candidate.role is None and self._alone[name] < 2:
            return None, candidate.rule
        return name, candidate.rule


def signs(words: tuple[str, ...], *, whole: bool = False) -> Iterator[tuple[str, ...]]:
    """What two full names share if they are alike; ``whole``, of the longer one, for each that it may contain."""
    yield ("initials", *(word[0] for word in words))
    for word in set(words) if whole else words[-1:]:
        yield "words", words[0], word
    for at in range(len(words) - 1 if whole else 1):
        yield "end", *words[at:]


def alike(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one full name is the other, shortened or spelled otherwise."""
    if (short[0] == long[0] and set(short) <= set(long)) or long[-len(short) :] == short:
        return True
    if len(short) == len(long) and all(a[0] == b[0] for a, b in zip(short, long, strict=True)):
        return fuzz.ratio(" ".join(short), " ".join(long)) >= NEAR
    return False


def _appearance(analysis: Analysis, actor: str, found: list[Candidate]) -> Appearance:
    forms = Counter(" ".join(analysis.text[one.start : one.end].split()) for one in found)
    best = max(found, key=lambda one: (one.entry is not None, one.rule != "office", len(one.name), -one.start))
    roles = dict.fromkeys(one.role for one in found if one.role is not None)
    return Appearance(
        actor=actor,
        name=best.name,
        kind=Counter(one.kind for one in found).most_common(1)[0][0],
        forms=tuple(sorted(forms.items(), key=lambda item: (-item[1], item[0]))),
        roles=tuple(roles),
        country=next((one.country for one in found if one.country), None),
        description=best.entry.description if best.entry else None,
        dictionary=best.entry.id if best.entry else None,
        certainty=max(one.certainty for one in found),
    )
