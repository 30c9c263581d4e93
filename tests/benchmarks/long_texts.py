"""Prints what a long text costs a kilobyte beside a short one: ``python -m tests.benchmarks.long_texts FOLDER``.

FOLDER holds text files. They are shuffled and joined to one text, of which the first 50 KB, 200 KB and 1 MB are
extracted; then come texts of other shapes, of 200 KB each: one line without a full stop, names alone, lines of one
word, and a page with a table. Times are of the processor. The exit code is 1 if a kilobyte of the longest text takes
more than ``--bar`` times one of the shortest, or one of another shape more than twice that.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tui.documents import read
from tui.extraction.dictionaries import Dictionaries
from tui.extraction.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (50_000, 200_000, 1_000_000)
OTHER = 200_000
MEMORY = 1_000
"""MB that the process may take at most."""


def shapes(news: str, random: Random) -> Iterator[tuple[str, str]]:
    """The texts to extract, by file name."""
    for size in SIZES:
        yield f"{size // 1000} KB.txt", news[:size]
    yield "no stop.txt", re.sub(r"[.!?\n]", " ", news[:OTHER])
    words = re.findall(r"\b[A-Z][a-z]{3,}\b", news)
    names = [f"{random.choice(words)} {random.choice(words)}" for _ in range(OTHER // 15)]
    yield "names.txt", ", ".join(names)
    yield "words.txt", "\n".join(random.choices(news.split(), k=OTHER // 7))
    rows = "".join(f"<tr><td>{name}</td><td>{random.randrange(900)}</td></tr>\n" for name in names[:5_000])
    yield (
        "table.html",
        f"<html><body><h1>List</h1><table><tr><th>Name</th><th>Killed</th></tr>{rows}</table></body></html>",
    )


def main() -> int:
    """Extract them all; print seconds, milliseconds a kilobyte and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bar", type=float, default=1.5)
    arguments = parser.parse_args()
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", BLIS_NUM_THREADS="1")
    random = Random(1)
    texts = [path.read_text(errors="replace").strip() for path in sorted(arguments.folder.rglob("*.txt"))]
    random.shuffle(texts)
    news = "\n\n".join(texts)
    if len(news) < SIZES[-1]:
        raise SystemExit(f"{arguments.folder} holds {len(news)} characters; {SIZES[-1]} are needed")
    dictionaries = Dictionaries()
    extract(read("first.txt", news[:5_000].encode()), dictionaries)
    costs: dict[str, float] = {}
    for name, text in shapes(news, random):
        data = text.encode()
        start = time.process_time()
        found = extract(read(name, data), dictionaries)
        seconds = time.process_time() - start
        costs[name] = seconds / len(data) * 1e6
        print(f"{name:12} {seconds:7.1f} s  {costs[name]:6.1f} ms a KB  {len(found.reports)} reports", flush=True)
    shortest, *_, longest = (f"{size // 1000} KB.txt" for size in SIZES)
    others = max(cost for name, cost in costs.items() if not name.endswith("KB.txt"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratio, odd = costs[longest] / costs[shortest], others / costs[shortest]
    print(f"ratio {ratio:.2f} (bar {arguments.bar})   other shapes at most {odd:.2f} (bar {2 * arguments.bar})")
    print(f"peak {peak:.0f} MB (bar {MEMORY})")
    return int(ratio > arguments.bar or odd > 2 * arguments.bar or peak > MEMORY)


if __name__ == "__main__":
    sys.exit(main())
