"""Naming: the actors that a noun phrase names outright: coordinated, listed, or apposed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Token

    from tui.extraction.analysis import Cast, Sentence

DOCUMENT = "statement"
"""What speaks for all who issued it, if it is a joint one."""
_LISTING = ("including", "like", "as", "especially", "namely", "particularly")


class Naming:
    """Reads names out of noun phrases."""

    def __init__(self, cast: Cast, kinds: Mapping[str, str]) -> None:
        self._cast = cast
        self._kinds = kinds

    def heads(self, token: Token, sentence: Sentence) -> list[Token]:
        """A noun and what is coordinated with it; in a list of names, an apposition is one more name."""
        heads = clauses.conjuncts(token)
        if len(heads) > 1 or token.dep_ == "conj":
            own = [self._cast.at(sentence.offsets(head)[0]) for head in heads]
            for head in list(heads):
                for child in head.rights:
                    mention = self._cast.at(sentence.offsets(child)[0]) if child.dep_ == "appos" else None
                    listed = sentence.span.doc[max(child.left_edge.i - 1, 0)].text == ","
                    if mention is not None and listed and all(one is None or one.actor != mention.actor for one in own):
                        heads += clauses.conjuncts(child)
        return heads

    def named(self, tokens: Iterable[Token], sentence: Sentence) -> tuple[str, ...]:
        """The actors that words themselves name, each once."""
        found: dict[str, None] = {}
        for token in tokens:
            mention = self._cast.at(sentence.offsets(token)[0])
            if mention is not None:
                found.setdefault(mention.actor)
        return tuple(found)

    def apposed(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """Who is named behind what he is: "Peru's wealth fund, the Ondal Fund", "two neighbours (Peru and Chile)"."""
        behind = [child for child in token.rights if child.dep_ == "appos"]
        if token.pos_ == "PROPN":
            return ()
        if not behind and token.tag_ == "NN" and definite(token):
            return self._set_off(token, sentence)
        if len(behind) != 1:
            return ()
        return self.named(clauses.conjuncts(behind[0]) if token.tag_ == "NNS" else behind, sentence)

    def _set_off(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """Who is named between commas behind a noun, where the parse sees no apposition: "the chef, Ana Ruiz,"."""
        doc, start = token.doc, token.right_edge.i + 1
        closes = next((word for word in doc[start + 1 : start + 7] if word.pos_ != "PROPN"), None)
        if closes is None or doc[start].text != "," or closes.text != "," or closes.i == start + 1:
            return ()
        found = self.named(doc[start + 1 : closes.i], sentence)
        return found if len(found) == 1 and self._kinds.get(found[0]) == "person" else ()

    def listed(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """The members that a noun's list names: "groups such as A and B", "powers, including A"."""
        if token.tag_ not in ("NNS", "NNPS"):
            return ()
        found: dict[str, None] = {}
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in _LISTING:
                for pobj in child.children:
                    if pobj.dep_ == "pobj":
                        found.update(dict.fromkeys(self.named(self.heads(pobj, sentence), sentence)))
            elif self._goes_on(child, sentence, bool(found)):
                found.update(dict.fromkeys(self.named(self.heads(child, sentence), sentence)))
        return tuple(found) or self._ranged(token, sentence)

    def _goes_on(self, child: Token, sentence: Sentence, listing: bool) -> bool:
        """Whether a coordinated noun is of the list, which the parse may end too early."""
        if child.dep_ == "conj" and listing and self._cast.at(sentence.offsets(child)[0]):
            return True
        return child.dep_ in ("appos", "conj") and any(part.lower_ in _LISTING for part in child.lefts)

    def _ranged(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """The examples in front of a subject: "From Chile to Peru, ministers have …"."""
        first = sentence.each[0]
        if first.lower_ != "from" or token.dep_ not in ("nsubj", "nsubjpass") or first.head != token.head:
            return ()
        before = sentence.span.doc[sentence.span.start : token.left_edge.i]
        named = self.named(before, sentence)
        return named if any(word.lower_ == "to" for word in before) else ()


def definite(token: Token, *, plain: bool = True) -> bool:
    """Whether a noun points back: "the countries", "both sides"; with ``plain``, without an adjective."""
    if not any(child.lower_ in ("the", "both", "these", "two") for child in token.lefts):
        return False
    if plain and token.lemma_.lower() != DOCUMENT and any(child.dep_ in ("amod", "compound") for child in token.lefts):
        return False
    said_more = (child.dep_ == "relcl" or child.lower_ in ("of", "from") for child in token.rights)
    return not any(said_more)
