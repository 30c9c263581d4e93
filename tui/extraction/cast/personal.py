"""Whether some words can be a person's name, or what the model takes for a body is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.common import irregular
from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.geography.words import AREAS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from tui.extraction.cast.knowledge import Knowledge

_SITES = frozenset((
    "school", "hospital", "airport", "stadium", "university", "college", "bridge", "market", "clinic", "mosque",
    "shrine", "cathedral", "temple", "cemetery", "barracks",
))  # fmt: skip
"""Behind the name of whom a site is called after."""
_HOLY = frozenset({"mosque", "shrine", "prison", "jail", "barracks"})
"""Those that are called so after one word."""
_WAYS = frozenset((
    "street", "road", "avenue", "boulevard", "highway", "airport", "stadium", "st", "rd", "ave", "fort", "drive",
    "constituency", "mandir", "masjid", "government",
))  # fmt: skip
"""Last words of the names of streets and sites."""
_SEATED = frozenset(
    {"mp", "mps", "mla", "mlas", "mna", "mnas", "mep", "meps", "msp", "msps", "assemblymen", "lawmakers"}
)
"""Last words of who somebody is by the seat in a parliament: "the Karsa MP"."""
_LANDS = AREAS | {"shrine", "constituency"}
"""Before "of" and a place, or whom it is called after."""
SHIPS = frozenset(
    {
        "tanker",
        "ferry",
        "trawler",
        "frigate",
        "vessel",
        "freighter",
        "destroyer",
        "bulk carrier",
        "aircraft carrier",
        "cargo ship",
        "cruise ship",
        "ship",
    }
)
"""Before the name of a ship."""
_LONGEST = 5
"""Words that a name has at most."""
_AGED = re.compile(r",? (?:aged )?\(?\d{1,2}(?=[,)]| years old)")
"""Behind a person's name."""
_SITE = re.compile(r"[a-z]\.[a-z]{2,3}\Z")
"""The end of the address of a site: "Karsa.org"."""
_YEARS = re.compile(r"\b\d{1,2}-year-old,? \Z")


def can_be_name(span: Span, known: Knowledge, *, headed: bool, seen: bool) -> bool:
    """Whether some words can be a person's name.

    Args:
        span: the words.
        known: what tells names from other words.
        headed: whether a title stands before them.
        seen: whether the model takes them for a person's name.
    """
    name = " ".join(span.text.split())
    words = normal(name).split()
    if not 1 <= len(words) <= _LONGEST or len(name) < 2 or "\n" in span.text:
        return False
    if (known.kinds.of(name) is not None and not headed) or words[-1] in _WAYS:
        return False
    if words[-1] in _SEATED and not headed and words[0] not in known.given:
        return False
    if fold(name) in known.actors.country_of or known.kinds.is_nobody(name):
        return False
    if not headed and words[0] not in known.given and known.kinds.is_thing(name):
        return False
    if any(_SITE.search(token.text) for token in span):
        return False
    common = all(_is_ordinary(word, known) for word in words)
    if common and len(words) > 1 and words[0] not in known.given and not (headed and seen):
        return False
    if not headed and (known.common.shown(name) or known.places.sounds_like_one(name)):
        return False
    if len(words) > 1 and not headed and known.places.named(name):
        return False
    if len(words) > 1:
        return not (headed and known.kinds.head(words[0]) and words[0] not in known.given)
    if not headed and known.topics.matches and words[0] in known.actors.club_towns:
        return False
    plural = words[0].endswith("s") and known.titles.is_head(words[0][:-1])
    before = span.doc[span.start - 1].text if span.start else ""
    town = seen and (not headed or known.titles.is_rank(before)) and bool(known.places.named(name))
    field = words[0] in known.kinds.government.fields
    noun = field or words[0] in known.kinds.nouns or (headed and known.kinds.head(name))
    noun = noun or (not seen and words[0] in known.titles.qualifiers)
    return not (name.isupper() or len(name) < 3 or plural or town or noun)


def _is_ordinary(word: str, known: Knowledge) -> bool:
    """Whether a word stands in the dictionary, in whatever form: "Began Talks" of a headline is no name."""
    return known.common.word(word) or known.common.word(word.removesuffix("s")) or word in irregular()


def is_aged(text: str, begin: int, stop: int) -> bool:
    """Whether a text tells the age of whom a name from ``begin`` to ``stop`` is of: "Ana Ruiz, 22,"."""
    return _AGED.match(text, stop) is not None or _YEARS.search(text, max(0, begin - 16), begin) is not None


def names_place(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is a place's or a ship's by the words beside it: "the district of Sarn Kale"."""
    if start >= 2 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _LANDS:
        return True
    if _is_listed_place(doc[start:end]):
        return True
    if start and (doc[start - 1].lower_ in SHIPS or doc[max(0, start - 2) : start].text.lower() in SHIPS):
        return True
    behind = doc[end].text if end < len(doc) and doc[end - 1].whitespace_ else ""
    return behind in _HOLY or (end - start > 1 and (behind in AREAS or behind in _SITES))


def _is_listed_place(name: Span) -> bool:
    """Whether a name stands in a list of places: "in the provinces of Karsa and | Sarn del Norte"."""
    first = name.root
    while first.dep_ == "conj":
        first = first.head
    listed = first.i < name.start and first.dep_ == "pobj" and first.head.lower_ == "of"
    return listed and first.head.head.lower_ in AREAS


def names_model(name: Span, known: Knowledge) -> bool:
    """Whether some words are those of what a firm makes, behind its own: "a Suzuki Swift"."""
    if len(name) < 2 or not (name[1].text.isupper() or known.common.word(name[1].text)):
        return False
    first = next(known.actors.find(name[0].text), None)
    return first is not None and first.entry.kind in ("organisation", "media")


def goes_on_by_surname(name: Span, text: str, known: Knowledge) -> bool:
    """Whether a text goes on to call some capitalised words by the last alone, as only persons are called."""
    if not 2 <= len(name) <= _LONGEST or any(known.common.word(token.text) or token.text.isupper() for token in name):
        return False
    first, before, last = name[0].text, name[-2].text, name[-1].text
    alone = re.search(rf"(?<![\w-])(?<!{re.escape(before)} ){re.escape(last)}(?![\w-]| [A-Z])", text)
    return alone is not None and text.count(first) == text.count(name.text)
