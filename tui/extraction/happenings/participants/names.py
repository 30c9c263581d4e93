"""Names: which actors the phrases of a document name, and what those stand for that name none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.analysis import within
from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.persons.offices import holders
from tui.extraction.happenings.participants.extent import phrase, text_of
from tui.extraction.happenings.telling import Filler
from tui.extraction.happenings.things import SORT_OF_KIND
from tui.extraction.happenings.triggers import QUANTITIES, lemma
from tui.model import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Cast, PlaceMention, Sentence
    from tui.extraction.happenings.participants.argument import Argument
    from tui.extraction.happenings.things import Sort, Things
    from tui.model import Appearance, ParticipantRole

ABLE = frozenset(["armed_group", "government_body", "organisation"])
"""The kinds of actors that are thought of as perpetrators wherever they are named."""
_OF_OFFICES = frozenset(["of", "for", "and", "&", "the", "to", "-", "’s", "'s"])
"""Small words within an office that stands before a name."""
_LONGEST = 14
"""Words that such an office has at most."""
_KIN = frozenset((
    "father", "mother", "son", "daughter", "wife", "husband", "brother", "sister", "widow", "cousin", "uncle", "aunt",
    "nephew", "niece", "grandson", "spouse", "child",
))  # fmt: skip
"""Who is of the one named behind, and not that one."""
_NAME_BEHIND = 30
"""Characters behind a title in which its holder is named."""
_BODIES = frozenset(["government_body", "intergovernmental", "organisation"])
"""The kinds of actors that decide as bodies."""
_APPOSED = ABLE | {"person", "intergovernmental", "media"}
"""The kinds of actors that an apposition says who somebody is."""
_INTERVIEWERS = frozenset((
    "newspaper", "paper", "daily", "weekly", "magazine", "channel", "radio", "television", "tv", "agency",
    "broadcaster", "reporter", "journalist", "outlet", "network", "podcast", "station", "website", "correspondent",
))  # fmt: skip
"""Nouns of those who ask in an interview."""


class Names:
    """Who the phrases of one document name.

    ``nations`` are the states that the document speaks of, by their folded names and adjectives.
    """

    def __init__(
        self,
        cast: Cast,
        appearances: Sequence[Appearance],
        places: Sequence[PlaceMention],
        things: Things,
        nations: Mapping[str, str],
    ) -> None:
        self._cast = cast
        self._names = {appearance.actor: appearance.name for appearance in appearances}
        self.kinds = {appearance.actor: appearance.kind for appearance in appearances}
        self._countries = {appearance.actor: appearance.country for appearance in appearances}
        self._places = places
        self.things = things
        self._offices = holders(appearances)
        self._titled = sorted(
            (role.start, role.end, one.actor, _head(role.title))
            for one in appearances
            if one.kind == "person"
            for role in one.roles
            if _head(role.title) not in _KIN
        )
        self._longest_title = max((end - start for start, end, *_ in self._titled), default=0)
        self._nations = nations

    def mention(self, token: Token, sentence: Sentence) -> Mention | None:
        """The actor that a phrase's head names."""
        start, _ = sentence.offsets(token)
        return self._cast.at(start)

    def sort(self, token: Token, mention: Mention | None) -> Sort:
        """What a phrase's head stands for."""
        if mention is not None and mention.actor in self.kinds:
            return SORT_OF_KIND[self.kinds[mention.actor]]
        if aged(token) or _the_three(token):
            return "people"
        if (lemma(token) in QUANTITIES or token.pos_ == "NUM") and (of := clauses.prepositional(token, "of")):
            return self.things.sort(of[0])
        return self.things.sort(token)

    def place(self, token: Token, sentence: Sentence) -> bool:
        """Whether a token is within the name of a place."""
        return bool(within(self._places, *sentence.offsets(token)))

    def words_of_body(self, token: Token, sentence: Sentence) -> frozenset[str]:
        """The words of the full name of the body that a token names: of "the FTC" those of a trade commission."""
        mention = self.mention(token, sentence)
        if mention is None or self.kinds.get(mention.actor) not in _BODIES:
            return frozenset()
        return frozenset(self._names[mention.actor].lower().split())

    def _asks(self, token: Token, sentence: Sentence, mention: Mention | None) -> bool:
        """Whether somebody is interviewed by whom a noun stands for: a newspaper, a station, a reporter."""
        near = [self.mention(child, sentence) for child in token.lefts if child.dep_ == "compound"]
        media = any(one is not None and self.kinds.get(one.actor) == "media" for one in (mention, *near))
        return media or lemma(token) in _INTERVIEWERS

    def _nation(self, word: Token, sentence: Sentence) -> Mention | None:
        """The state that an adjective names, if the text speaks of it: "| Israeli air strikes"."""
        actor = self._nations.get(fold(word.text))
        return None if actor is None else Mention(actor, *sentence.offsets(word), "adjective")

    def _sender(self, arm: Token, sentence: Sentence) -> tuple[Token, Mention] | None:
        """The state or the group whose arms or aircraft struck: "a | Russian missile hit", "| Red Front rockets"."""
        for child in arm.lefts:
            mention = self.mention(child, sentence) if child.pos_ == "PROPN" else None
            if mention is not None and self.kinds.get(mention.actor) not in (*ABLE, "state"):
                continue
            if (sender := mention or self._nation(child, sentence)) is not None:
                return child, sender
        return None

    def _named_beside(self, token: Token, sentence: Sentence) -> Mention | None:
        """Who is named by an apposition: "the senator, Ana Ruiz, welcomed", "its rival, the Red Front, denied"."""
        if token.tag_ not in ("NN", "NNP"):
            return None
        if (other := self._of_one_holder(token)) is not None:  # "met | councillor and trade minister Jo Tan"
            return self.mention(other, sentence)
        if (holder := self._titled_by(token, sentence)) is not None:
            return holder
        if token.is_title and self.things.sort(token) == "people" and (one := self._behind_office(token, sentence)):
            return one
        beside = [child for child in token.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
        beside = [child for child in beside if not _of_another(token, child)]
        beside += [name for of in clauses.prepositional(token, "of") for name in _behind_comma(of)]
        if token.dep_ == "conj" and token.head.tag_ in ("NN", "NNP"):  # "party leader and | candidate, Ana Ruiz"
            beside += [child for child in token.head.rights if child.dep_ == "appos" and child.i > token.i]
        named = [self._cast.at(sentence.offsets(child)[0]) for child in beside]
        return next((one for one in named if one is not None and self.kinds.get(one.actor) in _APPOSED), None)

    def _of_one_holder(self, office: Token) -> Token | None:
        """The name behind a bare office and another one of the same person."""
        listed = clauses.conjuncts(clauses.first_of_list(office))
        name = next((one for one in listed if one.i > office.i and one.ent_type_ == "PERSON"), None)
        bare = office.tag_ == "NN" and not any(child.dep_ in ("det", "poss", "nummod") for child in office.lefts)
        if name is None or not bare or self.things.sort(office) != "people":
            return None
        if office.doc[office.i + 1].lower_ != "and":
            return None
        titled = any(child.dep_ == "compound" and self.things.sort(child) == "people" for child in name.lefts)
        return name if titled else None

    def _titled_by(self, token: Token, sentence: Sentence) -> Mention | None:
        """The person of whose title beside the name a noun is the office: "the | minister of trade, Jo Tan"."""
        start, end = sentence.offsets(token)
        first = bisect_left(self._titled, start - self._longest_title, key=itemgetter(0))
        behind = bisect_right(self._titled, start, key=itemgetter(0))
        for _, last, actor, head in self._titled[first:behind]:
            if end <= last and head == token.lower_:
                return next((one for one in self._cast.within(last, last + _NAME_BEHIND) if one.actor == actor), None)
        return None

    def _behind_office(self, office: Token, sentence: Sentence) -> Mention | None:
        """The person whom a long office stands before: "Minister of Trade and Industry Jo Tan", which a parse parts."""
        named = False
        for token in office.doc[office.i + 1 : min(office.i + _LONGEST, sentence.span.end)]:
            if not (token.is_title or token.lower_ in _OF_OFFICES):
                return None
            one = self.mention(token, sentence)
            if one is not None and self.kinds.get(one.actor) == "person":
                return one
            if token.lower_ == "and" and named and self.things.sort(token.nbor(1)) == "people":
                return None
            named = named or token.lower_ == "of"
        return None

    def _holder(self, token: Token) -> str | None:
        """The one person of the text whose office a bare definite noun repeats: "the prime minister"."""
        held = self._offices.get(_office(token), set()) if token.tag_ in ("NN", "JJ") else set()
        bare = any(child.lower_ == "the" for child in token.lefts) and not any(c.dep_ == "prep" for c in token.rights)
        return next(iter(held)) if bare and len(held) == 1 else None

    def _standing_for(self, role: ParticipantRole, actor: str, argument: Argument) -> Filler:
        """The actor for whom an argument's own words stand, by name."""
        name = self._names[actor]
        head, person = name.split()[-1].lower(), self.kinds[actor] == "person"
        country = self._countries.get(actor)
        return Filler(role, actor, name, head, argument.token, argument.how, country=country, named=person)

    def _filler(
        self,
        role: ParticipantRole,
        token: Token,
        sentence: Sentence,
        mention: Mention | None,
        how: str,
        left: Token | None = None,
    ) -> Filler:
        start, end = phrase(token, sentence)
        if left is not None:
            start, _ = sentence.offsets(left)
        if mention is not None:
            kind = self.kinds.get(mention.actor)
            if kind != "population":
                start, end = mention.start, mention.end
            named = kind == "person"
            head = sentence.words[mention.start - sentence.base : mention.end - sentence.base].split()
            return Filler(
                role,
                mention.actor,
                text_of(sentence, start, end),
                head[-1].lower() if head else lemma(token),
                token,
                how,
                country=self._countries.get(mention.actor),
                named=named,
            )
        holder = self._holder(token) if role in ("speaker", "participant", "host", "victim") else None
        named = holder is not None or token.ent_type_ == "PERSON"
        return Filler(role, holder, text_of(sentence, start, end), lemma(_counted(token)), token, how, named=named)


def _head(title: str) -> str:
    """The noun of an office: ``minister`` of ``Minister of Trade and Industry``."""
    return (re.split(r" (?:of|for|to|in|at) ", title.lower(), maxsplit=1)[0].split() or [""])[-1]


def _counted(noun: Token) -> Token:
    """Who or what a number is of: "a total of 31 | people"."""
    if lemma(noun) not in ("total", "number"):
        return noun
    of = next((child for child in noun.rights if child.lower_ == "of"), noun)
    return next((child for child in of.rights if child.dep_ == "pobj"), noun)


def _of_another(noun: Token, name: Token) -> bool:
    """Whether a name is of him of whom somebody is: "an aide of gang leader | Luis Soto", without a comma."""
    of = any(child.lower_ == "of" and child.i < name.i for child in noun.rights)
    return of and name.doc[name.left_edge.i - 1].pos_ == "NOUN"


def _behind_comma(noun: Token) -> list[Token]:
    """The name behind a comma that a parse hangs on the last word before: "the ex-premier of Peru, | Ana Ruiz, "."""
    if any(child.dep_ == "cc" for child in noun.children):
        return []
    told = [child for child in noun.rights if child.dep_ in ("conj", "appos") and child.ent_type_ == "PERSON"]
    return [name for name in told if name.doc[name.left_edge.i - 1].text == ","]


def called(noun: Token) -> list[Token]:
    """The name that a clause behind a noun gives it: "a gang | called the Owls", "a group | known as the Owls"."""
    found = []
    for clause in (child for child in noun.rights if child.dep_ in ("acl", "relcl")):
        if clause.lemma_ in ("call", "name", "dub", "style", "term"):
            found += [child for child in clause.rights if child.dep_ == "oprd"]
        elif clause.lemma_ == "know":
            found += clauses.prepositional(clause, "as")
    return found


def _office(noun: Token) -> str:
    """A noun in lower case with what a hyphen ties to it: "secretary-general"."""
    if noun.i < 2 or noun.nbor(-1).tag_ != "HYPH":
        return noun.lower_
    return f"{noun.nbor(-2).lower_}-{noun.lower_}"


def aged(noun: Token) -> bool:
    """Whether a word stands for the person whose age it says: "the 33-year-old"."""
    if noun.lower_ != "old":
        return False
    years = any(child.dep_ == "npadvmod" and child.lower_ == "year" for child in noun.lefts)
    return years and any(child.lower_ == "the" for child in noun.lefts)


def _the_three(token: Token) -> bool:
    """Whether a bare number or "both" stands for persons told of before: "the | three were charged", "| both of us"."""
    of = clauses.prepositional(token, "of")
    if token.lower_ in ("both", "all"):
        return bool(of) and of[0].lower_ in ("them", "us", "whom")
    return token.ent_type_ == "CARDINAL" and not of and any(child.lower_ == "the" for child in token.lefts)
