"""Who pronouns stand for: "they" and "it" for the subject spoken of, "him" and "her" for the only person named,
"them" for those to whom something was done before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.happenings.participants.participants import Finder

MANY = "they"
ONE = "it"
HIM = frozenset(["him", "her"])
THEM = "them"
ITS = "its"
_HEARD = frozenset([MANY, ONE, THEM, ITS, *HIM])
_OBJECTS = frozenset(["dobj", "pobj", "dative"])
_NO_THINGS = frozenset(["DATE", "TIME", "PERCENT", "MONEY"])
_UNDERGOING = frozenset(["dobj", "nsubjpass"])
_OVER = frozenset(["ccomp", "advcl", "conj", "xcomp", "pcomp", "parataxis"])
_COLLECTIVE = frozenset(["police", "people", "staff", "crew", "couple", "pair", "duo", "team", "side", "group", "gang"])
"""Nouns in the singular of which a text goes on to say "they"."""
_PLAYING = frozenset(["organisation", "armed_group", "government_body", "media", "population"])
"""The kinds of actors of which a text says "they" by their name."""
_BODIES = frozenset(["state", "government_body", "intergovernmental", "organisation", "armed_group", "media"])
_SAYING = frozenset(["say", "tell", "add", "report", "announce", "state", "confirm", "believe", "claim", "allege"])


class Pronouns:
    """Hears the sentences of a document in their order, and remembers who their pronouns stand for."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._before: Sentence | None = None
        self._found: dict[tuple[int, int], tuple[Token, Sentence]] = {}

    def hear(self, sentence: Sentence) -> None:
        """Take in the next sentence."""
        for token in sentence.each if not _HEARD.isdisjoint(sentence.said) else ():
            word = token.lower_
            if word not in _HEARD:
                continue
            if word in (MANY, ONE) and token.dep_ in clauses.SUBJECTS:
                found = self._search(token, sentence)
            elif word == ITS and token.dep_ == "poss":
                found = self._owner(token, sentence)
            elif word in HIM and token.dep_ in _OBJECTS:
                found = self._person(token, sentence)
            elif word == THEM and token.dep_ == "dobj":
                found = self._several(token, sentence)
            else:
                continue
            if found is not None:
                self._found[sentence.index, token.i] = found
        self._before = sentence

    def antecedent(self, pronoun: Token, sentence: Sentence) -> tuple[Token, Sentence] | None:
        """The noun that a pronoun stands for, and the sentence it stands in."""
        return self._found.get((sentence.index, pronoun.i))

    def dealer(self, own: Token, sentence: Sentence) -> tuple[Token, Sentence] | None:
        """The body named before whose deal "its" says it is: "| Sarn Foods' owners approved its purchase of a mill"."""
        verb = next((up for up in own.head.ancestors if up.pos_ in ("VERB", "AUX")), None)
        subject = clauses.subject(verb) if verb is not None else None
        if subject is None or subject.i > own.i:
            return None
        whose = [*(child for child in subject.lefts if child.dep_ == "poss"), *clauses.prepositional(subject, "of")]
        named = (noun for noun in (subject, *whose) if self._finder.mention(noun, sentence) is not None)
        return next((found for noun in named if (found := self._noun(noun, sentence, ONE)) is not None), None)

    def _search(self, pronoun: Token, sentence: Sentence) -> tuple[Token, Sentence] | None:
        """The subject of the clauses over it and before it; if there are none, that of the sentence before."""
        if pronoun.head.dep_ == "relcl":
            return None
        own = [token for token in _over(pronoun) if token.i < pronoun.i]
        if own:
            return self._noun(own[0], sentence, pronoun.lower_)
        if self._before is None or self._before.index != sentence.index - 1 or self._before.block.kind == "heading":
            return None
        fitting = [self._noun(token, self._before, pronoun.lower_) for token in _subjects(self._before.span.root)]
        known = [found for found in fitting if found is not None]
        return known[0] if len(known) == 1 else None

    def _owner(self, own: Token, sentence: Sentence) -> tuple[Token, Sentence] | None:
        """The body that says what its own did: "the army said | its aircraft had struck"."""
        over = (token for token in _over(own.head) if token.i < own.i)
        subject = next(over, None) if own.head.dep_ in clauses.SUBJECTS else None
        return None if subject is None else self._noun(subject, sentence, ONE)

    def _person(self, pronoun: Token, sentence: Sentence) -> tuple[Token, Sentence] | None:
        """The one person named since the sentence before, but for who does it."""
        doer = clauses.subject(pronoun.head if pronoun.dep_ != "pobj" else pronoun.head.head)
        own = None if doer is None else self._finder.mention(doer, sentence)
        named: dict[str, tuple[Token, Sentence]] = {}
        near = [one for one in (self._before, sentence) if one is not None and one.index >= sentence.index - 1]
        for place in near:
            for token in place.each:
                if place is sentence and token.i >= pronoun.i:
                    break
                mention = self._finder.mention(token, place) if token.pos_ == "PROPN" else None
                if mention is not None and self._finder.kinds.get(mention.actor) == "person":
                    named[mention.actor] = token, place
        if own is not None:
            named.pop(own.actor, None)
        return next(iter(named.values())) if len(named) == 1 else None

    def _several(self, pronoun: Token, sentence: Sentence) -> tuple[Token, Sentence] | None:
        """What the clauses before it did something to, or what was done to it, if that is one plural noun."""
        doer = clauses.subject(pronoun.head)
        for place in (sentence, self._before):
            if place is None or place.index < sentence.index - 1:
                continue
            before = [token for token in place.each if place is not sentence or token.i < pronoun.i]
            met = [token for token in before if token.dep_ in _UNDERGOING and token.tag_ in ("NNS", "NNPS")]
            met = [token for token in met if token != doer and token.ent_type_ not in _NO_THINGS]
            if met:
                return (met[0], place) if len(met) == 1 else None
        return None

    def _noun(self, subject: Token, sentence: Sentence, pronoun: str) -> tuple[Token, Sentence] | None:
        """The subject itself, or what it stands for, if a pronoun can mean it."""
        if subject.lower_ == pronoun:
            return self.antecedent(subject, sentence)
        if subject.pos_ not in ("NOUN", "PROPN"):
            return None
        mention = self._finder.mention(subject, sentence)
        kind = None if mention is None else self._finder.kinds.get(mention.actor)
        several = subject.tag_ in ("NNS", "NNPS") or len(clauses.conjuncts(subject)) > 1
        if pronoun == MANY:
            fits = kind in _PLAYING or (kind is None and subject.lemma_.lower() in _COLLECTIVE)
            fits = fits or (several and self._finder.sort(subject, mention) in ("people", "group"))
        else:
            things = self._finder.things
            acts = things.decides(subject) or things.force(subject) or things.sort(subject) == "group"
            fits = kind in _BODIES or (kind is None and not several and acts)
        return (subject, sentence) if fits else None


def _over(pronoun: Token) -> Iterator[Token]:
    """The subjects of the clauses that a pronoun's clause hangs on, and of those before it, nearest first."""
    verb = pronoun.head
    told = ("advcl", "ccomp") if verb.lemma_ not in _SAYING else ("advcl",)
    yield from (subject for child in verb.lefts if child.dep_ in told for subject in _own(child))
    while verb.dep_ in _OVER and verb.head != verb:
        verb = verb.head
        yield from _own(verb)


def _own(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in clauses.SUBJECTS]


def _subjects(verb: Token) -> list[Token]:
    """The subject of a sentence's main clause, and that of what the clause only says."""
    told = (child for child in verb.children if child.dep_ == "ccomp" and verb.lemma_ in _SAYING)
    return [*_own(verb), *(subject for clause in told for subject in _own(clause))]
