"""Opens a store in one of several ways, counts articles and reads the last 50: run by store_bench, a process each.

A way loads what it needs, and only that, and returns what opens, counts and reads. ``ours`` and ``sqlite`` give the
same records; ``tinydb`` and ``json`` give TinyDB's documents.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

Reading = Callable[[Path], tuple[int, int]]


def ours() -> Reading:
    """The dossier."""
    from tui.store.reading import Dossier

    def read(path: Path) -> tuple[int, int]:
        with Dossier.open(path) as dossier:
            return dossier.count("articles"), len(dossier.last("articles", 50))

    return read


def tinydb() -> Reading:
    """The same files through TinyDB's interface."""
    from tinydb import TinyDB

    from tui.store.storage import Storage
    from tui.store.table import Table

    def read(path: Path) -> tuple[int, int]:
        with TinyDB(path, storage=Storage, access_mode="r") as database:
            table = Table(database.storage, "articles")
            return len(table), len(table.last(50))

    return read


def sqlite() -> Reading:
    """Rows of SQLite, decoded to the same records."""
    import sqlite3

    from tui.store.records import decode

    def read(path: Path) -> tuple[int, int]:
        connection = sqlite3.connect(path)
        (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        rows = connection.execute("SELECT json FROM articles ORDER BY n DESC LIMIT 50").fetchall()
        return count, len([decode("articles", row) for (row,) in rows])

    return read


def stock() -> Reading:
    """TinyDB's own storage."""
    from tinydb import TinyDB

    def read(path: Path) -> tuple[int, int]:
        with TinyDB(path, access_mode="r") as database:
            table = database.table("articles")
            count = len(table)
            return count, len(table.get(doc_ids=[*range(count - 49, count + 1)]))

    return read


if __name__ == "__main__":
    way = {"ours": ours, "tinydb": tinydb, "sqlite": sqlite, "json": stock}[sys.argv[1]]()
    start = time.perf_counter()
    count, rows = way(Path(sys.argv[2]))
    inner = (time.perf_counter() - start) * 1000
    assert rows == 50
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    memory = int(peak.split()[1]) / 1024
    print(json.dumps({"count": count, "inner": inner, "memory": memory}))
