"""Participants: the phrases around a trigger as actors or in the text's own words, each with its role."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.harm import ASSAULTS, HARMFUL, PERILOUS
from tui.extraction.happenings.participants import arguments
from tui.extraction.happenings.participants.argument import NATION
from tui.extraction.happenings.participants.arguments_of_nouns import OFFICES
from tui.extraction.happenings.participants.attributions import closing
from tui.extraction.happenings.participants.casting import role_of
from tui.extraction.happenings.participants.names import ABLE, aged, called
from tui.extraction.happenings.participants.pronouns import HIM, ITS, ONE, THEM, Pronouns
from tui.extraction.happenings.participants.senders import Senders, by_arms
from tui.extraction.happenings.predicates import SUPPORT, governor, passive
from tui.extraction.happenings.triggers import lemma
from tui.extraction.speech.speakers import Speaker
from tui.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Cast, PlaceMention, Sentence
    from tui.extraction.happenings.participants.argument import Argument
    from tui.extraction.happenings.telling import Filler
    from tui.extraction.happenings.things import Sort, Things
    from tui.extraction.happenings.triggers import Trigger
    from tui.extraction.speech.speakers import Discourse
    from tui.model import Appearance, ParticipantRole

_OPAQUE = frozenset(
    ["which", "who", "that", "whom", "it", "this", "these", "those", "what", "there", "we", "i", "you", "us", "me"]
)
_GATHERING = frozenset(["meeting", "agreement"])
_TELLING = frozenset(["meeting", "agreement", "statement", "policy", "travel", "election", "trial", "other", "aid"])
"""Types of which a title with a name beside it is who the name says."""
_UNDERGOING = frozenset(["object", "passive subject", "participle", "relative", "of"])
"""Places in a sentence of whom something befalls: "killed a guard, Jo Tan"."""
_PERSONAL = frozenset(["he", "she", "him", "her", "they", "them"])
_FLYING = frozenset(["impact", "sortie", "warplane"])
"""Kinds whose subject is a missile or an aircraft."""
NAMED = "named"
"""The place of somebody of whom another sentence says that he took part."""
_ONES_OWN = frozenset(["his", "her"])


class Finder(Senders):
    """Finds who takes part, in one document."""

    def __init__(
        self,
        cast: Cast,
        appearances: Sequence[Appearance],
        places: Sequence[PlaceMention],
        things: Things,
        discourse: Discourse,
        nations: Mapping[str, str],
    ) -> None:
        super().__init__(cast, appearances, places, things, nations)
        self._discourse = discourse
        self._persons: dict[tuple[int, int], Speaker] = {}
        self._pronouns = Pronouns(self)
        self._phrases: dict[int, list[Filler]] = {}

    def says(self, verb: Token) -> bool:
        """Whether a verb can report what its subject says."""
        return self._discourse.says(verb)

    def hear(self, sentence: Sentence) -> None:
        """Take in a sentence, and whom its pronouns stand for; sentences are to be heard in their order."""
        for token in sentence.each:
            subject = token.dep_ in clauses.SUBJECTS
            if subject and aged(token) and (who := self._discourse.person(token, sentence)):
                self._persons[sentence.index, token.i] = who
            if token.tag_ == "PRP$" and token.lower_ in _ONES_OWN and (who := self._owner(token, sentence)) is not None:
                self._persons[sentence.index, token.i] = who
            if subject and token.lower_ in ("he", "she") and not self._unsure(token, sentence):
                who = self._discourse.who(token, sentence)
                if who is not None and self.kinds.get(who.actor or "") == "person":
                    self._persons[sentence.index, token.i] = who
        self._pronouns.hear(sentence)
        self._discourse.read(sentence, sentence.span.end)

    def _owner(self, own: Token, sentence: Sentence) -> Speaker | None:
        """The one person of whom the words before "his" or "her" have spoken by name."""
        before = sentence.span.doc[sentence.span.start : own.i]
        mentions = (self.mention(token, sentence) for token in before if token.pos_ == "PROPN")
        named = {one.actor for one in mentions if one is not None and self.kinds.get(one.actor) == "person"}
        if any(token.ent_type_ == "PERSON" and self.mention(token, sentence) is None for token in before):
            return None
        if len(named) == 1:
            return Speaker(next(iter(named)), own.text, sentence=sentence.index)
        return None if named else self._discourse.person(own, sentence)

    def _unsure(self, pronoun: Token, sentence: Sentence) -> bool:
        """Whether it may stand for somebody whom its own sentence does not name: "that the hostage is well and he"."""
        before = sentence.span.doc[sentence.span.start : pronoun.i]
        unnamed = (
            token.tag_ == "NN" and token.dep_ in (*clauses.SUBJECTS, "dobj") and self.things.sort(token) == "people"
            for token in before
            if self.mention(token, sentence) is None
        )
        return pronoun.head.dep_ == "relcl" or any(unnamed)

    def find(self, trigger: Trigger) -> list[Filler]:
        """Who and what takes part in a trigger's happening."""
        found: list[Filler] = []
        first, last = closing(trigger.sentence.span) if trigger.kind.type in PERILOUS else (0, 0)
        for argument in arguments.find(trigger):
            if first <= argument.token.i < last:
                continue
            known = {(filler.role, filler.actor) for filler in found if filler.actor}
            told = (one for one in self._fillers(trigger, argument) if one.text)
            new = [replace(one, hedged=True) for one in told] if argument.hedged else told
            found += [one for one in new if (one.role, one.actor) not in known]
        if trigger.kind.type in _GATHERING:
            have = {filler.actor for filler in found}
            found += [filler for filler in self._gathered(trigger) if filler.actor not in have]
        return found

    def _gathered(self, trigger: Trigger) -> Iterator[Filler]:
        """The persons whom the list before a verb names beside their offices, which a parse cuts to pieces.

        "The Foreign Minister of Peru, Ana Lima, the Foreign Minister of Chile, Jo Tan, and … met in Quito."
        """
        sentence = trigger.sentence
        verb = trigger.token if trigger.verbal else governor(trigger.token)
        if verb is None or passive(verb) or verb.i >= sentence.span.end or verb.i <= sentence.span.start:
            return
        before = sentence.span.doc[sentence.span.start : verb.i]
        lists = all(token.pos_ not in ("VERB", "SCONJ", "PRON") or token.tag_ in ("VBN", "PRP$") for token in before)
        if not lists or clauses.subject(verb) is None or (not trigger.verbal and verb.lemma_ not in SUPPORT):
            return
        for token in before:
            mention = self.mention(token, sentence) if token.pos_ == "PROPN" else None
            if mention is None or self.kinds.get(mention.actor) != "person" or self._within(token, mention, sentence):
                continue
            if token.dep_ != "poss":
                yield self._filler("participant", token, sentence, mention, "subject")

    def named(self, role: ParticipantRole, token: Token, sentence: Sentence) -> Iterator[Filler]:
        """Whom a name elsewhere in the text says to have taken part, and the group behind him."""
        mention = self.mention(token, sentence)
        yield self._filler(role, token, sentence, mention, NAMED)
        yield from self._behind(role, token, sentence, mention)

    def phrases(self, sentence: Sentence) -> list[Filler]:
        """Each phrase of a sentence in every role that it could have in an attack."""
        if sentence.index not in self._phrases:
            first, last = closing(sentence.span)
            self._phrases[sentence.index] = [
                filler
                for token in sentence.each
                if not first <= token.i < last
                for filler in self.candidates(token, sentence)
            ]
        return self._phrases[sentence.index]

    def candidates(self, token: Token, sentence: Sentence) -> Iterator[Filler]:
        """What a phrase could be in an attack, going by what it stands for alone."""
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "npadvmod":
            return
        mention = self.mention(token, sentence)
        kind = self.kinds.get(mention.actor) if mention is not None else None
        if token.dep_ in ("compound", "nmod", "poss") and (kind not in ABLE or self._within(token, mention, sentence)):
            return
        if mention is not None and self._within(token, mention, sentence):
            return
        if mention is None and self.place(token, sentence):
            return
        sort = self.sort(token, mention)
        roles: tuple[ParticipantRole, ...] = ()
        if sort == "people":
            roles = ("victim", "perpetrator")
        elif sort == "group":
            roles = ("perpetrator", "victim") if kind is None else ("perpetrator",)
        elif kind in ABLE:
            roles = ("perpetrator", "target")
        elif sort == "target":
            roles = ("target",)
        for role in roles:
            yield self._filler(role, token, sentence, mention, "untied")

    def _within(self, token: Token, mention: Mention | None, sentence: Sentence) -> bool:
        """Whether a later word of the same name follows, which stands for the whole of it."""
        return mention is not None and sentence.offsets(token)[1] < mention.end and token.head.i > token.i

    def _fillers(self, trigger: Trigger, argument: Argument) -> Iterator[Filler]:
        token, sentence = argument.token, trigger.sentence
        noun = self._pronouns.antecedent(token, sentence)
        if noun is None and token.lower_ == ITS and trigger.kind.type == "agreement":
            noun = self._pronouns.dealer(token, sentence)
        if noun is not None and self._acts(trigger, token, noun[0]):
            said = self._told(trigger, argument, *noun)
            yield from (replace(filler, token=token, meant=noun) for filler in said)
            return
        if token.lower_ == "we" and (who := next((c for c in token.rights if c.dep_ == "appos"), None)) is not None:
            yield from self._told(trigger, argument, who, sentence)  # "We, | the ministers of Peru and Chile, met"
            return
        if token.lower_ in _OPAQUE and not token.is_upper:  # "US" is no pronoun
            return
        if (token.lower_ in _PERSONAL or token.tag_ == "PRP$") and self.mention(token, sentence) is None:
            yield from self._stood_for(trigger, argument)
            return
        if aged(token) and (sentence.index, token.i) in self._persons:
            yield from self._stood_for(trigger, argument)
            return
        yield from self._told(trigger, argument, token, sentence)

    def _acts(self, trigger: Trigger, pronoun: Token, noun: Token) -> bool:
        """Whether what a pronoun stands for can take part: in violence no thing does it, and no one who is harmed."""
        if pronoun.lower_ in HIM or pronoun.lower_ == THEM:
            return True
        if pronoun.lower_ == ONE and trigger.kind.type in HARMFUL:  # "the army said that | it had struck the camp"
            if noun.sent != pronoun.sent or noun.dep_ != "nsubj":
                return False
            own = self.mention(noun, trigger.sentence)
            return self.things.force(noun) if own is None else self.kinds.get(own.actor) in (*ABLE, "state")
        undergone = pronoun.dep_ == "nsubjpass" or trigger.kind.agent == "victim"
        return undergone or trigger.kind.type not in HARMFUL or noun.dep_ != "nsubjpass"

    def _told(self, trigger: Trigger, argument: Argument, token: Token, sentence: Sentence) -> Iterator[Filler]:
        """Who an argument is by a noun, which stands there itself or for which a pronoun does."""
        mention = self.mention(token, sentence)
        told = trigger.kind.type in _TELLING or trigger.name == "dying"
        if mention is None and (told or argument.how in _UNDERGOING):
            mention = self._named_beside(token, sentence)
        nameless = mention is None or token.pos_ == "ADJ"
        nation = self._nation(argument.token, sentence) if mention is None or nameless else None
        before = argument.how == NATION or (argument.how == "compound" and by_arms(trigger))
        if nation is not None and before and (argument.how != NATION or self.sends(nation, token, trigger)):
            yield self._filler("perpetrator", token, sentence, nation, NATION)
            return
        if argument.how == "pair" and nation is not None:
            yield self._filler("participant", token, sentence, nation, NATION)
            return
        if argument.how in ("compound", "pair", NATION) and nameless and not self.strikes(trigger, mention):
            return
        if argument.how == NATION and not (mention is not None and self.sends(mention, token, trigger)):
            return
        if argument.how == "with" and argument.part == "speaker" and self._asks(token, sentence, mention):
            return  # "in an interview with the daily"
        if trigger.name in _FLYING and argument.how in ("subject", "by"):
            sender = self._sender(token, sentence)
            if sender is not None:
                yield self._filler("perpetrator", sender[0], sentence, sender[1], NATION)
        listed = token.dep_ == "conj" and argument.how == "object" and mention is None
        if listed and trigger.name in OFFICES and (token.is_upper or self.sort(token, None) == "group"):
            return  # "appointed ministers for trade, | ICT and | family"
        if argument.part == "none" or (mention is not None and self.only_says_where(trigger, argument, mention)):
            return
        body = self._discourse.stands_for(token, sentence) if mention is None else None
        if mention is None and body is None and trigger.kind.type in _TELLING:
            body = self._discourse.holder(token, sentence)
        if body is not None and trigger.kind.type in ASSAULTS and lemma(token) in self.things.members:
            body = body if self.kinds.get(body) == "armed_group" else None
        if body is not None:
            mention = Mention(body, *sentence.offsets(token), "stands for")
        sort = self.sort(token, mention)
        role = self._role(trigger, argument, token, sentence, mention, sort)
        if role is None:
            return
        if body is not None:
            yield self._standing_for(role, body, argument)
            return
        force = mention is not None and self._names[mention.actor].split()[-1].lower() in self.things.forces
        state = before and mention is not None and self.sends(mention, token, trigger)
        armed = argument.how == "compound" and (force or state)
        yield self._filler(role, token, sentence, mention, NATION if armed else argument.how, argument.left)
        yield from self._behind(role, token, sentence, mention)
        for named in self._among(trigger, token):
            other = self.mention(named, sentence) or self._named_beside(named, sentence)
            among = named.head.lower_ == "including" and trigger.kind.type not in HARMFUL
            if other is not None and (among or self.kinds.get(other.actor) == "person"):
                yield self._filler(role, named, sentence, other, argument.how)

    def _among(self, trigger: Trigger, token: Token) -> list[Token]:
        """Whom a phrase names of the people it counts: "41 people, including Jo Tan", "among them its leader"."""
        found = clauses.prepositional(token, "like", "including", "as")
        last = token.dep_ != "nsubj" or not clauses.objects(trigger.token)
        if trigger.verbal and token.tag_ in ("NNS", "CD") and token.head == trigger.token and last:
            behind = clauses.prepositional(trigger.token, "including", "among")
            found += [named for named in behind if named.i > token.i and named.lower_ != "them"]
        return found

    def _stood_for(self, trigger: Trigger, argument: Argument) -> Iterator[Filler]:
        """The person for whom a pronoun stands."""
        token, sentence = argument.token, trigger.sentence
        who = self._persons.get((sentence.index, token.i))
        if who is None or who.actor is None:
            return
        mention = Mention(who.actor, *sentence.offsets(token), "pronoun")
        role = self._role(trigger, argument, token, sentence, mention, "people")
        if role is not None:
            yield self._standing_for(role, who.actor, argument)

    def _role(
        self,
        trigger: Trigger,
        argument: Argument,
        token: Token,
        sentence: Sentence,
        mention: Mention | None,
        sort: Sort,
    ) -> ParticipantRole | None:
        placed = self.place(token, sentence)
        if sort not in ("people", "group") and trigger.kind.agent == "speaker" and self._discourse.can_speak(token):
            sort = "group"  # "the newspaper"
        return role_of(trigger, argument.part, token, mention, sort, placed=placed, things=self.things)

    def _behind(
        self, role: ParticipantRole, token: Token, sentence: Sentence, mention: Mention | None
    ) -> Iterator[Filler]:
        """The group that unnamed people belong to: "members of the X", "X gunmen"."""
        if role not in ("perpetrator", "claimant", "participant", "speaker", "provider", "recipient"):
            return
        if mention is not None and self.kinds.get(mention.actor) != "population":
            return
        owned = (self._pronouns.antecedent(child, sentence) for child in token.lefts if child.dep_ == "poss")
        for noun, place in filter(None, owned):
            if (body := self.mention(noun, place)) is not None:
                yield self._filler(role, noun, place, body, "behind")
        near = [child for child in token.children if child.dep_ in ("compound", "nmod", "poss")]
        near += clauses.prepositional(token, "of", "from")
        near += [name for noun in (token, *near) for name in called(noun)]
        for child in near:
            for other in clauses.conjuncts(child):
                found = self.mention(other, sentence)
                if found is None or found is mention:
                    continue
                kind = self.kinds.get(found.actor)
                if kind in ("person", "population", None):
                    continue
                if (kind == "state" and role == "perpetrator") or (kind != "state" and role == "recipient"):
                    continue
                yield self._filler(role, other, sentence, found, "behind")
