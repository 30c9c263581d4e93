"""Parts of speech and lemmas as the model gives them, for less: what it works out again for each word is kept.

Its attribute ruler tries some 180 patterns on every word, and its lemmatizer looks words up in lists of 50,000; that
took a tenth of a build. The ruler says the same of all words of one tag and relation, but those that a pattern names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Token

CLASSED: Final = "classed_words"
RULER: Final = "attribute_ruler"
"""The model's component of whose rules the one of this module makes use, and in whose place it stands."""
LEMMATIZER: Final = "lemmatizer"


class _Class(NamedTuple):
    """What the rules give to a word, as numbers of the model's strings; ``lemma`` is 0 if they give none."""

    tag: int
    pos: int
    dep: int
    morph: int
    lemma: int


class Classes:
    """Applies the attribute ruler's rules: those for one word once for each class of words, and keeps the answer."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._named = frozenset(_named(ruler))
        self._kept: dict[tuple[int, int, bool, str | None], _Class] = {}
        self._longer = Matcher(ruler.vocab, validate=False)
        """The rules for several words, which fit so rarely that the ruler itself then reads the text."""
        for index, pattern in enumerate(_patterns(ruler)):
            if len(pattern) > 1:
                self._longer.add(str(index), [pattern])

    def __call__(self, doc: Doc) -> Doc:
        """Give each word of a parsed text its part of speech and its morphology, and some their lemma."""
        if self._longer(doc, allow_missing=True):
            return self._ruler(doc)
        for token in doc:
            word = token.lower_
            key = (token.tag, token.dep, token.is_space, word if word in self._named else None)
            given = self._kept.get(key)
            if given is None:
                given = self._kept[key] = self._ask(token)
            token.pos = given.pos
            token.set_morph(given.morph)  # type: ignore[attr-defined]
            if given.lemma:
                token.lemma = given.lemma
            if key[2]:
                token.tag, token.dep = given.tag, given.dep
        return doc

    def _ask(self, token: Token) -> _Class:
        """What the ruler gives to a word of a token's kind that stands alone."""
        alone = Doc(token.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        word = self._ruler(alone)[0]
        return _Class(word.tag, word.pos, word.dep, word.morph.key, word.lemma)  # type: ignore[attr-defined]


@Language.factory(CLASSED)
def _classes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that stands in the ruler's place."""
    ruler: AttributeRuler = nlp.get_pipe(RULER)  # type: ignore[assignment]
    return Classes(ruler)


def quicken(nlp: Language) -> None:
    """Let a model class words as this module does, and look lemmas up in sets."""
    nlp.add_pipe(CLASSED, before=RULER)
    nlp.disable_pipe(RULER)
    index = nlp.get_pipe(LEMMATIZER).lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for part, words in list(index.items()):
        index[part] = frozenset(words)


def _patterns(ruler: AttributeRuler) -> Iterator[list[dict[str, Any]]]:
    return (pattern for rule in cast("list[dict[str, Any]]", ruler.patterns) for pattern in rule["patterns"])


def _named(ruler: AttributeRuler) -> Iterator[str]:
    """The words that the rules for one word name."""
    for pattern in _patterns(ruler):
        word = pattern[0].get("LOWER")
        if isinstance(word, dict):
            yield from word.get("IN", ())
        elif isinstance(word, str):
            yield word
