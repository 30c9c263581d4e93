"""Text from documents cannot command a terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.safety import REPLACEMENT, safe

TEXT = st.text(
    st.characters(codec=None)
    | st.sampled_from("\x1b\x07\x9b\x9d\x00\x7f\u202e\u2066\u2069\u200f\u2028\ufeff\ud800\t\n\r")
)


def commands(text: str) -> list[str]:
    """Characters of the control, surrogate and separator categories, and those that reorder a line."""
    return [
        character
        for character in text
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]


@given(TEXT)
def test_nothing_that_commands_a_terminal_is_left(text: str) -> None:
    assert commands(safe(text)) == []
    assert set(commands(safe(text, lines=True))) <= {"\n"}


@given(TEXT)
def test_offsets_stay_valid_and_harmless_characters_stay_themselves(text: str) -> None:
    made = safe(text)
    assert len(made) == len(text)
    assert all(new in (old, REPLACEMENT) or old in "\t\n" for old, new in zip(text, made, strict=True))
    assert made.encode("utf-8").decode("utf-8") == made


@given(TEXT, st.booleans())
def test_it_is_idempotent(text: str, lines: bool) -> None:
    once = safe(text, lines=lines)
    assert safe(once, lines=lines) == once


def test_scripts_and_markup_are_left_alone() -> None:
    for text in (
        "[Reuters] [/ [bold]",
        "کوئٹہ میں دھماکہ",
        "中国外交部",
        "Cafe\u0301 👨\u200d👩\u200d👧",
        "“26 – dead…”",
    ):
        assert safe(text) == text


def test_a_tab_is_one_space_and_lines_are_kept_on_request() -> None:
    assert safe("a\tb\nc") == "a b c"
    assert safe("a\tb\nc\r", lines=True) == f"a b\nc{REPLACEMENT}"
