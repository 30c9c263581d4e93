"""The list: only what is seen is asked for, drawn and repainted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace
from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.containers import Vertical

from tui.model import Event, Report, Toll, When
from tui.terminal.glyphs import UNICODE
from tui.widgets.columns import Part, fit
from tui.widgets.dates import UNDATED
from tui.widgets.row_pages import PAGE
from tui.widgets.timeline import Timeline
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence


_DISPUTED: Final = ((), ("killed",), ("date",), ("killed", "injured"))


class Numbers(VirtualList[int]):
    """Rows that are their own numbers."""

    def draw(self, row: int, index: int, width: int) -> list[Part]:
        return [(fit(f"row {row}", width), Style())]

    def identify(self, row: int) -> str:
        return str(row)


class Desk(Vertical):
    """Supplies the rows of a list as soon as they are wanted."""

    def __init__(self, numbers: Numbers, *, answering: bool) -> None:
        super().__init__(numbers)
        self.numbers = numbers
        self.answering = answering
        self.wanted: list[tuple[int, int]] = []

    @on(VirtualList.Wanted)
    def supply(self, message: VirtualList.Wanted) -> None:
        self.wanted.append((message.first, message.after))
        if self.answering:
            self.numbers.supply(message.generation, message.first, range(message.first, message.after))


class Listing(App[None]):
    """A list of numbers."""

    def __init__(self, count: int, *, answering: bool = True) -> None:
        super().__init__()
        self.numbers = Numbers(UNICODE, empty="nothing here")
        self.desk = Desk(self.numbers, answering=answering)
        self.count = count

    def compose(self) -> ComposeResult:
        yield self.desk

    def on_mount(self) -> None:
        self.numbers.focus()
        self.numbers.show(self.count)


def lines(app: Listing) -> list[str]:
    """What the list shows."""
    return [app.numbers.render_line(y).text.rstrip() for y in range(app.size.height)]


async def test_a_million_rows_cost_what_is_seen() -> None:
    app = Listing(1_000_000)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        app.numbers.action_edge(True)
        await pilot.pause()
        await pilot.pause()
        assert lines(app)[-1] == "▸ row 999999"
        assert len(app.desk.wanted) <= 5
        assert sum(after - first for first, after in app.desk.wanted) <= 6 * PAGE
        app.numbers.action_page(-1)
        await pilot.pause()
        assert lines(app)[0].endswith("row 999980")


async def test_the_cursor_stays_in_the_window_and_the_list() -> None:
    app = Listing(30)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        app.numbers.action_move(-1)
        assert app.numbers.cursor == 0
        for _ in range(40):
            app.numbers.action_move(1)
            await pilot.pause(0)
            top = app.numbers.scroll_offset.y
            assert top <= app.numbers.cursor < top + 10
        assert app.numbers.cursor == 29


async def test_a_step_repaints_two_lines_only() -> None:
    app = Listing(30)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        regions: list[object] = []
        original = app.numbers.refresh
        app.numbers.refresh = lambda *args, **more: (regions.append(args), original(*args, **more))[1]  # type: ignore[method-assign]
        app.numbers.action_move(1)
        assert sorted(region.y for (region,) in regions) == [0, 1]  # type: ignore[attr-defined, misc]
        assert all(region.height == 1 for (region,) in regions)  # type: ignore[attr-defined, misc]


async def test_an_old_answer_is_dropped() -> None:
    app = Listing(10, answering=False)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        old = app.numbers.generation
        app.numbers.show(10)
        app.numbers.supply(old, 0, range(10))
        assert app.numbers.at(0) is None
        app.numbers.supply(app.numbers.generation, 0, range(10))
        assert app.numbers.at(3) == 3


async def test_marks_show_beside_the_cursor_and_an_empty_list_speaks() -> None:
    app = Listing(3)
    async with app.run_test(size=(40, 5)) as pilot:
        while app.numbers.at(0) is None:
            await pilot.pause(0.01)
        app.numbers.mark({"2"})
        assert lines(app)[:3] == ["▸ row 0", "  row 1", " •row 2"]
        app.numbers.show(0)
        assert lines(app)[1] == "  nothing here"


def event(number: int, start: str | None) -> Event:
    """An event on a day."""
    when = When(start, start, "day", start, "explicit") if start else When()
    report = Report("ar-1", 0, 1, "x", "attack", "x", "rule", "x", when)
    return Event(f"ev-{number}", f"Event {number}", "attack", (report,), when=when, killed=Toll(number, None))


@pytest.mark.parametrize("sizes", [(1,), (3, 1, 2), (1, 0, 5)])
async def test_headings_of_the_timeline_and_rows_agree(sizes: Sequence[int]) -> None:
    timeline = Timeline(UNICODE)

    class Show(App[None]):
        def compose(self) -> ComposeResult:
            yield timeline

    async with Show().run_test(size=(80, 20)) as pilot:
        groups = [(str(2000 + number), size) for number, size in enumerate(sizes)]
        generation = timeline.show_groups(groups)
        timeline.supply(generation, 0, [event(number, "2000-05-04") for number in range(sum(sizes))])
        await pilot.pause()
        rows = [timeline.row_at_line(number) for number in range(timeline.height_in_lines)]
        assert [row for row in rows if row is not None] == list(range(sum(sizes)))
        assert [timeline.line_of(row) for row in range(sum(sizes))] == [
            number for number, row in enumerate(rows) if row is not None
        ]
        shown = [timeline.render_line(y).text for y in range(timeline.height_in_lines)]
        assert [line.split()[0] for line, row in zip(shown, rows, strict=True) if row is None] == [
            label for label, size in groups if size
        ]
        assert all(len(line) == 80 for line in shown)


async def test_the_sign_that_reports_disagree_stands_by_the_toll_only_where_it_is_that() -> None:
    timeline = Timeline(UNICODE)

    class Show(App[None]):
        def compose(self) -> ComposeResult:
            yield timeline

    async with Show().run_test(size=(60, 20)) as pilot:
        rows = [replace(event(30 + at, "2000-05-04"), sources=2, disputed=what) for at, what in enumerate(_DISPUTED)]
        timeline.supply(timeline.show_groups([("2000", len(rows))]), 0, rows)
        await pilot.pause()
        shown = [timeline.render_line(at + 1).text.rstrip() for at in range(len(rows))]
        assert [line.partition("†")[2] for line in shown] == ["  [2]", "≠ [2]", " ≠[2]", "≠ [2]"]


@pytest.mark.parametrize("first", [True, False], ids=["undated first", "undated last"])
async def test_many_events_without_a_date_are_one_line_that_opens(first: bool) -> None:
    timeline = Timeline(UNICODE, hint="z lists them")

    class Show(App[None]):
        def compose(self) -> ComposeResult:
            yield timeline

    def cursor_line() -> str:
        (found,) = [line for y in range(20) if (line := timeline.render_line(y).text).startswith(UNICODE.cursor)]
        return found

    async with Show().run_test(size=(60, 20)) as pilot:
        groups = [("2000", 2), ("2001", 3), (UNDATED, 6)]
        rows = [
            *(event(number, "2000-05-04") for number in range(5)),
            *(event(number, None) for number in range(5, 11)),
        ]
        if first:
            groups, rows = groups[::-1], rows[::-1]
        timeline.supply(timeline.show_groups(groups), 0, rows)
        timeline.focus()
        await pilot.pause()
        assert timeline.height_in_lines == 1 + 2 + 5
        assert len(timeline.folded) == 6
        timeline.action_edge(first is False)
        assert timeline.on_fold
        assert timeline.current is None
        assert cursor_line().startswith(f"{UNICODE.cursor} {UNDATED} ")
        assert cursor_line().endswith(" z lists them ─ 6 ")
        seen = []
        for _ in range(6):
            seen.append(timeline.current)
            timeline.action_move(1 if first else -1)
        assert seen == [None, *(rows[6:] if first else rows[4::-1])]
        timeline.action_page(-9 if first else 9)
        assert timeline.on_fold
        assert not [line for y in range(20) if UNICODE.mark in (line := timeline.render_line(y).text)]
        timeline.mark({rows[0 if first else -1].id})
        assert cursor_line().startswith(UNICODE.cursor + UNICODE.mark)
        timeline.action_open()
        assert timeline.current is rows[0 if first else 5]
        assert timeline.height_in_lines == 3 + 11
        timeline.fold(folded=True)
        assert timeline.on_fold
        timeline.reach(3 if first else 8)
        assert timeline.current is rows[3 if first else 8]
        assert "Event" in cursor_line()


@pytest.mark.parametrize("groups", [[("2000", 9), (UNDATED, 3)], [(UNDATED, 20)]], ids=["few", "nothing else"])
async def test_few_events_without_a_date_or_nothing_else_are_listed(groups: list[tuple[str, int]]) -> None:
    timeline = Timeline(UNICODE)

    class Show(App[None]):
        def compose(self) -> ComposeResult:
            yield timeline

    async with Show().run_test(size=(60, 20)):
        timeline.show_groups(groups)
        assert not timeline.folded
        assert timeline.height_in_lines == len(groups) + sum(size for _, size in groups)


async def test_a_title_has_the_room_of_the_toll_where_there_is_none() -> None:
    timeline = Timeline(UNICODE)
    long = "word " * 30

    class Show(App[None]):
        def compose(self) -> ComposeResult:
            yield timeline

    async with Show().run_test(size=(60, 9)) as pilot:
        tolls = Toll(), Toll(2)
        rows = [replace(event(number, "2000-05-04"), title=long, killed=toll) for number, toll in enumerate(tolls)]
        timeline.supply(timeline.show_groups([("2000", 2)]), 0, rows)
        await pilot.pause()
        without, with_toll = (timeline.render_line(y).text.rstrip() for y in (1, 2))
        assert "2†" in with_toll
        assert len(without) == len(with_toll)
        assert without.count("word") == with_toll.count("word") + 1
