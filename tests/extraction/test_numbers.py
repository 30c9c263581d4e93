"""Numbers: values, bounds, hedges, and what each is used for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.text.numbers import find_numbers


def read(text: str) -> list[tuple[str, object, object, object]]:
    return [(number.text, number.min, number.max, number.value) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 26 people", [("at least 26", 26, None, 26)]),
        ("At Least Two People", [("At Least Two", 2, None, 2)]),
        ("more than 1,200 homes", [("more than 1,200", 1200, None, 1200)]),
        ("over 643 individuals", [("over 643", 643, None, 643)]),
        ("some 300 marchers", [("some 300", 300, 300, 300)]),
        ("up to 30 dead", [("up to 30", None, 30, 30)]),
        ("20 or more", [("20 or more", 20, None, 20)]),
        ("between 20 and 30 people", [("between 20 and 30", 20, 30, 20)]),
        ("20-30 men", [("20-30", 20, 30, 20)]),
        ("five or six cars", [("five or six", 5, 6, 5)]),
        ("3 May 2021 - Six men", [("3", 3, 3, 3), ("2021", 2021, 2021, 2021), ("Six", 6, 6, 6)]),
        ("2 to 3 million voters", [("2 to 3 million", 2_000_000, 3_000_000, 2_000_000)]),
        ("rose by 17,000 to 2.8 million", [("17,000", 17000, 17000, 17000), ("2.8 million", 2.8e6, 2.8e6, 2.8e6)]),
        ("400 737 Max jets", [("400", 400, 400, 400), ("737", 737, 737, 737)]),
        ("37 269 cases", [("37 269", 37269, 37269, 37269)]),
        ("on May 12 300 men", [("12", 12, 12, 12), ("300", 300, 300, 300)]),
        ("rose from 98 to 120", [("98", 98, 98, 98), ("120", 120, 120, 120)]),
        ("132 students and nine teachers", [("132", 132, 132, 132), ("nine", 9, 9, 9)]),
        ("dozens of others", [("dozens", None, None, None)]),
        ("tens of thousands fled", [("tens of thousands", None, None, None)]),
        (
            "a dozen, half a dozen, two dozen",
            [("a dozen", 12, 12, 12), ("half a dozen", 6, 6, 6), ("two dozen", 24, 24, 24)],
        ),
        ("1.5 million", [("1.5 million", 1_500_000, 1_500_000, 1_500_000)]),
        ("$262m", [("$262m", 262_000_000, 262_000_000, 262_000_000)]),
        ("€1.4bn", [("€1.4bn", 1_400_000_000, 1_400_000_000, 1_400_000_000)]),
        ("$2-3bn", [("$2-3bn", 2_000_000_000, 3_000_000_000, 2_000_000_000)]),
        ("two lakh people", [("two lakh", 200_000, 200_000, 200_000)]),
        ("Twenty-three", [("Twenty-three", 23, 23, 23)]),
        ("a quarter of a million", [("a quarter of a million", 250_000, 250_000, 250_000)]),
        ("about half a billion", [("about half a billion", 500_000_000, 500_000_000, 500_000_000)]),
        ("two and a half million", [("two and a half million", 2_500_000, 2_500_000, 2_500_000)]),
        ("a million and a half", [("a million and a half", 1_500_000, 1_500_000, 1_500_000)]),
        ("six and a half percent", [("six and a half", 6.5, 6.5, 6.5)]),
        ("1.2m people and 40k homes", [("1.2m", 1_200_000, 1_200_000, 1_200_000), ("40k", 40_000, 40_000, 40_000)]),
        ("a 3m wall, half an hour", []),
        ("one hundred and five", [("one hundred and five", 105, 105, 105)]),
        ("three-quarters and two-thirds of it", []),
        ("the 14th man and the twenty-first", []),
        ("no one and one another", []),
    ],
)
def test_value_and_bounds(text: str, found: list[tuple[str, object, object, object]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a 26-year-old man", "age"),
        ("John Smith, 45, said", "age"),
        ("$3.5 billion", "money"),
        ("5 million dollars", "money"),
        ("7 percent", "percent"),
        ("120% more", "percent"),
        ("10 kilometres away", "measure"),
        ("95.5 kilogrammes of it", "measure"),
        ("a two-day visit", "measure"),
        ("won 2-1 there", "score"),
        ("at 3 pm", "clock"),
        ("on 12 November", "date"),
        ("October 6 there", "date"),
        ("in 2014", "date"),
        ("Flight 370", "label"),
        ("a 10-member team", "compound"),
        ("2000 people", "count"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [number.kind for number in find_numbers(text)] == [kind]


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_figures_round_trip(value: int) -> None:
    (number,) = find_numbers(f"there were {value:,} people")
    assert (number.min, number.max, number.value) == (value, value, value)


ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()  # noqa: SIM905 - a list would take a page
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{ONES[value // 100]} hundred" + (f" and {spelled(value % 100)}" if value % 100 else "")
    for scale, word in ((10**6, "million"), (10**3, "thousand")):
        if value >= scale:
            return f"{spelled(value // scale)} {word}" + (f" {spelled(value % scale)}" if value % scale else "")
    raise AssertionError


@given(st.integers(min_value=2, max_value=999_999_999))
def test_words_round_trip(value: int) -> None:
    (number,) = find_numbers(f"There were {spelled(value)} people.")
    assert number.value == value


@given(st.text(alphabet=st.sampled_from("0123456789,.-–$% abdehnostuvyz\n"), max_size=60))
def test_never_fails_and_cuts_its_text(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert number.start >= end
        assert text[number.start : number.end] == number.text
        assert number.start <= number.bare < number.end
        assert number.min is None or number.max is None or number.min <= number.max
        end = number.end
