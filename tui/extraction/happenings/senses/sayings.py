"""What is said on an occasion, and what is only thought or told: "his conviction that", "after the announcement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.predicates import passive, shared_subject, speaking
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Telling
    from tui.extraction.happenings.triggers import Trigger

_OCCASIONS = frozenset((
    "call", "briefing", "summit", "conference", "meeting", "rally", "ceremony", "funeral", "gathering", "session",
    "forum", "congress", "assembly", "parade", "mass", "sermon", "inauguration", "debate", "dinner", "service",
    "reception", "march",
))  # fmt: skip
"""Where somebody speaks to people who have come to hear."""
_TREATING = frozenset((
    "law", "act", "rule", "book", "study", "paper", "expert", "article", "code", "regulation", "film", "remark",
    "comment", "concern", "fear", "worry", "question", "rumour", "rumor", "speculation", "debate", "doubt", "joke",
))  # fmt: skip
"""Nouns of what treats of something, and tells of nothing."""

_THERE = {
    "platform": frozenset(["on", "to", "via", "through", "over"]),
    "medium": frozenset(["in", "on", "during", "via", "through", "by"]),
    "floor": frozenset(["in", "at", "during", "before"]),
}
"""The prepositions behind which a kind's noun is where something is said."""
_SHOWN = frozenset(["video", "image", "photo", "picture", "footage", "clip", "post"])
"""What others put on a platform: "videos posted on X showed"."""
_NOT_SAID = frozenset((
    "go", "begin", "lie", "rule", "charge", "offer", "find", "show", "sing", "laugh", "cry", "agree", "remember",
    "expect", "chant", "cheer", "read",
))  # fmt: skip
"""Verbs that stand with speech, and beside a letter or a platform say nothing: "went on Facebook"."""


def on_an_occasion(verb: Token) -> bool:
    """Whether somebody says it where people have come to hear: "at a rally in Lima", "speaking at the summit"."""
    spoken = [child for child in verb.children if child.dep_ == "advcl" and child.lemma_ in ("speak", "address")]
    nouns = [noun for one in (verb, *spoken) for noun in clauses.prepositional(one, "at", "during", "in", "to", "on")]
    return any(lemma(noun) in _OCCASIONS for noun in nouns)


def spoken_in(trigger: Trigger, finder: Finder) -> bool:
    """Whether somebody is told to speak in a letter, on a platform or in a parliament; of other triggers it is so.

    "A letter | to the mayor" tells of nothing by itself.
    """
    if trigger.name not in _THERE:
        return True
    noun = trigger.token
    verb = speaking(noun)
    if verb is None or noun.head.lower_ not in _THERE[trigger.name]:
        return False
    subject = shared_subject(verb)
    if verb.dep_ == "acl" or passive(verb) or clauses.infinitive(verb) or (subject and lemma(subject) in _SHOWN):
        return False
    return verb.lemma_ not in _NOT_SAID and finder.says(verb)


def to_nobody_in_particular(telling: Telling, finder: Finder) -> bool:
    """Whether somebody only told reporters, and the text does not say where, nor on which day."""
    return not (telling.places or _on_its_day(telling) or on_an_occasion(telling.trigger.token))


def says_nothing(telling: Telling, finder: Finder) -> bool:
    """Whether somebody only spoke, and no clause tells what was said: "| speaking to reporters, she said" does."""
    return telling.trigger.token.dep_ != "advcl"


def no_address(telling: Telling, finder: Finder) -> bool:
    """Whether a warning or an accusation is no news of its own: it is to nobody by name, and of no day."""
    verb = telling.trigger.token
    if not _told_first(telling) or telling.trigger.words not in ("warn", "accuse"):
        return True
    mentions = [finder.mention(noun, telling.sentence) for noun in clauses.objects(verb)]
    kinds = {finder.kinds.get(one.actor) for one in mentions if one is not None}
    if telling.trigger.words == "accuse":
        return not (kinds and _on_its_day(telling))
    return not (_on_its_day(telling) or "state" in kinds)


def _told_first(telling: Telling) -> bool:
    """Whether the main clause tells that an actor did so."""
    verb = telling.trigger.token
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    return main and not passive(verb) and any(f.role == "speaker" and f.actor for f in telling.fillers)


def _on_its_day(telling: Telling) -> bool:
    """Whether the text says on which day it was said."""
    return telling.sure_of_date and telling.when is not None and telling.when.precision == "day"


def led_to_more(telling: Telling, finder: Finder) -> bool:
    """Whether an announcement is only what something else came after: "after the | announcement, shares fell"."""
    noun = telling.trigger.token
    behind = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "following", "since", "before", "until")
    return not telling.trigger.verbal and behind and not clauses.prepositional(noun, "by", "of", "from")


def belief(telling: Telling, finder: Finder) -> bool:
    """Whether a conviction is what somebody thinks: "his conviction that the ties would last"."""
    return any(child.dep_ in ("acl", "ccomp") and child.tag_ != "VBN" for child in telling.trigger.token.rights)


def who_accuses(telling: Telling, finder: Finder) -> bool:
    """Whether the prosecution is who accuses somebody before a court: "the | prosecution told the court"."""
    noun = telling.trigger.token
    return any(child.lower_ == "the" for child in noun.lefts) and not any(child.dep_ == "prep" for child in noun.rights)


def as_a_topic(noun: Token) -> bool:
    """Whether a noun only says what a law or a book is about: "the law on | elections"."""
    if noun.dep_ == "dobj" and noun.head.dep_ == "pcomp" and noun.head.head.lower_ == "about":
        return True  # "talked about making | strikes"
    on = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "about") else None
    some = not any(child.dep_ in ("det", "poss") for child in noun.lefts)
    return on is not None and some and on.head.lemma_ in _TREATING


def as_a_quality(noun: Token) -> bool:
    """Whether what the dictionary has as a noun is said of something as an adjective: "is even more | offensive"."""
    return noun.dep_ == "acomp" and noun.tag_ in ("JJ", "JJR", "JJS")
