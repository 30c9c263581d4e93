"""The dictionary ``relations``: the words that tie two actors together."""

import re
from functools import cached_property
from typing import NamedTuple

import msgspec

from tui.model import ActorKind, Predicate

_BOARD = re.compile(r" of the board(?: of directors)?\b")
_MINISTER = re.compile(r"\b(minister) (?:for|of) [a-z, ]+\Z")
"""A minister with what he is charged with: "minister for information"."""
_OF = re.compile(r"\s(?:of|for|in|to|at|with|on|from)\s")


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb with its subject and object; the dictionary's head says what each key is."""

    predicate: Predicate
    verbs: tuple[str, ...]
    object: tuple[str, ...]
    subjects: tuple[ActorKind, ...] = ()
    objects: tuple[ActorKind, ...] = ()
    owner: bool = False
    place: bool = False
    swap: bool = False
    owned: bool = False
    things: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    hedged: bool = False
    undergone: bool = False


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb with a noun as its object."""

    predicate: Predicate
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    object: tuple[str, ...] = ()
    swap: bool = False
    subjects: tuple[ActorKind, ...] = ()
    objects: tuple[ActorKind, ...] = ()
    territory: bool = False
    place: bool = False
    several: bool = False
    unnamed: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    hedged: bool = False
    mutual: bool = False
    beside: tuple[str, ...] = ()


class Adjective(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody is said to be."""

    predicate: Predicate
    adjectives: tuple[str, ...]
    object: tuple[str, ...]
    subjects: tuple[ActorKind, ...] = ()
    place: bool = False


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun with whose it is."""

    predicate: Predicate
    nouns: tuple[str, ...]
    object: tuple[str, ...]
    mutual: tuple[str, ...] = ()
    owner: bool = False
    subjects: tuple[ActorKind, ...] = ()
    objects: tuple[ActorKind, ...] = ()
    place: bool = False
    under: bool = False
    owned: bool = False
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Offices of one sort."""

    predicate: Predicate
    nouns: tuple[str, ...]


class Post(NamedTuple):
    """An office: what it says of whom it is of, its own words, and those before them that qualify it."""

    predicate: Predicate
    office: str
    before: tuple[str, ...]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody is called beside whom it is of."""

    predicate: Predicate
    nouns: tuple[str, ...]
    subjects: tuple[ActorKind, ...]
    objects: tuple[ActorKind, ...]
    swap: bool = False


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that hedge, deny and point back."""

    intends: frozenset[str] = frozenset()
    suspects: frozenset[str] = frozenset()
    goes_on: frozenset[str] = frozenset()
    commitments: frozenset[str] = frozenset()
    denies: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    quantities: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()
    national: frozenset[str] = frozenset()
    corporate: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    elected: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    backed: frozenset[str] = frozenset()
    furnished: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    fronts: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    delegations: frozenset[str] = frozenset()
    stays: frozenset[str] = frozenset()
    courtesies: frozenset[str] = frozenset()
    adversaries: frozenset[str] = frozenset()
    heads_of_state: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    factions: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    warlike: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    averts: frozenset[str] = frozenset()
    appoints: frozenset[str] = frozenset()
    serves: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    unites: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    filling: frozenset[str] = frozenset()
    severs: frozenset[str] = frozenset()
    restores: frozenset[str] = frozenset()
    fosters: frozenset[str] = frozenset()
    unproven: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    wrongs: frozenset[str] = frozenset()
    fighters: frozenset[str] = frozenset()
    dismisses: frozenset[str] = frozenset()
    bearing: frozenset[str] = frozenset()
    sited: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    rulers: frozenset[str] = frozenset()
    aspirants: frozenset[str] = frozenset()
    networks: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    jointly: frozenset[str] = frozenset()
    unborn: frozenset[str] = frozenset()
    envoys: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    accused: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    arms: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    judges: frozenset[str] = frozenset()
    given_to: frozenset[str] = frozenset()


class Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in the heads of a table's columns."""

    givers: frozenset[str] = frozenset()
    gifts: frozenset[str] = frozenset()


class RelationTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The dictionary ``relations``."""

    verb: tuple[Verb, ...] = ()
    phrase: tuple[Phrase, ...] = ()
    adjective: tuple[Adjective, ...] = ()
    noun: tuple[Noun, ...] = ()
    title: tuple[Title, ...] = ()
    part: tuple[Part, ...] = ()
    words: Words = Words()
    rows: Rows = Rows()
    renowned: dict[str, tuple[str, ...]] = {}

    @cached_property
    def by_verb(self) -> dict[str, list[Verb]]:
        """Verbs by lemma."""
        found: dict[str, list[Verb]] = {}
        for entry in self.verb:
            for lemma in entry.verbs:
                found.setdefault(lemma, []).append(entry)
        return found

    @cached_property
    def by_phrase(self) -> dict[str, list[Phrase]]:
        """Phrases by the lemma of their verb."""
        found: dict[str, list[Phrase]] = {}
        for entry in self.phrase:
            for lemma in entry.verbs:
                found.setdefault(lemma, []).append(entry)
        return found

    @cached_property
    def by_adjective(self) -> dict[str, list[Adjective]]:
        """Adjectives by lemma."""
        found: dict[str, list[Adjective]] = {}
        for entry in self.adjective:
            for lemma in entry.adjectives:
                found.setdefault(lemma, []).append(entry)
        return found

    @cached_property
    def by_noun(self) -> dict[str, Noun]:
        """Nouns by lemma."""
        return {lemma: entry for entry in self.noun for lemma in entry.nouns}

    @cached_property
    def parts(self) -> dict[str, Part]:
        """What an actor is said to be of another one: "faction", "ally"."""
        return {noun: entry for entry in self.part for noun in entry.nouns}

    @cached_property
    def offices(self) -> dict[str, Predicate]:
        """The predicate of each office, longest words first where several end alike."""
        return {noun: entry.predicate for entry in self.title for noun in entry.nouns}

    def post(self, title: str) -> Post | None:
        """The office in a title: ``Deputy Foreign Minister of Peru`` is one by the last words before its "of"."""
        named = title.lower().removeprefix("ex-")
        head, *rest = _OF.split(named, maxsplit=1)
        longer = [named[: len(named) - len(rest[0].split(" ", 1)[-1])].strip()] if rest and " " in rest[0] else [named]
        for whole in (*longer, head):
            words = whole.split()
            for first in range(len(head.split())):
                office = " ".join(words[first:])
                if (predicate := self.offices.get(office)) is not None:
                    return Post(predicate, office, tuple(words[:first]))
        shorter, _, last = named.rpartition(" ")
        return self.post(shorter) if last in self.words.ranks else None

    @cached_property
    def states_of(self) -> dict[str, str]:
        """The states of those whom texts call by a bare office, by surname."""
        return {name: state for state, names in self.renowned.items() for name in names}

    def is_corporate(self, title: str) -> bool:
        """Whether an office is one of a firm, and not a former one."""
        if set(title.lower().split()) & {"former", "ex", "late"}:
            return False
        offices = [one.split() for one in re.split(r" and | & ", _BOARD.sub("", title.lower()))]
        return any(" ".join(one[at:]) in self.words.corporate for one in offices for at in range(len(one)))

    def is_national(self, title: str) -> bool:
        """Whether an office is one of a state where nothing else is said, and not a former one."""
        words = _MINISTER.sub(r"\1", title.lower()).split()
        former = words[0] in ("former", "ex", "late") or words[0].startswith("ex-")
        return not former and any(" ".join(words[at:]) in self.words.national for at in range(len(words)))
