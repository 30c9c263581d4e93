"""Decisions by hand from the command line: taken, listed, taken back, and refused where they are none."""

from __future__ import annotations

import json
import os
import signal
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.screens.newsroom import build
from tui.build.joining import Joining
from tui.build.rejoining import rejoin
from tui.edits import file_of
from tui.model import Actor, Event
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Call, Result


@pytest.fixture
def coast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hand-made dossier of four articles, on a day that is always the same."""
    monkeypatch.setattr("tui.cli.deciding.today", lambda: date(2026, 11, 23))
    path: Path = build(tmp_path / "coast.dossier")
    return path


@pytest.fixture
def decide(dateline: Call, coast: Path) -> Callable[..., Result]:
    def call(*arguments: str) -> Result:
        return dateline(*arguments, "--dossier", coast)

    return call


def actors(dossier: Path) -> dict[str, str]:
    """The ids of the actors by name."""
    with Dossier.open(dossier) as opened:
        return {one.name: one.id for one in opened.all("actors") if isinstance(one, Actor)}


def test_two_actors_are_joined_listed_and_taken_back(decide: Callable[..., Result], coast: Path) -> None:
    before = actors(coast)
    done = decide("join", before["Osk"], before["Republic of Sundria"])
    decision, words = done.out.rstrip("\n").split("  ")
    assert (done.code, words) == (0, "“Osk” is “Republic of Sundria”")
    assert "Osk" not in actors(coast)
    listed = decide("decisions").out.splitlines()
    assert [line.split() for line in listed] == [
        ["id", "day", "decision"],
        [decision, "2026-11-23", "“Osk”", "is", "“Republic", "of", "Sundria”"],
    ]
    (entry,) = json.loads(decide("decisions", "--format", "json").out)
    assert entry == {
        "id": decision,
        "kind": "actors_joined",
        "words": words,
        "unmet": None,
        "day": "2026-11-23",
        "actor": before["Osk"],
        "name": "Osk",
        "into": before["Republic of Sundria"],
        "into_name": "Republic of Sundria",
    }
    assert decide("undo", decision).out == f"taken back: {words}\n"
    assert actors(coast) == before
    assert decide("decisions").code == 1


def test_an_actor_is_another_one_in_an_article(decide: Callable[..., Result], coast: Path) -> None:
    blast = _told(coast, 2).reports[0].article
    assert decide("part", actors(coast)["Coastal Front"], blast, "--name", "the  other Front").code == 0
    assert {"Coastal Front", "the other Front"} <= actors(coast).keys()
    assert decide("part", actors(coast)["Ilse Maren"], blast).out.endswith(" is another one, “Ilse Maren (2)”\n")
    assert decide("undo", *(line.split()[0] for line in decide("decisions").out.splitlines()[1:])).code == 0
    assert "the other Front" not in actors(coast)


def test_events_are_joined_and_parted(decide: Callable[..., Result], coast: Path) -> None:
    talks, alone = _told(coast, 2), _told(coast, 1)
    assert "is the same happening as" in decide("join", talks.id, alone.id).out
    assert {len(one.reports) for one in _events(coast)} == {1, 3}
    joined = decide("decisions").out.splitlines()[1].split()[0]
    assert decide("undo", joined).code == 0
    blast = _told(coast, 2)
    assert "is another happening than" in decide("part", blast.id, blast.reports[0].article).out
    assert {len(one.reports) for one in _events(coast)} == {1}


def _told(dossier: Path, reports: int) -> Event:
    """The first event of so many reports."""
    return next(one for one in _events(dossier) if len(one.reports) == reports)


def _events(dossier: Path) -> list[Event]:
    with Dossier.open(dossier) as opened:
        return [one for one in opened.all("events") if isinstance(one, Event)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["join", "front", "front"], "cannot be joined. Name two actors (ac-) or two events (ev-)"),
        (["join", "front", "blast"], "cannot be joined"),
        (["join", "front", "ac-ffffffffff"], "No record ac-ffffffffff among the actors"),
        (["part", "front", "nowhere.txt"], "No article has the id or path 'nowhere.txt'"),
        (["part", "front", "talks"], "does not name “Coastal Front”. See: dateline list articles actor:ac-"),
        (["part", "blast", "talks"], "does not tell of “"),
        (["part", "meeting", "talks"], "These are all that tell of “"),
        (["part", "talks", "talks"], "cannot be parted"),
        (["part", "blast", "talks", "--name", "X"], "--name is for actors (ac-)"),
        (["undo", "de-ffffffffffff"], "There is no decision de-ffffffffffff. See: dateline decisions"),
    ],
)
def test_what_is_no_decision_is_one_line_and_changes_nothing(
    decide: Callable[..., Result], coast: Path, arguments: list[str], says: str
) -> None:
    meeting = next(one for one in _events(coast) if one.type == "meeting")
    known = {
        "front": actors(coast)["Coastal Front"],
        "blast": _told(coast, 2).id,
        "meeting": meeting.id,
        "talks": meeting.reports[0].article,
    }
    done = decide(*(known.get(word, word) for word in arguments))
    assert done.code in (1, 2)
    assert done.out == ""
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not file_of(coast).exists()


def test_what_applies_later_or_not_at_all_is_said(decide: Callable[..., Result], coast: Path) -> None:
    known = actors(coast)
    pair = known["Osk"], known["Republic of Sundria"]
    with Writer.open(coast):
        done = decide("join", *pair)
    assert (done.code, done.out) == (2, "")
    assert "Decided, but not applied yet: " in done.err
    assert "the next build applies it" in decide("decisions").out
    file_of(coast).write_text(file_of(coast).read_text("utf-8").replace(pair[0], "ac-00000000000b"), "utf-8")
    front, maren = known["Coastal Front"], known["Ilse Maren"]
    assert decide("join", front, maren).code == 0
    assert "without effect: no article names “Osk” any more" in decide("decisions").out


@pytest.fixture
def heeded() -> Iterator[None]:
    """Ctrl-C is heeded, though a shell lets what it runs aside ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_joining_anew_is_stopped_in_good_order(
    decide: Callable[..., Result], coast: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = actors(coast)

    def interrupted(joining: Joining) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        joining._pause()

    with monkeypatch.context() as patch:
        patch.setattr(Joining, "adopt", interrupted)
        done = decide("join", known["Osk"], known["Republic of Sundria"])
    assert (done.code, done.out) == (130, "")
    assert "Decided, but not applied yet: it was stopped. The next build applies it" in done.err
    assert actors(coast) == known
    assert len(rejoin(coast)) == 1
    assert "Osk" not in actors(coast)


def test_decisions_are_made_on_a_dossier_that_is_named(dateline: Call) -> None:
    for arguments in (("join", "ac-1", "ac-2"), ("part", "ac-1", "a.txt"), ("undo", "de-1")):
        assert "Missing option '--dossier'" in dateline(*arguments).err
