"""Metrics: what a number in a sentence counts, costs or is a share of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.extraction import clauses
from tui.extraction.counts import percentages
from tui.extraction.counts.nouns import counted_noun, is_thing, label

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.text.numbers import Number

Condition = Literal["always", "period", "toll"]
_STANDS = ("be", "stand", "reach", "total", "hit", "amount")
_PREFIXED = re.compile(r"(?:[a-z]{2,3}\.?\s?|\W)\d")
"""A sum with its currency in front: "Rs 500 million"."""
_SHARED = re.compile(r"\s*(?:a|per|each)\s+share\b")
_TAKING_PART = frozenset(["take", "participate", "turn", "gather"])
"""Verbs behind whose "in" stands what people take part in."""
_REACHING = frozenset(["to", "at", "by", "of", "above", "over", "past", "around"])
"""Prepositions behind which stands where a number rises to or falls from."""
_CROWD = 1000
"""People from whom on any count of them is a figure, whatever became of them."""
_MADE_UP = frozenset(["population", "total", "group", "crowd", "workforce", "community", "team"])
"""Nouns for so many people as stand behind their "of"."""
_CLIMB = 5
"""Steps up the parse in which a word can say what a number is of."""


class Metric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``figures.toml``; the file's head says what each key is."""

    name: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    least: int = 0
    happening: bool = False
    when: Condition = "period"


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around figures; see the dictionary."""

    totals: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    happens: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    against_percent: frozenset[str] = frozenset()
    wins: frozenset[str] = frozenset()
    owns: frozenset[str] = frozenset()
    rises: frozenset[str] = frozenset()
    falls: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    raises: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()


class FigureTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The dictionary ``figures``."""

    metric: tuple[Metric, ...] = ()
    money: dict[str, tuple[str, ...]] = {}
    currencies: dict[str, tuple[str, ...]] = {}
    words: FigureWords = FigureWords()

    @cached_property
    def by_noun(self) -> dict[str, list[Metric]]:
        """The metrics that a noun can stand for."""
        return _by(self.metric, "nouns")

    @cached_property
    def by_verb(self) -> dict[str, list[Metric]]:
        """The metrics that a verb can stand for."""
        return _by(self.metric, "verbs")

    @cached_property
    def by_state(self) -> dict[str, list[Metric]]:
        """The metrics that an adjective or participle can stand for."""
        return _by(self.metric, "states")

    @cached_property
    def of_money(self) -> dict[str, str]:
        """What money is, by a word about it."""
        return {word: name for name, words in self.money.items() for word in words}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number is of; ``noun`` is the head of the counted phrase, or the number's own token."""

    metric: str
    """Empty where the dictionary has no name for it."""
    when: Condition
    noun: Token
    changing: bool = False
    """Whether it is told as a number that rises, falls or stands: "the number of victims increased to"."""


def counted(number: Number, sentence: Sentence, terms: FigureTerms) -> Counted | None:
    """What a number in a sentence is of; None outside the parse."""
    span = sentence.tokens(number.bare, number.end)
    if span is None:
        return None
    token = span.root
    if number.kind == "money":
        return Counted(_money(token, number, sentence, terms), "always", counted_noun(token))
    if number.kind == "percent":
        return Counted(percentages.of(token, terms), "always", counted_noun(token))
    return _count(token, number.value or 0, terms)


def _by(metrics: tuple[Metric, ...], field: str) -> dict[str, list[Metric]]:
    found: dict[str, list[Metric]] = {}
    for metric in metrics:
        for word in getattr(metric, field):
            found.setdefault(word, []).append(metric)
    return found


def _count(token: Token, value: float, terms: FigureTerms) -> Counted:
    noun = counted_noun(token)
    if noun.pos_ == "NUM":
        of = [thing for thing in clauses.prepositional(noun, "of") if thing.tag_ in ("NNS", "NNPS")]
        noun = of[0] if of else noun
    changing = _total(token, noun, terms)
    named = (one for one in _candidates(noun, token, terms, changing) if value >= one.least)
    metric = next(named, None)
    if metric is None and changing is not None and changing.tag_ == "NNS" and changing.lemma_ not in terms.words.totals:
        return Counted(label(changing), "always", noun, changing=True)
    if metric is None and value >= _CROWD and noun.tag_ == "NNS" and noun.lemma_.lower() in terms.words.people:
        return Counted(label(noun), "always", noun)
    return Counted(metric.name if metric else "", metric.when if metric else "period", noun, changing is not None)


def _candidates(noun: Token, token: Token, terms: FigureTerms, total: Token | None) -> list[Metric]:
    """The metrics that the words around a count name, the surest first."""
    verb = _verb(noun if noun.pos_ != "NUM" else token)
    by_verb = [
        one for done in _done(verb) for one in terms.by_verb.get(done.lemma_.lower(), []) if _suffered(done, one, noun)
    ]
    by_noun = terms.by_noun.get(noun.lemma_.lower(), [])
    both = [metric for metric in by_noun if metric in by_verb]
    states = [child for child in noun.children if child.dep_ in ("amod", "acl", "oprd", "relcl")]
    if verb is not None:
        states += [child for child in verb.children if child.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp")]
        states += [verb] if verb.tag_ in ("VBG", "VBN", "JJ") else []
    by_state = [metric for state in states for metric in terms.by_state.get(state.lower_, [])]
    lead = _lead(noun)
    by_lead = terms.by_noun.get(lead.lemma_.lower(), []) if lead is not None else []
    by_lead = [metric for metric in by_lead if not (metric.verbs and len(by_lead) > 1) and not metric.happening]
    by_total = terms.by_noun.get(total.lemma_.lower(), []) if total is not None else []
    by_total = [metric for metric in by_total if not metric.happening]
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
    return [*both, *by_state, *suffered, *alone, *by_lead, *by_total, *done]


def _done(verb: Token | None) -> list[Token]:
    """The verb of those counted, and what they are made to do: "were ordered to | evacuate"."""
    if verb is None:
        return []
    made = [child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB" and clauses.passive(verb)]
    return [verb, *made]


def _suffered(verb: Token, metric: Metric, noun: Token) -> bool:
    """Whether a verb has the object that a metric asks for besides those counted: "lost their homes"."""
    suffered = [*clauses.objects(verb), *clauses.prepositional(verb, "to", "without", "from")]
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
    return None


def _lead(noun: Token) -> Token | None:
    """The noun of which the counted are: "the lives of 643 people", "the death of 12"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    return None


def _total(token: Token, noun: Token, terms: FigureTerms) -> Token | None:
    """What a rising or falling number is of: "the number of victims increased to 198 people"."""
    if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.head.lower_ not in _REACHING:
        return None
    verb = noun
    for _ in range(_CLIMB):
        if verb.pos_ in ("VERB", "AUX") or verb.head == verb:
            break
        verb = verb.head
    who = next((child for child in verb.children if child.dep_ in clauses.SUBJECTS), None)
    if who is None or who in (noun, token) or verb.pos_ not in ("VERB", "AUX"):
        return None
    if who.lemma_.lower() in terms.words.totals:
        of = clauses.prepositional(who, "of")
        compound = [child for child in who.lefts if child.dep_ in ("compound", "amod")]
        return (of or compound or [who])[0]
    rising = noun.pos_ == "NUM" and (verb.lemma_ in terms.words.rises or verb.lemma_ in terms.words.falls)
    if (
        rising or verb.lemma_ in ("include", "comprise", "number", "total", "reach")
    ) and who.lemma_.lower() in terms.by_noun:
        return who
    return None


def _money(token: Token, number: Number, sentence: Sentence, terms: FigureTerms) -> str:
    """What a sum of money is, with its currency."""
    code = _currency(number, sentence, terms)
    if _SHARED.match(sentence.words, number.end - sentence.base):
        return f"per share ({code})"
    if token.dep_ == "dobj" and token.head.lemma_ == "raise":
        return f"funding ({code})"
    here = token
    for _ in range(_CLIMB):
        behind = clauses.prepositional(here, "in", "of", "for") if here.pos_ != "VERB" or here == token.head else []
        for word in (here, *here.children, *behind):
            name = terms.of_money.get(word.lemma_.lower())
            if name is not None and word != token and word.pos_ not in ("NUM", "PROPN"):
                project = name == "value" and _project(word, terms)
                return f"{project or name} ({code})"
        if here.head == here:
            break
        here = here.head
    verb = next((up for up in token.ancestors if up.pos_ in ("VERB", "AUX")), None)
    who = clauses.subject(verb) if verb is not None else None
    if (
        verb is not None
        and who is not None
        and is_thing(who, terms)
        and verb.lemma_ in {*terms.words.rises, *terms.words.falls, *_STANDS}
    ):
        return f"{label(who)} ({code})"
    return f"money ({code})"


def _project(word: Token, terms: FigureTerms) -> str | None:
    """What is worth the money: "the project worth …"."""
    for near in (word.head, *word.head.children, word.nbor(-1) if word.i else word):
        name = terms.of_money.get(near.lemma_.lower())
        if name is not None and name.endswith("value") and name != "value":
            return name
    return None


def _currency(number: Number, sentence: Sentence, terms: FigureTerms) -> str:
    text = sentence.words
    near = text[max(0, number.start - sentence.base - 1) : number.end - sentence.base + 20].lower()
    own = number.text.lower()
    behind = text[number.end - sentence.base :].lower().lstrip()
    for code, forms in terms.currencies.items():
        for form in forms:
            if behind.startswith(form) or (not form[-1].isalpha() and form in own) or own.startswith(form):
                return code
    unit = re.match(r"[^\W\d_]+", behind)
    if unit and own[-1].isalnum() and not _PREFIXED.match(own):
        return unit[0]
    named = next((code for code, forms in terms.currencies.items() for form in forms if form in near), None)
    if named is None and (written := _PREFIXED.match(own)):
        return "rupees" if written[0].startswith("rs") else "money"
    return named or (unit[0] if unit else "money")
