"""The screen of a build: what it says, and that it stops in good order."""

from __future__ import annotations

import shutil
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

from tui.build import Summary
from tui.errors import BuildStopped
from tui.screens.building import BuildScreen
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("key", ["ctrl+c", "escape", "q"])
async def test_a_build_is_stopped_and_its_screen_closed(
    drive: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    def build(*_: object, stop: Any, **__: object) -> None:
        for _ in range(1000):
            if stop.is_set():
                break
            sleep(0.01)
        raise BuildStopped("stopped")

    monkeypatch.setattr("tui.build.build", build)
    async with drive() as at:
        given: list[object] = []
        screen = BuildScreen([tmp_path], tmp_path / "new.dossier")
        at.app.push_screen(screen, given.append)
        await at.pilot.pause()
        assert "Esc stop" in at.text()
        await at.press(key)
        assert screen.stop.is_set()
        assert given == [False]
        assert at.app.screen is at.app.dossier_screen


async def test_the_documents_are_read_again_and_it_is_said_what_was_new(
    drive: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coast: Path
) -> None:
    own = shutil.copytree(coast, tmp_path / "own.dossier")
    with Writer.open(own) as writer:
        writer.describe(sources=[str(tmp_path / "news")])
        writer.commit()
    built: list[object] = []

    def build(*about: object, **_: object) -> Summary:
        built.append(about)
        return Summary(5, 1, 0, 2, 4, problems=(), events=4, timeline=4, actors=4, seconds=1.0)

    monkeypatch.setattr("tui.build.build", build)
    async with drive(dossier=own) as at:
        await at.press("B")
        assert built == [([tmp_path / "news"], own)]
        assert at.app.screen is at.app.dossier_screen
        assert "articles: 1 added, 2 removed" in at.text()
        await at.press("j")
        assert "1 added" not in at.text()


async def test_a_dossier_that_does_not_say_what_it_is_of_is_not_built_again(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("B")
        assert at.app.screen is at.app.dossier_screen
        assert "does not say all that it was built from" in at.text()
