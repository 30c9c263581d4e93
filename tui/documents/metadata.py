"""What a page states about itself: meta elements, JSON-LD, marked elements. Nothing is inferred from its looks."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from tui.model import Metadata, PartialDate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE: Final = ("og:title", "twitter:title", "citation_title", "dc.title", "headline")
_BYLINE: Final = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "citation_author",
    "dc.creator",
    "sailthru.author",
)
_PUBLISHED: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "citation_publication_date",
    "sailthru.date",
    "publication_date",
    "publishdate",
    "publish-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
)
_OUTLET: Final = ("og:site_name", "publisher", "dc.publisher", "citation_journal_title", "application-name")
_LANGUAGE: Final = ("content-language", "og:locale", "dc.language")
_SECTION: Final = ("article:section", "parsely-section", "section")
_LINKED: Final = ("headline", "author", "datePublished", "publisher", "inLanguage", "articleSection")
"""The fields that are read of an article in JSON-LD."""

_SIGNED: Final = ("byline", "author", "author-name", "entry-author", "article-author", "post-author", "story-author")
_DATED: Final = (
    "published", "date", "pubdate", "entry-date", "post-date", "article-date", "publish-date", "published-date",
    "date-header", "posted-on", "timestamp", "story-date", "date-published",
)  # fmt: skip
"""Classes by which the page's own elements are marked as the author's name and the day."""
_LABEL: Final = 60
"""Characters; what is longer holds more than a name or a day."""
_NAMED: Final = re.compile(
    r"(?:(?:written |posted |reported )?by:?\s+)?(?P<name>[^\d|•·:;@()]{4,50}?)\s*(?:[|•·].*|,\s+\S.*)?", re.IGNORECASE
)
_DAY: Final = re.compile(r"\b(?:\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4})\b")

_ARTICLE: Final = re.compile(r"(?:\w*Article|\w*BlogPosting|Report)\Z")
_BY: Final = re.compile(r"by:?\s+", re.IGNORECASE)
_WRITTEN: Final = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d")
_LONE: Final = re.compile("[\ud800-\udfff]")
"""Half a character, as JSON can hold it where a title was cut."""
_LONGEST: Final = 300
"""Characters; what is longer is no title, name or date."""
_LOOKED_AT: Final = 4_000
"""Characters, with all the white space between them, that are looked at of an element that may be one of these."""
_CANDIDATES: Final = 200
"""Elements that are looked at for one thing: a page may be made so that each holds all that is behind it."""
_APART: Final = ("aside", "nav", "footer")
"""What within an article tells of other articles."""


def iso_date(text: str) -> str | None:
    """The ISO date, or date and time, that an expression states, or None if it states none or an ambiguous one."""
    text = " ".join(text.split())
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
        return moment.date().isoformat() if len(text) <= len("2024-11-10") else moment.isoformat()
    except ValueError:
        pass
    for form in _WRITTEN:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def day_in(text: str) -> str | None:
    """The first day that is written out in a text, or None."""
    written = _DAY.search(text)
    return iso_date(written[0]) if written else None


def stated(page: "HtmlElement") -> Metadata:
    """What a page says of itself in the places made for it."""
    metas = _metas(page)
    linked = _linked(page)
    titles = (*_texts(page.iter("h1")), *_texts(page.iter("title")))
    title = _first(linked.get("headline"), *map(metas.get, _TITLE), *titles)
    outlet = _first(*map(metas.get, _OUTLET), linked.get("publisher"))
    if title and outlet:
        title = re.sub(rf"\s+[|–—-]\s+{re.escape(outlet)}\Z", "", title) or title
    byline = _first(linked.get("author"), *map(metas.get, _BYLINE), *_texts(_authors(page)))
    byline = _BY.sub("", byline, count=1) if byline and _BY.match(byline) else byline or _signed(page)
    dates = (linked.get("datePublished"), *map(metas.get, _PUBLISHED), *_times(page), *_dated(page))
    language = _first(page.get("lang"), page.get("xml:lang"), linked.get("inLanguage"), *map(metas.get, _LANGUAGE))
    return Metadata(
        title=title,
        byline=byline if byline != outlet else None,
        published=next((iso for date in dates if date and (iso := iso_date(date))), None),
        outlet=outlet,
        language=language.replace("_", "-") if language else None,
        section=_first(linked.get("articleSection"), *map(metas.get, _SECTION)),
    )


def _first(*values: str | None) -> str | None:
    """The first value that says something; addresses of pages and profiles do not."""
    for value in values:
        text = _LONE.sub("\ufffd", " ".join((value or "").split()))
        if text and len(text) <= _LONGEST and not text.startswith(("http://", "https://", "@")):
            return text
    return None


def _metas(page: "HtmlElement") -> dict[str, str]:
    """The page's meta elements by their names in small letters; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in page.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if meta.get(attribute) and (meta.get("content") or "").strip():
                metas.setdefault(meta.get(attribute).strip().lower(), meta.get("content"))
    return metas


def _texts(elements: Iterable["HtmlElement"]) -> Iterator[str]:
    """What elements that may hold a title, a name or a day say."""
    for element in islice(elements, _CANDIDATES):
        yield element.get("content") or _label(element)


def _authors(page: "HtmlElement") -> Iterator["HtmlElement"]:
    """Elements that are marked as the author's name, then as the author."""
    for name in islice(page.iterfind(".//*[@itemprop='name']"), _CANDIDATES):
        if any(above.get("itemprop") == "author" for above in name.iterancestors()):
            yield name
    yield from page.iterfind(".//*[@itemprop='author']")
    yield from page.iterfind(".//a[@rel='author']")


def _label(element: "HtmlElement") -> str:
    """An element's words; of one that holds a text rather than a label, as many as show that it does."""
    words, length = list[str](), 0
    for part in element.itertext():
        words.append(part[:_LOOKED_AT])
        length += len(part)
        if length > _LOOKED_AT:
            break
    return "".join(words)


def _times(page: "HtmlElement") -> Iterator[str]:
    """Time elements that are marked as the publication's, or the only one that the article has."""
    for path in (".//*[@itemprop='datePublished']", ".//time[@pubdate]"):
        for element in islice(page.iterfind(path), _CANDIDATES):
            yield element.get("datetime") or element.get("content") or _label(element)
    within: set[str] = set()
    for element in islice(page.iterfind(".//time[@datetime]"), _CANDIDATES):
        around = {above.tag for above in element.iterancestors()}
        if "article" in around and around.isdisjoint(_APART):
            within.add(element.get("datetime"))
    if len(within) == 1:
        yield from within


def _marked(page: "HtmlElement", classes: tuple[str, ...]) -> Iterator[str]:
    """The words of short elements that bear one of some classes, but for those of other articles and of comments."""
    bearing = (
        element
        for element in page.iterfind(".//*[@class]")
        if not set(classes).isdisjoint(element.get("class").lower().split())
    )
    for element in islice(bearing, _CANDIDATES):
        text = " ".join(_label(element).split())
        if 0 < len(text) <= _LABEL and not any(above.tag in (*_APART, "li") for above in element.iterancestors()):
            yield text


def _signed(page: "HtmlElement") -> str | None:
    """The name in an element that is marked as the author's."""
    for text in _marked(page, _SIGNED):
        named = _NAMED.fullmatch(text)
        if named and named["name"][0].isupper() and " " in named["name"]:
            return named["name"]
    return None


def _dated(page: "HtmlElement") -> Iterator[str]:
    """The days in elements that are marked as the day of publication."""
    for text in _marked(page, _DATED):
        yield from _DAY.findall(text)[:1]


def _linked(page: "HtmlElement") -> dict[str, str]:
    """The fields of the first article in the page's JSON-LD; names are joined by commas."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        with suppress(ValueError, RecursionError):  # no JSON, or nested as deep as no page has reason to
            found = next(_articles(json.loads(script.text or "", strict=False)), None)
            if found is not None:
                return {field: name for field in _LINKED if (name := _name(found.get(field)))}
    return {}


def _articles(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        for part in value:
            yield from _articles(part)
    elif isinstance(value, dict):
        types = value.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLE.match(kind) for kind in (types if isinstance(types, list) else [types])
        ):
            yield value
        yield from _articles(value.get("@graph"))


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(name for part in value if (name := _name(part)))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else ""
