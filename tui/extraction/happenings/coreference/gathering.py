"""Gathering the tellings of one sentence that are of one happening: an attack, and whom it killed and wounded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.geography.containment import nested
from tui.extraction.happenings.calamities import FLOODS
from tui.extraction.happenings.comparisons import parted
from tui.extraction.happenings.coreference.rewording import retold
from tui.extraction.happenings.harm import PERILOUS, VIOLENCE
from tui.extraction.happenings.participants.parties import moved_others, of_office
from tui.extraction.happenings.predicates import done_by_others, governor
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling
    from tui.extraction.happenings.triggers import Trigger

_STEPS = 4
"""Words up the parse beyond which one happening only speaks of another."""
_CONTRASTING = frozenset(["since", "whereas", "another", "separate", "previous", "earlier", "similar"])
_FURTHER = frozenset(["another", "separate", "second", "third", "similar", "other"])
_SPANS = frozenset(["hour", "day", "week", "month", "year"])
BLOODLESS = frozenset(["troops", "movement"])
"""Kinds that harm nobody, though armed forces do what they tell of."""
TOLLS = frozenset(["death toll", "toll", "death count", "body count", "number of death"])
"""Nouns for a count, which is told on another day than that of the happening."""
_FELLED = frozenset(["dying", "killing", "injuring", "hurting", "finding"])
"""Kinds that say of a happening only whom it felled."""


def without_heralds(tellings: list[Telling]) -> list[Telling]:
    """The tellings without the announcement of an agreement, aid or the like that is told itself as its object.

    What an agreement is to do is no telling of its own either: "an agreement to buy Sarn Mills".
    """
    parties = (one for one in tellings if one.type in ("agreement", "aid", "policy"))
    told = {word.i: one for one in parties for word in (one.trigger.token, *one.trigger.inner)}
    kept = []
    for one in tellings:
        of = [told[noun.i] for noun in clauses.objects(one.trigger.token) if told.get(noun.i, one) is not one]
        if one.trigger.name == "announcement" and one.trigger.verbal and of:
            have = {filler.key for filler in of[0].fillers}
            of[0].fillers += [replace(f, role="participant") for f in one.fillers if f.key not in have]
        elif (agreement := _whose_aim(one, told)) is not None:
            have = {filler.key for filler in agreement.fillers}
            agreement.fillers += [filler for filler in one.fillers if filler.key not in have]
        else:
            kept.append(one)
    return kept


def _whose_aim(one: Telling, told: Mapping[int, Telling]) -> Telling | None:
    """The agreement of which another telling only says what it is to do: "a deal | to buy Sarn Mills"."""
    verb = one.trigger.token
    agreement = told.get(verb.head.i) if one.type == "agreement" and verb.dep_ == "acl" else None
    return agreement if agreement is not one else None


def gather(tellings: list[Telling]) -> list[Telling]:
    """Join the tellings of a sentence that are of one happening: an attack, and whom it killed and wounded."""
    kept: list[Telling] = []
    tellings = _without_their_ends(tellings)
    repeated = {one.trigger.token.head.head.i for one in tellings if one.trigger.token.tag_ == "DT"}
    tellings = [one for one in tellings if one.trigger.token.i not in repeated]
    for telling in tellings:
        if telling.trigger.kind.effect is None or telling.type in ("trial", "other"):
            kept.append(telling)
    for telling in tellings:
        if telling.trigger.kind.effect is None or telling.type in ("trial", "other"):
            continue
        cause = _cause(telling, kept)
        if cause is None:
            if telling.trigger.name in _FELLED and any(one.type == "disaster" and _apart(one, telling) for one in kept):
                telling.type = "disaster"
            kept.append(telling)
        else:
            _absorb(cause, telling)
    result: list[Telling] = []
    for telling in sorted(kept, key=lambda one: (one.trigger.name == "contest", one.trigger.token.i)):
        other = next((one for one in result if _same(one, telling)), None)
        if other is None:
            result.append(telling)
        else:
            _absorb(other, telling)
    for one in result:
        beside = [other for other in result if _aside(one.trigger.token, other.trigger.token)]
        if beside and not one.places:
            one.places, one.near = beside[0].places, beside[0].near
    return result


def _without_their_ends(tellings: list[Telling]) -> list[Telling]:
    """The tellings without that those who did it were killed in turn: "stabbed two men before being shot by police"."""
    did = [filler for one in tellings for filler in one.fillers if filler.role == "perpetrator"]
    doers = {filler.token.i for filler in did}
    ends: list[Telling] = []
    for one in tellings:
        hit = [filler for filler in one.fillers if filler.role == "victim"]
        fallen = all(f.token.i in doers or (f.token.pos_ == "PRON" and f.key in {d.key for d in did}) for f in hit)
        others = any(filler not in one.fillers for filler in did)
        fallen = (bool(hit) and fallen) or (others and not hit and _of_him(one.trigger))
        if one.type in VIOLENCE and fallen and len(ends) + 1 < len(tellings):
            ends.append(one)
    return [one for one in tellings if one not in ends]


def _of_him(trigger: Trigger) -> bool:
    """Whether a verb says what befell somebody by a pronoun alone: "before he was killed"."""
    subject = clauses.subject(trigger.token) if trigger.verbal and clauses.passive(trigger.token) else None
    return subject is not None and subject.lower_ in ("he", "she", "they")


def _cause(effect: Telling, tellings: list[Telling]) -> Telling | None:
    """The telling of the same sentence that a toll belongs to."""
    able = [one for one in tellings if one.type in PERILOUS and one.trigger.name not in BLOODLESS]
    able = [one for one in able if one.trigger is not effect.trigger and not _only_beside(one, effect)]
    verb = effect.trigger.token
    told_of = next((one for one in able if _says_of(verb, one.trigger.token) or _in_it(one, effect)), None)
    if told_of is not None:
        return told_of
    able = [one for one in able if _joined(one, effect)]
    return min(
        able,
        key=lambda one: (one.trigger.kind.effect is not None, abs(one.trigger.token.i - effect.trigger.token.i)),
        default=None,
    )


def _only_beside(one: Telling, effect: Telling) -> bool:
    """Whether an operation is only told of beside harm that was not done in it: "operations to find who killed six"."""
    noun = one.trigger.token
    if one.trigger.name != "operation":
        return False
    within = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") and governor(noun) == effect.trigger.token
    led = noun.dep_ == "nsubj" and noun.head == effect.trigger.token
    return not (within or led or effect.trigger.name == "neutralising" or _says_of(effect.trigger.token, noun))


def _says_of(verb: Token, noun: Token) -> bool:
    """Whether a relative clause says of a noun what it did: "a war that has killed thousands"."""
    relative = any(child.dep_ == "nsubj" and child.tag_ in ("WDT", "WP") for child in verb.children)
    return verb.dep_ == "relcl" and verb.head == noun and relative


def _in_it(one: Telling, effect: Telling) -> bool:
    """Whether a clause says in what somebody fell, whatever other place it names: "were killed in | a clash"."""
    noun = one.trigger.token
    within = noun.dep_ == "pobj" and noun.head.lower_ == "in" and governor(noun) == effect.trigger.token
    when, other = (telling.when if telling.sure_of_date else None for telling in (one, effect))
    at_once = when is None or other is None or when.overlaps(other)
    return within and one.modality == effect.modality and at_once


def _joined(one: Telling, effect: Telling) -> bool:
    """Whether a toll's clause hangs together with a cause's."""
    a, b = one.trigger.token, effect.trigger.token
    if a.i < b.i and effect.trigger.name != "finding" and _later(a, b):
        return False
    if one.modality != effect.modality and {one.modality, effect.modality} & {
        "negated",
        "planned",
        "hypothetical",
        "recommended",
    }:
        return False
    if one.trigger.kind.effect is not None and effect.trigger.kind.effect is not None:
        if one.trigger.name in ("murder", "sabotage") and effect.trigger.name in ("murder", "sabotage"):
            return a in b.ancestors or b in a.ancestors
        mine, theirs = one.keys("perpetrator"), effect.keys("perpetrator")
        if mine and theirs and not mine & theirs:
            return False
    if one.type == "kidnapping" and effect.trigger.kind.effect == "killed":
        return _kin(one, effect)
    return not _apart(one, _without_places_of(one, effect))


def _without_places_of(cause: Telling, effect: Telling) -> Telling:
    """A toll without the places that only the clause of its cause names: "died after a train for Lima derailed"."""
    verb = cause.trigger.token
    if not cause.trigger.verbal or effect.trigger.token not in verb.ancestors:
        return effect
    spans = [(one, effect.sentence.tokens(one.start, one.end)) for one in effect.places]
    own = [one for one, span in spans if span is None or verb not in span.root.ancestors]
    return effect if len(own) == len(effect.places) else replace(effect, places=own, near=own)


def _kin(kidnapping: Telling, effect: Telling) -> bool:
    """Whether those who were killed are those who had been abducted: "was abducted and later murdered"."""
    taken, killed = kidnapping.keys("victim"), effect.keys("victim")
    return taken >= killed if killed else bool(effect.killed)


def _apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings of a sentence have places or dates of their own that cannot be the same."""
    if parted(one.trigger.token, other.trigger.token):
        return True
    if other.trigger.words in TOLLS and one.trigger.token in other.trigger.token.subtree:
        return False
    sure = one.sure_of_date and other.sure_of_date
    if sure and one.when is not None and other.when is not None and not one.when.overlaps(other.when):
        return True
    if one.places and other.places:
        return not any(nested(a.place, b.place) for a in one.places for b in other.places)
    return False


def _same(one: Telling, other: Telling) -> bool:
    """Whether two tellings of a sentence are of one happening, though neither is a toll."""
    if one.type == "election" and other.trigger.name == "contest" and one.modality == other.modality:
        return True
    if one.type != other.type:
        return False
    if other.trigger.token.dep_ == "xcomp" and other.trigger.token.head == one.trigger.token and one.trigger.verbal:
        return True
    if one.modality != other.modality:
        return False
    if one.type == "attack" and retold(one, other):
        return True
    if one.subtype and other.subtype and one.subtype != other.subtype and not _one_assault(one, other):
        return False
    a, b = one.trigger.token, other.trigger.token
    if one.type == "disaster" and any(noun.dep_ == "pobj" and noun.head.lower_ == "as" for noun in (a, b)):
        return True
    if _another(a) != _another(b) and not (one.trigger.verbal or other.trigger.verbal):
        return False
    if one.type in ("protest", "military_operation") and (_came_after(a, b) or _came_after(b, a)):
        return False
    if one.type == "election" and not (one.sure_of_date and other.sure_of_date):
        return True
    if _apart(one, other) or ((of_office(one) or of_office(other)) and moved_others(one, other)):
        return False
    chained = one.trigger.verbal or other.trigger.verbal or _led_to(a, b)
    if one.type == "disaster" and chained and not _contrasted(a, b):
        return True
    return one.type == "election" or _tied(one, other)


def _tied(one: Telling, other: Telling) -> bool:
    """Whether the parse ties two tellings of one kind, or what is said of them does."""
    a, b = one.trigger.token, other.trigger.token
    if one.type == "statement":
        mine, theirs = one.keys("speaker"), other.keys("speaker")
        return bool(mine & theirs) or (not theirs and a in b.ancestors) or (not mine and b in a.ancestors)
    if one.type == "policy" and (done_by_others(a) or done_by_others(b)):
        return False
    if a.head == b or b.head == a or _a_record(b):
        return True
    if one.type in ("agreement", "meeting") and _far(a, b):
        return False
    hit, also = one.keys("victim", "target"), other.keys("victim", "target")
    if hit and also and not hit & also and not (a in b.ancestors or b in a.ancestors):
        return False
    if _aside(a, b) or _aside(b, a):
        return False
    if not one.trigger.verbal and not other.trigger.verbal:
        if one.type == "disaster" and {one.trigger.words.split()[-1], other.trigger.words.split()[-1]} <= FLOODS:
            return True
        if a.dep_ == "conj" or b.dep_ == "conj":
            return False
        return a in b.ancestors or b in a.ancestors
    return a in b.ancestors or b in a.ancestors or a.dep_ == "conj" or b.dep_ == "conj"


def _one_assault(one: Telling, other: Telling) -> bool:
    """Whether the same assailants did both at once: "opened fire and threw grenades", "stormed it, torching houses"."""
    first, second = sorted((one.trigger.token, other.trigger.token), key=lambda token: token.i)
    if one.type != "attack" or not (one.trigger.verbal and other.trigger.verbal):
        return False
    hangs = second.dep_ in ("conj", "advcl") and not clauses.has_subject(second) and first in second.ancestors
    doers = [telling.keys("perpetrator") for telling in (one, other)]
    return hangs and (bool(doers[0] & doers[1]) or not all(doers)) and not _later(first, second)


def _came_after(one: Token, other: Token) -> bool:
    """Whether a clause behind "after" tells of the other: "blocked a road | after a clash had left one dead"."""
    for up in (other, *other.ancestors):
        if up == one:
            return False
        if up.dep_ == "prep" and up.head == one:
            return up.lower_ in ("after", "following")
        if up.dep_ == "advcl" and up.head == one:
            return any(child.dep_ == "mark" and child.lower_ in ("after", "since") for child in up.children)
    return False


def _a_record(noun: Token) -> bool:
    """Whether a noun says what record a clause's happening is: "killing 191 in the country's worst | attack"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and any(child.tag_ == "JJS" for child in noun.lefts)


def _another(noun: Token) -> bool:
    """Whether a noun is of a happening besides the one told before it: "in one raid …, in another raid …"."""
    return any(child.lower_ in _FURTHER for child in noun.lefts)


def _far(one: Token, other: Token) -> bool:
    """Whether one is only what the other is about: "a declaration on the implementation of the truce signed in May"."""
    low, high = (one, other) if other in one.ancestors else (other, one)
    steps = 0
    for up in (low, *low.ancestors):
        if up == high:
            break
        steps += up.dep_ not in ("conj", "xcomp")
    return high in low.ancestors and steps > _STEPS


def _led_to(one: Token, other: Token) -> bool:
    """Whether the clause of one noun says when or how that of another came: "a quake hit as a landslide buried"."""
    verbs = [verb for verb in map(governor, (one, other)) if verb is not None]
    if len(verbs) < 2:
        return False
    return verbs[0] == verbs[1] or verbs[0] in verbs[1].ancestors or verbs[1] in verbs[0].ancestors


def _contrasted(one: Token, other: Token) -> bool:
    """Whether words between two happenings set one apart from the other: "the worst crash since a ferry sank"."""
    first, second = sorted((one.i, other.i))
    return any(word.lower_ in _CONTRASTING for word in one.doc[first:second]) or _later(one, other)


def _later(one: Token, other: Token) -> bool:
    """Whether the first was some time after the second: "came | a day after a woman was | killed"."""
    first, second = sorted((one.i, other.i))
    words = one.doc[first + 1 : second]
    return any(word.lower_ == "after" and word.i > first + 1 and word.nbor(-1).lemma_ in _SPANS for word in words)


def _aside(one: Token, other: Token) -> bool:
    """Whether one happening is only the occasion beside which the other was: "on the sidelines of the session"."""
    for up in one.ancestors:
        if up == other:
            return False
        if lemma(up) in ("sideline", "margin", "eve", "anniversary", "aftermath", "wake", "backdrop"):
            return True
        if up.pos_ in ("VERB", "AUX"):
            return False
    return False


def _absorb(cause: Telling, effect: Telling) -> None:
    """Add to a telling what another of the same happening says."""
    cause.also.append(effect.trigger)
    if cause.trigger.verbal and cause.type == effect.type == "disaster":
        cause.definite = cause.definite or effect.definite  # "houses collapsed after | the quake"
    have = {(filler.role, filler.key) for filler in cause.fillers}
    for filler in effect.fillers:
        if (filler.role, filler.key) in have:
            continue
        cause.fillers.append(filler)
    found = effect.trigger.name == "finding" and any(count.known for count in cause.killed)
    cause.killed += [replace(count, among=True) for count in effect.killed] if found else effect.killed
    cause.injured += effect.injured
    cause.weapons = list(dict.fromkeys([*cause.weapons, *effect.weapons]))
    cause.subtype = cause.subtype or effect.subtype
    if not cause.places:
        cause.places, cause.near = effect.places, effect.near
    counted = effect.trigger.words in TOLLS and cause.when is not None
    if not counted and (cause.when is None or (effect.sure_of_date and not cause.sure_of_date)):
        cause.when, cause.sure_of_date = effect.when or cause.when, effect.sure_of_date
    cause.unsettled = cause.unsettled or effect.unsettled
    cause.spot = cause.spot or effect.spot
