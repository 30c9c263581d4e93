"""Numbers of people, with their bounds."""

import pytest

from tui.model import Toll
from tui.terminal.glyphs import ASCII, UNICODE
from tui.widgets.tolls import bounds, in_words


@pytest.mark.parametrize(
    ("toll", "unicode", "ascii_", "words"),
    [
        (Toll(26, None), "≥26", ">=26", "at least 26"),
        (Toll(None, 1200), "≤1,200", "<=1,200", "at most 1,200"),
        (Toll(12, 15), "12–15", "12-15", "12 to 15"),
        (Toll(70_000, 70_000), "70,000", "70,000", "70,000"),
        (Toll(), "", "", ""),
    ],
)
def test_bounds_and_thousands_are_told(toll: Toll, unicode: str, ascii_: str, words: str) -> None:
    assert (bounds(toll, UNICODE), bounds(toll, ASCII), in_words(toll)) == (unicode, ascii_, words)
