"""Names: which actor a noun phrase names, by itself, by its apposition, by its office or by what it repeats."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from tui.extraction import clauses
from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.persons.offices import holders, of_states
from tui.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Cast, Sentence
    from tui.extraction.speech.words import Speech
    from tui.model import Appearance

_SEEING: Final = frozenset(["see", "obtain", "review", "cite", "quote", "view", "read", "verify", "examine", "lead"])
"""What somebody does to a report who does not speak in it: "a report | seen | by Karsa News"."""
PLURAL_TAGS: Final = ("NNS", "NNPS")
_NEAR: Final = 1500
"""Characters back in which a bare noun ("the group") finds the actor that it stands for: the one most spoken of."""
_OFFICE: Final = 60
_OFFICE_WORDS: Final = 3
"""Characters and words between the name of a body and that of who speaks for it, with his office."""
_TIED: Final = re.compile(
    r"\b(?:affiliat\w+|allegiance|allied|all(?:y|ies)|arm|branch|connected|connections|franchise|inspired|links?|linked|loyal"
    r"|offshoot|splinter|split|statement|filing|notice|disclosure|submission|ties|tied|wing)(?:\s+\w+)?\s+(?:by|from|of|to|with)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_TIE: Final = re.compile(
    r"[-\u2010\u2011 ](?:affiliat|aligned|allied|backed|inspired|linked)|['’]s\s+(?:\w+\s+)?(?:affiliate|branch|wing)"
)
"""Words before and behind a group that is named only to say with whom another one stands: "linked to | al-Qaeda"."""
_TIE_REACH: Final = 40
"""Characters before a name in which such words stand."""
_RANKS: Final = {"apex": "supreme", "top": "supreme", "highest": "supreme"}
"""What courts are called by, and the word of their names for it: "the | top court" is a Supreme Court."""
_SAME: Final = frozenset(["same"])
_SEATED: Final = frozenset(
    ["mp", "mla", "mna", "msp", "senator", "lawmaker", "assemblyman", "congressman", "congresswoman"]
)
"""Who is called by the seat that he or she was elected for."""
_PEOPLES: Final = ("an", "ese", "ard", "ish", "ch")
"""Endings of a word by which somebody is called after where he is from: "the Austrian", "the Frenchman"."""


class Names:
    """The actors of a text, to be found by the words that stand for them."""

    def __init__(
        self,
        text: str,
        cast: Cast,
        appearances: Sequence[Appearance],
        speech: Speech,
        states: Mapping[str, str],
        headings: Sequence[int] = (),
    ) -> None:
        self._text = text
        self._cast = cast
        self._speech = speech
        self._states = states
        self._headings = headings
        """Where headings begin: below one, another item may be told."""
        self.kinds: Mapping[str, str] = {appearance.actor: appearance.kind for appearance in appearances}
        self._offices = holders(appearances)
        self._heads = {
            appearance.actor: frozenset(_heads(appearance))
            for appearance in appearances
            if appearance.kind not in ("person", "population", "state")
        }
        self._full = {appearance.actor: fold(appearance.name) for appearance in appearances}
        self._held = sorted(
            (role.start, role.end, appearance.actor)
            for appearance in appearances
            if appearance.kind == "person"
            for role in appearance.roles
        )
        """Where the text gives persons their offices."""
        self._offices_of_states = of_states(appearances, states)
        surnames: dict[str, set[str]] = {}
        for appearance in appearances:
            if appearance.kind == "person" and " " in appearance.name:
                surnames.setdefault(appearance.name.split()[-1], set()).add(appearance.actor)
        self.surnames = {name: next(iter(held)) for name, held in surnames.items() if len(held) == 1}
        """Who alone in the text has a surname."""

    def mention(self, token: Token, sentence: Sentence) -> Mention | None:
        """The mention that names the head of a noun phrase, or its apposition where the head is only a title."""
        found = self._cast.at(sentence.offsets(token)[0])
        if found is not None and token.pos_ != "NOUN":
            return self._speaks_for(found, sentence) or found
        body = token.lemma_.lower() in self._speech.speakers.bodies
        for child in token.rights:
            named = self._cast.at(sentence.offsets(child)[0]) if child.dep_ == "appos" else None
            if named is not None and (body or self.kinds.get(named.actor) == "person"):
                return named
        if found is not None:
            return found
        for child in token.rights:
            if (
                child.dep_ == "acl"
                and child.lemma_ in ("identify", "name")
                and (called := self._called(child, sentence))
            ):
                return called
        named = self._with_two_offices(token, sentence) or self._set_off(token, sentence) or self._in(token, sentence)
        if named is not None:
            return named
        if token.dep_ == "appos":
            named = self._cast.at(sentence.offsets(token.head)[0])
            if named is not None and self.kinds.get(named.actor) == "person":
                return named
        if (holder := self._of_a_state(token, sentence)) is not None:
            return Mention(holder, *sentence.offsets(token), "office")
        if body:
            for child in token.lefts:
                named = self._cast.at(sentence.offsets(child)[0]) if child.dep_ in ("compound", "nmod") else None
                beside = named is not None and named.end == sentence.offsets(token)[0] - 1
                if named is not None and (beside or self.kinds.get(named.actor) == "media"):
                    return named
        return None

    def _speaks_for(self, body: Mention, sentence: Sentence) -> Mention | None:
        """The person whose office stands right behind the name of a body: "Movement for Trade spokesman Bo Tamm"."""
        if self.kinds.get(body.actor) in ("person", "state"):
            return None
        for person in self._cast.within(body.end, min(body.end + _OFFICE, sentence.end)):
            office = sentence.tokens(body.end, person.start) if self.kinds.get(person.actor) == "person" else None
            if office is not None and office[-1].lower_ in self._speech.speakers.people:
                plain = all(word.pos_ in ("NOUN", "PROPN", "ADJ") for word in office)
                return person if plain and len(office) <= _OFFICE_WORDS else None
        return None

    def _called(self, participle: Token, sentence: Sentence) -> Mention | None:
        """The person as whom somebody is introduced: "a man identified as the spokesman, Bo Tamm"."""
        for noun in clauses.prepositional(participle, "as"):
            for near in (noun, *noun.rights):
                named = self._cast.at(sentence.offsets(near)[0])
                if named is not None and self.kinds.get(named.actor) == "person":
                    return named
        return None

    def _set_off(self, token: Token, sentence: Sentence) -> Mention | None:
        """The person named right before a phrase that says what he is: "…, Brij Rao, a senior police official said"."""
        first = token.left_edge
        if first.lower_ not in ("a", "an") or first.i - 2 < sentence.span.start or first.nbor(-1).text != ",":
            return None
        named = self._cast.at(sentence.offsets(first.nbor(-2))[0])
        return named if named is not None and self.kinds.get(named.actor) == "person" else None

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
                if named is not None and self.kinds.get(named.actor) == "person":
                    return named
        return None

    def holder(self, office: Token, sentence: Sentence) -> str | None:
        """Who holds an office that a phrase without a name gives: "the president", "the Prime Minister of Peru"."""
        return self._of_a_state(office, sentence) or self.titled(office)

    def _of_a_state(self, office: Token, sentence: Sentence) -> str | None:
        """Who is named elsewhere in the text with an office of a state: "the Prime | Minister of Peru"."""
        behind = clauses.prepositional(office, "of") if office.pos_ in ("NOUN", "PROPN") else []
        state = self._cast.at(sentence.offsets(behind[0])[0]) if behind else None
        if state is None or self.kinds.get(state.actor) != "state":
            return None
        words = [child.lower_ for child in office.lefts if child.dep_ == "compound"]
        return self._offices_of_states.get((" ".join([*words, office.lower_]), state.actor))

    def sort(self, token: Token) -> str:
        """What a noun phrase speaks of: a ``person``, a ``body`` or ``many``."""
        lemma = token.lemma_.lower()
        if token.pos_ == "PROPN" and token.ent_type_ in ("GPE", "LOC", "FAC", "ORG", "NORP"):
            return "body"
        known = self._speech.speakers
        if token.tag_ in PLURAL_TAGS or len(clauses.conjuncts(token)) > 1 or lemma in known.several:
            return "many"
        return "body" if lemma in known.bodies or lemma in known.documents else "person"

    def titled(self, token: Token) -> str | None:
        """The one person of this text whose title a bare definite noun repeats: "the minister", "The President"."""
        if token.tag_ not in ("NN", "NNP") or not any(child.lower_ == "the" for child in token.lefts):
            return None
        if any(child.dep_ in ("prep", "appos") for child in token.rights):
            return None
        whole = token.doc[token.left_edge.i : token.i + 1].text.lower().removeprefix("the ")
        holders = self._offices.get(token.lower_ if token.tag_ == "NN" else whole.replace(" - ", "-"), set())
        return next(iter(holders)) if len(holders) == 1 else None

    def principal(self, token: Token, sentence: Sentence) -> str | None:
        """For whom a spokesman or a report speaks: the only name in the phrase that says of, for, from or by whom."""
        near = [child for child in token.lefts if child.dep_ in ("poss", "compound", "nmod", "amod")]
        near += clauses.prepositional(token, "of", "for", "from", "by")
        made = [child for child in token.rights if child.dep_ == "acl" and child.lemma_ not in _SEEING]
        near += [who for child in made if (who := clauses.agent(child)) is not None]
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
        called = [mention.actor for mention in before if token.lower_ in self._heads.get(mention.actor, ())]
        if token.lower_ == "court":
            ranks = {_RANKS.get(child.lower_, child.lower_) for child in lefts if child.dep_ == "amod"} - _SAME
            called = [actor for actor in called if all(rank in self._full[actor] for rank in ranks)]
        if called or kinds is None:
            return called[-1] if called else None
        fitting = [mention for mention in before if self.kinds.get(mention.actor) in kinds]
        if token.lemma_.lower() in self._speech.firms:
            none = frozenset(self._speech.no_firms)
            fitting = [mention for mention in fitting if none.isdisjoint(self._heads.get(mention.actor, ()))]
        item = self._headings[bisect_right(self._headings, start) - 1] if bisect_right(self._headings, start) else 0
        fitting = [mention for mention in fitting if mention.start >= item] or fitting
        spoken_of = [one.actor for one in fitting if not self._aside(one)] or [one.actor for one in fitting]
        return max(reversed(spoken_of), key=spoken_of.count, default=None)

    def _aside(self, mention: Mention) -> bool:
        """Whether somebody is named only to say with whom another one stands."""
        ahead = self._text[max(0, mention.start - _TIE_REACH) : mention.start]
        return _TIED.search(ahead) is not None or _TIE.match(self._text, mention.end) is not None

    def is_epithet(self, token: Token, sentence: Sentence) -> bool:
        """Whether a phrase is another word for somebody named before: "the Austrian", "the 41-year-old striker"."""
        children = [child for child in token.children if not _of_children(token, child)]
        if not any(child.lower_ == "the" for child in children) and token.lower_ != "old":
            return False
        if token.lower_ in _SEATED and self._is_seat(token, sentence):
            return True
        if any(child.dep_ not in ("det", "amod", "npadvmod", "punct") for child in children):
            return False
        aged = any(word.lower_ == "old" and word.nbor(-1).text == "-" for word in (*children, token) if word.i)
        after_home = token.pos_ == "PROPN" and len(children) == 1 and token.text.endswith(_PEOPLES)
        if token.lower_ in ("mother", "father"):
            return len(children) < sum(1 for _ in token.children)
        return aged or after_home or token.lower_ in self._speech.speakers.epithets

    def _is_seat(self, member: Token, sentence: Sentence) -> bool:
        """Whether all that stands before a member of a parliament is the seat, and no party: "the Pasir Mas | MP"."""
        before = [child for child in member.lefts if child.dep_ in ("compound", "nmod")]
        named = (self._cast.at(sentence.offsets(child)[0]) for child in before)
        return bool(before) and not list(member.rights) and all(one is None for one in named)

    def joint(self, token: Token, sentence: Sentence) -> str:
        """The names of several who act together, if a word is the first of them: "Ana Ruiz and Bo Tamm"."""
        several = clauses.conjuncts(token)
        linked = any(child.lower_ in ("and", "&") for one in several for child in one.children)
        if not linked or token.dep_ not in clauses.SUBJECTS or any(one.pos_ != "PROPN" for one in several):
            return ""
        start, end = sentence.offsets(token.doc[clauses.phrase(token)[0] : several[-1].i + 1])
        return " ".join(self._text[start:end].split())

    def words(self, token: Token, sentence: Sentence) -> str:
        """A noun phrase as a reader cites it; a person's name rather than what he is: "investigator | Bo Tamm"."""
        behind = next((child for child in token.rights if child.dep_ == "appos"), None)
        if behind is not None and token.pos_ == "NOUN" and behind.tag_ == "NNP" and self.sort(token) == "person":
            token = behind
        left, right = clauses.phrase(token)
        start, end = sentence.offsets(token.doc[left : right + 1])
        return " ".join(self._text[start:end].split())


def _heads(body: Appearance) -> Iterator[str]:
    """By what nouns a text calls a body: "the court" is a Supreme Court, and a Court of Appeal."""
    yield body.name.split()[-1].lower()
    if body.kind == "government_body":
        yield body.name.partition(" of ")[0].split()[-1].lower()


def _of_children(parent: Token, child: Token) -> bool:
    """Whether words behind a mother or a father say how many children she or he has: "the mother | of two"."""
    number = next(child.children, None) if child.dep_ == "prep" and child.lower_ == "of" else None
    return parent.lower_ in ("mother", "father") and number is not None and number.like_num
