"""Words as the language model should take them: what it would cut in two made one, and lemmas that it gets wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.language import Language
from spacy.tokens import Doc

from tui.extraction.text.capitals import ACRONYMS, is_acronym

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

WHOLE: Final = "whole_words"
LEMMAS: Final = "mended_lemmas"
_PREFIXES: Final = ("co-", "re-", "ex-")
_SILENT: Final = re.compile(r"([^aeiou\W\d]*[aeiou][bcdfgklmnprtvz])(?:ed|ing|es)")
"""One syllable whose last consonant is not doubled before its ending: "staged", of "stage" and not of "stag"."""


_SINGULARS: Final = {
    "bases": "base", "taxes": "tax", "surtaxes": "surtax", "vases": "vase", "species": "species", "axes": "axe",
    "servicemen": "serviceman", "servicewomen": "servicewoman",
}  # fmt: skip
"""Plurals whose lemma the model takes from another word: "bases" are no basis, and "taxes" no taxis, in the news."""
_KNOWN: Final = "nato"
"""The norm of an acronym that the model learnt as a name; a norm is what it looks at instead of the word."""
_INFINITIVES: Final = {"ax": "axe", "reappointe": "reappoint"}
"""Lemmas that the model makes of verbs by their endings, and the right ones: "axed", "reappointed"."""


@Language.component(WHOLE)
def whole_words(doc: Doc) -> Doc:
    """The pipeline's component: what the model is to read otherwise than it stands.

    "Per cent" is one word, as "percent" is in the texts that the model learnt from, and some acronyms are names.
    """
    for token in doc:
        if token.text in ACRONYMS and is_acronym(doc.text, token.idx, token.idx + len(token)):
            token.norm_ = _KNOWN
    found = [
        doc[token.i : token.i + 2] for token in doc[:-1] if token.lower_ == "per" and token.nbor().lower_ == "cent"
    ]
    if found:
        with doc.retokenize() as retokenizer:
            for span in found:
                retokenizer.merge(span, attrs={"NORM": "percent", "LEMMA": "percent"})
    return doc


@Language.factory(LEMMAS)
def _mended(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that gives "co-chaired" the lemma "co-chair", "staged" "stage" and "taxes" "tax"."""

    def lemmas(doc: Doc) -> Doc:
        for token in doc:
            word = token.lower_
            if word[:3] in _PREFIXES and len(word) > 4:
                rest = Doc(doc.vocab, words=[word[3:]], pos=[token.pos_], tags=[token.tag_])
                token.lemma_ = word[:3] + nlp.get_pipe("lemmatizer")(rest)[0].lemma_
            elif _silent(token):
                token.lemma_ += "e"
            elif token.lemma_ in _INFINITIVES and token.pos_ == "VERB":
                token.lemma_ = _INFINITIVES[token.lemma_]
            elif word in _SINGULARS and token.pos_ in ("NOUN", "PROPN"):
                token.lemma_ = _SINGULARS[word]
        return doc

    return lemmas


def _silent(token: Token) -> bool:
    """Whether a verb's lemma lost the "e" that its ending hides."""
    if token.pos_ != "VERB" or len(token) > len(token.lemma_) + 3:
        return False
    stem = _SILENT.fullmatch(token.lower_)
    return stem is not None and stem[1] == token.lemma_
