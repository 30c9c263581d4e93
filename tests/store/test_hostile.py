"""A dossier from elsewhere is data: whatever is in it, it is read or refused with a reason, within bounds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.conftest import fill
from tui.errors import DatelineError, DossierBroken, DossierTooNew
from tui.store.check import check
from tui.store.dossier import TABLES, Dossier, Writer
from tui.store.head import HEAD, Head, decode, encode
from tui.store.index import Span, pack
from tui.store.repair import repair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ["HEAD.json", "events.g1.json", "events.g1.idx", "texts.g1.json", "LOCK", "cache", "cache/index.sqlite"]


def use(path: Path) -> None:
    """Everything that the program does with a dossier. Only DatelineError may come of it."""
    with Dossier.open(path) as dossier:
        for table in TABLES:
            for record in dossier.all(table):
                dossier.get(table, getattr(record, "id", None) or record.path)  # type: ignore[union-attr]
        dossier.index().execute("SELECT count(*) FROM article").fetchone()


def attempt(path: Path) -> list[str]:
    """What is said about it by each way of using it."""
    said = []
    for way in (use, lambda path: list(check(path)), _write, repair, use):
        try:
            way(path)
        except DatelineError as error:
            said.append(error.problem)
    assert all(said)
    return said


def _write(path: Path) -> None:
    with Writer.open(path) as writer:
        fill(writer, range(2, 4), "more")
        writer.commit()


def set_head(path: Path, change: Callable[[Head], Head]) -> None:
    """Put another HEAD in place, sealed as if the program had written it."""
    file = path / HEAD
    file.write_bytes(encode(change(decode(file.read_bytes(), path))))


def set_table(path: Path, table: str, **fields: Any) -> None:
    """Let HEAD say something else of a table."""
    set_head(
        path,
        lambda head: msgspec.structs.replace(
            head, tables=head.tables | {table: msgspec.structs.replace(head.tables[table], **fields)}
        ),
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "device"])
def test_what_is_no_file_is_refused(path: Path, tmp_path: Path, name: str, kind: str) -> None:
    with Dossier.open(path) as dossier:
        dossier.index()
    target = tmp_path / "outside"
    place = path / name
    if place.is_dir():
        shutil.copytree(place, target)
        shutil.rmtree(place)
    else:
        shutil.copy(place, target)
        place.unlink()
    before = target.stat().st_mtime_ns
    if kind == "link":
        place.symlink_to(target)
    elif kind == "folder":
        if name == "cache":
            pytest.skip("a folder is what it should be")
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        try:
            os.mknod(place, 0o20600, os.makedev(1, 5))
        except PermissionError:
            pytest.skip("only root makes devices")
    said = attempt(path)
    assert said or name.endswith(".idx"), "it was taken for what it is not"
    assert target.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "fields",
    [
        {"end": (1 << 40) - 1},
        {"end": 3},
        {"end": 0},
        {"entries": (1 << 56) - 1},
        {"entries": (1 << 56) - 1, "ordered": (1 << 56) - 1},
        {"ordered": 9999},
        {"entries": 0},
        {"entries": 0, "ordered": 0},
        {"count": (1 << 56) - 1},
        {"generation": (1 << 56) - 1},
        {"index": 77},
        {"highest": 0},
        {"crc": 1},
        {"dead": 1 << 39},
        {"schema": 0},
    ],
    ids=str,
)
def test_a_head_that_lies_is_found_out_or_does_no_harm(path: Path, fields: dict[str, int]) -> None:
    set_table(path, "events", **fields)
    attempt(path)
    assert [finding for finding in check(path) if finding.kind in ("file", "record")] == []


def test_a_length_beyond_the_end_is_not_read(path: Path) -> None:
    lies = [Span(0, (1 << 32) - 1), Span((1 << 40) - 1, (1 << 32) - 1), Span(10**6, 5), Span(0, 0), Span(1, 40)]
    for lie in lies:
        data = b"".join(pack(1 << 52 | n, lie) for n in range(1, 9))
        (path / "events.g1.idx").write_bytes(data)
        with Dossier.open(path) as dossier:
            assert len(list(dossier.all("events"))) in (0, 8)
        assert [finding for finding in check(path) if finding.where == "events.g1.idx"]


def test_a_sparse_file_of_a_terabyte_takes_no_memory(path: Path) -> None:
    end = 1 << 39
    file = path / "events.g1.json"
    with file.open("r+b") as sparse:
        sparse.truncate(end + 5)
    set_table(path, "events", end=end, entries=0, ordered=0)
    (path / "events.g1.idx").unlink()
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "from pathlib import Path\nfrom tui.errors import DossierBroken\nfrom tui.store.dossier import Dossier\n"
        "try: list(Dossier.open(Path(sys.argv[1])).all('events'))\n"
        "except DossierBroken: print(Path('/proc/self/status').read_text()); sys.exit(7)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False, stdout=subprocess.PIPE)
    assert done.returncode == 7
    # what getrusage says begins with the memory of the process that forked
    peak = re.search(rb"VmHWM:\s+(\d+) kB", done.stdout)
    assert peak is not None
    assert int(peak[1]) < 200_000


@pytest.mark.parametrize(
    "value",
    [
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"null",
        b"[]",
        b"{}",
        b'{"id": 5}',
        b'{"id": "ev-0000000002"}',
        b'"text"',
        b"\xff\xfe",
        b"NaN",
        b'{"id": "ev-0000000002", "title": "\\ud800", "type": "meeting", "reports": [1]}',
        b'{"id": "ev-0000000002", "extra": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"id": "ev-0000000002", "title": "t", "type": "war", "reports": [], "sources": 1e400}',
    ],
    ids=lambda value: value[:30],
)
def test_a_record_that_is_none_is_refused_and_then_set_aside(path: Path, value: bytes) -> None:
    file = path / "events.g1.json"
    lines = file.read_bytes().split(b"\n")
    lines[2] = b'"%d": %b,' % (1 << 52 | 2, value)
    data = b"\n".join(lines)
    file.write_bytes(data)
    (path / "events.g1.idx").unlink()
    set_table(path, "events", end=len(data) - 4)
    with pytest.raises(DossierBroken, match="events"), Dossier.open(path) as dossier:
        list(dossier.all("events"))
    assert any(finding.kind in ("file", "record") for finding in check(path))
    done = repair(path)
    assert (done.quarantined, done.missing) == (1, 1)
    assert (
        value[:20].decode("latin-1").isascii() is False or (path / "lost+found.jsonl").stat().st_size > len(value) // 2
    )
    with Dossier.open(path) as dossier:
        assert len(list(dossier.all("events"))) == dossier.count("events") == 7


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"{", b"[" * 200_000, b'{"format": "1"}', b'{"format": 1}', b"\xff", b" " * (2 << 20), b"{}"],
    ids=lambda data: data[:16],
)
def test_a_head_that_is_none_is_refused_and_then_made_anew(path: Path, data: bytes) -> None:
    (path / HEAD).write_bytes(data)
    with pytest.raises(DossierBroken):
        Dossier.open(path)
    with pytest.raises(DossierBroken):
        Writer.open(path)
    repair(path)
    with Dossier.open(path) as dossier:
        assert dossier.info.counts == dict.fromkeys(TABLES, 8)


def test_a_head_of_a_newer_format_is_refused_by_name(path: Path) -> None:
    (path / HEAD).write_bytes(b'{"format": 7, "what": "ever"}')
    for way in (Dossier.open, Writer.open, lambda path: list(check(path)), repair):
        with pytest.raises(DossierTooNew, match="format 7"):
            way(path)


def test_values_of_the_wrong_type_about_the_dossier_are_refused(path: Path) -> None:
    set_head(path, lambda head: msgspec.structs.replace(head, about={"name": ["x"], "sources": 4}))
    with pytest.raises(DossierBroken, match="does not say what it is"):
        Dossier.open(path)


def test_a_cache_that_is_none_is_made_anew(path: Path) -> None:
    with Dossier.open(path) as dossier:
        dossier.index()
    file = path / "cache" / "index.sqlite"
    for data in (b"", b"SQLite format 3\x00" + b"\xff" * 5000, os.urandom(9000), file.read_bytes()[:8192]):
        for beside in file.parent.glob("index.sqlite-*"):
            beside.unlink()
        file.write_bytes(data)
        with Dossier.open(path) as dossier:
            assert dossier.index().execute("SELECT count(*) FROM article").fetchone() == (8,)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_is_read_or_refused(path: Path, tmp_path: Path, data: st.DataObject) -> None:
    copy = tmp_path / "damaged.dossier"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(path, copy, ignore=shutil.ignore_patterns("cache"))
    file = copy / data.draw(st.sampled_from(sorted(one.name for one in copy.iterdir() if one.name != "LOCK")))
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        kind = data.draw(st.sampled_from(["flip", "cut", "insert", "delete"]))
        if kind == "cut":
            del content[at:]
        elif kind == "insert":
            content[at:at] = data.draw(st.binary(max_size=20))
        elif kind == "delete":
            del content[at : at + data.draw(st.integers(1, 200))]
        elif at < len(content):
            content[at] ^= 1 << data.draw(st.integers(0, 7))
    file.write_bytes(content)
    attempt(copy)
    with Dossier.open(copy) as dossier:
        for table in TABLES:
            assert len(list(dossier.all(table))) == dossier.count(table)
