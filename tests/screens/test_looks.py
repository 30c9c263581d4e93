"""How the screens look, kept as pictures: each in some size and theme, the timeline in all; no colour, no Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tui.settings import Settings
from tui.terminal.glyphs import ASCII

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from tui.settings import ThemeName

SIZES = ((80, 24), (120, 40), (250, 60))
THEMES: tuple[ThemeName, ...] = ("ansi", "dark", "light", "high-contrast")
SCREENS: dict[str, tuple[str, ...]] = {
    "articles": ("1",),
    "actors": ("3",),
    "actor": ("3", "tab"),
    "narrowed": ("3", "full_stop"),
    "reader": ("1", "enter", "right_square_bracket", "e"),
    "statements": ("4",),
    "side by side": ("3", "tab", "G", "c"),
    "help": ("question_mark",),
    "facets": ("f",),
    "palette": ("ctrl+p", *"coastal"),
    "query": ("F", *"place"),
    "lenses": ("at", "a"),
    "pick an actor": ("A", "o"),
    "search": ("slash", *"harbour"),
    "how extracted": ("2", "i"),
}
"""The other screens, by the keys that lead there."""


def size_id(value: object) -> str | None:
    """How a size is named among the pictures."""
    return f"{value[0]}x{value[1]}" if isinstance(value, tuple) else None


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


@pytest.mark.parametrize("size", SIZES, ids=size_id)
@pytest.mark.parametrize("theme", THEMES)
def test_the_timeline(
    snap_compare: Any, make_app: Callable[..., Any], pressing: Any, size: tuple[int, int], theme: ThemeName
) -> None:
    app = make_app(settings=Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=pressing("2"))


@pytest.mark.parametrize("screen", SCREENS)
def test_the_rest_at_80_by_24(snap_compare: Any, make_app: Callable[..., Any], pressing: Any, screen: str) -> None:
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=pressing(*SCREENS[screen]))


@pytest.mark.parametrize(
    ("screen", "theme", "size"),
    [
        ("reader", "dark", (120, 40)),
        ("reader", "light", (80, 24)),
        ("reader", "high-contrast", (250, 60)),
        ("side by side", "dark", (120, 40)),
        ("statements", "light", (250, 60)),
        ("facets", "high-contrast", (120, 40)),
        ("palette", "light", (120, 40)),
        ("help", "dark", (250, 60)),
    ],
    ids=size_id,
)
def test_other_sizes_and_themes(
    snap_compare: Any,
    make_app: Callable[..., Any],
    pressing: Any,
    screen: str,
    theme: ThemeName,
    size: tuple[int, int],
) -> None:
    app = make_app(settings=Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=pressing(*SCREENS[screen]))


@pytest.mark.parametrize("screen", ["timeline", "side by side"])
def test_without_unicode(snap_compare: Any, make_app: Callable[..., Any], pressing: Any, screen: str) -> None:
    keys = SCREENS.get(screen, ("2",))
    assert snap_compare(make_app(glyphs=ASCII), terminal_size=(80, 24), run_before=pressing(*keys))


@pytest.mark.parametrize(
    ("screen", "size"), [*(("timeline", size) for size in SIZES), ("reader", (80, 24))], ids=size_id
)
def test_without_colour(
    snap_compare: Any,
    make_app: Callable[..., Any],
    pressing: Any,
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(), terminal_size=size, run_before=pressing(*SCREENS.get(screen, ("2",))))
