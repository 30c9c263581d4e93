"""An article laid out: nothing lost, nothing too wide, offsets that stay true."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.model import Block, Body, Dropped, Row, Table
from tui.terminal.glyphs import ASCII, UNICODE
from tui.terminal.safety import safe
from tui.widgets.layout import Line, lay_out, stretches


def drawn(line: Line, text: str) -> str:
    """What a line shows."""
    shown = safe(text)
    return "".join(piece if isinstance(piece, str) else shown[piece[0] : piece[1]] for piece in line.pieces)


@given(st.text(alphabet="ab 日本é\u0301-", max_size=80), st.integers(4, 20))
def test_stretches_fit_and_keep_every_character_but_spaces(text: str, width: int) -> None:
    found = list(stretches(text, 0, len(text), width))
    assert all(cell_len(text[low:high]) <= width for low, high in found)
    assert "".join(text[low:high] for low, high in found).replace(" ", "") == text.replace(" ", "")
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_every_kind_of_block_is_drawn_as_what_it_is() -> None:
    text = "Title\n\n- one item that goes on and on\n\n**Ed**: Why is that so, tell me?\n\nShare"
    blocks = (
        Block("heading", 0, 5, 0, level=1),
        Block("item", 7, 37, 9),
        Block("turn", 39, 71, 47, speaker="Ed"),
        Block("boilerplate", 73, 78, 73),
    )
    lines = lay_out(Body("ar-1", text, blocks), 20, UNICODE)
    assert [(line.kind, drawn(line, text)) for line in lines] == [
        ("heading", "Title"),
        ("blank", ""),
        ("item", "• one item that goes"),
        ("item", "  on and on"),
        ("blank", ""),
        ("turn", "Ed: Why is that so,"),
        ("turn", "  tell me?"),
        ("blank", ""),
        ("boilerplate", "Share"),
    ]


def test_boilerplate_folds_into_a_line() -> None:
    text = "News.\n\nShare\n\nSubscribe\n\nMore news."
    blocks = tuple(
        Block("paragraph", start, start + len(words), start)
        for words in text.split("\n\n")
        for start in (text.index(words),)
    )
    body = Body("ar-1", text, blocks, (Dropped(7, 12, "share line"), Dropped(14, 23, "form")))
    shown = [drawn(line, text) for line in lay_out(body, 40, UNICODE, folded=True) if line.kind != "blank"]
    assert shown == ["News.", "… 2 blocks of boilerplate folded", "More news."]
    assert "Subscribe" in [drawn(line, text) for line in lay_out(body, 40, UNICODE)]


def test_tables_are_drawn_as_tables_and_keep_their_offsets() -> None:
    text = "| Country | Support |\n| China | Economic investments, technology |\n| Iran | 中国 |"
    rows = (Row(22, 64, ("China", "Economic investments, technology")), Row(65, len(text), ("Iran", "中国")))
    table = Table("", ("Country", "Support"), rows)
    body = Body("ar-1", text, (Block("table", 0, len(text), 0, table=0),), (), (table,))
    lines = lay_out(body, 30, ASCII)
    shown = [drawn(line, text) for line in lines]
    assert shown[0].startswith("Country | Support")
    assert shown[1].startswith("--------+-")
    assert [line.split(" | ")[0].strip() for line in shown[2:]] == ["China", "", "", "Iran"]
    assert {line.index("|") for line in shown if "|" in line} == {shown[1].index("+")}
    (cell,) = [piece for piece in lines[-1].pieces if not isinstance(piece, str) and text[slice(*piece)] == "中国"]
    assert cell[0] == text.index("中国")


def test_a_text_without_blocks_is_shown_by_its_lines() -> None:
    text = "One line.\nAnother."
    assert [drawn(line, text) for line in lay_out(Body("ar-1", text), 40, UNICODE) if line.pieces] == [
        "One line.",
        "Another.",
    ]
