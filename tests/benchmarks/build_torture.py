"""The long version of tests/build/test_killing.py.

    python -m tests.benchmarks.build_torture FOLDER [--step 1] [--rounds 50]

A build is killed at each of its changes of the disk, finds the disk full from each of them on, or may let no file grow
beyond each of many sizes; then one is killed at random moments. Prints how many ended how, and exits with 1 if anything
was wrong with what one left behind.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from collections import Counter
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.build.killing import Ended, Scene, full, killed, no_longer_than

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PAGE = 4096


def kills(scene: Scene, step: int) -> Iterator[tuple[Ended, list[str]]]:
    """Killed at each change, until it is not."""
    for at in count(1, step):
        yield (found := scene.wrong(killed(at), dies=True))
        if found[0].code == 0:
            return


def fillings(scene: Scene, step: int, points: int) -> Iterator[tuple[Ended, list[str]]]:
    """The disk is full from each change on."""
    for at in range(1, points, step):
        yield scene.wrong(full(at), dies=False)


def limits(scene: Scene) -> Iterator[tuple[Ended, list[str]]]:
    """No file may be longer than so many pages, until that is enough."""
    for pages in count(1):
        yield (found := scene.wrong(no_longer_than(pages * _PAGE), dies=False))
        if found[0].code == 0:
            return


def surprises(scene: Scene, rounds: int, seed: int) -> Iterator[tuple[Ended, list[str]]]:
    """Killed at random moments, between the changes and within SQLite as well."""
    random = Random(seed)
    for _ in range(rounds):
        yield scene.wrong(_after(random.random() * 0.3), dies=True)


def _after(seconds: float) -> Callable[[], None]:
    def kill() -> None:
        time.sleep(seconds)
        os.kill(os.getpid(), signal.SIGKILL)

    return threading.Thread(target=kill, daemon=True).start


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--step", type=int, default=1, help="try every so many-th change")
    parser.add_argument("--rounds", type=int, default=50, help="kills at random moments")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = arguments.folder / f"torture-{time.time_ns()}"
    folder.mkdir(parents=True)
    scene = Scene(folder)
    killed_at = list(kills(scene, arguments.step))
    ways = {
        "killed at a change": killed_at,
        "full from a change on": list(fillings(scene, arguments.step, len(killed_at) * arguments.step)),
        "files no longer than": list(limits(scene)),
        "killed at random": list(surprises(scene, arguments.rounds, arguments.seed)),
    }
    wrong = []
    for way, ends in ways.items():
        codes = Counter(ended.code for ended, _ in ends)
        bad = [found for _, found in ends if found]
        print(f"{way}: {len(ends)} builds, ended with {dict(sorted(codes.items()))}, {len(bad)} left anything wrong")
        wrong += bad
    print("\n".join(map(str, wrong)))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
