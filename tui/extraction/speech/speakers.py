"""Who a noun phrase or a pronoun stands for, as a reader would take it who has read the text up to there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.cast import sexes
from tui.extraction.cast.lexicon import fold, lexicon
from tui.extraction.cast.offices import holders
from tui.extraction.speech import authors
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
    found = {}
    for form, identity in known.country_of.items():
        actor = present.get(known.entries[identity].name)
        if actor is not None:
            found[form] = actor
    return found


_PERSONAL = {"he": "person", "she": "person", "they": "many", "it": "body"}
_PLURAL_TAGS = ("NNS", "NNPS")
_NEAR = 1500
"""Characters back in which a bare noun ("the group") finds the actor that it stands for: the one most spoken of."""
_FAR = 4
"""Sentences after which a pronoun no longer points back."""
_LASTING = 8
"""The same for "he" and "she", which nobody else is named to stand for in between."""


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
        self._states = states
        self._kinds: Mapping[str, str] = {appearance.actor: appearance.kind for appearance in appearances}
        self._offices = holders(appearances)
        self._heads = {
            appearance.actor: appearance.name.split()[-1].lower()
            for appearance in appearances
            if appearance.kind not in ("person", "population", "state")
        }
        self._held = sorted(
            (role.start, role.end, appearance.actor)
            for appearance in appearances
            if appearance.kind == "person"
            for role in appearance.roles
        )
        """Where the text gives persons their offices."""
        surnames: dict[str, set[str]] = {}
        for appearance in appearances:
            if appearance.kind == "person" and " " in appearance.name:
                surnames.setdefault(appearance.name.split()[-1], set()).add(appearance.actor)
        self._surnames = {name: next(iter(held)) for name, held in surnames.items() if len(held) == 1}
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
        done = self._read[1] if self._read[0] == sentence.index else -1
        for token in sentence.span:
            if token.i <= done:
                continue
            if token.i >= before:
                break
            if token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") and token.pos_ in ("NOUN", "PROPN"):
                self._note(token, sentence)
            if token.lemma_ in authors.WRITTEN and token.pos_ == "NOUN":
                self._author = self._made_by(token, sentence)
        self._read = (sentence.index, before - 1)

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

    def person(self, token: Token, sentence: Sentence) -> Speaker | None:
        """The person of whom a sentence's words before a token last spoke, by name."""
        self.read(sentence, token.i)
        held = self._last.get("person")
        near = held is not None and held.actor is not None and held.sentence >= sentence.index - _FAR
        return held if near else None

    def named(self, token: Token, sentence: Sentence) -> Speaker | None:
        """Who a noun phrase stands for."""
        owner = next((clauses.antecedent(child) for child in token.lefts if child.tag_ == "WP$"), token)
        words = self._words(owner, sentence)
        sort = self._sort(token)
        at = sentence.index
        mention = self.mention(token, sentence)
        if mention is not None:
            kind = self._kinds.get(mention.actor, "person")
            behind = mention.start > sentence.offsets(token)[1] and token.tag_ not in _PLURAL_TAGS
            if (sort != "many" or (behind and kind == "person")) and kind != "population":
                sort = "person" if kind == "person" else "body"
            name = self._text[mention.start : mention.end] if mention.end - mention.start > len(token) else words
            return Speaker(mention.actor, name if kind == "person" else words, sort, at)
        if token.pos_ == "PROPN" and (surname := self._surnames.get(token.text)) is not None:
            return Speaker(surname, words, "person", at, 0.9)
        if (titled := self._titled(token)) is not None:
            return Speaker(titled, words, "person", at, 0.8)
        lemma = token.lemma_.lower()
        if lemma in self._speech.speakers.representatives:
            principal = self._principal(token, sentence)
            if principal is not None:
                return Speaker(principal, words, sort, at, 0.8)
        if lemma in authors.WRITTEN and (made := self._made_by(token, sentence)) is not None:
            return replace(made, certainty=min(made.certainty, 0.7), sentence=at)
        back = self.stands_for(token, sentence)
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

    def mention(self, token: Token, sentence: Sentence) -> Mention | None:
        """The mention that names the head of a noun phrase, or its apposition where the head is only a title."""
        found = self._cast.at(sentence.offsets(token)[0])
        if found is not None and token.pos_ != "NOUN":
            return found
        for child in token.rights:
            named = self._cast.at(sentence.offsets(child)[0]) if child.dep_ == "appos" else None
            if named is not None and self._kinds.get(named.actor) == "person":
                return named
        if found is not None:
            return found
        named = self._with_two_offices(token, sentence) or self._set_off(token, sentence) or self._in(token, sentence)
        if named is not None:
            return named
        if token.dep_ == "appos":
            named = self._cast.at(sentence.offsets(token.head)[0])
            if named is not None and self._kinds.get(named.actor) == "person":
                return named
        if token.lemma_.lower() in self._speech.speakers.bodies:
            for child in token.lefts:
                named = self._cast.at(sentence.offsets(child)[0]) if child.dep_ in ("compound", "nmod") else None
                beside = named is not None and named.end == sentence.offsets(token)[0] - 1
                if named is not None and (beside or self._kinds.get(named.actor) == "media"):
                    return named
        return None

    def _set_off(self, token: Token, sentence: Sentence) -> Mention | None:
        """The person named right before a phrase that says what he is: "…, Brij Rao, a senior police official said"."""
        first = token.left_edge
        if first.lower_ not in ("a", "an") or first.i - 2 < sentence.span.start or first.nbor(-1).text != ",":
            return None
        named = self._cast.at(sentence.offsets(first.nbor(-2))[0])
        return named if named is not None and self._kinds.get(named.actor) == "person" else None

    def _in(self, office: Token, sentence: Sentence) -> Mention | None:
        """Who holds the office in which a word stands: "Peru's | ambassador to the UN, Ana Ruiz"."""
        at = sentence.offsets(office)[0]
        before = bisect_right(self._held, (at, float("inf"))) - 1
        if before < 0 or self._held[before][1] <= at:
            return None
        start, end, holder = self._held[before]
        if start <= sentence.offsets(office.head)[0] < end and office.head != office:
            return None
        own = [one for one in self._cast.within(sentence.start, sentence.end) if one.actor == holder]
        return min(own, key=lambda one: abs(one.start - at), default=None)

    def _with_two_offices(self, token: Token, sentence: Sentence) -> Mention | None:
        """The person whose first office a word is: "Karsa's director and chairman Ana Ruiz"."""
        if any(child.dep_ == "det" for child in token.lefts):
            return None
        for child in token.rights:
            if child.dep_ == "conj" and child.pos_ == "PROPN" and any(left.dep_ == "compound" for left in child.lefts):
                named = self._cast.at(sentence.offsets(child)[0])
                if named is not None and self._kinds.get(named.actor) == "person":
                    return named
        return None

    def _note(self, token: Token, sentence: Sentence) -> None:
        at = sentence.offsets(token)[0]
        if token.dep_ in ("pobj", "dobj") and not self._cast.at(at):
            return
        if _embedded(token.head) or any(one.outer_start <= at < one.outer_end for one in self.quotations):
            return
        speaker = self.named(token, sentence)
        if speaker is None:
            return
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

    def _keep(self, speaker: Speaker) -> None:
        """Remember whom a later pronoun may stand for; a person also as the "he" or the "she" that he or she can be."""
        self._last[speaker.sort] = speaker
        if speaker.sort == "person":
            sex = self._sexes.get(speaker.actor or "") or sexes.of_word(speaker.text.rpartition(" ")[2])
            for pronoun in ("he", "she") if sex is None else (sex,):
                self._last[pronoun] = speaker

    def _pronoun(self, token: Token, sentence: Sentence) -> Speaker | None:
        sort = _PERSONAL.get(token.lower_)
        if sort is None:
            quantity = token.lower_ in ("some", "many", "others", "everyone", "both", "most", "several", "one")
            return Speaker(None, self._words(token, sentence), "many", sentence.index, 0.6) if quantity else None
        held = self._last.get(sort)
        fitting = self._last.get(token.lower_)
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

    def _sort(self, token: Token) -> str:
        lemma = token.lemma_.lower()
        if token.pos_ == "PROPN" and token.ent_type_ in ("GPE", "LOC", "FAC", "ORG", "NORP"):
            return "body"
        if token.tag_ in _PLURAL_TAGS or len(clauses.conjuncts(token)) > 1 or lemma in ("police", "people"):
            return "many"
        known = self._speech.speakers
        return "body" if lemma in known.bodies or lemma in known.documents else "person"

    def _titled(self, token: Token) -> str | None:
        """The one person of this text whose title a bare definite noun repeats: "the minister", "The President"."""
        if token.tag_ not in ("NN", "NNP") or not any(child.lower_ == "the" for child in token.lefts):
            return None
        if any(child.dep_ in ("prep", "appos") for child in token.rights):
            return None
        whole = token.doc[token.left_edge.i : token.i + 1].text.lower().removeprefix("the ")
        holders = self._offices.get(token.lower_ if token.tag_ == "NN" else whole.replace(" - ", "-"), set())
        return next(iter(holders)) if len(holders) == 1 else None

    def _principal(self, token: Token, sentence: Sentence) -> str | None:
        """For whom a spokesman or a report speaks: the only name in the phrase that says of, for, from or by whom."""
        near = [child for child in token.lefts if child.dep_ in ("poss", "compound", "nmod", "amod")]
        near += clauses.prepositional(token, "of", "for", "from", "by")
        near += [who for child in token.rights if child.dep_ == "acl" and (who := clauses.agent(child)) is not None]
        for noun in near:
            if noun.tag_ == "WP$":
                noun = clauses.antecedent(noun)
            found = self._cast.at(sentence.offsets(noun)[0])
            if found is not None:
                return found.actor
            if noun.pos_ in ("ADJ", "PROPN") and (state := self._states.get(fold(noun.text))):
                return state
        return None

    def stands_for(self, token: Token, sentence: Sentence) -> str | None:
        """The actor named before for which a bare definite noun stands: "the group", "the country"."""
        kinds = self._speech.stands_for.get(token.lemma_.lower())
        if token.tag_ != "NN":
            return None
        lefts = list(token.lefts)
        named = any(child.dep_ not in ("det", "amod", "case", "punct") for child in [*lefts, *token.rights])
        if named or not any(child.lower_ in ("the", "this") for child in lefts):
            return None
        start = sentence.offsets(token)[0]
        before = self._cast.within(max(0, start - _NEAR), start)
        called = [mention.actor for mention in before if self._heads.get(mention.actor) == token.lower_]
        if called or kinds is None:
            return called[-1] if called else None
        fitting = [mention.actor for mention in before if self._kinds.get(mention.actor) in kinds]
        return max(reversed(fitting), key=fitting.count, default=None)

    def _words(self, token: Token, sentence: Sentence) -> str:
        left, right = clauses.phrase(token)
        start, end = sentence.offsets(token.doc[left : right + 1])
        return " ".join(self._text[start:end].split())
