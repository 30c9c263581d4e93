"""Archives: what is in them is read in memory, and none gets more than its limits."""

import io
import os
import pickle
import stat
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.documents import Source, discover, read
from tui.documents.archives import LIMITS, Limits, members
from tui.errors import UnreadableDocument
from tui.model import Problem

Content = Iterable[tuple[str | zipfile.ZipInfo, bytes]]


def pack(file: Path, content: Content, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in content:
            archive.writestr(name, data)
    return file


def opened(file: Path, limits: Limits = LIMITS) -> dict[str, bytes | str]:
    """What an archive holds: the bytes of each document, the reason of each problem."""
    made: dict[str, bytes | str] = {}
    for item in members(file, "a.zip", limits):
        if isinstance(item, Problem):
            made[item.path.removeprefix("a.zip!/")] = item.reason
            assert item.remedy
        else:
            try:
                made[item.path.removeprefix("a.zip!/")] = item.load()
            except UnreadableDocument as error:
                made[item.path.removeprefix("a.zip!/")] = error.problem
    return made


def test_members_are_read_in_order_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    pack(folder / "b.zip", [("z.txt", b"last"), ("in/a.md", b"first"), ("in/", b"")])
    (folder / "a.txt").write_bytes(b"plain")
    sources = list(discover([folder]))
    assert [source.path for source in sources] == ["a.txt", "b.zip!/in/a.md", "b.zip!/z.txt"]
    assert [pickle.loads(pickle.dumps(source)).load() for source in sources] == [b"plain", b"first", b"last"]
    assert [path.name for path in tmp_path.iterdir()] == ["news"]
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.zip"]


@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "/etc/up.txt", "C:\\up.txt", "..\\up.txt", "c:/up.txt"]
)
def test_names_outside_the_archive_are_refused(tmp_path: Path, name: str) -> None:
    made = opened(pack(tmp_path / "x.zip", [(name, b"x"), ("ok.txt", b"ok")]))
    assert made.pop("ok.txt") == b"ok"
    assert list(made.values()) == ["names a place outside the archive"]


def test_links_encrypted_nested_and_other_kinds_are_named(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = pack(
        tmp_path / "x.zip",
        [(link, b"/etc/passwd"), ("in.zip", b"PK"), ("a.exe", b"x"), ("a.rss", b"x"), ("locked.txt", b"x")],
    )
    data = bytearray(file.read_bytes())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"locked.txt"))
    data[at + 8] |= 1
    file.write_bytes(data)
    made = opened(file)
    assert made["link.txt"] == "is a link or a device"
    assert made["in.zip"] == "is an archive within an archive"
    assert "is not a kind of document" in str(made["a.exe"])
    assert made["a.rss"] == "is XML, but no feed"
    assert made["locked.txt"] == "is encrypted"


def test_the_entries_of_a_feed_are_documents_of_their_own(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Ferry {n}</title><guid>{n}</guid><description>It sank.</description></item>" for n in (1, 2)
    )
    feed = f'<rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'.encode()
    file = pack(tmp_path / "x.zip", [("in/news.rss", feed), ("ok.txt", b"ok")])
    found = list(members(file, "a.zip", signature="s"))
    assert [one.path.rpartition("-")[0] or one.path for one in found] == [
        "a.zip!/in/news.rss!/ferry-1",
        "a.zip!/in/news.rss!/ferry-2",
        "a.zip!/ok.txt",
    ]
    first = pickle.loads(pickle.dumps(found[0]))
    assert isinstance(first, Source)
    assert first.signature == "s"
    document = read(first.path, first.load())
    assert (document.format, document.metadata.outlet) == ("feed", "Gazette")
    assert "It sank." in document.text
    pack(file, [("in/news.rss", feed[:-20]), ("ok.txt", b"other")])
    with pytest.raises(UnreadableDocument, match="the archive changed"):
        first.load()
    assert (
        opened(file, Limits(total=len(feed) - 21))["in/news.rss"] == "lies beyond the 0 MB that are read of one archive"
    )


def test_hidden_members_and_folders_are_passed_over(tmp_path: Path) -> None:
    names = [".a.txt", "__MACOSX/._b.txt", "in/.git/c.txt", "x.dossier/d.txt", "in/ok.txt"]
    assert opened(pack(tmp_path / "x.zip", [(name, b"x") for name in names])) == {"in/ok.txt": b"x"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_whose_expansion_cannot_be_bounded_are_refused(tmp_path: Path, method: int) -> None:
    assert opened(pack(tmp_path / "x.zip", [("a.txt", b"x")], method)) == {
        "a.txt": "is compressed by a method that is not read"
    }


def test_limits_hold(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", [("a.txt", b"a" * 3000), ("b.txt", b"b" * 10), ("c.txt", os.urandom(3000))])
    assert "times its size" in str(opened(file, replace(LIMITS, ratio=20, ratio_from=1000))["a.txt"])
    assert opened(file, replace(LIMITS, total=3010))["b.txt"] == b"b" * 10
    assert "lies beyond" in str(opened(file, replace(LIMITS, total=3010))["c.txt"])
    assert "more than 2 members" in str(opened(file, replace(LIMITS, members=2))["a.zip"])
    assert "is not an archive that can be read" in str(opened(file, replace(LIMITS, directory=100))["a.zip"])


def test_a_bomb_that_lies_about_its_size_gets_no_more_memory_than_it_states(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", [("a.txt", bytes(20_000_000))])
    data = bytearray(file.read_bytes())
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.index(mark) + at
        data[start : start + 4] = (1000).to_bytes(4, "little")
    file.write_bytes(data)
    (problem,) = opened(file).values()
    assert isinstance(problem, str)
    assert "cannot be unpacked" in problem or "not as large" in problem


def test_the_same_name_twice_is_read_once(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        file = pack(tmp_path / "x.zip", [("a.txt", b"first"), ("a.txt", b"second")])
    items = list(members(file, "a.zip"))
    assert isinstance(items[0], Source)
    assert items[0].load() == b"first"
    assert isinstance(items[1], Problem)
    assert "twice" in items[1].reason


def test_an_archive_that_changes_is_not_read_by_its_old_list(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", [("a.txt", b"first")])
    (source,) = members(file, "a.zip")
    pack(file, [("b.txt", b"something else")])
    assert isinstance(source, Source)
    with pytest.raises(UnreadableDocument, match="changed"):
        source.load()


def test_a_process_of_its_own_reads_beside_another(tmp_path: Path) -> None:
    file = pack(tmp_path / "x.zip", [(f"{index}.txt", os.urandom(300_000)) for index in range(6)])
    expected = opened(file)
    child = os.fork()
    if not child:
        os._exit(0 if all(opened(file) == expected for _ in range(10)) else 1)
    mine = [opened(file) == expected for _ in range(10)]
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert all(mine)


NAMES = st.text(
    st.sampled_from("ab./\\:") | st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(NAMES, st.sampled_from(["", ".txt", ".zip"])), max_size=5))
def test_no_name_leads_outside(tmp_path: Path, names: list[tuple[str, str]]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, ending in dict(names).items():
            archive.writestr(name + ending, b"x")
    file = tmp_path / "x.zip"
    file.write_bytes(buffer.getvalue())
    for item in members(file, "a.zip"):
        if isinstance(item, Source):
            parts = item.path.removeprefix("a.zip!/").split("/")
            assert ".." not in parts
            assert all(part and not part.startswith(".") for part in parts)
            assert item.load() == b"x"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 399), st.integers(0, 255)), max_size=8), st.integers(0, 400))
def test_a_damaged_archive_is_a_problem_and_never_a_crash(
    tmp_path: Path, damage: list[tuple[int, int]], cut: int
) -> None:
    file = pack(tmp_path / "x.zip", [("a.txt", b"some text"), ("b/c.md", b"more text " * 9)])
    data = bytearray(file.read_bytes())
    for at, value in damage:
        data[at % len(data)] = value
    file.write_bytes(data[: len(data) - cut % len(data)] if cut % 3 == 0 else data)
    opened(file)
