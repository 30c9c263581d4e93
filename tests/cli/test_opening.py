"""Which dossier is opened, what it is called, and what is printed where there is no screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pexpect

from tui import locations
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def test_without_a_dossier_the_last_one_is_used(dateline: Call, dossier: Path) -> None:
    assert "There is no dossier yet" in dateline("list", "events").err
    assert dateline("open", dossier).code == 0
    assert dateline("list", "events").code == 0
    (locations.state_folder() / "last").write_text("")
    assert dateline("list", "events").code == 2


def test_where_there_is_no_screen_it_prints_the_timeline(dateline: Call, dossier: Path) -> None:
    done = dateline("open", dossier, "--query", "actor:bla")
    assert done.code == 0
    assert done.out.startswith("known: 2 of 3 articles, 2 of 3 events, 2 of 5 actors")
    assert "Attack near Karachi airport" in done.out
    assert "plain text, since" in done.err


def test_a_dossier_made_of_a_folder_goes_by_the_folders_name(dateline: Call, tmp_path: Path) -> None:
    folder = tmp_path / "Coast: reports"
    folder.mkdir()
    (folder / "one.txt").write_text("Talks\n\nMinisters of Pakistan and China met in Beijing on 4 March 2024.\n")
    made = locations.dossier_for(folder)
    assert dateline("open", folder).out.startswith("Coast: reports: 1 of 1 articles")
    assert made.stem.startswith("Coast-reports-")
    for arguments, name in (((), "Coast: reports"), (("--name", "coast"), "coast"), ((), "coast")):
        assert dateline("build", folder, *arguments).code == 0
        with Dossier.open(made) as opened:
            assert opened.info.name == name


def test_a_dossier_keeps_the_name_it_was_given(dateline: Call, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Talks\n\nMinisters of Pakistan and China met in Beijing on 4 March 2024.\n")
    named = tmp_path / "week.dossier"
    for arguments, name in (((), "week"), (("--name", "First week"), "First week"), ((), "First week")):
        assert dateline("build", tmp_path / "one.txt", "--dossier", named, *arguments).code == 0
        with Dossier.open(named) as opened:
            assert opened.info.name == name


def test_a_sample_whose_first_build_was_stopped_is_built(dateline: Call) -> None:
    Writer.open(locations.sample_dossier()).close()
    done = dateline()
    assert done.code == 0
    assert " on the timeline" in done.err
    assert "attack" in done.out
    assert " on the timeline" not in dateline().err


def test_a_record_that_is_broken_ends_the_app_with_one_line(damaged: Path, tmp_path: Path) -> None:
    home = {name: str(tmp_path / name) for name in ("DATELINE_STATE", "DATELINE_DATA", "DATELINE_CONFIG")}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tui", "open", str(damaged)],
        env={**os.environ, **home, "TERM": "xterm-256color", "LANG": "C.UTF-8"},
        dimensions=(24, 80),
        timeout=30,
    )
    child.expect("1 Articles")
    child.send("2")
    child.expect(pexpect.EOF)
    child.close()
    said = child.before.decode()
    assert child.exitstatus == 2, said
    assert "Traceback" not in said
    behind = said.rpartition("\x1b[?1049l")[2]
    assert (
        f"dateline: A record of events cannot be read: not JSON. Run: dateline repair --dossier '{damaged}'" in behind
    )
