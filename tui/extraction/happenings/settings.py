"""Where and when: the place and the date that belong to a trigger, out of those its sentence names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from tui.extraction import clauses
from tui.extraction.happenings.arguments import governor
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import DateMention, PlaceMention, Sentence
    from tui.extraction.happenings.telling import Filler
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import Place, When

_LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "on",
        "around",
        "within",
        "throughout",
        "across",
        "by",
        "off",
        "between",
        "over",
        "along",
        "close",
        "beside",
        "opposite",
        "behind",
    ]
)
_ORIGIN = frozenset(["from", "of", "to", "for", "toward", "towards", "with", "against", "about"])
_PARTS_OF_PLACES = frozenset(
    [
        "city",
        "town",
        "village",
        "province",
        "department",
        "district",
        "region",
        "area",
        "capital",
        "neighborhood",
        "neighbourhood",
        "state",
        "municipality",
        "suburb",
        "outskirts",
        "north",
        "south",
        "east",
        "west",
        "center",
        "centre",
        "part",
        "jurisdiction",
        "zone",
        "valley",
        "port",
        "coast",
        "border",
        "sector",
        "street",
        "highway",
        "road",
        "station",
        "airport",
        "hotel",
        "headquarters",
        "square",
        "market",
        "office",
        "building",
        "side",
        "vicinity",
        "county",
        "island",
    ]
)
SITES = frozenset(
    """airport station hotel hospital university school mosque church cathedral temple stadium market square
    bridge prison palace embassy barracks base camp port mall""".split()  # noqa: SIM905 - a list would take a page
)
"""Sites at which something happens; by its name or its kind a reader knows one only with its town."""
_LOCATIVES_OF_SPOTS = frozenset(["at", "in", "outside", "inside", "near", "on"])
_VIOLENT = frozenset(["attack", "kidnapping", "disaster", "military_operation", "war", "arrest"])
_SURE = 2.4
"""The score from which on a date is the trigger's own, and not perhaps that of the verb that reports it."""
_LONG = 100
"""Days that a range may span and still be the date of one happening."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens that a trigger's place and date hang on."""

    near: frozenset[int]
    """The trigger, its phrase, and the verbs that only carry it."""
    wide: frozenset[int]
    """The verbs over these, up to the sentence's end."""
    taking_part: frozenset[int]


def clause(trigger: Trigger, fillers: Sequence[Filler]) -> Clause:
    """The tokens that a trigger's place and date hang on."""
    token = trigger.token
    near = {token.i, *(word.i for word in trigger.inner)}
    over = governor(token) if not trigger.verbal else None
    if over is not None and not _another_clause(over):
        near.add(over.i)
    if trigger.verbal and token.dep_ in ("xcomp", "conj") and not _own_subject(token):
        near.add(token.head.i)
    carrier = token if trigger.verbal else over
    if carrier is not None and carrier.i in near:
        near.update(
            child.i
            for child in carrier.children
            if child.dep_ == "conj" and child.pos_ == "VERB" and not _own_subject(child)
        )
    if trigger.verbal:
        near.update(child.i for child in token.children if child.dep_ == "xcomp" and child.pos_ == "VERB")
    else:
        near.update(child.i for child in token.children if child.dep_ == "relcl" and _relative_subject(child))
    wide = {up.i for up in token.ancestors if up.pos_ in ("VERB", "AUX")}
    return Clause(frozenset(near), frozenset(wide), frozenset(filler.token.i for filler in fillers))


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in clauses.SUBJECTS for child in verb.children)


def _relative_subject(verb: Token) -> bool:
    """Whether a relative clause says what its noun did: "the earthquake that struck"."""
    return any(child.dep_ == "nsubj" and child.tag_ in ("WDT", "WP") for child in verb.children)


def _another_clause(verb: Token) -> bool:
    """Whether a verb over a noun speaks of another time than the noun: "condemned the attack"."""
    return verb.lemma_ in (
        "condemn", "denounce", "claim", "say", "report", "describe", "recall", "investigate", "blame", "link", "deny",
        "announce", "discuss", "see", "follow", "cite", "mention", "call", "arrest", "detain", "charge", "accuse",
        "sentence", "convict", "mourn", "commemorate", "deplore", "reject", "protest", "comment", "try", "state",
        "reveal", "confirm", "declare", "indicate", "add", "tell",
    )  # fmt: skip


def places(
    trigger: Trigger, hung: Clause, mentions: Sequence[PlaceMention], others: Sequence[Trigger]
) -> tuple[list[PlaceMention], list[PlaceMention]]:
    """The scene of a trigger's happening, coordinated places all; and every place that is tied to it."""
    sentence = trigger.sentence
    scored: list[tuple[float, int, PlaceMention, Token]] = []
    for mention in mentions:
        span = sentence.tokens(mention.start, mention.end)
        if span is None or not len(span):
            continue
        rivals = frozenset(other.token.i for other in others if other is not trigger) - hung.near
        score = _place_score(span.root, trigger, hung, rivals) + _order(span.root, trigger, others)
        if score >= (0.5 if trigger.kind.type in _VIOLENT else 1.5):
            scored.append((score, abs(span.root.i - trigger.token.i), mention, span.root))
    if not scored:
        return [], []
    top = max(score for score, *_ in scored)
    best = [item for item in scored if item[0] >= top - 0.5]
    best.sort(key=lambda item: (-exactness(item[2].place), item[1]))
    chosen = best[0]
    first = [chosen[2]]
    for _, _, mention, root in best[1:]:
        if _coordinated(root, chosen[3]) and not _within_each_other(mention.place, chosen[2].place):
            first.append(mention)
    return sorted(first, key=lambda mention: mention.start), [item[2] for item in scored]


def _order(root: Token, trigger: Trigger, others: Sequence[Trigger]) -> float:
    """Words behind one trigger and before the next are of the first, unless the parse says otherwise."""
    before = [other.token.i for other in others if other.token.i < root.i]
    if not before:
        return 0.0
    return 0.2 if max(before) == trigger.token.i else -0.2


def _coordinated(one: Token, other: Token) -> bool:
    return one in clauses.conjuncts(other) or other in clauses.conjuncts(one)


def _place_score(root: Token, trigger: Trigger, hung: Clause, rivals: frozenset[int]) -> float:
    """How surely a place is the scene: by what its preposition hangs on."""
    token = root
    while token.dep_ in ("conj", "appos", "compound", "nmod", "poss", "npadvmod") and token.head != token:
        if token.dep_ in ("compound", "nmod", "poss", "conj", "appos") or lemma(token.head) in _PARTS_OF_PLACES:
            if token.head.pos_ not in ("NOUN", "PROPN"):
                break
            if token.head.i in hung.near:
                return 1.7
            token = token.head
        else:
            break
    while token.dep_ == "pobj" and token.head.lower_ == "of" and lemma(token.head.head) in _PARTS_OF_PLACES:
        token = token.head.head
        while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN"):
            token = token.head
    aliases = (root, *(child for child in root.children if child.dep_ == "appos"))
    if any(child.dep_ == "relcl" and child.i in hung.near for alias in aliases for child in alias.children):
        return 2.5
    if token.dep_ != "pobj":
        hit = token.dep_ in ("dobj", "nsubjpass") and token.head.i in hung.near
        return 1.2 if hit and (token.i == root.i or lemma(token) in _PARTS_OF_PLACES) else 0.1
    preposition = token.head
    over = preposition.head
    hops = 0
    while over.dep_ == "prep" or over.pos_ == "ADP":
        over = over.head
        hops += 1
        if hops > 4:
            break
    word = preposition.lower_
    if word in _ORIGIN and word != "of":
        return 0.3 if over.i in hung.near else 0.1
    if word == "of":
        return 0.6 if over.i in hung.near | hung.taking_part else 0.2
    if word not in _LOCATIVE:
        return 0.1
    if over.i in hung.near:
        return 3.0
    chain = over
    hops = 0
    while hops < 6:
        if chain.i in hung.near:
            return 2.8
        if chain.i in hung.taking_part:
            return 2.5
        if chain.i in rivals:
            return 0.4
        if chain.head == chain or chain.pos_ in ("VERB", "AUX"):
            break
        chain = chain.head
        hops += 1
    if _reported(trigger, chain):
        return 0.4
    return 2.0 if chain.i in hung.wide else 1.0


def _reported(trigger: Trigger, verb: Token) -> bool:
    """Whether a trigger's clause is what another verb's clause says or leads up to: "spoke in Lima: two have died"."""
    if any(word.text == ":" for word in verb.doc[verb.i : trigger.token.i]):
        return True
    carrier = trigger.token if trigger.verbal else governor(trigger.token)
    while carrier is not None and carrier != verb and carrier.head != carrier:
        if carrier.dep_ in ("ccomp", "parataxis") and _own_subject(carrier):
            return True
        carrier = carrier.head
    return False


def exactness(place: Place) -> int:
    """How far down its chain a place lies: a country 0, a town in a province in a country 2."""
    return len(place.within) + (place.name is not None and place.name != place.country)


def proper(place: Place) -> bool:
    """Whether a place, if it is a site, has a name of its own besides its town's."""
    return _site(place) != _site(place).lower()


def nested(one: Place, other: Place) -> bool:
    """Whether one place lies within the other, or both are the same."""
    if one.country and other.country and one.country != other.country:
        return False
    if one.name is None or other.name is None or one.name == other.name:
        return True
    if one.name == one.country or other.name == other.country:
        return one.country == other.country or one.country is None or other.country is None
    return _in(one, other) or _in(other, one) or _one_site(one, other)


def _one_site(one: Place, other: Place) -> bool:
    """Whether two are a site of a town and the same by its kind alone: "Karachi airport", "Jinnah Airport, Karachi"."""
    if not one.within or not other.within or one.within[0] != other.within[0]:
        return False
    kinds = {_site(place).split()[-1].lower() for place in (one, other)}
    return len(kinds) == 1 and kinds <= SITES and not (proper(one) and proper(other))


def _site(place: Place) -> str:
    """A place's name without that of its town."""
    name, town = place.name or "", place.within[0] if place.within else ""
    return name.removesuffix(f", {town}").removeprefix(f"{town} ")


def _within_each_other(one: Place, other: Place) -> bool:
    if one.name is None or other.name is None:
        return one.country == other.country
    return one.name == other.name or _in(one, other) or _in(other, one)


def _in(inner: Place, outer: Place) -> bool:
    assert inner.name is not None
    assert outer.name is not None
    return outer.name in inner.within or inner.name.endswith((f", {outer.name}", f" {outer.name}"))


def date(
    trigger: Trigger, hung: Clause, dates: Sequence[DateMention], others: Sequence[Trigger]
) -> tuple[When | None, bool]:
    """The date that belongs to a trigger, or None if its sentence gives none; and whether it surely does."""
    best = _nearest(trigger, hung, [mention for mention in dates if mention.when.start is not None], others)
    return (best[2], best[0] >= _SURE) if best else (None, False)


def unsettled(trigger: Trigger, hung: Clause, dates: Sequence[DateMention], others: Sequence[Trigger]) -> When | None:
    """What surely says when a trigger's happening was, though no date is known: "Tuesday", of an unknown week."""
    best = _nearest(trigger, hung, [mention for mention in dates if mention.when.start is None], others)
    return msgspec.structs.replace(best[2], precision="none") if best and best[0] >= _SURE else None


def _nearest(
    trigger: Trigger, hung: Clause, dates: Sequence[DateMention], others: Sequence[Trigger]
) -> tuple[float, int, When] | None:
    """The likeliest date of a trigger, with how surely it is the trigger's own."""
    sentence = trigger.sentence
    best: tuple[float, int, When] | None = None
    for mention in dates:
        span = sentence.tokens(mention.start, mention.end)
        if span is None or not len(span):
            continue
        root = span.root
        if "since" in (root.lower_, root.head.lower_):
            continue
        apart = [other for other in others if not span.start <= other.token.i < span.end]
        score = _date_score(root, trigger, hung, apart) + 2 * _order(root, trigger, apart)
        if too_long(mention.when):
            score -= 1.0
        item = (score, -abs(root.i - trigger.token.i), mention.when)
        if score > 0 and (best is None or item[:2] > best[:2]):
            best = item
    return best


def too_long(when: When) -> bool:
    """Whether a date spans more than one happening can."""
    if when.precision == "year" or when.first is None or when.last is None:
        return False
    return (when.last - when.first).days > _LONG


def _date_score(root: Token, trigger: Trigger, hung: Clause, others: Sequence[Trigger]) -> float:
    token = root
    rivals = [other for other in others if other is not trigger and other.token.i not in hung.near]
    if trigger.kind.act and any(
        trigger.token.i < other.token.i < root.i and not other.kind.act and not other.verbal for other in rivals
    ):
        return -1.0
    for _ in range(8):
        if token.i in hung.near:
            return 3.0
        if any(token.i == other.token.i for other in rivals if not other.verbal):
            return -1.0
        if token.head == token or token.pos_ in ("VERB", "AUX"):
            break
        token = token.head
    if token.i in hung.near:
        return 3.0
    taken = any(token.i == other.token.i or token in other.inner for other in others if other is not trigger)
    if token.i in hung.wide:
        if _another_clause(token):
            return 0.4 if not taken else 0.2
        return 1.5 if not taken else 0.8
    if token.dep_ == "pcomp" and any(up.i in hung.near for up in token.ancestors):
        return -1.0
    if token.i in hung.taking_part:
        return 0.0
    if token.dep_ == "advcl" and token.head.i in hung.near and not _own_subject(token):
        return 1.2
    return 0.5 if not taken else 0.3


def spot(trigger: Trigger, sentence: Sentence, named: Sequence[PlaceMention]) -> str | None:
    """The unnamed site of a happening: "at a train station"."""
    heads = [trigger.token, *trigger.inner]
    over = governor(trigger.token) if not trigger.verbal else None
    if over is not None:
        heads.append(over)
    for head in heads:
        for noun in clauses.prepositional(head, *_LOCATIVES_OF_SPOTS):
            if noun.pos_ != "NOUN" or lemma(noun) not in SITES:
                continue
            start, end = sentence.offsets(noun)
            if any(mention.start < end and start < mention.end for mention in named):
                continue
            words = [child.text for child in noun.lefts if child.dep_ in ("compound", "amod") and child.pos_ != "PROPN"]
            return " ".join([*words, noun.text])
    return None
