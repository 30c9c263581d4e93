"""Texts of odd shapes and sizes: no step may stumble over them, or take them for one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.generate import Generator
from tui import locations
from tui.extraction.cast.persons import bearers
from tui.extraction.pipeline import extract
from tui.extraction.text.sentences import LONGEST, sentence_starts
from tui.model import Document

if TYPE_CHECKING:
    from tui.extraction.dictionaries import Dictionaries


@pytest.fixture(scope="module")
def news() -> str:
    """The plain texts of the sample as one."""
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(locations.sample_documents().glob("*.txt")))


def read(text: str, dictionaries: Dictionaries) -> list[tuple[int, int]]:
    """Where an extract's sentences without a fact stand, and its reports."""
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries)
    spans = [*found.body.silent, *((report.start, report.end) for report in found.reports)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    return spans


def test_a_text_without_stops_is_read(news: str, dictionaries: Dictionaries) -> None:
    text = re.sub(r"[.!?\n]+", " ", news)[:12_000]
    assert all(len(text[start:end].split()) <= LONGEST for start, end in read(text, dictionaries))


def test_a_text_of_names_alone_is_read(dictionaries: Dictionaries) -> None:
    generator = Generator(300)
    assert read(", ".join(generator.actor(n).name for n in range(300)), dictionaries)


def test_what_has_no_stop_is_cut_at_a_comma() -> None:
    words = ["word"] * (3 * LONGEST)
    words[LONGEST - 20] = ","
    starts = [at for at, begins in enumerate(sentence_starts(words, [True] * len(words))) if begins]
    assert starts[0] == LONGEST - 19
    assert max(b - a for a, b in zip([0, *starts], [*starts, len(words)], strict=True)) <= LONGEST


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ana ruiz", "ana maria ruiz"),
        ("maria ruiz", "ana maria ruiz"),
        ("ana ruiz", "ana ruis"),
        ("ana ana", "ana ruiz ana"),
        ("ruiz ana", "ana ruiz"),
    ],
)
def test_names_that_are_alike_share_a_sign(short: str, long: str) -> None:
    a, b = tuple(short.split()), tuple(long.split())
    shared = set(bearers.signs(a)) & set(bearers.signs(b, whole=True))
    assert shared or not bearers.alike(a, b)
