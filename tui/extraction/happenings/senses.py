"""Words of public life that tell of nothing where they stand: "dismissed the claims", "agreed to hear a plea"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.parties import unnamed
from tui.extraction.happenings.predicates import governor, passive, shared_subject
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from tui.extraction.happenings.participants import Finder
    from tui.extraction.happenings.telling import Filler, Telling

_OF_PEOPLE = frozenset((
    "appoint", "nominate", "dismiss", "sack", "fire", "oust", "impeach", "depose", "reinstate", "demote", "promote to",
    "confirm to",
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
_OFFICES = frozenset((
    "post", "job", "office", "position", "cabinet", "government", "coalition", "party", "race", "parliament", "seat",
    "presidency", "premiership", "leadership", "board", "council", "contest", "senate", "politics", "role", "bloc",
))  # fmt: skip
"""What somebody quits who leaves an office."""
_TREATING = frozenset(
    ["law", "act", "rule", "book", "study", "paper", "expert", "article", "code", "regulation", "film"]
)
"""Nouns of what treats of something, and tells of nothing."""
_JUDGING = frozenset(["court", "judge", "justice", "tribunal", "jury", "magistrate", "bench", "panel"])
_PARTNERS = frozenset(["between", "with", "among"])
_SCORE = re.compile(r"(?<![\d.,$€£-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\d%]|[-–.]\d)")
"""The result of a match."""
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
_ORDINALS = frozenset(
    ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest", "11th", "12th"]
)
_MEASURES = frozenset(
    [
        "operation",
        "campaign",
        "sanction",
        "measure",
        "programme",
        "program",
        "crackdown",
        "initiative",
        "law",
        "bill",
        "effort",
    ]
)
_BLOCKING = frozenset(
    ["block street", "block highway", "block traffic", "block bridge", "block road", "block movement"]
)
"""What those who protest do, and the police where something has happened."""
_COMPLEMENTS = frozenset(["oprd", "xcomp", "ccomp", "acomp", "attr", "advcl", "prt"])
"""What follows "call" where somebody is called something, or on to do it."""
"""What is an occasion of its own where a text says where: "told reporters in Lima"."""
_OCCASIONS = frozenset((
    "call", "briefing", "summit", "conference", "meeting", "rally", "ceremony", "funeral", "gathering", "session",
    "forum", "congress", "assembly", "parade", "mass", "sermon", "inauguration", "debate", "dinner", "service",
    "reception", "march",
))  # fmt: skip
"""Where somebody speaks to people who have come to hear."""
_LEVIES = frozenset(
    ["sanction", "tariff", "tax", "levy", "visa", "bill", "law", "legislation", "subsidy", "duty", "ad"]
)
"""What is aimed at somebody without arms."""
_MANY_DIGITS = 3
"""Figures of how many take part in a trial that is no court's."""
_LONG_TITLE = 8
"""Words that the title of a film or a book has at most."""


def empty(telling: Telling, finder: Finder) -> bool:
    """Whether a trigger does not mean what the dictionary takes it for, by what stands around it."""
    trigger = telling.trigger
    if not trigger.verbal and (_as_a_topic(trigger.token) or _as_a_quality(trigger.token)):
        return True
    senses = (_BY_WORDS.get(trigger.words), _BY_NAME.get(trigger.name))
    return any(sense(telling, finder) for sense in senses if sense is not None)


def _as_a_topic(noun: Token) -> bool:
    """Whether a noun only says what a law or a book is about: "the law on | elections"."""
    on = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "about") else None
    some = not any(child.dep_ in ("det", "poss") for child in noun.lefts)
    return on is not None and some and on.head.lemma_ in _TREATING


def _as_a_quality(noun: Token) -> bool:
    """Whether what the dictionary has as a noun is said of something as an adjective: "is even more | offensive"."""
    return noun.dep_ == "acomp" and noun.tag_ in ("JJ", "JJR", "JJS")


def _beats_a_thing(telling: Telling, finder: Finder) -> bool:
    """Whether what is beaten is no side in a match: "beat expectations", "beat pots"."""
    verb = telling.trigger.token
    if any(child.dep_ == "prt" and child.lower_ == "back" for child in verb.children):
        return True
    beaten = [one for one in clauses.objects(verb) if one.pos_ == "NOUN"]
    return bool(beaten) and not any(lemma(one) in _SIDES or _someone(one, telling, finder) for one in beaten)


def _of_a_union(telling: Telling, finder: Finder) -> bool:
    """Whether states join or leave a body of states: "left the Andean Union"."""
    kinds = {filler.role: set[str]() for filler in telling.fillers}
    for filler in telling.fillers:
        kinds[filler.role].add(finder.kinds.get(filler.actor or "", ""))
    return kinds.get("participant", set()) == {"state"} and "intergovernmental" in kinds.get("target", set())


def _quits_no_office(telling: Telling, finder: Finder) -> bool:
    """Whether what somebody quits is no office and no body: "quit smoking", "quit the show"."""
    quit_ = clauses.objects(telling.trigger.token)
    return bool(quit_) and not any(
        lemma(one) in _OFFICES or finder.sort(one, None) == "group" or finder.mention(one, telling.sentence) is not None
        for one in quit_
    )


def _is_had(telling: Telling, finder: Finder) -> bool:
    """Whether an agreement is only what somebody has, and is not told to be made: "has a contract with the club"."""
    noun = telling.trigger.token
    over = governor(noun) if not telling.trigger.verbal else None
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
    nouns = [noun for one in (verb, *spoken) for noun in clauses.prepositional(one, "at", "during", "in", "to", "on")]
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


def _in_sport(telling: Telling, finder: Finder) -> bool:
    """Whether a sentence is of sport, in which nobody is shot or dismissed from office."""
    return any(lemma(word) in _PITCH for word in telling.sentence.span)


def _shot_at_goal(telling: Telling, finder: Finder) -> bool:
    return not telling.keys("victim", "target") and _in_sport(telling, finder)


def _no_office(telling: Telling, finder: Finder) -> bool:
    return _in_sport(telling, finder) or _of_things(telling, finder) or _mentioned(telling)


def _belief(telling: Telling, finder: Finder) -> bool:
    """Whether a conviction is what somebody thinks: "his conviction that the ties would last"."""
    return any(child.dep_ in ("acl", "ccomp") and child.tag_ != "VBN" for child in telling.trigger.token.rights)


def _of_a_count(telling: Telling, finder: Finder) -> bool:
    """Whether it is only the last of so many that are counted: "the sixth homicide of the year"."""
    noun = telling.trigger.token
    over = governor(noun) if not telling.trigger.verbal else None
    ordinal = any(child.ent_type_ == "ORDINAL" or child.lower_ in _ORDINALS for child in noun.lefts)
    return ordinal and over is not None and over.lemma_ in ("be", "become", "mark", "record")


def _of_patients(telling: Telling, finder: Finder) -> bool:
    """Whether a trial is one of so many that it is no court's: "a trial of 400 volunteers"."""
    of = clauses.prepositional(telling.trigger.token, "of", "with")
    return any(sum(map(str.isdigit, child.text)) >= _MANY_DIGITS for one in of for child in one.lefts)


def _to_nobody_in_particular(telling: Telling, finder: Finder) -> bool:
    """Whether somebody only told reporters, and the text does not say where."""
    return not (telling.places or _on_an_occasion(telling.trigger.token))


def _counted(telling: Telling, finder: Finder) -> bool:
    """Whether votes are counted, or say by how many something was passed: "214 votes", "by a vote of 65 to 33"."""
    noun = telling.trigger.token
    if telling.trigger.verbal:
        return False
    margin = noun.dep_ == "pobj" and any(any(map(str.isdigit, of.text)) for of in clauses.prepositional(noun, "of"))
    return margin or any(child.dep_ == "nummod" for child in noun.lefts)


def _led_to_more(telling: Telling, finder: Finder) -> bool:
    """Whether an announcement is only what something else came after: "after the | announcement, shares fell"."""
    noun = telling.trigger.token
    behind = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "following", "since", "before", "until")
    return not telling.trigger.verbal and behind and not clauses.prepositional(noun, "by", "of", "from")


def _inhabited(telling: Telling, finder: Finder) -> bool:
    """Whether a settlement is a place where people live."""
    return any(finder.place(word, telling.sentence) for word in telling.trigger.token.lefts)


def _shows(telling: Telling, finder: Finder) -> bool:
    """Whether who demonstrates shows something, and does not protest."""
    verb = telling.trigger.token
    return bool(clauses.objects(verb)) or any(child.dep_ == "ccomp" for child in verb.children)


def _abets(telling: Telling, finder: Finder) -> bool:
    """Whether somebody assists in a crime."""
    return any(lemma(noun) in _CRIMES for noun in clauses.prepositional(telling.trigger.token, "in"))


def _overturns_a_ruling(telling: Telling, finder: Finder) -> bool:
    return telling.type == "disaster" and bool(clauses.objects(telling.trigger.token))


def _cordons_off(telling: Telling, finder: Finder) -> bool:
    """Whether it is the police who close a street."""
    doers = [filler for filler in telling.fillers if filler.role == "participant"]
    return telling.trigger.words in _BLOCKING and bool(doers) and all(finder.things.force(one.token) for one in doers)


def _of_no_body(telling: Telling, finder: Finder) -> bool:
    """Whether what is targeted is nothing that can be hit: "an operation targeting illegal fishing"."""
    verb = telling.trigger.token
    if not telling.trigger.verbal or verb.lemma_ != "target":
        return False
    subject = clauses.subject(verb)
    peaceful = subject is not None and lemma(subject) in _MEASURES
    hit = any(filler.role in ("victim", "target") for filler in telling.fillers)
    return peaceful and not hit


_BY_NAME: dict[str, Callable[[Telling, Finder], bool]] = {
    "appointment": _no_office,
    "office": _no_office,
    "membership": lambda telling, finder: not _of_a_union(telling, finder),
    "discussion": lambda telling, finder: not _of_parties(telling),
    "appeal": lambda telling, finder: not _on_an_occasion(telling.trigger.token),
    "result": lambda telling, finder: _SCORE.search(telling.sentence.span.text) is None,
    "ramming": lambda telling, finder: not telling.keys("victim", "target"),
    "reception": lambda telling, finder: not _of_persons(telling, finder),
    "murder": _of_a_count,
    "shooting": _of_a_count,
    "street": _cordons_off,
    "attack": _of_no_body,
    "protest": lambda telling, finder: not telling.trigger.verbal and _in_protest(telling.trigger.token),
}
"""When a kind of happening is none, by its name in the dictionary."""


def _tells_who_he_is(telling: Telling, finder: Finder) -> bool:
    """Whether somebody is only called by his name, and given no office: "a man named as Luis Soto"."""
    verb = telling.trigger.token
    named = [noun for part in (verb, *telling.trigger.inner) for noun in clauses.prepositional(part, "as")]
    named = named or [noun for noun in telling.trigger.inner if noun.dep_ == "pobj"]
    called = [finder.mention(noun, telling.sentence) for noun in named]
    return any(one is not None and finder.kinds.get(one.actor) == "person" for one in called)


def _by_law(telling: Telling, finder: Finder) -> bool:
    """Whether sanctions or a tax are aimed at somebody, and no arms: "imposed sanctions, | targeting his ministers"."""
    said = {lemma(word) for word in telling.sentence.span if word.pos_ == "NOUN"}
    doer = shared_subject(telling.trigger.token)
    armed = doer is not None and (finder.things.fighter(doer) or finder.things.force(doer))
    return bool(said & _LEVIES) and not armed and not telling.weapons


_BY_WORDS: dict[str, Callable[[Telling, Finder], bool]] = {
    **dict.fromkeys(("beat", "defeat", "overcome"), _beats_a_thing),
    **dict.fromkeys(("tell reporter", "tell journalist", "tell analyst", "tell investor"), _to_nobody_in_particular),
    **dict.fromkeys(("contract", "agreement", "deal", "accord", "pact", "treaty"), _is_had),
    **dict.fromkeys(("shoot", "shoot at", "fire at", "fire shot"), _shot_at_goal),
    **dict.fromkeys(("meet", "meet with"), _meets_a_thing),
    **dict.fromkeys(("vote", "ballot"), _counted),
    **dict.fromkeys(("agree", "agree to", "agree on"), _consent),
    **dict.fromkeys(
        ("call", "speak with", "speak to", "talk to", "talk with", "receive call", "make call to"),
        lambda telling, finder: not _between_actors(telling, finder),
    ),
    "target": _by_law,
    "name as": _tells_who_he_is,
    "quit": _quits_no_office,
    "conviction": _belief,
    "trial": _of_patients,
    "sign for": lambda telling, finder: bool(clauses.objects(telling.trigger.token)),
    "rescue": lambda telling, finder: not telling.keys("provider"),
    "gather for": lambda telling, finder: not any(filler.actor for filler in telling.fillers),
    "gathering": lambda telling, finder: not telling.keys("participant"),
    "announcement": _led_to_more,
    "settlement": _inhabited,
    "demonstrate": _shows,
    "assist": _abets,
    "encounter": lambda telling, finder: not any(_armed(filler, finder) for filler in telling.fillers),
    "overturn": _overturns_a_ruling,
}
"""When some words tell of no happening."""
