"""Triggers: the words of a sentence that tell of a happening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from tui.extraction import clauses
from tui.extraction.happenings.happenings import LINKS
from tui.extraction.happenings.harm import ASSAULTS
from tui.extraction.happenings.predicates import shared_objects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.happenings.happenings import Entry, Happening, Vocabulary

STORMS = frozenset(["hurricane", "typhoon", "cyclone", "storm", "superstorm"])
"""What is given a name of its own: "Typhoon Mina"."""
_HITTING = ASSAULTS | {"disaster"}
_UNDERGOING = frozenset(["dobj", "nsubjpass"])
_ACTS = frozenset(["policy", "agreement", "aid", "other", "trial", "statement", "meeting"])
_BEHIND = frozenset(["prep", "agent", "pobj"])
"""What words of a phrase are that no verb has for its object or its particle."""
_AT = frozenset(["on", "at", "in", "into", "against", "near", "outside", "of", "upon"])
_EXPOSED = frozenset(["prone", "proof", "resistant", "free", "like", "weary", "era", "resilient", "ready"])
"""Words behind a hyphen with which a noun tells of no happening."""
_TELLING = frozenset(["VERB", "AUX", "NOUN", "PROPN", "ADJ", "NUM"])
"""The parts of speech of words that can tell of a happening."""
QUANTITIES = frozenset((
    "ten", "dozen", "hundred", "thousand", "score", "number", "series", "lot", "handful", "million", "total",
))  # fmt: skip
"""Nouns behind which "of" names those who are counted: "thousands of | protesters"."""
_WINDOW = 4
"""How many words either side can give a word another meaning."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word, or a phrase around it, that tells of a happening."""

    token: Token
    """The verb, or the head noun."""
    words: str
    """The phrase's lemmas as the dictionary has them."""
    name: str
    """The kind's name in the dictionary."""
    kind: Happening
    verbal: bool
    sentence: Sentence
    inner: tuple[Token, ...] = ()
    """The phrase's other words: what they say is said by the trigger."""
    steps: frozenset[str] = frozenset()
    """The steps of a case before a court that it tells of."""


def lemma(token: Token) -> str:
    """A token's lemma in lower case; nouns written with capitals lose their plural too."""
    word = token.lemma_.lower()
    named = token.ent_type_ != "" and not token.is_sent_start
    if token.tag_ in ("NNPS", "NNP") and word.endswith("s") and not word.endswith("ss") and not named:
        return word[:-1]
    return word


class Naming(Protocol):
    """Knows the names of a document."""

    def place(self, token: Token, sentence: Sentence) -> bool:
        """Whether a token is within the name of a place."""

    def words_of_body(self, token: Token, sentence: Sentence) -> frozenset[str]:
        """The words of the full name of the body that a token names."""


def find(sentence: Sentence, vocabulary: Vocabulary, names: Naming) -> tuple[Trigger, ...]:
    """Every trigger of a sentence, in order; no token belongs to two."""
    found: list[Trigger] = []
    taken: set[int] = set()
    tokens = sentence.each
    for token in tokens:
        part, label = token.pos_, token.dep_
        in_a_date = token.ent_type_ == "DATE" and token.is_title and token.is_alpha and not _before_a_day(token)
        if part not in _TELLING or label in ("amod", "nummod") or in_a_date or _prone(token):
            continue
        if part in ("VERB", "AUX") and label == "compound":
            continue  # "the | stabbing victim"
        if part in ("VERB", "AUX"):
            trigger = _verb(token, sentence, vocabulary, names)
        elif label not in ("compound", "nmod") or christened(token):
            trigger = _noun(token, sentence, vocabulary, names)
        else:
            continue
        if trigger is not None:
            found.append(trigger)
            taken.update(word.i for word in trigger.inner)
    found = [trigger for trigger in found if trigger.token.i not in taken and not _struck(trigger, found)]
    return (*found, *_pronouns(tokens, found))


def _before_a_day(token: Token) -> bool:
    """Whether a word stands right before a day that the parse hangs elsewhere: "posted on | X Tuesday"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.dep_ == "pobj" and after.dep_ == "npadvmod" and after.head != token


def _prone(token: Token) -> bool:
    """Whether a word only says to what something is exposed: "the | disaster-prone islands"."""
    if token.whitespace_ or token.i + 2 >= len(token.doc):  # most words have a space behind them, and no hyphen
        return False
    return token.nbor().tag_ == "HYPH" and token.nbor(2).lower_ in _EXPOSED


def _struck(trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a gathering is told of only as what was hit: "a bomb exploded at | a rally", "an attack on | a march"."""
    token = trigger.token
    if trigger.kind.type != "protest" or trigger.verbal:
        return False
    over = token.head.head if token.dep_ == "pobj" else token.head if token.dep_ in _UNDERGOING else None
    hitting = {word.i for other in found if other.kind.type in _HITTING for word in (other.token, *other.inner)}
    return over is not None and over.i in hitting and (token.dep_ != "pobj" or token.head.lower_ in _AT)


def christened(token: Token) -> bool:
    """Whether a word stands before the name that a storm was given: "Typhoon Mina"."""
    return token.lower_ in STORMS and token.head.i == token.i + 1 and token.head.pos_ == "PROPN"


def _verb(token: Token, sentence: Sentence, vocabulary: Vocabulary, names: Naming) -> Trigger | None:
    verb = vocabulary.verb(lemma(token))
    if verb is None:
        return None
    around = [(near, lemma(near), near.lower_) for near in _around(token)] if verb.phrases else []
    found: Trigger | None = None
    for entry in verb.beside({form for _, *forms in around for form in forms}):
        if found is not None and len(entry.words) <= len(found.inner):
            break  # what follows says less
        inner: list[Token] = []
        for word in entry.words[1:]:
            match = next((near for near, *forms in around if word in forms), None)
            if match is None or _in_front(match, token, entry) or _beside_another(match, entry):
                break
            inner.append(match)
        else:
            undergone = clauses.passive(token) or (token.dep_ == "acl" and token.head in inner)
            if entry.kind.act and undergone and clauses.agent(token) is None:
                continue  # an act of speech by nobody: "an outbreak | was declared", "a video | posted on Monday"
            if entry.kind.subjects and not _done_by(token, entry.kind.subjects, sentence, names):
                continue
            if not _done_to(_objects(token, inner), entry.kind, sentence, names):
                continue
            words = " ".join(entry.words)
            trigger = Trigger(token, words, entry.name, entry.kind, True, sentence, tuple(inner), entry.steps)
            if _other_meaning(trigger):
                continue
            objects = not inner or any(word.dep_ not in _BEHIND for word in inner)
            if objects and (found is None or found.kind.type != entry.kind.type):
                return trigger
            found = found or trigger  # unless as long a phrase has the object: "declared | an emergency after a fire"
    return found


def _in_front(word: Token, verb: Token, entry: Entry) -> bool:
    """Whether a word stands behind a preposition before the verb, in no phrase with it: "Under the | terms, they"."""
    return word.dep_ == "pobj" and word.i < verb.i and word != verb.head and word.head.lower_ not in entry.words


def _beside_another(word: Token, entry: Entry) -> bool:
    """Whether a noun only stands before another one, not in the phrase: "released two | aid workers".

    What is fired and thrown is called by it even so: "fired | mortar rounds".
    """
    if word.dep_ != "compound" or word.pos_ != "NOUN" or entry.kind.type not in _ACTS:
        return False
    return not {lemma(word.head), word.head.lower_} & set(entry.words)


def _done_by(verb: Token, subjects: frozenset[str], sentence: Sentence, names: Naming) -> bool:
    """Whether a verb's subject is one of those of which alone it tells what the dictionary takes it for."""
    doer = clauses.agent(verb) if clauses.passive(verb) else clauses.subject(verb)
    if doer is None:
        return False
    if "state" in subjects and (doer.ent_type_ == "GPE" or names.place(doer, sentence)):
        return True
    while lemma(doer) in QUANTITIES and (of := clauses.prepositional(doer, "of")):
        doer = of[0]
    titles = [child for child in doer.lefts if child.dep_ in ("compound", "nmod")] if doer.pos_ == "PROPN" else []
    if any(lemma(word) in subjects for word in (doer, *titles)):
        return True
    return doer.pos_ == "PROPN" and not subjects.isdisjoint(names.words_of_body(doer, sentence))


def _done_to(things: list[Token], kind: Happening, sentence: Sentence, names: Naming) -> bool:
    """Whether what something is done to is what the kind asks for: a place, or one of its objects."""
    if not (kind.objects or kind.places):
        return True
    if kind.places and any(names.place(thing, sentence) or thing.ent_type_ in ("GPE", "LOC") for thing in things):
        return True
    if "company" in kind.objects and any(names.words_of_body(thing, sentence) for thing in things):
        return True
    of = [noun for thing in things for noun in clauses.prepositional(thing, "of")]
    titles = [child for thing in things if thing.pos_ == "PROPN" for child in thing.lefts if child.dep_ == "compound"]
    return any(kind.objects & {lemma(thing), thing.lower_} for thing in (*things, *of, *titles))


def _objects(verb: Token, inner: list[Token]) -> list[Token]:
    """What a verb is done to, by voice, behind its preposition or its noun: "seized | the port", "took over | it"."""
    found = [*clauses.objects(verb), *(pobj for word in inner for pobj in word.children if pobj.dep_ == "pobj")]
    found += [child for child in verb.children if child.dep_ == "nsubjpass"]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    return [*found, *(of for word in inner for of in clauses.prepositional(word, "of"))]


def _of_noun(noun: Token) -> list[Token]:
    """What a noun's happening is done to: "the capture of | the port", "the | port's capture"."""
    beside = [child for child in noun.lefts if child.dep_ in ("compound", "nmod", "poss")]
    return [*clauses.prepositional(noun, "of"), *beside]


def _by_noun(noun: Token, subjects: frozenset[str]) -> bool:
    """Whether those by whom or of whom a noun's happening is are some subjects; a noun that names nobody will do."""
    named = clauses.prepositional(noun, "of", "by")
    named += [child for child in noun.lefts if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME")]
    return not named or any(lemma(word) in subjects for word in named)


def _around(verb: Token) -> Iterator[Token]:
    """The words that make a phrase with a verb: its objects, particles, prepositions and what stands behind these."""
    if verb.dep_ in ("acl", "relcl"):
        yield verb.head
    yield from shared_objects(verb)  # "signed and exchanged | agreements"
    for child in verb.children:
        if child.dep_ == "ccomp" and (child.pos_ == "ADJ" or (child.tag_ == "VB" and verb.lemma_ == "let")):
            yield child  # "found him | guilty", "let the rule | stand"
        if child.dep_ == "xcomp" and child.pos_ in ("NOUN", "PROPN"):
            yield from (thing for thing in child.rights if thing.dep_ in ("dobj", "attr", "appos"))
            yield from clauses.conjuncts(child)[1:]  # "declared mpox | an emergency", which a parse may cut
        if child.dep_ in ("aux", "auxpass", "punct", "conj", "advcl", "ccomp", "relcl"):
            continue
        if child.dep_ in ("nsubj",):
            continue
        if child.lower_ == "according":
            continue  # no accord
        if child.dep_ == "prep" and any(word.ent_type_ in ("DATE", "TIME") for word in child.children):
            continue
        yield child
        if child.dep_ in ("prep", "agent", "prt", "dative", "acomp"):
            yield from child.children
        elif child.dep_ in ("dobj", "nsubjpass"):
            yield from (other for other in child.children if other.dep_ in ("conj", "prep", "appos"))
            yield from (noun for of in child.children if of.lower_ == "of" for noun in of.children)
            yield from (other for other in child.children if other.dep_ in ("compound", "amod"))


def _noun(token: Token, sentence: Sentence, vocabulary: Vocabulary, names: Naming) -> Trigger | None:
    forms = (lemma(token), token.lower_)
    for form in dict.fromkeys(forms):
        for entry in vocabulary.nouns(form):
            inner = _phrase(token, entry)
            if inner is None or not _done_to(_of_noun(token), entry.kind, sentence, names):
                continue
            if entry.kind.subjects and not _by_noun(token, entry.kind.subjects):
                continue
            words = " ".join(entry.words).replace(" - ", "-")
            trigger = Trigger(token, words, entry.name, entry.kind, False, sentence, inner, entry.steps)
            if not _other_meaning(trigger):
                return trigger
    return None


def _phrase(token: Token, entry: Entry) -> tuple[Token, ...] | None:
    """The other words of a noun phrase's entry around its head, or None if they are not there."""
    words = entry.words
    if len(words) == 1:
        return ()
    at = next((index - 1 for index, word in enumerate(words) if word in LINKS and index), len(words) - 1)
    inner = []
    for index, word in enumerate(words):
        if index == at:
            continue
        position = token.i + index - at
        if not 0 <= position < len(token.doc):
            return None
        other = token.doc[position]
        if word not in (lemma(other), other.lower_):
            return None
        inner.append(other)
    return tuple(inner)


def _other_meaning(trigger: Trigger) -> bool:
    """Whether the words around a trigger make it mean something else."""
    if not trigger.kind.without:
        return False
    token = trigger.token
    around = token.doc[max(0, token.i - _WINDOW) : token.i + _WINDOW + 1]
    near = [word for word in around if word.tag_ != "HYPH"]
    said = f" {' '.join(word.lower_ for word in near)} | {' '.join(lemma(word) for word in near)} "
    own = {token.lower_, lemma(token)}
    return any(f" {phrase} " in said for phrase in trigger.kind.without if own & set(phrase.split()))


def _pronouns(tokens: Sequence[Token], found: list[Trigger]) -> Iterator[Trigger]:
    """Triggers repeated by a pronoun: "attacks, including those carried out by …"."""
    heads = {trigger.token.i: trigger for trigger in found if not trigger.verbal}
    for token in tokens:
        if token.lower_ not in ("those", "that", "one", "ones") or token.dep_ != "pobj":
            continue
        if not any(child.dep_ in ("acl", "prep", "relcl") for child in token.children):
            continue
        over = token.head.head
        trigger = heads.get(over.i)
        if trigger is not None and token.head.lower_ in ("including", "like", "as", "than", "to", "with"):
            yield replace(trigger, token=token, inner=())
