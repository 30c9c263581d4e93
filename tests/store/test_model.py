"""The store against a plain dictionary, over any sequence of changes, commits, crashes of the cache and openings."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tinydb import TinyDB
from tinydb.storages import JSONStorage

from tui.errors import UnknownRecord
from tui.model import Figure, Problem
from tui.store import draft, index
from tui.store.check import check
from tui.store.dossier import Dossier, Record, Writer

names = st.one_of(
    st.integers(0, 40).map(lambda n: f"fi-{n * 26846587231 % (1 << 40):010x}"),
    st.sampled_from(["a", "b", "", "ä/ö", "\udc80", "x" * 300]),
)
texts = st.text(max_size=60) | st.sampled_from(['"', "\\", "\n}}\n", "{ }", "\ud800", "\x00\x1b]52"])


def record(table: str, name: str, text: str) -> Record:
    if table == "problems":
        return Problem(name, text)
    return Figure(name, "ar-0000000000", 0, 1, text, 1)


class Store(RuleBasedStateMachine):
    """Two tables, one of numbered ids and one of paths; a table is written anew early, and tails are short."""

    @initialize(small=st.sampled_from([0, 1 << 25]), tail=st.sampled_from([0, 3, 4096]))
    def begin(self, small: int, tail: int) -> None:
        self.limits = draft.SMALL, draft.TAIL
        draft.SMALL, draft.TAIL = small, tail
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "m.dossier"
        self.writer = Writer.open(self.path, name="m")
        self.committed: dict[str, dict[str, Record]] = {"figures": {}, "problems": {}}
        self.wanted: dict[str, dict[str, Record]] = {"figures": {}, "problems": {}}
        self.reader: Dossier | None = None
        self.seen: dict[str, dict[str, Record]] = {}

    @rule(table=st.sampled_from(["figures", "problems"]), rows=st.dictionaries(names, texts, max_size=6))
    def put(self, table: str, rows: dict[str, str]) -> None:
        records = [record(table, name, text) for name, text in rows.items()]
        self.writer.put(table, records)
        self.wanted[table].update(zip(rows, records, strict=True))

    @rule(table=st.sampled_from(["figures", "problems"]), gone=st.lists(names, max_size=4))
    def remove(self, table: str, gone: list[str]) -> None:
        self.writer.remove(table, gone)
        for name in gone:
            self.wanted[table].pop(name, None)

    @rule(table=st.sampled_from(["figures", "problems"]), rows=st.dictionaries(names, texts, max_size=6))
    def replace(self, table: str, rows: dict[str, str]) -> None:
        self.wanted[table] = {name: record(table, name, text) for name, text in rows.items()}
        self.writer.replace(table, iter(self.wanted[table].values()))

    @rule()
    def commit(self) -> None:
        before = self.writer.info.commit
        number = self.writer.commit()
        assert number in (before, before + 1)
        self.committed = {table: dict(rows) for table, rows in self.wanted.items()}

    @rule()
    def reopen(self) -> None:
        self.writer.close()
        self.writer = Writer.open(self.path)
        self.wanted = {table: dict(rows) for table, rows in self.committed.items()}

    @rule()
    def lose_what_is_derived(self) -> None:
        self.writer.close()
        for file in self.path.glob("*.idx"):
            file.unlink()
        shutil.rmtree(self.path / "cache", ignore_errors=True)
        self.writer = Writer.open(self.path)
        self.wanted = {table: dict(rows) for table, rows in self.committed.items()}

    @precondition(lambda self: self.writer.info.commit)
    @rule()
    def read(self) -> None:
        self.reader = Dossier.open(self.path)
        self.seen = {table: dict(rows) for table, rows in self.committed.items()}

    @invariant()
    def the_writer_reads_what_it_wrote(self) -> None:
        if hasattr(self, "writer"):
            self._same(self.writer, self.wanted)

    @invariant()
    def a_reader_stays_at_its_commit(self) -> None:
        if getattr(self, "reader", None):
            assert self.reader
            self._same(self.reader, self.seen)

    def teardown(self) -> None:
        if not hasattr(self, "writer"):
            return
        self.writer.close()
        if self.writer.info.commit:
            with Dossier.open(self.path) as dossier:
                self._same(dossier, self.committed)
            assert [str(finding) for finding in check(self.path) if finding.kind in ("file", "record")] == []
            for table, rows in self.committed.items():
                for file in self.path.glob(f"{table}.g*.json"):
                    stock = TinyDB(file, storage=JSONStorage, access_mode="r")
                    values = [dict(document) for document in stock.table(table) if document or draft.SMALL]
                    stock.close()
                    expected = [msgspec.to_builtins(row) for row in rows.values()]
                    assert sorted(map(json.dumps, values)) == sorted(map(json.dumps, expected))
        draft.SMALL, draft.TAIL = self.limits
        shutil.rmtree(self.folder)

    def _same(self, store: Dossier | Writer, expected: dict[str, dict[str, Record]]) -> None:
        for table, rows in expected.items():
            assert store.count(table) == len(rows)
            found = list(store.all(table))
            assert {r.path if isinstance(r, Problem) else r.id: r for r in found} == rows  # type: ignore[union-attr]
            assert len(found) == len(rows)
            assert store.many(table, list(rows)) == list(rows.values())
            try:
                store.get(table, "nowhere")
            except UnknownRecord:
                continue
            raise AssertionError("found what is not there")


Store.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestStore = Store.TestCase
assert index.TAIL == 4096
