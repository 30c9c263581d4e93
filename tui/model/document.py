"""What a reader makes of a file: its text, and what the format itself says about it."""

import msgspec

from tui.model.article import Block, Format, Table


class Metadata(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a file's format states outside its text (HTML meta elements, front matter), as it stands there."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """An ISO date or date and time."""
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    section: str | None = None
    """The section or kind that the format names: ``Opinion``, ``Press release`` …"""


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document in memory.

    ``path`` is relative to the root of the source it was found under, with ``/``; a member of an archive is
    ``archive.zip!/inner/name.txt``. ``text`` is unaltered but for line ends (one newline character) and a byte order
    mark; for HTML it is the main text that the extractor found. ``blocks`` and ``tables`` hold the structure where the
    format marks it (HTML); they are empty for plain text and Markdown, whose structure extraction finds.
    """

    path: str
    format: Format
    sha256: str
    """Of the source bytes."""
    text: str
    encoding: str | None = None
    metadata: Metadata = Metadata()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
