"""Header lines: those that hold nothing but dates, times, labels and names of outlets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.time.clock import Clock
from tui.extraction.time.dates import read

if TYPE_CHECKING:
    from tui.extraction.articles.credits import Credits
    from tui.extraction.articles.outlets import Outlets

_HEADER_NOISE = re.compile(
    r"\b(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|published|updated|posted|last|modified|first|created|issued|released|date|time|on|at|by|in|day|the|of|et|read"
    r"|mins?|minutes?|moments?|hours?|ago|just\s+now|now"
    r"|gmt|utc|ist|pkt|bdst|hrs|wib|est|edt|pst|pdt|cet|cest|bst|sgt|hkt|jst|local time|[ap]\.?m\.?|page"
    r"|(?:(?<=[ap]m )|(?<=[ap]\.m\. )|(?<=[:.]\d\d ))(?:[a-z]{1,3}t|wita?|hrs)|\d{1,2}\s?[hd](?:rs?)?|post(?=\s+by\b)"
    r"|newspaper|print|edition|updates?|vol(?:ume)?\.?|issue|no\.?|publish|admin|views?|shares?|comments?|e-?mail|a(?=\+|-))(?!\w)"
    r"|\{\{[^{}]*\}\}|\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap](?:\.?m)?\b\.?)?|@\w+|[+-]\d\d:?\d\d|\b\d{1,4}(?=\W*\Z)",
    re.I,
)
GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})|(?<=[a-z]{3})(?=\d{1,2}[ -][A-Z])")
"""Where a page's parts are set without the space between them: "Publish dateThursday 12 January 2023"."""
_DESK = re.compile(
    r"(?:(?-i:[A-Z])[\w&.’']*\s+){0,3}(?:team|(?:news|web|city|online)?\s*desk|bureau|newsroom|staff(?:\s+reporter)?"
    r"|(?:our|special|staff)\s+correspondent"
    r"|(?:(?:senior|staff|chief|special|contributing|sports?|science|health|features?|political|business|news)\s+)+"
    r"(?:writer|reporter|correspondent|editor|columnist))",
    re.I,
)
"""Who put out a page where nobody is named, or what they do there: "FE Team", "Herald Staff Writer"."""


def is_header(words: str, outlets: Outlets) -> bool:
    """Whether a line holds nothing but dates, times, labels and names of outlets and their desks."""
    words = GLUED.sub(" ", words)
    return all(
        is_post(one) or outlets.agency(one) or outlets.outlet(one) or outlets.is_label(one)
        for one in source_names(words)
    )


def is_post(words: str) -> bool:
    """Whether some words are a desk's or what somebody does there: "News Desk", "AP Sports Writer"."""
    return _DESK.fullmatch(words) is not None


_NAMED_TODAY = re.compile(r"\b[A-Z]\w+ (?:Today|TODAY)\Z")
"""An outlet's name that ends like a day: "Sarn Today"."""


def source_names(words: str) -> list[str]:
    """What stands in a line beside dates, times and labels: names, where it is a header."""
    rest = words
    for mention in reversed(read(words, Clock())):
        if _NAMED_TODAY.search(words, 0, mention.end):
            continue
        rest = rest[: mention.start] + " | " + rest[mention.end :]
    rest = _HEADER_NOISE.sub(" ", rest)
    pieces = [piece.strip(" .,:;()[]*_-") for piece in re.split(r"[|·•,/–—]|\s-\s", rest)]
    return [piece for piece in pieces if re.search(r"[^\W\d_]", piece)]


def read_dates(words: str, credits: Credits) -> None:
    """Keep the first day that a line names as that of publication; one of an update only if there is no other.

    The day that a page bears over its title may be that of a visit: it gives way to one below.
    """
    words = GLUED.sub(" ", words)
    days = [mention for mention in read(words, Clock()) if mention.when.precision == "day" and mention.when.start]
    fresh = [
        mention
        for mention in days
        if not re.search(r"\b(?:updated|modified)\b[^|]{0,12}\Z", words[: mention.start], re.I)
    ]
    for mention in (fresh or days)[:1]:
        if credits.published is None or (credits.page_dated and credits.title and fresh):
            credits.published, credits.page_dated = mention.when, credits.title is None
