"""The names that Dateline knows beforehand, found in a text all at once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeVar

import ahocorasick

from tui.extraction.cast.records import Actors, National, State, States, joined
from tui.extraction.cast.spellings import alike, spellings
from tui.extraction.text.capitals import ACRONYMS, is_acronym
from tui.model import ActorKind  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.extraction.dictionaries import Dictionaries

T = TypeVar("T")
Sense = Literal["name", "acronym", "adjective", "people", "capital"]
"""How a form names its entry: outright, in capitals, or by way of a demonym or a capital."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Whom or what a form names."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a text, end exclusive, and what it names."""

    start: int
    end: int
    entry: Entry
    sense: Sense
    ambiguous: bool = False
    rivals: tuple[Entry, ...] = ()
    """Other entries that have the same form."""
    local: tuple[Entry, ...] = ()
    """Those of all these that the form names only in a text about their own state."""


class _Folding(dict[int, str]):
    """A character to its plain lower-case form, one for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace():
            plain = " "
        elif character in "’‘ʼ`´":
            plain = "'"
        elif character in "‐‑‒–—−":
            plain = "-"
        elif character in _STROKED:
            plain = _STROKED[character]
        else:
            plain = unicodedata.normalize("NFKD", character)[:1].lower()[:1] or character
        self[code] = plain
        return plain


_STROKED = dict(zip("łŁøØđĐðÐıħĦ", "llooddddihh", strict=True))
"""Letters that Unicode does not take apart into a plain one and its mark."""
_FOLDING = _Folding()
_MARKS = re.compile(r"[^\w'-]|_")


def fold(text: str) -> str:
    """A text without case, accents and kinds of dash, quote and space; as long as the text."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text.lower()  # all that there is to do for most words
    return text.translate(_FOLDING)


def normal(name: str) -> str:
    """A name's normal form: folded words only, without a possessive."""
    words = _MARKS.sub(" ", fold(name)).split()
    return " ".join(word.removesuffix("'s").strip("'-") for word in words if word.strip("'-"))


_ARTICLE = "the "
"""With it a form may begin, and is left for a longer one that begins behind it: "the | Commonwealth of Dominica"."""


class Forms(Generic[T]):
    """Forms and what each stands for, found longest first and only as whole words."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        self._automaton = ahocorasick.Automaton()
        payloads: dict[str, list[T]] = {}
        for form, payload in forms:
            payloads.setdefault(fold(form), []).append(payload)
        for form, payload_list in payloads.items():
            self._automaton.add_word(form, (len(form), tuple(payload_list)))
        if payloads:
            self._automaton.make_automaton()
        self._empty = not payloads

    def find(self, folded: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """The longest forms in a folded text that stand as whole words, from left to right, none within another."""
        if self._empty:
            return
        found: dict[int, tuple[int, tuple[T, ...]]] = {}
        last = len(folded)
        for at, (length, payload) in self._automaton.iter(folded):
            start, end = at - length + 1, at + 1
            if (start and folded[start - 1].isalnum()) or (end < last and folded[end].isalnum()):
                continue
            if start not in found or found[start][0] < end:
                found[start] = (end, payload)
        free = 0
        for start in sorted(found):
            end, payload = found[start]
            behind = found.get(start + len(_ARTICLE), (0,)) if folded.startswith(_ARTICLE, start) else (0,)
            if start >= free and behind[0] <= end:
                yield start, end, payload
                free = end


_ARTICLES = ("al-", "al ", "el-", "el ", "as-", "an-", "ar-")
"""Beginnings of names that are written in small letters, too: "al-Qaeda"."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What a form stands for, and how it must be written."""

    entry: Entry
    sense: Sense
    written: str
    strict: bool = False
    """Only as written."""
    loose: bool = False
    """In small letters too."""
    ambiguous: bool = False
    """Also a common name of something else."""
    not_after: tuple[str, ...] = ()
    """Folded words that may not stand right before it."""
    local: bool = False
    """Only in a text about the entry's own state."""
    attributive: bool = False
    """Only right before a word of politics."""

    def fits(self, text: str) -> bool:
        """Whether the text is written as the form may be."""
        if self.strict:
            return text == self.written or text.replace(".", "") == self.written
        if self.loose:
            return True
        if self.sense == "acronym":
            return text.isupper() or text[0].isupper() or any(c.isdigit() for c in text)
        capitals = [at for at, c in enumerate(self.written) if c.isupper() and not self.written[at - 1 : at].isalpha()]
        if len(capitals) > 1 and self.written[:3].lower() in _ARTICLES:
            capitals = capitals[1:]
        kept = sum(text[at].isupper() for at in capitals)
        if kept == len(capitals) and len(capitals) == 1 and self.written[:3].lower() in _ARTICLES:
            return True
        if self.entry.kind == "armed_group" and len(capitals) == 2:
            return text[:1].isupper()
        return kept == len(capitals) if len(capitals) < 3 else kept >= 1


def _strict(form: str, entry: Entry) -> bool:
    """Whether a form counts only in capitals: of few letters, or an agency's, "EFE", as Efe is a name."""
    return form.isupper() and (len(form) < 4 or entry.kind == "media")


class Lexicon:
    """States and actors by all their names."""

    def __init__(self, states: States, actors: Actors, national: National) -> None:
        self.entries: dict[str, Entry] = {}
        self.country_of: dict[str, str] = {}
        """A state's id by each of its folded names and adjectives."""
        self.capital_of: dict[str, tuple[str, ...]] = {}
        """The ids of the states, today's first, that have a capital, by its folded name."""
        self.adjective: dict[str, str] = {}
        """A state's first adjective by its id."""
        forms = [form for state in joined(states.state) for form in self._of_state(state)]
        words = alike(actors.alike)
        for known in joined([*actors.actor, *national.known()]):
            entry = Entry(known.id, known.name, known.kind or "organisation", known.country, known.description)
            self.entries[known.id] = entry
            names = [form for name in (known.name, *known.aliases) for form in spellings(name, words)]
            forms += [(form, _Form(entry, "name", form, strict=_strict(form, entry))) for form in dict.fromkeys(names)]
            forms += [(form, _Form(entry, "acronym", form, strict=_strict(form, entry))) for form in known.acronyms]
            forms += [(form, _at_home(form, entry)) for form in known.local]
            forms += [(form, _at_home(form, entry, attributive=True)) for form in known.attributive]
        self._forms = Forms(forms)
        politics = "|".join(sorted(map(re.escape, map(fold, national.politics.words)), key=len, reverse=True))
        self._politics = re.compile(rf" (?:{politics})\b" if politics else r"(?!)")
        self.club_towns = frozenset(_towns(self.entries.values()))
        """The folded towns of clubs, as the names of these begin: ``sarn`` of "Sarn Rovers"."""
        self.forms_of: dict[str, list[str]] = {}
        """A state's folded names and adjectives by its id."""
        for form, identity in self.country_of.items():
            self.forms_of.setdefault(identity, []).append(form)
        self.states_of: dict[str, list[str]] = {}
        """The ids of states by their names."""
        for identity in self.forms_of:
            self.states_of.setdefault(self.entries[identity].name, []).append(identity)

    def _of_state(self, state: State) -> Iterator[tuple[str, _Form]]:
        """The forms of a state's names, which is noted under them."""
        entry = Entry(state.id, state.name, "state", state.name)
        self.entries[state.id] = entry
        self.adjective[state.id] = state.adjectives[0] if state.adjectives else state.name
        for form in (state.name, *state.forms, *state.acronyms, *state.adjectives):
            self.country_of.setdefault(fold(form), state.id)
        spoilers, unsure = ("air", *map(fold, state.not_after)), state.ambiguous
        for form in (state.name, *state.forms):
            yield form, _Form(entry, "name", form, loose=not unsure, ambiguous=unsure, not_after=spoilers)
        for form in state.acronyms:
            yield form, _Form(entry, "acronym", form, strict=True)
        for form in state.adjectives:
            yield form, _Form(entry, "adjective", form, loose=True, not_after=spoilers)
        for form in state.people:
            if form not in state.adjectives:
                yield form, _Form(entry, "people", form)
        if state.capital and state.capital != state.name:
            held = self.capital_of.get(fold(state.capital), ())
            self.capital_of[fold(state.capital)] = (*held, state.id)
            yield state.capital, _Form(entry, "capital", state.capital)

    def find(self, text: str, folded: str | None = None, *, local: bool = False) -> Iterator[Hit]:
        """The names in a text, from left to right, none within another.

        Args:
            text: where to look.
            folded: the text, folded.
            local: whether to find the short names, too, that parties and bodies have in their own states.
        """
        folded = fold(text) if folded is None else folded
        for start, end, forms in self._forms.find(folded):
            written = text[start:end]
            fitting = [form for form in forms if form.fits(written)]
            if fitting and (fitting[0].local or len(fitting) > 1):
                fitting = list(self._outright(fitting, folded, end, local=local))
            stressed = written in ACRONYMS and not is_acronym(text, start, end)
            if fitting and not stressed and not _spoilt(folded, start, fitting[0]):
                form, *others = fitting
                rivals = tuple(other.entry for other in others if other.entry is not form.entry)
                at_home = tuple(one.entry for one in fitting if one.local)
                yield Hit(start, end, form.entry, form.sense, form.ambiguous, rivals, at_home)

    def _outright(self, forms: list[_Form], folded: str, end: int, *, local: bool) -> Iterator[_Form]:
        """The forms that may stand there, each entry's once: those that name it anywhere, then those at home."""
        named: set[str] = set()
        for form in sorted(forms, key=lambda form: form.local):
            fits = not form.local or (local and (not form.attributive or self._politics.match(folded, end) is not None))
            if fits and form.entry.id not in named:
                named.add(form.entry.id)
                yield form


def _at_home(form: str, entry: Entry, *, attributive: bool = False) -> _Form:
    """A form that names its entry only in a text about the entry's own state."""
    sense: Sense = "acronym" if form.isupper() and " " not in form else "name"
    return _Form(
        entry, sense, form, strict=form.isupper() and len(form) < _ACRONYM, local=True, attributive=attributive
    )


def _spoilt(folded: str, start: int, form: _Form) -> bool:
    """Whether the word before makes something else of a form: "Latin America", "Inter-American"."""
    if form.sense == "adjective" and folded[max(0, start - 1) : start] == "-":
        return True
    before = folded[max(0, start - 12) : start]
    return before.endswith(" ") and before.strip().rpartition(" ")[2] in form.not_after


_ACRONYM: Final = 6
"""Letters from which on a party's short form may be a word in small letters: "Comelec"."""
CLUB: Final = "Sports club"
"""What the dictionary says of one."""


def _towns(entries: Iterable[Entry]) -> Iterator[str]:
    """The names of clubs without their last words, folded."""
    for entry in entries:
        if entry.description == CLUB and " " in entry.name:
            yield fold(entry.name.rpartition(" ")[0])


@lru_cache(maxsize=4)
def lexicon(dictionaries: Dictionaries) -> Lexicon:
    """The lexicon of some dictionaries, made once."""
    return Lexicon(
        dictionaries.read("states", States),
        dictionaries.read("actors", Actors),
        dictionaries.read("national", National),
    )
