"""Choosing the colours in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui import locations, settings
from tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable


async def test_a_theme_is_tried_on_and_kept_when_chosen(drive: Callable[..., Any]) -> None:
    async with drive(settings=Settings(theme="dark")) as at:
        await at.press("T")
        assert at.app.theme == "dateline-dark"
        await at.type("contr")
        assert at.app.theme == "dateline-high-contrast"
        await at.press("escape")
        assert at.app.theme == "dateline-dark"
        assert not locations.settings_file().exists()
        await at.press("T")
        while at.app.theme != "dateline-light":
            await at.press("down")
        await at.press("enter")
        assert at.app.theme == "dateline-light"
        assert "light is kept in" in at.text()
    assert settings.load().theme == "light"


async def test_a_theme_that_cannot_be_kept_is_worn_until_the_end(drive: Callable[..., Any]) -> None:
    locations.settings_file().mkdir()
    async with drive() as at:
        await at.press("T", "down", "down", "enter")
        assert at.app.theme == "dateline-dark"
        assert "The theme cannot be kept" in at.text()
