"""Parts: of what a body is said to be a part, and who is said to harbour it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.ties.assertion import Assertion, assertion
from tui.extraction.ties.tie import BODIES, FEW, Tie, each_other, of_kind, phrase_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import Part, RelationTerms
    from tui.model import Predicate

_OF = ("of", "to", "from", "for")
_LEAVES = ("leave", "quit", "resign", "step", "depart", "go", "return", "move", "rise")
"""What somebody does "to become" something else."""
_SEEN = ("emerge", "see", "regard", "describe")
"""What somebody does or is "as" what he is."""


def part(noun: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """What an actor is of another: "the Karsa group, a faction of the Ondal Front", "Peru is an ally of Chile"."""
    lemma = noun.lemma_.lower()
    stands_in = lemma in terms.words.groups and any(child.lower_ in terms.words.fronts for child in noun.lefts)
    parent = lemma in ("company", "firm") and any(child.lower_ == "parent" for child in noun.lefts)
    entry = terms.parts.get("faction" if stands_in else "parent" if parent else lemma)
    if (lemma in terms.words.groups or lemma in terms.words.networks) and noun.tag_ == "NN":
        yield from _at_home(noun, sentence, terms, referents)
    if entry is None or noun.tag_ not in ("NN", "NNS", *(("JJ",) if noun.dep_ == "amod" else ())):
        return
    if noun.tag_ == "NNS":
        yield from _to_each_other(noun, entry, sentence, referents)
    told = referents.actors(said_of(noun, terms), sentence)
    if noun.tag_ != "NNS":
        told = told or _named_behind(noun, sentence, referents)
        told = told[-1:] if noun.dep_ == "appos" else told[:1]  # "Karsa and Ondal, an arm of": one, and the last
    else:
        told = told or _listed_behind(noun, sentence, referents)
    subjects = of_kind(told, entry.subjects, referents)
    objects = of_kind(_whose(noun, entry, sentence, referents), entry.objects, referents)[:1]
    subjects, objects = (objects, subjects) if entry.swap else (subjects, objects)
    if subjects and objects:
        yield Tie(entry.predicate, subjects, objects, phrase_words(noun), False, "part", 0.9)


def _named_behind(noun: Token, sentence: Sentence, referents: Referents) -> tuple[str, ...]:
    """Who is named right behind what he is: "its ally | Peru", "the Lima-based branch of the Front, | Harka"."""
    if noun.dep_ in ("compound", "nmod", "amod"):
        return referents.actors(noun.head, sentence) if noun.head.pos_ == "PROPN" else ()
    apposed = [child for part in noun.subtree if part.i >= noun.i for child in part.rights if child.dep_ == "appos"]
    definite = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)
    alone = definite and len(apposed) == 1 and len(clauses.conjuncts(apposed[0])) == 1
    return referents.named(apposed[0], sentence) if alone else ()


def _at_home(noun: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """In which state an armed group is said to be: "the Front, an Islamist outfit in Peru"."""
    if not clauses.prepositional(noun, "in", "across") or noun.dep_ not in ("appos", "attr"):
        return
    subjects = of_kind(referents.actors(said_of(noun, terms), sentence), ("armed_group",), referents)
    places = clauses.prepositional(noun, "in", "across")
    states = tuple(one for place in places for one in referents.actors(place, sentence, place=True))
    states = of_kind(states, ("state",), referents)
    if len(subjects) == 1 and states:
        yield Tie("operates_from", subjects, states, phrase_words(noun), False, "group in", 0.7)


def _listed_behind(noun: Token, sentence: Sentence, referents: Referents) -> tuple[str, ...]:
    """Who are named right behind what they are, not more and not fewer: "Peru's neighbours | Chile and Bolivia"."""
    names = next((child for child in noun.rights if child.dep_ == "appos" and child.i <= noun.i + 2), None)
    owned = any(child.dep_ == "poss" for child in noun.lefts) or bool(referents.adjective(noun, sentence))
    return referents.actors(names, sentence) if names is not None and owned else ()


def _whose(noun: Token, entry: Part, sentence: Sentence, referents: Referents) -> tuple[str, ...]:
    """Of whom somebody is something: "a branch of the Front", "the Front's branch", "its branch"."""
    if entry.predicate == "harbours":
        things = clauses.prepositional(noun, "for", "to")
    elif entry.predicate == "provides":
        things = [*clauses.prepositional(noun, "for", "to", *_OF), *_before(noun)]
    else:
        things = [*clauses.prepositional(noun, *_OF), *_before(noun)]
    found = tuple(dict.fromkeys(one for thing in things for one in referents.actors(thing, sentence)))
    if entry.predicate == "provides" and not clauses.prepositional(noun, "for", "to", *_OF):
        found = tuple(one for one in found if referents.kind(one) != "state")  # "a Karsan supplier" is at home there
    owner = next((child for child in _holder(noun).lefts if child.dep_ == "poss"), None)
    if not found and owner is None:
        home = entry.predicate == "provides"  # of "the Karsan parts supplier", not whom it supplies
        return () if home else referents.adjective(noun, sentence)
    if found or owner is None or owner.pos_ == "PROPN":
        return found
    if owner.lower_ in ("his", "her"):
        return referents.person_before() if noun.dep_ == "compound" else referents.owners(_holder(noun), sentence)
    if owner.lower_ in ("its", "their"):
        return referents.owners(_holder(noun), sentence)
    stands_for = referents.stands_for(owner, sentence)
    return (stands_for,) if stands_for is not None else ()


def _before(noun: Token) -> list[Token]:
    return [child for child in noun.lefts if child.dep_ in ("compound", "poss", "nmod") and child.pos_ == "PROPN"]


def _holder(noun: Token) -> Token:
    """The noun that has the possessive before a noun: the name itself in "its ally Peru"."""
    while noun.dep_ in ("compound", "nmod", "amod") and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def _to_each_other(noun: Token, entry: Part, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """What two are to each other: "Peru and Chile are allies"."""
    if noun.dep_ != "attr" or noun.head.lemma_ not in ("be", "become", "remain") or entry.subjects != entry.objects:
        return
    both = of_kind(referents.actors(clauses.subject(noun.head), sentence), entry.subjects, referents)
    if 1 < len(both) <= FEW and not clauses.negated(noun.head) and not clauses.prepositional(noun, *_OF):
        yield from each_other(Tie(entry.predicate, both, (), phrase_words(noun), False, "each other"))


def one_of(one: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Of what a body is one of several parts: "the Karsa group, one of the militias in the Ondal Front".

    Who is one of those who have an office in a body belongs to it: "Ana Ruiz, one of the leaders of the Ondal Front".
    """
    yield from _one_of_several(one, sentence, terms, referents)
    groups = [noun for noun in clauses.prepositional(one, "of") if noun.lemma_.lower() in terms.words.groups]
    if not groups or one.dep_ not in ("appos", "attr"):
        return
    subjects = of_kind(referents.actors(said_of(one, terms), sentence), BODIES, referents)
    things = [thing for group in groups for thing in clauses.prepositional(group, "in", "of", "within")]
    objects = tuple(actor for thing in things for actor in referents.actors(thing, sentence))
    objects = of_kind(objects, BODIES, referents)
    if subjects and objects:
        yield Tie("part_of", subjects[:1], objects[:1], phrase_words(one), False, "one of", 0.8)


def _one_of_several(one: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """The body in which somebody is one of several who have an office."""
    held = [noun for noun in clauses.prepositional(one, "of") if noun.tag_ == "NNS" and noun.lemma_ in terms.offices]
    if not held or one.dep_ not in ("appos", "attr"):
        return
    subjects = of_kind(referents.actors(said_of(one, terms), sentence), ("person",), referents)
    things = [thing for noun in held for thing in clauses.prepositional(noun, "of", "in", "at")]
    objects = of_kind(tuple(who for thing in things for who in referents.actors(thing, sentence)), BODIES, referents)
    predicate: Predicate = "represents" if terms.offices[held[0].lemma_] == "represents" else "member_of"
    if subjects and objects:
        yield Tie(predicate, subjects[:1], objects[:1], phrase_words(one), False, "one of", 0.8)


def _with_another(noun: Token) -> Token:
    """What is said before of whom a noun says more: "Ana Ruiz, | founder | of the bank and a critic of Peru"."""
    if any(child.dep_ == "appos" for child in noun.rights):
        return noun
    while noun.dep_ == "conj" and noun.pos_ == "NOUN" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun


def _named_next(noun: Token) -> Token | None:
    """The name behind a comma that a verb has for a second subject: "A critic of Peru, | Ana Ruiz | was jailed"."""
    second = [child for child in noun.head.lefts if child.dep_ in clauses.SUBJECTS and child.i > noun.right_edge.i]
    before = second[-1].left_edge.i - 1 if second else noun.i
    return second[-1] if noun.doc[before].text == "," and before == noun.right_edge.i + 1 else None


def said_of(noun: Token, terms: RelationTerms) -> Token | None:
    """Of whom a noun says what he is: whom it stands beside, or the subject of "is the leader"."""
    noun = _with_another(noun)
    if noun.dep_ == "appos":
        return noun.head
    if noun.dep_ in clauses.SUBJECTS:
        return _named_next(noun)
    verb = noun.head
    if noun.dep_ == "attr" and verb.lemma_ in ("be", "become", "remain"):
        left = verb.dep_ == "advcl" and verb.head.lemma_ in _LEAVES
        told = assertion(verb.head if left else verb, terms.words) is Assertion.STATED
        return clauses.subject(verb) if told and not any(child.lower_ == "longer" for child in verb.children) else None
    if noun.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in _SEEN:
        return clauses.subject(verb.head)
    return None
