"""Toponyms: the names in a text that are those of places, and what each may mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.extraction.analysis import within
from tui.extraction.cast.bodies.organisations import titled
from tui.extraction.cast.common import Common, vocabulary
from tui.extraction.cast.given import given_names
from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.titles import titles
from tui.extraction.geography.chains import OF, SIDE
from tui.extraction.geography.gazetteer import Gazetteer, Spot, gazetteer
from tui.extraction.geography.model_names import PLACED, model_names
from tui.extraction.geography.words import AREAS
from tui.extraction.tables.cells import grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.cast.lexicon import Hit
    from tui.extraction.dictionaries import Dictionaries

_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|from|to|into|around|outside|of|through|between|across|via|towards?|within|over|reach(?:ed)?"
    r"|visit(?:ed)?|leave|left|off|and|or|hit|struck|seized?|captured?|recaptured?|retook|overran|stormed|besieged|bombed"
    r"|shelled|invaded|entered|occupied|fled|shook|rocked|jolted|rattled|battered|lashed|pounded|devastated|ravaged|flooded"
    r"|attacked|surrounded|evacuated|toured|looted|liberated"
    r"|(?:attacks?|strikes?|raids?|assaults?|offensive|march|advance|fire|rockets?|missiles?) (?:on|against|at)"
    r"|" + SIDE + r")|[,;(])\s+(?:the\s+)?" + OF + r"$"
)
_AFTER = re.compile(
    r"(?:'s)?\s*(?:,\s*[a-z]|\(|(?:and \w+ )?(?:city|province|department|district|regions?|state|municipality|airport"
    r"|neighbou?rhood|area|valley|prefecture|county|governorate)\b"
    r"|(?:(?!and\b)[a-z]+ )?(?:attacks?|bombings?|shootings?|massacres?|siege|blasts?|explosions?|killings?"
    r"|stabbings?|riots?|raids?|clashes|talks|accords?|ceasefire)\b|(?:churches|church|mosques?|hotels?|hospitals?|temple|synagogue|shrine"
    r"|seminary|nightclub|restaurant|courthouse|museum|bazaar|market|stadium|airport|prison|cathedral|suburbs?)\b)"
)
_QUARTER = re.compile(
    r"\b((?!(?:The|This|That|A|An|In|Another)\b)[A-Z][\w'’-]+"
    r"(?: (?:(?:de|del|la|las|los|el|al) )*[A-Z][\w'’-]+){0,3})"
    r" (?:neighbou?rhood|suburb|shantytown|slum|barrio"
    r"|(?P<settled>village|hamlet|municipality|township|canton|commune))\b"
)
_CAPITAL = re.compile(
    r"\b(?:in|of|from|near|outside|to|around|throughout)\s+(?:the|this)\s+(?:(?P<nation>[a-z]+)\s+)?"
    r"(?P<capital>capital(?: city)?)\b"
    r"(?=\s*[.,;:]|\s+(?:on|at|in|late|early|after|when|where|today|yesterday|last|this|and)\b)"
)
_OWNER = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)*)['’]s (?=[A-Z])")
_HERE = re.compile(r"\b(?:in|of|near|outside|to|around|throughout)\s+this\s+(?P<city>city|town)\b")
_SIDE_ALONE = re.compile(r"(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?(?: of .*)?|cent(?:er|re)|middle")
_COMPASS = re.compile(r"(?:north|south|east|west)(?:east|west)?")
"""A side of whatever country a text is about: "the Northeast"."""
_LISTED = re.compile(r"\s+(?:regions|districts|provinces|departments|towns|cities|villages|areas)\b")
_UNSURE = frozenset({"", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name in the text and what it may mean; nothing if only the model or its words tell that it is a place's."""

    start: int
    end: int
    spots: tuple[Spot, ...]
    cued: bool = True
    """Whether something beside the name says that it is a place's; else it counts if another mention is cued."""


def demonyms(hits: Iterable[Hit]) -> dict[tuple[int, int], str]:
    """Where a text names a nation by its adjective or its people, with the state's name."""
    return {(hit.start, hit.end): hit.entry.name for hit in hits if _is_demonym(hit)}


def recognise(
    analysis: Analysis,
    folded: str,
    hits: Sequence[Hit],
    nations: Mapping[tuple[int, int], str],
    dictionaries: Dictionaries,
) -> list[Toponym]:
    """The names of places in a document, in order and apart from each other.

    Args:
        analysis: the document.
        folded: its text, folded.
        hits: the known actors that it names.
        nations: its demonyms.
        dictionaries: what is known of places, titles and given names.
    """
    return _Recogniser(analysis, folded, hits, nations, dictionaries).recognise()


def _is_demonym(hit: Hit) -> bool:
    return hit.entry.kind == "state" and hit.sense in ("adjective", "people")


class _Recogniser:
    """Finds the names of places in one document."""

    def __init__(
        self,
        analysis: Analysis,
        folded: str,
        hits: Sequence[Hit],
        nations: Mapping[tuple[int, int], str],
        dictionaries: Dictionaries,
    ) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._folded = folded
        self._nations = nations
        self._known = gazetteer(dictionaries)
        self._titles = titles(dictionaries)
        self._given = given_names(dictionaries)
        self._typed = _typed(self._known)
        self._common = Common(analysis)
        self._entities = model_names(analysis)
        self._actors = [hit for hit in hits if self._acts(hit)]
        self._countries = {
            (hit.start, hit.end): Spot(hit.entry.name, "country", hit.entry.name)
            for hit in hits
            if hit.entry.kind == "state" and hit.sense in ("name", "acronym")
        }
        self._people = {
            word
            for _, _, label, text in self._entities
            if label == "PERSON" and " " in text
            for word in fold(text).split()
        }

    def recognise(self) -> list[Toponym]:
        found = [*self._sites(), *self._divisions(), *self._of_countries(), *self._of_gazetteer(), *self._capitals()]
        found += [*self._of_cells(), *self._shortened()]
        sure = {self._folded[one.start : one.end] for one in found if one.cued}
        kept = [one for one in found if one.cued or self._folded[one.start : one.end] in sure]
        kept += [*self._of_model(), *self._behind_prepositions()]
        kept += self._listed(kept)
        return _apart(kept)

    def _of_countries(self) -> Iterable[Toponym]:
        for (start, end), spot in self._countries.items():
            sentence = self._analysis.sentence_at(start)
            beside = self._beside(start, end)
            person = any(label == "PERSON" and s <= start and end < e for s, e, label, _ in beside)
            if sentence is not None and end <= sentence.end and not person:
                others = [one for one in self._known.named(spot.name) if one.kind != "country"]
                yield Toponym(start, end, (spot, *others))

    def _of_gazetteer(self) -> Iterable[Toponym]:
        for start, end, spots in self._known.find(self._folded):
            sentence = self._analysis.sentence_at(start)
            if sentence is None or end > sentence.end or self._within_actor(start, end):
                continue
            if (
                spots[0].kind == "country"
                or not self._text[start].isupper()
                or _COMPASS.fullmatch(self._folded[start:end])
            ):
                continue
            beside = self._beside(start, end)
            around = next((entity for entity in beside if entity[0] <= start and end <= entity[1]), None)
            label = around[2] if around else None
            if around and self._known.is_typed(around[3]):
                label = "LOC"
            before = self._folded[max(sentence.start, start - 40) : start]
            whole = around is None or around[:2] == (start, end)
            if label in ("PERSON", "ORG") and not (whole and (label == "ORG" or _BEFORE.search(before))):
                continue
            capital = any(spot.capital for spot in spots)
            if self._folded[start:end] in self._people and not capital and not _BEFORE.search(before):
                continue
            named = spots[0].kind == "area"
            if not named and label not in PLACED and self._in_longer_name(start, end, sentence.start):
                continue
            cue = named or label in PLACED or capital
            cue = cue or bool(_BEFORE.search(before)) or bool(_AFTER.match(self._folded, end))
            yield Toponym(start, end, spots, cue)

    def _of_cells(self) -> Iterable[Toponym]:
        """The cells of tables that hold a known place and nothing else."""
        for table in self._analysis.cleaned.tables:
            for cell in (cell for row in grid(self._text, table).rows for cell in row):
                name = cell.text.partition(",")[0].strip()
                spots = self._known.named(name) if name[:1].isupper() else ()
                if spots:
                    yield Toponym(cell.start, cell.start + len(name), spots, cued=True)

    def _shortened(self) -> Iterable[Toponym]:
        """The provinces that stand shortened behind their towns: "Springfield, Ill."."""
        for start, end, spot in self._known.shortened(self._text):
            yield Toponym(start, end, (spot,))

    def _acts(self, hit: Hit) -> bool:
        """Whether a known name is no place's; a single word such as Meta may be both."""
        if hit.entry.kind == "state":
            return _is_demonym(hit)
        return (
            hit.sense == "acronym"
            or " " in self._text[hit.start : hit.end]
            or not self._known.named(self._text[hit.start : hit.end])
        )

    def _within_actor(self, start: int, end: int) -> bool:
        """Whether the name is only a part of a known actor's, such as Al-Qaeda in Iraq."""
        return any(hit.start <= start and end <= hit.end for hit in within(self._actors, start, end))

    def _beside(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        """The model's names that overlap a stretch."""
        at = bisect_left(self._entities, (end, end))
        found = []
        while at and self._entities[at - 1][1] > start:
            at -= 1
            found.append(self._entities[at])
        return found[::-1]

    def _in_longer_name(self, start: int, end: int, first: int) -> bool:
        """Whether capitalised words right beside it make it a part of another name: "Real Madrid"."""
        before = re.search(r"(\w+) $", self._text[max(first, start - 30) : start])
        if before and before[1][0].isupper() and start - len(before[0]) > first:
            return not re.fullmatch(SIDE + "|greater|old|new", before[1].lower())
        after = re.match(r" ([A-Z]\w+)", self._text[end : end + 30])
        if after and self._known.is_typed(f"x {after[1]}"):
            return False
        return (
            bool(after)
            and not self._typed.match(self._text, start)
            and not self._titles.is_title(after[1] if after else "")
        )

    def _sites(self) -> Iterable[Toponym]:
        """Names that say by a word what kind of place they are: "Jinnah International Airport"."""
        for sentence in self._analysis.sentences:
            for match in self._typed.finditer(self._text, sentence.start, sentence.end):
                start = match.start() + (4 if match[0].startswith("The ") else 0)
                start = self._behind_owner(start, match.end())
                words = self._text[start : match.end()].split()
                office = self._titles.is_title(words[0]) or len(words) == 1
                if not office and not self._within_actor(start, match.end()):
                    yield Toponym(start, match.end(), self._known.named(self._text[start : match.end()]))

    def _behind_owner(self, start: int, end: int) -> int:
        """Where a site's own name begins: behind the town whose it is, as in "Karachi's Jinnah Airport"."""
        owner = _OWNER.match(self._text, start, end)
        return owner.end() if owner and self._known.named(owner[1]) else start

    def _divisions(self) -> Iterable[Toponym]:
        """Names of parts of a town, and of villages, by the word behind them: "the Chapinero neighborhood"."""
        for sentence in self._analysis.sentences:
            for match in _QUARTER.finditer(self._text, sentence.start, sentence.end):
                start = self._behind_owner(*match.span(1))
                office = self._titles.is_title(match[1].split()[0])
                if not office and not (match["settled"] and self._adjective(sentence, start)):
                    yield Toponym(start, match.end(1), self._known.named(self._text[start : match.end(1)]))

    def _adjective(self, sentence: Sentence, start: int) -> bool:
        """Whether a capitalised word before "village" is no name: "a Kurdish | village", "Every | village"."""
        span = sentence.tokens(start, start + 1)
        return span is None or any(token.pos_ != "PROPN" or token.ent_type_ == "NORP" for token in span)

    def _capitals(self) -> Iterable[Toponym]:
        """Cities that are not named: "the Peruvian capital", "in this capital" or "in this city" of a dateline."""
        here = self._known.sent_from(self._analysis.facts.dateline_place)
        home = [spot for spot in here if spot.capital]
        for match in _HERE.finditer(self._folded):
            if here and self._analysis.sentence_at(match.start()):
                yield Toponym(match.start("city"), match.end("city"), tuple(here))
        for match in _CAPITAL.finditer(self._folded):
            nation = self._nations.get(match.span("nation"))
            spots = self._known.capitals(nation) if nation else () if match["nation"] else home
            if spots and self._analysis.sentence_at(match.start()):
                yield Toponym(match.start("capital"), match.end("capital"), tuple(spots))

    def _of_model(self) -> Iterable[Toponym]:
        for start, end, label, text in self._entities:
            if label not in PLACED or self._within_actor(start, end) or set(fold(text).split()) <= self._people:
                continue
            if self._ordinary(text):
                continue
            sentence = self._analysis.sentence_at(start)
            first = sentence.start if sentence else 0
            beside = _BEFORE.search(self._folded[max(first, start - 40) : start]) or _AFTER.match(self._folded, end)
            if not (beside or label != "GPE" or self._known.is_typed(text)) or self._known.is_event(text):
                continue
            if " " in text and fold(text.split()[0]) in self._given and not self._known.is_typed(text):
                continue
            office = " of " in text and self._titles.leads(text)
            if office or (text.isupper() and len(text) < 4) or (sentence is not None and titled(sentence)):
                continue
            bare = self._known.untyped(text)
            yield Toponym(start, start + len(bare) if text.startswith(bare) else end, self._known.named(bare))

    def _ordinary(self, text: str) -> bool:
        """Whether what the model takes for a place is a side or a kind of place, or written in small letters too."""
        if _SIDE_ALONE.fullmatch(fold(text)) or fold(text) in AREAS:
            return True
        return self._common.shown(text) and not self._known.named(text)

    def _behind_prepositions(self) -> Iterable[Toponym]:
        """Names behind "in" and "near" that neither the gazetteer nor the model knows."""
        for sentence in self._analysis.sentences:
            for token in sentence.each[:-1]:
                word = token.lower_
                lies = word in ("in", "near", "outside") and token.head.i <= token.i
                called = word == "of" and token.i and token.nbor(-1).lower_ in AREAS
                if (lies or called) and self._unknown(token.nbor()):
                    yield Toponym(*sentence.offsets(token.nbor()), ())

    def _unknown(self, name: Token) -> bool:
        """Whether a lone capitalised word is no month, no office, no ordinary word and no part of a longer name."""
        if not name.is_title or not name.is_alpha or len(name) < 4 or name.pos_ != "PROPN":
            return False
        if name.ent_type_ not in _UNSURE or (name.ent_type_ and name.nbor(-1).ent_type_):
            return False
        after = name.nbor().text if name.i + 1 < len(name.doc) else ""
        ordinary = name.lower_ in vocabulary() or self._titles.is_title(name.text)
        return not after[:1].isupper() and not ordinary and fold(name.text) not in self._people

    def _listed(self, found: Sequence[Toponym]) -> Iterable[Toponym]:
        """The other name of a pair such as "Bannu and Besham regions"."""
        for one in found:
            match = re.compile(r" and ([A-Z][\w'-]+)").match(self._text, one.end)
            if match and _LISTED.match(self._text, match.end()):
                yield Toponym(match.start(1), match.end(1), self._known.named(match[1]))


@lru_cache(maxsize=4)
def _typed(known: Gazetteer) -> re.Pattern[str]:
    """One to four capitalised words with a word for a kind of place behind them, or before them."""
    ends = "|".join(sorted(map(re.escape, known.types.sites), key=len, reverse=True))
    starts = "|".join(map(re.escape, known.types.before))
    word = r"[A-Z][\w'’-]+"
    joined = rf"(?:(?: de| del| la| las| los| el| al)* {word})"
    small = "|".join(end.lower() for end in known.types.sites if end in ("Airport", "Hotel", "Farm", "Volcano"))
    return re.compile(
        rf"\b(?:{word}{joined}{{0,3}} (?:{ends})\b(?! [A-Z])|(?:{starts}){joined}{{1,3}}"
        rf"|{word}{joined}{{0,2}} (?:{small})\b)"
    )


def _apart(found: Iterable[Toponym]) -> list[Toponym]:
    """The finds that do not overlap, the longest first, those of the gazetteer before the model's; in order."""
    kept: list[Toponym] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one.start - one.end, not one.spots, one.start)):
        stretch = range(one.start, one.end)
        if taken.isdisjoint(stretch):
            kept.append(one)
            taken.update(stretch)
    return sorted(kept, key=lambda one: one.start)
