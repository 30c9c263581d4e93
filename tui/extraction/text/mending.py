"""Mending of parses: phrases of violence that the model has hardly read of, and lists that it cuts in two.

"Gunmen on a motorbike shot dead two men" has for it a noun "motorbike shot", and "held six sailors hostage" a hostage
of sailors. In "Peru, Chile, and Togo met" the comma before "and" makes it two subjects, of which one is Peru. In "A
car bomb explodes in Lima" it sees bomb explodes, more than one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

from tui.extraction.text.appositions import NAMES, SUBJECTS, beside_name, of_parent
from tui.extraction.text.closing_reports import CLOSING, give_speaker
from tui.extraction.text.deeds import give_clause, give_object
from tui.extraction.text.resumptions import SWEARING, resume, swear_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MENDED: Final = "mended_parses"
_NOUNS: Final = frozenset(["NN", "NNS", "NNP", "NNPS"])
_NOMINAL: Final = frozenset(["nsubj", "dobj", "pobj", "compound"])
_TAKING: Final = frozenset(
    ["take", "takes", "took", "taken", "taking", "hold", "holds", "held", "holding", "keep", "kept"]
)
_LISTED: Final = SUBJECTS | {"dobj"}
_QUOTES: Final = frozenset(["”", '"', "’", "''", "»"])
_NICKNAME: Final = 6
"""Words that a nickname has at most, with its quotation marks."""
_SPEAKING: Final = frozenset(
    stem + ending
    for stem in (
        "ask",
        "warn",
        "add",
        "explain",
        "claim",
        "insist",
        "announce",
        "report",
        "confirm",
        "recall",
        "shout",
        "stress",
    )
    for ending in ("s", "ed")
) | {
    "says",
    "said",
    "argues",
    "argued",
    "declares",
    "declared",
    "notes",
    "noted",
    "admits",
    "admitted",
    "writes",
    "wrote",
    "replied",
}
_CHARGED: Final = frozenset(
    ["accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected", "convicted"]
)
_TAKEN: Final = frozenset(["hostage", "captive", "prisoner"])
_TELLING: Final = frozenset(
    """explodes rips kills injures destroys plunges collides capsizes sinks derails erupts wrecks devastates detonates
    careers""".split()  # noqa: SIM905 - a list would take a page
)
"""What chronicles and headlines tell of in the present, and is no noun in the plural."""
_ALSO_NOUNS: Final = frozenset(
    """bursts rocks shakes hits strikes wounds crashes collapses attacks storms raids bombs ambushes leaves stabs shoots
    seizes rams blasts topples overturns falls""".split()  # noqa: SIM905 - a list would take a page
)
"""The same words, if the noun before them is one and no more: "a parcel bomb | bursts", and not "bus crashes"."""
_DONE_TO: Final = frozenset(
    """abducted acquitted arrested assassinated beheaded charged convicted deported detained evacuated executed hanged
    hurt injured jailed kidnapped killed murdered rescued sentenced stabbed wounded""".split()  # noqa: SIM905
)
"""Participles that are never without an object: who stands before them alone did not do it."""
_COMPLETE: Final = frozenset(["aux", "auxpass", "dobj", "ccomp", "xcomp", "prt", "dative", "neg"])
_UPON: Final = frozenset(["in", "on", "over", "for", "near", "after", "by", "as", "with", "to", "during", "outside"])
_CLAUSES: Final = frozenset(["ROOT", "advcl", "conj", "ccomp", "relcl"])


@Language.component(MENDED)
def mend(doc: Doc) -> Doc:
    """Mend the parse of "shot dead" that lost its verb or its object, of those "held hostage", and of lists."""
    if len(doc) > 1 and doc[0].dep_ == "nsubj":
        _reduced(doc[0])
    for token in doc[1:-1]:
        if token.tag_ in ("NN", "NNS", "VBZ"):
            _told_now(token)
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
            _of_the_whole(token)
        if token.dep_ in SUBJECTS or (token.dep_ == "conj" and token.tag_ in _NOUNS and token.head.tag_[:2] == "VB"):
            _list(token)
        if token.tag_ in NAMES:
            beside_name(token)
        if token.dep_ == "relcl" and token.head.tag_ == "CD" and token.head.dep_ == "pobj":
            of_parent(token, token.head.head.head)
        if token.dep_ == "relcl" and token.head.dep_ == "pobj":
            give_clause(token)
        if token.lower_ == "of":
            give_object(token)
        if token.dep_ == "conj" and token.tag_ in NAMES and token.head.dep_ in ("pobj", "dobj", "attr"):
            resume(token)
        if token.dep_ == "conj" and token.tag_ in NAMES and token.head.tag_ in ("NN", "NNS"):
            _name(token)
        if token.dep_ == "nmod" and token.tag_ in NAMES and token.head.tag_ in NAMES:
            _before_name(token, token.head)
        if token.tag_ in NAMES and token.nbor(-1).text in _QUOTES:
            _nicknamed(token)
        if token.dep_ == "nsubj":
            _absolute(token)
            _reduced(token)
        if token.dep_ == "dobj" and token.head.lower_ in _SPEAKING and token.left_edge.i == token.head.i + 1:
            _inverted(token)
        if token.tag_ == "VBG" and token.dep_ == "amod":
            _charge(token)
        if token.tag_ == "VBN" and token.dep_ == "acl" and token.head.dep_ == "ROOT":
            _headless(token, token.head)
        if token.lower_ == "in" and token.head.lower_ in SWEARING:
            swear_in(token)
        if token.lower_ in CLOSING:
            give_speaker(token)
        if token.lower_ == "shot" and token.nbor(1).lower_ == "dead":
            _shot(token, token.nbor(1))
        elif token.lower_ in _TAKEN and token.head.lower_ in _TAKING:
            _taken(token, token.nbor(-1))
    return doc


def _told_now(verb: Token) -> None:
    """Make a verb of what the parse takes for a noun, though it has a subject: "a car bomb | explodes in Lima"."""
    subject = verb.nbor(-1)
    if any(child.dep_ in SUBJECTS for child in verb.lefts):
        if verb.dep_ in _CLAUSES and (verb.lower_ in _TELLING | _ALSO_NOUNS or verb.lower_ == "sank"):
            verb.tag_ = "VBD" if verb.lower_ == "sank" else "VBZ"
        return
    if verb.tag_ == "NN" or subject.head != verb or subject.dep_ != "compound" or subject.tag_ == "NNS":
        return
    one = any(child.lower_ in ("a", "an") for child in verb.lefts) or verb.nbor(1).lower_ == "into"
    if verb.lower_ not in _TELLING and not (one and verb.lower_ in _ALSO_NOUNS):
        return
    for child in list(verb.lefts):
        if child.dep_ in ("det", "amod", "compound", "nummod", "nmod", "poss") and child != subject:
            child.head = subject
    subject.dep_, verb.tag_ = "nsubj", "VBZ"
    if verb.dep_ in ("appos", "nsubj") and verb.head.i < verb.i:
        verb.dep_ = "parataxis" if verb.head.dep_ == "ROOT" else "ccomp"
    for child in verb.rights:
        if child.dep_ == "appos" and child.tag_ in _NOUNS:
            child.dep_ = "dobj"


def _of_the_whole(verb: Token) -> None:
    """Give a verb the subject that the parse left to who reports it: "A bus carrying fans | skidded, police said"."""
    noun = verb.head
    while noun.dep_ in ("pobj", "dobj", "conj", "acl", "prep") and noun.head.i < noun.i:
        noun = noun.head
    over = noun.head
    if noun == verb.head or noun.dep_ != "nsubj" or over.i < verb.i or over.tag_[:2] != "VB":
        return
    if not any(child.dep_ == "nsubj" and child.i > verb.i for child in over.lefts):
        return
    noun.head = verb
    verb.head, verb.dep_, verb.tag_ = over, "ccomp", "VBD"


def _list(last: Token) -> None:
    """Tie a noun behind ", and" to the list before it, of which the parse made another subject, or another verb."""
    edge = last.left_edge.i
    joint = last.doc[edge - 1] if edge else last
    if joint.dep_ != "cc":
        return
    if last.dep_ == "conj":
        first = next((child for child in last.head.rights if child.dep_ == "dobj" and child.i < joint.i), last)
    else:
        first = joint.head
    if first.i >= joint.i or first.dep_ not in _LISTED or (last.dep_ != "conj" and first.head != last.head):
        return
    joint.head = last.head = first
    last.dep_ = "conj"
    for child in first.rights:
        if child.dep_ == "appos" and child.i < joint.i and _one_of(child, first):
            child.dep_ = "conj"


def _name(last: Token) -> None:
    """Tie a name behind ", and" to the names before it: Togo is no envoy in "envoys of Peru, Chile, and Togo"."""
    edge = last.left_edge.i
    joint = last.doc[edge - 1] if edge > 1 else last
    if joint.dep_ != "cc" or joint.nbor(-1).text != "," or any(child.dep_ == "prep" for child in last.rights):
        return
    for prep in last.head.rights:
        first = next((child for child in prep.rights if child.dep_ == "pobj" and child.tag_ in NAMES), None)
        listed = first is not None and any(child.dep_ == "conj" and child.i < joint.i for child in first.rights)
        if first is not None and listed and first.right_edge.i in (joint.i - 1, joint.i - 2):
            joint.head = last.head = first
            return


def _before_name(first: Token, last: Token) -> None:
    """Part the names of a list from the last of them, of whose name the parse made the others a part."""
    joint = next((child for child in first.rights if child.dep_ == "cc"), None)
    if joint is None or last.i < joint.i or any(child.dep_ == "conj" and child.i > joint.i for child in first.rights):
        return
    if any(child.i < joint.i and child != first for child in last.lefts):
        return
    first.dep_, first.head = last.dep_, last.head if last.head != last else first
    last.dep_, last.head = "conj", first


def _absolute(subject: Token) -> None:
    """Give a verb back its subject, which the parse made an apposition in "With a day to go, Ana Ruiz | won"."""
    start = subject.left_edge.i - 1
    if start < 0 or subject.doc[start].lower_ != "with" or subject.doc[start].head != subject.head:
        return
    verb = subject.head
    inside = (word for word in subject.subtree if word.dep_ == "appos" and word.right_edge.i == verb.i - 1)
    doer = next((word for word in inside if word.doc[word.left_edge.i - 1].text == ","), None)
    if doer is not None:
        doer.head, doer.dep_ = verb, "nsubj"
        subject.head, subject.dep_ = subject.doc[start], "pobj"


def _nicknamed(last: Token) -> None:
    """Give a surname back to the name before a nickname: "an aide of Luis “the Cat” | Soto was jailed"."""
    before = last.doc[max(0, last.i - _NICKNAME) : last.i - 1]
    first = next((word.nbor(-1) for word in reversed(before) if word.is_quote and word.i), last)
    spare = any(child.dep_ in SUBJECTS for child in last.head.lefts if child != last)
    if first.tag_ in NAMES and first.dep_ in ("pobj", "appos") and (last.dep_ == "appos" or spare):
        for word in (*before[first.i + 1 - before.start :], last):
            if word.head.i <= first.i or word.head.i > last.i or word == last:
                word.head, word.dep_ = first, "appos"


def _reduced(subject: Token) -> None:
    """Make a passive of a headline's verb that says what was done to its subject: "Man | arrested in Lima"."""
    verb = subject.head
    if verb.dep_ != "ROOT" or verb.lower_ not in _DONE_TO or verb.i + 1 >= len(verb.doc):
        return
    own = {child.dep_ for child in verb.children}
    if own.isdisjoint(_COMPLETE) and verb.nbor(1).lower_ in _UPON:
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def _inverted(speaker: Token) -> None:
    """Make the subject of a verb behind what was said of its object: "It would be fatal, warned | Ana Ruiz"."""
    verb = speaker.head
    if verb.i < 2 or verb.nbor(-1).text not in (",", *_QUOTES) or verb.dep_ not in ("ROOT", "parataxis", "ccomp"):
        return
    before = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    broken = verb.dep_ == "parataxis" and verb.head.i > speaker.i
    if before and not broken:
        return
    if not before and not any(child.dep_ == "ccomp" for child in verb.lefts) and verb.dep_ == "ROOT":
        return
    speaker.dep_ = "nsubj"
    for child in before:
        child.head = verb.head


def _headless(verb: Token, subject: Token) -> None:
    """Make a verb of what the parse took for a participle where there is no other: "The head, Ana Ruiz, | left"."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    if subject.tag_ not in _NOUNS or not objects or verb.nbor(-1).text != ",":
        return
    verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
    for child in [child for child in subject.rights if child.i > verb.i]:
        child.head = verb
    subject.head, subject.dep_ = verb, "nsubj"


def _charge(deed: Token) -> None:
    """Make a deed of what somebody is accused of, and no sort of people: "was accused of | harbouring rebels"."""
    of, done_to = deed.nbor(-1), deed.head
    if of.lower_ != "of" or done_to.head != of or done_to.dep_ != "pobj" or of.head.lower_ not in _CHARGED:
        return
    deed.head, deed.dep_ = of, "pcomp"
    done_to.head, done_to.dep_ = deed, "dobj"


def _one_of(beside: Token, first: Token) -> bool:
    """Whether a noun between commas is one more of a list, and not what the first of it is: both are told alike."""
    names = all(token.tag_ in NAMES for token in (beside, first))
    told = all(any(child.lower_ in ("a", "an") for child in token.lefts) for token in (beside, first))
    return (names or told) and not any(child.dep_ == "prep" for child in beside.rights)


def _shot(shot: Token, dead: Token) -> None:
    """Make a verb of "shot", in the place that the parse gave to its subject or to the word behind it."""
    if shot.tag_ in _NOUNS or shot.dep_ in _NOMINAL:
        before = shot.nbor(-1)
        if before.tag_ not in _NOUNS or before.head != shot:
            return
        if dead.dep_ == "amod" and dead.head in shot.ancestors:
            _put(shot, dead.head, "nsubj", before)
        elif dead in shot.ancestors:
            _put(shot, dead, "oprd", before)
        else:
            return
        shot.tag_ = "VBD"
    if dead in shot.ancestors:
        return
    if dead.head != shot:
        dead.head, dead.dep_ = shot, "oprd"
    for child in list(dead.children):
        child.head = shot


def _put(shot: Token, top: Token, dep: str, before: Token) -> None:
    """Put "shot" where ``top`` stands, which then hangs on it, and leave its own place to the noun before it."""
    for child in list(shot.lefts):
        if child != before:
            child.head = before
    over, before.dep_ = shot.head, shot.dep_
    shot.dep_ = top.dep_
    shot.head = shot if top.head == top else top.head
    before.head = shot if over == top and dep == "oprd" else over
    for child in [child for child in top.children if child.i > shot.i and child != shot]:
        child.head = shot
        child.dep_ = "dobj" if child.dep_ == "appos" else child.dep_
    top.head, top.dep_ = shot, dep


def _taken(hostage: Token, before: Token) -> None:
    """Make those right before the word the object of the verb, and the word what they are made."""
    verb = hostage.head
    if before.head != hostage or before.tag_ not in _NOUNS or before.dep_ not in ("compound", "nmod", "nsubj"):
        return
    if hostage.dep_ not in ("dobj", "ccomp"):
        return
    for child in [child for child in hostage.children if child != before]:
        child.head = before if child.i < before.i else verb
    before.head, before.dep_ = verb, "dobj"
    hostage.dep_, hostage.tag_ = "oprd", "NN"
