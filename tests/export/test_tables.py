"""Lists as columns and as CSV, and sheets of single records."""

from __future__ import annotations

import csv
import io
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.lens.memory import known
from tui.export.columns import FIELDS, HEADINGS, Rows, count, dated, where
from tui.export.csv import lines
from tui.export.plain import table
from tui.export.sheet import Sheets
from tui.lens.kinds import KINDS
from tui.model import Actor, Place, Toll, When
from tui.store.dossier import Dossier

cells = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Mn", "Me")), max_size=60)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_fit_their_headings(kind: str) -> None:
    memory = known()
    rows = Rows(cast(Dossier, memory))
    for record in memory.tables[kind].values():
        assert len(rows.short(record)) == len(HEADINGS[kind])
        assert len(rows.full(record)) == len(FIELDS[kind])


@pytest.mark.parametrize(
    ("toll", "words"),
    [
        (Toll(2, 2), "2"),
        (Toll(26, None), "≥26"),
        (Toll(None, 30), "≤30"),
        (Toll(3, 5), "3–5"),
        (Toll(), ""),
        (Toll(0, 0), "0"),
    ],
)
def test_tolls_keep_their_bounds(toll: Toll, words: str) -> None:
    assert count(toll) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [(None, ""), (When(), ""), (When("2024", "2024"), "2024"), (When("2024-01", "2024-10"), "2024-01..2024-10"),
     (When("2024-01", None), "2024-01"), (When(None, "2024"), "..2024")],
)  # fmt: skip
def test_dates_are_as_precise_as_known(when: When | None, words: str) -> None:
    assert dated(when) == words


def test_a_place_names_its_country_once() -> None:
    assert where(Place("Quetta", "Pakistan")) == "Quetta, Pakistan"
    assert where(Place("Pakistan", "Pakistan")) == "Pakistan"
    assert where(Place()) == ""


@given(st.lists(st.tuples(cells, cells, cells), max_size=8), st.none() | st.integers(20, 100))
def test_columns_are_straight(rows: list[tuple[str, str, str]], width: int | None) -> None:
    printed = list(table(("a", "b", "c"), rows, width))
    assert len(printed) == len(rows) + 1
    for n in range(2):
        assert len({cell_len(row[n]) for row in printed}) == 1


@given(st.lists(cells, min_size=1, max_size=5))
def test_lines_fit_a_terminal(names: list[str]) -> None:
    for row in table(("id", "name"), [(name[:8], name) for name in names], 40):
        assert cell_len("  ".join(row)) <= 40


def test_a_pipe_loses_nothing() -> None:
    long = "x" * 500
    assert list(table(("a", "b"), [(long, long)], None))[1] == (long, long)


def test_a_long_list_is_whole() -> None:
    rows = [(str(n), f"row {n}") for n in range(1300)]
    assert [row[0].strip() for row in table(("n", "text"), rows, 80)][1:] == [row[0] for row in rows]


@given(st.lists(st.lists(cells | st.none() | st.integers() | st.booleans(), min_size=2, max_size=2)))
def test_csv_reads_back_and_runs_nothing(rows: list[list[str | int | bool | None]]) -> None:
    read = list(csv.reader(io.StringIO("".join(lines(("a", "b"), rows)))))
    assert read[0] == ["a", "b"]
    assert len(read) == len(rows) + 1
    for row, cells_read in zip(rows, read[1:], strict=True):
        for cell, got in zip(row, cells_read, strict=True):
            if isinstance(cell, str):
                assert not got.lstrip().startswith(("=", "+", "-", "@"))
                assert got.removeprefix("'") == cell or got == cell
            elif isinstance(cell, bool):
                assert got == str(cell).lower()
            else:
                assert got == ("" if cell is None else str(cell))


def test_csv_guards_formulas_in_texts_only() -> None:
    row = ["=1+1", "+1", "-1", "@x", "\t=1", " =1", -5, "a=b"]
    (read,) = csv.reader(io.StringIO("".join(lines((), [row])).split("\n", 1)[1]))
    assert read == ["'=1+1", "'+1", "'-1", "'@x", "' =1", "' =1", "-5", "a=b"]


def test_an_events_sheet_has_its_evidence() -> None:
    memory = known()
    sheet = Sheets(cast(Dossier, memory)).sheet(memory.tables["events"]["ev-0000000001"])
    facts = dict(sheet.facts)
    assert facts["killed"] == "≥26"
    assert facts["claimant"] == "Balochistan Liberation Army (ac-0000000001)"
    assert facts["where"] == "Quetta station, Quetta, Balochistan, Pakistan"
    assert [one.sentence for one in sheet.evidence] == [
        "A bomb killed at least 26 people at Quetta station.",
        "The BLA claimed the bombing.",
    ]
    assert all("trigger" in one.how and "certainty 1.00" in one.how for one in sheet.evidence)


def test_an_actors_sheet_has_a_sentence_an_article() -> None:
    memory = known()
    sheet = Sheets(cast(Dossier, memory)).sheet(memory.tables["actors"]["ac-0000000001"])
    assert [one.sentence for one in sheet.evidence] == ["The BLA claimed the bombing.", "The BLA said it did it."]


def test_an_actor_without_a_name_in_the_dossier_keeps_its_words() -> None:
    rows = Rows(cast(Dossier, known()))
    assert rows.named("ac-ffffffffff", "the group") == "the group"
    assert rows.name("ac-ffffffffff") == "ac-ffffffffff"
    assert rows.short(Actor("ac-1", "A", "state"))[-1] == "A"
