"""From a sentence to its tellings: triggers with participants, toll, weapon, place, date and modality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.analysis import within
from tui.extraction.geography.containment import exactness
from tui.extraction.happenings import senses, triggers
from tui.extraction.happenings.coreference import gathering
from tui.extraction.happenings.coreference.heralds import without_heralds
from tui.extraction.happenings.happenings import CONTESTS, OUTCOMES
from tui.extraction.happenings.harm import ASSAULTS, PERILOUS
from tui.extraction.happenings.meaning import modality
from tui.extraction.happenings.meaning.everyday import TRADING, everyday, figurative, peaceful
from tui.extraction.happenings.meaning.generalities import again_and_again, leave_to_the_years
from tui.extraction.happenings.senses.contests import of_that_day
from tui.extraction.happenings.senses.sayings import spoken_in
from tui.extraction.happenings.setting import dating, scenes
from tui.extraction.happenings.setting.scope import scope_of
from tui.extraction.happenings.telling import Telling
from tui.extraction.happenings.tolls.tolls import deadly
from tui.extraction.happenings.triggers import lemma
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import DateMention, PlaceMention, Sentence
    from tui.extraction.happenings.happenings import Vocabulary
    from tui.extraction.happenings.meaning.meanings import Meanings
    from tui.extraction.happenings.meaning.moods import Moods
    from tui.extraction.happenings.meaning.natures import Natures
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.participants.weapons import Weapons
    from tui.extraction.happenings.tolls.tolls import Tolls
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import Subtype

_DECLARING = frozenset(["declare", "proclaim", "pronounce"])
"""Verbs that give the result of an election, on another day than its own."""
_POINTING = frozenset(["this", "that", "it", "they", "these", "those", "what"])
"""Subjects of which a clause only says what they were: "this was an attack on all of us"."""
_MASSES = frozenset(["dozens", "scores", "hundreds", "thousands", "tens"])
"""What counts all that were hit together, wherever."""
_PLAYED = OUTCOMES | {"match", "final", "game"}
_SINGLE = frozenset(["talk", "negotiation", "consultation", "discussion", "election", "poll"])
"""Nouns whose plural is one happening."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads tellings out of sentences of one document."""

    words: Vocabulary
    moods: Moods
    arms: Weapons
    finder: Finder
    tolls: Tolls
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    meanings: Meanings
    natures: Natures

    def read(self, sentence: Sentence) -> list[Telling]:
        """Every telling of a sentence; a toll belongs to the telling that caused it."""
        self.finder.hear(sentence)
        dates = within(self.dates, sentence.start, sentence.end)
        months = [span for mention in dates if (span := sentence.tokens(mention.start, mention.end)) is not None]
        found = [
            trigger
            for word in triggers.find(sentence, self.words, self.finder)
            if (trigger := self.meanings.meant(word)) is not None
            and spoken_in(trigger, self.finder)
            and not figurative(trigger, self.finder.things)
            and not peaceful(trigger, self.finder.things)
            and not any(span.start <= trigger.token.i < span.end for span in months)
        ]
        if not found:
            return []
        places = within(self.places, sentence.start, sentence.end)
        tellings = [self._telling(trigger, found, places, dates) for trigger in found]
        tellings = [telling for telling in tellings if not self._empty(telling)]
        tellings = without_heralds(tellings)
        gathered = [self.natures.weighed(telling) for telling in gathering.gather(tellings)]
        self._count_beside(sentence, gathered)
        for telling in gathered:
            if again_and_again(telling):
                telling.modality = "generic"
        leave_to_the_years(sentence, gathered)
        return [part for telling in gathered for part in _split(telling)]

    def _empty(self, telling: Telling) -> bool:
        """Whether a trigger's words tell of nothing where they stand."""
        return senses.empty(telling, self.finder) or everyday(telling, self.finder, self.natures)

    def _count_beside(self, sentence: Sentence, tellings: Sequence[Telling]) -> None:
        """Give the numbers of dead and injured that the parse did not tie to any trigger to the telling before them."""
        able = [one for one in tellings if one.type in PERILOUS and one.modality in TIMELINE]
        for effect, count in self.tolls.beside(sentence) if able else ():
            known = [old for one in able for old in (*one.killed, *one.injured)]
            if any(old.start == count.start for old in known):
                continue
            best = min(able, key=lambda one: min(abs(word.token.i - count.clause) for word in (one.trigger, *one.also)))
            (best.killed if effect == "killed" else best.injured).append(count)

    def _telling(
        self,
        trigger: Trigger,
        others: Sequence[Trigger],
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
    ) -> Telling:
        sentence, kind = trigger.sentence, trigger.kind
        telling = Telling(trigger, sentence, kind.type, kind.subtype, "asserted", fillers=self.finder.find(trigger))
        self._judge(telling)
        self._count(telling)
        if kind.type in ("attack", "kidnapping", "war"):
            telling.weapons = list(dict.fromkeys(self.arms.within(sentence, trigger)))
            telling.subtype = telling.subtype or self._subtype(trigger)
        scope = scope_of(trigger, [filler for filler in telling.fillers if filler.how != "blamed"])
        if trigger.name in CONTESTS:
            places = _beside_sides(telling, places)
        telling.places, telling.near = scenes.places(trigger, scope, places, others)
        telling.when, telling.sure_of_date = dating.date(trigger, scope, dates, others)
        telling.unsettled = dating.unsettled(trigger, scope, dates, others) if telling.when is None else None
        if trigger.words.partition(" ")[0] in _DECLARING and kind.type == "election" and _on_a_day(telling):
            telling.sure_of_date = False  # it is the day of the result
        telling.spot = scenes.spot(trigger, sentence, places)
        telling.plural = (
            not trigger.verbal and trigger.token.tag_ in ("NNS", "NNPS", "DT") and lemma(trigger.token) not in _SINGLE
        )
        telling.definite = _points_back(telling)
        self.natures.settle(telling)
        return telling

    def _judge(self, telling: Telling) -> None:
        """Say how the text stands to a telling, and who says so; who is only said to have done it is so by hearsay."""
        trigger = telling.trigger
        standing = modality.of(trigger, self.moods)
        telling.modality = standing.modality
        if standing.hedged and standing.modality == "asserted":
            telling.modality = "alleged"
        if standing.hedged or standing.modality in ("claimed", "alleged"):
            telling.fillers = [replace(f, hedged=f.hedged or f.role == "perpetrator") for f in telling.fillers]
        if standing.asserter is not None:
            mention = self.finder.mention(standing.asserter, telling.sentence)
            telling.asserter = mention.actor if mention else None
        if telling.modality == "planned" and trigger.words in TRADING and _struck(trigger.token):
            telling.modality = "asserted"

    def _count(self, telling: Telling) -> None:
        """Give a telling its own dead and injured."""
        trigger, effect = telling.trigger, telling.trigger.kind.effect
        hit = [filler for filler in telling.fillers if filler.role == "victim"]
        if effect == "killed":
            telling.killed = [*self.tolls.of_victims(hit, trigger), *self.tolls.of_trigger(trigger)]
        elif effect == "injured":
            telling.injured = [*self.tolls.of_victims(hit, trigger), *self.tolls.of_trigger(trigger)]
        elif deadly(trigger):
            telling.killed = self.tolls.of_victims(hit, trigger)

    def _subtype(self, trigger: Trigger) -> Subtype | None:
        """What a weapon says of the kind of attack, where the trigger does not."""
        if not trigger.verbal:
            means = {trigger.token.lower_}
        else:
            subject = next((child for child in trigger.token.children if child.dep_ in ("nsubj", "agent")), None)
            means = {lemma(word) for word in subject.subtree} if subject is not None else set()
            means |= {lemma(noun) for noun in clauses.prepositional(trigger.token, "with", "by", "in")}
            means |= {lemma(word) for noun in trigger.inner if noun.dep_ == "dobj" for word in noun.subtree}
        subtype = self.arms.subtype(means)
        return subtype if subtype == "bombing" or trigger.kind.type == "attack" else None


def _beside_sides(telling: Telling, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of a sentence that are no side in its match: "lost to Mali | in Accra"."""
    sides = {filler.token.i for filler in telling.fillers}
    spans = ((mention, telling.sentence.tokens(mention.start, mention.end)) for mention in places)
    return [mention for mention, span in spans if span is None or span.root.i not in sides]


def _on_a_day(telling: Telling) -> bool:
    return telling.when is not None and telling.when.precision == "day"


def _struck(verb: Token) -> bool:
    """Whether a buyer tells of a deal by what it will do: "Sarn Mills said it would acquire Torvale Foods"."""
    said = verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.lemma_ in ("say", "announce", "confirm")
    subject = clauses.subject(verb)
    return said and subject is not None and subject.lower_ in ("it", "they") and bool(clauses.objects(verb))


def _split(telling: Telling) -> list[Telling]:
    """Several incidents that a sentence tells of by their places: "attacks in Bannu and Besham".

    Where so many died in all of them together, they stay one.
    """
    if len(telling.places) < 2 or any(count.known for count in telling.killed):
        return [telling]
    if not telling.plural and not _each_hit(telling):
        return [telling]
    return [replace(telling, places=[place], near=[place], fillers=list(telling.fillers)) for place in telling.places]


def _each_hit(telling: Telling) -> bool:
    """Whether a verb says what was hit in each of some towns: "burned clinics in Bannu and Besham"."""
    if not telling.trigger.verbal or telling.type not in ASSAULTS:
        return False
    hit = [filler.token for filler in telling.fillers if filler.role in ("victim", "target")]
    several = any(noun.tag_ in ("NNS", "NNPS") and noun.lower_ not in _MASSES for noun in hit)
    several = several and not any(child.lower_ in ("the", "these") for noun in hit for child in noun.lefts)
    several = several and not any(noun.dep_ == "pobj" and noun.head.head.lower_ in _MASSES for noun in hit)
    return several and all(exactness(mention.place) for mention in telling.places)


def _known(noun: Token) -> bool:
    """Whether a verb's noun is one told before, and is not told about: "signed | the agreement", "| the MoUs were"."""
    the = any(child.lower_ in ("the", "this") for child in noun.lefts)
    bare = noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and noun.n_lefts == 1)
    return the and bare and not any(child.dep_ in ("prep", "acl", "relcl") for child in noun.rights)


def _points_back(telling: Telling) -> bool:
    """Whether a trigger's words point at something told before: "the attack", "Wednesday's quake"."""
    token = telling.trigger.token
    if telling.trigger.verbal:
        match = telling.trigger.name in CONTESTS and any(lemma(noun) in _PLAYED for noun in telling.trigger.inner)
        return (match or telling.type == "agreement") and any(map(_known, telling.trigger.inner))
    if token.dep_ == "attr" and (who := clauses.subject(token.head)) is not None and who.lower_ in _POINTING:
        return True
    words = {child.lower_ for child in token.children if child.i < token.i}
    if telling.trigger.name in CONTESTS and of_that_day(telling.trigger):
        return True
    dated = (telling.type == "disaster" or (telling.type == "attack" and not telling.plural)) and any(
        child.dep_ == "poss" and child.ent_type_ in ("DATE", "TIME") for child in token.children
    )
    our = telling.type == "meeting" and "our" in words
    if dated or our or words & {"the", "this", "that", "these", "those"}:
        return lemma(token) != "war"
    return False
