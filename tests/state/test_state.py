"""What is remembered beside the dossiers: private files, of which any may be missing, damaged or not to be written."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from tui.errors import StateError
from tui.state import kept_lenses, sessions
from tui.state.files import file_of
from tui.state.last_used import last_used, remember
from tui.state.sessions import Place, Session

if TYPE_CHECKING:
    from pathlib import Path

SESSION = Session(("", "type:war"), "events", {"events": "ev-1"}, (Place("type:war", "events", "ev-1"),))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Where a dossier could be: what is remembered goes by its path alone."""
    return tmp_path / "coast.dossier"


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file in the place of the state folder."""
    (tmp_path / "state").touch()
    monkeypatch.setenv("DATELINE_STATE", str(tmp_path / "state"))


def test_a_session_comes_back(dossier: Path, tmp_path: Path) -> None:
    assert sessions.load(dossier) == Session()
    sessions.save(dossier, SESSION)
    assert sessions.load(dossier) == SESSION
    assert sessions.load(tmp_path / "other.dossier") == Session()


def test_lenses_are_kept_in_their_order_and_dropped(dossier: Path) -> None:
    for name, query in (("wars", "type:war"), ("blasts", "killed:>2"), ("wars", "type:war 2001")):
        kept_lenses.keep(dossier, name, query)
    assert list(kept_lenses.load(dossier).items()) == [("wars", "type:war 2001"), ("blasts", "killed:>2")]
    kept_lenses.drop(dossier, "wars")
    assert kept_lenses.load(dossier) == {"blasts": "killed:>2"}


def test_the_dossier_used_last_is_known_by_its_whole_path(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert last_used() is None
    monkeypatch.chdir(tmp_path)
    remember(dossier.relative_to(tmp_path))
    assert last_used() == dossier


def test_only_the_user_reads_it(dossier: Path) -> None:
    sessions.save(dossier, SESSION)
    file = file_of(dossier, ".json")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent)] == [0o600, 0o700]


def test_what_is_damaged_is_as_if_it_were_not(dossier: Path) -> None:
    sessions.save(dossier, SESSION)
    kept_lenses.keep(dossier, "wars", "type:war")
    for suffix in (".json", ".lenses"):
        file_of(dossier, suffix).write_bytes(b"{")
    assert sessions.load(dossier) == Session()
    assert kept_lenses.load(dossier) == {}


@pytest.mark.usefixtures("unwritable")
def test_only_what_the_user_asked_to_keep_is_worth_an_error(dossier: Path) -> None:
    sessions.save(dossier, SESSION)
    remember(dossier)
    assert last_used() is None
    with pytest.raises(StateError, match="cannot be kept"):
        kept_lenses.keep(dossier, "wars", "type:war")
