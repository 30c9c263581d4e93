"""Who is told of by a common noun first, and named behind: "the dead were identified as Jo Tan and Ida Berg".

A sentence that only says so tells of nothing itself; whom it names belongs to the harm that was told of last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction import clauses
from tui.extraction.happenings.harm import ASSAULTS, ATTACKERS, INCIDENTS
from tui.extraction.happenings.predicates import passive
from tui.extraction.happenings.triggers import lemma
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import ParticipantRole

_IDENTIFYING: Final = frozenset(["identify", "name"])
_NAMING: Final = _IDENTIFYING | {"belong", "be"}
_DOERS: Final = ATTACKERS | {"killer", "murderer", "assassin", "kidnapper", "suspect", "culprit"}
_HIT: Final = frozenset(
    ["victim", "dead", "deceased", "wounded", "injured", "casualty", "fatality", "hostage", "captive", "slain"]
)
_BODIES: Final = frozenset(["armed_group", "organisation"])
_SOME: Final = frozenset(["they", "one", "other", "another", "two", "three", "first", "second", "third"])
"""What stands for some of those of whom the sentence before has told."""
_NEAR: Final = 2
"""Sentences back to which "they" and "the other" point."""
_BACK: Final = 4
"""Sentences back in which the happening was told of."""


def complete(stories: Sequence[Story], sentences: Sequence[Sentence], finder: Finder) -> None:
    """Add to what harm a text tells of whom the sentences behind it name as those who did or suffered it."""
    for sentence in sentences:
        if sentence.block.kind == "heading":
            continue
        for noun, names in _namings(sentence, finder):
            telling = _before(stories, sentence)
            role = _role(noun, sentence, telling) if telling is not None else None
            if telling is not None and role is not None:
                _add(telling, role, names, sentence, finder)
        for culprit in _culprits(sentence):
            telling = _before(stories, sentence)
            if telling is not None and telling.type in ASSAULTS:
                _add(telling, "perpetrator", [culprit], sentence, finder)


def _add(telling: Telling, role: ParticipantRole, names: Sequence[Token], sentence: Sentence, finder: Finder) -> None:
    """Add those whom a sentence names to who took part."""
    for name in names:
        have = telling.keys(role)
        new = finder.named(role, name, sentence)
        telling.fillers += [filler for filler in new if filler.actor and filler.key not in have]


def _culprits(sentence: Sentence) -> Iterator[Token]:
    """Who is said to be responsible, for nothing in particular: "the army said Red Front fighters were responsible"."""
    for word in sentence.each if "responsible" in sentence.said else ():
        be = word.head
        if word.lower_ != "responsible" or word.dep_ != "acomp" or be.lemma_ != "be" or clauses.negated(be):
            continue
        named = any(child.dep_ in ("prep", "xcomp") for child in word.children)
        subject = None if named or clauses.conditional(be) else clauses.subject(be)
        if subject is not None:
            yield subject


def _namings(sentence: Sentence, finder: Finder) -> Iterator[tuple[Token, list[Token]]]:
    """Each noun of a sentence beside the names of those for whom it says that it stands."""
    for verb in sentence.each:
        if verb.lemma_ not in _NAMING or verb.pos_ not in ("VERB", "AUX"):
            continue
        if clauses.negated(verb) or clauses.conditional(verb):
            continue
        subject = clauses.subject(verb)
        if verb.lemma_ in _IDENTIFYING:
            who = subject if passive(verb) else next(iter(clauses.objects(verb)), None)
            first = clauses.prepositional(verb, "as") or [child for child in verb.rights if child.dep_ == "oprd"]
        elif verb.lemma_ == "belong":
            who, first = subject, clauses.prepositional(verb, "to")
        elif verb.lemma_ == "be" and verb.dep_ != "relcl":
            who, first = subject, [child for child in verb.rights if child.dep_ == "attr" and _tells_who(child)]
        else:
            continue
        if who is not None and first and first[0].i > who.i:
            yield who, _listed(first[0], sentence, finder)


def _tells_who(noun: Token) -> bool:
    """Whether what somebody is said to be names him, or the group of which he is a member."""
    named = any(word.pos_ == "PROPN" for word in (noun, *noun.lefts))
    return named or (lemma(noun) in ("member", "militant", "fighter") and noun.tag_ == "NNS")


def _listed(first: Token, sentence: Sentence, finder: Finder) -> list[Token]:
    """The persons of the list that begins with a phrase, or the group whose members it speaks of."""
    found: dict[str, Token] = {}
    for token in first.doc[first.left_edge.i : sentence.span.end]:
        if token.pos_ in ("VERB", "AUX") or token.tag_ in ("WP", "WDT"):
            break
        mention = finder.mention(token, sentence) if token.pos_ == "PROPN" and token.dep_ != "poss" else None
        kind = finder.kinds.get(mention.actor) if mention is not None else None
        if mention is not None and (kind == "person" or (kind in _BODIES and not found)):
            found.setdefault(mention.actor, token)
    return list(found.values())


def _role(noun: Token, sentence: Sentence, telling: Telling) -> ParticipantRole | None:
    """As what a noun's people took part in a happening."""
    some = next(iter(clauses.prepositional(noun, "of")), None) if noun.lower_ in _SOME else None
    if some is not None and some.lower_ not in ("them", "these", "those"):
        return _role(some, sentence, telling)  # "one of the | dead is Jo Tan"
    word = lemma(noun)
    if word in _HIT or noun.lower_ in _HIT:
        return "victim"
    if word in _DOERS:
        return "perpetrator"
    if noun.lower_ in _SOME:
        before = sentence.index - telling.sentence.index <= _NEAR
        return "victim" if before and telling.keys("victim") else None
    if not any(child.lower_ in ("the", "these", "those", "both") for child in noun.lefts):
        return None
    told = (filler for filler in telling.fillers if filler.actor is None and filler.head == word)
    return next((filler.role for filler in told if filler.role in ("victim", "perpetrator")), None)


def _before(stories: Sequence[Story], sentence: Sentence) -> Telling | None:
    """What was told last of harm that was done, before a sentence or in it."""
    told = [
        telling
        for story in stories
        if story.type in INCIDENTS and story.lead.modality in TIMELINE
        for telling in story.tellings
        if sentence.index - _BACK <= telling.sentence.index <= sentence.index
    ]
    return max(told, key=lambda one: (one.sentence.index, one.trigger.token.i), default=None)
