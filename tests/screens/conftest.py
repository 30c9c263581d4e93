"""An app over the hand-made dossier, and a way to wait for its workers."""

from __future__ import annotations

import importlib.util
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste

from tui.screens.application import DatelineApp
from tui.settings import Settings
from tui.terminal.glyphs import UNICODE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from types import ModuleType

    from textual.pilot import Pilot


def _newsroom() -> ModuleType:
    spec = importlib.util.spec_from_file_location("newsroom", Path(__file__).with_name("newsroom.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def newsroom() -> ModuleType:
    """What the dossier is made of."""
    return _newsroom()


@pytest.fixture(scope="session")
def coast(tmp_path_factory: pytest.TempPathFactory, newsroom: ModuleType) -> Path:
    """The hand-made dossier."""
    path: Path = newsroom.build(tmp_path_factory.mktemp("dossiers") / "coast.dossier")
    return path


@pytest.fixture
def make_app(coast: Path) -> Callable[..., DatelineApp]:
    """Makes an app over the dossier, or over another one."""

    def make(
        dossier: Path = coast, settings: Settings | None = None, query: str = "", glyphs: object = UNICODE
    ) -> DatelineApp:
        return DatelineApp(dossier, settings or Settings(), glyphs, query=query)  # type: ignore[arg-type]

    return make


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is under way any more: the panes follow, the workers have answered."""
    app = pilot.app
    assert isinstance(app, DatelineApp)
    quiet = 0
    while quiet < 3:
        await pilot.pause(0.005)
        busy = any(not worker.is_finished for worker in app.workers)
        waiting = app.dossier_screen.is_waiting
        quiet = 0 if busy or waiting else quiet + 1


@pytest.fixture
def settled() -> Callable[[Pilot[int]], Awaitable[None]]:
    """Waits until nothing is under way any more."""
    return settle


class Driven:
    """An app under test: presses keys and waits for what they do."""

    def __init__(self, app: DatelineApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each with all that it does."""
        for key in keys:
            await self.pilot.press(key)
            await settle(self.pilot)

    async def type(self, text: str) -> None:
        """Type words."""
        names = {" ": "space", ":": "colon", '"': "quotation_mark", ".": "full_stop", ">": "greater_than_sign"}
        await self.pilot.press(*(names.get(character, character) for character in text))
        await settle(self.pilot)

    async def paste(self, text: str) -> None:
        """Let the terminal hand over words at once."""
        assert self.app.focused is not None
        self.app.focused.post_message(Paste(text))
        await settle(self.pilot)

    def text(self) -> str:
        """What the screen shows, line by line."""
        width, height = self.app.size
        lines = []
        for y in range(height):
            strips = self.app.screen._compositor.render_strips()
            lines.append(strips[y].text if y < len(strips) else " " * width)
        return "\n".join(line.rstrip() for line in lines)


@pytest.fixture
def overheard(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], list[tuple[object, ...]]]:
    """Keeps what an object's function is called with from now on."""

    def of(owner: object, name: str) -> list[tuple[object, ...]]:
        calls: list[tuple[object, ...]] = []
        function = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *about: calls.append(about) or function(*about))
        return calls

    return of


@pytest.fixture
def drive(make_app: Callable[..., DatelineApp]) -> Callable[..., object]:
    """Runs an app of some size: ``async with drive() as at:``."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (80, 24), **options: object) -> AsyncIterator[Driven]:
        app = make_app(**options)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield Driven(app, pilot)

    return run
