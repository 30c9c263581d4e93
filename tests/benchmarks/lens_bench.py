"""What the lens costs on a large dossier, with the limits that it must keep.

    python -m tests.benchmarks.generate 100000 big.dossier
    python -m tests.benchmarks.lens_bench big.dossier

Prints the median of several runs in milliseconds of this thread's processor time, so that what else the machine does
counts little. Each run asks a lens that has been asked nothing before; where the app narrows, it has shown everything.
Exits with 1 if a limit is not kept.
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
from tui.lens.language import Field
from tui.store.dossier import Dossier

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from tui.lens import Query, Selection
    from tui.lens.kinds import Kind

_RUNS: Final = 7
_PAGE: Final = 60
_MARKED: Final = 5000


def once(work: Callable[[], Any]) -> float:
    """How long something takes, in milliseconds."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def took(dossier: Dossier, work: Callable[[Lens], Any]) -> float:
    """The median of several runs, in milliseconds, each with a lens of its own."""
    return statistics.median(once(partial(work, Lens(dossier))) for _ in range(_RUNS))


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

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def line(self, what: str, work: Callable[[Lens], Any], limit: float | None = None) -> None:
        """One figure."""
        self.say(what, took(self.dossier, work), limit)

    def say(self, what: str, milliseconds: float, limit: float | None = None) -> None:
        """A figure that is known."""
        slow = limit is not None and milliseconds > limit
        self.failed |= slow
        bound = f"  (at most {limit:g}){'  TOO SLOW' if slow else ''}" if limit else ""
        print(f"{what:72} {milliseconds:9.2f}{bound}", flush=True)


def measure(report: Report, lens: Lens, index: sqlite3.Connection) -> None:
    """Every figure."""
    for text in filters(index):
        query = parse(text)
        every = lens.select(query, "events").total
        report.line(f"page of events      {text}", partial(page, query=query, kind="events"), 5)
        report.line(f"  how many they are {every:,}", partial(total, query=query, kind="events"))
        report.line("  page of articles", partial(page, query=query, kind="articles"))
        report.line("  facets", partial(Lens.facets, query=query), 20)
    actors = index.execute("SELECT id FROM actor ORDER BY mentions DESC LIMIT 1000").fetchall()
    for (actor,) in (actors[0], actors[-1]):
        query = parse(f"actor:{actor}")
        every = lens.select(query, "events").total
        report.line(f"an actor's events   {every:,}", partial(page, query=query, kind="events"), 1)
    for text in texts(index):
        query = parse(text)
        every = lens.select(query, "articles").total
        report.line(f"page of a search    {text}", partial(page, query=query, kind="articles"), 20)
        report.line(f"  twenty passages of {every:,}", partial(Lens.passages, query=query, limit=20))


def narrowings(lens: Lens, index: sqlite3.Connection) -> list[str]:
    """What somebody narrows to: nothing, an actor of most events, one of a few, two conditions, words."""
    most, *actors = index.execute("SELECT id FROM actor ORDER BY mentions DESC, id").fetchall()
    few = next(
        one for (one,) in actors[len(actors) // 100 :] if 2 <= lens.select(parse(f"actor:{one}"), "events").total <= 9
    )
    kind, country, word = values(index, "type", 0)[0], values(index, "country", 2)[0], words(index, 0.05, 0.6)
    return ["", f"actor:{most[0]}", f"actor:{few}", f"type:{kind} country:{country}", *word]


def narrow(report: Report, text: str) -> None:
    """What the app asks when it narrows, part by part, and all of it."""
    parts: dict[str, list[float]] = {}
    panes: tuple[Kind, ...] = ("articles", "events", "actors")
    for _ in range(_RUNS):
        lens = Lens(report.dossier)
        shown: dict[Kind, Selection] = {}

        def counts(query: Query, lens: Lens = lens, shown: dict[Kind, Selection] = shown) -> None:
            shown.update((pane, lens.select(query, pane)) for pane in panes)

        def pages(shown: dict[Kind, Selection] = shown) -> None:
            for selection in shown.values():
                selection[:_PAGE]

        def days(shown: dict[Kind, Selection] = shown) -> None:
            shown["events"].spans()

        def tied(query: Query, lens: Lens = lens, shown: dict[Kind, Selection] = shown) -> None:
            for pane, field in (("articles", "article"), ("actors", "actor")):
                if shown[pane]:
                    row = Field(field, shown[pane][0])
                    for other in panes:
                        if other != pane:
                            some = lens.select(query & row, other)[:_MARKED]
                            next((at for one in some if (at := shown[other].position(one)) is not None), None)

        def positions(shown: dict[Kind, Selection] = shown) -> None:
            for selection in shown.values():
                if selection:
                    selection.position(selection[selection.total // 2])

        if text:
            for before in (partial(counts, parse("")), pages, days):
                before()
        query = parse(text)
        asked = {"counts": partial(counts, query), "first pages": pages, "days": days, "tied": partial(tied, query),
                 "positions": positions}  # fmt: skip
        for what, work in asked.items():
            parts.setdefault(what, []).append(once(work))
    each = {what: statistics.median(runs) for what, runs in parts.items()}
    report.say(f"narrowing to        {text}", sum(each.values()), 50)
    for what, milliseconds in each.items():
        report.say(f"  {what}", milliseconds)


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
    with Dossier.open(parser.parse_args().dossier) as dossier:
        report, lens, index = Report(dossier), Lens(dossier), dossier.index()
        for text in narrowings(lens, index):
            narrow(report, text)
        measure(report, lens, index)
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
