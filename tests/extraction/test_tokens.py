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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bomb planted by IS downed a jet.", ["IS"]),
        ("IS claimed the attack, and fighters loyal to IS fled.", ["IS", "IS"]),
        ("WHO declared an emergency.", ["WHO"]),
        ("It IS true, he said.", []),
        ("PERU IS READY FOR TALKS", []),
        ("There IS none, and WHO IS to blame?", []),
        ("The army is ready, who is next?", []),
    ],
)
def test_acronyms_that_are_words_are_read_as_names(nlp: Language, text: str, names: list[str]) -> None:
    read = [token.text for token in nlp(text) if token.pos_ == "PROPN" and token.text in ("IS", "WHO", "is", "who")]

    assert read == names
