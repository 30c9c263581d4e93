"""A small dossier made by hand, so that the screens can be tried without extracting anything."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.model import (
    Actor,
    Appearance,
    Article,
    Block,
    Body,
    Dropped,
    Event,
    Figure,
    Mention,
    PartialDate,
    Participant,
    Place,
    Quote,
    Relation,
    Report,
    Role,
    Row,
    Table,
    Toll,
    When,
    fingerprint,
)
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = """Blast at Velmar harbour kills at least 26

VELMAR, 9 November 2024 - A bomb tore through the ferry hall of Velmar harbour on Saturday and killed at least 26 \
people, the port authority said. The Coastal Front claimed the attack.

"We were boarding when the hall shook," said Ilse Maren, a passenger. The Coastal Front has fought the Republic of \
Sundria since 2001.

- Ferries were suspended.
- Schools closed until Monday.

Share this story [Reuters] [/b]
"""

COURIER = """Velmar counts its dead

On 9 November 2024 a bomb killed 24 people in the ferry hall of Velmar harbour, hospital records show.

**Courier**: Who stands behind it?

**Ilse Maren**: The Coastal Front says it does. I was there, and I saw nobody run away before it happened, whatever \
the papers say about it now.

Year | Attacks | Killed
2022 | 4 | 11
2023 | 9 | 35
"""

TALKS = """Sundria and Osk hold talks on the strait

OSK CITY, September 2023 - Ministers of Sundria and Osk met in September 2023 and agreed to patrol the strait \
together. Sundria supports Osk, its ministry said.
"""

UNDATED = """What the coast needs

The Coastal Front kidnapped two engineers of the harbour works, and nobody has answered for it.
"""

TOLD = (
    "A bomb tore through the ferry hall of Velmar harbour on Saturday and killed at least 26 people, "
    "the port authority said."
)
RETOLD = "On 9 November 2024 a bomb killed 24 people in the ferry hall of Velmar harbour, hospital records show."
TEXTS = {"harbour.txt": HARBOUR, "courier.md": COURIER, "talks.txt": TALKS, "coast.txt": UNDATED}
PUBLISHED = {"harbour.txt": "2024-11-09", "courier.md": "2024-11-21", "talks.txt": "2023-09"}
NAMES = {
    "Coastal Front": ("armed_group", "Sundria"),
    "Republic of Sundria": ("state", None),
    "Osk": ("state", None),
    "Ilse Maren": ("person", "Sundria"),
}
FORMS = {"Coastal Front": "Coastal Front", "Republic of Sundria": "Sundria", "Osk": "Osk", "Ilse Maren": "Ilse Maren"}


def identity(name: str) -> str:
    """An actor's id."""
    return fingerprint("ac", name)


def article_id(path: str) -> str:
    """An article's id."""
    return fingerprint("ar", path)


def span(text: str, words: str) -> tuple[int, int]:
    """Where words stand."""
    start = text.index(words)
    return start, start + len(words)


def blocks(text: str) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Headings, paragraphs, items, turns and one table."""
    found: list[Block] = []
    tables: list[Table] = []
    for number, match in enumerate(re.finditer(r"(?:[^\n]+\n)+", text)):
        start, end = match.start(), match.end() - 1
        first = match[0].split("\n", 1)[0]
        if " | " in first:
            rows = [
                Row(start + row.start(), start + row.end(), tuple(row[0].split(" | ")))
                for row in re.finditer(r"[^\n]+", match[0])
            ]
            tables.append(Table("", rows[0].cells, tuple(rows[1:])))
            found.append(Block("table", start, end, start, table=0))
        elif first.startswith("- "):
            for item in re.finditer(r"- [^\n]+", match[0]):
                found.append(Block("item", start + item.start(), start + item.end(), start + item.start() + 2))
        elif turn := re.match(r"\*\*(.+?)\*\*: ", match[0]):
            found.append(Block("turn", start, end, start + turn.end(), speaker=turn[1]))
        elif first.startswith("Share"):
            found.append(Block("boilerplate", start, end, start))
        else:
            found.append(Block("heading" if not number else "paragraph", start, end, start, level=int(not number)))
    return tuple(found), tuple(tables)


def body(path: str, text: str) -> Body:
    """A body with its mentions."""
    parts, tables = blocks(text)
    mentions = [
        Mention(identity(name), match.start(), match.end(), "dictionary")
        for name, form in FORMS.items()
        for match in re.finditer(re.escape(form), text)
    ]
    dropped = tuple(Dropped(part.start, part.end, "share line") for part in parts if part.kind == "boilerplate")
    counts = Counter(mention.actor for mention in mentions)
    appearances = tuple(
        Appearance(identity(name), name, kind, ((FORMS[name], counts[identity(name)]),), country=country)  # type: ignore[arg-type]
        for name, (kind, country) in NAMES.items()
        if identity(name) in counts
    )
    mentions.sort(key=lambda one: one.start)
    return Body(article_id(path), text, parts, dropped, tables, appearances, tuple(mentions))


def report(path: str, words: str, kind: str, title: str, when: When, **more: object) -> Report:
    """A report whose evidence is the words."""
    start, end = span(TEXTS[path], words)
    return Report(article_id(path), start, end, words, kind, kind, "trigger", title, when, **more)  # type: ignore[arg-type]


def day(iso: str) -> When:
    """A date given as it is."""
    precision = PartialDate.parse(iso).precision
    return When(iso, iso, precision, iso, "explicit")


def events() -> list[Event]:
    """Four happenings: two sources that disagree, a month, a year, and one without a date."""
    front, sundria, osk = identity("Coastal Front"), identity("Republic of Sundria"), identity("Osk")
    blast = "Blast in the ferry hall of Velmar harbour"
    at_least, exactly = Toll(26, None, "at least 26"), Toll(24, 24, "24")
    place = Place("Velmar", "Sundria")
    claim = Participant(front, "The Coastal Front", "claimant")
    return [
        Event(
            fingerprint("ev", "blast"),
            blast,
            "attack",
            (
                report(
                    "harbour.txt",
                    TOLD,
                    "attack",
                    blast,
                    day("2024-11-09"),
                    killed=at_least,
                    place=place,
                ),
                report(
                    "courier.md",
                    RETOLD,
                    "attack",
                    blast,
                    day("2024-11-09"),
                    killed=exactly,
                    place=place,
                ),
            ),
            "bombing",
            day("2024-11-09"),
            place,
            (claim,),
            ("bomb",),
            at_least,
            disputed=("killed",),
            sources=2,
        ),
        Event(
            fingerprint("ev", "talks"),
            "Talks of Sundria and Osk on the strait",
            "meeting",
            (
                report(
                    "talks.txt",
                    "Ministers of Sundria and Osk met in September 2023 and agreed to patrol the strait together.",
                    "meeting",
                    "Talks",
                    day("2023-09"),
                ),
            ),
            when=day("2023-09"),
            place=Place("Osk City", "Osk"),
            participants=(Participant(sundria, "Sundria", "participant"), Participant(osk, "Osk", "participant")),
        ),
        Event(
            fingerprint("ev", "war"),
            "The Coastal Front fights Sundria",
            "war",
            (
                report(
                    "harbour.txt",
                    "The Coastal Front has fought the Republic of Sundria since 2001.",
                    "war",
                    "War",
                    day("2001"),
                ),
            ),
            when=day("2001"),
            participants=(
                Participant(front, "The Coastal Front", "perpetrator", hedged=True),
                Participant(sundria, "Sundria", "target"),
            ),
        ),
        Event(
            fingerprint("ev", "kidnapping"),
            "Kidnapping of two engineers",
            "kidnapping",
            (
                report(
                    "coast.txt",
                    "The Coastal Front kidnapped two engineers of the harbour works, and nobody has answered for it.",
                    "kidnapping",
                    "Kidnapping",
                    When(),
                ),
            ),
            participants=(
                Participant(front, "The Coastal Front", "perpetrator"),
                Participant(None, "two engineers", "victim"),
            ),
            status="alleged",
        ),
    ]


def build(path: Path) -> Path:
    """Write the dossier."""
    bodies = {name: body(name, text) for name, text in TEXTS.items()}
    titles = {name: text.split("\n", 1)[0] for name, text in TEXTS.items()}
    articles = [
        Article(
            article_id(name),
            name,
            "markdown" if name.endswith("md") else "text",
            "0" * 64,
            titles[name],
            "first line",
            agency="NEWSWIRE" if name == "harbour.txt" else None,
            published=day(PUBLISHED[name]) if name in PUBLISHED else None,
            words=len(TEXTS[name].split()),
        )
        for name in TEXTS
    ]
    actors = []
    for name, (kind, country) in NAMES.items():
        counts = {key: sum(one.actor == identity(name) for one in value.mentions) for key, value in bodies.items()}
        roles = (Role("Passenger", None, "2024-11-09", article_id("harbour.txt")),) if kind == "person" else ()
        actors.append(
            Actor(
                identity(name),
                name,
                kind,
                ((FORMS[name], sum(counts.values())),),
                roles,
                country,
                mentions=sum(counts.values()),
                articles=sum(map(bool, counts.values())),
            )  # type: ignore[arg-type]
        )
    said = '"We were boarding when the hall shook," said Ilse Maren, a passenger.'
    start, end = span(HARBOUR, said)
    quote = Quote(
        fingerprint("qu", said),
        article_id("harbour.txt"),
        start,
        end,
        identity("Ilse Maren"),
        "Ilse Maren",
        "We were boarding when the hall shook",
        "direct",
        "said",
        0.9,
    )
    stated = "Sundria supports Osk, its ministry said."
    start, end = span(TALKS, stated)
    relation = Relation(
        fingerprint("re", stated),
        article_id("talks.txt"),
        start,
        end,
        identity("Republic of Sundria"),
        "supports",
        identity("Osk"),
        "",
        False,
        "verb",
        0.8,
    )
    figures = []
    for line, year, value in (("2022 | 4 | 11", "2022", 4), ("2023 | 9 | 35", "2023", 9)):
        start, end = span(COURIER, line)
        figures.append(
            Figure(
                fingerprint("fi", line),
                article_id("courier.md"),
                start,
                end,
                "attacks",
                value,
                day(year),
                "Sundria",
                identity("Osk") if year == "2022" else None,
                rule="table",
            )
        )
    with Writer.open(path, name="coast") as writer:
        writer.put("articles", articles)
        writer.put("texts", bodies.values())
        writer.put("events", events())
        writer.put("actors", actors)
        writer.put("quotes", [quote])
        writer.put("relations", [relation])
        writer.put("figures", figures)
        writer.describe(built="2026-11-22T00:00:00Z", extractor="by hand")
        writer.commit()
    return path
