"""Where a happening was: the places of a sentence that belong to a trigger, and the unnamed site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.geography.containment import exactness, overlapping
from tui.extraction.geography.words import PARTS, SITES
from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.happenings.predicates import governor
from tui.extraction.happenings.setting.scope import another_clause, order
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from tui.extraction.analysis import PlaceMention, Sentence
    from tui.extraction.happenings.setting.scope import Scope
    from tui.extraction.happenings.triggers import Trigger

_LOCATIVE = frozenset((
    "in", "at", "near", "outside", "inside", "on", "around", "within", "throughout", "across", "by", "off", "between",
    "over", "along", "close", "beside", "opposite", "behind", "through",
))  # fmt: skip
_ORIGIN = frozenset(["from", "of", "to", "for", "toward", "towards", "with", "against", "about"])
_LOCATIVES_OF_SPOTS = frozenset(["at", "in", "outside", "inside", "near", "on"])
_TALKING = frozenset(["agreement", "statement"])
_REACTIONS = frozenset(["condemnation", "courtesy"])
"""Kinds of statements whose object is what happened to others, and elsewhere."""
_SAYING = frozenset(["say", "tell", "announce", "report", "add", "confirm", "state"])
"""Verbs whose place is where somebody spoke."""
_NOUNS = ("NOUN", "PROPN")
_CHAINED = 5
"""Prepositions that may hang on one another: "from behind the station"."""
_HOPS = 6
"""Words up the parse from a preposition within which what it belongs to is looked for."""
_BY_STATES = frozenset((
    "strike", "airstrike", "shelling", "bombardment", "offensive", "operation", "incursion", "invasion", "annexation",
    "occupation", "intervention",
))  # fmt: skip
"""Nouns before which a state's name says who did it: "a US drone strike"."""
_CONQUESTS = frozenset(["capture", "war"])
"""Kinds of happenings that are where what they are done to is: "the invasion of Norway"."""
_CALLED = frozenset(["capital", "city", "town", "village", "suburb", "province", "port", "district", "region"])
_POSTS = frozenset(["embassy", "consulate", "base", "barracks", "camp"])
"""Sites that a state has in another one."""
_NEARBY = re.compile(r",? (?:near|close to|outside|not far from) (?:the )?(?:[a-z]+ ){0,2}")
"""Words between a place and one that it lies near."""
_NEAR = 40
"""Characters between the names of two places of which one lies in the other."""
_FAR = 100
"""Miles or kilometres from where on what is measured from a town is not in it, nor near it."""
_MEASURED = re.compile(
    r"\b(\d[\d,]*)(?:\.\d+)?[ -]?(?:km|kilomet(?:er|re)s?|miles?)\b(?: \([^()]*\))?,? (?:to the )?(?:[a-z-]+ )?"
    r"(?:of|from) (?:the )?$"
)
_INITIALS = 3
"""Letters that a state's initials have at most."""
_BETWEEN = frozenset(["meeting", "agreement"])
_BEFORE = frozenset(["compound", "nmod", "amod", "poss"])
_FELLED = frozenset(["dying", "finding", "fatal_wound"])
_CARING = frozenset(["hospital", "clinic", "hospitals", "clinics"])
_BRINGING = frozenset(
    """take rush transport airlift fly transfer bring move treat admit die hospitalise hospitalize""".split()  # noqa: SIM905 - a list would take a page
)
_SITED = HARMFUL | {"arrest"}
"""Types whose scene a text is taken to name even where little ties it to them."""


def places(
    trigger: Trigger, scope: Scope, mentions: Sequence[PlaceMention], others: Sequence[Trigger]
) -> tuple[list[PlaceMention], list[PlaceMention]]:
    """The scene of a trigger's happening, coordinated places all; and every place that is tied to it."""
    sentence = trigger.sentence
    scored: list[tuple[float, int, PlaceMention, Token]] = []
    for mention in mentions:
        span = sentence.tokens(mention.start, mention.end)
        if span is None or not len(span):
            continue
        root = _told_with(span)
        rivals = frozenset(other.token.i for other in others if other is not trigger) - scope.near
        if not exactness(mention.place) and root.dep_ in _BEFORE and _of_states(root.head, trigger):
            continue
        if not exactness(mention.place) and (_whose(root) or _doers(root, trigger, scope)):
            continue
        if trigger.kind.type in HARMFUL and (_where_they_lie(root, trigger) or _far_from(mention, sentence)):
            continue
        if mention.place.country is None and root.dep_ == "pobj" and root.head.lower_ == "outside":
            continue
        if _beside_another(mention, mentions, sentence):
            continue
        score = _place_score(root, trigger, scope, rivals) + order(root, trigger, others)
        if score >= (0.5 if trigger.kind.type in _SITED else 1.5):
            scored.append((score, abs(root.i - trigger.token.i), mention, root))
    if not scored:
        return [], []
    top = max(score for score, *_ in scored)
    best = [item for item in scored if item[0] >= top - 0.5]
    best.sort(key=lambda item: (-exactness(item[2].place), item[1]))
    chosen = next((item for item in best if best[0][2].place.name in item[2].place.within), best[0])
    first = [_inmost(chosen[2], mentions, sentence)]
    for _, _, mention, root in best[1:]:
        if _coordinated(root, chosen[3]) and not overlapping(mention.place, chosen[2].place):
            first.append(mention)
    return sorted(first, key=lambda mention: mention.start), [item[2] for item in scored]


def _beside_another(mention: PlaceMention, mentions: Sequence[PlaceMention], sentence: Sentence) -> bool:
    """Whether a place only says where the one named right before it lies: "in Alto, near the capital | Lima"."""
    before = max((one for one in mentions if one.end <= mention.start), key=lambda one: one.end, default=None)
    if before is None or not exactness(before.place) or mention.start - before.end > _NEAR:
        return False
    return _NEARBY.fullmatch(sentence.words, before.end - sentence.base, mention.start - sentence.base) is not None


def _inmost(scene: PlaceMention, mentions: Sequence[PlaceMention], sentence: Sentence) -> PlaceMention:
    """The place right before a scene that lies in it: "a bombing of the town of | Alto, in Lima province"."""
    before = max((one for one in mentions if one.end <= scene.start), key=lambda one: one.end, default=scene)
    linked = 0 <= scene.start - before.end < _NEAR and scene.place.name is not None
    between = sentence.tokens(before.end, scene.start) if linked else None
    linked = linked and not any(token.pos_ == "VERB" for token in between or ())
    return before if linked and before.place.within[:1] == (scene.place.name,) else scene


def _told_with(span: Span) -> Token:
    """The word by which a name hangs in its sentence: "in the capital | Lima killing six" is in the capital."""
    root, kind = span.root, span.doc[span.start - 1] if span.start else span.root
    cut = root.dep_ in clauses.SUBJECTS and kind.dep_ == "pobj" and lemma(kind) in _CALLED
    return kind if cut else root


def _of_states(noun: Token, trigger: Trigger) -> bool:
    """Whether a state's name before a noun says whose it is, and not where: "US strikes", "the Mali-Niger talks"."""
    of_sides = trigger.kind.type in _BETWEEN or trigger.name in CONTESTS
    between = of_sides and (noun == trigger.token or lemma(noun) == "side")
    return between or lemma(noun) in _BY_STATES


def _whose(name: Token) -> bool:
    """Whether a state's initials before a noun say whose it is: "a US convoy", "the U.S. embassy", not "a US town"."""
    short = name.text.replace(".", "")
    if name.dep_ not in _BEFORE or not short.isupper() or len(short) > _INITIALS:
        return False
    over = name.head
    while over.dep_ in _BEFORE and over.head.i > over.i:
        over = over.head
    return lemma(over) not in PARTS or lemma(over) in _POSTS


def _doers(name: Token, trigger: Trigger, scope: Scope) -> bool:
    """Whether a state's attack is its own, wherever it was: "Iran's missile attack", "was bombed by Iran"."""
    own = name.dep_ == "poss" or (name.dep_ == "pobj" and name.head.lower_ == "by")
    return own and name.i in scope.doing and trigger.kind.type == "attack" and trigger.kind.effect is None


def _coordinated(one: Token, other: Token) -> bool:
    """Whether two names are of a list, and not one of a place within the other: "in Lima and Puno", "in Lima, Peru"."""
    first, last = sorted((one, other), key=lambda token: token.i)
    listed = clauses.conjuncts(first)
    return last in listed and any(word.pos_ == "CCONJ" for word in first.doc[first.i : listed[-1].i])


def _place_score(root: Token, trigger: Trigger, scope: Scope, rivals: frozenset[int]) -> float:
    """How surely a place is the scene: by what its preposition hangs on."""
    token = root
    if root.dep_ == "amod" and root.head.i in scope.near:
        return 1.7
    for noun in _nouns_over(root):
        if noun.i in scope.near:
            return 1.7
        token = noun
    token = _whole(token)
    if trigger.kind.type != "trial" and lemma(token) == "court":
        return 0.1
    if _where(root, scope):
        return 2.5
    aliases = (root, *(child for child in root.children if child.dep_ == "appos"))
    if any(child.dep_ == "relcl" and child.i in scope.near for alias in aliases for child in alias.children):
        return 2.5
    if trigger.name in _REACTIONS and any(thing.is_ancestor(root) for thing in clauses.objects(trigger.token)):
        return 0.4  # "condemned the violence in Sudan"
    if token == root and root.head.dep_ == "agent" and trigger.kind.type not in _SITED:
        return 0.1  # "imposed on them by Norway"
    if token.dep_ == "pobj":
        return _preposition_score(token.head, trigger, scope, rivals)
    hit = token.dep_ in ("dobj", "nsubjpass") and token.head.i in scope.near
    if hit and trigger.name in _CONQUESTS and (token.i == root.i or lemma(token) in PARTS):
        return 3.2
    if hit and trigger.kind.type == "travel" and trigger.words in ("visit", "tour", "reach"):
        return 2.8
    return 1.2 if hit and (token.i == root.i or lemma(token) in PARTS) else 0.1


def _where(root: Token, scope: Scope) -> bool:
    """Whether a clause behind a name says by "where" what happened there: "a train to Lima, | where he was held"."""
    behind = [word for word in root.doc[root.i + 1 : root.i + 3] if not word.is_punct]
    if not behind or behind[0].lower_ != "where":
        return False
    return behind[0].head.i in scope.near | scope.wide


def _nouns_over(name: Token) -> Iterator[Token]:
    """The nouns that a name stands beside or in a list with, from the nearest on: "the Lima | suburb"."""
    token = name
    while token.dep_ in ("conj", "appos", "compound", "nmod", "poss", "npadvmod") and token.head.pos_ in _NOUNS:
        if token.dep_ == "npadvmod" and lemma(token.head) not in PARTS:
            return
        token = token.head
        yield token


def _whole(token: Token) -> Token:
    """The part of a place that a name only says of which: "the outskirts | of Lima"."""
    while token.dep_ == "pobj" and token.head.lower_ == "of" and lemma(token.head.head) in PARTS:
        token = token.head.head
        while token.dep_ in ("conj", "appos") and token.head.pos_ in _NOUNS:
            token = token.head
    return token


def _preposition_score(preposition: Token, trigger: Trigger, scope: Scope, rivals: frozenset[int]) -> float:
    """How surely what stands behind a preposition is the scene."""
    over = preposition.head
    for _ in range(_CHAINED):
        if over.dep_ != "prep" and over.pos_ != "ADP":
            break
        over = over.head
    word = preposition.lower_
    if preposition.head.lower_ == "according":
        return 0.0
    if preposition.dep_ == "agent" and trigger.kind.type in _TALKING:
        return 0.1  # "was condemned by Norway's bishops"
    if trigger.name in CONTESTS and word in ("over", "by", "between"):
        return 0.1  # "a victory over | Norway"
    if word not in _LOCATIVE:
        return _unlocated_score(word, over, trigger, scope)
    carrier = None if trigger.verbal else governor(trigger.token)
    about = (*trigger.inner, carrier, None if trigger.verbal else trigger.token)
    if word in ("on", "over") and trigger.kind.type in ("meeting", "agreement") and over in about:
        return 0.3  # "talks on | Gaza"
    if word == "between" and preposition.i and preposition.nbor(-1).text == ",":
        return 2.0  # "in Alto, | between Lima and Puno"
    if trigger.kind.type in _TALKING and (_to_be_done(over, trigger) or _about(over, trigger)):
        return 0.4
    return 3.0 if over.i in scope.near else _climbing_score(over, trigger, scope, rivals)


def _unlocated_score(word: str, over: Token, trigger: Trigger, scope: Scope) -> float:
    """How surely a scene stands behind a preposition that tells of no spot: "of", "to", "from"."""
    if word == "of" and trigger.name in _CONQUESTS and over == trigger.token:
        return 3.2
    if word == "of":
        return 0.6 if over.i in scope.near | scope.taking_part else 0.2
    if word in ("to", "for") and trigger.kind.type == "travel" and over.i in scope.near:
        return 2.8
    if word == "from" and trigger.words.startswith(("evacuate", "rescue")) and trigger.token in (over, over.head):
        return 2.5
    return 0.3 if word in _ORIGIN and over.i in scope.near else 0.1


def _climbing_score(over: Token, trigger: Trigger, scope: Scope, rivals: frozenset[int]) -> float:
    """How surely a scene is a trigger's, by what is met first on the way up from the word that it hangs on."""
    for _ in range(_HOPS):
        if over.i in scope.near:
            return 2.8
        if over.i in scope.taking_part:
            return 2.5
        if over.i in rivals:
            return 0.4 if trigger.kind.type in HARMFUL else 0.1
        if over.head == over or over.pos_ in ("VERB", "AUX"):
            break
        over = over.head
    if not trigger.verbal and another_clause(over) and over == governor(trigger.token):
        return 0.4
    if _ever_since(trigger, over):
        return 0.3
    if _reported(trigger, over):
        return 0.2 if over.lemma_ in _SAYING else 0.4
    return 2.0 if over.i in scope.wide else 1.0


def _ever_since(trigger: Trigger, verb: Token) -> bool:
    """Whether a verb tells what has been since a trigger's clause: "since rebels took over, attacks | rose in Chad"."""
    for up in (trigger.token, *trigger.token.ancestors) if trigger.verbal else ():
        if up.dep_ == "advcl" and any(child.lower_ == "since" for child in up.lefts):
            return up != verb and not up.is_ancestor(verb)
    return False


def _about(token: Token, trigger: Trigger) -> bool:
    """Whether a word stands in what an agreement or a statement is about: "a deal on fishing in the strait"."""
    for up in (token, *token.ancestors):
        if up == trigger.token:
            return False
        if up.dep_ == "prep" and up.lower_ in ("on", "about", "for", "over", "regarding") and up.head == trigger.token:
            return True
    return False


def _to_be_done(token: Token, trigger: Trigger) -> bool:
    """Whether a word stands in what is agreed, announced or pledged to be done: "agreed to patrol the Baltic Sea"."""
    for up in (token, *token.ancestors):
        if up == trigger.token:
            return False
        if up.dep_ in ("xcomp", "ccomp") and up.head == trigger.token:
            return True
    return False


def _reported(trigger: Trigger, verb: Token) -> bool:
    """Whether a trigger's clause is what another verb's clause says or leads up to: "spoke in Lima: two have died"."""
    if any(word.text == ":" for word in verb.doc[verb.i : trigger.token.i]):
        return True
    carrier = trigger.token if trigger.verbal else governor(trigger.token)
    while carrier is not None and carrier != verb and carrier.head != carrier:
        if carrier.dep_ in ("ccomp", "parataxis") and clauses.has_subject(carrier):
            return True
        carrier = carrier.head
    return False


def _where_they_lie(place: Token, trigger: Trigger) -> bool:
    """Whether a place is that of the hospital where the hurt are: "was taken to a | Lima hospital, where he died"."""
    caring = next((up for up in place.ancestors if up.lower_ in _CARING), None)
    if caring is None:
        return False
    over = governor(caring)
    return trigger.name in _FELLED or (over is not None and over.lemma_ in _BRINGING)


def _far_from(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether the scene is only measured from a place: "300 km north of | Lima"."""
    start = place.start - sentence.base
    measured = _MEASURED.search(sentence.words, max(0, start - _NEAR), start)
    return measured is not None and int(measured[1].replace(",", "")) >= _FAR


def _where_they_were_brought(noun: Token, trigger: Trigger) -> bool:
    """Whether the hurt died there, and were not hurt there: "was pronounced dead at | a hospital"."""
    return trigger.name in _FELLED and lemma(noun) in _CARING


def spot(trigger: Trigger, sentence: Sentence, named: Sequence[PlaceMention]) -> str | None:
    """The unnamed site of a happening: "at a train station"."""
    heads = [trigger.token, *trigger.inner]
    over = governor(trigger.token) if not trigger.verbal else None
    if over is not None:
        heads.append(over)
    for head in heads:
        for noun in clauses.prepositional(head, *_LOCATIVES_OF_SPOTS):
            if noun.pos_ != "NOUN" or lemma(noun) not in SITES or _where_they_were_brought(noun, trigger):
                continue
            start, end = sentence.offsets(noun)
            if any(mention.start < end and start < mention.end for mention in named):
                continue
            words = [child.text for child in noun.lefts if child.dep_ in ("compound", "amod") and child.pos_ != "PROPN"]
            return " ".join([*words, noun.text])
    return None
