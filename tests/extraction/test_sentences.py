"""Sentences: where they begin, and that they cut the text exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.extraction.analysis import ArticleFacts
from tui.extraction.parsing import analyse
from tui.extraction.text.cleaning import clean
from tui.model import Document

if TYPE_CHECKING:
    from spacy.language import Language


def sentences(text: str, nlp: Language) -> list[str]:
    document = Document("a.txt", "text", "0", text)
    analysis = analyse(document, clean(document), ArticleFacts("", ""), "a", nlp)
    return [text[sentence.start : sentence.end] for sentence in analysis.sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Rahman met Gen. Smith and Lt. Col. J. R. Doe in Lahore. They talked.", 2),
        ("The U.S. Embassy in St. Petersburg closed. It reopened on Jan. 5.", 2),
        ("He lives in the U.S. The house is small.", 2),
        ("“We will not yield. We will stand,” said the mayor.", 2),
        ("“Will you go?” asked Maria Santos of Acme Inc. yesterday.", 1),
        ("“Never!” Prime Minister Ana Ruiz said on Friday.", 1),
        ("“It is over.” The crowd went home.", 2),
        ("She joined Acme Corp. in 2019. Acme Ltd. bought it.", 2),
        ("Military detachment no. 4 reported the clash.", 1),
        ("The FMLN [National Front] (FN) attacked.", 1),
        ("The price rose to 3.5 million. That is 1.2 percent more.", 2),
        ("At 10 a.m. on Monday the doors opened. Nobody came.", 2),
        ("Wait... What was that? Nothing.", 3),
    ],
)
def test_bounds(text: str, count: int, nlp: Language) -> None:
    assert len(sentences(text, nlp)) == count, sentences(text, nlp)


def test_a_wrapped_sentence_keeps_its_line_breaks(nlp: Language) -> None:
    text = (
        "The council of the northern district met late on Monday evening to\n"
        "vote on the budget, which had been delayed for several weeks by a\n"
        "dispute over the cost of the new bridge across the river at Karsa.\n\n"
        "Nobody was against it."
    )
    assert sentences(text, nlp) == text.split("\n\n")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("aB. ,!?“”'\n-—#*|1é[]("), max_size=120))
def test_sentences_are_in_order_and_trimmed(nlp: Language, text: str) -> None:
    document = Document("a.txt", "text", "0", text)
    analysis = analyse(document, clean(document), ArticleFacts("", ""), "a", nlp)
    end = 0
    for sentence in analysis.sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        words = text[sentence.start : sentence.end]
        assert words == words.strip()
        for token in sentence.span:
            start, stop = sentence.offsets(token)
            assert token.is_space or text[start:stop].split() == token.text.split()
        end = sentence.end
