"""A source's bytes to a document."""

import hashlib

from tui.documents import markdown, text
from tui.documents.source import ENTRY, FORMATS, MAX_BYTES, SAVED_PAGES, suffix, too_large, unsupported
from tui.errors import UnreadableDocument
from tui.model import Document


def read(path: str, data: bytes) -> Document:
    """Read a document; its path's extension decides how.

    Raises:
        UnreadableDocument: if there is no text in it, or none that can be told.
    """
    form = "feed" if suffix(path) == ENTRY else FORMATS.get(suffix(path))
    if form is None:
        raise UnreadableDocument(*unsupported(path))
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(*too_large(len(data)))
    digest = hashlib.sha256(data).hexdigest()
    match form:
        case "html":
            from tui.documents import html, saved_page  # only here, as below: what they read with is slow to import

            return html.read(path, saved_page.page(data) if suffix(path) in SAVED_PAGES else data, digest)
        case "pdf":
            from tui.documents import pdf

            return pdf.read(path, data, digest)
        case "docx":
            from tui.documents import word

            return word.read(path, data, digest)
        case "email":
            from tui.documents import mail

            return mail.read(path, data, digest)
        case "feed":
            from tui.documents import feeds

            return feeds.read(path, data, digest)
    content, encoding = text.decode(data)
    if form == "markdown":
        metadata, content = markdown.split(content)
        return Document(path, form, digest, content, encoding, metadata)
    return Document(path, form, digest, content, encoding)
