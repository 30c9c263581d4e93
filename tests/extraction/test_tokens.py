"""Words as the language model should take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The union staged a walkout.", "staged", "stage"),
        ("Hoping for rain, they waited.", "Hoping", "hope"),
        ("The court fines them every week.", "fines", "fine"),
        ("He was planned for.", "planned", "plan"),
        ("They visited the town.", "visited", "visit"),
        ("She was sitting there.", "sitting", "sit"),
        ("They co-chaired the talks.", "co-chaired", "co-chair"),
        ("The army struck two bases.", "bases", "base"),
        ("Parliament cut taxes.", "taxes", "tax"),
    ],
)
def test_lemmas(nlp: Language, text: str, word: str, lemma: str) -> None:
    (token,) = (token for token in nlp(text) if token.text == word)

    assert token.lemma_ == lemma


def test_per_cent_is_one_word_that_cuts_the_text(nlp: Language) -> None:
    doc = nlp("Prices rose 4 per cent in May.")

    (token,) = (token for token in doc if token.lemma_ == "percent")
    assert (token.text, token.ent_type_, token.head.text) == ("per cent", "PERCENT", "rose")
    assert "".join(token.text_with_ws for token in doc) == doc.text == "Prices rose 4 per cent in May."
