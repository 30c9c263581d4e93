"""Government bodies: known by what they are called, and by whose they are."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.kinds import kinds
from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Sentence
    from tui.extraction.cast.kinds import Kinds
    from tui.extraction.cast.lexicon import Entry, Hit, Lexicon
    from tui.extraction.dictionaries import Dictionaries

REGIME = "government"
"""The rule of a candidate that names a state's government as a whole."""
_POSSESSED = re.compile(r"(?:'s?)? $")
_OWNER = re.compile(r" of (?:the )?$")
_SETTING = re.compile(r"\bin (?:neighbou?ring |nearby |the )?$")
"""Before the state in which what a sentence tells of happens."""
_HEADED = re.compile(
    r" (?:(?:majority|minority|deputy|acting|democratic|republican) )*(?:speaker|leader|president|whip)\b"
)
"""Behind the only word of a house's name, where somebody is named who has an office in it: "Senate | Speaker"."""
_COMMANDED = re.compile(
    r" (?:deputy )?(?:commander|chief|spokes(?:man|woman|person))(?: (?:of staff|in chief))?,? (?!of\b|said\b)"
)
"""Behind a force: an office in it."""
_LEAD = 24
"""Characters before a state in which that stands."""
_OFFICE = "ministry"
FOREIGN_OFFICES = frozenset({"pakistan", "uk", "germany"})
"""States whose foreign ministry is called Foreign Office."""
_ACRONYM = 4
"""Letters from which on the form of a state's name is a word."""
_REMEMBERED = 50_000
"""Bodies of which the dictionary's entry is remembered: those of all documents would be too many."""
_SPELLING = {
    "defense": "defence",
    "labor": "labour",
    "external": "foreign",
    "exterior": "foreign",
    "home": "interior",
    "regime": "government",
    "authorities": "government",
    "administration": "government",
}
_SILENT = frozenset(
    {"ministry", "office", "of", "for", "and", "the", "affairs", "relations", "national", "public", "de", "facto"}
)


class Bodies:
    """Finds the bodies that a state has one of, and whose each is."""

    def __init__(self, sorts: Kinds, known: Lexicon) -> None:
        words = sorts.government
        self._known = known
        self._entries: dict[tuple[str, str], Entry | None] = {}
        self._alone = frozenset(map(fold, words.alone))
        self._whole = frozenset(map(fold, words.regimes))
        self._forces = frozenset(map(fold, words.forces))
        portfolio = "|".join(sorted(map(re.escape, map(fold, words.portfolios)), key=len, reverse=True))
        plain = "|".join(sorted(map(re.escape, map(fold, words.bodies)), key=len, reverse=True))
        regime = "|".join(sorted(map(re.escape, map(fold, words.regimes)), key=len, reverse=True))
        passing = "|".join(sorted(map(re.escape, map(fold, words.passing)), key=len, reverse=True))
        self._bodies = re.compile(
            rf"\b(?:(?P<regime>(?:(?:{passing}) )*(?:{regime}))"
            rf"|(?P<ministry>ministry (?:of|for) (?:the )?(?:(?:{portfolio})(?:,? and (?:the )?|, | )?)+"
            r"(?<! and )(?<! the )(?<!, )(?<! )"
            rf"|(?:(?:{portfolio})(?: and )?)(?: (?:{portfolio}))* ministry)"
            rf"|(?P<plain>{plain}))\b"
        )

    def find(
        self,
        sentence: Sentence,
        folded: str,
        hits: Sequence[Hit],
        home: str | None,
        ground: str | None,
        office: str | None,
    ) -> Iterator[Candidate]:
        """The government bodies of a sentence.

        Args:
            sentence: where to look.
            folded: the document's text, folded.
            hits: the names of states and their adjectives in the sentence.
            home: the id of the state that the document is mostly about.
            ground: the id of the state whose army "the army" is.
            office: the id of the state whose foreign ministry "the Foreign Office" is.
        """
        text = sentence.words
        for match in self._bodies.finditer(folded, sentence.start, sentence.end):
            start, end = match.span()
            written = text[start - sentence.base : end - sentence.base]
            before = next((hit for hit in hits if hit.end <= start and _owns(hit, folded, start)), None)
            after = next((hit for hit in hits if _OWNER.fullmatch(folded, end, hit.start)), None)
            owner = before or after
            if owner is None and not self._stands_alone(match, written, sentence):
                if ground is not None and self._home_force(match, folded, sentence):
                    yield self._candidate(start, end, fold(match[0]), ground, sentence)
                continue
            if " " not in written and self._qualifies(sentence, start, end) and not _HEADED.match(folded, end):
                continue
            among = office if match[0] == "foreign office" else self._context(hits, folded, start, home, ground)
            seat = next((hit for hit in hits if hit.sense == "capital" and folded[end : hit.start] == " in "), None)
            among = seat.entry.id if seat is not None and match["ministry"] else among
            state = owner.entry.id if owner else among
            found = self._with_owner(match, before, after, state, sentence)
            yield replace(found, rule=REGIME) if match["regime"] in self._whole and state is not None else found

    def _with_owner(
        self, match: re.Match[str], before: Hit | None, after: Hit | None, state: str | None, sentence: Sentence
    ) -> Candidate:
        """A body with the state that stands beside it, and called after it where its name begins so: "Chile Police"."""
        start, end = match.span()
        written = sentence.words[start - sentence.base : end - sentence.base]
        if before is not None and match.string[before.end : start] == " ":
            start = before.start
        elif after is not None:
            end = after.end
        found = self._candidate(start, end, fold(match[0]), state, sentence)
        if before is None or before.sense != "name" or before.start != start or found.entry is not None:
            return found
        return (
            replace(found, name=f"{before.entry.name} {written}") if match["plain"] and written[:1].isupper() else found
        )

    def _stands_alone(self, match: re.Match[str], written: str, sentence: Sentence) -> bool:
        """Whether a body is named though no state stands beside it: its words are capitalised, and more than one."""
        silent = {"of", "for", "and", "the"} | ({"office"} if "'s " in match[0] else set())
        silent |= {_OFFICE} if match[0].startswith(f"{_OFFICE} of ") else set()
        words = [word for word in written.split() if fold(word) not in silent]
        if match["regime"] or sentence.block.kind == "heading":
            return False
        known = len(words) > 1 or fold(written) in self._alone or not silent.isdisjoint(("office", _OFFICE))
        return known and all(word[:1].isupper() for word in words)

    def _home_force(self, match: re.Match[str], folded: str, sentence: Sentence) -> bool:
        """Whether "the army", "the armed forces" speaks of those of the document's own state."""
        start, end = match.span()
        if match[0] in self._forces and _COMMANDED.match(folded, end):
            return True
        known = match[0] in self._forces and folded.endswith("the ", sentence.start, start)
        return known and not self._qualifies(sentence, start, end)

    def _qualifies(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a single word only says what kind of thing follows, as in "police officers"."""
        span = sentence.tokens(start, end)
        if span is None:
            return True
        token = span[-1]
        return token.dep_ in ("compound", "amod", "nmod", "poss") and token.head.i > token.i

    @staticmethod
    def _context(hits: Sequence[Hit], folded: str, start: int, home: str | None, ground: str | None) -> str | None:
        """The state of which a body without an owner is: that of the text, or one named before it in its sentence.

        Where a text is clearly about one state, another one must be where the sentence is set: "In Peru, the senate".
        """
        before = [hit for hit in hits if hit.end <= start]
        if not before or any(hit.entry.id == home for hit in before):
            return home
        set_there = _SETTING.search(folded, max(0, before[-1].start - _LEAD), before[-1].start)
        elsewhere = ground is None or ground != home or (set_there and folded.startswith(",", before[-1].end))
        return before[-1].entry.id if elsewhere else home

    def _candidate(self, start: int, end: int, body: str, state: str | None, sentence: Sentence) -> Candidate:
        words = [_SPELLING.get(word, word) for word in body.replace(",", "").split()]
        if _OFFICE in words or words == ["foreign", "office"]:
            portfolio = [word for word in words if word not in _SILENT]
            key = " ".join([*portfolio, _OFFICE])
        else:
            key = words[-1] if words[-1] == "government" else " ".join(words)
        shown = key if key == "government" else _headline(key)
        if state is None:
            written = " ".join(sentence.words[start - sentence.base : end - sentence.base].split())
            return Candidate(start, end, written, "government_body", "government body", weight=2)
        entry = self._known.entries[state]
        if (familiar := self._familiar(state, shown)) is not None:
            return Candidate(
                start, end, familiar.name, familiar.kind, "government body", familiar, country=entry.name, weight=2
            )
        name = f"{self._known.adjective[state]} {shown}"
        return Candidate(
            start, end, name, "government_body", "government body", identity=fold(name), country=entry.name, weight=2
        )

    def _familiar(self, state: str, shown: str) -> Entry | None:
        """The dictionary's entry for a body of a state, if it has one: the "US Senate" for a bare "Senate"."""
        key = state, shown
        if key not in self._entries:
            if len(self._entries) >= _REMEMBERED:
                self._entries.clear()
            forms = self._known.forms_of.get(state, ())
            named = (f"{form.upper() if len(form) < _ACRONYM else form.title()} {shown}" for form in forms)
            hits = (hit for name in named for hit in self._known.find(name) if hit.end - hit.start == len(name))
            self._entries[key] = next((hit.entry for hit in hits if hit.entry.kind == "government_body"), None)
        return self._entries[key]


def _owns(hit: Hit, folded: str, start: int) -> bool:
    """Whether a state's name, adjective or possessive stands right before a body; a capital's only as a possessive."""
    between = folded[hit.end : start]
    return _POSSESSED.fullmatch(between) is not None and (hit.sense != "capital" or "'" in between)


def _headline(words: str) -> str:
    return " ".join(
        word if word in ("of", "for", "and", "the") else word[:1].upper() + word[1:] for word in words.split()
    )


@lru_cache(maxsize=4)
def bodies(dictionaries: Dictionaries) -> Bodies:
    """The bodies of some dictionaries, made once."""
    from tui.extraction.cast.lexicon import lexicon

    return Bodies(kinds(dictionaries), lexicon(dictionaries))
