"""Nouns: deeds and stances that a noun tells of, with whose they are and whom they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.ties.assertion import Assertion, assertion
from tui.extraction.ties.tie import ACTS, FEW, HOSTS, STATES, Tie, each_other, of_kind, phrase_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import Noun, RelationTerms, Words

_NOT_SO = ("no", "any", "without", "neither")
_MATCH = "tie"
"""What only its plural is a bond."""
_SUPPOSED = ("would", "could", "may", "might", "should", "must")


def act(noun: Token, entry: Noun, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """A noun with whose it is and an actor behind a preposition, or with both behind "between"."""
    if noun.sent[-1].text == "?" or _is_over(noun, entry, terms.words) or noun.lower_ == _MATCH:
        return
    before = {child.lower_ for child in noun.lefts}
    if (entry.beside and before.isdisjoint(entry.beside)) or not before.isdisjoint(entry.unless):
        return
    if entry.under:
        yield from _led(noun, entry, sentence, referents)
        return
    unproven = any(child.lower_ in terms.words.unproven for child in noun.lefts)
    unproven = unproven or noun.lemma_.lower() in terms.words.commitments
    unproven = unproven or (noun.dep_ == "dobj" and noun.head.lemma_ in terms.words.intends)
    hedged = unproven or _is_aim(noun, terms.words)
    both = tuple(
        one for thing in clauses.prepositional(noun, *entry.mutual) for one in referents.actors(thing, sentence)
    )
    both = of_kind(tuple(dict.fromkeys(both)), entry.subjects, referents)
    if entry.mutual and 1 < len(both) <= FEW:
        yield from each_other(Tie(entry.predicate, both, (), phrase_words(noun), hedged, f"noun {noun.lemma_}", 0.6))
        return
    given = entry.predicate == "supports" and any(child.dep_ == "poss" for child in noun.lefts)
    things = clauses.prepositional(noun, *entry.object, *(("of",) if given else ())) or _charged(noun, entry)
    things = things or _gaining(noun, entry) or _launched(noun, entry)
    if entry.mutual and not things:
        yield from _shared(noun, entry, unproven, sentence, terms, referents)
        return
    if entry.place:
        things = [thing for part in noun.subtree for thing in clauses.prepositional(part, *entry.object)]
    objects = _whom(things, entry, sentence, referents)
    if entry.predicate == "supports" and not things:
        yield from _thanked(noun, sentence, terms, referents)
    if objects or (things and entry.predicate in ACTS):
        whose = _whose(noun, entry, sentence, terms, referents) or _with_whom(noun, entry, sentence, referents)
        subjects = of_kind(whose, entry.subjects, referents)
        if subjects:
            yield Tie(entry.predicate, subjects, objects, phrase_words(noun), hedged, f"noun {noun.lemma_}", 0.7)


def _is_aim(noun: Token, words: Words) -> bool:
    """Whether a deed is what something is for, and need not be done: "a call for | support", "close to | talks"."""
    judged = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ in words.judges
    judged = judged or _counted(noun, words) is not None
    return noun.dep_ in ("pobj", "conj") and noun.head.lower_ in ("for", "of", "to") and not judged


def _counted(noun: Token, words: Words) -> Token | None:
    """What counts a noun: "a | barrage | of attacks"."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return over if over.lemma_.lower() in words.quantities | words.arms else None


def _launched(noun: Token, entry: Noun) -> list[Token]:
    """Whom an attack is on, where the parse gives that to who launched it: "the raids launched by Peru on | Chile"."""
    if entry.predicate != "targets":
        return []
    done = [child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    agents = [child for verb in done for child in verb.children if child.dep_ == "agent"]
    doers = [doer for by in agents for doer in by.children]
    return [thing for one in (*done, *agents, *doers) for thing in clauses.prepositional(one, *entry.object)]


def _whom(things: list[Token], entry: Noun, sentence: Sentence, referents: Referents) -> tuple[str, ...]:
    """The actors whom a deed is for or against: whom the nouns behind it name, or whose they are."""
    found = (
        one
        for thing in things
        for one in (() if entry.owned else referents.actors(thing, sentence, place=entry.place))
        or (referents.owners(thing, sentence) if entry.owner or entry.owned else ())
        or (referents.owners(thing, sentence, of=False) if entry.predicate == "condemns" else ())
        or (referents.hit(thing, sentence) if entry.predicate == "targets" else ())
    )
    return of_kind(tuple(found), entry.objects, referents)


def _thanked(noun: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Who is thanked for what he gives who thanks: "Peru thanked Chile for its support"."""
    verb = noun.head.head
    own = any(child.lower_ in ("its", "their", "his", "her") for child in noun.lefts)
    if not own or noun.dep_ != "pobj" or noun.head.lower_ != "for" or verb.lemma_ not in terms.words.judges:
        return
    givers = tuple(one for thing in clauses.objects(verb) for one in referents.actors(thing, sentence))
    takers = referents.actors(clauses.subject(verb), sentence)
    if givers and takers and assertion(verb, terms.words) is Assertion.STATED:
        yield Tie("supports", givers, takers, words_of(verb), False, "thanked", 0.7)


def _gaining(noun: Token, entry: Noun) -> list[Token]:
    """Who does something with another's support: "| Peru | won with the support of Chile", "with help from Chile".

    In the passive that is who does it: "run by | Peru | with support from Chile".
    """
    if entry.predicate not in ("supports", "provides") or noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return []
    over = noun.head.head
    set_off = over.pos_ in ("NOUN", "PROPN") and noun.doc[noun.head.i - 1].text == ","
    if over.pos_ == "NOUN" and over.dep_ == "dobj" and not set_off:  # "bought the doses with funding from Peru"
        over = over.head
    if over.pos_ == "VERB":
        who = clauses.agent(over) if clauses.passive(over) else clauses.subject(over)
    else:
        who = over if set_off else None
    return [who] if who is not None else []


def _charged(noun: Token, entry: Noun) -> list[Token]:
    """Whom a clause behind "accusations" speaks of: "Peru's claims that | Chile | was arming rebels"."""
    if entry.predicate != "accuses":
        return []
    clause = next(
        (child for child in noun.rights if child.dep_ in ("acl", "ccomp") and clauses.has_subject(child)), None
    )
    who = clauses.subject(clause) if clause is not None else None
    return [who] if who is not None else []


def _shared(
    noun: Token, entry: Noun, hedged: bool, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> Iterator[Tie]:
    """What several have with each other: "Peru and Chile praised their alliance", "both deepened cooperation"."""
    verb = next((up for up in noun.ancestors if up.pos_ in ("VERB", "AUX")), None)
    if verb is None or noun.dep_ not in ("dobj", "pobj"):
        return
    told = assertion(verb, terms.words)
    purpose = verb.dep_ == "advcl" and clauses.infinitive(verb) and verb.head.pos_ == "VERB"
    if told is Assertion.NOT and purpose and assertion(verb.head, terms.words) is not Assertion.NOT:
        told = Assertion.HEDGED
    theirs = any(child.dep_ == "poss" and child.lower_ == "their" for child in noun.lefts)
    if told is Assertion.NOT or not (theirs or verb.lemma_ in terms.words.fosters):
        return
    over = (verb, *verb.ancestors) if theirs else (verb,)
    who = next((who for up in over if (who := clauses.subject(up)) is not None), None)
    parties = of_kind(referents.actors(who, sentence), entry.subjects or STATES, referents)
    if 1 < len(parties) <= FEW:
        hedged = hedged or told is Assertion.HEDGED
        yield from each_other(
            Tie(entry.predicate, parties, (), phrase_words(noun), hedged, f"shared {noun.lemma_}", 0.6)
        )


def _whose(noun: Token, entry: Noun, sentence: Sentence, terms: RelationTerms, referents: Referents) -> tuple[str, ...]:
    """Whose a deed or a stance is: "Peru's support", "the support of Peru", "Peruvian support"."""
    found = referents.owners(noun, sentence, of="of" not in entry.object)
    if not found and entry.predicate == "targets":
        counted = _counted(noun, terms.words)
        found = referents.owners(counted, sentence, of=False) if counted is not None else ()
        done = [child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
        found = found or tuple(one for verb in done for one in referents.actors(clauses.agent(verb), sentence))
    if not found and entry.predicate in ("supports", "provides"):
        found = tuple(one for giver in clauses.prepositional(noun, "from") for one in referents.actors(giver, sentence))
    return found or referents.adjective(noun, sentence)[:1]


def _with_whom(noun: Token, entry: Noun, sentence: Sentence, referents: Referents) -> tuple[str, ...]:
    """Who does something together with others: "Peru, in partnership with Chile, built …"."""
    if entry.predicate != "cooperates_with" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return ()
    over = noun.head.head
    return referents.actors(over if over.pos_ in ("NOUN", "PROPN") else clauses.subject(over), sentence)


def _is_over(noun: Token, entry: Noun, words: Words) -> bool:
    """Whether what a noun means is denied, ended, feared or only wished for: "cut ties with Peru", "no support for"."""
    severs = words.severs if entry.mutual else words.severs - words.restores
    if any(child.lower_ in _NOT_SO or child.lower_ in severs - words.unproven for child in noun.lefts):
        return True
    head = noun.head
    if noun.dep_ == "pobj":
        over = head.head.lemma_.lower()
        return head.lower_ == "without" or over in severs or over in words.unborn
    if noun.dep_ not in ("dobj", "nsubj", "nsubjpass"):
        return False
    supposed = clauses.modal(head) in _SUPPOSED or clauses.conditional(head)
    return supposed or (head.lemma_ in severs) != clauses.negated(head)


def _led(noun: Token, entry: Noun, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """Whom somebody leads: "Peru, under President Lima's leadership, has …"."""
    under = noun.head
    if under.lower_ != "under" or noun.dep_ != "pobj":
        return
    before = under.head if under.head.pos_ in ("NOUN", "PROPN") else clauses.subject(under.head)
    subjects = of_kind(referents.owners(noun, sentence), entry.subjects, referents)
    objects = referents.actors(before, sentence)
    if subjects and objects:
        yield Tie(entry.predicate, subjects, objects[:1], (under.i, noun.i), False, f"noun {noun.lemma_}")


def of_both(noun: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """What two do jointly: "a joint raid by Peru and Chile"."""
    doers = clauses.prepositional(noun, "by", "between", "from", "of")
    both = tuple(dict.fromkeys(one for doer in doers for one in referents.actors(doer, sentence)))
    both = of_kind(both, STATES, referents)
    if len(both) == 2 and noun.head.lemma_ not in ("propose", "suggest", "urge"):
        yield from each_other(Tie("cooperates_with", both, (), phrase_words(noun), False, "joint", 0.7))


def invited(noun: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Who invited whom that came: "Ana Ruiz visited Peru at the invitation of President Paz"."""
    verb = noun.head.head
    if noun.head.lower_ not in ("at", "on", "upon") or verb.pos_ != "VERB":
        return
    if assertion(verb, terms.words) is not Assertion.STATED or clauses.modal(verb) is not None:
        return
    guests = of_kind(referents.actors(clauses.subject(verb), sentence), ("person", "government_body"), referents)
    hosts = of_kind(referents.owners(noun, sentence), ("person", *HOSTS, "organisation"), referents)
    if hosts and guests:
        yield Tie("hosts", hosts[:1], guests, phrase_words(noun), False, "invitation", 0.7)


def on_behalf(noun: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """For whom somebody speaks: "speaking on behalf of the union, Ana Ruiz said"."""
    if noun.head.lower_ == "on":
        yield from _speaks_for(noun.head.head, clauses.prepositional(noun, "of"), sentence, referents)


def speaking(verb: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """For whom somebody speaks: "Ana Ruiz, speaking for the union, said"."""
    if verb.lemma_ == "speak":
        yield from _speaks_for(verb, clauses.prepositional(verb, "for"), sentence, referents)


def _speaks_for(verb: Token, principals: list[Token], sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    if clauses.negated(verb) or clauses.modal(verb) is not None:
        return
    subjects = of_kind(referents.actors(clauses.subject(verb), sentence), ("person",), referents)
    objects = tuple(one for thing in principals for one in referents.actors(thing, sentence))
    if len(subjects) == 1 and objects:
        yield Tie("represents", subjects, objects[:1], words_of(verb), False, "on behalf", 0.8)
