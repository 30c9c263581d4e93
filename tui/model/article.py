"""An article: the row that lists show, and the body that the reader shows, kept apart."""

from typing import Literal

import msgspec

from tui.model.actor import Appearance, Mention
from tui.model.dates import When

Format = Literal["text", "markdown", "html", "pdf", "docx", "email", "feed"]
BlockKind = Literal["heading", "paragraph", "item", "table", "turn", "boilerplate"]


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of a text that is one thing: a heading, a paragraph, a list item, a table, a turn in an interview.

    ``start`` and ``end`` count characters into the text, end exclusive. ``level`` is a heading's (1 the highest)
    or a list item's depth (0 the outermost). ``speaker`` names who has the turn, as the text names them;
    ``content`` is where the words begin, behind a marker such as ``- `` or ``**Editor**: ``.
    """

    kind: BlockKind
    start: int
    end: int
    content: int
    level: int = 0
    speaker: str | None = None
    table: int | None = None
    """The table's index into ``Body.tables``."""


class Dropped(msgspec.Struct, frozen=True):
    """A stretch of text that says nothing about the world, and why it was left out."""

    start: int
    end: int
    reason: str


class Row(msgspec.Struct, frozen=True):
    """A row of a table with the stretch of text it stands on."""

    start: int
    end: int
    cells: tuple[str, ...]


class Table(msgspec.Struct, frozen=True):
    """A table with the heading or sentence that introduces it."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Article(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article as lists show it: what is known about it, without its text."""

    id: str
    path: str
    format: Format
    sha256: str
    title: str
    title_rule: str = ""
    byline: str | None = None
    published: When | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    kinds: tuple[str, ...] = ()
    words: int = 0
    duplicate_of: str | None = None
    """The article of which this one is a near-copy."""


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article's text and everything that is tied to its offsets.

    ``blocks`` are in order and do not overlap; what lies between them is white space. ``dropped`` lists boilerplate:
    whole blocks, or stretches within one.
    """

    id: str
    """The article's id."""
    text: str
    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    tables: tuple[Table, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    """What this article alone says of each actor in it."""
    mentions: tuple[Mention, ...] = ()
    """In order of their start; they do not overlap."""
    silent: tuple[tuple[int, int], ...] = ()
    """Sentences that gave no fact."""
    shingles: tuple[int, ...] = ()
    """The sketch by which near-copies are found."""
