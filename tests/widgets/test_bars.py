"""The lines above the panes: as much as there is room for, and what matters most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from tui.terminal.glyphs import UNICODE
from tui.widgets.lens_bar import LensBar
from tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

COUNTS = (("articles", 3, 5), ("events", 6, 22), ("actors", 40, 40))
LENS = "with Coastal Front, of type attack"


async def lines(widget: Widget, width: int) -> list[str]:
    """What a widget draws on a screen of some width."""

    class Show(App[None]):
        def compose(self) -> ComposeResult:
            yield widget

    async with Show().run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


@pytest.mark.parametrize(
    ("width", "words", "expected"),
    [
        (100, "", [" velmar   3 of 5 articles  6 of 22 events  40 actors"]),
        (100, LENS, [f" velmar   3 of 5 articles  6 of 22 events  40 actors   ▾ {LENS}"]),
        (90, LENS, [f" velmar   3/5 articles  6/22 events  40 actors   ▾ {LENS}"]),
        (85, LENS, [f" velmar   3/5 articles  6/22 events  40 actors   ▾ {LENS}"]),
        (82, LENS, [f" velmar  3/5 articles 6/22 events 40 actors   ▾ {LENS}"]),
        (70, LENS, [" velmar   3 of 5 articles  6 of 22 events  40 actors", f" ▾ {LENS}"]),
        (45, "", [" velmar  3/5 articles 6/22 events 40 actors"]),
        (30, LENS, [" velmar  3/5 articles 6/22 eve", " ▾ with Coastal Front, of typ…"]),
    ],
)
async def test_the_lens_stands_beside_the_counts_wherever_both_fit(width: int, words: str, expected: list[str]) -> None:
    bar = LensBar(UNICODE)
    bar.styles.height = 1
    bar.dossier, bar.counts, bar.words = "velmar", COUNTS, words
    assert await lines(bar, width) == expected


@pytest.mark.parametrize(
    ("width", "words", "expected"),
    [
        (100, "", " velmar   3 of 5 articles  6 of 22 events  40 actors   5 files not read: ! lists them"),
        (80, "", " velmar   3/5 articles  6/22 events  40 actors   5 files not read: ! lists them"),
        (76, "", " velmar  3/5 articles 6/22 events 40 actors   5 files not read: ! lists them"),
        (70, "", " velmar   3 of 5 articles  6 of 22 events  40 actors"),
        (100, LENS, f" velmar   3 of 5 articles  6 of 22 events  40 actors   ▾ {LENS}"),
    ],
)
async def test_a_note_is_told_where_nothing_else_is(width: int, words: str, expected: str) -> None:
    bar = LensBar(UNICODE)
    bar.styles.height = 1
    bar.dossier, bar.counts, bar.words, bar.note = "velmar", COUNTS, words, "5 files not read: ! lists them"
    assert await lines(bar, width) == [expected]


@pytest.mark.parametrize(
    ("width", "expected"),
    [(50, "─ 1 Articles ─ 2 Timeline ─ 3 Actors ─────── 1/5 ─"), (40, "─ 1 ─ 2 Timeline ─ 3 ───────────── 1/5 ─")],
)
async def test_where_names_of_panes_do_not_fit_their_numbers_do(width: int, expected: str) -> None:
    title = PaneTitle(UNICODE, ("1 Articles", "2 Timeline", "3 Actors"), 1)
    title.styles.height = 1
    title.show(everything=True, active=True, note="1/5")
    assert await lines(title, width) == [expected]
