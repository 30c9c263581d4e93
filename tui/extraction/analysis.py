"""A document as the steps of extraction see it: blocks, what was dropped, and parsed sentences at document offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Span, Token

    from tui.model import Appearance, Block, Document, Dropped, Mention, Place, Row, Table, When

_FIRST_PERSON = frozenset(["i", "we", "our", "us", "my"])


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning makes of a document: its structure, and what says nothing about the world."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the text and the format's metadata say about the article itself."""

    title: str
    title_rule: str
    byline: str | None = None
    published: When | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    kinds: tuple[str, ...] = ("news",)
    anchor: When | None = None
    """The day against which weekdays and "yesterday" are resolved: publication, dateline, or worked out by its rule."""
    dateline_place: str | None = None
    credits: tuple[tuple[int, int], ...] = ()
    """Stretches that are bylines, agency marks and datelines."""


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence. ``start`` and ``end`` count characters of the document's text, end exclusive."""

    index: int
    start: int
    end: int
    span: Span
    base: int
    """Offset in the document's text of the parsed block's first character: a token stands at ``base + token.idx``."""
    block: Block
    words: str
    """The text of the parsed block, or of the piece of it in which the sentence stands."""

    @cached_property
    def each(self) -> tuple[Token, ...]:
        """The sentence's tokens, made once: a span makes all of them anew for each walk over it."""
        return tuple(self.span)

    @cached_property
    def entities(self) -> tuple[Span, ...]:
        """What the model takes for names and the like, within the sentence."""
        return tuple(self.span.ents)

    @cached_property
    def said(self) -> frozenset[str]:
        """The sentence's words in small letters."""
        return frozenset([token.lower_ for token in self.each])

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the sentence's words."""
        return frozenset([token.lemma_ for token in self.each])

    @property
    def text(self) -> str:
        """The sentence's words as the document writes them, with blanks for what was dropped."""
        return self.words[self.start - self.base : self.end - self.base]

    @property
    def speaker(self) -> str | None:
        """Who has the turn, in an interview."""
        return self.block.speaker

    def offsets(self, tokens: Token | Span) -> tuple[int, int]:
        """A token's or span's start and end in the document's text."""
        at: int | None = getattr(tokens, "idx", None)
        if at is not None:
            return self.base + at, self.base + at + len(tokens)
        span = cast("Span", tokens)
        return self.base + span.start_char, self.base + span.end_char

    def tokens(self, start: int, end: int) -> Span | None:
        """The tokens that cover the characters ``start`` to ``end`` of the document; None outside this sentence."""
        span = self.span.doc.char_span(start - self.base, end - self.base, alignment_mode="expand")
        return span if span else None  # a blank between two words is covered by none


@dataclass(frozen=True)
class Analysis:
    """A cleaned and parsed document. Headings, items and turns are parsed as sentences too; tables are not."""

    document: Document
    cleaned: Cleaned
    facts: ArticleFacts
    article: str
    """The article's id."""
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The document's text, unaltered."""
        return self.document.text

    @cached_property
    def dropped(self) -> list[Dropped]:
        """What was dropped, in order; stretches that overlap are one."""
        found: list[Dropped] = []
        for drop in sorted(self.cleaned.dropped, key=_start):
            if found and drop.start < found[-1].end:
                found[-1] = msgspec.structs.replace(found[-1], end=max(drop.end, found[-1].end))
            else:
                found.append(drop)
        return found

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of all tables, in order."""
        return sorted((row for table in self.cleaned.tables for row in table.rows), key=_start)

    @cached_property
    def speaking(self) -> int:
        """How many of a hundred sentences speak in the first person."""
        speaking = sum(not _FIRST_PERSON.isdisjoint(one.said) for one in self.sentences)
        return 100 * speaking // len(self.sentences)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which a character stands, or None between sentences."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]


def silent(analysis: Analysis, gave: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The sentences that share nothing with the stretches that gave a fact."""
    ends: list[int] = []
    starts = []
    for start, end in sorted(gave):
        starts.append(start)
        ends.append(max(end, ends[-1]) if ends else end)
    spans = ((sentence.start, sentence.end, bisect_left(starts, sentence.end)) for sentence in analysis.sentences)
    return tuple((start, end) for start, end, before in spans if not before or ends[before - 1] <= start)


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time and what it means."""

    start: int
    end: int
    when: When


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place and the chain it belongs to."""

    start: int
    end: int
    place: Place


class _Stretch(Protocol):
    """What has a place in the text, end exclusive."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Stretch)


def within(found: Sequence[_S], start: int, end: int) -> Sequence[_S]:
    """Those of some stretches, in order and apart from each other, that overlap the characters ``start`` to ``end``."""
    first = bisect_right(found, start, key=_start)
    if first and found[first - 1].end > start:
        first -= 1
    return found[first : bisect_left(found, end, first, key=_start)]


def _start(stretch: _Stretch) -> int:
    return stretch.start


class Cast:
    """The actors' mentions of one document, findable by offset."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self.mentions = tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))
        self._starts = [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that overlap the characters ``start`` to ``end``, in order; no two overlap each other."""
        return list(within(self.mentions, start, end))

    def at(self, offset: int) -> Mention | None:
        """The mention that covers a character."""
        before = bisect_right(self._starts, offset)
        found = self.mentions[before - 1] if before else None
        return found if found is not None and offset < found.end else None


@dataclass(frozen=True, slots=True)
class Named:
    """What a document names: its actors with their mentions, and places and dates in the order of the text."""

    cast: Cast
    appearances: tuple[Appearance, ...]
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
