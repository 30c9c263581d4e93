"""Who a noun phrase or a pronoun stands for, as a reader would take it who has read the text up to there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.cast.lexicon import lexicon
from tui.extraction.cast.persons import sexes
from tui.extraction.speech import authors
from tui.extraction.speech.naming import PLURAL_TAGS, Names
from tui.extraction.speech.quotation import overlapping
from tui.extraction.speech.words import can_speak

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis, Cast, Sentence
    from tui.extraction.cast.given import Sex
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.speech.quotation import Marked
    from tui.extraction.speech.words import Speech
    from tui.model import Appearance, Mention


def states(appearances: Sequence[Appearance], dictionaries: Dictionaries) -> dict[str, str]:
    """The actors' ids of the states that a text names, by their folded names and adjectives."""
    known = lexicon(dictionaries)
    present = {appearance.name: appearance.actor for appearance in appearances if appearance.kind == "state"}
    return {
        form: actor
        for name, actor in present.items()
        for state in known.states_of.get(name, ())
        for form in known.forms_of[state]
    }


_PERSONAL = {"he": "person", "she": "person", "they": "many", "it": "body"}
_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
"""Behind "according to"."""
_TELLING = frozenset({"tell", "say", "speak", "talk", "explain", "admit", "confirm", "write"})
_FAR = 4
"""Sentences after which a pronoun no longer points back."""
_LASTING = 8
"""The same for "he" and "she", which nobody else is named to stand for in between."""


def _repeats(token: Token, held: Speaker) -> bool:
    """Whether a bare "the agency" stands for a body without a name: "Chad's weather agency", spoken of last."""
    bare = all(child.dep_ == "det" for child in token.children) and any(child.lower_ == "the" for child in token.lefts)
    return bare and held.actor is None and held.text.lower().split()[-1:] == [token.lower_]


def _embedded(verb: Token) -> bool:
    """Whether a verb stands in a clause that is told or that describes, whose subject the text does not go on with."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.dep_ in ("ccomp", "relcl", "acl", "pcomp")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: an actor's id if the text names one, and the words that name him, her or them."""

    actor: str | None
    text: str
    sort: str = "person"
    """``person``, ``body`` or ``many``: which pronouns can stand for it."""
    sentence: int = 0
    certainty: float = 1.0


class Discourse:
    """What the text has spoken of so far. Sentences are to be read in their order."""

    def __init__(
        self,
        analysis: Analysis,
        cast: Cast,
        appearances: Sequence[Appearance],
        speech: Speech,
        states: Mapping[str, str],
        given: Mapping[str, Sex],
    ) -> None:
        self._text = analysis.text
        self._cast = cast
        self._speech = speech
        headings = [sentence.start for sentence in analysis.sentences if sentence.block.kind == "heading"]
        self._names = Names(analysis.text, cast, appearances, speech, states, headings)
        self.quotations: Sequence[Marked] = ()
        """The quotations of the paragraph that is being read: whom they speak of is nobody who speaks on."""
        self._sexes = {one.actor: sex for one in appearances if (sex := sexes.of_person(one, given)) is not None}
        self._last: dict[str, Speaker] = {}
        self._author: Speaker | None = None
        """Who made the last statement."""
        self._read = (-1, -1)

    def read(self, sentence: Sentence, before: int) -> None:
        """Take in the subjects of a sentence up to the token ``before``."""
        if sentence.index < self._read[0]:
            return
        first = sentence.span.start
        done = self._read[1] if self._read[0] == sentence.index else -1
        written = not authors.WRITTEN.isdisjoint(sentence.lemmas)
        for token in sentence.each[max(done + 1 - first, 0) : max(before - first, 0)]:
            if token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") and token.pos_ in ("NOUN", "PROPN"):
                self._note(token, sentence)
            if written and token.lemma_ in authors.WRITTEN and token.pos_ == "NOUN":
                self._author = self._made_by(token, sentence)
        self._read = (sentence.index, before - 1)

    def can_speak(self, noun: Token) -> bool:
        """Whether a noun without a name stands for people or a body that can speak, and for no document."""
        documents = self._speech.speakers.documents - {"paper"}
        return noun.pos_ == "NOUN" and can_speak(noun, self._speech) and noun.lemma_.lower() not in documents

    def says(self, verb: Token) -> bool:
        """Whether a verb can report what its subject says."""
        return verb.lemma_ in self._speech.verbs

    def heard(self, speaker: Speaker) -> None:
        """Remember who spoke last."""
        if speaker.text:
            self._keep(speaker)

    def who(self, token: Token, sentence: Sentence) -> Speaker | None:
        """Who a subject stands for, or None if it cannot be told or cannot speak."""
        self.read(sentence, token.i)
        if token.pos_ == "PRON":
            return self._pronoun(token, sentence)
        return self.named(token, sentence)

    def mention(self, token: Token, sentence: Sentence) -> Mention | None:
        """The mention that names the head of a noun phrase, or its apposition where the head is only a title."""
        return self._names.mention(token, sentence)

    def stands_for(self, token: Token, sentence: Sentence) -> str | None:
        """The actor named before for which a bare definite noun stands: "the group", "the country"."""
        return self._names.stands_for(token, sentence)

    def holder(self, token: Token, sentence: Sentence) -> str | None:
        """The person who holds the office that a phrase gives without a name: "the prime minister of Peru"."""
        return self._names.holder(token, sentence)

    def person(self, token: Token, sentence: Sentence) -> Speaker | None:
        """The person of whom a sentence's words before a token last spoke, by name."""
        self.read(sentence, token.i)
        held = self.last_person(sentence)
        return held if held is not None and held.actor is not None else None

    def last_person(self, sentence: Sentence) -> Speaker | None:
        """The person of whom the text last spoke, not far before a sentence."""
        held = self._last.get("person")
        return held if held is not None and held.sentence >= sentence.index - _FAR else None

    def named(self, token: Token, sentence: Sentence) -> Speaker:
        """Who a noun phrase stands for."""
        owner = next((clauses.antecedent(child) for child in token.lefts if child.tag_ == "WP$"), token)
        words = self._names.words(owner, sentence)
        sort = self._names.sort(token)
        at = sentence.index
        mention = self._names.mention(token, sentence)
        if mention is not None:
            kind = self._names.kinds.get(mention.actor, "person")
            behind = mention.start > sentence.offsets(token)[1] and token.tag_ not in PLURAL_TAGS
            if (sort != "many" or (behind and kind == "person")) and kind != "population":
                sort = "person" if kind == "person" else "body"
            name = self._text[mention.start : mention.end] if mention.end - mention.start > len(token) else words
            joint = self._names.joint(token, sentence) if kind == "person" else words
            return Speaker(mention.actor, joint or name, sort, at)
        if token.pos_ == "PROPN" and (surname := self._names.surnames.get(token.text)) is not None:
            return Speaker(surname, words, "person", at, 0.9)
        if (titled := self._names.titled(token)) is not None:
            return Speaker(titled, words, "person", at, 0.8)
        if self._names.is_epithet(token, sentence) and (meant := self.person(token, sentence)) is not None:
            return replace(meant, certainty=0.7, sentence=at)
        lemma = token.lemma_.lower()
        if lemma in self._speech.speakers.representatives:
            principal = self._names.principal(token, sentence)
            if principal is not None:
                return Speaker(principal, words, sort, at, 0.8)
        if lemma in authors.WRITTEN and (made := self._made_by(token, sentence)) is not None:
            return replace(made, certainty=min(made.certainty, 0.7), sentence=at)
        if (before := self._last.get("body")) is not None and _repeats(token, before):
            return replace(before, certainty=min(before.certainty, 0.7), sentence=at)
        back = self._names.stands_for(token, sentence)
        if back is not None:
            return Speaker(back, words, "body", at, 0.7)
        return Speaker(None, words, sort, at, 0.9 if can_speak(token, self._speech) else 0.5)

    def _made_by(self, token: Token, sentence: Sentence) -> Speaker | None:
        """Who made a statement, by its sentence; of a bare "the statement", who made the last one."""
        if authors.is_shared(token):
            return None
        author = authors.author(token)
        if author is None:
            return self._author if authors.is_bare(token) else None
        return self._pronoun(author, sentence) if author.pos_ == "PRON" else self.named(author, sentence)

    def _note(self, token: Token, sentence: Sentence) -> None:
        at = sentence.offsets(token)[0]
        if token.dep_ in ("pobj", "dobj") and (not self._cast.at(at) or self._is_told(token, sentence)):
            return
        if _embedded(token.head) or overlapping(self.quotations, at, at + 1):
            return
        if self._only_speaks(token):
            return
        speaker = self.named(token, sentence)
        subject = token.dep_ not in ("pobj", "dobj")
        if speaker.actor is None and not can_speak(token, self._speech):
            return
        held = self._last.get(speaker.sort)
        if subject or held is None or held.sentence < sentence.index - _FAR:
            self._keep(speaker)
        elif (sex := self._sexes.get(speaker.actor or "")) is not None:
            other = self._last.get(sex)
            if other is None or self._sexes.get(other.actor or "") != sex:
                self._last[sex] = speaker

    def _only_speaks(self, token: Token) -> bool:
        """Whether a spokesman says something, of whom the text tells nothing else: ""…," spokesman | Bo Tamm said"."""
        called = (child.lower_ for child in token.lefts if child.dep_ == "compound")
        speaks = token.dep_ == "nsubj" and token.head.lemma_ in self._speech.verbs
        return speaks and any(word.startswith("spokes") for word in called)

    def _is_told(self, token: Token, sentence: Sentence) -> bool:
        """Whether somebody is only told: "Ana Ruiz told | Bo Tamm"; the text goes on with who speaks.

        To whom a newspaper speaks answers it.
        """
        verb = token.head.head if token.dep_ == "pobj" else token.head
        who = clauses.subject(verb)
        asking = (
            self._cast.at(sentence.offsets(who)[0]) if who is not None and verb.lemma_ in ("speak", "talk") else None
        )
        if asking is not None and self._names.kinds.get(asking.actor) == "media":
            return False
        return verb.lemma_ in _TELLING and (token.dep_ == "dobj" or token.head.lower_ == "to")

    def _keep(self, speaker: Speaker) -> None:
        """Remember whom a later pronoun may stand for; a person also as the "he" or the "she" that he or she can be."""
        self._last[speaker.sort] = speaker
        if speaker.sort == "person":
            sex = self._sexes.get(speaker.actor or "") or sexes.of_word(speaker.text.rpartition(" ")[2])
            for pronoun in ("he", "she") if sex is None else (sex,):
                self._last[pronoun] = speaker

    def _pronoun(self, token: Token, sentence: Sentence) -> Speaker | None:
        word = _SUBJECTS.get(token.lower_, token.lower_)
        sort = _PERSONAL.get(word)
        if sort is None:
            quantity = token.lower_ in (
                "some",
                "many",
                "others",
                "another",
                "everyone",
                "both",
                "most",
                "several",
                "one",
            )
            return Speaker(None, self._names.words(token, sentence), "many", sentence.index, 0.6) if quantity else None
        held = self._last.get(sort)
        fitting = self._last.get(word)
        if fitting is None and held is not None and held.actor in self._sexes and word in ("he", "she"):
            unknown = self._last.get("body")
            held = unknown if unknown is not None and unknown.actor is None else None
        if fitting is not None and fitting.sentence >= sentence.index - _LASTING:
            held = fitting
        if sort == "many" and held is None:
            held = self._last.get("body")
        if sort == "body" and (held is None or held.sentence < sentence.index - _FAR):
            return None
        far = _FAR if sort == "many" else _LASTING
        if held is None or held.sentence < sentence.index - far:
            return Speaker(None, token.text, sort, sentence.index, 0.4)
        return replace(held, certainty=min(held.certainty, 0.8), sentence=sentence.index)
