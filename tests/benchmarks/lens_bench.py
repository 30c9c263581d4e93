"""What the lens costs on a large dossier, with the limits that it must keep.

    python -m tests.benchmarks.generate 100000 big.dossier
    python -m tests.benchmarks.lens_bench big.dossier

Prints milliseconds of this thread's processor time, so that what else the machine does counts little, in two columns:

- *cold*: the question is the first that a new lens is asked (where the app narrows, it has shown everything before);
- *open*: the lens has been asked other questions of the kind, but not this one, so no answer is merely remembered.

Each is the median of a few lenses. The limits are for an open lens, on the median over the different questions of a
kind; for text queries on the slowest. Exits with 1 if a limit is not kept.
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
    from collections.abc import Callable, Sequence

    from tui.lens import Passage, Query, Selection
    from tui.lens.kinds import Kind
    from tui.lens.language import FieldName

_RUNS: Final = 3
_PAGE: Final = 60
_MARKED: Final = 5000
_PANES: Final[tuple[Kind, ...]] = ("articles", "events", "actors")
_TIED: Final[tuple[tuple[Kind, FieldName], ...]] = (("articles", "article"), ("actors", "actor"))

Asked = dict[str, "Callable[[Lens], Any]"]
"""Questions by what is printed of them."""


def once(work: Callable[[], Any]) -> float:
    """How long something takes, in milliseconds."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def opened(dossier: Dossier, asked: Asked, others: Sequence[Callable[[Lens], Any]]) -> dict[str, float]:
    """What each question costs a lens that has been asked some others and those before it, in milliseconds."""
    runs: dict[str, list[float]] = {what: [] for what in asked}
    for run in range(_RUNS):
        lens = Lens(dossier)
        for work in others:
            work(lens)
        names = [*asked]
        at = run * len(names) // _RUNS
        for what in names[at:] + names[:at]:
            runs[what].append(once(partial(asked[what], lens)))
    return {what: statistics.median(some) for what, some in runs.items()}


def values(index: sqlite3.Connection, field: str, *places: int) -> list[str]:
    """Values of a field by their rank in frequency, written as a query has them."""
    rows = index.execute("SELECT label FROM term WHERE field = ? ORDER BY count DESC, label", (field,)).fetchall()
    return ['"{}"'.format(rows[min(place, len(rows) - 1)][0].replace('"', "")) for place in places]


def words(index: sqlite3.Connection, *shares: float) -> list[str]:
    """Words that about a share of the articles have."""
    (articles,) = index.execute("SELECT count(*) FROM article").fetchone()
    nearest = "SELECT word FROM word ORDER BY abs(articles - ?), word LIMIT 1"
    return [index.execute(nearest, (share * articles,)).fetchone()[0] for share in shares]


def filters(index: sqlite3.Connection, rank: int = 0) -> list[str]:
    """Queries by fields and dates, from nearly everything to next to nothing; of another rank other ones alike."""
    kind, other = values(index, "type", rank, rank + 3)
    country, second = values(index, "country", rank, rank + 2)
    (place,) = values(index, "place", rank + 12)
    year = 2020 - rank
    return [
        f"type:{kind}",
        f"type:{kind} country:{country}",
        f"type:{kind} country:{second} killed:>{rank + 5}",
        f"place:{place}",
        f"{year}-03..{year}-05",
        f"{year}-03..",
        f"country:{second} undated",
        f"(type:{kind} or type:{other}) -country:{country}",
        f"role:victim killed:>{rank + 20}",
        f"country:{country} {year}",
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

    def heading(self, what: str) -> None:
        """What the lines that follow are about."""
        print(f"\n{what:72} {'cold':>9} {'open':>9}")

    def asked(self, asked: Asked, others: Sequence[Callable[[Lens], Any]]) -> list[float]:
        """A line for each question; how long each takes in an open lens."""
        new = {
            what: statistics.median(once(partial(work, Lens(self.dossier))) for _ in range(_RUNS))
            for what, work in asked.items()
        }
        found = opened(self.dossier, asked, others)
        for what, cold in new.items():
            self.line(f"  {what}", cold, found[what])
        return [*found.values()]

    def line(self, what: str, cold: float, found: float) -> None:
        """One figure of each."""
        print(f"{what:72} {cold:9.2f} {found:9.2f}", flush=True)

    def limit(self, what: str, milliseconds: float, limit: float) -> None:
        """A figure that has a limit."""
        self.failed |= milliseconds > limit
        print(f"{what:82} {milliseconds:9.2f}  (at most {limit:g}){'  TOO SLOW' * (milliseconds > limit)}", flush=True)


def measure(report: Report, lens: Lens, index: sqlite3.Connection) -> None:
    """Every figure but those of narrowing."""

    def asked(some: list[str], kind: Kind, work: Callable[..., Any]) -> Asked:
        return {
            f"{text or 'everything'}  {lens.select(parse(text), kind).total:,}": partial(work, query=parse(text))
            for text in some
        }

    some, others = filters(index), filters(index, 1)
    articles, events = partial(page, kind="articles"), partial(page, kind="events")
    report.heading("page of events, filtered and sorted")
    found = report.asked(asked(some, "events", events), [*asked(others, "events", events).values()])
    report.limit("median", statistics.median(found), 5)
    report.heading("page of articles that report such events")
    found = report.asked(asked(some, "articles", articles), [*asked(others, "articles", articles).values()])
    report.limit("median", statistics.median(found), 5)
    report.heading("facets")
    found = report.asked(asked(some, "events", Lens.facets), [*asked(others, "events", Lens.facets).values()])
    report.limit("median", statistics.median(found), 20)
    report.asked(asked([""], "events", Lens.facets), ())

    rows = index.execute("SELECT id FROM actor ORDER BY mentions DESC LIMIT 1000").fetchall()
    actors = [f"actor:{identity}" for (identity,) in rows]
    report.heading("an actor's events")
    before = [*asked(actors[1::100], "events", events).values()]
    found = report.asked(asked(actors[::100], "events", events), before)
    report.limit("median", statistics.median(found), 1)

    report.heading("page of a search")
    found = report.asked(asked(texts(index), "articles", articles), [partial(articles, query=parse("a"))])
    report.limit("slowest", max(found), 20)
    report.heading("twenty passages of a search")
    report.asked(asked(texts(index), "articles", passages), ())


def narrowings(lens: Lens, index: sqlite3.Connection) -> list[str]:
    """What somebody narrows to: nothing, an actor of most events, one of a few, two conditions, words."""
    most, *actors = index.execute("SELECT id FROM actor ORDER BY mentions DESC, id").fetchall()
    few = next(
        one for (one,) in actors[len(actors) // 100 :] if 2 <= lens.select(parse(f"actor:{one}"), "events").total <= 9
    )
    kind, country, word = values(index, "type", 0)[0], values(index, "country", 2)[0], words(index, 0.05, 0.6)
    return ["", f"actor:{most[0]}", f"actor:{few}", f"type:{kind} country:{country}", *word]


def narrowed(lens: Lens, text: str) -> dict[str, float]:
    """What the app asks when it narrows, part by part, in milliseconds."""
    query = parse(text)
    shown: dict[Kind, Selection] = {}

    def counts() -> None:
        shown.update((pane, lens.select(query, pane)) for pane in _PANES)

    def pages() -> None:
        for selection in shown.values():
            selection[:_PAGE]

    def days() -> None:
        shown["events"].spans()

    def tied() -> None:
        for pane, field in _TIED:
            if shown[pane]:
                row = Field(field, shown[pane][0])
                for other in _PANES:
                    if other != pane:
                        some = lens.select(query & row, other)[:_MARKED]
                        next((at for one in some if (at := shown[other].position(one)) is not None), None)

    def positions() -> None:
        for selection in shown.values():
            if selection:
                selection.position(selection[selection.total // 2])

    parts = {"counts": counts, "first pages": pages, "days": days, "tied": tied, "positions": positions}
    return {what: once(work) for what, work in parts.items()}


def narrow(report: Report, some: list[str]) -> None:
    """What the app asks at each of some narrowings."""
    cold: dict[str, list[dict[str, float]]] = {text: [] for text in some}
    found: dict[str, list[dict[str, float]]] = {text: [] for text in some}
    for run in range(_RUNS):
        for text in some:
            lens = Lens(report.dossier)
            if text:
                narrowed(lens, "")
            cold[text].append(narrowed(lens, text))
        lens = Lens(report.dossier)
        at = run * len(some) // _RUNS
        for text in ["source:a", *some[at:], *some[:at]]:
            each = narrowed(lens, text)
            if text in found:
                found[text].append(each)
    sums = []
    report.heading("one narrowing, all that the app asks")
    for text in some:
        new, known = ({what: statistics.median(run[what] for run in runs[text]) for what in runs[text][0]}
                      for runs in (cold, found))  # fmt: skip
        sums.append(sum(known.values()))
        report.line(f"  narrowing to {text or 'everything'}", sum(new.values()), sums[-1])
        for what, milliseconds in new.items():
            report.line(f"    {what}", milliseconds, known[what])
    report.limit("median", statistics.median(sums), 50)


def page(lens: Lens, query: Query, kind: Kind) -> list[str]:
    """The first page of a selection."""
    return lens.select(query, kind)[:_PAGE]


def passages(lens: Lens, query: Query) -> tuple[Passage, ...]:
    """The first passages of a search."""
    return lens.passages(query, 20)[:]


def main() -> int:
    """Measure and print; 1 if a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    with Dossier.open(parser.parse_args().dossier) as dossier:
        report, lens, index = Report(dossier), Lens(dossier), dossier.index()
        narrow(report, narrowings(lens, index))
        measure(report, lens, index)
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
