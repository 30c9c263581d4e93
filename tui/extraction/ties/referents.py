"""Referents: the actors that a noun phrase stands for, lists, collectives and pronouns resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.analysis import within
from tui.extraction.cast.lexicon import fold
from tui.extraction.ties.foremost import foremost_firm, foremost_state
from tui.extraction.ties.naming import DOCUMENT, Naming, definite
from tui.extraction.ties.tie import is_party

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Cast, PlaceMention, Sentence
    from tui.extraction.speech.speakers import Discourse
    from tui.extraction.ties.words import Words
    from tui.model import Appearance

_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them"})
_ROLES = ("dobj", "dative", "poss", "nsubj", "nsubjpass")
"""What a capital is of its clause where it stands for its state."""


class Referents:
    """Who is meant, in a text read sentence by sentence."""

    def __init__(
        self,
        cast: Cast,
        appearances: Sequence[Appearance],
        places: Sequence[PlaceMention],
        states: Mapping[str, str],
        discourse: Discourse,
        words: Words,
        capitals: Mapping[str, str],
    ) -> None:
        self._cast = cast
        self._kinds = {appearance.actor: appearance.kind for appearance in appearances}
        self._names = {appearance.actor: appearance.name for appearance in appearances}
        self.parties = frozenset(one.actor for one in appearances if is_party(one))
        self._naming = Naming(cast, self._kinds)
        self._places = places
        self.states = states
        """The ids of the states that the text names, by their folded names and adjectives."""
        self._discourse = discourse
        self._words = words
        self._capitals = capitals
        """The states that the text names, by their folded capitals."""
        self.foremost = foremost_firm(cast, self._kinds)
        """The firm that the text is about."""
        armed = tuple(one.actor for one in appearances if one.kind == "armed_group")
        self._armed = armed if len(armed) == 1 else ()
        """The only armed group that the text names."""
        self._home = foremost_state(cast, self._kinds)
        self._persons: tuple[str, ...] = ()
        """The only person whom the sentence before names."""
        self._topics: dict[str, str] = {}
        """Of whom the sentence before speaks: a person, a body."""
        self._groups: dict[str, tuple[str, ...]] = {}
        """The actors behind a collective: "the ministers" after "the ministers of A, B and C"."""

    def kind(self, actor: str) -> str | None:
        """An actor's kind."""
        return self._kinds.get(actor)

    def name(self, actor: str) -> str:
        """An actor's name."""
        return self._names[actor]

    def is_of(self, body: str, state: str) -> bool:
        """Whether a body is a state's own by its name: "Peruvian Army"; every other actor is of none."""
        return self._kinds.get(body) == "government_body" and any(
            self.states.get(word) == state for word in fold(self._names[body]).split()
        )

    def named(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """The actor that a word itself names."""
        mention = self._cast.at(sentence.offsets(token)[0])
        return (mention.actor,) if mention is not None else ()

    def stands_for(self, token: Token, sentence: Sentence) -> str | None:
        """The actor named before for which a bare definite noun stands."""
        return self._discourse.stands_for(token, sentence)

    def actors(
        self, token: Token | None, sentence: Sentence, *, place: bool = False, until: int | None = None
    ) -> tuple[str, ...]:
        """The actors that a noun phrase names, each once; with ``place``, a place stands for its state.

        Those coordinated behind the token ``until`` are left out: what a clause before them says is not said of them.
        """
        if token is None:
            return ()
        found: dict[str, None] = {}
        heads = self._naming.heads(clauses.antecedent(token), sentence)
        for head in heads if until is None else [one for one in heads if one.i <= until]:
            for actor in (*self._one(head, sentence, place), *self._of_others(head, sentence)):
                found.setdefault(actor)
        return tuple(found)

    def is_place(self, token: Token, sentence: Sentence) -> bool:
        """Whether a word names a place."""
        return bool(within(self._places, *sentence.offsets(token)))

    def owners(self, token: Token, sentence: Sentence, *, of: bool = True) -> tuple[str, ...]:
        """The actors to whom a noun's thing belongs: "Pakistan's efforts", "the efforts of Pakistan", "its efforts".

        Args:
            token: the noun.
            sentence: where it stands.
            of: whether "of" tells, too, whose it is: not so in "the disappearance of Ana Ruiz".
        """
        for child in token.lefts:
            if child.dep_ == "poss" and child.lower_ in ("its", "their", "his", "her"):
                return self._possessor(token, sentence)
            if child.dep_ == "poss" and (found := self.actors(child, sentence)):
                return found
        behind = clauses.prepositional(token, "by", *(("of",) if of else ()))
        return tuple(actor for noun in behind for actor in self.actors(noun, sentence))

    def whose(self, owner: Token, sentence: Sentence) -> tuple[str, ...]:
        """Who a possessive means: "Ana Ruiz's", or "his" where the text tells of whom it speaks."""
        if owner.lower_ not in ("his", "her"):
            return self.actors(owner, sentence)
        before = [
            one.actor
            for one in self._cast.within(sentence.start, sentence.offsets(owner)[0])
            if self._kinds.get(one.actor) == "person"
        ]
        return tuple(dict.fromkeys(before)) if len(set(before)) == 1 else ()

    def person_meant(self, token: Token | None) -> tuple[str, ...]:
        """The only person whom the sentence before names, where "the engineer" stands for a person."""
        return self._persons if token is not None and token.tag_ == "NN" and definite(token, plain=False) else ()

    def person_before(self) -> tuple[str, ...]:
        """The person of whom the sentence before speaks: whose "his rival" is at the head of a sentence."""
        person = self._topics.get("person")
        return (person,) if person is not None else ()

    def adjective(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """The states that a noun's adjectives name: "Afghan territory"."""
        found: dict[str, None] = {}
        for left in token.lefts:
            for child in clauses.conjuncts(left) if left.dep_ in ("amod", "compound", "nmod", "poss") else ():
                mention = self._cast.at(sentence.offsets(child)[0])
                state = mention.actor if mention is not None else self.states.get(fold(child.text))
                if state is not None:
                    found.setdefault(state)
        return tuple(found)

    def hit(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """Whose a thing is that was attacked: "Chilean ships", "bases of the Front", "targets in Front-held areas"."""
        if token.lemma_.lower() in self._words.quantities:
            return tuple(one for noun in clauses.prepositional(token, "of") for one in self.hit(noun, sentence))
        if token.lemma_.lower() not in self._words.assets:
            return ()
        inside = clauses.prepositional(token, "in", "inside", "across")
        return self.owners(token, sentence) or self.adjective(token, sentence) or self.held_by(inside, sentence)

    def held_by(self, areas: Iterable[Token], sentence: Sentence) -> tuple[str, ...]:
        """Who holds some areas: "in | Front | -controlled areas of Peru"."""
        held = [part for area in areas for how in area.lefts if how.tag_ == "VBN" for part in how.lefts]
        return self._naming.named([one for one in held if one.dep_ == "npadvmod"], sentence)

    def capital(self, token: Token) -> str | None:
        """The state that a noun names by its capital: "accused Lima"."""
        return self._capitals.get(fold(token.text)) if token.pos_ == "PROPN" else None

    def state_at(self, start: int, end: int) -> str | None:
        """The state of a place named at some characters."""
        for place in within(self._places, start, end):
            if place.place.country:
                return self.states.get(fold(place.place.country))
        return None

    def read(self, sentence: Sentence) -> None:
        """Take in the collectives of a sentence, when its relations have been read."""
        for token in sentence.each:
            if token.pos_ not in ("NOUN", "PROPN"):
                continue
            lemma = token.lemma_.lower()
            if token.tag_ == "NNS" and lemma in self._words.joint:
                of = clauses.prepositional(token, "of", "from", "in", "like")
                members = self._naming.named([*of, *clauses.conjuncts(token)[1:]] if of else [], sentence)
                if len(members) > 1:
                    self._groups[lemma] = self._groups["they"] = members
            elif token.dep_ in ("nsubj", "nsubjpass") and len(clauses.conjuncts(token)) > 1:
                members = self._naming.named(clauses.conjuncts(token), sentence)
                if len(members) > 1:
                    for word in ("country", "nation", "side", "state", "they"):
                        self._groups[word] = members
            if lemma == DOCUMENT and any(child.lower_ == "joint" for child in token.lefts) and "they" in self._groups:
                self._groups[lemma] = self._groups["they"]
        named = {one.actor for one in self._cast.within(sentence.start, sentence.end)}
        persons = tuple(one for one in named if self.kind(one) == "person")
        self._persons = persons if len(persons) == 1 else ()
        heads = [token for token in sentence.each if token.dep_ in clauses.SUBJECTS and token.head.dep_ == "ROOT"]
        subjects = self._naming.named(heads, sentence)
        self._topics = {"person" if self.kind(one) == "person" else "body": one for one in subjects}
        adjectives = {self.states.get(fold(token.text)) for token in sentence.each if token.tag_ == "JJ"}
        states = {one for one in named | adjectives if one is not None and self.kind(one) == "state"}
        if len(states) == 2:  # whom "both nations" stands for
            self._groups["country"] = self._groups["nation"] = self._groups["side"] = tuple(sorted(states))
        self._discourse.read(sentence, sentence.span.end)

    def _of_others(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """The other states whose a plural means: "the armies of Peru | and Chile", one of which the text names so."""
        if token.tag_ not in ("NNS", "NNPS") or token.lemma_.lower() not in self._words.parts:
            return ()
        states = self._naming.named(clauses.prepositional(token, "of"), sentence)
        own = self._cast.at(sentence.offsets(token)[0])
        return tuple(one for one in states[1:] if own is not None and self.kind(one) == "state")

    def _one(self, token: Token, sentence: Sentence, place: bool) -> tuple[str, ...]:
        """The actors that one noun or pronoun stands for: named there, told by its words, or named elsewhere."""
        listed = self._naming.listed(token, sentence)
        if listed:
            return listed
        if token.pos_ == "PRON":
            return self._pronoun(token, sentence)
        mention = self._discourse.mention(token, sentence)
        if mention is not None:
            return (mention.actor,)
        if token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"):
            equal = clauses.nearest(token.head, [child for child in token.head.children if child.dep_ == "nsubj"])
            return self._one(equal, sentence, place) if equal is not None else ()
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "one":
            return self._one(token.head.head, sentence, place)
        lemma = token.lemma_.lower()
        several = token.tag_ == "NNS" and lemma in self._words.envoys
        of = clauses.prepositional(token, "of")
        if of and lemma in self._words.quantities:
            return tuple(actor for noun in of for actor in self._one(noun, sentence, place))
        if lemma in self._words.parts and (states := self.adjective(token, sentence)):
            own = [child for child in token.lefts if child.nbor(-1 if child.i else 0).lower_ != "and"]
            parted = any(child.lower_ in self._words.factions for child in own)  # but "US | and coalition | forces"
            both = token.tag_ == "NNS" and any(child.dep_ == "conj" for left in token.lefts for child in left.rights)
            return () if parted and self.kind(states[-1]) == "state" else states if both else states[-1:]
        if of and (several or lemma in self._words.whole):
            return tuple(actor for noun in of for actor in self._one(noun, sentence, place))
        if apposed := self._naming.apposed(token, sentence):
            return apposed
        if token.dep_ == "appos" and (named := self._cast.at(sentence.offsets(token.head)[0])):
            return (named.actor,)
        return self._elsewhere(token, sentence, place)

    def _pronoun(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """Whom "he", "she", "it" or "they" stands for."""
        if token.lower_ == "they" and "they" in self._groups:
            return self._groups["they"]
        if token.lower_ not in _PRONOUNS:
            return ()
        who = self._discourse.who(token, sentence)
        return self._other(who.actor, token, sentence) if who is not None and who.actor is not None else ()

    def _other(self, found: str, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """Whom a word stands for: where it would be who does it, of whom the sentence before speaks instead."""
        if token.dep_ in clauses.SUBJECTS or found not in self._doers(token, sentence):
            return (found,)
        topic = self._topics.get("person" if self.kind(found) == "person" else "body")
        return (topic,) if topic is not None and topic != found else ()

    def _doers(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """Who does what is told of a word: no "it" and no "him" stands for them there."""
        verb = next((up for up in token.ancestors if up.pos_ in ("VERB", "AUX")), None)
        who = clauses.subject(verb) if verb is not None else None
        return () if who is None or who.is_ancestor(token) else self._naming.named(clauses.conjuncts(who), sentence)

    def _elsewhere(self, token: Token, sentence: Sentence, place: bool) -> tuple[str, ...]:
        """Whom a noun means that the text names elsewhere: "both nations", "the rebels", "the government", "Lima"."""
        lemma = token.lemma_.lower()
        if lemma in self._groups and definite(token) and (token.tag_ == "NNS" or lemma == DOCUMENT):
            return self._groups[lemma]
        if lemma in self._words.fighters and definite(token):
            return self._armed
        if lemma == "government" and self._home is not None and definite(token) and token.dep_ in _ROLES:
            return (self._home,)
        if place and (state := self.state_at(*sentence.offsets(token))):
            return (state,)
        if not place and _acts(token) and (state := self.capital(token)):
            return (state,)
        if lemma in self._words.papers and token.dep_ not in clauses.SUBJECTS:
            return ()
        known = self._discourse.named(token, sentence)
        if known is None or known.actor is None or known.certainty not in (0.7, 0.8):
            return ()
        if self.kind(known.actor) == "person" and lemma in self._words.public | self._words.bodies:
            stands_for = self.stands_for(token, sentence)
            called = stands_for is not None and lemma in fold(self._names[stands_for]).split()
            return (stands_for,) if stands_for is not None and called else ()
        return self._other(known.actor, token, sentence)

    def _possessor(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """Whom "its" stands for: the subject of the clause, or whose that is."""
        for verb in token.ancestors:
            if verb.pos_ in ("VERB", "AUX"):
                who = clauses.subject(verb)
                if who is None or who == token:
                    return ()
                owner = [child for child in who.lefts if child.dep_ == "poss" and child.pos_ != "PRON"]
                return self.actors(who, sentence) or tuple(one for own in owner for one in self.actors(own, sentence))
        return ()


def _acts(token: Token) -> bool:
    """Whether a capital stands for its state by its place: "accused Lima", "ties between Oslo and Lima"."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in _ROLES or (token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "between"))
