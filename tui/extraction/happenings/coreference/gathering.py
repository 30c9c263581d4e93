"""Gathering the tellings of one sentence that are of one happening: an attack, and whom it killed and wounded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.calamities import FLOODS
from tui.extraction.happenings.coreference import between
from tui.extraction.happenings.coreference.causes import cause_of
from tui.extraction.happenings.coreference.distinct import long_ago
from tui.extraction.happenings.coreference.elections import apart_in_kind
from tui.extraction.happenings.coreference.rewording import retold
from tui.extraction.happenings.happenings import CONTESTS, OUTCOMES, SCORING
from tui.extraction.happenings.harm import VIOLENCE
from tui.extraction.happenings.participants.parties import moved_others, of_office
from tui.extraction.happenings.predicates import done_by_others
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from tui.extraction.happenings.telling import Telling
    from tui.extraction.happenings.triggers import Trigger

_FELLED = frozenset(["dying", "killing", "injuring", "hurting", "finding"])
"""Kinds that say of a happening only whom it felled."""


def gather(tellings: list[Telling]) -> list[Telling]:
    """Join the tellings of a sentence that are of one happening: an attack, and whom it killed and wounded."""
    tellings = _without_their_ends(tellings)
    repeated = {one.trigger.token.head.head.i for one in tellings if one.trigger.token.tag_ == "DT"}
    tellings = [one for one in tellings if one.trigger.token.i not in repeated]
    kept = [one for one in tellings if not _is_toll(one)]
    for toll in filter(_is_toll, tellings):
        if (cause := cause_of(toll, kept)) is not None and not _later(toll, cause):
            _absorb(cause, toll)
            continue
        disasters = (one for one in kept if one.type == "disaster")
        if toll.trigger.name in _FELLED and any(between.apart(one, toll) for one in disasters):
            toll.type = "disaster"
        kept.append(toll)
    result: list[Telling] = []
    for telling in sorted(kept, key=_order):
        other = next((one for one in result if _same(one, telling)), None)
        if other is None:
            result.append(telling)
        else:
            _absorb(other, telling)
    for one in result:
        occasions = [other for other in result if between.beside(one.trigger.token, other.trigger.token)]
        if occasions and not one.places:
            one.places, one.near = occasions[0].places, occasions[0].near
    return result


def _later(toll: Telling, taking: Telling) -> bool:
    """Whether captives were killed on another day than that on which they were taken: two crimes, not one."""
    if taking.type != "kidnapping" or not (toll.trigger.verbal and toll.sure_of_date and taking.sure_of_date):
        return False
    ended = toll.when.first if toll.when is not None else None
    taken = taking.when.last if taking.when is not None else None
    return ended is not None and taken is not None and ended > taken


def _order(telling: Telling) -> tuple[bool, bool, int]:
    """What tells most comes first: of a match its result, and of a court what it did "in a ruling"."""
    trigger, token = telling.trigger, telling.trigger.token
    fronted = not trigger.verbal and token.dep_ == "pobj" and token.head.i < token.head.head.i
    framing = telling.type == "trial" and fronted and token.head.lower_ == "in"
    return trigger.words in SCORING, trigger.name == "contest" or framing, token.i


def _is_toll(telling: Telling) -> bool:
    """Whether a telling may be no more than whom another happening killed or wounded."""
    return telling.trigger.kind.effect is not None and telling.type not in ("trial", "other")


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


def _same(one: Telling, other: Telling) -> bool:
    """Whether two tellings of a sentence are of one happening, though neither is a toll."""
    if one.type == "election" and other.trigger.name == "contest" and one.modality == other.modality:
        return True
    if one.type != other.type or apart_in_kind([one], other):
        return False
    if other.trigger.token.dep_ == "xcomp" and other.trigger.token.head == one.trigger.token and one.trigger.verbal:
        return not (one.type == "trial" and other.modality == "planned")  # "summoned him | to testify in June"
    if one.modality != other.modality:
        return False
    if one.type == "attack" and retold(one, other):
        return True
    if one.subtype and other.subtype and one.subtype != other.subtype and not _one_assault(one, other):
        return False
    a, b = one.trigger.token, other.trigger.token
    if one.type == "disaster" and any(noun.dep_ == "pobj" and noun.head.lower_ == "as" for noun in (a, b)):
        return True
    if one.type == "election" and not (one.sure_of_date and other.sure_of_date):
        return True
    if between.another(a) != between.another(b) and not (one.trigger.verbal or other.trigger.verbal):
        return False
    if one.type in ("protest", "military_operation") and (between.came_after(a, b) or between.came_after(b, a)):
        return False
    if between.apart(one, other) or ((of_office(one) or of_office(other)) and moved_others(one, other)):
        return False
    if one.type == "disaster" and long_ago(one) != long_ago(other):
        return False
    if one.trigger.name in CONTESTS and _of_other_sides(one, other):
        return False
    chained = one.trigger.verbal or other.trigger.verbal or between.led_to(a, b)
    if one.type == "disaster" and chained and not between.contrasted(a, b):
        return True
    return one.type == "election" or _tied(one, other)


def _of_other_sides(one: Telling, other: Telling) -> bool:
    """Whether two results of one sentence share no side: "Peru beat Chile while Oman drew with Iran"."""
    if any(telling.trigger.words in SCORING or _is_match(telling) for telling in (one, other)):
        return False
    mine, theirs = ({filler.key for filler in telling.fillers} for telling in (one, other))
    return other.trigger.name in CONTESTS and bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _is_match(telling: Telling) -> bool:
    """Whether it names a match without its result, which another word of the sentence may tell."""
    return not telling.trigger.verbal and lemma(telling.trigger.token) not in OUTCOMES


def _tied(one: Telling, other: Telling) -> bool:
    """Whether the parse ties two tellings of one kind, or what is said of them does."""
    a, b = one.trigger.token, other.trigger.token
    if one.type == "statement":
        mine, theirs = one.keys("speaker"), other.keys("speaker")
        return bool(mine & theirs) or (not theirs and a in b.ancestors) or (not mine and b in a.ancestors)
    if one.type == "trial" and between.decided_elsewhere(a, b):
        return False
    if one.type == "policy" and (done_by_others(a) or done_by_others(b)):
        return False
    if a.head == b or b.head == a or between.a_record(b):
        return True
    if one.type in ("agreement", "meeting") and between.far(a, b):
        return False
    hit, also = one.keys("victim", "target"), other.keys("victim", "target")
    if hit and also and not hit & also and not (a in b.ancestors or b in a.ancestors):
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
    return hangs and (bool(doers[0] & doers[1]) or not all(doers)) and not between.later(first, second)


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
    counted = effect.trigger.words in between.TOLLS and cause.when is not None
    counted = counted or (effect.trigger.name == "finding" and cause.type == "disaster")  # bodies are found for days
    if not counted and (cause.when is None or (effect.sure_of_date and not cause.sure_of_date)):
        cause.when, cause.sure_of_date = effect.when or cause.when, effect.sure_of_date
    cause.unsettled = cause.unsettled or effect.unsettled
    cause.spot = cause.spot or effect.spot
