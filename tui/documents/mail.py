"""E-mails (.eml): newsletters, press releases, agencies' dispatches; and the documents that are attached to them."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.utils import parseaddr
from functools import partial
from typing import TYPE_CHECKING, Final

from tui.documents import text as bytes_to_text
from tui.documents.forwarded import forwarded
from tui.documents.metadata import iso_date
from tui.documents.source import FORMATS, MESSAGE, SEPARATOR, Source, suffix, unsupported
from tui.errors import UnreadableDocument
from tui.model import Document, Metadata, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

_ANSWERS: Final = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_LISTED: Final = ("List-Id", "List-Unsubscribe", "List-Post")
"""Headers of what is sent to many: its sender is an outlet, not a person."""
_LONGEST: Final = 300
"""Characters; what is longer is no title or name."""


_BROKEN: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the standard library's parser fails with on messages that are none; it is not proof against them."""
_MAX_ATTACHED: Final = 200


def members(message: Source) -> Iterator[Source | Problem]:
    """A message and the documents attached to it, each by ``path!/name``; the message's signature is theirs.

    Pictures are passed over, and so are messages within the message; anything else that is not read is a problem.
    """
    yield message
    try:
        attached = _attached(message.load())
    except UnreadableDocument:
        return  # whoever reads the message says what is wrong with it
    for name, data in attached.items():
        path = f"{message.path}{SEPARATOR}{name}"
        if suffix(name) in FORMATS and suffix(name) != MESSAGE:
            yield Source(path, len(data), partial(_load, message.load, name), message.signature)
        else:
            yield Problem(path, *unsupported(name))


def _load(load: Callable[[], bytes], name: str) -> bytes:
    """An attachment of a message, by its name."""
    found = _attached(load()).get(name)
    if found is None:
        raise UnreadableDocument("is no longer attached to the message", "Build again")
    return found


def _attached(data: bytes) -> dict[str, bytes]:
    """What is attached to a message, by name; where two have one name, the second has a number."""
    found: dict[str, bytes] = {}
    try:
        for part in message_from_bytes(data, policy=policy.default).iter_attachments():
            name = " ".join((part.get_filename() or "").replace("/", " ").replace("\\", " ").split())
            content = part.get_payload(decode=True)
            if not name.strip(". ") or part.get_content_maintype() == "image" or not isinstance(content, bytes):
                continue
            stem, dot, extension = name.rpartition(".")
            numbered = name if name not in found else f"{stem} {len(found) + 1}{dot}{extension}"
            found[numbered] = content
            if len(found) == _MAX_ATTACHED:
                break
    except _BROKEN:
        return found
    return found


def read(path: str, data: bytes, digest: str) -> Document:
    """A message's text: the plain one that it has, else that of its HTML; with subject, sender and day.

    Raises:
        UnreadableDocument: if there is no text in it.
    """
    bytes_to_text.decode(data)  # what is no text at all is no message
    try:
        message = message_from_bytes(data, policy=policy.default)
        plain, markup = _content(message, "plain"), _content(message, "html")
        metadata = _metadata(message, plain)
    except _BROKEN as error:
        raise UnreadableDocument(f"is no e-mail that can be read ({type(error).__name__})", "Save its text") from error
    if plain.strip():
        return Document(path, "email", digest, plain.replace("\r\n", "\n").replace("\r", "\n"), metadata=metadata)
    if not markup.strip():
        raise UnreadableDocument("is an e-mail without text", "Save what is attached to it as files")
    from tui.documents import html  # only here: slow to import

    structure = html.structure(markup, whole=True)
    return Document(
        path,
        "email",
        digest,
        structure.text,
        metadata=metadata,
        blocks=tuple(structure.blocks),
        tables=tuple(structure.tables),
    )


def _content(message: EmailMessage, kind: str) -> str:
    """The text of a message's body in one form; empty if it has none."""
    part = message.get_body((kind,))
    content = part.get_content() if part is not None else ""
    return content if isinstance(content, str) else ""


def _metadata(message: EmailMessage, text: str) -> Metadata:
    """What the headers say; of a forwarded message the sender and the day are those of the one within."""
    name, address = parseaddr(_header(message, "From"))
    sender, day = name or None, iso_date(_header(message, "Date"))
    subject = _header(message, "Subject")
    if within := forwarded(subject, text):
        sender, day = within.sender or sender, within.day or day
    listed = any(header in message for header in _LISTED)
    return Metadata(
        title=_ANSWERS.sub("", subject, count=1) or None,
        byline=None if listed else sender,
        published=day,
        outlet=(sender or address.rpartition("@")[2] or None) if listed else None,
        language=_header(message, "Content-Language") or None,
    )


def _header(message: EmailMessage, name: str) -> str:
    """What a header says, on one line; empty if it is not there, or says more than such a header has reason to."""
    value = " ".join(str(message.get(name, "")).split())
    return value if len(value) <= _LONGEST else ""
