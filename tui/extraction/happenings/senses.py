"""Words of public life that tell of nothing where they stand: "dismissed the claims", "agreed to hear a plea"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.parties import unnamed
from tui.extraction.happenings.predicates import governor, passive, shared_subject
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.participants import Finder
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.extraction.happenings.things import Things
    from tui.extraction.happenings.triggers import Trigger

_OF_PEOPLE = frozenset((
    "appoint", "nominate", "dismiss", "sack", "fire", "oust", "impeach", "depose", "reinstate", "demote", "promote to",
))  # fmt: skip
"""Verbs that tell of an office only where somebody, or a body of people, is their object."""
_CONSENTING = frozenset((
    "accept", "allow", "answer", "appear", "attend", "come", "consider", "delay", "drop", "examine", "give", "go",
    "hear", "help", "join", "leave", "let", "listen", "look", "participate", "postpone", "receive", "reconsider",
    "remain", "reopen", "resign", "review", "see", "serve", "speak", "stay", "step", "take", "talk", "testify", "wait",
))  # fmt: skip
"""What one alone agrees to do without making an agreement: "agreed to take their petition"."""
_CRIMES = frozenset(["attack", "murder", "killing", "crime", "suicide", "assault", "escape", "robbery", "plot", "raid"])
"""What no aid is assistance in."""
_NO_OFFICES = frozenset((
    "accused", "suspect", "defendant", "victim", "winner", "killer", "culprit", "perpetrator", "gunman", "attacker",
    "target", "person", "man", "woman", "one", "location", "site", "venue", "possibility", "reason", "cause", "city",
))  # fmt: skip
"""What somebody or something is named as, though it is no office."""
_JUDGING = frozenset(["court", "judge", "justice", "tribunal", "jury", "magistrate", "bench", "panel"])
_CHAMBERS = frozenset((
    "parliament", "senate", "assembly", "congress", "house", "chamber", "council", "lawmaker", "legislator", "senator",
    "congressman", "mp", "deputy", "legislature", "knesset", "bundestag", "duma", "diet", "committee", "board",
    "parliamentarian", "cabinet", "commission", "councillor", "representative", "sejm", "rada", "riksdag", "common",
))  # fmt: skip
"""Who votes on laws, and elects nobody by it."""
_OWNERS = frozenset(["shareholder", "stockholder", "creditor", "bondholder"])
"""Who votes on what a company does."""
_SEARCHING = frozenset(["arrest", "detain", "seize", "recover", "confiscate", "nab", "search", "round", "net", "catch"])
_SEARCHERS = frozenset(["police", "customs", "drug", "drugs", "anti-drug", "tax", "fbi", "immigration"])
"""Words before a raid that is one of the police."""
_PUNISHING = frozenset(["authority", "government", "state", "regime", "prison", "kingdom", "court"])
"""Who puts to death whom a court has sentenced."""
_CONVICTED = frozenset((
    "convict", "sentence", "row", "injection", "penalty", "inmate", "offence", "offense", "gallows", "court", "treason",
    "blasphemy", "murderer", "rapist", "trafficker", "conviction",
))  # fmt: skip
"""Words of a sentence that carries out a court's."""
_ENDING = frozenset(["storm", "raid", "siege", "storming", "rescue operation", "besiege", "assault", "enter"])
_ELITE = frozenset(["fbi", "swat", "commando", "commandos", "tactical", "rescue", "counter-terrorism"])
"""Who ends a hostage-taking, and by what."""
_PARTNERS = frozenset(["between", "with", "among"])
_SCORE = re.compile(r"(?<![\d.,$€£-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\d%]|[-–.]\d)")
"""The result of a match."""
_SHOOTING = frozenset(["shoot", "shoot at", "fire at", "fire shot"])
_PITCH = frozenset((
    "net", "crossbar", "header", "goalkeeper", "keeper", "midfielder", "winger", "striker", "half-time", "halftime",
    "stoppage", "equaliser", "equalizer", "offside", "free-kick", "hat-trick", "touchline", "goalmouth", "rebound",
    "netminder", "puck", "birdie", "bogey", "fairway", "wicket", "innings", "backhand", "forehand", "tiebreak",
    "three-pointer", "touchdown",
))  # fmt: skip
"""Words of sport, in whose sentences nobody is shot."""
_QUOTES = frozenset(['"', "“", "”", "‘", "«", "»", "``", "''"])
_SIDES = frozenset((
    "side", "host", "hosts", "opponent", "favourite", "favorite", "holder", "seed", "outfit", "visitor", "champions",
    "neighbour", "neighbor", "minnow", "counterpart",
))  # fmt: skip
"""Who is beaten in a match, by no name."""
_SPEAKING = frozenset(["call", "speak with", "speak to", "talk to", "talk with", "receive call", "make call to"])
"""Words for a telephone call that mean much else."""
_COMPLEMENTS = frozenset(["oprd", "xcomp", "ccomp", "acomp", "attr", "advcl", "prt"])
"""What follows "call" where somebody is called something, or on to do it."""
_MARTIAL = frozenset((
    "military", "police", "army", "naval", "security", "counterterrorism", "anti-terror", "antiterror", "clearance",
    "sanitisation", "sanitization", "cordon", "combing", "mop-up", "ground", "air", "commando", "special",
    "cross-border", "intelligence-based", "based", "anti-narcotics",
))  # fmt: skip
_PEACEFUL = frozenset((
    "mining", "mine", "oil", "business", "commercial", "rescue", "relief", "search", "surgical", "recovery", "cleanup",
    "humanitarian", "daily", "normal", "banking", "overseas", "flight", "aid", "production", "market",
))  # fmt: skip
"""Words before an operation that is one of arms, and one that is none."""
_NOUNS = ("NOUN", "PROPN")
_HELD = frozenset(["contract", "agreement", "deal", "accord", "pact", "treaty"])
"""What a party has as well as makes."""
_OCCASIONS = frozenset((
    "summit", "conference", "meeting", "rally", "ceremony", "funeral", "gathering", "session", "forum", "congress",
    "assembly", "parade", "mass", "sermon", "inauguration", "debate", "dinner", "service", "reception", "march",
))  # fmt: skip
"""Where somebody speaks to people who have come to hear."""
_MANY_DIGITS = 3
"""Figures of how many take part in a trial that is no court's."""
_LONG_TITLE = 8
"""Words that the title of a film or a book has at most."""


def empty(telling: Telling, finder: Finder) -> bool:
    """Whether a trigger does not mean what the dictionary takes it for, by what stands around it."""
    name, words = telling.trigger.name, telling.trigger.words
    if _titled(telling.trigger.token):
        return True
    if name in ("appointment", "office"):
        return _of_things(telling, finder) or _mentioned(telling)
    if words in ("beat", "defeat", "overcome") and _beats_a_thing(telling, finder):
        return True
    if words == "conviction":
        return any(one.dep_ in ("acl", "ccomp") and one.tag_ != "VBN" for one in telling.trigger.token.rights)
    if name == "discussion":
        return not _of_parties(telling)
    if name == "appeal":
        return not _on_an_occasion(telling.trigger.token)
    if words in _HELD and not telling.trigger.verbal:
        return _is_had(telling.trigger.token)
    if name == "result":
        return _SCORE.search(telling.sentence.span.text) is None
    if words in _SHOOTING and not telling.keys("victim", "target"):
        return any(lemma(word) in _PITCH for word in telling.sentence.span)
    if words == "trial":
        of = clauses.prepositional(telling.trigger.token, "of", "with")
        return any(sum(map(str.isdigit, child.text)) >= _MANY_DIGITS for one in of for child in one.lefts)
    if words == "sign for":
        return bool(clauses.objects(telling.trigger.token))
    if name == "ramming":
        return not telling.keys("victim", "target")
    if words == "rescue":
        return not telling.keys("provider")
    if words == "gather for":
        return not any(filler.actor for filler in telling.fillers)
    if words == "gathering":
        return not telling.keys("participant")
    if words in ("meet", "meet with"):
        return _meets_a_thing(telling, finder)
    if words in ("vote", "ballot") and not telling.trigger.verbal:
        return any(child.dep_ == "nummod" for child in telling.trigger.token.lefts)
    if name == "reception":
        return not _of_persons(telling, finder)
    if words == "settlement" and any(finder.place(word, telling.sentence) for word in telling.trigger.token.lefts):
        return True
    if name == "agreement":
        return words in ("agree", "agree to", "agree on") and _consent(telling, finder)
    if name == "call" and words in _SPEAKING:
        return not _between_actors(telling, finder)
    if words == "demonstrate":
        return bool(clauses.objects(telling.trigger.token)) or _says_that(telling.trigger.token)
    if words == "assist":
        return any(lemma(noun) in _CRIMES for noun in clauses.prepositional(telling.trigger.token, "in"))
    if words == "encounter":
        return not any(_armed(filler, finder) for filler in telling.fillers)
    if name == "protest" and not telling.trigger.verbal:
        return _in_protest(telling.trigger.token)
    return words == "overturn" and telling.type == "disaster" and bool(clauses.objects(telling.trigger.token))


def _beats_a_thing(telling: Telling, finder: Finder) -> bool:
    """Whether what is beaten is no side in a match: "beat expectations", "beat pots"."""
    beaten = [one for one in clauses.objects(telling.trigger.token) if one.pos_ == "NOUN"]
    return bool(beaten) and not any(lemma(one) in _SIDES or _someone(one, telling, finder) for one in beaten)


def _is_had(noun: Token) -> bool:
    """Whether an agreement is only what somebody has, and is not told to be made: "has a contract with the club"."""
    over = governor(noun)
    return over is not None and over.lemma_ == "have" and noun.dep_ == "dobj"


def _of_parties(telling: Telling) -> bool:
    """Whether those who discuss something are two who are named, or both who were: "the two ministers"."""
    parties = [filler for filler in telling.fillers if filler.role == "participant"]
    return telling.trigger.token.tag_ in ("VBD", "VBN", "VBG") and (
        len({filler.actor for filler in parties if filler.actor}) > 1 or unnamed(telling)
    )


def _on_an_occasion(verb: Token) -> bool:
    """Whether somebody says it where people have come to hear: "at a rally in Lima", "speaking at the summit"."""
    spoken = [child for child in verb.children if child.dep_ == "advcl" and child.lemma_ in ("speak", "address")]
    nouns = [noun for one in (verb, *spoken) for noun in clauses.prepositional(one, "at", "during", "in", "to")]
    return any(lemma(noun) in _OCCASIONS for noun in nouns)


def _between_actors(telling: Telling, finder: Finder) -> bool:
    """Whether one actor calls or speaks with another, and calls him nothing: "called the mayor a liar"."""
    verb = telling.trigger.token
    if telling.trigger.verbal and len(telling.trigger.words.split()) == 1 and lemma(verb) == "call":
        if any(child.dep_ in _COMPLEMENTS and child.i > verb.i for child in verb.children):
            return False
        if any(child.dep_ in ("appos", "acl", "relcl") for one in clauses.objects(verb) for child in one.children):
            return False
    if not telling.trigger.verbal:
        return bool(telling.fillers)
    named = {filler.actor for filler in telling.fillers if finder.kinds.get(filler.actor or "", "media") != "media"}
    return len(named) > 1 or (bool(named) and telling.trigger.words == "receive call")


def peaceful(trigger: Trigger, things: Things) -> bool:
    """Whether an operation is none of armed forces or the police, but a company's or a surgeon's; or several are."""
    noun = trigger.token
    if trigger.name != "operation":
        return False
    kinds = {lemma(child) for child in noun.lefts} | {child.lower_ for child in noun.lefts}
    several = noun.tag_ == "NNS" and not any(child.dep_ == "nummod" for child in noun.lefts)
    said = [word for word in trigger.sentence.span if word.pos_ in _NOUNS]
    if noun.dep_ == "attr" or several or (kinds & _PEACEFUL and not any(map(things.fighter, said))):
        return True
    return not (kinds & _MARTIAL or any(things.fighter(word) or things.force(word) for word in said))


def _titled(token: Token) -> bool:
    """Whether a word stands in the title of a film or a book: "Anatomy of a Storm", in quotation marks."""
    if not token.is_title:
        return False
    sentence = token.sent
    opening = next((at for at in range(token.i - 1, sentence.start - 1, -1) if token.doc[at].text in _QUOTES), None)
    closing = next((at for at in range(token.i + 1, sentence.end) if token.doc[at].text in _QUOTES), None)
    if opening is None or closing is None or not 2 < closing - opening <= _LONG_TITLE + 1:
        return False
    inside = [word for word in token.doc[opening + 1 : closing] if word.is_alpha]
    marks = sum(word.text in _QUOTES for word in token.doc[sentence.start : opening + 1])
    return marks % 2 == 1 and all(word.is_title or len(word) <= 3 for word in inside)


def _meets_a_thing(telling: Telling, finder: Finder) -> bool:
    """Whether what is met is no one: "met expectations"."""
    verb = telling.trigger.token
    met = clauses.objects(verb) or clauses.prepositional(verb, "with")
    met = met or [noun for part in verb.children for noun in clauses.prepositional(part, "with")]
    return bool(met) and not any(_someone(one, telling, finder) for one in met)


def _of_things(telling: Telling, finder: Finder) -> bool:
    """Whether what is dismissed, fired or nominated is no one: "dismissed the claims", "fired teargas"."""
    verb = telling.trigger.token
    if telling.trigger.words not in _OF_PEOPLE:
        return False
    subject = shared_subject(verb) if passive(verb) else None
    over = verb.head if verb.dep_ == "acl" and verb.tag_ != "VBG" else None
    struck = [one for one in (*clauses.objects(verb), subject, over) if one is not None]
    if not struck:
        return verb.lemma_ == "fire"  # what fires, and nobody, is a gun
    return not any(_someone(one, telling, finder) for one in struck)


def _someone(token: Token, telling: Telling, finder: Finder) -> bool:
    if token.pos_ in ("PRON", "PROPN") or finder.mention(token, telling.sentence) is not None:
        return True
    return finder.sort(token, None) in ("people", "group") or finder.things.decides(token)


def _mentioned(telling: Telling) -> bool:
    """Whether "name" says who is spoken of and no office: "the minister named in the report"."""
    trigger = telling.trigger
    if not trigger.verbal or trigger.token.lemma_ != "name" or not trigger.inner:
        return False
    if any(lemma(noun) in _NO_OFFICES for noun in clauses.prepositional(trigger.token, "as")):
        return True
    return trigger.inner[-1] == trigger.token.head or trigger.inner[-1].dep_ in clauses.SUBJECTS


def _says_that(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children)


def _of_persons(telling: Telling, finder: Finder) -> bool:
    """Whether one person receives another, and asks for nothing: no "called on the minister to resign"."""
    verb = telling.trigger.token
    persons = [filler for filler in telling.fillers if _person(filler, finder)]
    if len({filler.key for filler in persons}) < 2 or not any(filler.actor for filler in persons):
        return False
    asked = any(child.dep_ in ("xcomp", "advcl", "ccomp") and child.i > verb.i for child in verb.children)
    of_it = any(child.dep_ == "acl" or child.dep_ == "relcl" for filler in persons for child in filler.token.children)
    return lemma(verb) != "call" or not (asked or of_it or clauses.prepositional(verb, "for"))


def _person(filler: Filler, finder: Finder) -> bool:
    kind = finder.kinds.get(filler.actor) if filler.actor else None
    return kind == "person" if kind else finder.things.sort(filler.token) == "people"


def _armed(filler: Filler, finder: Finder) -> bool:
    kind = finder.kinds.get(filler.actor) if filler.actor else None
    return kind == "armed_group" or finder.things.fighter(filler.token) or finder.things.force(filler.token)


def _consent(telling: Telling, finder: Finder) -> bool:
    """Whether one alone consents, or some only think alike: "agreed to hear the case", "experts agree that"."""
    verb = telling.trigger.token
    subject = clauses.subject(verb)
    if subject is None:
        return False
    if verb.tag_ in ("VBP", "VBZ") and telling.sentence.block.kind != "heading":
        return True
    if any(child.dep_ in ("prep", "agent") and child.lower_ in _PARTNERS for child in verb.children):
        return False
    done = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if done is None:
        return False
    judges = lemma(subject) in _JUDGING or any(lemma(child) in _JUDGING for child in subject.lefts)
    several = len(clauses.conjuncts(subject)) > 1 or subject.tag_ == "NNS"
    public = lemma(subject) == "police" or not several
    return judges or (public and lemma(done) in _CONSENTING)


def _in_protest(noun: Token) -> bool:
    """Whether it only says why something else was done: "in protest at the verdict"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and not any(child.dep_ == "det" for child in noun.children)


def punished(trigger: Trigger, fillers: Sequence[Filler], finder: Finder) -> bool:
    """Whether somebody is put to death by law, and not murdered: "Iran executed a man convicted of treason"."""
    if trigger.words not in ("execute", "execution", "hang", "behead", "beheading"):
        return False
    doers = [filler for filler in fillers if filler.role == "perpetrator"]
    hanged = trigger.words == "hang" and passive(trigger.token) and trigger.token.head.lemma_ != "find"
    if hanged and not doers:
        return True
    if doers:
        return all(_punishes(filler, finder) for filler in doers)
    return any(lemma(word) in _CONVICTED for word in trigger.sentence.span)


def _punishes(filler: Filler, finder: Finder) -> bool:
    kind = finder.kinds.get(filler.actor) if filler.actor else None
    return kind == "state" if kind else lemma(filler.token) in _PUNISHING


def frees_hostages(trigger: Trigger, fillers: Sequence[Filler], things: Things) -> bool:
    """Whether police or soldiers end a hostage-taking: "commandos stormed the bank to free the hostages"."""
    doers = [filler for filler in fillers if filler.role == "perpetrator"]
    return trigger.words in _ENDING and bool(doers) and all(_of_the_state(filler.token, things) for filler in doers)


def _of_the_state(token: Token, things: Things) -> bool:
    return (
        things.force(token)
        or lemma(token) == "commando"
        or any(things.force(child) or child.lower_ in _ELITE for child in token.lefts)
    )


def legislates(trigger: Trigger) -> bool:
    """Whether who votes decides on a law or a measure: "the Senate voted to override the veto"."""
    if trigger.words == "vote" and any(lemma(word) in _OWNERS for word in trigger.sentence.span):
        return True
    if not trigger.verbal or trigger.token.lemma_ != "vote":
        return False
    if any(child.dep_ == "xcomp" for child in trigger.token.children):
        return True
    subject = clauses.subject(trigger.token)
    return subject is not None and any(lemma(word) in _CHAMBERS for word in (subject, *subject.lefts))


def searched(trigger: Trigger, fillers: Sequence[Filler]) -> bool:
    """Whether a raid is the police's, to search and arrest: "arrested in a raid on the party's office"."""
    if any(filler.role == "perpetrator" and lemma(filler.token) == "police" for filler in fillers):
        return True
    if not trigger.verbal and any(child.lower_ in _SEARCHERS for child in trigger.token.lefts):
        return True
    over = governor(trigger.token) if not trigger.verbal else None
    return over is not None and over.lemma_ in _SEARCHING
