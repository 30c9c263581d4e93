"""Lists as columns and as CSV, and sheets of single records."""

from __future__ import annotations

import csv
import io
from typing import cast

import msgspec
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
from tui.model import Actor, Event, Place, Toll, When
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
    for heading in ("a", "b"):
        assert len({cell_len(row[heading]) for row in printed}) == 1


@given(st.lists(st.tuples(cells, cells, cells), max_size=8), st.integers(40, 100))
def test_lines_fit_a_terminal(rows: list[tuple[str, str, str]], width: int) -> None:
    for row in table(("id", "what", "name"), [(one[:8], two, three) for one, two, three in rows], width):
        assert cell_len("  ".join(row.values())) <= width


def test_a_pipe_loses_nothing() -> None:
    long = "x" * 500
    assert list(table(("a", "b"), [(long, long)], None, yielding=("a",)))[1] == {"a": long, "b": long}


def test_numbers_are_whole_however_long_the_list() -> None:
    rows = [(str(n), f"row {n}") for n in range(1300)]
    assert [row["n"].strip() for row in table(("n", "text"), rows, 80, whole={"n"})][1:] == [row[0] for row in rows]


def test_ids_are_whole_and_the_last_column_has_most_of_the_rest() -> None:
    row = ("ev-0123456789ab", "p" * 60, "t" * 90)
    _, printed = table(("id", "place", "title"), [row], 80, whole={"id"})
    assert printed == {"id": row[0], "place": "p" * 19 + "…", "title": "t" * 40 + "…"}


def test_what_is_short_leaves_its_share_to_the_others() -> None:
    row = ("Quetta", "t" * 90)
    _, printed = table(("place", "title"), [row], 40)
    assert printed == {"place": "Quetta", "title": "t" * 31 + "…"}


def test_columns_are_left_out_in_turn_until_the_last_has_room() -> None:
    rows = [("ev-0123456789ab", "12", "p" * 40, "t" * 90)]
    headings = ("id", "articles", "place", "title")

    def shown(width: int | None) -> list[str]:
        return list(next(table(headings, rows, width, whole={"id", "articles"}, yielding=("articles", "place"))))

    assert shown(None) == shown(80) == list(headings)
    assert shown(66) == ["id", "place", "title"]
    assert shown(50) == ["id", "title"]


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


def test_a_sheet_says_how_a_report_was_read_and_whose_word_it_is() -> None:
    memory = known()
    event = memory.tables["events"]["ev-0000000001"]
    assert isinstance(event, Event)
    told = msgspec.structs.replace(
        event.reports[0],
        killed=Toll(26, None),
        injured=Toll(None, 62),
        when=When("2024-11-09", "2024-11-09", "day", "Saturday", "weekday", "publication date 2024-11-10"),
        place=Place("Quetta", "Pakistan"),
        modality="claimed",
        asserter="ac-0000000001",
    )
    sheet = Sheets(cast(Dossier, memory)).sheet(msgspec.structs.replace(event, reports=(told,)))
    how = sheet.evidence[0].how.split(" · ")
    assert how[-6:] == [
        "≥26 killed",
        "≤62 injured",
        "'Saturday' is 2024-11-09 (day; “Saturday” weekday, publication date 2024-11-10)",
        "Quetta, Pakistan",
        "claimed",
        "says Balochistan Liberation Army",
    ]


def test_a_sheet_of_a_copy_names_its_original_even_if_that_is_gone() -> None:
    memory = known()
    copy = memory.tables["articles"]["ar-0000000001"]
    for original, said in (("ar-0000000002", " (ar-0000000002)"), ("ar-00000000ff", "ar-00000000ff (ar-00000000ff)")):
        sheet = Sheets(cast(Dossier, memory)).sheet(msgspec.structs.replace(copy, duplicate_of=original))
        assert dict(sheet.facts)["copy of"].endswith(said)
