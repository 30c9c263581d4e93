"""Matches and votes, and what only sounds like them: "beat expectations", "214 votes"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.senses.persons import someone
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Telling
    from tui.extraction.happenings.triggers import Trigger

SCORE = re.compile(r"(?<![\d.,$€£-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\d%]|[-–.]\d)")
"""The result of a match."""
_PITCH = frozenset((
    "net", "crossbar", "header", "goalkeeper", "keeper", "midfielder", "winger", "striker", "half-time", "halftime",
    "stoppage", "equaliser", "equalizer", "offside", "free-kick", "hat-trick", "touchline", "goalmouth", "rebound",
    "netminder", "puck", "birdie", "bogey", "fairway", "wicket", "innings", "backhand", "forehand", "tiebreak",
    "three-pointer", "touchdown", "bat", "batsman", "batter", "bowler", "spinner", "wicketkeeper", "goalscorer",
    "defenseman", "quarterback", "midfield", "goaltender", "goalie",
))  # fmt: skip
"""Words of sport, in whose sentences nobody is shot."""
_SIDES = frozenset((
    "side", "host", "hosts", "opponent", "favourite", "favorite", "holder", "seed", "outfit", "visitor", "champions",
    "neighbour", "neighbor", "minnow", "counterpart", "quartet", "trio", "duo", "rival", "rivals", "qualifier",
))  # fmt: skip
"""Who is beaten in a match, by no name."""
_STAGES = re.compile(
    r"\b(?:(?:quarter|semi)-?\s?finals?|shoot-?outs?|extra[\s-]time|last\s(?:16|eight|four|32)|round\sof\s16|grand\sslam|straight\ssets"
    r"|marathon|grand\sprix|relay|(?:gold|silver|bronze)\smedal|championships?|world\scup|champions\sleague|(?:first|second|third|fourth)\sround|play-?offs?)\b",
    re.IGNORECASE,
)
"""Stages and shapes of a contest, by which a text tells of one without its result."""
_RESULTS = frozenset(
    ["win", "victory", "triumph", "success", "defeat", "loss", "draw", "match", "final", "race", "tie"]
)
"""Nouns that in the plural count matches, and tell of none."""
_PLAYED = _RESULTS | {"game", "fixture", "training", "session", "test", "tournament", "title", "championship"}
"""What is played, or won by playing."""
_GOALS = re.compile(r"\b(?:goals?|scoring|opener|equali[sz]er|\d{1,3}(?:st|nd|rd|th)[\s-]minute)\b")
_MANY_DIGITS = 3
"""Figures of how many take part in a trial that is no court's."""


def no_match(telling: Telling, finder: Finder) -> bool:
    """Whether nothing in a sentence speaks of a contest, by its result or its stage: "stunned the markets"."""
    words = telling.sentence.span.text
    if of_nobody(telling, finder):
        return True
    if not telling.trigger.verbal and _of_two(telling, finder):
        return False
    return SCORE.search(words) is None and not (telling.trigger.verbal and _STAGES.search(words))


def of_nobody(telling: Telling, finder: Finder) -> bool:
    """Whether a match is one of many, or no side in it is known: "four victories", "the man he had beaten"."""
    if of_that_day(telling.trigger):
        return False
    if telling.plural and lemma(telling.trigger.token) in _RESULTS:
        return not _of_two(telling, finder)
    if telling.trigger.verbal and telling.when is None and _summed_up(telling.trigger.token):
        return True
    sides = [filler for filler in telling.fillers if not (telling.trigger.verbal and filler.how == "to")]
    known = any(
        filler.actor or filler.token.pos_ == "PROPN" or _numbered(filler.token) or _of_a_nation(filler.token)
        for filler in sides
    )
    return not known and not telling.places


def of_that_day(trigger: Trigger) -> bool:
    """Whether a result is one told of before, by its day: "Sunday's victory"."""
    dated = any(child.dep_ == "poss" and child.ent_type_ in ("DATE", "TIME") for child in trigger.token.lefts)
    return dated and not trigger.verbal and lemma(trigger.token) in _RESULTS


def _summed_up(verb: Token) -> bool:
    """Whether it is counted how much somebody has won, and not told when: "won 62 of 102 games", "lost all four"."""
    won = next(iter(clauses.objects(verb)), None)
    if won is None or verb.lemma_ not in ("win", "lose"):
        return False
    counted = any(child.dep_ == "nummod" and child.lower_ not in ("one", "1") for child in won.lefts)
    number = won.text.isalnum() and won.pos_ == "NUM" and won.lower_ != "one"
    return number or (counted and lemma(won) in _PLAYED)


def _numbered(noun: Token) -> bool:
    """Whether it is said how many they are: "20 teams"."""
    return any(child.dep_ == "nummod" for child in noun.lefts)


def _of_a_nation(noun: Token) -> bool:
    """Whether it is said whose they are: "| British swimmers"."""
    return noun.tag_ == "NNS" and any(child.ent_type_ in ("NORP", "GPE") for child in noun.lefts)


def _of_two(telling: Telling, finder: Finder) -> bool:
    """Whether a noun names both sides, of which one is behind it: "Peru's win over Chile"."""
    beaten = clauses.prepositional(telling.trigger.token, "over", "against")
    named = {filler.key for filler in telling.fillers if filler.actor or filler.named}
    return len(named) > 1 and any(filler.token in beaten for filler in telling.fillers)


def of_penalties(telling: Telling, finder: Finder) -> bool:
    """Whether a shoot-out is one at a goal: "won the shoot-out to reach the semi-finals"."""
    stages = _STAGES.findall(telling.sentence.span.text)
    return in_sport(telling, finder) or any(not stage.lower().startswith("shoot") for stage in stages)


def beats_a_thing(telling: Telling, finder: Finder) -> bool:
    """Whether what is beaten is no side in a match: "beat expectations", "beat pots"."""
    verb = telling.trigger.token
    if any(child.dep_ == "prt" and child.lower_ == "back" for child in verb.children):
        return True
    beaten = [one for one in clauses.objects(verb) if one.pos_ == "NOUN"]
    return bool(beaten) and not any(lemma(one) in _SIDES or someone(one, telling, finder) for one in beaten)


def in_sport(telling: Telling, finder: Finder) -> bool:
    """Whether a sentence is of sport, in which nobody is shot or dismissed from office."""
    return any(lemma(word) in _PITCH for word in telling.sentence.each)


def shot_at_goal(telling: Telling, finder: Finder) -> bool:
    """Whether somebody shoots at a goal, and nobody is hit, but a goalkeeper by the ball: "fired a shot at Ruiz"."""
    balls = telling.trigger.words != "shoot" and not telling.weapons
    return (balls or not telling.keys("victim", "target")) and in_sport(telling, finder)


def on_the_pitch(telling: Telling, finder: Finder) -> bool:
    """Whether an attack is a side's in a match, and hits nobody: "defied the Australian attack"."""
    hit = telling.keys("victim", "target") or telling.killed or telling.injured or telling.weapons
    return not hit and in_sport(telling, finder)


def of_goals(telling: Telling, finder: Finder) -> bool:
    """Whether who is assisted scores by it: "scored once and assisted the other in a 2-2 draw"."""
    return _GOALS.search(telling.sentence.span.text) is not None


def on_a_goal(telling: Telling, finder: Finder) -> bool:
    """Whether who strikes hits a ball, and leaves no work: "his 82nd-minute | strike"."""
    return telling.trigger.words == "strike" and (of_goals(telling, finder) or in_sport(telling, finder))


def of_matches(telling: Telling, finder: Finder) -> bool:
    """Whether what somebody takes charge of is played, and no office: "took charge of 102 matches"."""
    inner = (telling.trigger.token, *telling.trigger.inner)
    return any(lemma(noun) in _PLAYED for word in inner for noun in clauses.prepositional(word, "of"))


def counted(telling: Telling, finder: Finder) -> bool:
    """Whether votes are counted, or say by how many something was passed: "214 votes", "by a vote of 65 to 33"."""
    noun = telling.trigger.token
    if telling.trigger.verbal:
        return False
    margin = noun.dep_ == "pobj" and any(any(map(str.isdigit, of.text)) for of in clauses.prepositional(noun, "of"))
    return margin or any(child.dep_ == "nummod" for child in noun.lefts)


def of_patients(telling: Telling, finder: Finder) -> bool:
    """Whether a trial is one of so many that it is no court's: "a trial of 400 volunteers"."""
    of = clauses.prepositional(telling.trigger.token, "of", "with")
    return any(sum(map(str.isdigit, child.text)) >= _MANY_DIGITS for one in of for child in one.lefts)
