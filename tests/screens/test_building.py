"""The screen of a build: what it says, and that it stops in good order."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

from tui.errors import BuildStopped
from tui.screens.building import BuildScreen

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
