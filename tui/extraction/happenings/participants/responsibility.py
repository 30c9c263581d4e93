"""Responsibility: who claims a deed, and who is blamed for it, by words that tell of nothing else.

"The Front claimed the attack", "is accused of the attack", "was behind it", "it was the work of the Front".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.harm import ASSAULTS, VIOLENCE
from tui.extraction.happenings.participants.argument import Argument
from tui.extraction.happenings.predicates import SUPPORT, governor, passive, shared_subject
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.happenings.triggers import Trigger

_ARREST = ("for", "over", "in connection")
_SENTENCE = ("for", "over", "in")
_ACCUSING = {
    "accuse": ("of",),
    "suspect": ("of", "in"),
    "charge": ("with", "over", "for", "in"),
    "blame": ("for",),
    "indict": ("for", "over", "on", "in"),
    "implicate": ("in",),
    "involve": ("in",),
    "link": ("to", "with"),
    "tie": ("to",),
    "connect": ("to", "with"),
    "want": ("for", "over", "in connection"),
    "arrest": _ARREST,
    "detain": _ARREST,
    "capture": _ARREST,
    "hold": _ARREST,
    "prosecute": _ARREST,
    "try": _ARREST,
    "convict": ("of", *_SENTENCE),
    "sentence": _SENTENCE,
    "jail": _SENTENCE,
    "imprison": _SENTENCE,
    "execute": _SENTENCE,
}
"""Verbs by which somebody is said to have done a deed, with the prepositions behind which the deed stands."""
_RULING = frozenset(["convict", "sentence", "jail", "imprison", "execute", "find"])
"""Those of them that leave no doubt."""
_BLAMING = frozenset(["blame", "attribute", "ascribe"])
"""Verbs whose object is the deed: "blamed the attack on the Front"."""
_CULPABLE = frozenset(["responsible", "guilty", "culpable", "accountable", "liable", "answerable"])
_HOLDING = frozenset(["hold", "find", "deem", "consider", "declare", "pronounce"])
"""Verbs that say of somebody that he is responsible."""
_AUTHORS = frozenset((
    "mastermind", "perpetrator", "author", "architect", "culprit", "organizer", "organiser", "ringleader", "planner",
    "instigator", "plotter", "suspect", "accomplice", "participant",
))  # fmt: skip
"""Nouns for who did a deed that stands behind them."""
_ANYBODY = frozenset(["those", "one", "people", "person", "individual", "party", "force", "factor"])
"""What says nothing of whom it stands for: "they seek the people responsible"."""
_WORK = frozenset(["work", "handiwork", "doing", "deed", "act", "action", "revenge"])
"""Nouns by which a deed is said to be somebody's."""
_SHARES = frozenset(["involvement", "participation", "complicity", "role", "part", "hand", "planning", "execution"])
"""Nouns for what somebody had to do with a deed: "jailed for his role in the attack"."""
_TERMS = frozenset(["year", "month", "life", "death", "prison", "jail", "imprisonment", "custody", "bar"])
"""Nouns of a sentence, on which a parse may hang what it was for."""
_MESSAGES = frozenset(["leaflet", "communique", "statement", "message", "call", "note", "letter", "video", "pamphlet"])
"""What claims a deed for who sent it."""


def found(trigger: Trigger) -> Iterator[Argument]:
    """Who claims what a trigger tells of, or is said to have done it, in its own sentence."""
    if trigger.kind.type in ASSAULTS and not trigger.verbal:
        yield from _claiming(trigger.token)
    if trigger.kind.type not in VIOLENCE:
        return
    if not trigger.verbal:
        yield from (_blamed(who) for who in _attributed(trigger.token))
        yield from (_blamed(who) for who in _whose_work(trigger.token))
    for preposition, over in _over(trigger.token):
        if not _open(over):
            yield from _accused(preposition, over)


def _blamed(who: Token, *, hedged: bool = False) -> Argument:
    return Argument("perpetrator", who, "blamed", hedged=hedged)


def _open(word: Token) -> bool:
    """Whether a sentence denies that somebody did it, or only asks."""
    verb = next((up for up in (word, *word.ancestors) if up.pos_ in ("VERB", "AUX")), word)
    return clauses.negated(verb) or clauses.conditional(verb) or word.sent[-1].text == "?"


def _claiming(noun: Token) -> Iterator[Argument]:
    """Who claims a deed: "claimed the attack", "claimed responsibility for it", "for which it took credit"."""
    verb = governor(noun)
    if verb is not None and verb.lemma_ == "claim" and noun.dep_ in ("dobj", "nsubjpass") and not clauses.negated(verb):
        who = clauses.agent(verb) if noun.dep_ == "nsubjpass" else _claimant(verb)
        if who is not None:
            yield Argument("claimant", who, "claim")
    for preposition, over in _over(noun):
        verb = governor(over) if over.lower_ in ("responsibility", "credit", "authorship") else over
        if preposition != "for" or verb is None or verb.lemma_ not in ("claim", "take", "admit", "assume", "accept"):
            continue
        who = clauses.agent(verb) if passive(verb) else _claimant(verb)
        if who is not None and not clauses.negated(verb):
            yield Argument("claimant", who, "claim")


def _claimant(verb: Token) -> Token | None:
    """Who claims: of a message who sent it, and of a participle the noun that it stands behind."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "advcl") or clauses.has_subject(verb):
        return shared_subject(verb)
    before = verb.nbor(-1) if verb.i else verb
    noun = verb.head if verb.dep_ == "acl" else before
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    if noun.pos_ not in ("NOUN", "PROPN"):
        return shared_subject(verb)
    if lemma(noun) not in _MESSAGES:
        return noun
    senders = clauses.prepositional(noun, "from", "by", "of")
    over = governor(noun)
    return senders[0] if senders else shared_subject(over) if over is not None else None


def _attributed(noun: Token) -> Iterator[Token]:
    """On whom a deed is blamed: "the attack was blamed on the Front", "linked to the Front"."""
    verb = governor(noun)
    if verb is None or _open(verb):
        return
    if noun.dep_ == "nsubjpass" and verb.lemma_ in (*_BLAMING, "link"):
        yield from clauses.prepositional(verb, "to", "on")[:1]
    elif noun.dep_ == "dobj" and verb.lemma_ in _BLAMING:
        yield from (clauses.prepositional(verb, "to", "on") or clauses.prepositional(noun, "to", "on"))[:1]


def _whose_work(noun: Token) -> Iterator[Token]:
    """Whose work a deed is said to be: "the attack was the work of the Front"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or _open(verb):
        return
    for work in (child for child in verb.rights if child.dep_ == "attr" and lemma(child) in _WORK):
        yield from clauses.prepositional(work, "of", "by")[:1]


def _over(deed: Token) -> Iterator[tuple[str, Token]]:
    """The preposition behind which a deed stands, itself or as "which", with the word that this hangs on."""
    deed = _whole(deed)
    if deed.dep_ in ("pobj", "pcomp"):
        yield _hung_on(deed.head)
    for word in deed.doc[deed.i + 1 : deed.sent.end]:
        if word.lower_ == "which" and word.dep_ == "pobj" and _of(word, deed):
            yield _hung_on(word.head)


def _of(pronoun: Token, deed: Token) -> bool:
    """Whether a relative pronoun stands for a deed, or for something in its clause."""
    clause = next((up for up in pronoun.ancestors if up.dep_ == "relcl"), None)
    return clause is not None and (clause.head == deed or deed in clause.head.ancestors)


def _whole(deed: Token) -> Token:
    """What a deed is told by: "masterminding | the attack", "his role in | the attack", "murder and | robbery"."""
    while True:
        over = governor(deed)
        if deed.dep_ == "conj" and deed.head != deed:
            deed = deed.head
        elif deed.dep_ == "pobj" and deed.head.lower_ in ("in", "of") and lemma(deed.head.head) in _SHARES:
            deed = deed.head.head
        elif over is not None and over.dep_ == "pcomp" and deed.dep_ == "dobj" and over.lemma_ in SUPPORT:
            deed = over
        else:
            return deed


def _hung_on(preposition: Token) -> tuple[str, Token]:
    """A preposition with the verb of blame that it belongs to, on whichever noun before it a parse hangs it."""
    word, over = preposition.lower_, preposition.head
    if word in ("with", "to") and over.lower_ == "connection" and over.dep_ == "pobj":
        word, over = "in connection", over.head.head
    noun = over
    while noun.pos_ in ("NOUN", "PROPN", "PRON") and noun.dep_ in ("conj", "appos", "pobj", "dobj", "nmod"):
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun == over or word not in _ACCUSING.get(noun.lemma_, ()) or lemma(over) in _AUTHORS:
        return word, over
    elsewhere = any(child.dep_ == "prep" and child.lower_ == word and child.i > preposition.i for child in noun.rights)
    listed = over.dep_ != "pobj" or lemma(over) in _TERMS
    return (word, noun) if listed and not elsewhere else (word, over)


def _accused(preposition: str, over: Token) -> Iterator[Argument]:
    """Whom a word over a deed's preposition says to have done it."""
    if over.pos_ in ("VERB", "AUX"):
        if preposition in _ACCUSING.get(over.lemma_, ()) and (who := _undergoer(over)) is not None:
            yield _blamed(who, hedged=over.lemma_ not in _RULING)
        elif over.lemma_ == "be" and preposition == "behind" and (who := shared_subject(over)) is not None:
            yield _blamed(who)
        guilty = (child for child in over.rights if child.lower_ in _CULPABLE)
        yield from (_blamed(who, hedged=True) for word in guilty if (who := _held(over, word)) is not None)
    elif over.lower_ in _CULPABLE and preposition in ("for", "of", "in"):
        yield from _culpable(over)
    elif lemma(over) in _AUTHORS and preposition in ("of", "in", "behind", "to"):
        yield from (_blamed(who) for who in _called(over))
    elif preposition == "behind" and over.pos_ in ("NOUN", "PROPN"):
        yield _blamed(over)


def _undergoer(verb: Token) -> Token | None:
    """Whom a verb of blame befalls."""
    if passive(verb):
        return shared_subject(verb)
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and not clauses.objects(verb):
        return verb.head
    return next((clauses.antecedent(noun) for noun in clauses.objects(verb)), None)


def _held(verb: Token, guilty: Token) -> Token | None:
    """Whom somebody holds responsible."""
    if verb.lemma_ not in _HOLDING:
        return None
    own = clauses.subject(guilty) if clauses.has_subject(guilty) else None
    return own if own is not None else _undergoer(verb)


def _culpable(guilty: Token) -> Iterator[Argument]:
    """Who is said to be responsible: "the Front is responsible for", "those responsible for it are soldiers"."""
    over = guilty.head
    if guilty.dep_ == "amod":
        yield from (_blamed(who) for who in _called(over))
    elif over.lemma_ in _HOLDING:
        if (who := _held(over, guilty)) is not None:
            yield _blamed(who, hedged=over.lemma_ not in _RULING)
    elif over.pos_ in ("VERB", "AUX") and (who := shared_subject(over)) is not None:
        yield _blamed(who)


def _called(noun: Token) -> Iterator[Token]:
    """Who a noun for the doer says that he is: "the masterminds | are two officers", "Jo Tan, | the mastermind"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        yield from (child for child in verb.rights if child.dep_ == "attr")
    elif noun.dep_ == "attr" and verb.lemma_ == "be" and (who := shared_subject(verb)) is not None:
        yield who
    elif noun.dep_ == "appos":
        yield noun.head
    elif lemma(noun) not in _AUTHORS | _ANYBODY:
        yield noun
