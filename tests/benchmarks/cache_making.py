"""How much memory and time it takes to make a dossier's search index.

    python -m tests.benchmarks.cache_making FOLDER [--sizes 10000 100000]

Makes dossiers by the generator in FOLDER first, if they are not there (2 GB). Each index is made in a process of its
own. Memory is not to grow with the dossier: for ten times as many articles it may at most double. Exits with 1
if a limit is not kept.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tests.benchmarks.generate import generate
from tui.store import cache
from tui.store.dossier import Dossier

_GROWTH: Final = 2.0
_MEGABYTES: Final = 400


def make(path: Path) -> dict[str, float]:
    """Make one beside the dossier, in this process."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=path.parent) as folder, Dossier.open(path) as dossier:
        file = Path(folder) / "index.sqlite"
        connection = sqlite3.connect(file, isolation_level=None)
        cache.rebuild(connection, dossier)
        connection.close()
        size = file.stat().st_size
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = time.perf_counter() - start
    return {
        "memory": used.ru_maxrss / 1024,
        "cpu": used.ru_utime + used.ru_stime,
        "seconds": seconds,
        "size": size / 1e6,
    }


def main() -> int:
    """The command."""
    if sys.argv[1:2] == ["--make"]:
        print(json.dumps(make(Path(sys.argv[2]))))
        return 0
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    found = []
    for size in sorted(arguments.sizes):
        path = arguments.folder / f"{size}.dossier"
        if not path.exists():
            generate(path, size)
        command = [sys.executable, "-m", __spec__.name, "--make", str(path)]
        made = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            f"{size:,} articles: at most {made['memory']:.0f} MB, {made['seconds']:.0f} s, CPU {made['cpu']:.0f} s,"
            f" for {made['size']:.0f} MB",
            flush=True,
        )
        found.append(made["memory"])
    growth = found[-1] / found[0]
    print(f"the largest to the smallest: {growth:.2f} times the memory (at most {_GROWTH}, and {_MEGABYTES} MB)")
    return growth > _GROWTH or found[-1] > _MEGABYTES


if __name__ == "__main__":
    sys.exit(main())
