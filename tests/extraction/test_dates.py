"""Dates: what expressions of time mean, with and without an anchor."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.analysis import ArticleFacts
from tui.extraction.articles.article import facts
from tui.extraction.parsing import analyse
from tui.extraction.pipeline import extract
from tui.extraction.text.cleaning import clean
from tui.extraction.time import almanac, dates
from tui.extraction.time.clock import Clock
from tui.model import Document, PartialDate

if TYPE_CHECKING:
    from spacy.language import Language

    from tui.extraction.dictionaries import Dictionaries

THURSDAY = date(2024, 11, 21)
Found = tuple[str, str | None, str | None]


def read(words: str, anchor: date | None = THURSDAY) -> list[Found]:
    clock = Clock(anchor=anchor, name="publication date" if anchor else "")
    return [(words[it.start : it.end], it.when.start, it.when.end) for it in dates.read(words, clock)]


def day(text: str, iso: str) -> list[Found]:
    return [(text, iso, iso)]


@pytest.mark.parametrize(
    ("words", "expression", "iso"),
    [
        ("on October 6 2024, there was", "October 6 2024", "2024-10-06"),
        ("on October 6, 2024, there was", "October 6, 2024", "2024-10-06"),
        ("on the 6th of October 2024", "the 6th of October 2024", "2024-10-06"),
        ("on Sunday, 6 October 2024, at", "Sunday, 6 October 2024", "2024-10-06"),
        ("Sunday, Oct. 6, 2024", "Sunday, Oct. 6, 2024", "2024-10-06"),
        ("SAN JOSE, 4 FEB 90 (EFE)", "4 FEB 90", "1990-02-04"),
        ("Dec. 25, '23", "Dec. 25, '23", "2023-12-25"),
        ("2024-10-06T08:00:00Z", "2024-10-06T08:00:00Z", "2024-10-06"),
        ("on 24 may 2023 he", "24 may 2023", "2023-05-24"),
        ("since 3 march 2023", "3 march 2023", "2023-03-03"),
        ("on 25/12/2023 he", "25/12/2023", "2023-12-25"),
        ("on 12/25/2023 he", "12/25/2023", "2023-12-25"),
        ("am 21.11.2024", "21.11.2024", "2024-11-21"),
        ("after the 9/11 attacks", "9/11", "2001-09-11"),
        ("the Sept. 11 attacks", "Sept. 11", "2001-09-11"),
    ],
)
def test_explicit_days_need_no_anchor(words: str, expression: str, iso: str) -> None:
    (found,) = read(words, None)
    assert (found[1], found[2]) == (iso, iso)
    assert expression.removeprefix("the ") in found[0]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("from 28 May to 3 June 2024, 30 cases", "2024-05-28", "2024-06-03"),
        ("between October 29 and November 5 there were", "2024-10-29", "2024-11-05"),
        ("from January to June 6 this year", "2024-01", "2024-06-06"),
        ("from December 30, 2023 to January 2, 2024", "2023-12-30", "2024-01-02"),
        ("from July through September, sales", "2024-07", "2024-09"),
        ("in the three months to September, sales", "2024-07", "2024-09"),
        ("in the nine months to September 30th 2010", "2010-01", "2010-09"),
        ("in the year ended March 2023", "2022-04", "2023-03"),
        ("in the week ending October 30", "2024-10-24", "2024-10-30"),
        ("profit in the third quarter", "2024-07", "2024-09"),
        ("its second-half profit", "2024-07", "2024-12"),
        ("in FY2023-24", "2023", "2024"),
        ("it was higher than expected in February", "2024-02", "2024-02"),
        ("beating October’s rise", "2024-10", "2024-10"),
        ("in fiscal 2022", "2022", "2022"),
        ("on Monday last week", "2024-11-11", "2024-11-11"),
        ("on 6 October 2024 he fell, and the following Tuesday he died", "2024-10-08", "2024-10-08"),
        ("on 6 October 2024 he fell; the previous Friday he had run", "2024-10-04", "2024-10-04"),
        ("will open the day after tomorrow", "2024-11-23", "2024-11-23"),
        ("will open later this month", "2024-11-21", "2024-11-30"),
        ("on 6 October 2024 he fell, two years later he died", "2026", "2026"),
        ("on 5 May 2024 he fell; a fortnight later he died", "2024-05-19", "2024-05-19"),
        ("last autumn it fell", "2023-09", "2023-11"),
        ("it will open next spring", "2025-03", "2025-05"),
        ("in the 2016/17 farming season", "2016", "2017"),
        ("on New Year’s Day", "2025-01-01", "2025-01-01"),
        ("during Ramadan", "2024-03-11", "2024-04-09"),
        ("over the Easter weekend of 2019", "2019-04-19", "2019-04-22"),
        ("on Christmas morning", "2023-12-25", "2023-12-25"),
        ("next year, on Easter Monday 2025", "2025-04-21", "2025-04-21"),
        ("on 6 October 2024 he fell, and the following week he died", "2024-10-07", "2024-10-13"),
        ("Posted on 11/12/2024", "2024-11-12", "2024-11-12"),
    ],
)
def test_stretches_and_feasts_are_those_nearest_to_the_anchor(words: str, start: str, end: str) -> None:
    assert read(words)[-1][1:] == (start, end)


@pytest.mark.parametrize(
    "words",
    [
        "They scored in the second half.",
        "He may march to June.",
        "the first quarter of the match",
        "Deaths rose by 1% to 1730.",
    ],
)
def test_halves_of_a_match_and_verbs_are_no_dates(words: str) -> None:
    assert read(words) == []


def test_a_text_without_an_anchor_takes_its_year_from_a_range() -> None:
    words = "Sales rose in May. They had been low from 28 January to 3 March 2024."
    clock = dates.clock_at(None, words, clean(Document("a", "text", "0", words)).blocks)
    assert dates.read(words, clock)[0].when.start == "2024-05"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in October 2024 alone", "2024-10", "2024-10"),
        ("early October 2024", "2024-10", "2024-10"),
        ("in 2022, over 600", "2022", "2022"),
        ("mid-2023", "2023", "2023"),
        ("the deadly 2014 attack", "2014", "2014"),
        ("the first 10 months of 2024", "2024-01", "2024-10"),
        ("the last three months of 2023", "2023-10", "2023-12"),
        ("between 2019 and 2021", "2019", "2021"),
        ("the 2019-21 drought", "2019", "2021"),
        ("from January to March 2024", "2024-01", "2024-03"),
        ("May 3-5, 2024", "2024-05-03", "2024-05-05"),
        ("from 3 to 5 May 2024", "2024-05-03", "2024-05-05"),
        ("in the 1980s", "1980", "1989"),
        ("the late 1980s", "1986", "1989"),
        ("the 18th century", "1701", "1800"),
        ("the summer of 2023", "2023-06", "2023-08"),
        ("winter 2023", "2023-12", "2024-02"),
        ("the third quarter of 2023", "2023-07", "2023-09"),
        ("the final quarter of 2023", "2023-10", "2023-12"),
        ("in the October to December quarter of 2022", "2022-10", "2022-12"),
        ("the first week of August 2023", "2023-08-01", "2023-08-07"),
        ("the last ten days of February 2024", "2024-02-20", "2024-02-29"),
        ("the second half of August 2023", "2023-08-16", "2023-08-31"),
        ("on 5 and 6 November 2023", "2023-11-05", "2023-11-06"),
        ("on November 5 and 6, 2023", "2023-11-05", "2023-11-06"),
        ("the fifth of November 2023", "2023-11-05", "2023-11-05"),
        ("on the twenty-first of May 2023", "2023-05-21", "2023-05-21"),
        ("through the early nineties", "1990", "1993"),
        ("the late nineteenth century", "1861", "1900"),
        ("the second half of the 1990s", "1995", "1999"),
        ("the first half of the 20th century", "1901", "1950"),
        ("throughout 2023", "2023", "2023"),
        ("fell from 2019 levels", "2019", "2019"),
        ("in 1979/80", "1979", "1980"),
        ("the week beginning 11 November 2024", "2024-11-11", "2024-11-17"),
        ("the September quarter of 2023", "2023-07", "2023-09"),
        ("from January to the end of July 2017", "2017-01", "2017-07"),
        ("on Orthodox Easter 2024", "2024-05-05", "2024-05-05"),
        ("in Holy Week 2024", "2024-03-24", "2024-03-30"),
        ("on Black Friday 2023", "2023-11-24", "2023-11-24"),
        ("Q4 2023", "2023-10", "2023-12"),
        ("the second half of 2023", "2023-07", "2023-12"),
    ],
)
def test_explicit_stretches(words: str, start: str, end: str) -> None:
    assert [found[1:] for found in read(words, None)] == [(start, end)]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on Monday", "2024-11-18", "2024-11-18"),
        ("on Thursday", "2024-11-21", "2024-11-21"),
        ("last Thursday", "2024-11-14", "2024-11-14"),
        ("will meet next Monday", "2024-11-25", "2024-11-25"),
        ("will be held on Friday", "2024-11-22", "2024-11-22"),
        ("“We will win,” he said on Friday", "2024-11-15", "2024-11-15"),
        ("late on Tuesday night", "2024-11-19", "2024-11-19"),
        ("on Monday (11/11)", "2024-11-11", "2024-11-11"),
        ("yesterday morning", "2024-11-20", "2024-11-20"),
        ("the day before yesterday", "2024-11-19", "2024-11-19"),
        ("earlier today", "2024-11-21", "2024-11-21"),
        ("last night", "2024-11-20", "2024-11-20"),
        ("this morning", "2024-11-21", "2024-11-21"),
        ("tomorrow", "2024-11-22", "2024-11-22"),
        ("2 days ago", "2024-11-19", "2024-11-19"),
        ("three years ago", "2021", "2021"),
        ("two months ago", "2024-09", "2024-09"),
        ("last week", "2024-11-11", "2024-11-17"),
        ("last month", "2024-10", "2024-10"),
        ("last year", "2023", "2023"),
        ("earlier this year", "2024-01", "2024-11"),
        ("earlier this month", "2024-11-01", "2024-11-21"),
        ("over the past two years", "2022", "2024"),
        ("in the last 24 hours", "2024-11-20", "2024-11-21"),
        ("in the past few hours", "2024-11-21", "2024-11-21"),
        ("over the last six hours", "2024-11-21", "2024-11-21"),
        ("a few minutes ago", "2024-11-21", "2024-11-21"),
        ("three hours ago", "2024-11-21", "2024-11-21"),
        ("48 hours ago", "2024-11-19", "2024-11-19"),
        ("18 hours ago", "2024-11-20", "2024-11-21"),
        ("30 hours ago", "2024-11-19", "2024-11-20"),
        ("was stolen over the weekend", "2024-11-16", "2024-11-17"),
        ("will meet over the weekend", "2024-11-23", "2024-11-24"),
        ("in October", "2024-10", "2024-10"),
        ("in December", "2023-12", "2023-12"),
        ("last summer", "2024-06", "2024-08"),
        ("since 2014", "2014", "2024-11-21"),
        ("since 2 February", "2024-02-02", "2024-02-02"),
        ("on 30 December the court will rule", "2024-12-30", "2024-12-30"),
        ("died on September 27", "2024-09-27", "2024-09-27"),
        ("from May 3 to 5", "2024-05-03", "2024-05-05"),
        ("on the 9th, he left", "2024-11-09", "2024-11-09"),
        ("New Year's Eve", "2024-12-31", "2024-12-31"),
        ("it opened in March to much acclaim", "2024-03", "2024-03"),
        ("talks began in January with the owners", "2024-01", "2024-01"),
        ("in June Mary came", "2024-06", "2024-06"),
        ("prices fell from May to", "2024-05", "2024-05"),
        ("three men were killed by gunmen on Tuesday", "2024-11-19", "2024-11-19"),
        ("they must leave by Friday", "2024-11-22", "2024-11-22"),
        ("ministers approved a plan on Monday", "2024-11-18", "2024-11-18"),
        ("the union plans a walkout on Monday", "2024-11-25", "2024-11-25"),
        ("the leaders meet on Monday", "2024-11-25", "2024-11-25"),
        ("they agreed to meet on Monday", "2024-11-18", "2024-11-18"),
        ("On Monday, ministers will meet in Oslo.", "2024-11-25", "2024-11-25"),
        ("On Monday, ministers met and will meet again.", "2024-11-18", "2024-11-18"),
        ("By Tuesday night the truce had collapsed.", "2024-11-19", "2024-11-19"),
        ("In March, voters will choose a president.", "2025-03", "2025-03"),
        ("the storm could reach Peru on Monday", "2024-11-25", "2024-11-25"),
        ("the trial opens on Monday", "2024-11-25", "2024-11-25"),
        ("the vote was put off to 15 February", "2025-02-15", "2025-02-15"),
        ("the law took effect on January 1", "2024-01-01", "2024-01-01"),
        ("he was killed on Christmas Day", "2023-12-25", "2023-12-25"),
        ("he was taken three days to Christmas", "2023-12-22", "2023-12-22"),
        ("he was freed a week after Ramadan", "2024-04-16", "2024-04-16"),
        ("it rose from the same month last year", "2023-11", "2023-11"),
        ("the law was planned to end on January 1", "2025-01-01", "2025-01-01"),
        ("they will travel home for Christmas", "2024-12-25", "2024-12-25"),
        ("it was shut from Friday until Sunday", "2024-11-15", "2024-11-17"),
        ("he will be in Rome from Friday to Sunday", "2024-11-22", "2024-11-24"),
        ("the Tuesday before last", "2024-11-12", "2024-11-12"),
        ("the week before last", "2024-11-04", "2024-11-10"),
        ("the month before last", "2024-09", "2024-09"),
        ("the weekend before last", "2024-11-09", "2024-11-10"),
        ("two and a half years ago", "2022", "2022"),
        ("half a year ago", "2024-05", "2024-05"),
        ("they married in the autumn.", "2024-09", "2024-11"),
        ("it will open in the spring.", "2025-03", "2025-05"),
        ("in the current fiscal year", "2024", "2024"),
        ("in the month to 10 November", "2024-10-11", "2024-11-10"),
        ("he was shot overnight Tuesday", "2024-11-19", "2024-11-19"),
        ("on the 5th of last month", "2024-10-05", "2024-10-05"),
        ("by the end of the year", "2024", "2024"),
        ("the show opened well and closes on Saturday", "2024-11-23", "2024-11-23"),
        ("By Tuesday, the president is leading.", "2024-11-19", "2024-11-19"),
        ("Saturday's winner plays well", "2024-11-16", "2024-11-16"),
        ("Sunday's runoff will be close", "2024-11-24", "2024-11-24"),
        ("the bill became law on January 1", "2024-01-01", "2024-01-01"),
        ("in the first days of November", "2024-11", "2024-11"),
        ("he took over last month", "2024-10", "2024-10"),
        ("during the week of November 11", "2024-11-11", "2024-11-17"),
        ("exports fell in the first eight months.", "2024-01", "2024-08"),
        ("sales fell last quarter", "2024-07", "2024-09"),
        ("sales fell in the September quarter", "2024-07", "2024-09"),
        ("in spring last year", "2023-03", "2023-05"),
        ("a quarter of a century ago", "1999", "1999"),
        ("he left last week on Thursday", "2024-11-14", "2024-11-14"),
        ("two fell last night and early this morning", "2024-11-20", "2024-11-21"),
        ("from 2200 yesterday until 0400 today", "2024-11-20", "2024-11-21"),
        ("from 2300 on 18 November until 0200 today", "2024-11-18", "2024-11-21"),
        ("between Sunday night and early Monday", "2024-11-17", "2024-11-18"),
        ("it burned overnight into Tuesday", "2024-11-18", "2024-11-19"),
        ("shells fell during the night", "2024-11-20", "2024-11-21"),
        ("he was shot the night before last", "2024-11-19", "2024-11-19"),
        ("on the morning of the 3rd", "2024-11-03", "2024-11-03"),
        ("exactly a month ago", "2024-10-21", "2024-10-21"),
        ("it opened two years ago today", "2022-11-21", "2022-11-21"),
        ("he left on Friday, 21 November", "2024-11-21", "2024-11-21"),
    ],
)
def test_resolved_against_the_anchor(words: str, start: str, end: str) -> None:
    assert [found[1:] for found in read(words)] == [(start, end)]


@pytest.mark.parametrize(
    "words",
    [
        "on Monday",
        "yesterday",
        "on 30 December",
        "in October",
        "last week",
        "two days ago",
        "recently",
        "earlier this year",
    ],
)
def test_without_an_anchor_nothing_is_invented(words: str) -> None:
    (found,) = read(words, None)
    assert found[1:] == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        "He may go and she might march on Rome",
        "May arrived with her husband",
        "a march of 2000 soldiers",
        "It cost 2024 dollars",
        "every Monday and on Fridays",
        "on a Friday in no year",
        "the first eight months of her term",
        "the Easter Rising",
        "he came in 11/13",
        "Black Friday sales",
        "the Sunday Times reported",
        "USA Today reported",
        "section 3 may apply",
        "all 24 may come",
        "won 11/11 games",
        "on Flight 1999",
        "the UN resolution 1701 was read",
        "under the 1971 Misuse of Drugs Act",
        "on the second of three days",
        "version 2.10.3",
        "we sat in the sun",
        "30 February 2024",
        "the hopes of April Jones",
        "in may or june of no year",
        "on a bus of Fridays ago",
        "to hold out during the night of the long march",
    ],
)
def test_not_an_expression_of_time(words: str) -> None:
    assert read(words) == []


def test_the_day_named_before_is_remembered() -> None:
    found = read("On 3 May 2021 it rained. The next day it snowed. Two weeks later, on the 17th, it was dry.", None)
    assert [start for _, start, _ in found][:2] == ["2021-05-03", "2021-05-04"]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("that evening", "2021-05-03"),
        ("that same day", "2021-05-03"),
        ("the very same day", "2021-05-03"),
        ("the next morning", "2021-05-04"),
        ("the previous night", "2021-05-02"),
    ],
)
def test_times_of_day_are_of_the_day_named_before(words: str, iso: str) -> None:
    assert read(f"He came on 3 May 2021 and had left {words}.", None)[-1] == (words, iso, iso)


def test_two_months_that_a_word_joins_are_both_times() -> None:
    assert [start for _, start, _ in read("it fell in May and June")] == ["2024-05", "2024-06"]


def test_the_next_year_belongs_to_no_day() -> None:
    assert read("on 9 November 26 people died") == [("9 November", "2024-11-09", "2024-11-09")]


def test_the_order_of_day_and_month_follows_the_document() -> None:
    words = "It began on 12/25/2023 and ended on 1/2/2024."
    clock = dates.clock_at(None, words, clean(Document("a", "text", "0", words)).blocks)
    assert [mention.when.start for mention in dates.read(words, clock)] == ["2023-12-25", "2024-01-02"]


def found_in(text: str, nlp: Language, dictionaries: Dictionaries) -> dict[str | None, str | None]:
    document = Document("a.txt", "text", "0", text)
    about, cleaned = facts(document, clean(document, dictionaries), dictionaries)
    mentions = dates.find(analyse(document, cleaned, about, "a", nlp))
    assert all(text[it.start : it.end].split() == (it.when.text or "").split() for it in mentions)
    return {it.when.text: it.when.start for it in mentions}


def test_the_dateline_is_the_anchor(nlp: Language, dictionaries: Dictionaries) -> None:
    text = "QUITO, 4 FEB 90 (EFE) -- Two men died yesterday. The strike began on 30 January and ends on Friday."
    found = found_in(text, nlp, dictionaries)
    assert found == {"yesterday": "1990-02-03", "30 January": "1990-01-30", "Friday": "1990-02-09"}


def test_a_day_can_date_itself(nlp: Language, dictionaries: Dictionaries) -> None:
    text = "The council met on Monday (11/11).\n\nThe flood of October 6 2024 killed two. It rained again on Sunday."
    found = found_in(text, nlp, dictionaries)
    assert found["Monday (11/11)"] == "2024-11-11"
    assert found["Sunday"] == "2024-11-10"


def test_this_year_is_that_of_the_dates_in_the_text(nlp: Language, dictionaries: Dictionaries) -> None:
    text = "Ministers met on September 27, 2024 in Oslo.\n\nThey condemned the attacks in Sarn earlier this year."
    assert found_in(text, nlp, dictionaries)["earlier this year"] == "2024"


def test_a_record_since_a_month_says_not_when_a_text_speaks(nlp: Language, dictionaries: Dictionaries) -> None:
    text = "It was the worst month since April 2002. Prices rose in the first four months of this year."
    assert found_in(text, nlp, dictionaries)["in the first four months of this year"] is None


def test_nothing_is_read_where_nothing_is_kept(nlp: Language) -> None:
    text = "Nothing on Monday."
    document = Document("a.txt", "text", "0", text)
    assert (
        dates.find(analyse(document, clean(document), ArticleFacts("", ""), "a", nlp))[0].when.precision == "relative"
    )


DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@given(
    DAYS,
    st.sampled_from(
        [
            "{d} {B} {Y}",
            "{B} {d}, {Y}",
            "{d} {b} {Y}",
            "{b} {d} {Y}",
            "{Y}-{m:02}-{d:02}",
            "{A}, {B} {d}, {Y}",
            "the {d} of {B} {Y}",
        ]
    ),
)
def test_days_round_trip(when: date, form: str) -> None:
    names = {"B": when.strftime("%B"), "b": when.strftime("%b"), "A": when.strftime("%A")}
    words = "It was on " + form.format(d=when.day, m=when.month, Y=when.year, **names) + " that it began."
    (found,) = read(words, None)
    assert found[1:] == (when.isoformat(), when.isoformat())


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_near_its_anchor(when: date, anchor: date) -> None:
    found = almanac.nearest(when.month, when.day, anchor)
    if found is not None and (when.month, when.day) != (2, 29):
        assert (found.month, found.day) == (when.month, when.day)
        assert abs(found - anchor) <= timedelta(days=276)


@given(DAYS, st.sampled_from(list(almanac.WEEKDAYS.values())))
def test_a_weekday_is_the_last_one_past(anchor: date, weekday: int) -> None:
    found = almanac.weekday_near(weekday, anchor)
    assert found.weekday() == weekday
    assert timedelta(0) <= anchor - found < timedelta(days=7)


PIECES = st.one_of(
    st.sampled_from(
        ["Monday", "May", "march", "February", "decades", "yesterday", "months", "summer", "century", "week"]
    ),
    st.sampled_from(["2024", "31", "30", "(11/11)", "9/11", "12/31/1999", "0000-00-00", "1999-02-30", "99", "1980s"]),
    st.sampled_from(
        ["last", "next", "ago", "two", "the", "first", "of", "on", "from", "to", "between", "and", "-", ","]
    ),
    st.sampled_from(
        ["earlier", "later", "999", "past", "that", "day", "before", "after", "same", "early", "Q5", "19th"]
    ),
)


@given(st.lists(PIECES, max_size=12), st.one_of(st.none(), st.dates()))
def test_no_impossible_date_is_given(words: list[str], anchor: date | None) -> None:
    text = " ".join(words)
    end = 0
    for mention in dates.read(text, Clock(anchor=anchor, name="a")):
        assert end <= mention.start < mention.end
        end = mention.end
        when = mention.when
        assert when.text == text[mention.start : mention.end]
        for iso in (when.start, when.end):
            if iso is not None:
                PartialDate.parse(iso)
        assert when.first is None or when.last is None or when.first <= when.last
        assert (when.start is None) == (when.precision in ("relative", "none"))


@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
def test_any_text_can_be_read(text: str, anchor: date | None) -> None:
    for mention in dates.read(text, Clock(anchor=anchor)):
        assert mention.when.text == text[mention.start : mention.end]


@pytest.mark.parametrize(
    "words",
    [
        "the bomb went off at 1645 local time on the",
        "a blast at 1215 (1515 GMT) near the bank",
        "at approximately 1600, causing damage",
        "at around 1830 when he left",
        "shot at 1620 while he was leaving",
        "shelled from 1710 to 2250 by the fleet",
        "the ferry sails between 1300 and 1800.",
        "fighting since 1600 local time on the",
    ],
)
def test_an_hour_of_four_digits_is_no_year(words: str) -> None:
    assert read(words) == []


def test_a_year_is_no_hour() -> None:
    assert [found[1] for found in read("at Davos in 1987 and around 1990 in Geneva")] == ["1987", "1990"]


CHRONICLE = (
    "A history of the dam at Karsa\n\nThe dam has failed again and again since it was built.\n\n"
    "2002\n\n14 June\n\nGunmen killed two guards at the dam.\n\n20 July\n\nA bomb killed four men near the dam.\n\n"
    "2005\n\nMay 9: Gunmen killed three guards at the dam.\n\nJune 1: A bomb wounded two men at the dam."
)


def test_the_years_over_the_entries_of_a_chronicle(nlp: Language, dictionaries: Dictionaries) -> None:
    found = found_in(CHRONICLE, nlp, dictionaries)
    assert {day: found[day] for day in ("14 June", "20 July", "May 9", "June 1")} == {
        "14 June": "2002-06-14",
        "20 July": "2002-07-20",
        "May 9": "2005-05-09",
        "June 1": "2005-06-01",
    }


def test_what_an_entry_tells_was_on_the_day_over_it(dictionaries: Dictionaries) -> None:
    reports = extract(Document("a.txt", "text", "0" * 64, CHRONICLE), dictionaries).reports
    assert {(report.when.start, report.killed.max) for report in reports} == {
        ("2002-06-14", 2),
        ("2002-07-20", 4),
        ("2005-05-09", 3),
        ("2005-06-01", None),
    }
