"""Markdown: the text as it stands, and the front matter before it as metadata."""

import re
import tomllib
from collections.abc import Mapping
from typing import Final

from tui.documents.metadata import iso_date
from tui.model import Metadata

_FRONT: Final = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.{0,20000}?\n)?(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
_KEY: Final = re.compile(r"[A-Za-z][\w -]*")

_TITLE: Final = ("title", "headline")
_BYLINE: Final = ("byline", "author", "authors")
_PUBLISHED: Final = ("published", "date", "pubdate", "publication_date")
_OUTLET: Final = ("outlet", "source", "publisher", "publication", "site")
_AGENCY: Final = ("agency", "wire")
_LANGUAGE: Final = ("language", "lang")
_SECTION: Final = ("section", "category", "kind")


def split(text: str) -> tuple[Metadata, str]:
    """The front matter's metadata, and the text behind it.

    Front matter is ``---`` with ``key: value`` lines (plain values, quoted ones and lists of them; nothing else of YAML
    is read) or ``+++`` with TOML, with at least one field that is known. Anything else between rules stays text.
    """
    match = _FRONT.match(text)
    fields = _fields(match["fence"], match["body"] or "") if match else {}

    def first(keys: tuple[str, ...]) -> str | None:
        return next((fields[key] for key in keys if fields.get(key)), None)

    published = first(_PUBLISHED)
    metadata = Metadata(
        title=first(_TITLE),
        byline=first(_BYLINE),
        published=iso_date(published) if published else None,
        outlet=first(_OUTLET),
        agency=first(_AGENCY),
        language=first(_LANGUAGE),
        section=first(_SECTION),
    )
    if match is None or metadata == Metadata():
        return Metadata(), text
    return metadata, text[match.end() :].lstrip("\n")


def _fields(fence: str, body: str) -> Mapping[str, str]:
    """The fields by their names in small letters; none if this is no front matter."""
    if fence == "+++":
        try:
            return {key.lower(): _plain(value) for key, value in tomllib.loads(body).items()}
        except (ValueError, RecursionError):  # no TOML, or a number of more digits than Python writes
            return {}
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in body.splitlines():
        key, colon, value = line.partition(":")
        if colon and _KEY.fullmatch(key):
            values = fields.setdefault(key.strip().lower(), [])
            values.extend(_listed(value.strip()))
        elif line.lstrip().startswith("- "):
            values.append(_unquoted(line.lstrip()[2:].strip()))
        elif line.strip() and not line.startswith((" ", "\t", "#")):
            return {}
    return {key: ", ".join(value for value in values if value) for key, values in fields.items()}


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(part) for part in value)
    return "" if isinstance(value, dict) else str(value)


def _listed(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part.strip()) for part in value[1:-1].split(",")]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value.split(" #")[0].rstrip()
