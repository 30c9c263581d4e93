"""Words as the language model should take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tui.extraction.text import classing
from tui.extraction.text.tokens import LEMMAS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler


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


@pytest.mark.parametrize(
    "text",
    [
        "There is no way that she'd have gotten it, and there were two of them.",
        "He has done what they'd do; who ain't gonna say that?",
        "Let's go, y'all: those who've got to leave better had.",
        "The Danes' own ferry, which wo n't  sail, is to be sold \t with all\n that is hers.",
        "“I'm as sure as he's,” Lotte Berg's lawyer's aide can't but say.",
    ],
)
def test_words_are_classed_as_the_models_own_rules_do(nlp: Language, text: str) -> None:
    with nlp.select_pipes(disable=[classing.CLASSED, classing.LEMMATIZER, LEMMAS]):
        parsed = nlp(text)
    ruler = cast("AttributeRuler", nlp.get_pipe(classing.RULER))
    classes = classing.Classes(ruler)
    asked, kept, ruled = classes(parsed.copy()), classes(parsed.copy()), ruler(parsed.copy())

    given: list[int | str] = ["TAG", "POS", "DEP", "MORPH", "LEMMA"]
    assert asked.to_array(given).tolist() == kept.to_array(given).tolist() == ruled.to_array(given).tolist()
