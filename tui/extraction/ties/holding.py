"""Holding: who holds which office of whom, as the parse of a sentence shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.titles import LEARNED
from tui.extraction.ties.assertion import Assertion, assertion
from tui.extraction.ties.parts import said_of
from tui.extraction.ties.posts import of_body, of_state
from tui.extraction.ties.tie import BODIES, FEW, Tie, of_kind, phrase_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import RelationTerms
    from tui.model import Predicate

_BEHIND = frozenset({"of", "for", "at", "from", "to", "with"})
"""Between an office and what it is of."""
_ELSEWHERE = (
    dict.fromkeys(("ambassador", "representative", "commissioner", "consul", "nuncio", "attache"), ("to",))
    | dict.fromkeys(("minister", "secretary"), ("for",))
    | dict.fromkeys(("envoy", "emissary", "mediator"), ("to", "for", "at"))
)
"""Behind these it says where somebody is sent or what he is charged with."""
_CHANGES = ("leave", "quit", "join", "ditch", "abandon", "desert", "betray", "switch", "represent", "rejoin")
"""What a mere member does to his party."""
_POSTS = ("position", "post", "role", "job", "duty")
"""What somebody has "as" the holder of an office."""
_SENT = ("ambassador", "envoy", "consul", "emissary", "nuncio")
"""Whom a state appoints for itself."""
_SAYS = ("say", "tell", "add", "explain", "write")
_AT_HOME: dict[str, Predicate] = {
    "organisation": "based_in",
    "media": "based_in",
    "government_body": "part_of",
    "armed_group": "operates_from",
}
"""What a body is to the state whose it is said to be, by its kind."""
_VOICES = ("spokesman", "spokeswoman", "spokesperson")
_SPOKEN_FOR = ("organisation", "government_body", "intergovernmental", "media")
"""Kinds of actor of whose doings their own spokesman tells."""
_AREAS = ("state", "province", "region", "district", "county", "city", "town", "area")
_LONGEST = 14
"""Words of an office that are looked at."""


def holding(token: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """What a noun says of who holds an office, or of what somebody is."""
    if token.lemma_.lower() in terms.offices and token.tag_ in ("NN", "NNP"):
        yield from _office(token, sentence, terms, referents)
        yield from _voice(token, sentence, terms, referents)
    if token.lemma_.lower() in terms.offices and token.tag_ == "NNS":
        yield from _offices(token, sentence, terms, referents)
    if token.pos_ == "PROPN":
        yield from _affiliation(token, sentence, referents)
        yield from _one_of(token, sentence, referents)
        yield from _native(token, sentence, referents)
        yield from _party(token, sentence, terms, referents)


def _office(noun: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Who holds an office: "Ana Ruiz, spokeswoman for the ministry", "Ruiz was elected leader of the party"."""
    holder = said_of(noun, terms) or _appointed(noun, terms)
    holders = of_kind(referents.actors(holder, sentence), ("person",), referents)
    if not holders and noun.dep_ == "compound" and noun.head.dep_ == "dobj":
        holders = of_kind(referents.named(noun.head, sentence), ("person",), referents)
    if not holders and noun.tag_ == "NN":
        holder = next((child for child in noun.rights if child.dep_ == "appos"), None)
        holders = of_kind(referents.actors(holder, sentence), ("person",), referents)
    if len(holders) == 1:
        yield from _held(noun, holders, sentence, terms, referents)


def _offices(noun: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Who hold an office together: "Ruiz's lawyers Ana Paz and Ivo Tal", "Ana Paz and Ivo Tal, lawyers for Ruiz"."""
    named = noun.head if noun.dep_ in ("compound", "nmod") else None
    behind = [child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
    who = named or next(iter(behind), None) or said_of(noun, terms)
    holders = of_kind(referents.actors(who, sentence), ("person",), referents)
    if len(holders) > 1:
        for tie in _held(noun, holders[:FEW], sentence, terms, referents):
            if tie.predicate != "member_of" or referents.kind(tie.objects[0]) != "state":
                yield tie


def _held(
    noun: Token, holders: tuple[str, ...], sentence: Sentence, terms: RelationTerms, referents: Referents
) -> Iterator[Tie]:
    """Of whom the office is that some persons hold."""
    of = _of(noun)
    objects = (
        tuple(
            dict.fromkeys(
                one for thing in of for one in referents.actors(thing, sentence) if _is_meant(thing, one, referents)
            )
        )
        or tuple(one for thing in of if not _is_body(thing, terms) for one in referents.owners(thing, sentence))
        or tuple(one for thing in of if thing.dep_ == "pobj" and (one := referents.stands_for(thing, sentence)))
        or referents.adjective(noun, sentence)
        or _whose(noun, sentence, referents)
        or _appointing(noun, sentence, terms, referents)
        or _of_the_firm(noun, terms, referents)
    )
    for object_ in [one for one in objects if one not in holders][:1]:
        predicate = _sense(noun, object_, of, terms, referents)
        if predicate is not None:
            doubted = any(child.lower_ in terms.words.unproven for child in noun.lefts)
            yield Tie(predicate, holders, (object_,), phrase_words(noun), doubted, "office", 0.9)


def _is_body(thing: Token, terms: RelationTerms) -> bool:
    """Whether what an office is of is a body itself, and no part of whose it is: "the bank's | union"."""
    return thing.lemma_.lower() in terms.words.bodies


def _voice(noun: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """For whom a bare "spokesman" speaks: who does what he says: "The bank will close, spokesman Ivo Paz said"."""
    name, verb = noun.head, noun.head.head
    bare = noun.dep_ == "compound" and not any(
        child.dep_ in ("compound", "poss", "amod") for child in name.lefts if child.i < noun.i
    )
    if not bare or noun.lower_ not in _VOICES or name.dep_ != "nsubj" or list(noun.lefts):
        return
    told = next((child for child in verb.lefts if child.dep_ == "ccomp" and child.i < noun.i), None)
    if told is None or clauses.passive(told):
        return
    holders = of_kind(referents.named(name, sentence), ("person",), referents)
    who = clauses.subject(told)
    if who is None:
        return
    ruler = who.tag_ == "NN" and who.lemma_.lower() in (*terms.words.heads_of_state, "minister")
    principals = of_kind(referents.actors(who, sentence), (*_SPOKEN_FOR, *(("person",) if ruler else ())), referents)
    if len(holders) == 1 and len(principals) == 1:
        yield Tie("represents", holders, principals, (noun.i, name.i), False, "voice", 0.6)


def _of(noun: Token) -> list[Token]:
    """The nouns that say of what an office is; of a board's own, where it is "chairman of the board of"."""
    behind = _BEHIND.difference(_ELSEWHERE.get(noun.lemma_.lower(), ()))
    of = [
        *clauses.prepositional(noun, *behind),
        *[c for c in noun.lefts if c.dep_ in ("poss", "compound", "nmod")],
        *[c for c in noun.rights if c.dep_ in ("appos", "conj") and c.nbor(-1).text == "," and noun.dep_ == "appos"],
    ]
    boards = [thing for thing in of if thing.lemma_.lower() == "board"]
    bodies = [body for board in boards for body in clauses.prepositional(board, "of", "at", "for")]
    return [thing for thing in of if thing not in boards] + bodies


def _sense(noun: Token, object_: str, of: list[Token], terms: RelationTerms, referents: Referents) -> Predicate | None:
    """What an office says of whom it is of."""
    kind, title = referents.kind(object_), _title(noun)
    if kind == "state" and noun.lemma_.lower() in LEARNED:
        return None
    if kind == "state":
        return of_state(title, referents.states, terms)
    predicate = of_body(title, referents.name(object_), kind or "", terms)
    own = fold(referents.name(object_)).split()
    part = any(one.lower_ in terms.words.sections and one.lower_ not in own for one in of)
    if predicate == "leads" and (part or (object_ in referents.parties and _local(noun))):
        predicate = "member_of"
    post = terms.post(title)
    stands_for = predicate == "represents" and post is not None and post.office in terms.words.agents
    return predicate if kind != "population" and (kind != "person" or stands_for) else None


def _local(noun: Token) -> bool:
    """Whether an office is in one place only: "the leader of the party | in the state"."""
    near = [noun, *clauses.prepositional(noun, "of")]
    places = [place for one in near for place in clauses.prepositional(one, "in")]
    return any(place.ent_type_ == "GPE" or place.lower_ in _AREAS for place in places)


def _title(noun: Token) -> str:
    """The words of an office, with what it is of."""
    qualifiers = [child.left_edge.i for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")]
    first = min(qualifiers, default=noun.i)
    last = max((child.right_edge.i for child in noun.rights if child.dep_ == "prep"), default=noun.i)
    words = noun.doc[first : min(last + 1, noun.i + _LONGEST)].text
    return words.replace(noun.text, noun.lemma_, 1) if noun.tag_ == "NNS" else words


def _whose(noun: Token, sentence: Sentence, referents: Referents) -> tuple[str, ...]:
    """The body that "its" or "the group's" stands for before an office."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is None or owner.lower_ in ("his", "her", "their"):
        return ()
    if owner.lower_ == "whose":
        return of_kind(referents.actors(noun.head if noun.dep_ == "appos" else owner, sentence), BODIES, referents)
    if owner.lower_ == "its":
        return of_kind(referents.owners(noun, sentence), (*BODIES, "state"), referents)
    found = referents.stands_for(owner, sentence)
    return (found,) if found is not None and _is_meant(owner, found, referents) else ()


def _is_meant(owner: Token, found: str, referents: Referents) -> bool:
    """Whether a common noun may stand for an actor: "the | union" for no bank, "the oil-rich | nation" for none."""
    if owner.pos_ == "PROPN" or owner.tag_ not in ("NN", "NNS"):
        return True
    if owner.lemma_.lower() == "union":  # that of a firm's people, where no union is named
        return "union" in fold(referents.name(found)).split()
    return referents.kind(found) != "state" or not any(child.dep_ == "amod" for child in owner.lefts)


def _appointing(noun: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> tuple[str, ...]:
    """The body that gives or takes an office: "Ondal Steel named Ana Ruiz chief executive", "fired manager Paz"."""
    named = noun.dep_ == "compound" and noun.head.dep_ == "dobj"
    given = noun.dep_ == "pobj" and noun.head.lower_ == "as"
    verb = noun.head.head if named or given else noun.head
    changes = terms.words.appoints | terms.words.dismisses if named else terms.words.appoints
    if not (named or given or noun.dep_ == "oprd") or verb.lemma_ not in changes or clauses.passive(verb):
        return ()
    kinds = ("state",) if noun.lemma_.lower() in _SENT else ("organisation", "media")
    return of_kind(referents.actors(clauses.subject(verb), sentence), kinds, referents)


def _of_the_firm(noun: Token, terms: RelationTerms, referents: Referents) -> tuple[str, ...]:
    """The firm that a text is about, for an office that is of nobody, or of "the board"."""
    title, _, of = _title(noun).partition(" of ")
    bare = not of or of.lower().startswith(("the board", "its board"))
    found = referents.foremost if bare and terms.is_corporate(title) else None
    return () if found is None else (found,)


def _appointed(noun: Token, terms: RelationTerms) -> Token | None:
    """Who is given an office or serves in one: "was elected leader", "named her as its head", "works as a teacher"."""
    verb, verbs = noun.head, terms.words.appoints
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        before = verb.nbor(-1) if verb.i else verb
        if before.dep_ == "pobj" and before.head.lower_ == "with":
            return before
        verb, verbs = verb.head, terms.words.serves
        while verb.lemma_ in _POSTS or (verb.lower_ == "from" and verb.dep_ == "prep"):
            verb = verb.head
    elif noun.dep_ not in ("oprd", "attr", "xcomp", "ccomp"):
        return None
    if verb.lemma_ not in verbs or assertion(verb, terms.words) is not Assertion.STATED:
        return None
    given = not clauses.passive(verb) and verb.lemma_ not in ("succeed", "replace", "take")
    named = [thing for thing in clauses.objects(verb) if thing.i < noun.i] if given else []
    beside = next((child for child in noun.lefts if child.dep_ in ("nmod", "nsubj")), None)
    return next(iter(named), None) or beside or clauses.subject(verb)


def _affiliation(name: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """Of what somebody is: "Ana Ruiz of the Harbour Institute", "Ana Ruiz, with the Harbour Institute, said"."""
    first = next((child for child in name.rights if child.dep_ == "prep"), None)
    if first is None or first.i > name.i + 2:
        return
    set_off = first.i == name.i + 2 and name.nbor(1).text == ","
    if first.i > name.i + 1 and not set_off:
        return
    tells = name.dep_ == "nsubj" and name.head.lemma_ in _SAYS and first.right_edge.i == name.head.i - 1
    found = clauses.prepositional(name, "of", "from", *(("with", "at") if set_off or tells else ()))
    bodies = [noun for noun in found if noun.pos_ == "PROPN" or _called(noun) or referents.adjective(noun, sentence)]
    persons = (
        tuple(one for one in referents.actors(name, sentence) if referents.kind(one) == "person") if bodies else ()
    )
    objects = tuple(one for noun in bodies for one in referents.actors(noun, sentence) if referents.kind(one) in BODIES)
    if len(persons) == 1 and objects and referents.named(name, sentence) == persons:
        yield Tie("member_of", persons, objects[:1], phrase_words(name), False, "affiliation", 0.7)


def _one_of(name: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """For which state somebody stands, or of what body he is: "Estonia's Ada Tamm", "the Red Cross's Ana Ruiz"."""
    owner = next((child for child in name.lefts if child.dep_ == "poss"), None)
    if owner is None or owner.pos_ != "PROPN" or owner.right_edge.i >= name.i:
        return
    persons = of_kind(referents.named(name.doc[owner.right_edge.i + 1], sentence), ("person",), referents)
    owners = of_kind(referents.actors(owner, sentence), ("state", *BODIES), referents)
    if len(persons) == 1 and owners:
        predicate: Predicate = "represents" if referents.kind(owners[0]) == "state" else "member_of"
        yield Tie(predicate, persons, owners[:1], (owner.i, name.i), False, "of a state or body", 0.6)


def _native(name: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """Whose at home a body is: "Peru's Ondal Steel", "Peru's Ministry of Fisheries"."""
    owner = next((child for child in name.lefts if child.dep_ == "poss"), None)
    if owner is None or owner.pos_ != "PROPN" or name.dep_ in ("compound", "nmod", "poss"):
        return
    if any(
        child.dep_ == "compound" and child.pos_ == "NOUN" for child in name.lefts
    ):  # "Peru's proxy, partner, rival …"
        return
    states = of_kind(referents.named(owner, sentence), ("state",), referents)
    bodies = of_kind(referents.named(name, sentence) or referents.adjective(name, sentence)[-1:], BODIES, referents)
    if states and bodies:
        predicate = _AT_HOME.get(referents.kind(bodies[0]) or "")
        if predicate is not None:
            yield Tie(predicate, bodies, states, (owner.i, name.i), False, "at home", 0.6)


def _party(name: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Whose party or militia a body is: "Ruiz's Orange Party", or "Ruiz's OP" where that is told of before."""
    owner = next((child for child in name.lefts if child.dep_ == "poss"), None)
    if owner is None or name.head.lemma_ in _CHANGES:
        return
    leaders = of_kind(referents.whose(owner, sentence), ("person",), referents)
    bodies = of_kind(referents.named(name, sentence), ("organisation", "armed_group"), referents)
    if name.lemma_.lower() not in terms.words.parties:
        bodies = tuple(one for one in bodies if terms.words.parties.intersection(fold(referents.name(one)).split()))
    if len(leaders) == 1 and bodies:
        yield Tie("leads", leaders, bodies[:1], (owner.i, name.i), False, "whose party", 0.6)


def _called(noun: Token) -> Token | None:
    """The name that stands behind a noun as its apposition: "the magazine Harbour"."""
    return next((child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
