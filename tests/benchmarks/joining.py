"""What one document more, another one in its place, or one less costs a dossier of any size.

    python -m tests.benchmarks.joining FOLDER [--sizes 1000 100000]

Makes in FOLDER, if they are not there, dossiers by the generator with as many small files that they seem to be made of
(100,000: 3 GB, ten minutes), and works on a copy. Each build runs in a process of its own, with a real document and the
real pipeline; what the language model takes to load is measured in the same process and taken off. The limit for one
document more is the issue's; the others are to be no dearer. Exits with 1 if a limit is not kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tests.benchmarks.generate import Generator
from tui import locations
from tui.build import build, workers
from tui.build.versions import extractor
from tui.documents import discover
from tui.extraction.articles.duplicates import BITS, SIZE
from tui.model import Article, Body
from tui.store import writing
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.store.dossier import Record

_SECONDS: Final = 2.0
_MEGABYTES: Final = 1000
_RUNS: Final = 3
_STEPS: Final = ("nothing", "add", "change", "remove")


def prepare(folder: Path, size: int) -> tuple[Path, Path]:
    """The documents and the dossier of a size, joined by a first build that reads nothing."""
    files, dossier = folder / f"{size}.files", folder / f"{size}.joined.dossier"
    if (dossier / "cache" / "joining.sqlite").exists():
        with Writer.open(dossier) as writer:
            if writer.info.extractor == extractor(()):
                return files, dossier
    shutil.rmtree(dossier, ignore_errors=True)
    follow, writing.follow = writing.follow, lambda *_: None
    generator = Generator(size)
    with Writer.open(dossier, name=f"{size} articles") as writer:
        for n in range(size):
            for table, records in generator.records(n).items():
                writer.put(table, _sourced(records, n, files))
        writer.describe(extractor=extractor(()))
        writer.commit()
    writing.follow = follow
    first = _child("nothing", files, dossier)
    print(
        f"{size:,} articles joined for the first time: {first['seconds']:.0f} s, CPU {first['cpu']:.0f} s,"
        f" {first['joined']:.0f} MB before the cache was made, {first['memory']:.0f} MB after",
        flush=True,
    )
    return files, dossier


def _sourced(records: list[Record], n: int, files: Path) -> Iterator[Record]:
    """The records with the hash of a file that is there, and with a sketch; one article in twenty copies the last."""
    for record in records:
        if isinstance(record, Article):
            file = files / record.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(record.path)
            yield msgspec.structs.replace(record, sha256=hashlib.sha256(record.path.encode()).hexdigest())
        elif isinstance(record, Body):
            sketch = sorted(Random(n - (n % 20 == 19)).sample(range(1 << (BITS - 4)), SIZE))
            yield msgspec.structs.replace(record, shingles=tuple(sketch))
        else:
            yield record


def step(name: str, files: Path, dossier: Path) -> dict[str, Any]:
    """One build, in this process."""
    document = files / "late.txt"
    text = (locations.sample_documents() / "quetta-station-blast.txt").read_text(encoding="utf-8")
    if name == "add":
        document.write_text(text, encoding="utf-8")
    elif name == "change":
        document.write_text(text.replace("26", "31"), encoding="utf-8")
    elif name == "remove":
        document.unlink()
    found: dict[str, Any] = {"step": name, "records": 0, "cache": 0.0}
    start = time.perf_counter()
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=workers._prepare, initargs=((),)) as pool:
        pool.submit(int).result()
    found["model"] = time.perf_counter() - start if name in ("add", "change") else 0.0
    start = time.perf_counter()
    found["documents"] = sum(1 for _ in discover([files]))
    found["walk"] = time.perf_counter() - start
    follow = writing.follow

    def counting(folder: Any, before: Any, after: Any, touched: dict[str, frozenset[int]], opened: Any) -> None:
        found["records"] = sum(map(len, touched.values()))
        found["joined"] = _peak()
        begin = time.perf_counter()
        follow(folder, before, after, touched, opened)
        found["cache"] = time.perf_counter() - begin

    writing.follow = counting
    written, used = _written(), _cpu()
    start = time.perf_counter()
    summary = build([files], dossier)
    found["seconds"] = time.perf_counter() - start
    found["written"] = _written() - written
    found["memory"] = _peak()
    found["cpu"] = _cpu() - used
    found["counts"] = [summary.articles, summary.events, summary.timeline, summary.actors]
    found["did"] = [summary.added, summary.changed, summary.removed]
    return found


def _cpu() -> float:
    """Seconds of CPU that this process has used so far; what a worker uses is mostly the model's load."""
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


def _peak() -> float:
    """The most memory that this process has had so far, in MB."""
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def _written() -> int:
    """Bytes that this process has written so far, to files."""
    fields = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(fields["wchar"])


def _child(name: str, files: Path, dossier: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", __spec__.name, "--step", name, str(files), str(dossier)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def measure(folder: Path, size: int) -> list[str]:
    """Prints the figures of a size; returns which limits were not kept."""
    files, prepared = prepare(folder, size)
    (files / "late.txt").unlink(missing_ok=True)
    dossier = folder / f"{size}.copy.dossier"
    shutil.rmtree(dossier, ignore_errors=True)
    shutil.copytree(prepared, dossier)
    print(f"{size:,} articles, median of {_RUNS}")
    time.sleep(3)  # until the last file is so old that its times vouch for it
    _child("nothing", files, dossier)
    runs = [[_child(name, files, dossier) for name in _STEPS] for _ in range(_RUNS)]
    failed = []
    for n, name in enumerate(_STEPS):
        middle = {
            key: sorted(run[n][key] for run in runs)[_RUNS // 2]
            for key in ("seconds", "model", "walk", "cache", "memory", "cpu", "written", "records")
        }
        beyond = middle["seconds"] - middle["model"]
        print(
            f"  {name:<8} {beyond:6.2f} s beyond the model's {middle['model']:.2f} (walk {middle['walk']:.2f}, cache"
            f" {middle['cache']:.2f}; CPU but for the worker's {middle['cpu']:.2f}), {middle['memory']:.0f} MB,"
            f" {middle['written'] / 1000:,.0f} kB written, {middle['records']} records; {runs[0][n]['counts']}"
        )
        failed += [f"{name} at {size:,}"] if beyond > _SECONDS or middle["memory"] > _MEGABYTES else []
    shutil.rmtree(dossier)
    return failed


def main() -> int:
    """The command."""
    if sys.argv[1:2] == ["--step"]:
        print(json.dumps(step(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))))
        return 0
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    arguments = parser.parse_args()
    failed = [one for size in arguments.sizes for one in measure(arguments.folder, size)]
    print("every limit kept" if not failed else f"not kept: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
