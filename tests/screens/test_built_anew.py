"""A dossier that is built anew while the app shows it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tui.store.dossier import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def own(coast: Path, tmp_path: Path) -> Path:
    """A copy of the dossier, to be changed."""
    return shutil.copytree(coast, tmp_path / "own.dossier")


def drop_half(dossier: Path) -> None:
    """What a build does that finds half of the documents gone."""
    with Writer.open(dossier) as writer:
        for table in ("articles", "events", "actors"):
            writer.remove(table, [record.id for record in list(writer.all(table))[::2]])  # type: ignore[union-attr]
        writer.commit()


async def test_what_is_open_stays_as_it_was(drive: Callable[..., Any], own: Path) -> None:
    async with drive(dossier=own) as at:
        drop_half(own)
        await at.press("j", "j", "2", "j", "3", "j", "tab", "j", "4", "escape", "1", "F")
        await at.type("type:attack")
        await at.press("enter")
        assert "2 of 4 articles  1 of 4 events" in at.text()
        await at.press("enter")
        assert "Velmar" in at.text()


async def test_it_is_said_and_shown_when_asked_for(drive: Callable[..., Any], own: Path) -> None:
    async with drive(dossier=own) as at:
        await at.press("s")
        at.app.look_for_a_build()
        await at.type("")
        assert not at.app.is_outdated
        drop_half(own)
        at.app.look_for_a_build()
        await at.type("")
        assert "the dossier has been built anew; R shows it" in at.text()
        await at.press("j")
        assert "R built anew" in at.text()
        assert "4 articles" in at.text()
        await at.press("R")
        assert "2 articles  2 events  2 actors" in at.text()
        assert "by title" in at.text()
        assert "built anew" not in at.text()
