"""Finding documents: what is found, in which order, and what is refused."""

import os
import pickle
import socket
from pathlib import Path

import pytest

from tui.documents import Source, discover, discovery, fresh, read
from tui.errors import UnreadableDocument
from tui.model import Problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    return made


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The text of {name}.")


def found(*sources: Path) -> dict[str, str]:
    """The paths of what was found, in order, with ``""`` for a document and the reason for a problem."""
    return {item.path: item.reason if isinstance(item, Problem) else "" for item in discover(sources)}


def test_folders_are_walked_in_the_order_of_names(folder: Path) -> None:
    write(folder, "b.txt", "a/z.md", "a/b/c.html", "a.text", "Z.MARKDOWN", "a/a.htm", "ä.xhtml")
    assert list(found(folder)) == ["Z.MARKDOWN", "a/a.htm", "a/b/c.html", "a/z.md", "a.text", "b.txt", "ä.xhtml"]


def test_a_source_loads_what_it_names(folder: Path) -> None:
    write(folder, "a.txt")
    (source,) = discover([folder / "a.txt"])
    assert isinstance(source, Source)
    assert (source.path, source.size) == ("a.txt", 18)
    assert pickle.loads(pickle.dumps(source)).load() == b"The text of a.txt."


def test_hidden_files_and_dossiers_are_passed_over(folder: Path) -> None:
    write(folder, ".hidden.txt", ".git/a.txt", "old.dossier/texts.txt", "a.txt")
    assert found(folder) == {"a.txt": ""}


def test_the_parts_of_a_saved_page_are_passed_over(folder: Path) -> None:
    write(folder, "Flood.html", "Flood_files/a.css", "Flood_files/frame.html", "Wahl.htm", "Wahl-Dateien/x.js")
    assert found(folder) == {"Flood.html": "", "Wahl.htm": ""}
    assert not fresh([folder], ["Flood.html", "Wahl.htm"], 0)
    write(folder, "case_files/a.txt", "Flood/b.txt", "notes.txt", "notes_files/c.txt")
    assert {"case_files/a.txt", "Flood/b.txt", "notes_files/c.txt"} < found(folder).keys()
    assert fresh([folder], ["Flood.html", "Wahl.htm"], 0)


def test_other_kinds_of_file_are_named(folder: Path) -> None:
    write(folder, "photo.jpg", "README", "a.txt")
    made = found(folder)
    assert made["a.txt"] == ""
    assert "is not a kind of document" in made["photo.jpg"]
    assert "is not a kind of document" in made["README"]


def test_links_pipes_and_sockets_are_refused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "secret.txt", "outside/a.txt")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.txt").symlink_to(tmp_path / "nothing.txt")
    (folder / "outside").symlink_to(tmp_path / "outside")
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
    made = found(folder)
    assert sorted(made) == ["dangling.txt", "link.txt", "loop", "outside", "pipe.txt", "socket.txt"]
    assert all("link" in made[name] for name in ("dangling.txt", "link.txt", "loop", "outside"))
    assert all("pipe" in made[name] for name in ("pipe.txt", "socket.txt"))


def test_a_file_that_became_a_link_or_a_pipe_is_not_read(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.txt", "b.txt", "c.txt")
    sources = [source for source in discover([folder]) if isinstance(source, Source)]
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(tmp_path)
    (folder / "b.txt").unlink()
    os.mkfifo(folder / "b.txt")
    (folder / "c.txt").unlink()
    for source in sources:
        with pytest.raises(UnreadableDocument):
            source.load()


def test_a_link_named_by_the_user_is_followed(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.txt")
    (tmp_path / "link").symlink_to(folder)
    assert found(tmp_path / "link") == {"a.txt": ""}


def test_too_large_a_file_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "a.txt", "b.txt")
    (folder / "b.txt").write_text("x" * 101)
    monkeypatch.setattr(discovery, "MAX_BYTES", 100)
    assert found(folder)["a.txt"] == ""
    assert "larger" in found(folder)["b.txt"]


def test_a_folder_that_cannot_be_listed_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "a.txt", "locked/b.txt")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    made = found(folder)
    assert made["a.txt"] == ""
    assert "cannot be listed" in made["locked"]


def test_names_that_are_not_utf8_stay_apart_and_can_be_read(folder: Path) -> None:
    for name in (b"\xff.txt", b"\xfe.txt", b"\x1b[31m.txt"):
        (folder / os.fsdecode(name)).write_bytes(b"text")
    sources = [source for source in discover([folder]) if isinstance(source, Source)]
    assert [source.path for source in sources] == ["\x1b[31m.txt", "\\xfe.txt", "\\xff.txt"]
    assert all(source.path.encode("utf-8") and source.load() == b"text" for source in sources)


def test_equal_paths_of_several_sources_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "x/news/a.txt", "y/news/a.txt", "z/news/a.txt", "z/news/b.txt")
    sources = [tmp_path / name / "news" for name in "xyz"]
    assert list(found(*sources)) == ["a.txt", "news/a.txt", "z/news/a.txt", "b.txt"]


def test_what_is_reached_twice_is_found_once(folder: Path) -> None:
    write(folder, "a.txt", "b/c.txt")
    assert list(found(folder, folder / "a.txt", folder / "b", folder)) == ["a.txt", "b/c.txt"]


@pytest.mark.parametrize("name", ["nothing", "nothing.txt", "photo.jpg", "old.dossier", "pipe"])
def test_a_source_that_cannot_be_one_is_an_error_before_anything_is_read(folder: Path, name: str) -> None:
    write(folder, "a.txt", "photo.jpg", "old.dossier/HEAD")
    os.mkfifo(folder / "pipe")
    with pytest.raises(UnreadableDocument) as caught:
        discover([folder / "a.txt", folder / name])
    assert name in caught.value.problem
    assert caught.value.remedy


def test_hostile_documents_are_read_or_named(hostile_folder: Path) -> None:
    problems = {}
    texts = {}
    for source in discover([hostile_folder]):
        assert isinstance(source, Source)
        try:
            texts[source.path] = read(source.path, source.load()).text
        except UnreadableDocument as error:
            problems[source.path] = error.problem
    assert problems == {"binary.txt": "is binary, not text", "empty.txt": "is empty"}
    assert len(texts) == len(list(hostile_folder.iterdir())) - 2
    assert "[Reuters]" in texts["markup.txt"]
    assert "[Besham]" in texts["markup.html"]
    assert "\x1b]52;c;cm0gLXJmIC8=\x07" in texts["osc52.txt"]
    assert "کوئٹہ, a stray ÿ byte and “quotes”." in texts["invalid.txt"]


def test_what_has_the_signature_that_is_known_is_taken_out_and_not_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.documents.source._MOMENTS", 0)  # the time of the last change cannot be set
    write(tmp_path, "x/a.txt", "x/b/c.md", "x/b/ü.txt", "x/d.jpg", "y/a.txt", "y/e.txt")
    (tmp_path / "x" / os.fsdecode(b"\xfe.txt")).write_bytes(b"text")
    (tmp_path / "x" / "\\xfe.txt").write_bytes(b"text")
    for roots in ([tmp_path / "x"], [tmp_path / "x", tmp_path / "y"]):
        known = {one.path: one.signature for one in discover(roots) if isinstance(one, Source)}
        known["b/c.md"] += "0"
        again = list(discover(roots, known))
        assert [one.path for one in again if isinstance(one, Source)] == ["b/c.md"]
        assert [*known] == ["b/c.md"]
        assert [one.path for one in again if isinstance(one, Problem)] == ["d.jpg"]


def test_whether_a_file_is_new_is_guessed_from_the_folders_that_changed(folder: Path, tmp_path: Path) -> None:
    write(folder, "a/b/c.txt", "d.txt", "e.dossier/f.txt")
    moment, known = 1_600_000_001 * 10**9, {"a/b/c.txt", "d.txt"}

    def age() -> None:
        for path in (*folder.rglob("*"), folder):
            os.utime(path, (1_600_000_000, 1_600_000_000))

    age()
    assert not fresh([folder, tmp_path / "nowhere"], set(), moment)
    write(folder, "e.dossier/g.txt", ".hidden.txt")
    assert not fresh([folder], known, moment)
    write(folder, "a/b/new.txt")
    assert fresh([folder / "d.txt", folder], known, moment)
    (folder / "a/b/new.txt").unlink()
    assert not fresh([folder], known, moment)
    assert fresh([folder], {"d.txt"}, moment)
