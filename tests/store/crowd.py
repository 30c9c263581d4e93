"""One writer and several readers, each a process: no error, no state in between, and counts that never go back.

python -m tests.store.crowd write|read FOLDER SECONDS
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.store.conftest import fill, records
from tui.store.dossier import TABLES, Dossier, Writer


class Crowd(NamedTuple):
    """What came of it: commits made, what the readers looked at, their slowest look in ms, and what went wrong."""

    commits: int
    looks: int
    slowest: float
    wrong: list[str]


def gather(path: Path, seconds: float, readers: int = 3) -> Crowd:
    """Let one writer and several readers use a dossier at the same time."""
    with Writer.open(path) as writer:
        fill(writer, range(1))
        writer.commit()
    roles = ["write"] + ["read"] * readers
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", __name__, role, str(path), str(seconds)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for role in roles
    ]
    looks, slowest, wrong = 0, 0.0, []
    for process in processes:
        out, error = process.communicate()
        if process.returncode:
            wrong.append(error[-600:])
        elif process is not processes[0]:
            said = json.loads(out)
            looks += said["looks"]
            slowest = max(slowest, said["slowest"])
    with Dossier.open(path) as dossier:
        return Crowd(dossier.info.commit, looks, slowest, wrong)


def write(path: Path, seconds: float) -> None:
    """Add an article with its facts a commit; every tenth commit rewrites and removes as well, but for articles."""
    end = time.monotonic() + seconds
    with Writer.open(path) as writer:
        number = 1
        while time.monotonic() < end:
            fill(writer, range(number, number + 1))
            if number % 10 == 0:
                fill(writer, range(number - 5, number - 3), "again", ("texts", "events"))
                writer.remove("problems", [f"news/{number - 7}.bin"])
            writer.commit()
            number += 1


def read(path: Path, seconds: float) -> None:
    """Look at one commit after another, each of which must be whole."""
    end = time.monotonic() + seconds
    looks, slowest, seen, articles = 0, 0.0, 0, 0
    with Dossier.open(path) as dossier:
        while time.monotonic() < end:
            start = time.perf_counter()
            dossier.refresh()
            info = dossier.info
            assert info.commit >= seen, f"commit {seen} was followed by {info.commit}"
            assert info.counts["articles"] >= articles, f"{articles} articles became {info.counts['articles']}"
            seen, articles = info.commit, info.counts["articles"]
            last = records(articles - 1)
            for table in ("articles", "actors", "quotes", "figures", "relations"):
                assert dossier.count(table) == articles, f"{dossier.count(table)} {table} for {articles} articles"
                assert dossier.get(table, last[table].id) == last[table]  # type: ignore[union-attr]
            if looks % 20 == 0:
                for table in TABLES:
                    assert sum(1 for _ in dossier.all(table)) == info.counts[table], table
                rows = dossier.index().execute("SELECT count(*) FROM article").fetchone()
                assert rows == (dossier.count("articles"),), "the cache stands for another commit"
            looks += 1
            slowest = max(slowest, (time.perf_counter() - start) * 1000)
            time.sleep(0.002)
    print(json.dumps({"looks": looks, "slowest": slowest}))


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]](Path(sys.argv[2]), float(sys.argv[3]))
