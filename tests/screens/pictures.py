"""The README's pictures, made from the app itself on the sample dossier: the same program gives the same bytes.

python -m tests.screens.pictures [--only reader]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "pictures"
_LEFT_OUT: Final = re.compile(
    r"@font-face\s*\{.*?\}\s*"
    r"|terminal-\d+-(?=[\w-])"
    r"|<clipPath id=\"terminal-\d+-line-\d+\">.*?</clipPath>\s*"
    r"| clip-path=\"url\(#terminal-\d+-line-\d+\)\"",
    re.DOTALL,
)
"""Fonts that would be fetched, names that tell pictures on one page apart, and a frame around each line."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen after some keys, at a size, of the whole sample or of what a query shows.

    With ``row``, the cursor then goes down the timeline to the first event with these words in its title.
    """

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    query: str = ""
    row: str = ""

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.svg"


PICTURES: Final = (
    Picture("dossier", (140, 40), ("2",), row="Quetta"),
    Picture("narrow", (80, 24), ("2",), "actor:bla"),
    Picture("reader", (80, 24), ("2", "enter"), "killed:>=26 place:quetta"),
    Picture("side_by_side", (80, 24), ("3", "c", *"bla", "enter", "j", "j", "j")),
    Picture("help", (80, 24), ("question_mark",)),
)


def sample(dossier: Path) -> Path:
    """Build the sample dossier."""
    from tui import locations
    from tui.build import build

    build([locations.sample_documents()], dossier)
    return dossier


async def taken(picture: Picture, dossier: Path) -> str:
    """Take a picture: the screen as SVG, once all that the keys do is done."""
    from tests.screens.conftest import settle
    from tui.model import Event
    from tui.screens.application import DatelineApp
    from tui.settings import Settings
    from tui.terminal.glyphs import UNICODE

    app = DatelineApp(dossier, Settings(theme="dark"), UNICODE, query=picture.query)
    async with app.run_test(size=picture.size) as pilot:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)
        for _ in range(100 if picture.row else 0):
            row = app.dossier_screen.lists["events"].current
            if isinstance(row, Event) and picture.row in row.title:
                break
            await pilot.press("j")
            await settle(pilot)
        return _LEFT_OUT.sub("", app.export_screenshot(simplify=True)).replace("&#160;", "\N{NO-BREAK SPACE}")


def words(svg: str) -> str:
    """The text of a picture, whatever its colours."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)
    return " ".join(unescape(" ".join(texts)).split())


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", choices=[picture.name for picture in PICTURES])
    arguments = parser.parse_args()
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["DATELINE_STATE"] = os.environ["DATELINE_DATA"] = scratch
        dossier = sample(Path(scratch) / "sample.dossier")
        for picture in PICTURES:
            if arguments.only in (None, picture.name):
                picture.file.write_text(asyncio.run(taken(picture, dossier)), "utf-8")
                print(picture.file.relative_to(Path.cwd()) if picture.file.is_relative_to(Path.cwd()) else picture.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
