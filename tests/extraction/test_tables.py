"""Facts out of tables: figures, and the events of rows that give a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.counts.terms import FigureTerms
from tui.extraction.pipeline import extract
from tui.extraction.tables.cells import grid
from tui.extraction.text.blocks import find_blocks
from tui.model import Document, Row, Table

if TYPE_CHECKING:
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.extract import Extract

BY_YEAR = """
Attacks on foreigners in Peru, 2018-2020

Source: Puno Institute for Peace

Year\tIncidents\tKilled\tInjured
2018\t12\t31\t54
2019\t9\t18\t-
2020\t4\t7[a]\t11
Total\t25\t56\t65
"""
BY_DAY = """
Attacks in Peru

Date | Place | Target | Killed | Claimed by
---|---|---|---|---
14 July 2021 | Lima | bus of engineers | 13 | none
20 August 2021 | Sarn Valley | convoy | 2+ | Shining Path
"""
SPACED = """
Dams of the valley

Dam                 Height (m)     Cost
Upper Karsa         112            $1.2 million
Lower Karsa         98             $900,000
Old Weir            7              n/a
"""
RESULTS = """
Results of Sarn Mills ($ million)

| | Q1 2023 | Q1 2024 |
|---|---|---|
| Revenue | 1,250 | 1,410 |
| Net profit | 212 | (45) |
"""


def read(text: str, dictionaries: Dictionaries) -> Extract:
    return extract(Document("a.txt", "text", "0" * 64, text.strip()), dictionaries)


def figures(text: str, dictionaries: Dictionaries) -> dict[tuple[str, str | None], float]:
    return {(one.metric, one.period.start): one.value for one in read(text, dictionaries).figures}


def test_a_columns_head_says_what_is_counted_and_the_row_when(dictionaries: Dictionaries) -> None:
    found = read(BY_YEAR, dictionaries)
    assert {(one.metric, one.period.start, one.value) for one in found.figures if not one.breakdown} == {
        *{("incidents", "2018", 12), ("incidents", "2019", 9), ("incidents", "2020", 4)},
        *{("deaths", "2018", 31), ("deaths", "2019", 18), ("deaths", "2020", 7)},
        *{("injuries", "2018", 54), ("injuries", "2020", 11)},
    }
    assert {one.place for one in found.figures} == {"Peru"}
    assert not found.reports
    text = found.body.text
    assert all(str(one.value) in text[one.start : one.end] for one in found.figures)


def test_a_total_has_the_rows_that_add_up_to_it(dictionaries: Dictionaries) -> None:
    totals = [one for one in read(BY_YEAR, dictionaries).figures if one.breakdown]
    assert [(one.metric, one.value) for one in totals] == [("incidents", 25), ("deaths", 56), ("injuries", 65)]
    assert totals[0].breakdown == (("2018", 12), ("2019", 9), ("2020", 4))
    assert (totals[0].period.start, totals[0].period.end) == ("2018", "2020")
    wrong = BY_YEAR.replace("Total\t25", "Total\t26")
    assert [one.metric for one in read(wrong, dictionaries).figures if one.breakdown] == ["deaths", "injuries"]


def test_a_row_with_a_day_is_an_event_and_its_toll_no_figure(dictionaries: Dictionaries) -> None:
    found = read(BY_DAY, dictionaries)
    first, second = found.reports
    assert (first.type, first.when.start, first.place.country, first.killed.min) == ("attack", "2021-07-14", "Peru", 13)
    assert first.title == "Attack on bus of engineers kills 13 in Lima"
    assert [(one.role, one.text) for one in first.participants] == [("target", "bus of engineers")]
    assert (second.place.name, second.killed.min, second.killed.max) == ("Sarn Valley", 2, None)
    assert ("claimant", "Shining Path") in [(one.role, one.text) for one in second.participants]
    assert found.body.text[second.start : second.end] == second.quote
    assert not found.figures


def test_days_under_a_heading_of_no_happening_keep_their_figures(dictionaries: Dictionaries) -> None:
    text = (
        "Daily fever cases in Peru\n\nDate | New cases | Deaths\n---|---|---\n1 May 2020 | 83 | 7\n2 May 2020 | 75 | 6"
    )
    assert figures(text, dictionaries) == {
        ("cases", "2020-05-01"): 83,
        ("deaths", "2020-05-01"): 7,
        ("cases", "2020-05-02"): 75,
        ("deaths", "2020-05-02"): 6,
    }


def test_what_introduces_a_table_is_no_part_of_what_it_counts(dictionaries: Dictionaries) -> None:
    text = (
        "The Lima-based Karsa Institute counted these in Peru from January to October 2024:\n"
        "What was counted | Number\n---|---|\nAttacks | 78\nWells dug | 9\n"
    )
    assert figures(text, dictionaries) == {("attacks", "2024-01"): 78, ("Wells dug", "2024-01"): 9}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("$1.2 million", "USD"),
        ("A$ 900", "AUD"),
        ("1.2 million euros", "EUR"),
        ("N900,000", "NGN"),
        ("₦900,000", "NGN"),
        ("40 rand", "ZAR"),
        ("900 in person", None),
    ],
)
def test_a_cell_names_its_currency(cell: str, code: str | None, dictionaries: Dictionaries) -> None:
    assert dictionaries.read("figures", FigureTerms).currency_of(cell) == code


def test_columns_of_spaces_are_a_table(dictionaries: Dictionaries) -> None:
    assert figures(SPACED, dictionaries) == {
        ("height (m), Upper Karsa", None): 112,
        ("height (m), Lower Karsa", None): 98,
        ("height (m), Old Weir", None): 7,
        ("cost, Upper Karsa (USD)", None): 1_200_000,
        ("cost, Lower Karsa (USD)", None): 900_000,
    }


def test_periods_may_head_the_columns(dictionaries: Dictionaries) -> None:
    assert figures(RESULTS, dictionaries) == {
        ("Revenue ($ million)", "2023-01"): 1250,
        ("Revenue ($ million)", "2024-01"): 1410,
        ("Net profit ($ million)", "2023-01"): 212,
        ("Net profit ($ million)", "2024-01"): -45,
    }


def test_who_holds_an_office_by_a_column_leads_what_the_row_is_of(dictionaries: Dictionaries) -> None:
    text = """Armed groups of the region

Group | Leader | Members
---|---|---
Boko Haram | Commander Sanda Okoro | 1,200
Shining Path | Ana Quispe Roca | 300
"""
    found = read(text, dictionaries)
    names = {one.actor: one.name for one in found.body.appearances}
    ties = {(names[one.subject], one.predicate, names[one.object or ""], one.detail) for one in found.relations}
    assert ties == {
        ("Sanda Okoro", "leads", "Boko Haram", "leader"),
        ("Ana Quispe Roca", "leads", "Shining Path", "leader"),
    }


def test_heads_that_say_nothing_give_nothing(dictionaries: Dictionaries) -> None:
    league = (
        "League table\n\n# | Team | P | W\n---|---|---|---\n1 | Puno | 10 | 7\n2 | Lima | 10 | 6\n3 | Cusco | 9 | 6"
    )
    assert not figures(league, dictionaries)


@pytest.mark.parametrize(
    "text",
    [
        "The rain fell all night.  It was long.\nThe crowd cheered.  They went home.\nNobody was hurt.  It was over.",
        "Lima  3\nPuno        4\nArequipa    5",
    ],
)
def test_double_spaces_that_do_not_stand_in_columns_make_no_table(text: str) -> None:
    assert not find_blocks(text)[1]


def test_cells_stand_where_their_words_are() -> None:
    text = "| 4 | 4 | 44 |"
    table = Table("", ("a", "b", "c"), (Row(0, len(text), ("4", "4", "44")),))
    [cells] = grid(text, table).rows
    assert [(cell.start, cell.end) for cell in cells] == [(2, 3), (6, 7), (10, 12)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,320", 1320),
        ("~300", 300),
        ("12%", 12),
        ("-3.2%", -3.2),
        ("(45)", -45),
        ("$1.2 bn", 1_200_000_000),
        ("7*", 7),
    ],
)
def test_a_cell_may_hold_a_number_and_nothing_else(words: str, value: float) -> None:
    [[cell]] = grid(words, Table("", ("a",), (Row(0, len(words), (words,)),))).rows
    assert cell.number is not None
    assert cell.number.value == value


@pytest.mark.parametrize("words", ["12 of 40", "A4", "n/a", "", "3 and 4", "Route 66"])
def test_other_cells_hold_no_number(words: str) -> None:
    [[cell]] = grid(words, Table("", ("a",), (Row(0, len(words), (words,)),))).rows
    assert cell.number is None
