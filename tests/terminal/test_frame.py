"""The least that is sent shows the same as everything sent."""

import pyte
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.terminal.frame import BLANK, Cell, Frame, cells, normal, on_space, put

WIDTH, HEIGHT = 16, 9
STYLES = st.sampled_from(["", "4;32", "1", "7", "31", "38;5;12;44", "3;38;2;1;2;3;48;2;9;9;9"])
PIECES = st.sampled_from([*"ab  –é中文ไ█", "e\u0301", "      "])
TEXT = st.lists(PIECES, max_size=WIDTH + 4).map("".join)
LINE = st.lists(st.tuples(TEXT, STYLES), max_size=3)
FRAMES = st.lists(st.dictionaries(st.integers(0, HEIGHT - 1), LINE, min_size=1), min_size=1, max_size=5)


def row(parts: list[tuple[str, str]]) -> list[Cell | None]:
    made: list[Cell | None] = [BLANK] * WIDTH
    x = 0
    for text, style in parts:
        put(made, x, cells(text, style))
        x += len(cells(text, style))
    return made


def visible(cell: pyte.screens.Char) -> pyte.screens.Char:
    """What can be seen of a cell: a space shows nothing of its letter's style."""
    if cell.data == " " and not cell.reverse:
        return cell._replace(fg="default", bold=False, italics=False)
    return cell


class Terminal:
    """A terminal that is sent frames."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.stream = pyte.Stream(self.screen)
        self.stream.feed("\x1b[?7l")  # as Textual sets it: no wrapping
        self.frame = Frame(WIDTH, HEIGHT)
        self.sent = 0

    def show(self, rows: dict[int, list[Cell | None]]) -> None:
        sequence = self.frame.paint(rows)
        self.sent += len(sequence)
        self.stream.feed(sequence)

    def seen(self) -> list[list[pyte.screens.Char]]:
        return [[visible(self.screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


@settings(max_examples=60, deadline=None)
@given(FRAMES)
@example([{0: [("中文中文中文中文中文中文", "")]}, {0: [("a中文中文", "")]}, {0: [("中", "7")]}])
@example(
    [{y: [(f"line {y} {'x' * y}", "31")] for y in range(HEIGHT)}, {y: [(f"line {y + 1}", "31")] for y in range(7)}]
)
def test_the_difference_shows_what_the_whole_shows(frames: list[dict[int, list[tuple[str, str]]]]) -> None:
    terminal = Terminal()
    lines: dict[int, list[Cell | None]] = {y: [BLANK] * WIDTH for y in range(HEIGHT)}
    terminal.show(dict(lines))
    for frame in frames:
        changes = {y: row(parts) for y, parts in frame.items()}
        lines |= changes
        terminal.show(changes)
        whole = Terminal()
        whole.show(dict(lines))
        assert terminal.frame.rows == whole.frame.rows == list(lines.values())
        assert terminal.seen() == whole.seen()


@given(FRAMES)
def test_the_same_again_sends_nothing(frames: list[dict[int, list[tuple[str, str]]]]) -> None:
    terminal = Terminal()
    for frame in frames:
        terminal.show({y: row(parts) for y, parts in frame.items()})
    sent = terminal.sent
    terminal.show({y: list(line) for y, line in enumerate(terminal.frame.rows) if None not in line})
    assert terminal.sent == sent


@pytest.mark.parametrize(("above", "below"), [(0, 0), (2, 0), (0, 1), (1, 1)])
def test_a_list_that_moves_by_some_lines_is_scrolled(above: int, below: int) -> None:
    terminal = Terminal()
    terminal.show({y: row([(f"still {y}", "")]) for y in range(HEIGHT)})

    def listed(top: int) -> list[str]:
        return [f"row {top + y:02} of more" for y in range(HEIGHT - above - below)]

    def show(top: int) -> int:
        before = terminal.sent
        terminal.show({above + y: row([(text, "")]) for y, text in enumerate(listed(top))})
        return terminal.sent - before

    whole = show(0)
    for top in (1, 2, 1, 4, 3):
        assert show(top) < whole
        assert [line.rstrip() for line in terminal.screen.display] == [
            *(f"still {y}" for y in range(above)),
            *listed(top),
            *(f"still {y}" for y in range(HEIGHT - below, HEIGHT)),
        ]


def test_a_line_that_moves_and_loses_its_bar_moves_with_the_others() -> None:
    """Down a list at its last line: the line that was under the cursor comes to stand above it."""
    terminal = Terminal()

    def lines(top: int) -> dict[int, list[Cell | None]]:
        shown = [(f"{top + y:02}", f" {top + y:02}{(top + y) * 7919:06}zyx") for y in range(HEIGHT)]
        return {
            y: row([(number, "7" if y == HEIGHT - 1 else ""), (rest, "")]) for y, (number, rest) in enumerate(shown)
        }

    terminal.show(lines(0))
    for top in (1, 2, 3):
        before = terminal.sent
        terminal.show(lines(top))
        assert terminal.sent - before < 2 * WIDTH + 30
        assert terminal.seen()[0][0].data == str(top // 10)
        assert [line[:2] for line in terminal.screen.display] == [f"{top + y:02}" for y in range(HEIGHT)]


def test_words_in_one_style_are_sent_as_one_run() -> None:
    assert Frame(WIDTH, 1).paint({0: row([("one two three on", "2")])}) == "\x1b[1H\x1b[2mone two three on\x1b[m"


def test_what_becomes_blank_within_a_line_is_erased_if_that_is_shorter() -> None:
    frame = Frame(30, 1)

    def show(text: str) -> str:
        return frame.paint({0: cells(text.ljust(30), "")})

    show("a long line of words, and more")
    assert show("a                          end") == "\x1b[1;3H\x1b[K\x1b[25Cend"
    assert show("b                          end") == "\x1b[1Hb"
    assert show("b    |  what stays is not sent") == "\x1b[1;6H|  what stays is not sent"
    assert show("b         stays is not sent   ") == "\x1b[1;6H\x1b[K\x1b[5Cstays is not sent"
    assert show("b         stays is not        ") == "\x1b[1;24H\x1b[K"


def test_the_next_line_is_two_characters_away() -> None:
    frame = Frame(WIDTH, 3)
    frame.clear()
    assert frame.paint({y: row([(f"{y}", "")]) for y in range(3)}) == "\x1b[m\x1b[2J\x1b[1H0\r\n1\r\n2"


def test_a_style_that_goes_on_sends_only_what_comes_to_it() -> None:
    frame = Frame(WIDTH, 1)
    frame.clear()
    sent = frame.paint({0: row([("a", "1"), ("b", "1;34"), ("c", "1")])})
    assert sent == "\x1b[m\x1b[2J\x1b[1H\x1b[1ma\x1b[34mb\x1b[;1mc\x1b[m"


def test_a_key_press_sends_two_lines_and_no_more() -> None:
    terminal = Terminal()
    lines = {y: row([(f"row {y:02} of all", "")]) for y in range(HEIGHT)}
    terminal.show(lines)
    before = terminal.sent
    terminal.show(lines | {3: row([("row 03 of all", "7")])})
    assert terminal.sent - before < 40


def test_columns_stay_straight_behind_what_terminals_draw_differently() -> None:
    terminal = Terminal()
    family = "👨\u200d👩\u200d👧"
    terminal.show({0: row([(f"{family} left", "")])})
    terminal.show({0: row([(f"{family} kept", "")])})
    assert "\x1b" not in family
    assert terminal.screen.display[0].replace(" ", "").endswith("kept")
    assert [cell[0] for cell in terminal.frame.rows[0][:3] if cell] == [family, "", " "]
    assert terminal.screen.buffer[0][3].data == "k"
    for text in (family, "xy"):  # what a terminal drew wider than two cells is erased
        assert terminal.frame.paint({0: row([(text, "")])}).endswith("\x1b[K")


@given(st.text())
def test_cells_are_as_many_as_the_text_is_wide(text: str) -> None:
    made = cells(text, "1")
    printable = "".join(character for character in text if not (ord(character) < 32 or 0x7F <= ord(character) < 0xA0))
    assert len(made) == cell_len(printable)
    assert not any(control in cell[0] for cell in made for control in "\x1b\x9b\x07\n\r")


def test_half_a_wide_character_is_a_space() -> None:
    line: list[Cell | None] = [BLANK] * 4
    put(line, 0, cells("中文", ""))
    put(line, 1, cells("x", ""))
    assert [cell and cell[0] for cell in line] == [" ", "x", "文", ""]
    put(line, 2, cells("y", ""))
    assert [cell and cell[0] for cell in line] == [" ", "x", "y", " "]
    put(line, 3, cells("中", ""))
    assert [cell and cell[0] for cell in line] == [" ", "x", "y", " "]


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("", ""),
        ("1;31", ""),
        ("2;3;38;5;12", ""),
        ("38;2;1;2;3;48;2;7;31;1", "48;2;7;31;1"),
        ("4;97;105", "4;105"),
        ("1;7;31", "1;7;31"),
        ("38;5;7;9", "9"),
    ],
)
def test_what_a_space_shows_of_a_style(style: str, seen: str) -> None:
    assert on_space(style) == seen
    assert cells("a b", style) == [("a", style), (" ", seen), ("b", style)]


def test_default_colours_need_no_naming() -> None:
    assert normal("1;39;49") == "1"
    assert normal("38;5;39;48;2;49;39;49") == "38;5;39;48;2;49;39;49"
