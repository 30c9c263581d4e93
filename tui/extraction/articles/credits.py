"""Credits: what an article's own lines say of who made it, for whom, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.extraction.articles.outlets import Outlets
    from tui.model import Dropped, When

PARTICLE: Final = r"(?:de|da|das|do|dos|del|della|di|du|la|le|van|von|der|den|ten|al|el|bin|bint|ibn|ul|ur|y|e)"
NAME: Final = (
    rf"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s+(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|{PARTICLE}(?=\s+(?:{PARTICLE}\s+)?[A-Z]))){{0,4}})"
)
NAMES: Final = rf"{NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){NAME})*"
"""Regular expressions for the names of persons in credits."""

_JOB = re.compile(
    r"\b(?:Writer|Correspondent|Editor|Reporter|Columnist|Analyst|Bureau|Staff|Desk|Contributor|Photographer)\b"
)
_SERVICE = re.compile(r"\b(?:News|Press|Wire)\s+(?:Service|Agency|Bureau|Network)\Z")
_PAPER = re.compile(r"The (?!Rev|Hon)[A-Z]")
"""The beginning of a paper's name where a writer's stands: "The Sarn Islander"."""
_NO_PERSON = re.compile(
    r"(?:our|a|the)?\s*(?:(?:own|special|staff|senior|news|web|city|online|sports?|agency)\s+)*"
    r"(?:correspondents?|reporters?|staff|writers?|desk|agenc(?:ies|y)|news|team|editorial board|editors?|admin"
    r"|bureau|newsroom|wires?|report|editor['’]s mail|reader['’]s letters?)\Z",
    re.I,
)


_REPORTER = re.compile(r"\s+(?:[Ss]taff\s+)?(?:[Rr]eporters?|[Ww]riters?|[Ss]taff|[Cc]orrespondents?)\Z")


@dataclass(slots=True)
class Credits:
    """What an article's own lines say about it, and the stretches on which they say it."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: When | None = None
    page_dated: bool = False
    """Whether that day stands over the title, where pages also show the day of a visit."""
    label: str | None = None
    """The section or kind that stands over the title: ``Opinion``, ``Analysis`` …"""
    place: str | None = None
    dateline: When | None = None
    stretches: list[Dropped] = field(default_factory=list)


def sign(credits: Credits, names: str, outlets: Outlets) -> None:
    """Keep a byline: persons as the byline, an agency as the agency, a desk as neither."""
    persons = []
    for piece in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*", names):
        name = re.sub(r"\A(?:by|BY|By)\s+", "", piece.strip(" .*_"))
        name = _REPORTER.sub("", name) if outlets.agency(_REPORTER.sub("", name)) else name
        if agency := outlets.agency(name):
            credits.agency = credits.agency or agency
        elif (outlet := outlets.outlet(name)) and not is_desk(name):
            credits.outlet = credits.outlet or outlet
            break
        elif _PAPER.match(name):
            credits.outlet = credits.outlet or name
        elif _SERVICE.search(name):
            credits.agency = credits.agency or name
        elif name and not is_desk(name) and not _JOB.search(name) and len(name.split()) <= 6:
            persons.append(name.title() if name.isupper() and len(name) > 4 else name)
    if persons and not credits.byline:
        credits.byline = persons[0] if len(persons) == 1 else f"{', '.join(persons[:-1])} and {persons[-1]}"


def is_desk(words: str) -> bool:
    """Whether some words sign for nobody in particular: ``Staff Reporter``, ``Our correspondent``, ``News Desk``."""
    return bool(_NO_PERSON.match(words.strip()))


def name_source(words: str, outlets: Outlets, credits: Credits) -> None:
    """Keep the agency or the outlet that some words name, if they name one."""
    words = re.sub(r"\A(?:[Ff]rom|[Bb]y|[Vv]ia)\s+(?:[Tt]he\s+)?", "", words.strip(" .,:;()[]*_-"))
    if is_desk(words):
        return
    if agency := outlets.agency(words):
        credits.agency = credits.agency or agency
    elif outlet := outlets.outlet(words):
        credits.outlet = credits.outlet or outlet


def cased(name: str) -> str:
    """A name of several words in capitals with the letter case that it has in a text."""
    return name.title() if name.isupper() and " " in name else name
