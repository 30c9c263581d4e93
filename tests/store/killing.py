"""A writer that is killed with SIGKILL at a random moment, again and again, and what is found afterwards.

What commit ``n`` does depends on ``n`` alone, so the state that belongs to any commit is known, whoever made it.

    python -m tests.store.killing FOLDER        the writer: commits until it is killed, and prints the number of each
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from tinydb import TinyDB
from tinydb.storages import JSONStorage

from tui.errors import DossierMissing
from tui.model import Figure, Problem
from tui.store.check import check
from tui.store.dossier import Dossier, Record, Writer

State = dict[str, dict[str, Record]]


class Outcome(NamedTuple):
    """Of some rounds: commits made, rounds after which a committed record was lost or a state in between was found."""

    rounds: int
    commits: int
    wrong: list[str]


def step(number: int) -> tuple[list[Record], list[str], list[Record] | None]:
    """What commit ``number`` does: figures put, figures removed, and all problems, if they are replaced."""
    random = Random(number)
    size = random.choice((1, 3, 50))
    names = [f"fi-{random.randrange(400) * 2654435761 % (1 << 40):010x}" for _ in range(size)]
    pad = "é" * random.randint(10, 2000)
    put: list[Record] = [Figure(name, "ar-0000000000", 0, 1, pad, number) for name in dict.fromkeys(names)]
    gone = names[-2:] if random.random() < 0.3 else []
    problems: list[Record] | None = None
    if random.random() < 0.2:
        problems = [Problem(f"file {n}", f"commit {number}") for n in range(random.randrange(9))]
    return put, gone, problems


def expected(commit: int) -> State:
    """What the dossier holds after a commit."""
    figures: dict[str, Record] = {}
    problems: dict[str, Record] = {}
    for number in range(1, commit + 1):
        put, gone, replaced = step(number)
        figures.update((record.id, record) for record in put if isinstance(record, Figure))
        for name in gone:
            figures.pop(name, None)
        if replaced is not None:
            problems = {record.path: record for record in replaced if isinstance(record, Problem)}
    return {"figures": figures, "problems": problems}


def write(path: Path) -> None:
    """Commit until killed; each number is printed once its commit has returned."""
    while True:
        with Writer.open(path) as writer:
            for _ in range(20):
                put, gone, problems = step(writer.info.commit + 1)
                writer.put("figures", put)
                writer.remove("figures", gone)
                if problems is not None:
                    writer.replace("problems", problems)
                writer.describe(built=str(writer.info.commit + 1))
                print(writer.commit(), flush=True)


def torture(path: Path, rounds: int, seed: int = 1) -> Outcome:
    """Let writers be killed, and look at what each leaves behind."""
    random = Random(seed)
    wrong: list[str] = []
    commit = 0
    for number in range(rounds):
        process = subprocess.Popen([sys.executable, "-m", __name__, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(random.random() * 0.25)
        process.send_signal(signal.SIGKILL)
        acknowledged = [
            int(line) for line in (first + process.stdout.read()).splitlines(keepends=True) if line[-1:] == "\n"
        ]
        process.wait()
        process.stdout.close()
        try:
            commit = _look(path, max(acknowledged, default=commit))
        except (AssertionError, Exception) as error:  # noqa: BLE001 - whatever it is, it is a finding
            wrong.append(f"round {number}: {error!r}"[:300])
    return Outcome(rounds, commit, wrong)


def _look(path: Path, acknowledged: int) -> int:
    try:
        dossier = Dossier.open(path)
    except DossierMissing:
        assert acknowledged == 0, "nothing is left"
        return 0
    commit = dossier.info.commit
    assert commit >= acknowledged, f"commit {acknowledged} is lost: {commit} is the last"
    state = expected(commit)
    for table, records in state.items():
        found = {getattr(record, "id", None) or record.path: record for record in dossier.all(table)}  # type: ignore[union-attr]
        assert found == records, f"the {table} are not those of commit {commit}"
        assert dossier.count(table) == len(records), f"the {table} are miscounted"
    Writer.open(path).close()
    found_wrong = [str(finding) for finding in check(path) if finding.kind in ("file", "record")]
    assert not found_wrong, found_wrong
    for table, records in state.items():
        for file in path.glob(f"{table}.g*.json"):
            with TinyDB(file, storage=JSONStorage, access_mode="r") as stock:
                told = [document for document in stock.table(table) if document]  # an empty one marks a removal
                assert len(told) == len(records), f"stock TinyDB reads other {table}"
    return commit


if __name__ == "__main__":
    write(Path(sys.argv[1]))
