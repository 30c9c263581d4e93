"""How the screens look, kept as pictures: sizes, themes, no colour, no Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tui.settings import Settings
from tui.terminal.glyphs import ASCII

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from tui.settings import ThemeName

SIZES = ((80, 24), (120, 40))
THEMES: tuple[ThemeName, ...] = ("ansi", "dark", "light")


@pytest.fixture
def pressing(
    settled: Callable[[Pilot[int]], Awaitable[None]],
) -> Callable[..., Callable[[Pilot[int]], Awaitable[None]]]:
    """Presses keys one after the other, each with all that it does."""

    def of(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
        async def press(pilot: Pilot[int]) -> None:
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await settled(pilot)

        return press

    return of


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", THEMES)
def test_the_timeline(
    snap_compare: Any, make_app: Callable[..., Any], pressing: Any, size: tuple[int, int], theme: ThemeName
) -> None:
    app = make_app(settings=Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=pressing("2"))


@pytest.mark.parametrize("theme", THEMES)
def test_the_reader(snap_compare: Any, make_app: Callable[..., Any], pressing: Any, theme: ThemeName) -> None:
    app = make_app(settings=Settings(theme=theme))
    keys = ("1", "enter", "right_square_bracket", "e")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(*keys))


@pytest.mark.parametrize("keys", [("1",), ("3",), ("3", "full_stop"), ("question_mark",), ("f",)], ids="-".join)
def test_the_rest_at_80_by_24(snap_compare: Any, make_app: Callable[..., Any], pressing: Any, keys: tuple[str]) -> None:
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=pressing(*keys))


def test_without_unicode(snap_compare: Any, make_app: Callable[..., Any], pressing: Any) -> None:
    assert snap_compare(make_app(glyphs=ASCII), terminal_size=(80, 24), run_before=pressing("2"))


def test_without_colour(
    snap_compare: Any, make_app: Callable[..., Any], pressing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=pressing("2", "enter"))
