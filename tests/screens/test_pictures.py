"""The README's pictures show what the app shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.screens.pictures import PICTURES, Picture, taken, words

if TYPE_CHECKING:
    from pathlib import Path

HELP = next(picture for picture in PICTURES if picture.name == "help")


async def test_the_picture_of_the_keys_is_that_of_the_app(coast: Path) -> None:
    assert words(await taken(HELP, coast)) == words(HELP.file.read_text("utf-8")), (
        "python -m tests.screens.pictures makes the pictures anew"
    )


async def test_the_same_screen_gives_the_same_bytes(coast: Path) -> None:
    assert await taken(HELP, coast) == await taken(HELP, coast)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_small_and_names_no_place(picture: Picture) -> None:
    svg = picture.file.read_text("utf-8")
    assert len(svg) < 100_000
    assert "Dateline" in words(svg)
    assert not any(part in svg for part in ("/home/", "/tmp/", "/root/", "file:", "@import", "url(http"))
