"""HTML: the main text with its structure, and what the page states about itself.

The text is found by trafilatura; from its tree the text is set anew, so that blocks and tables know their offsets.
Pages are parsed as they are: nothing is fetched, no script is run.
"""

import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from tui.documents import text as bytes_to_text
from tui.documents.metadata import stated
from tui.documents.source import too_large
from tui.documents.structure import Structure
from tui.errors import UnreadableDocument
from tui.model import Document

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD: Final = 4096
"""Bytes in which a page declares its encoding."""
_MAX_BYTES: Final = 10_000_000
"""The largest page; the parser drops longer texts in silence."""
_MAX_ELEMENTS: Final = 30_000
"""A page with more is read without looking for its main part, which would take minutes."""
_MAX_COMPARED: Final = 50_000_000
"""Pairs of attributes in a tag, over a page: the parser compares each attribute with all before it in its tag."""
_SHORT: Final = 400
"""Characters of attributes in which there are too few to count."""
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_ATTRIBUTE: Final = r"""[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG: Final = re.compile(
    rf"<(?:(?P<code>script|style)\b[^>]*+>.*?(?:</(?P=code)|\Z)|[a-z](?P<attributes>(?:{_ATTRIBUTE})*+))",
    re.IGNORECASE | re.DOTALL,
)


def read(path: str, data: bytes, digest: str) -> Document:
    """A page's main text with its blocks and tables, and what the page states about itself.

    Raises:
        UnreadableDocument: if there is no text in it.
    """
    if len(data) > _MAX_BYTES:
        raise UnreadableDocument(*too_large(len(data), _MAX_BYTES))
    declared = _CHARSET.search(data[:_HEAD])
    source, encoding = bytes_to_text.decode(data, declared=declared[1].decode("ascii") if declared else None)
    page = _parse(source)
    main = _main(page)
    return Document(
        path=path,
        format="html",
        sha256=digest,
        text=main.text,
        encoding=encoding,
        metadata=stated(page),
        blocks=tuple(main.blocks),
        tables=tuple(main.tables),
    )


def structure(source: str, *, whole: bool = False) -> Structure:
    """The main text of a page that is there as text; ``whole`` says that there is little else on it.

    Raises:
        UnreadableDocument: if there is none.
    """
    page = _parse(source)
    if whole:
        _mark_all(page)
    return _main(page)


def _mark_all(page: "HtmlElement") -> None:
    """Mark all that a page shows as its main part."""
    from lxml.html import Element

    article = Element("article")
    for body in page.iter("body"):
        article.text, body.text = body.text, None
        article.extend(list(body))
        body.append(article)
        break


def _parse(source: str) -> "HtmlElement":
    from lxml import html  # only here, as the extractor below: both are slow to import
    from lxml.etree import LxmlError

    _refuse_many_attributes(source)
    declaration = _DECLARATION.match(source)
    markup = source[declaration.end() if declaration else 0 :].encode("utf-8", "replace")
    # A "huge" tree is one deeper than 256 elements, which a few hundred tags that nobody closed are enough for.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        page = html.document_fromstring(markup, parser=parser)
    except (LxmlError, ValueError) as error:
        raise UnreadableDocument(f"is not HTML that can be read ({error})", "Save its text") from error
    if any("depth" in fault.message for fault in parser.error_log.filter_from_fatals()):  # the rest has been dropped
        raise UnreadableDocument("is HTML whose elements are nested too deeply", "Save its text")
    return page


def _refuse_many_attributes(source: str) -> None:
    compared = 0
    for tag in _TAG.finditer(source):
        attributes = tag["attributes"] or ""
        compared += len(re.findall(_ATTRIBUTE, attributes)) ** 2 // 2 if len(attributes) > _SHORT else 0
        if compared > _MAX_COMPARED:
            raise UnreadableDocument("is HTML with too many attributes in its tags", "Save its text")


def _main(page: "HtmlElement") -> Structure:
    from trafilatura import bare_extraction, baseline

    try:
        structure = Structure()
        if sum(1 for _ in islice(page.iter(), _MAX_ELEMENTS + 1)) <= _MAX_ELEMENTS:
            with suppress(RecursionError):  # a page nested so deeply keeps its text, if not its structure
                found = bare_extraction(page, include_comments=False, include_formatting=True)
                if found is not None and not isinstance(found, dict):
                    structure = Structure.of(found.body)
        if not structure.blocks:
            structure = Structure.of(baseline(page)[0])
    except Exception as error:  # a page must not end a build, whatever it does to the extractor
        raise UnreadableDocument(
            f"is HTML that the extractor fails on ({type(error).__name__})", "Save its text"
        ) from error
    if not structure.blocks:
        raise UnreadableDocument("is a page without text", "Save its text")
    return structure
