"""The reports of an index: filed by what they may share with others, so that few must be compared."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import structs

from tui.build.joining.index import number
from tui.build.joining.marks import Marks
from tui.extraction.happenings.harm import VIOLENCE
from tui.extraction.happenings.matching import (
    ENOUGH,
    EVER,
    MONTHS,
    ON_OCCASION,
    SPAN,
    Features,
    antecedent,
    crowded,
    month,
    score,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

LEADING: Final = 40
"""Reports of one topic and time that all the others there are compared with: those that say the most."""
_KEPT: Final = 20_000
"""Reports whose features are kept in memory."""

_OWN: Final = "SELECT key FROM report WHERE article = ? AND time {} ?"
"""An article's own reports of some times."""

Link = tuple[float, list[str]]
"""How alike two reports are, and what speaks for it."""


class Reports:
    """Puts reports in and takes them out, and finds those that are linked: so alike as to be of one happening.

    Two reports of one time are compared if they share a topic and one of them leads there; two of different times if
    both lead. So which are linked depends on the two and on who leads, and a crowded topic costs no more than its size.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._features: dict[int, Features] = {}
        self._decode = msgspec.msgpack.Decoder(Features).decode
        self._encode = msgspec.msgpack.Encoder().encode
        self._flipped = Marks[int](connection, "flipped")
        self._run("CREATE TEMP TABLE IF NOT EXISTS touched (topic INTEGER, time INTEGER, PRIMARY KEY (topic, time))")

    def add(self, item: Features, event: str | None) -> bool:
        """Put a report in; whether it was not there."""
        row = item.key, item.article, item.time, item.timeline, self._encode(item), event
        put = self._run("INSERT OR IGNORE INTO report VALUES (?, ?, ?, ?, ?, NULL, ?)", row)
        if not put.rowcount:
            return False
        places = [(topic, item.time) for topic in _filed(item)]
        self._many("INSERT INTO filed VALUES (?, ?, ?, ?, 1)", [(*place, item.vague, item.key) for place in places])
        self._many("INSERT OR IGNORE INTO touched VALUES (?, ?)", places)
        return True

    def remove(self, key: int) -> None:
        """Take a report out."""
        item = self.features(key)
        places = [(topic, item.time) for topic in _filed(item)]
        self._run("DELETE FROM report WHERE key = ?", (key,))
        self._many(
            "DELETE FROM filed WHERE (topic, time, vague, report) = (?, ?, ?, ?)",
            [(*place, item.vague, key) for place in places],
        )
        self._many("INSERT OR IGNORE INTO touched VALUES (?, ?)", places)
        self._features.pop(key, None)

    def settle(self) -> Marks[int]:
        """Say who leads where reports came or went; returns those of whom something else is said now than before."""
        self._flipped.clear()
        crowded = self._run(
            "SELECT topic, time FROM touched WHERE EXISTS (SELECT 1 FROM filed WHERE filed.topic = touched.topic"
            " AND filed.time = touched.time AND NOT leads)"
            " OR (SELECT count(*) FROM filed WHERE filed.topic = touched.topic AND filed.time = touched.time) > ?",
            (LEADING,),
        ).fetchall()
        for topic, time in crowded:
            rows = self._run(
                "SELECT vague, report, leads FROM filed WHERE (topic, time) = (?, ?) ORDER BY vague, report",
                (topic, time),
            )
            wrong = [
                (int(at < LEADING), topic, time, vague, report)
                for at, (vague, report, leads) in enumerate(rows.fetchall())
                if leads != (at < LEADING)
            ]
            self._many("UPDATE filed SET leads = ? WHERE (topic, time, vague, report) = (?, ?, ?, ?)", wrong)
            self._flipped.update(report for *_, report in wrong)
        self._run("DELETE FROM touched")
        return self._flipped

    def features(self, key: int) -> Features:
        """What of a report is compared."""
        found = self._features.get(key)
        if found is None:
            if len(self._features) > _KEPT:
                self._features.clear()
            (data,) = self._run("SELECT features FROM report WHERE key = ?", (key,)).fetchone()
            found = self._decode(data)
            if found.type in ON_OCCASION or found.points_back:
                found = structs.replace(found, about=self._antecedent(found))
            if found.type in VIOLENCE and found.dated:
                found = structs.replace(found, crowded=self._crowded(found))
            self._features[key] = found
        return found

    def _antecedent(self, item: Features) -> Features | None:
        rows = self._run("SELECT features FROM report WHERE article = ? ORDER BY key", (item.article,))
        return antecedent(item, (self._decode(data) for (data,) in rows))

    def _crowded(self, item: Features) -> bool:
        rows = self._run("SELECT features FROM report WHERE article = ? AND time = ?", (item.article, item.time))
        return crowded(item, (self._decode(data) for (data,) in rows))

    def of_article(self, article: str) -> list[tuple[int, str | None]]:
        """An article's reports, each with the event in which the dossier holds it."""
        return self._run("SELECT key, event FROM report WHERE article = ?", (article,)).fetchall()

    def alike(self, item: Features) -> dict[int, Link]:
        """The reports of the same time that are linked with one."""
        found: set[int] = set()
        for topic in _filed(item):
            query = "SELECT report FROM filed WHERE (topic, time) = (?, ?) ORDER BY vague, report LIMIT ?"
            rows = self._run(query, (topic, item.time, LEADING + 1)).fetchall()
            if len(rows) > LEADING:
                leaders = rows[:LEADING]
                rows = self._run(query, (topic, item.time, -1)).fetchall() if (item.key,) in leaders else leaders
            found.update(report for (report,) in rows)
        found.update(key for (key,) in self._run(_OWN.format("="), (item.article, item.time)))
        return self._linked(item, found)

    def beside(self, item: Features) -> dict[int, Link]:
        """The reports of the days, or months, before and after that are linked with one."""
        if item.time == EVER:
            return {}
        return self._linked(item, self._led(item, [(item.time - 1, item.time + 1)]))

    def firmer(self, item: Features) -> dict[int, Link]:
        """The reports that know better when it was and are linked with one: days for a month, both for no time."""
        if item.time < MONTHS:
            return {}
        own = {key for (key,) in self._run(_OWN.format("<"), (item.article, MONTHS if item.time < EVER else EVER))}
        if item.first is None or item.last is None:
            return self._linked(item, own | self._led(item, [(0, EVER - 1)])) if item.time == EVER else {}
        spans = [(item.first, item.last)]
        if item.time == EVER:
            spans.append((month(item.first), month(item.last + SPAN)))
        return self._linked(item, own | self._led(item, spans))

    def looser(self, item: Features) -> dict[int, Link]:
        """The reports that know less well when it was and are linked with one."""
        if item.time == EVER:
            return {}
        spans = [(EVER, EVER)]
        if item.time < MONTHS:
            spans.append((month(item.time), month(item.time + SPAN)))
        least = MONTHS if item.time < MONTHS else EVER
        own = {key for (key,) in self._run(_OWN.format(">="), (item.article, least))}
        return self._linked(item, own | self._led(item, spans))

    def _led(self, item: Features, spans: Iterable[tuple[int, int]]) -> set[int]:
        """The reports that lead a topic at some times, where the one does too."""
        found: set[int] = set()
        for topic in topics(item):
            there = {
                report
                for first, last in spans
                for (report,) in self._run(
                    "SELECT report FROM filed WHERE topic = ? AND time BETWEEN ? AND ? AND time <> ? AND leads",
                    (topic, first, last, item.time),
                )
            }
            if there and self._leads(topic, item):
                found |= there
        return found

    def _leads(self, topic: int, item: Features) -> bool:
        row = self._run(
            "SELECT leads FROM filed WHERE (topic, time, vague, report) = (?, ?, ?, ?)",
            (topic, item.time, item.vague, item.key),
        ).fetchone()
        return bool(row[0])

    def _linked(self, item: Features, others: set[int]) -> dict[int, Link]:
        links = ((other, score(item, self.features(other))) for other in others if other != item.key)
        return {other: link for other, link in links if link[0] >= ENOUGH}


def topics(item: Features) -> tuple[int, ...]:
    """The topics of a report, as numbers."""
    return tuple(_topic(topic) for topic in item.topics)


_topic = lru_cache(maxsize=_KEPT)(number)


def _filed(item: Features) -> tuple[int, ...]:
    """Under what a report is filed: its topics, and its kind alone if its day is known."""
    return (*topics(item), _topic(item.kind)) if item.time < MONTHS else topics(item)
