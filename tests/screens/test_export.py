"""Writing what is shown to a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from tui.cli import main
from tui.screens.export import Export, Target, name_for

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program was started in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("form", "written", "same"),
    [
        ("markdown", "coast-type-attack.md", ("export", "type:attack", "--format", "markdown")),
        ("json", "coast-type-attack.json", ("export", "type:attack")),
        ("csv events", "coast-type-attack-events.csv", ("list", "events", "type:attack", "--format", "csv")),
    ],
)
async def test_what_is_shown_is_written_as_the_command_line_does(
    drive: Callable[..., Any],
    here: Path,
    coast: Path,
    capsys: pytest.CaptureFixture[str],
    form: str,
    written: str,
    same: tuple[str, ...],
) -> None:
    async with drive((110, 24), query="type:attack") as at:
        await at.press("e")
        assert "Write what is shown to a file" in at.text()
        while at.app.screen.offered.current.label != form:
            await at.press("down")
        await at.press("enter")
        assert at.app.screen is at.app.dossier_screen
        assert f"{written} is written, " in at.text()
    assert main([*same, "--dossier", str(coast)]) == 0
    assert (here / written).read_text("utf-8") == capsys.readouterr().out


async def test_a_list_exports_what_the_panes_show(drive: Callable[..., Any], here: Path) -> None:
    async with drive(query="actor:osk") as at:
        await at.press("4", "e", "down", "enter")
    assert json.loads((here / "coast-actor-osk.json").read_text("utf-8"))["dossier"]["query"] == "actor:osk"


async def test_notes_are_written_where_that_is_chosen(
    drive: Callable[..., Any], here: Path, coast: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with drive(query="type:attack") as at:
        await at.press("2", "a")
        await at.type("Who paid?")
        await at.press("enter", "e", "enter")
        assert "Who paid?" not in (here / "coast-type-attack.md").read_text("utf-8")
        await at.press("e", "down")
        assert at.app.screen.offered.current.end == "1 note"
        await at.press("enter", "enter")
    text = (here / "coast-type-attack.md").read_text("utf-8")
    assert text.count("**Note:** Who paid?") == 1
    assert main(["export", "type:attack", "--format", "markdown", "--notes", "--dossier", str(coast)]) == 0
    assert capsys.readouterr().out == text
    async with drive(query="type:meeting") as at:
        await at.press("e")
        assert "+ notes" not in at.text()


async def test_only_what_there_is_something_of_is_offered(drive: Callable[..., Any]) -> None:
    async with drive(query="type:attack") as at:
        await at.press("e")
        assert [choice.label for choice in at.app.screen.offered.choices] == [
            "markdown",
            "json",
            *(f"csv {kind}" for kind in ("articles", "events", "actors")),
        ]
        assert "1 event" in at.text()


async def test_a_file_that_is_there_is_replaced_only_when_asked_twice(drive: Callable[..., Any], here: Path) -> None:
    there = here / "mine.csv"
    there.write_text("kept")
    async with drive() as at:
        await at.press("e")
        at.app.screen.query_one(Input).value = "mine.csv"
        await at.type("")
        assert at.app.screen.offered.current.label == "csv articles"
        assert " is there already:" in at.text()
        await at.press("enter")
        assert isinstance(at.app.screen, Export)
        assert "Enter again replaces it" in at.text()
        assert there.read_text() == "kept"
        await at.press("enter")
        assert at.app.screen is at.app.dossier_screen
    assert len(list(csv.reader(io.StringIO(there.read_text("utf-8"))))) == 5


async def test_what_cannot_be_written_is_said(drive: Callable[..., Any], here: Path) -> None:
    async with drive((160, 24)) as at:
        await at.press("e")
        at.app.screen.query_one(Input).value = "nowhere/report"
        await at.type("")
        await at.press("enter")
        assert "report.md cannot be written: No such file or directory" in at.text()
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("dossier", "query", "name"),
    [
        ("coast", "", "coast"),
        ("my news / 2024", 'actor:"Lin Jian" 2024-11..', "my-news-2024-actor-Lin-Jian-2024-11"),
        ("../..", "killed:>20", "dossier-killed-20"),
        ("coast", "place:quetta " * 20, "coast-place-quetta-place-quetta-place-quetta"),
    ],
)
def test_a_file_is_named_after_what_it_holds(dossier: str, query: str, name: str) -> None:
    assert name_for(dossier, query) == name


async def test_the_file_of_an_article_is_named_after_its_title(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("1", "enter", "e")
        assert "coast-Velmar-counts-its-dead" in at.text()


def test_an_ending_that_fits_is_kept_and_another_one_added_to(here: Path) -> None:
    from tui.export.files import FORMS, JSON

    events = next(form for form in FORMS if form.name == "csv events")
    assert Target.of(JSON, "a.b").path == here / "a.b.json"
    assert Target.of(JSON, "a.json").path == here / "a.json"
    assert Target.of(events, "a").path == here / "a-events.csv"
    assert Target.of(JSON, "~/a").path == Path.home() / "a.json"


async def test_two_actors_side_by_side_are_exported_as_they_are_shown(drive: Callable[..., Any], here: Path) -> None:
    async with drive(query="type:meeting") as at:
        await at.press("3", "c", "enter", "e")
        at.app.screen.query_one(Input).value = "both.json"
        await at.type("")
        await at.press("enter")
        found = at.app.screen.found
    written = json.loads((here / "both.json").read_text("utf-8"))
    assert {event["id"] for event in written["events"]} == set(found.events)
