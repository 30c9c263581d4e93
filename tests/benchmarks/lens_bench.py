"""What the lens costs on a large dossier, with the limits that it must keep.

    python -m tests.benchmarks.generate 100000 big.dossier
    python -m tests.benchmarks.lens_bench big.dossier

Prints the median of several runs in milliseconds of this thread's processor time, so that what else the machine does
counts little. Exits with 1 if a limit is not kept.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tui.lens import Lens, parse
from tui.store.dossier import Dossier

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from tui.lens import Query
    from tui.lens.compile import Kind

_RUNS: Final = 7
_PAGE: Final = 60


def took(work: Callable[[], Any]) -> float:
    """The median of several runs, in milliseconds."""
    runs = []
    for _ in range(_RUNS):
        start = time.thread_time()
        work()
        runs.append((time.thread_time() - start) * 1000)
    return statistics.median(runs)


def values(index: sqlite3.Connection, field: str, *places: int) -> list[str]:
    """Values of a field by their rank in frequency, written as a query has them."""
    rows = index.execute("SELECT label FROM term WHERE field = ? ORDER BY count DESC, label", (field,)).fetchall()
    return ['"{}"'.format(rows[min(place, len(rows) - 1)][0].replace('"', "")) for place in places]


def words(index: sqlite3.Connection, *shares: float) -> list[str]:
    """Words that about a share of the articles have."""
    (articles,) = index.execute("SELECT count(*) FROM article").fetchone()
    nearest = "SELECT word FROM word ORDER BY abs(articles - ?), word LIMIT 1"
    return [index.execute(nearest, (share * articles,)).fetchone()[0] for share in shares]


def filters(index: sqlite3.Connection) -> list[str]:
    """Queries by fields and dates, from everything to next to nothing."""
    kind, other = values(index, "type", 0, 3)
    country, second = values(index, "country", 0, 2)
    (place,) = values(index, "place", 12)
    return [
        "",
        f"type:{kind}",
        f"type:{kind} country:{country}",
        f"type:{kind} country:{second} killed:>5",
        f"place:{place}",
        "2020-03..2020-05",
        "2020-03..",
        "undated",
        f"(type:{kind} or type:{other}) -country:{country}",
        "role:victim killed:>20",
    ]


def texts(index: sqlite3.Connection) -> list[str]:
    """Twenty text queries: rare and common words, phrases, prefixes, boolean."""
    most, common, usual, some, few, rare, single = words(index, 0.99, 0.6, 0.3, 0.05, 0.01, 0.0005, 0.00001)
    return [
        most, common, usual, some, few, rare, single,
        f'"{most} {common}"', f'"{usual} {most}"', f'"{some} {common}"', f'"{rare} {few}"',
        f"{common[:3]}*", f"{some[:4]}*", f"{rare[:5]}*",
        f"{common} {usual}", f"{some} {few}", f"{usual} or {some} or {rare}", f"{common} -{usual}",
        f"({some} or {few}) {common}", f"{rare} or {single}",
    ]  # fmt: skip


class Report:
    """Prints figures, and remembers whether one was over its limit."""

    failed = False

    def line(self, what: str, work: Callable[[], Any], limit: float | None = None) -> None:
        """One figure."""
        milliseconds = took(work)
        slow = limit is not None and milliseconds > limit
        self.failed |= slow
        bound = f"  (at most {limit:g}){'  TOO SLOW' if slow else ''}" if limit else ""
        print(f"{what:72} {milliseconds:9.2f}{bound}")


def measure(report: Report, lens: Lens, index: sqlite3.Connection) -> None:
    """Every figure."""
    for text in filters(index):
        query = parse(text)
        every = lens.select(query, "events").total
        report.line(f"page of events      {text}", partial(page, lens, query, "events"), 5)
        report.line(f"  how many they are {every:,}", partial(total, lens, query, "events"))
        report.line("  page of articles", partial(page, lens, query, "articles"))
        report.line("  facets", partial(lens.facets, query), 20)
    actors = index.execute("SELECT id FROM actor ORDER BY mentions DESC LIMIT 1000").fetchall()
    for (actor,) in (actors[0], actors[-1]):
        query = parse(f"actor:{actor}")
        every = lens.select(query, "events").total
        report.line(f"an actor's events   {every:,}", partial(page, lens, query, "events"), 1)
    for text in texts(index):
        query = parse(text)
        every = lens.select(query, "articles").total
        report.line(f"page of a search    {text}", partial(page, lens, query, "articles"), 20)
        report.line(f"  twenty passages of {every:,}", partial(lens.passages, query, 20))


def page(lens: Lens, query: Query, kind: Kind) -> list[str]:
    """The first page of a selection."""
    return lens.select(query, kind)[:_PAGE]


def total(lens: Lens, query: Query, kind: Kind) -> int:
    """How many a selection has."""
    return lens.select(query, kind).total


def main() -> int:
    """Measure and print; 1 if a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    report = Report()
    with Dossier.open(parser.parse_args().dossier) as dossier:
        measure(report, Lens(dossier), dossier.index())
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
