"""Lines to type in: what is pasted into them."""

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.widgets import Input

from tui.widgets.typed_line import TypedLine


class Typed(App[None]):
    def compose(self) -> ComposeResult:
        yield TypedLine("flood", selected=True)


@pytest.mark.parametrize(
    ("pasted", "there"),
    [("The river rose\n  over its\r\nbanks \n", "The river rose over its banks"), ("\n", ""), ("dam", "dam")],
)
async def test_all_lines_that_are_pasted_go_into_the_line(pasted: str, there: str) -> None:
    async with Typed().run_test() as pilot:
        line = pilot.app.query_one(Input)
        line.post_message(Paste(pasted))
        await pilot.pause()
        assert line.value == there
