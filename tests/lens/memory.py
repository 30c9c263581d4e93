"""A dossier in memory, and a small one of known records."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tui.errors import UnknownRecord
from tui.model import (
    Actor,
    Article,
    Body,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Quote,
    Relation,
    Report,
    Toll,
    When,
)
from tui.store import cache
from tui.store.dossier import DossierInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.store.records import Record

TABLES = ("articles", "texts", "events", "actors", "quotes", "figures", "relations")


class Memory:
    """Stands in for a dossier: its tables are dictionaries, its cache is in memory."""

    info = DossierInfo(name="known")

    def __init__(self, **tables: Iterable[Record]) -> None:
        self.tables: dict[str, dict[str, Record]] = {
            table: {record.id: record for record in tables.get(table, ())} for table in TABLES
        }
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        cache.rebuild(self.connection, self)

    def get(self, table: str, identity: str) -> Record:
        try:
            return self.tables[table][identity]
        except KeyError:
            raise UnknownRecord(f"no record {identity}") from None

    def many(self, table: str, identities: Sequence[str]) -> list[Record]:
        return [self.get(table, identity) for identity in identities]

    def all(self, table: str) -> Iterator[Record]:
        yield from list(self.tables[table].values())

    def count(self, table: str) -> int:
        return len(self.tables[table])

    def index(self) -> sqlite3.Connection:
        return self.connection


def day(iso: str) -> When:
    return When(iso, iso, ("year", "month", "day")[iso.count("-")], iso, "explicit")


def known() -> Memory:
    """Three articles on two attacks, a meeting and a plan."""
    texts = {
        "ar-0000000001": "A bomb killed at least 26 people at Quetta station. The BLA claimed the bombing. "
        "China condemned the attack, Lin Jian said.",
        "ar-0000000002": "Two Chinese engineers died near Karachi airport on October 6. The BLA said it did it. "
        "There were 785 attacks from January to October.",
        "ar-0000000003": "Ministers of Iran and Pakistan met in New York. They may meet again in Tehran. "
        "Café owners hope.",
    }

    def mention(article: str, name: str, actor: str) -> Mention:
        start = texts[article].index(name)
        return Mention(actor, start, start + len(name), "dictionary")

    def report(article: str, quote: str, title: str) -> Report:
        start = texts[article].index(quote)
        return Report(article, start, start + len(quote), quote, "attack", "bomb", "trigger", title)

    first, second, third = texts
    return Memory(
        articles=[
            Article(
                first,
                "a.txt",
                "text",
                "0",
                "Quetta attack",
                published=day("2024-11-21"),
                agency="ANTARA",
                language="en",
                kinds=("news",),
            ),
            Article(
                second,
                "b.txt",
                "text",
                "1",
                "China's workers",
                published=day("2024-11"),
                outlet="The Post",
                kinds=("news", "analysis"),
            ),
            Article(third, "c.txt", "text", "2", "The need for talks", kinds=("op-ed",)),
        ],
        texts=[
            Body(
                first,
                texts[first],
                mentions=(
                    mention(first, "BLA", "ac-0000000001"),
                    mention(first, "China", "ac-0000000002"),
                    mention(first, "Lin Jian", "ac-0000000003"),
                ),
            ),
            Body(
                second,
                texts[second],
                mentions=(mention(second, "Chinese", "ac-0000000002"), mention(second, "BLA", "ac-0000000001")),
            ),
            Body(
                third,
                texts[third],
                mentions=(mention(third, "Iran", "ac-0000000004"), mention(third, "Pakistan", "ac-0000000005")),
            ),
        ],
        actors=[
            Actor("ac-0000000001", "Balochistan Liberation Army", "armed_group", (("BLA", 2),), mentions=2, articles=2),
            Actor("ac-0000000002", "China", "state", (("China", 1), ("Chinese", 1)), mentions=2, articles=2),
            Actor("ac-0000000003", "Lin Jian", "person", (("Lin Jian", 1),), mentions=1, articles=1),
            Actor("ac-0000000004", "Iran", "state", (("Iran", 1),), mentions=1, articles=1),
            Actor("ac-0000000005", "Pakistan", "state", (("Pakistan", 1),), mentions=1, articles=1),
        ],
        events=[
            Event(
                "ev-0000000001",
                "Bombing of Quetta railway station",
                "attack",
                (
                    report(first, "A bomb killed at least 26 people at Quetta station.", "t"),
                    report(first, "The BLA claimed the bombing.", "t"),
                ),
                "bombing",
                day("2024-11-09"),
                Place("Quetta station", "Pakistan", ("Quetta", "Balochistan")),
                (Participant("ac-0000000001", "the BLA", "claimant"),),
                ("bomb",),
                Toll(26, None),
            ),
            Event(
                "ev-0000000002",
                "Attack near Karachi airport",
                "attack",
                (report(second, "Two Chinese engineers died near Karachi airport on October 6.", "t"),),
                None,
                day("2024-10-06"),
                Place("Karachi airport", "Pakistan", ("Karachi", "Sindh")),
                (
                    Participant("ac-0000000001", "BLA", "perpetrator", hedged=True),
                    Participant(None, "two engineers", "victim"),
                ),
                (),
                Toll(2, 2),
            ),
            Event(
                "ev-0000000003",
                "Meeting in New York",
                "meeting",
                (report(third, "Ministers of Iran and Pakistan met in New York.", "t"),),
                None,
                When(),
                Place("New York", "United States"),
                (
                    Participant("ac-0000000004", "Iran", "participant"),
                    Participant("ac-0000000005", "Pakistan", "participant"),
                ),
            ),
            Event(
                "ev-0000000004",
                "Meeting in Tehran",
                "meeting",
                (report(third, "They may meet again in Tehran.", "t"),),
                None,
                day("2025"),
                Place("Tehran", "Iran"),
                status="planned",
                timeline=False,
            ),
        ],
        quotes=[
            Quote(
                "qu-0000000001",
                first,
                texts[first].index("China condemned"),
                len(texts[first]),
                "ac-0000000003",
                "Lin Jian",
                "China condemned the attack",
                "indirect",
            ),
            Quote(
                "qu-0000000002",
                second,
                texts[second].index("The BLA said"),
                texts[second].index(" There"),
                "ac-0000000001",
                "The BLA",
                "it did it",
                "indirect",
            ),
        ],
        figures=[
            Figure(
                "fi-0000000001",
                second,
                texts[second].index("There were"),
                len(texts[second]),
                "attacks",
                785,
                When("2024-01", "2024-10", "range"),
                "Pakistan",
            ),
        ],
        relations=[
            Relation(
                "re-0000000001",
                first,
                texts[first].index("China condemned"),
                len(texts[first]),
                "ac-0000000002",
                "condemns",
                "ac-0000000001",
            ),
        ],
    )
