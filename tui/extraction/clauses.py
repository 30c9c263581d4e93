"""Reading a parse: a verb's subject, what is coordinated, denied or hedged, and how far a phrase goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_TRIMMED = " \t\n,;:–—-"
_MODALS = frozenset(
    {"may", "might", "could", "can", "would", "should", "must", "will", "shall", "'ll", "’ll", "wo", "ca"}
)
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


def conjuncts(token: Token) -> list[Token]:
    """A token and what is coordinated to its right, in order."""
    found = [token]
    for child in found:
        found.extend(other for other in child.rights if other.dep_ == "conj")
    return sorted(found, key=lambda other: other.i)


def first_of_list(token: Token) -> Token:
    """The first of the list that a token stands in, or the token itself."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def nearest(verb: Token, tokens: list[Token]) -> Token | None:
    """The token that stands nearest to the verb; a parse may give a verb two subjects."""
    return min(tokens, key=lambda token: abs(token.i - verb.i), default=None)


def subject(verb: Token) -> Token | None:
    """The head of the noun phrase that is the verb's subject, its own or one that it shares with another verb.

    A relative pronoun gives the noun that it stands for.
    """
    own = nearest(verb, [child for child in verb.children if child.dep_ in SUBJECTS])
    if own is not None:
        return antecedent(own)
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):
        return head
    shared = verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and (verb.tag_ == "VBG" or infinitive(verb)))
    if shared and head.pos_ in ("VERB", "AUX"):
        return subject(head)
    return None


def infinitive(verb: Token) -> bool:
    """Whether "to" stands before a verb."""
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.children)


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own, and shares none."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token as it is."""
    if token.tag_ in ("WP", "WDT", "WP$"):
        for up in token.ancestors:
            if up.dep_ == "relcl":
                return _dated(up.head)
    return token


def _dated(noun: Token) -> Token:
    """What a date stands behind on which a parse hangs a relative clause: "a | statement on 3 May, which called"."""
    over = noun
    while over.ent_type_ == "DATE" and over.dep_ in ("pobj", "npadvmod", "nmod", "nummod") and over.head != over:
        over = over.head.head if over.dep_ == "pobj" else over.head
    return over if over.pos_ in ("NOUN", "PROPN") else noun


def auxiliaries(verb: Token) -> Iterator[Token]:
    """A verb's auxiliaries, or those of the verb that it is coordinated with."""
    while True:
        found = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        yield from found
        if found or verb.dep_ != "conj" or has_subject(verb):
            return
        verb = verb.head


def negated(verb: Token) -> bool:
    """Whether the verb's clause is denied: "did not say", "no one said"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    who = nearest(verb, [child for child in verb.children if child.dep_ in SUBJECTS])
    return who is not None and (
        who.lower_ in ("nobody", "none", "nothing") or any(child.lower_ in ("no", "neither") for child in who.children)
    )


def modal(verb: Token) -> str | None:
    """The modal verb over a verb (``may``, ``would`` …), in lower case."""
    return next((aux.lower_ for aux in auxiliaries(verb) if aux.lower_ in _MODALS), None)


def conditional(verb: Token) -> bool:
    """Whether the verb stands in an if-clause, or asks whether."""
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
        clause = clause.head
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in _CONDITIONS for child in clause.children)


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def agent(verb: Token) -> Token | None:
    """Who does it in a passive clause: the noun behind "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def objects(verb: Token) -> list[Token]:
    """The verb's direct objects, coordinated ones included."""
    return [noun for child in verb.children if child.dep_ in ("dobj", "dative", "oprd") for noun in conjuncts(child)]


def prepositional(head: Token, *prepositions: str) -> list[Token]:
    """The nouns behind a verb's or a noun's own prepositions, coordinated ones included."""
    return [
        noun
        for child in head.children
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions
        for pobj in child.children
        if pobj.dep_ in ("pobj", "pcomp")
        for noun in conjuncts(pobj)
    ]


def parts_list(comma: Token) -> bool:
    """Whether a comma stands between members of a list: "China, Russia and Iran"."""
    return comma.text == "," and any(child.dep_ == "conj" and child.i > comma.i for child in comma.head.children)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space, commas and dashes at its ends."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end


def phrase(noun: Token) -> tuple[int, int]:
    """First and last token of a noun's phrase as a reader cites it: without relative clause, apposition or list."""
    left = right = noun.i
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod"):
            left = min(left, child.left_edge.i)
        elif (
            child.i > noun.i and child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "in", "at", "to", "by")
        ):
            last = max((part.i for part in child.subtree if not _clausal(part, child)), default=child.i)
            right = max(right, last)
        elif child.dep_ == "acl" and child.tag_ == "VBN" and agent(child) is not None:
            right = max(right, child.right_edge.i)
    while right > noun.i and noun.doc[right].text in ("(", "[", ",", ":", "-", "–", "—"):
        right -= 1
    return left, right


def _clausal(token: Token, top: Token) -> bool:
    """Whether a token lies within a relative clause or an apposition below ``top``."""
    while token != top:
        if token.dep_ in ("relcl", "acl", "appos", "advcl", "punct"):
            return True
        token = token.head
    return False
