"""Columns stay straight whatever is written in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.widgets.columns import barred, chop, fit, right, wrap

TEXTS = st.text(alphabet=st.sampled_from("abc é日本語ا👍\u0301\t\x1b\u202e-"), max_size=40)


@given(TEXTS, st.integers(0, 30))
def test_fitted_text_takes_just_its_cells(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(TEXTS, st.integers(1, 30))
def test_text_at_the_right_takes_just_its_cells(text: str, width: int) -> None:
    assert cell_len(right(text, width)) == width


@given(TEXTS, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    from tui.terminal.safety import safe

    assert "".join(lines).replace(" ", "") == "".join(safe(text).split())


@given(st.text(alphabet="ab日本", min_size=1, max_size=30), st.integers(2, 9))
def test_a_chopped_word_is_whole_together(word: str, width: int) -> None:
    pieces = chop(word, width)
    assert "".join(pieces) == word
    assert all(cell_len(piece) <= width for piece in pieces)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("Quetta", 8, "Quetta  "),
        ("Quetta", 4, "Que…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日… "),
        ("a\x1bb", 3, "a\ufffdb"),
    ],
)
def test_fitting(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


def test_a_bar_covers_the_first_cells_and_no_more() -> None:
    bar = Style(reverse=True)
    made = barred([("2024", Style(dim=True)), (" 中文 title", Style(color="red"))], 7, bar)
    assert [(text, bool(style.reverse)) for text, style in made if text] == [
        ("2024", True),
        (" 中", True),
        ("文 title", False),
    ]
    assert not made[0][1].dim
    assert made[-1][1].color is not None
