"""Metrics: what a number in a sentence counts, costs or is a share of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.counts import changes, money, outlooks, percentages, quantities
from tui.extraction.counts.nouns import counted_noun, is_thing, label, measured

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.counts.terms import Condition, FigureTerms, Metric
    from tui.extraction.text.numbers import Number

_TAKING_PART = frozenset(["take", "participate", "turn", "gather"])
"""Verbs behind whose "in" stands what people take part in."""
_DRIVING = frozenset(["force", "order", "prompt", "compel", "lead", "cause"])
"""Verbs that make their object do something: "forced 9,000 people to flee"."""
_STAYING = frozenset(["be", "remain", "stay", "hold", "keep", "place"])
"""Verbs behind whose "in" stands where people are."""
_REACHING = frozenset(["to", "at", "by", "of", "above", "over", "past", "around"])
"""Prepositions behind which stands where a number rises to or falls from."""
_CROWD = 1000
"""People from whom on any count of them is a figure, whatever became of them."""
_REALMS = frozenset(["country", "nation", "city", "town", "island", "state", "village", "community", "region"])
"""What has so many people: "a country of | 22 million"."""
_FEARED = frozenset(["could", "may", "might"])
_VOTES = frozenset(["vote", "voting", "tally"])
_MANY = 20
"""People from whom on a count of them over a time is a figure."""
_TELLING = frozenset(
    ["report", "record", "register", "confirm", "log", "detect", "note", "know", "say", "need", "involve"]
)
"""Verbs that say of those counted only that they are known."""
_STANDING = frozenset(["stand", "amount", "total"])
_REACHES = _STANDING | {"number", "reach", "pass", "exceed", "surpass", "top", "near", "approach"}
"""Verbs that say how many there are of what is counted."""
_BRINGING = frozenset(["bring", "take", "push", "raise", "lift"])
"""Verbs that bring a total to a number."""
_MADE_UP = frozenset(["population", "total", "group", "crowd", "workforce", "community", "team"])
"""Nouns for so many people as stand behind their "of"."""
_HUNDRED = 100
"""From where on a bare number that something moves by is a figure."""
_SEVERAL = 10
"""From where on things of any sort, counted over a time, are a figure."""
_UNDERGONE = frozenset(
    ["kill", "injure", "wound", "murder", "displace", "affect", "evacuate", "rescue", "destroy", "damage"]
)
"""Verbs that count those to whom something is done, and not who does it: "two | crashes killed 15"."""
_CLIMB = 5
"""Steps up the parse to the verb of a number."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number is of; ``noun`` is the head of the counted phrase, or the number's own token."""

    metric: str
    """Empty where the dictionary has no name for it."""
    when: Condition
    noun: Token
    changing: bool = False
    """Whether it is told as a number that rises, falls or stands: "the number of victims increased to"."""
    value: float | None = None
    """The value, where it is not the number itself: 20 for "one in five"."""


def counted(number: Number, sentence: Sentence, terms: FigureTerms) -> Counted | None:
    """What a number in a sentence is of; None outside the parse."""
    of = _of(number, sentence, terms)
    if of is None or (not of.metric and number.kind != "count"):
        return of
    metric = changes.named(of.metric, number, sentence, terms)
    when: Condition = "always" if metric != of.metric and not of.metric else of.when
    return replace(of, metric=outlooks.named(metric, number, sentence, terms), when=when)


def _of(number: Number, sentence: Sentence, terms: FigureTerms) -> Counted | None:
    """What a number is of by its kind, whether a change, an expectation or a level."""
    span = sentence.tokens(number.bare, number.end)
    if span is None:
        return None
    token = span.root
    if (share := quantities.share(number, sentence)) is not None:
        return Counted(share.metric, "always", share.noun, value=share.value)
    if number.kind == "money":
        return Counted(money.of(token, number, sentence, terms), "always", counted_noun(token))
    if number.kind == "percent":
        return Counted(percentages.of(token, terms), "always", counted_noun(token))
    if number.kind == "measure":
        goods = quantities.goods(token)
        return Counted(goods, "always", counted_noun(token)) if goods else None
    return _count(token, number.value or 0, terms)


def _count(token: Token, value: float, terms: FigureTerms) -> Counted:
    noun = _whole(token, terms) or counted_noun(token)
    words = terms.words
    changing = _total(token, noun, value, terms)
    named = (one for one in _candidates(noun, token, terms, changing) if value >= one.least)
    if (metric := next(named, None)) is not None:
        return Counted(metric.name, metric.when, noun, changing is not None)
    if changing is not None and changing.tag_ in ("NNS", "NNPS") and changing.lemma_ not in words.totals:
        return Counted(label(changing), "always", noun, changing=True)
    if value >= _HUNDRED and (moved := _moved(token, noun, terms)):
        return Counted(moved, "always", noun, changing=True)
    if (noun.pos_ == "NUM" and noun.head.lemma_ in _VOTES) or (noun.tag_ == "NN" and noun.lemma_ in _VOTES):
        return Counted("votes", "always", noun)
    if noun.pos_ == "NUM" and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _REALMS:
        return Counted("population" if value >= _CROWD else "", "always", noun)
    if noun.tag_ == "NNPS" and noun.ent_type_ == "NORP":
        return Counted("people" if value >= _CROWD else "", "always", noun)
    if noun.tag_ == "NNS" and noun.lemma_.lower() in words.people:
        when: Condition = "always" if value >= _CROWD else "lasting"
        several = value >= _CROWD or (value >= _MANY and _verb(noun) is not None)
        return Counted(label(noun) if several else "", when, noun, changing is not None)
    verb = _verb(noun) if noun.tag_ == "NNS" and noun.pos_ == "NOUN" else None
    told = verb is not None and clauses.modal(verb) is None and value >= _SEVERAL
    several = noun.pos_ in ("NOUN", "PROPN") and noun.tag_ in ("NNS", "NNPS")
    told = told or (several and changing is not None)
    told = told or (verb is None and noun.pos_ == "NOUN" and noun.tag_ == "NNS" and value >= _CROWD)
    plain = told and noun.lemma_.lower() not in words.uncounted
    return Counted(label(noun) if plain else "", "period", noun, changing is not None)


def _whole(token: Token, terms: FigureTerms) -> Token | None:
    """What a bare number is some of: "32 | of the 90 seats", "1,200 | in cruise arrivals", "Of the cases, | 32 …".

    Or what it changes from: "from | 76 | to 74 seats".
    """
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    if behind.lower_ == "of":
        return next((thing for thing in behind.children if thing.tag_ in ("NNS", "NNPS")), None)
    if behind.lower_ == "in" and counted_noun(token).pos_ == "NUM":
        return next((thing for thing in behind.children if thing.lemma_.lower() in terms.by_noun), None)
    if behind.lower_ == "to" and token.dep_ == "pobj" and token.head.lower_ == "from":
        return next((thing for thing in behind.children if thing.tag_ in ("NNS", "NNPS")), None)
    if counted_noun(token).pos_ != "NUM" or token.dep_ not in (*clauses.SUBJECTS, "dobj"):
        return None
    opening = [child for child in token.head.lefts if child.i < token.i and child.lower_ == "of"]
    heads = [thing for child in opening for thing in child.children if thing.dep_ == "pobj"]
    of = (thing for head in heads for thing in (*clauses.prepositional(head, "of"), head))
    return next((thing for thing in of if thing.tag_ == "NNS"), None)


def _moved(token: Token, noun: Token, terms: FigureTerms) -> str:
    """What a bare number is by or to which something moves, or at which it is: "employment fell by 20,000"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    words = terms.words
    if noun.pos_ != "NUM" or verb.lemma_ not in words.rises | words.falls | _STANDING:
        return ""
    who = clauses.subject(verb)
    if who is None or not is_thing(who, terms) or terms.is_currency(who.lemma_.lower()):
        return ""
    reached = token == noun and any(child.lower_ == "to" for child in token.lefts)  # "rose by 500 to | 20,000"
    if reached or verb.lemma_ in _STANDING or (noun.dep_ == "pobj" and noun.head.lower_ in ("to", "at", "from")):
        return measured(who, terms)
    way = "increase" if verb.lemma_ in words.rises else "decrease"
    return f"{way} in {measured(who, terms)}" if noun.dep_ == "dobj" or noun.head.lower_ == "by" else ""


def _candidates(noun: Token, token: Token, terms: FigureTerms, total: Token | None) -> list[Metric]:
    """The metrics that the words around a count name, the surest first."""
    verb, lead = _verb(noun if noun.pos_ != "NUM" else token), _lead(noun)
    doings = [*_done(verb), *([lead] if lead is not None else []), *_undergone(noun)]
    if total is not None and verb is not None and verb.lemma_ in _REACHES:
        doings = []
    if verb is not None and noun.dep_ == "nsubj" and verb.lemma_ in _UNDERGONE and not clauses.passive(verb):
        doings = [done for done in doings if done != verb]
    by_verb = [
        one for done in doings for one in terms.by_verb.get(done.lemma_.lower(), []) if _suffered(done, one, noun)
    ]
    by_noun = terms.by_noun.get(noun.lemma_.lower(), [])
    both = [metric for metric in by_noun if metric in by_verb]
    states = [child for child in noun.children if child.dep_ in ("amod", "acl", "oprd", "relcl")]
    if verb is not None:
        states += [child for child in verb.children if child.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp")]
        states += [verb] if verb.tag_ in ("VBG", "VBN", "JJ") else []
    by_state = [metric for state in states for metric in terms.by_state.get(state.lower_, [])]
    by_lead = terms.by_noun.get(lead.lemma_.lower(), []) if lead is not None else []
    by_lead = [metric for metric in by_lead if not (metric.verbs and len(by_lead) > 1) and not metric.happening]
    by_total = terms.by_noun.get(total.lemma_.lower(), []) if total is not None else []
    by_total = [metric for metric in by_total if not metric.happening and not _otherwise_done(total, metric)]
    if noun.head.dep_ == "agent":
        by_verb = [one for one in by_verb if one.objects]
    loose = [one for one in by_verb if not (one.happening and one.nouns)]
    rivals = len(by_noun) > 1 or any(metric not in by_noun for metric in loose)
    alone = [metric for metric in by_noun if not (metric.verbs and rivals) and not metric.happening]
    of = [part for part in noun.lefts if part.dep_ == "compound" and noun.lemma_.lower() in terms.words.parts]
    alone += [metric for part in of for metric in terms.by_noun.get(part.lemma_.lower(), [])]
    people = noun.pos_ == "NUM" or noun.lemma_.lower() in terms.words.people or noun.tag_ in ("NNS", "NNPS")
    human = noun.pos_ == "NUM" or noun.lemma_.lower() in terms.words.people
    loose = [metric for metric in loose if human or metric.when in ("toll", "period") or not metric.nouns]
    done = loose if people else []
    suffered = [metric for metric in done if metric.objects]
    fatal = [metric for metric in done if metric.when == "toll"]
    surer = done if all(metric.when == "period" for metric in alone) else []
    return [*both, *by_state, *suffered, *fatal, *surer, *alone, *by_lead, *by_total, *done]


def _done(verb: Token | None) -> list[Token]:
    """The verb of those counted, and what they are made to do: "were ordered to | evacuate"."""
    if verb is None:
        return []
    driven = clauses.passive(verb) or verb.lemma_ in _DRIVING
    made = [child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB" and driven]
    return [verb, *made]


def _undergone(noun: Token) -> list[Token]:
    """The verbs that say beside those counted what became of them: "60,000 | driven from their homes"."""
    found = [child for child in noun.rights if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB"]
    found += [child for child in noun.lefts if child.dep_ == "amod" and child.tag_ == "VBN"]
    return [verb for verb in found if verb.tag_ == "VBN" or not any(child.dep_ == "dobj" for child in verb.children)]


def _otherwise_done(counted: Token | None, metric: Metric) -> bool:
    """Whether what is counted has something else done to it: "the number of cars | carried" are no sales."""
    done = [child.lemma_ for child in counted.rights if child.dep_ in ("acl", "relcl")] if counted is not None else []
    return bool(done and metric.verbs) and not any(verb in metric.verbs or verb in _TELLING for verb in done)


def _suffered(verb: Token, metric: Metric, noun: Token) -> bool:
    """Whether a verb has the object that a metric asks for besides those counted: "lost their homes"."""
    suffered = [*clauses.objects(verb), *clauses.prepositional(verb, "to", "without", "from")]
    if noun.head.dep_ == "agent" and (undergoing := clauses.subject(verb)) is not None:
        suffered.append(undergoing)
    if verb.lemma_ in _STAYING:
        suffered += clauses.prepositional(verb, "in", "into", "under")
    if verb.lemma_ in _TAKING_PART:
        suffered += [thing for part in (verb, *suffered) for thing in clauses.prepositional(part, "in", "for", "at")]
    things = [part for thing in suffered if thing != noun for part in (thing, *thing.lefts)]
    return not metric.objects or any(part.lemma_.lower() in metric.objects for part in things)


def _verb(noun: Token) -> Token | None:
    """The verb whose subject or object the counted are."""
    while noun.dep_ in ("conj", "appos") and noun.head.pos_ in ("NOUN", "PROPN", "NUM"):
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _MADE_UP:
        noun = noun.head.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "oprd"):
        return noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return noun.head.head
    return None


def _lead(noun: Token) -> Token | None:
    """The noun of which the counted are: "the lives of 643 people", "the death of 12"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    return None


def _is_level(noun: Token, terms: FigureTerms) -> bool:
    """Whether a bare number is a level that something reaches: "hit a record of | 2.1 million"."""
    of = noun.pos_ == "NUM" and noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return of and noun.head.head.lemma_.lower() in terms.words.levels


def _total(token: Token, noun: Token, value: float, terms: FigureTerms) -> Token | None:
    """What a rising or falling number is of: "the number of victims increased to 198 people"."""
    if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.head.lower_ not in _REACHING:
        return None
    verb = noun
    for _ in range(_CLIMB):
        if verb.pos_ in ("VERB", "AUX") or verb.head == verb:
            break
        verb = verb.head
    if clauses.modal(verb) in _FEARED:
        return None  # "the toll could rise to 30"
    who = next((child for child in verb.children if child.dep_ in clauses.SUBJECTS), None)
    level = _is_level(noun, terms)
    if who is None and level and verb.pos_ == "VERB":
        who = clauses.subject(verb)
    moving = _BRINGING | terms.words.raises | terms.words.falls
    if verb.lemma_ in moving and (noun.pos_ == "NUM" or (noun.dep_ == "pobj" and noun.head.lower_ == "to")):
        known = terms.words.totals.union(terms.by_noun) if noun.pos_ == "NUM" else terms.words.totals
        who = next((thing for thing in clauses.objects(verb) if thing.lemma_.lower() in known), who)
    if who is None or who in (noun, token) or verb.pos_ not in ("VERB", "AUX"):
        return None
    if who.lemma_.lower() in terms.words.totals:
        of = clauses.prepositional(who, "of")
        compound = [child for child in who.lefts if child.dep_ in ("compound", "amod")]
        compound = [child for child in compound if child.lemma_.lower() not in terms.words.happenings]
        return (of or compound or [who])[0]
    rising = noun.pos_ == "NUM" and verb.lemma_ in moving | terms.words.rises
    rising = rising or (level and verb.lemma_ in _REACHES | {"hit"})
    counted = verb.lemma_ == "be" and noun.pos_ == "NUM" and value >= _CROWD
    if (rising or counted or verb.lemma_ in _REACHES) and who.lemma_.lower() in terms.by_noun:
        return who
    return None
