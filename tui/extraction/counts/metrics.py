"""Metrics: what a number in a sentence counts, costs or is a share of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.text.numbers import Number

Condition = Literal["always", "period", "toll"]
_PERCENT = ("%", "percent", "cent", "pc", "point", "points")
_STANDS = ("be", "stand", "reach", "total", "hit", "amount")
_PREFIXED = re.compile(r"(?:[a-z]{2,3}\.?\s?|\W)\d")
"""A sum with its currency in front: "Rs 500 million"."""
_WAYS = {"up": "increase", "down": "decrease"}
_SHARED = re.compile(r"\s*(?:a|per|each)\s+share\b")
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
        return Counted(_money(token, number, sentence, terms), "always", _noun(token))
    if number.kind == "percent":
        return Counted(_percent(token, terms), "always", _noun(token))
    return _count(token, number.value or 0, terms)


def label(noun: Token) -> str:
    """The counted noun with what stands between it and its number: "security officers"."""
    words = [child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod") and child.pos_ != "NUM"]
    named = [word.text.lower() for word in (*words, noun) if word.is_alpha or "-" in word.text]
    return " ".join(word for word in named if word not in _PERCENT)


def _by(metrics: tuple[Metric, ...], field: str) -> dict[str, list[Metric]]:
    found: dict[str, list[Metric]] = {}
    for metric in metrics:
        for word in getattr(metric, field):
            found.setdefault(word, []).append(metric)
    return found


def _noun(token: Token) -> Token:
    """The noun that a number stands before, or the number itself."""
    while token.dep_ in ("nummod", "quantmod", "compound", "npadvmod") and token.head != token:
        if token.head.pos_ not in ("NOUN", "PROPN", "NUM", "SYM", "ADJ"):
            break
        token = token.head
    return token


def _count(token: Token, value: float, terms: FigureTerms) -> Counted:
    noun = _noun(token)
    if noun.pos_ == "NUM":
        of = [thing for thing in clauses.prepositional(noun, "of") if thing.tag_ in ("NNS", "NNPS")]
        noun = of[0] if of else noun
    changing = _total(token, noun, terms)
    named = (one for one in _candidates(noun, token, terms, changing) if value >= one.least)
    metric = next(named, None)
    return Counted(metric.name if metric else "", metric.when if metric else "period", noun, changing is not None)


def _candidates(noun: Token, token: Token, terms: FigureTerms, total: Token | None) -> list[Metric]:
    """The metrics that the words around a count name, the surest first."""
    verb = _verb(noun if noun.pos_ != "NUM" else token)
    by_verb = [one for one in terms.by_verb.get(verb.lemma_.lower(), []) if _suffered(verb, one)] if verb else []
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
    rivals = len(by_noun) > 1 or any(metric not in by_noun for metric in by_verb)
    alone = [metric for metric in by_noun if not (metric.verbs and rivals) and not metric.happening]
    of = [part for part in noun.lefts if part.dep_ == "compound" and noun.lemma_.lower() in terms.words.parts]
    alone += [metric for part in of for metric in terms.by_noun.get(part.lemma_.lower(), [])]
    people = noun.pos_ == "NUM" or noun.lemma_.lower() in terms.words.people or noun.tag_ in ("NNS", "NNPS")
    human = noun.pos_ == "NUM" or noun.lemma_.lower() in terms.words.people
    loose = [one for one in by_verb if not (one.happening and one.nouns)]
    loose = [metric for metric in loose if human or metric.when in ("toll", "period") or not metric.nouns]
    done = loose if people else []
    return [*both, *by_state, *alone, *by_lead, *by_total, *done]


def _suffered(verb: Token, metric: Metric) -> bool:
    """Whether a verb has the object that a metric asks for: "lost their homes"."""
    things = [part for thing in clauses.objects(verb) for part in (thing, *thing.lefts)]
    return not metric.objects or any(part.lemma_.lower() in metric.objects for part in things)


def _verb(noun: Token) -> Token | None:
    """The verb whose subject or object the counted are."""
    while noun.dep_ in ("conj", "appos") and noun.head.pos_ in ("NOUN", "PROPN", "NUM"):
        noun = noun.head
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
        and _thing(who)
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
    return named or (unit[0] if unit else "money")


def _thing(noun: Token) -> bool:
    """Whether a noun names a thing and nobody; a capital at the beginning of a sentence does not make it a name."""
    common = noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and noun.i == noun.sent.start and noun.i == noun.right_edge.i)
    return common and bool(label(noun))


def _about(change: Token) -> list[Token]:
    """What a change right before is in, where the parse hangs it on the verb: "reported a 9% increase | in revenue"."""
    after = change.nbor() if change.i + 1 < len(change.doc) else change
    return [child for child in after.children if child.dep_ == "pobj"] if after.lower_ == "in" else []


def _moved(verb: Token, sign: Token) -> Token | None:
    """What somebody moves to or by a percentage: "raised the key rate to 15%"; None if nobody moves anything."""
    if verb.tag_ == "VBN" and clauses.passive(verb):
        return None
    things = [child for child in verb.children if child.dep_ == "dobj" and child.i < sign.i]
    behind = sign.dep_ == "pobj" and sign.head.lower_ in ("to", "at", "by", "from")
    return things[0] if things and behind and _thing(things[0]) else None


def _percent(token: Token, terms: FigureTerms) -> str:
    """What a percentage is of: a change, or a share."""
    sign = _noun(token)
    while sign.lower_ not in _PERCENT and sign.dep_ == "compound":
        sign = sign.head
    head = sign.head
    words = terms.words
    if sign.lower_ not in _PERCENT and sign.pos_ != "NUM":
        about = (clauses.prepositional(sign, "in") or _about(sign)) if sign.lemma_.lower() in words.changes else []
        if about:
            return f"{sign.lemma_.lower()} in {label(about[0])} (%)"
        return f"{label(sign)} (%)" if sign.pos_ == "NOUN" else "share (%)"
    of = [thing for thing in clauses.prepositional(sign, "of") if thing.pos_ in ("NOUN", "PROPN")]
    if of:
        return f"share of {label(of[0])} (%)"
    if sign.dep_ in ("compound", "nmod", "amod") and head.pos_ == "NOUN":
        about = clauses.prepositional(head, "in", "of") or _about(head)
        return f"{head.lemma_.lower()} in {label(about[0])} (%)" if about else f"{label(head)} (%)"
    level = sign.dep_ == "pobj" and head.head.pos_ == "NOUN"
    if level and head.head.lemma_.lower() not in words.levels and label(head.head):
        return f"{label(head.head)} (%)"
    verb = next((up for up in sign.ancestors if up.pos_ == "VERB" or up.lemma_ == "be"), None)
    who = clauses.subject(verb) if verb is not None else None
    way = next((way for near in (head, sign.nbor(-2) if sign.i > 1 else head) if (way := _WAYS.get(near.lower_))), None)
    if verb is not None and not level and way is None and (thing := _moved(verb, sign)) is not None:
        if head.lower_ == "by":
            change = {**dict.fromkeys(words.rises | words.raises, "increase"), **dict.fromkeys(words.falls, "decrease")}
            return f"{change.get(verb.lemma_, 'change')} in {label(thing)} (%)"
        return f"{label(thing)} (%)"
    if verb is not None and way is not None:
        of_whom = verb.lemma_ == "be" and who is not None and _thing(who)
        return f"{way} in {label(who)} (%)" if of_whom and who is not None else f"{way} (%)"
    if verb is None or who is None or not _thing(who):
        return "share (%)"
    by = sign.dep_ in ("npadvmod", "dobj") or head.lower_ == "by"
    if verb.lemma_ in words.wins and sign.dep_ == "dobj":
        return "share won (%)"
    if verb.lemma_ in words.owns and sign.dep_ == "dobj":
        return "stake (%)"
    if verb.lemma_ in words.rises and by:
        return f"increase in {label(who)} (%)"
    if verb.lemma_ in words.falls and by:
        return f"decrease in {label(who)} (%)"
    return f"{label(who)} (%)"
