"""The long versions of tests/store/test_processes.py.

    python -m tests.benchmarks.store_torture FOLDER [--rounds 100] [--seconds 60]

A writer is killed with SIGKILL a hundred times; then one writer and three readers share a dossier for a minute. Prints
what was found, and exits with 1 if anything was wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.store.crowd import gather
from tests.store.killing import torture


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = arguments.folder / f"torture-{time.time_ns()}"
    folder.mkdir(parents=True)
    killed = torture(folder / "killed.dossier", arguments.rounds, arguments.seed)
    print(f"kill -9: {killed.rounds} rounds, {killed.commits} commits, {len(killed.wrong)} rounds with anything wrong")
    crowd = gather(folder / "crowd.dossier", arguments.seconds)
    print(
        f"one writer, three readers, {arguments.seconds:g} s: {crowd.commits} commits, {crowd.looks} looks, the slowest"
        f" {crowd.slowest:.0f} ms, {len(crowd.wrong)} processes failed"
    )
    print("\n".join([*killed.wrong, *crowd.wrong]))
    return 1 if killed.wrong or crowd.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
