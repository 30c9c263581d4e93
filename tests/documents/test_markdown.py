"""Front matter is metadata; everything else is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents import read
from tui.documents.markdown import split
from tui.model import Metadata


def test_front_matter_becomes_metadata_and_leaves_the_text() -> None:
    document = read(
        "a.md",
        b'---\ntitle: "Talks: the second round"\nauthors:\n  - Ann Ba\n  - Cem Du\ndate: 2024-11-10 # Sunday\n'
        b"source: The Valley Post\nlang: en\ntags: [a, b]\n---\n\n# Talks\n\nText.\n",
    )
    assert document.metadata == Metadata(
        title="Talks: the second round",
        byline="Ann Ba, Cem Du",
        published="2024-11-10",
        outlet="The Valley Post",
        language="en",
    )
    assert document.text == "# Talks\n\nText.\n"
    assert document.format == "markdown"
    assert document.blocks == ()


def test_toml_front_matter() -> None:
    metadata, text = split('+++\ntitle = "A"\ndate = 2024-11-10\nauthor = ["B", "C"]\n+++\nText\n')
    assert metadata == Metadata(title="A", byline="B, C", published="2024-11-10")
    assert text == "Text\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA paragraph between rules.\n\n---\n\nMore.",
        "---\nNote: this is said in passing.\n---\nText",
        "---\ntitle: never closed\n\nText",
        "+++\nnot toml at all\n+++\nText",
        pytest.param(f"+++\ntitle = 0x{'f' * 9000}\n+++\nText", id="a number that is not written"),
        "Text\n---\ntitle: too late\n---\n",
        "---",
    ],
)
def test_what_only_looks_like_front_matter_stays_text(text: str) -> None:
    assert split(text) == (Metadata(), text)


@given(st.text(st.sampled_from("-+: \n\t#'\"[]atile") | st.characters(codec="utf-8")))
def test_text_is_kept_to_the_last_character(text: str) -> None:
    metadata, kept = split(text)
    assert text.endswith(kept)
    assert metadata != Metadata() or kept == text
