"""Decisions by hand on the dossier screen: joined, parted, taken back, and kept beside the dossier."""

from __future__ import annotations

import shutil
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from tui.build.joining import Joining
from tui.build.rejoining import rejoin
from tui.edits import file_of, load
from tui.model import Actor
from tui.screens.joining import PickSame
from tui.screens.rejoining import Rejoining
from tui.store.check import check
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.model import Event
    from tui.screens.desk import Desk


@pytest.fixture
def own(coast: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier that may be changed, on a day that is always the same."""
    monkeypatch.setenv("DATELINE_STATE", str(tmp_path / "state"))
    monkeypatch.setattr("tui.screens.deciding._today", lambda: date(2026, 11, 23))
    return shutil.copytree(coast, tmp_path / "own.dossier")


def actors(dossier: Path) -> dict[str, Actor]:
    """The actors of a dossier by name; the dossier is sound."""
    assert [one for one in check(dossier) if one.kind in ("record", "file", "reference")] == []
    with Dossier.open(dossier) as opened:
        return {one.name: one for one in opened.all("actors")}  # type: ignore[union-attr,misc]


async def test_two_actors_are_joined_and_that_is_taken_back(drive: Callable[..., Any], own: Path) -> None:
    before = {name: one.mentions for name, one in actors(own).items()}
    async with drive(dossier=own) as at:
        await at.press("3", "A")
        await at.type("osk")
        await at.press("enter", "M")
        assert "“Osk” is the same as" in at.text()
        await at.type("sundria")
        await at.press("enter")
        screen = at.app.dossier_screen
        assert "x takes it back: “Osk” is “Republic of Sundria”" in at.text()
        assert screen.record().name == "Republic of Sundria"
        assert "3 actors" in at.text()
        assert [(one.day, one.words) for one in load(own).entries] == [
            (date(2026, 11, 23), "“Osk” is “Republic of Sundria”")
        ]
        joined = actors(own)["Republic of Sundria"]
        assert joined.mentions == before["Osk"] + before["Republic of Sundria"]
        await at.press("i")
        assert "joined by hand, 2026-11-23, 1 article" in at.text()
        await at.press("escape", "x")
        assert "take back" in at.text()
        await at.press("enter")
        assert "taken back: “Osk” is “Republic of Sundria”" in at.text()
    assert {name: one.mentions for name, one in actors(own).items()} == before
    assert load(own).entries == ()


async def test_an_actor_is_another_one_in_the_articles_that_are_marked(drive: Callable[..., Any], own: Path) -> None:
    async with drive(dossier=own) as at:
        await at.press("3", "A")
        await at.type("coastal")
        await at.press("enter", "x", "tab", "tab", "enter")
        assert "The name of the other one, in 2 articles" in " ".join(at.text().split())
        await at.press("enter")
        assert "x takes it back: “Coastal Front (2)” is somebody else" in at.text()
        found = actors(own)
        assert {found["Coastal Front"].articles, found["Coastal Front (2)"].articles} == {1, 2}
        await at.press("A")
        await at.type("(2)")
        await at.press("enter", "x", "enter")
        assert "taken back" in at.text()
    assert "Coastal Front (2)" not in actors(own)


async def test_what_applies_to_nothing_is_said_and_listed(drive: Callable[..., Any], own: Path) -> None:
    async with drive(dossier=own) as at:
        await at.press("3", "A")
        await at.type("osk")
        await at.press("enter", "M")
        await at.type("sundria")
        await at.press("enter")
    text = file_of(own).read_text("utf-8")
    with Dossier.open(own) as opened:
        osk = opened.all("unedited")
        gone = next(one.was for record in osk for one in record.identities)  # type: ignore[union-attr]
    file_of(own).write_text(text.replace(gone, "ac-00000000000b"), "utf-8")
    async with drive(dossier=own) as at:
        await at.press("3", "A")
        await at.type("ilse")
        await at.press("enter", "M")
        await at.type("osk")
        await at.press("enter")
        assert "1 decision without effect: ! lists them" in " ".join(at.text().split())
        await at.press("!")
        assert "“Osk” is “Republic of Sundria”, 2026-11-23: no article names “Osk” any more." in " ".join(
            at.text().split()
        )


async def test_two_events_are_joined_and_what_tells_of_another_is_parted(drive: Callable[..., Any], own: Path) -> None:
    async with drive(dossier=own) as at:
        await at.press("2", "G", "M")
        kidnapping = at.app.dossier_screen.record()
        await at.type("strait")
        await at.press("enter")
        talks = next(one for one in events(own) if len(one.reports) == 2 and "joined" in (one.merge_reason or ""))
        assert f"“{kidnapping.reports[0].title}” is the same happening as" in at.text()
        assert kidnapping.reports[0] in talks.reports
        assert talks.merge_reason == "joined by hand, 2026-11-23"
        assert at.app.dossier_screen.record().id == talks.id
        await at.press("i")
        assert "joined by hand, 2026-11-23" in at.text()
        await at.press("escape", "x", "down", "tab", "tab", "enter")
        assert "these are all of its reports" in at.text()
        await at.press("x", "down", "enter")
        assert "is another happening than" in at.text()
        assert load(own).events_joined == ()
        alone = [one for one in events(own) if one.merge_reason == "parted by hand, 2026-11-23"]
        assert [len(one.reports) for one in alone] == [1]
    assert not any("joined" in (one.merge_reason or "") for one in events(own))


def events(dossier: Path) -> list[Event]:
    """The events of a dossier, which is sound."""
    assert [one for one in check(dossier) if one.kind in ("record", "file", "reference")] == []
    with Dossier.open(dossier) as opened:
        return list(opened.all("events"))  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["M", "x"])
async def test_articles_are_not_joined(drive: Callable[..., Any], own: Path, key: str) -> None:
    async with drive(dossier=own) as at:
        await at.press("1", key)
        assert "only events and actors can be" in at.text()


def test_those_that_share_most_words_are_offered_first() -> None:
    shared = {"Northern*": ("ac-north", "ac-self", "ac-army"), "Harbour*": ("ac-harbour", "ac-self", "ac-army")}
    people = {one: Actor(id=one, name=one, kind="organisation") for one in ("ac-north", "ac-army", "ac-harbour")}
    lens = SimpleNamespace(resolve_actor=lambda words: shared[words])
    desk = SimpleNamespace(lens=lens, actors=lambda ids: [people[one] for one in ids])
    dialog = PickSame(cast("Desk", desk), Actor(id="ac-self", name="Northern Harbour", kind="organisation"))
    assert [choice.value for choice in dialog._alike()] == ["ac-army", "ac-north", "ac-harbour"]


async def test_a_dossier_that_is_being_built_gets_it_later(drive: Callable[..., Any], own: Path) -> None:
    async with drive(dossier=own) as at:
        await at.press("3")
        with Writer.open(own):
            await at.press("M")
            await at.press("enter")
            assert "kept, and done by the next build" in at.text()
        assert len(load(own).entries) == 1


async def test_a_file_that_is_wrong_is_said_to_be(drive: Callable[..., Any], own: Path) -> None:
    file_of(own).write_text("[[actors_joined]]\nday = 2026-11-23\n", "utf-8")
    async with drive(dossier=own) as at:
        await at.press("3", "x")
        assert "own.edits.toml" in at.text()


async def test_joining_all_anew_is_told_and_may_be_stopped(
    drive: Callable[..., Any], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def adopt_slowly(joining: Joining) -> None:
        while not joining._stop.wait(0.05):
            pass
        joining._pause()

    monkeypatch.setattr("tui.screens.rejoining.SOON", 0.01)
    with monkeypatch.context() as patch:
        patch.setattr(Joining, "adopt", adopt_slowly)
        async with drive(dossier=own) as at:
            await at.press("3", "A")
            await at.type("osk")
            await at.press("enter", "M")
            await at.type("sundria")
            await at.pilot.press("enter")
            while not isinstance(at.app.screen, Rejoining):
                await at.pilot.pause(0.02)
            await at.pilot.pause(0.05)
            assert "Joining all articles anew" in at.text()
            assert "Esc stop; the decision is kept, and done by the next build" in at.text()
            await at.press("escape")
            assert "kept, and done by the next build" in at.text()
            assert "Joining all articles anew" not in at.text()
    assert "Osk" in actors(own)
    assert len(load(own).entries) == 1
    assert len(rejoin(own)) == 1
    assert "Osk" not in actors(own)


async def test_a_file_of_decisions_that_is_gone_is_not_begun_anew(drive: Callable[..., Any], own: Path) -> None:
    async with drive(dossier=own) as at:
        await at.press("2", "G", "M", "enter")
        file_of(own).unlink()
        for keys in (("x",), ("M", "enter")):
            await at.press(*keys)
            assert "own.edits.toml is gone" in at.text()
    assert not file_of(own).exists()
