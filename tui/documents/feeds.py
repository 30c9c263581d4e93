"""Feeds (RSS, Atom): each entry is a document, with what the feed says about it.

A feed is a container as an archive is: its entries are found first, and each is loaded by itself.
"""

from __future__ import annotations

import calendar
import hashlib
import html
import io
import os
import re
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tui.documents.source import ENTRY, SEPARATOR, Source, too_large
from tui.errors import UnreadableDocument
from tui.model import Document, Metadata, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES: Final = 20_000_000
"""The largest feed that is read."""
_MAX_ENTRIES: Final = 20_000
_LONGEST: Final = 300
"""Characters; what is longer is no title or name."""
_WORDS_OF_NAME: Final = 8


class _Entry(msgspec.Struct, frozen=True):
    """An entry as it is handed on to who reads it."""

    metadata: Metadata
    markup: str


def members(file: Path, path: str, signature: str = "") -> Iterator[Source | Problem]:
    """The entries of a feed, each by ``path!/words-of-its-title.entry``; the feed's signature is theirs."""
    try:
        status = file.stat()
        if status.st_size > MAX_BYTES:
            yield Problem(path, *too_large(status.st_size, MAX_BYTES))
            return
        stamp = status.st_mtime_ns, status.st_size
        found = _entries(file, stamp)
    except OSError as error:
        yield Problem(path, f"cannot be read ({(error.strerror or str(error)).lower()})", "Check its permissions")
        return
    except UnreadableDocument as error:
        yield Problem(path, error.problem, error.remedy)
        return
    for name, data in found.items():
        yield Source(f"{path}{SEPARATOR}{name}", len(data), partial(_load, file, stamp, name), signature)


def read(path: str, data: bytes, digest: str) -> Document:
    """An entry's text, as ``members`` hands it on.

    Raises:
        UnreadableDocument: if there is no text in it, or it is no entry of a feed.
    """
    from tui.documents.html import structure  # only here: slow to import

    try:
        entry = msgspec.json.decode(data, type=_Entry)
    except msgspec.MsgspecError as error:
        raise UnreadableDocument("is no entry of a feed", "Add the feed itself") from error
    if not entry.markup.strip():
        raise UnreadableDocument("is an entry without text", "Save the page that it links to")
    found = structure(entry.markup, whole=True)
    return Document(
        path,
        "feed",
        digest,
        found.text,
        metadata=entry.metadata,
        blocks=tuple(found.blocks),
        tables=tuple(found.tables),
    )


def _load(file: Path, stamp: tuple[int, int], name: str) -> bytes:
    """One entry of a feed that was found when its ``stamp`` was taken."""
    try:
        status = file.stat()
        if (status.st_mtime_ns, status.st_size) != stamp:
            raise UnreadableDocument("the feed changed while it was read", "Build again")
        return _entries(file, stamp)[name]
    except OSError as error:
        raise UnreadableDocument(f"cannot be read ({(error.strerror or str(error)).lower()})", "Build again") from error


@lru_cache(maxsize=2)
def _entries(file: Path, stamp: tuple[int, int]) -> dict[str, bytes]:
    """The entries of a feed by the names they go by.

    Raises:
        UnreadableDocument: if it is no feed, or one without entries.
    """
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as handle:
        return entries(handle.read(MAX_BYTES + 1))


def entries(data: bytes) -> dict[str, bytes]:
    """The entries of a feed, given its bytes, by the names they go by.

    Raises:
        UnreadableDocument: if it is no feed, or one without entries.
    """
    import feedparser  # only here: slow to import

    try:
        found = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    except Exception as error:  # a feed must not end a build, whatever it does to the library
        raise UnreadableDocument(f"is no feed that can be read ({type(error).__name__})", "Save its pages") from error
    if not found.entries:
        what = "is a feed without entries" if found.get("version") else "is XML, but no feed"
        raise UnreadableDocument(what, "Save its text")
    if len(found.entries) > _MAX_ENTRIES:
        raise UnreadableDocument(f"holds more than {_MAX_ENTRIES:,} entries", "Split it")
    named: dict[str, bytes] = {}
    for one in found.entries:
        data = msgspec.json.encode(_entry(one, found.feed))
        name = _name(one)
        if name in named and named[name] != data:
            name = f"{name.removesuffix(ENTRY)}-{hashlib.sha256(data).hexdigest()[:6]}{ENTRY}"
        named[name] = data
    return named


def _entry(one: Any, feed: Any) -> _Entry:
    """What a feed says of an entry: its text is the longest that it gives."""
    texts = [str(content.get("value", "")) for content in one.get("content", ())] + [str(one.get("summary", ""))]
    title = _plain(one.get("title", ""))
    markup = max(texts, key=len)
    metadata = Metadata(
        title=title,
        byline=_plain(one.get("author", "")),
        published=_day(one),
        outlet=_plain(feed.get("title", "")),
        language=_plain(feed.get("language", "")),
        section=_plain(next((tag.get("term") or "" for tag in one.get("tags", ())), "")),
    )
    if not markup.strip():
        return _Entry(metadata, "")
    heading = f"<h1>{html.escape(title)}</h1>" if title else ""
    return _Entry(metadata, f"<html><body>{heading}{_paragraphs(markup)}</body></html>")


def _paragraphs(markup: str) -> str:
    """An entry's text as HTML: one without elements is a paragraph."""
    return markup if re.search(r"<(?:p|div|h\d|li|table)\b", markup, re.IGNORECASE) else f"<p>{markup}</p>"


def _name(one: Any) -> str:
    """What an entry goes by: the words of its title, and a sign of what the feed knows it by."""
    known_by = str(one.get("id") or one.get("link") or one.get("title") or one.get("summary") or "")
    words = re.findall(r"[^\W_]+", _plain(one.get("title", "")) or "entry")[:_WORDS_OF_NAME]
    sign = hashlib.sha256(known_by.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{'-'.join(words).lower()[:60]}-{sign}{ENTRY}"


def _day(one: Any) -> str | None:
    """When an entry appeared, as an ISO date and time in UTC."""
    when = one.get("published_parsed") or one.get("updated_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(when), UTC).isoformat() if when else None
    except (ValueError, OverflowError, TypeError):
        return None


def _plain(markup: object) -> str | None:
    """A title or a name without elements; None if it says nothing, or more than such a thing has reason to."""
    text = " ".join(html.unescape(re.sub(r"<[^>]{0,1000}>", " ", str(markup or ""))).split())
    return text if 0 < len(text) <= _LONGEST else None
