"""What the store costs, against SQLite rows and TinyDB's own storage, with the limits that it must keep.

    python -m tests.benchmarks.store_bench FOLDER [--only open get insert bytes]

Makes dossiers of 1,000, 10,000 and 100,000 articles in FOLDER first, if they are not there (2 GB, some minutes). Ratios
within one run are worth more than milliseconds. The limits are for medians, so the machine must be quiet. Exits with 1
if a limit is not kept.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import msgspec
from tinydb import TinyDB

from tests.benchmarks.generate import Generator, generate
from tui.store import writing
from tui.store.dossier import TABLES, Dossier, Writer
from tui.store.exchange import export_tinydb
from tui.store.records import encode
from tui.store.storage import Storage
from tui.store.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES: Final = (1_000, 10_000, 100_000)
_RUNS: Final = 15


class Report:
    """Prints figures, and remembers which limits were not kept."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def say(self, what: str, value: float, unit: str, limit: float | None = None) -> None:
        """One figure, with the limit that it must not exceed."""
        kept = limit is None or value <= limit
        if not kept:
            self.failed.append(what)
        beside = "" if limit is None else f"   at most {limit:g} {unit}: {'yes' if kept else 'NO'}"
        print(f"  {what:<66}{value:>10.4g} {unit}{beside}", flush=True)


def dossier(folder: Path, size: int) -> Path:
    """The generated dossier of a size."""
    path = folder / f"{size}.dossier"
    generate(path, size)
    return path


def sqlite_rows(folder: Path, size: int) -> Path:
    """The same records, a row each, in SQLite."""
    path = folder / f"{size}.sqlite"
    if not path.exists():
        connection = sqlite3.connect(path.with_suffix(".part"))
        with Dossier.open(dossier(folder, size)) as opened:
            for table in TABLES:
                connection.execute(f"CREATE TABLE {table} (n INTEGER PRIMARY KEY, id TEXT UNIQUE, json BLOB)")
                rows = ((getattr(one, "id", ""), encode(one)) for one in opened.all(table))
                connection.executemany(f"INSERT INTO {table} (id, json) VALUES (?, ?)", rows)
        connection.commit()
        connection.close()
        path.with_suffix(".part").rename(path)
    return path


def stock_file(folder: Path, size: int) -> Path:
    """The same records in one file of TinyDB's own storage."""
    path = folder / f"{size}.json"
    if not path.exists():
        with Dossier.open(dossier(folder, size)) as opened:
            export_tinydb(opened, path)
    return path


def measure_open(folder: Path, report: Report) -> None:
    """Open, count, and the last 50 rows, in a process of its own."""
    print(f"open + count + last 50 articles, each in a process of its own (median of {_RUNS})")
    places = {("ours", size): dossier(folder, size) for size in SIZES}
    places |= {("tinydb", size): dossier(folder, size) for size in SIZES}
    places |= {("sqlite", size): sqlite_rows(folder, size) for size in SIZES}
    found: dict[tuple[str, int], list[dict[str, float]]] = {place: [] for place in places}
    for _ in range(_RUNS):
        for place, path in places.items():
            found[place].append(_process(place[0], path))
    found["json", 10_000] = [_process("json", stock_file(folder, 10_000)) for _ in range(3)]
    middle = {
        place: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for place, runs in found.items()
    }
    for (way, size), figures in middle.items():
        report.say(f"{way}, {size:,}: whole process", figures["process"], "ms")
        report.say(f"{way}, {size:,}: from opening to the last row", figures["inner"], "ms")
    for way in ("ours", "tinydb"):
        for size in SIZES:
            ratio = middle[way, size]["process"] / middle["sqlite", size]["process"]
            report.say(f"{way} to SQLite rows, whole process, {size:,}", ratio, "x", 1.2)
        for key in ("process", "inner"):
            ratio = middle[way, 100_000][key] / middle[way, 1_000][key]
            report.say(f"{way}, 100,000 to 1,000, {key}", ratio, "x", 1.5)
        ratio = middle[way, 10_000]["inner"] / middle["json", 10_000]["inner"]
        report.say(f"{way} to JSONStorage at 10,000, from opening on", ratio, "x", 0.01)
        report.say(f"{way}, 100,000: peak memory", middle[way, 100_000]["memory"], "MB", 40)


def _process(way: str, path: Path) -> dict[str, float]:
    start = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.store_reading", way, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said: dict[str, float] = json.loads(done.stdout)
    return said | {"process": (time.perf_counter() - start) * 1000}


def measure_get(folder: Path, report: Report) -> None:
    """One record by its id, among 100,000."""
    print("get by id, 100,000 articles (median and 99th percentile of 2,000)")
    generator, random = Generator(SIZES[-1]), Random(5)
    with Dossier.open(dossier(folder, SIZES[-1])) as opened:
        names = [generator.records(random.randrange(SIZES[-1]))["articles"][0].id for _ in range(2000)]  # type: ignore[union-attr]
        events = [generator.records(random.randrange(SIZES[-1]))["events"][0].id for _ in range(2000)]  # type: ignore[union-attr]
        for table, identities in (("articles", names), ("texts", names), ("events", events)):
            times = sorted(_timed(lambda table=table, one=one: opened.get(table, one)) for one in identities)
            report.say(f"{table}: median", times[1000], "ms", 0.2)
            report.say(f"{table}: 99 of 100", times[1980], "ms")


def measure_insert(folder: Path, report: Report) -> None:
    """A durable insert into a dossier of 100,000 articles."""
    print("durable insert into 100,000 articles (the limits are for medians)")
    _say_times(report, "the disk alone: an append, a new file, a rename", _disk(folder))
    copy = _copy(folder, SIZES[-1], cache=False)
    row = msgspec.to_builtins(Generator(1).records(0)["articles"][0])
    with TinyDB(copy, storage=Storage) as database:
        table = Table(database.storage, "articles")
        _say_times(report, "TinyDB table: 1 row", [_timed(lambda: table.insert(row)) for _ in range(50)], 10)
        many = [_timed(lambda: table.insert_multiple([row] * 1000)) for _ in range(9)]
        _say_times(report, "TinyDB table: 1,000 rows", many, 60)
    fresh = Generator(SIZES[-1], seed=2)
    rest = iter(range(100_000))

    def add(writer: Writer, count: int) -> Callable[[], Any]:
        rows = [fresh.records(next(rest))["articles"][0] for _ in range(count)]
        return lambda: (writer.put("articles", rows), writer.commit())

    follow, writing.follow = writing.follow, lambda *_: None
    with Writer.open(copy) as writer:
        _say_times(report, "writer: 1 row", [_timed(add(writer, 1)) for _ in range(50)], 10)
        _say_times(report, "writer: 1,000 rows", [_timed(add(writer, 1000)) for _ in range(9)], 60)
    writing.follow = follow
    with Writer.open(_copy(folder, SIZES[-1], cache=True)) as writer:
        _say_times(report, "writer and cache: 1 row", [_timed(add(writer, 1)) for _ in range(9)])
        _say_times(report, "writer and cache: 1,000 rows", [_timed(add(writer, 1000)) for _ in range(3)])
    shutil.rmtree(copy)


def _say_times(report: Report, what: str, times: list[float], limit: float | None = None) -> None:
    report.say(f"{what}: median", statistics.median(times), "ms", limit)
    report.say(f"{what}: quickest tenth", sorted(times)[len(times) // 10], "ms")


def _disk(folder: Path) -> list[float]:
    """What any durable change of one file and a pointer to it takes here."""
    folder = folder / "disk"
    folder.mkdir(exist_ok=True)
    place = os.open(folder, os.O_RDONLY)
    with (folder / "data").open("wb", buffering=0) as data:

        def change() -> None:
            data.write(b"x" * 600)
            os.fdatasync(data.fileno())
            with (folder / "new").open("wb", buffering=0) as head:
                head.write(b"x" * 1200)
                os.fdatasync(head.fileno())
            (folder / "new").replace(folder / "head")
            os.fsync(place)

        times = [_timed(change) for _ in range(50)]
    os.close(place)
    shutil.rmtree(folder)
    return times


def measure_bytes(folder: Path, report: Report) -> None:
    """What one insert writes, at 1,000 and at 100,000 articles."""
    print("bytes written for one insert (mean of 200)")
    means = {}
    row = msgspec.to_builtins(Generator(1).records(0)["articles"][0])
    for size in (SIZES[0], SIZES[-1]):
        copy = _copy(folder, size, cache=False)
        with TinyDB(copy, storage=Storage) as database:
            table = Table(database.storage, "articles")
            before = _written()
            for _ in range(200):
                table.insert(row)
            means[size] = (_written() - before) / 200
        report.say(f"at {size:,}", means[size], "bytes")
        shutil.rmtree(copy)
    ratio = max(means.values()) / min(means.values())
    report.say("the larger to the smaller", ratio, "x", 1.1)


def _copy(folder: Path, size: int, *, cache: bool) -> Path:
    copy = folder / "copy.dossier"
    shutil.rmtree(copy, ignore_errors=True)
    if cache:
        with Dossier.open(dossier(folder, size)) as opened:
            opened.index()
    shutil.copytree(dossier(folder, size), copy, ignore=None if cache else shutil.ignore_patterns("cache"))
    return copy


def _written() -> int:
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("wchar")))


def _timed(action: Callable[[], Any]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


MEASURES: Final = {"open": measure_open, "get": measure_get, "insert": measure_insert, "bytes": measure_bytes}


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    report = Report()
    print(f"the machine must be quiet: others keep {os.getloadavg()[0]:.1f} of {os.cpu_count()} cores busy")
    for name in arguments.only:
        MEASURES[name](arguments.folder, report)
    print("every limit is kept" if not report.failed else f"not kept: {', '.join(report.failed)}")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
