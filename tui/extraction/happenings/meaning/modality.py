"""Modality: whether a text says that something happened, or that it is planned, feared, denied or advised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.comparisons import spoken_of
from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.harm import HARMFUL, VIOLENCE
from tui.extraction.happenings.meaning.moods import (
    REPUTED,
    ahead,
    called_off,
    due,
    governed,
    likely,
    of_infinitive,
    of_noun,
    of_verb,
)
from tui.extraction.happenings.meaning.presupposed import presupposed, told_of
from tui.extraction.happenings.predicates import SUPPORT, spoken, verb_over
from tui.extraction.happenings.triggers import christened

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.meaning.moods import Moods
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import Modality


_AIMS = frozenset(["attempt", "bid", "effort", "proposal", "plan", "try"])
_CARRYING = frozenset(["be", "become", "occur", "happen", "place", "take", "continue", "meet", "vote"])
"""Verbs that say of their noun no more than that it took place, beside the support verbs."""
_OF_FILMS = frozenset(
    ["win", "take", "receive", "scoop", "open", "premiere", "earn", "gross", "release", "ban", "honor"]
)
"""Verbs that say of a film itself what became of it."""
_ACTING = frozenset(["play", "portray", "depict"])
_PAST = frozenset(["after", "since", "following"])
"""Words before a gerund behind which stands what was done: "after reaching a deal"."""
_PRESENT = frozenset(["VBZ", "VBP"])
_WENT = frozenset(["break", "collapse", "fail", "begin", "start", "end", "open", "stall", "take"])
"""Verbs that say of talks how they went: "the talks that | broke down"."""
_SCORING = frozenset(["score", "net", "hit", "convert", "kick", "fire", "grab", "bag", "sink", "head"])
"""Verbs of what decides a match."""
_RISING = frozenset(["move", "rise", "go", "return", "switch", "leave", "resign", "quit"])
"""Verbs behind which stands what somebody became by that: "moved from defence | to become finance minister"."""
_SUBORDINATE = frozenset(["xcomp", "advcl", "acl", "pcomp", "ccomp", "csubj"])
"""Clauses of which the word over them says whether they are so."""
_STOPPING = frozenset(["stop", "cease", "quit", "halt", "avoid", "resist", "suspend", "discontinue"])
"""Verbs before a gerund that is done no more: "stopped | flying to Lima"."""
_CAUSING = frozenset(["bring", "cause", "trigger", "unleash", "produce", "spark", "see", "generate", "dump", "spawn"])
"""Verbs whose object a disaster is: what "may | bring floods" has brought none."""
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_FORESEEN = frozenset(["meeting", "travel", "election", "agreement"])
"""Types of what is arranged before."""
_AHEAD = frozenset(["ahead", "eve"])
_COMING = frozenset(["coming", "due", "approaching", "looming"])
_SET = frozenset(["planned", "scheduled", "slated", "expected", "set", "due", "proposed"])
"""What is said of what lies ahead, behind its noun."""
_UNREAL = frozenset(["planned", "hypothetical", "recommended", "negated"])
"""How a text stands to what has not happened."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text stands to what it tells."""

    modality: Modality
    asserter: Token | None = None
    hedged: bool = False


def of(trigger: Trigger, words: Moods) -> Standing:
    """What the clauses around a trigger make of its happening."""
    modality: Modality = "asserted" if trigger.verbal else of_noun(trigger.token, words)
    if modality == "asserted" and not trigger.verbal and _is_to_come(trigger):
        modality = "planned"
    start = trigger.token if trigger.verbal else verb_over(trigger.token)
    if start is not None and trigger.kind.act and not trigger.verbal:
        start = spoken(trigger.token, start)
    if start is None or (modality == "asserted" and (_was_held(trigger) or _led_up(trigger) or _spoken_of(trigger))):
        return Standing(modality)
    climb = _Climb(trigger, words, modality)
    verb: Token | None = start
    while verb is not None:
        verb = climb.step(verb, first=verb == start)
    modality, hedged = climb.modality, climb.hedged
    if modality in _UNREAL and presupposed(trigger, words):
        modality = "asserted"
    aimed = start.dep_ == "acl" and start.head.lemma_ in _AIMS and trigger.kind.type not in VIOLENCE
    if modality == "asserted" and aimed:
        modality = "planned"
    usual = any(child.lower_ in words.habitual or _each_time(child) for child in start.children)
    vague = trigger.verbal and (_befell_some(trigger) or (trigger.kind.act and _meanwhile(start)))
    vague = vague or (trigger.kind.type == "election" and _at_several(trigger))
    if modality == "asserted" and (usual or vague or _ever(start) or _of_years(trigger)):
        modality = "generic"
    if modality == "asserted" and _adverb(start):
        modality, hedged = "alleged", True
    return Standing(modality, climb.asserter or _quoted(start, words), hedged)


@dataclass(slots=True)
class _Climb:
    """What the verbs over a trigger have made of its happening, on the way up its sentence."""

    trigger: Trigger
    words: Moods
    modality: Modality
    asserter: Token | None = None
    hedged: bool = False

    def step(self, verb: Token, *, first: bool) -> Token | None:
        """Take in a verb and the word over it; the next verb up, or None if that says nothing of the happening."""
        carries = self.trigger.verbal or not first or verb.lemma_ in SUPPORT or verb.lemma_ in _CARRYING
        self._take_in(verb, carries=carries, first=first)
        head = verb.head
        known = self.trigger.kind.type in (VIOLENCE if verb != self.trigger.token else VIOLENCE - {"war"})
        if head == verb or (known and told_of(verb)):
            return None
        if verb.dep_ in _SUBORDINATE or (verb.dep_ == "relcl" and clauses.infinitive(verb)):
            return self._subordinate(verb, head, carries=carries)
        if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and verb.tag_ != "VBD":
            if any(_of_its_own(child) for child in verb.children):
                return None
            return _infinitive_before(verb, head) or head
        return None

    def _done_by_it(self, verb: Token, head: Token) -> bool:
        """Whether the past tells what was done by it: "drove into the capital | to protest", "came back | to win"."""
        if verb.dep_ == "relcl" and head.dep_ == "dobj" and self.trigger.name in CONTESTS:
            return head.head.tag_ == "VBD" and head.head.lemma_ in _SCORING  # "scored a goal to | give Oman a win"
        moved = self.trigger.name == "transfer"
        done = head.tag_ == "VBD" or (
            head.tag_ == "VBN" and (moved or any(aux.lower_ == "had" for aux in clauses.auxiliaries(head)))
        )
        if not done or head.lemma_ in self.words.planning | self.words.advising:
            return False
        if head.lemma_ == "use" and clauses.objects(head):
            return self.trigger.kind.type in VIOLENCE  # "used a van to | ram the gate"
        rose = verb.lemma_ == "become" and head.lemma_ in _RISING
        won = (moved or rose or self.trigger.name in CONTESTS) and verb.dep_ in ("advcl", "xcomp")
        return won or (self.trigger.kind.type == "protest" and verb.dep_ == "advcl")

    def _means(self, verb: Token, head: Token) -> bool:
        """Whether a participle says by what an end is reached: "it is vital to end it by …, | arresting …"."""
        gerund = verb.tag_ == "VBG" and not clauses.has_subject(verb) and self.trigger.kind.effect is None
        return gerund and clauses.infinitive(head) and head.head.pos_ in ("ADJ", "NOUN")

    def _take_in(self, verb: Token, *, carries: bool, first: bool) -> None:
        """What a verb says by its auxiliaries, or of its object if it does not only carry the trigger's noun."""
        noun = self.trigger.token
        named = first and not self.trigger.verbal
        if named and self.modality == "asserted" and ahead(verb, noun, self.trigger):
            self.modality = "planned"
        if named and self.modality == "asserted" and noun.dep_ in ("dobj", "nsubjpass") and called_off(verb):
            self.modality = "hypothetical"
        if first and self.modality == "asserted" and _imagined(verb, self.words):
            self.modality = "hypothetical"
        if self.modality == "asserted" and verb.dep_ == "csubj" and verb.tag_ == "VBG" and verb.head.tag_ in _PRESENT:
            self.modality = "generic"
        subject = noun.head if christened(noun) else noun
        if named and self.modality == "asserted" and subject.dep_ in ("nsubj", "nsubjpass"):
            asked = subject.dep_ == "nsubjpass" and verb.lemma_ in self.words.advising
            over_noun = "recommended" if asked else "planned" if due(verb, self.words) else of_verb(verb)
            self.modality = over_noun if asked or over_noun in ("planned", "hypothetical") else self.modality
            self.modality = "hypothetical" if likely(verb) else self.modality
        if carries and self.modality == "asserted" and not (named and _of_its_kind(verb, noun)):
            self.modality = of_verb(verb)
        elif self.modality == "asserted" and named:
            self.modality = governed(verb, noun, self.words)
            caused = self.trigger.kind.type == "disaster" and verb.lemma_ in _CAUSING
            if self.modality == "asserted" and _some(noun) and (caused or self.trigger.kind.type not in HARMFUL):
                self.modality = of_verb(verb) if clauses.modal(verb) is not None else "asserted"

    def _subordinate(self, verb: Token, head: Token, *, carries: bool) -> Token | None:
        """What the word over a subordinate clause says of it; the verb to go on with."""
        words, word = self.words, head.lemma_.lower()
        infinitive = any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.children)
        over = verb_over(head) if head.pos_ not in ("VERB", "AUX") else head
        if infinitive and self.modality == "asserted" and carries and not self._done_by_it(verb, head):
            failed = word == "fail" and self.trigger.kind.type not in HARMFUL
            self.modality = "negated" if failed else of_infinitive(verb, head, words)
            if self.trigger.kind.type == "policy" and _decided(head):
                self.modality = "asserted"
        apposed = verb.tag_ == "VBG" and verb.i > head.i and verb.doc[verb.left_edge.i - 1].text == ":"
        if self.modality == "asserted" and word == "fail" and apposed:
            self.modality = "negated"  # "failed in their first task: | electing a speaker"
        if self.modality == "asserted" and verb.dep_ == "xcomp" and verb.tag_ == "VBG" and word in _STOPPING:
            self.modality = "generic"
        denies = word if verb.dep_ != "acl" or head.dep_ != "dobj" else head.head.lemma_
        if self.modality == "asserted" and denies in words.denying and verb.dep_ in ("ccomp", "xcomp", "acl"):
            self.modality = "negated"
        if verb.dep_ == "pcomp":
            if word in _PAST and self.modality == "asserted":
                return None
            if head.head.pos_ == "NOUN" and head.head.lemma_ in words.feared and self.modality == "asserted":
                self.modality = "hypothetical"
            owner = over.lemma_ if over is not None else word
            self.hedged = self.hedged or owner in words.alleging
            if self.modality == "asserted" and owner in words.preventing and verb.tag_ == "VBG":
                self.modality = "hypothetical"
        elif verb.dep_ in ("ccomp", "xcomp", "acl"):
            reputed = verb.dep_ == "xcomp" and head.tag_ == "VBN" and word in REPUTED
            thought = word in words.thinking and not (verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"))
            self.hedged = self.hedged or reputed or thought  # but not in "a suspect | arrested in Lima"
        wished = verb.dep_ == "ccomp" and _subjunctive(verb) and word in words.advising | words.planning
        if self.modality == "asserted" and wished:
            self.modality = "recommended"
        said = verb.dep_ == "ccomp" and word in words.saying
        if said and self.asserter is None:
            self.asserter = clauses.subject(head)
            if self.modality == "asserted" and word in words.claiming:
                self.modality = "claimed"
        if verb.dep_ == "advcl" and not infinitive and self._means(verb, head):
            return over
        if verb.dep_ == "advcl" and not infinitive:
            if over is not None and self.modality == "asserted" and clauses.conditional(verb):
                self.modality = "hypothetical"
            return None
        return None if said else over


def _subjunctive(verb: Token) -> bool:
    """Whether a clause says what is to be: "asked that he | leave", "proposed that she | be elected speaker"."""
    passive = verb.tag_ == "VBN" and clauses.modal(verb) is None
    return verb.tag_ == "VB" or (passive and any(aux.tag_ == "VB" for aux in clauses.auxiliaries(verb)))


def _is_to_come(trigger: Trigger) -> bool:
    """Whether a meeting or the like is told as still to come: "on the eve of | the summit", "talks due in May"."""
    noun = trigger.token
    if trigger.kind.type not in _FORESEEN:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _AHEAD:
        return True
    of_it = [noun, noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "of" else [noun]
    told = [child for one in of_it for child in one.rights if child.dep_ in ("acl", "amod")]
    if any(child.lower_ in _COMING for child in told):
        return True
    return of_it[-1].dep_ not in clauses.SUBJECTS and any(child.lower_ in _SET for child in told)


def _of_years(trigger: Trigger) -> bool:
    """Whether it is of what there was in years: "the toughest set of sanctions | imposed in ten years"."""
    noun = trigger.token.head if trigger.verbal and trigger.token.dep_ == "acl" else trigger.token
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    most = any(child.tag_ in ("JJS", "RBS") for child in noun.head.head.lefts)
    return most and any(word.lower_ in ("years", "decades") for word in noun.subtree)


def _decided(noun: Token) -> bool:
    """Whether an infinitive is what somebody's decision was: "Peru's | decision to ban the group"."""
    return noun.lemma_ == "decision" and any(child.dep_ == "poss" for child in noun.lefts)


def _some(noun: Token) -> bool:
    """Whether an object is of no happening told before: "should reopen | talks"."""
    known = any(child.dep_ == "poss" or child.lower_ in ("the", "this", "that", "these") for child in noun.lefts)
    return noun.dep_ == "dobj" and not known


def _of_its_kind(verb: Token, noun: Token) -> bool:
    """Whether a clause denies only what kind of a happening it was: "the raid in March was not the first"."""
    of_it = any(child.dep_ in ("prep", "poss") or child.lower_ in ("the", "this") for child in noun.children)
    return verb.lemma_ == "be" and noun.dep_ == "nsubj" and of_it and any(c.dep_ == "attr" for c in verb.children)


def _was_held(trigger: Trigger) -> bool:
    """Whether a participle says of a noun that it was, whatever its sentence asks for: "a vote held in May"."""
    held = (child for child in trigger.token.rights if child.dep_ in ("acl", "relcl") and child.tag_ in ("VBN", "VBD"))
    return not trigger.verbal and any(
        (verb.lemma_ in ("hold", "stage", "conduct") or (verb.dep_ == "relcl" and verb.lemma_ in _WENT))
        and not any(child.dep_ == "aux" for child in verb.children)
        for verb in held
    )


def _led_up(trigger: Trigger) -> bool:
    """Whether a noun is of what led to what its sentence plans: "to end the crisis that followed | a coup in 2010".

    "Two men will be charged after a stabbing on Monday" tells of a stabbing, too.
    """
    noun = trigger.token
    if trigger.verbal or noun.dep_ != "pobj" or noun.head.lower_ not in _PAST:
        return False
    some = trigger.kind.type in HARMFUL and any(child.lower_ in ("a", "an") for child in noun.lefts)
    return any(_YEAR.fullmatch(word.text) or (some and word.ent_type_ in ("DATE", "TIME")) for word in noun.subtree)


def _spoken_of(trigger: Trigger) -> bool:
    """Whether something is to be done about what had happened before: "urged them to investigate the | killing"."""
    noun = trigger.token
    known = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)
    return trigger.kind.type in HARMFUL and noun.tag_ == "NN" and known and spoken_of(noun)


def _imagined(verb: Token, words: Moods) -> bool:
    """Whether it is only what a film or an exercise tells of."""
    clause = verb
    if clause.lemma_ in _OF_FILMS:
        return False
    while clause.dep_ in ("relcl", "acl", "advcl", "ccomp", "conj", "pcomp", "xcomp") and clause.head != clause:
        clause = clause.head if clause.head.pos_ in ("VERB", "AUX") else verb_over(clause.head) or clause.head
    subject = clauses.subject(clause)
    if clause != verb and clause.lemma_ in _ACTING:
        return True  # "the actor plays a man who | kills his brother"
    return subject is not None and subject.lemma_.lower() in words.tales


def _of_its_own(child: Token) -> bool:
    """Whether a word makes a coordinated verb's clause one of its own: a subject or an auxiliary, but not "to"."""
    return child.dep_ in (*clauses.SUBJECTS, "aux", "auxpass") and child.tag_ != "TO"


def _infinitive_before(verb: Token, head: Token) -> Token | None:
    """The infinitive that a bare verb goes on with: "urged them to stop, | leave and …", whatever the parse says."""
    if head.tag_ != "VBD" or verb.tag_ not in ("VB", "VBP"):
        return None
    between = (child for child in head.children if head.i < child.i < verb.i and child.dep_ in ("xcomp", "ccomp"))
    return next((one for one in between if any(child.tag_ == "TO" for child in one.children)), None)


def _each_time(token: Token) -> bool:
    """Whether a word says that it is done again and again: "every | year"."""
    return token.dep_ == "npadvmod" and any(child.lower_ in ("every", "each") for child in token.lefts)


def _ever(verb: Token) -> bool:
    """Whether it is told as what there has been at some time: "has attacked markets before", "in the past"."""
    perfect = any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
    return perfect and any(
        child.lower_ == "before" if child.dep_ == "advmod" else any(word.lower_ == "past" for word in child.rights)
        for child in verb.children
        if child.dep_ in ("advmod", "prep")
    )


def _at_several(trigger: Trigger) -> bool:
    """Whether it is of several elections before: "got 90% of the vote at | the last three elections"."""
    polls = clauses.prepositional(trigger.token, "in", "at") if trigger.verbal else [trigger.token]
    return any(
        poll.tag_ == "NNS" and any(child.dep_ == "nummod" and not _is_year(child) for child in poll.lefts)
        for poll in polls
    )


def _is_year(number: Token) -> bool:
    """Whether a number says when they were, and not how many: "the | 2019 | elections"."""
    return number.shape_ == "dddd"


def _befell_some(trigger: Trigger) -> bool:
    """Whether it has befallen some at some time, without a place or a day: "some leaders have been captured"."""
    verb = trigger.token
    whom = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    if whom is None or trigger.kind.effect or verb.tag_ != "VBN" or whom.tag_ != "NNS":
        return False
    perfect = any(child.lower_ in ("have", "has") and child.dep_ == "aux" for child in verb.lefts)
    uncounted = any(child.lower_ in ("some", "many") for child in whom.lefts)
    return perfect and uncounted and not any(one.ent_type_ in ("DATE", "TIME", "GPE") for one in verb.subtree)


def _meanwhile(verb: Token) -> bool:
    """Whether it is what goes on beside something else: "as ministers reaffirm their pledge, prices rise"."""
    present = verb.dep_ == "advcl" and verb.tag_ in _PRESENT
    return present and any(child.lower_ == "as" and child.dep_ == "mark" for child in verb.lefts)


def _adverb(verb: Token) -> bool:
    return any(
        child.lower_ in ("allegedly", "reportedly", "apparently", "presumably", "supposedly") for child in verb.children
    )


def _quoted(verb: Token, words: Moods) -> Token | None:
    """Who says so in a clause that comes after or within: "…, he said"."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") and child.lemma_ in words.saying and child.i > verb.i:
            return clauses.subject(child)
    return None
