"""Print on pages: the order it is read in, words that a line's end parts, running heads, tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.pdf import furniture
from tui.documents.pdf.columns import ordered
from tui.documents.pdf.grids import with_tables
from tui.documents.pdf.layout import Box, Line, Page
from tui.documents.pdf.lines import mended
from tui.documents.pdf.paragraphs import set_text
from tui.documents.structure import Structure


def line(text: str, left: float = 50, top: float = 700, *, width: float | None = None, size: float = 10) -> Line:
    return Line(text, left, top - size, left + (len(text) * size / 2 if width is None else width), top, size)


def column(name: str, left: float, top: float, lines: int = 4, width: float = 200) -> Box:
    return Box(tuple(line(f"{name}{n}", left, top - 12 * n, width=width) for n in range(lines)))


def said(*boxes: Box) -> list[str]:
    structure = Structure()
    set_text(boxes, structure)
    return [structure.text[block.content : block.end] for block in structure.blocks]


def names(boxes: list[Box]) -> str:
    return "".join(box.lines[0].text[0] for box in boxes)


def test_columns_come_one_after_the_other_between_what_spans_them() -> None:
    head, foot = column("h", 50, 760, 1, 420), column("f", 50, 300, 1, 420)
    left = [column("a", 50, 700), column("b", 50, 600)]
    right = [column("c", 270, 700), column("d", 270, 600)]
    assert names(ordered([right[1], foot, left[0], right[0], head, left[1]])) == "habcdf"


def test_columns_whose_right_one_begins_higher_are_columns() -> None:
    assert names(ordered([column("b", 270, 712, 20), column("a", 50, 700, 20)])) == "ab"


def test_a_column_may_end_in_a_line_at_the_top_of_the_page() -> None:
    assert names(ordered([column("b", 270, 700, 1, 80), column("a", 50, 700, 20)])) == "ab"


def test_a_line_that_wide_spaces_tear_apart_is_whole_and_columns_are_left_apart() -> None:
    torn = Box((line("of the", 50, 688, width=30), line("few words", 110, 688, width=40)))
    rest = Box((line("here.", 170, 688, width=30),))
    above = Box((line("A line of print over the whole width", 50, 700, width=150),))
    beside = column("x", 215, 700, 2, 150)
    assert [[line.text for line in box.lines] for box in mended([above, torn, rest, beside])] == [
        ["A line of print over the whole width"],
        ["of the few words here."],
        ["x0", "x1"],
    ]


def test_a_page_without_columns_is_read_from_the_top() -> None:
    assert names(ordered([column("b", 60, 500), column("a", 50, 700), column("c", 50, 300)])) == "abc"


boxes = st.builds(
    column,
    st.sampled_from("abcdef"),
    st.floats(0, 500),
    st.floats(0, 800),
    st.integers(1, 5),
    st.floats(1, 300),
)


@given(st.lists(boxes, min_size=1, max_size=20))
def test_no_box_is_lost_or_read_twice(found: list[Box]) -> None:
    assert sorted(map(id, ordered(found))) == sorted(map(id, found))


@given(st.lists(boxes, min_size=1, max_size=8))
def test_no_line_is_lost_to_tables(found: list[Box]) -> None:
    before = sorted(repr(line) for box in found for line in box.lines)
    distinct = {line for box in found for line in box.lines}
    after = sorted(repr(line) for box in with_tables(found) for line in box.lines)
    if len(distinct) == len(before):
        assert after == before


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the govern-", "ment of the day", "the government of the day"),
        ("an anti-", "terrorism court sat", "an anti-terrorism court sat"),
        ("an eighteen-", "year-old was hurt", "an eighteen-year-old was hurt"),
        ("of the Tehreek-e-", "Taliban group", "of the Tehreek-e-Taliban group"),
        ("a soft\u00ad", "ened tone there", "a softened tone there"),
        (
            "well-known: a stake-",
            "holder, the stake-holder spoke",
            "well-known: a stake-holder, the stake-holder spoke",
        ),
        ("from 2019-", "20 on", "from 2019- 20 on"),
    ],
)
def test_a_word_that_a_lines_end_parts_is_whole_again(first: str, second: str, whole: str) -> None:
    assert said(Box((line(first, width=300), line(second, top=688, width=300)))) == [whole]


def test_a_paragraph_begins_where_a_line_is_indented_or_the_one_before_ended_short() -> None:
    told = Box(
        (
            line("The first runs over two lines of this column", 60, 700, width=290),
            line("and ends here.", 50, 688, width=80),
            line("The second is short.", 50, 676, width=100),
            line("The third begins with an indent after a full line that", 60, 664, width=290),
            line("goes on,", 50, 652, width=300),
        )
    )
    assert [words.split()[1] for words in said(told)] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("words", "size", "bold", "count", "kind"),
    [
        ("A ferry sinks off the cape", 14, False, 1, "heading"),
        ("Is a ferry sinking?", 14, False, 1, "heading"),
        ("word " * 25, 14, False, 1, "heading"),
        ("word " * 26, 14, False, 1, "paragraph"),
        ("A ferry sinks off the cape", 10, True, 1, "heading"),
        ("A ferry sinks off the cape", 10, True, 2, "heading"),
        ("A ferry sinks off the cape", 10, True, 3, "paragraph"),
        ("A ferry sank off the cape.", 10, True, 1, "paragraph"),
        ("A ferry sinks off the cape", 10, False, 1, "paragraph"),
    ],
)
def test_a_heading_is_larger_than_the_text_or_bold_and_no_sentence(
    words: str, size: float, bold: bool, count: int, kind: str
) -> None:
    lines = [line(words.strip(), 50, 700 - 20 * n, width=390, size=size) for n in range(count)]
    body = Box(tuple(line("The text of the page goes on and on in its own print.", 50, 500 - 12 * n) for n in range(9)))
    structure = Structure()
    set_text([Box(tuple(replace(one, bold=bold) for one in lines)), body], structure)
    assert structure.blocks[0].kind == kind


def test_what_stands_at_the_edge_of_many_pages_or_is_a_browsers_belongs_to_the_pages() -> None:
    def page(number: int) -> Page:
        return Page(
            800,
            (
                Box((line(f"The Gazette  {number}", top=790),)),
                Box((line(f"Text of sheet {number} alone", top=780),)),
                Box((line("The Gazette is a paper", top=400),)),
                Box((line(f"{number}/3", top=20),)),
            ),
        )

    kept = [[box.lines[0].text for box in each.boxes] for each in furniture.without([page(1), page(2), page(3)])]
    assert kept[1] == ["The Gazette is a paper"]
    alone = Page(
        800,
        (
            Box((line("11/21/24, 3:05 PM", top=790),)),
            Box((line("A page's title", left=300, top=789),)),
            Box((line("Report of the day", top=760),)),
            Box((line("https://news.example/a 1/1", top=20),)),
        ),
    )
    assert [box.lines[0].text for box in furniture.without([alone])[0].boxes] == ["Report of the day"]


def test_rows_whose_cells_stand_above_each_other_are_a_table_and_columns_of_print_are_none() -> None:
    cells = [(line(name, 50, 700 - 14 * at), line(str(at), 200, 700 - 14 * at)) for at, name in enumerate("abcd")]
    boxes = [Box(tuple(row[0] for row in cells)), Box(tuple(row[1] for row in cells))]
    assert [box.rows for box in with_tables(boxes)] == [(("a", "0"), ("b", "1"), ("c", "2"), ("d", "3"))]
    prose = "words that fill the line of a column here"
    print_ = [Box(tuple(line(prose, left, 700 - 12 * n, width=190) for n in range(6))) for left in (50, 260)]
    assert all(not box.rows for box in with_tables(print_))
