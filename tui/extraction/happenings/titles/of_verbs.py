"""Titles out of a verb: who did what to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.happenings.predicates import passive
from tui.extraction.happenings.titles.cutting import shortened
from tui.extraction.happenings.titles.inflection import participle, present
from tui.extraction.happenings.titles.outcomes import accused_of, extended, given_to, outcome
from tui.extraction.happenings.titles.phrases import ONESELF, bare, complement, fitting, listed, plural, several
from tui.extraction.happenings.titles.remainder import led_to, modified, remaining
from tui.extraction.happenings.titles.verbal_words import (
    behind_object,
    governed,
    is_noun,
    laid_before,
    mover_of,
    object_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

_PREPOSITIONS = frozenset(["on", "at", "against", "to", "near", "outside", "inside", "in", "into", "upon", "for", "of"])
_OF_ITSELF = frozenset(["capsize", "overturn", "sink", "collapse", "crash", "collide", "derail", "erupt", "plunge"])
"""What a thing does of itself, though a text says that it is so: "a ferry capsized off the coast was"."""
_NAMELESS = frozenset(["him", "her", "them", "it", "which", "who", "whom", "that", "following", "he", "she", "they"])
"""Words for somebody that name nobody."""
_POINTING = frozenset(["it", "this", "that", "them", "him", "her", "so"])
_DECIDED = frozenset(["policy", "agreement"])
"""Types that a title calls by what was decided, where nobody is named who did: "draft resolution adopted"."""
_TRYING = frozenset(["try", "attempt", "fail"])
_ATTEMPTS = frozenset(["attempt", "bid", "plot", "conspiracy", "effort", "try"])
"""Nouns of what was only tried: "a failed attempt | to kill the general"."""
_HIT = frozenset(["victim", "target", "recipient", "host"])
_SCORING = frozenset(["score", "net", "open"])
"""Verbs by whose subject nobody beats anybody."""


def of_verb(telling: Telling, fillers: Sequence[Filler]) -> str:
    """A title out of the happening's verb: who did it to whom, or whom it befell where nobody is named who did it."""
    verb, kind = telling.trigger.token, telling.trigger.kind
    subject, rest = clauses.subject(verb), remaining(telling)
    if kind.type == "disaster" and (moved := _moved(telling, subject, rest)):
        return moved
    agents, hit = _parties(telling, fillers)
    if kind.type in ("trial", "policy") and (ruled := _ruled(telling, subject, agents, hit)):
        return ruled
    here = [f for f in agents if _within(f, verb)]
    if subject is not None and not passive(verb):
        here = [f for f in here if f.token in subject.subtree] or here
    if agents and not here and is_noun(subject) and not passive(verb):
        parted = [word.text for word in telling.trigger.inner if word.dep_ == "prt" and word.i == verb.i + 1]
        return " ".join([_subject_and(verb, subject), *parted, bare(complement(verb, telling, inner=True))])
    if hit and verb.dep_ == "acl" and verb.head.lemma_ in _ATTEMPTS and clauses.infinitive(verb):
        parted = [word.text for word in telling.trigger.inner if word.dep_ == "prt"]
        return " ".join([verb.head.lemma_, "to", verb.text, *parted, listed(hit[:2])])
    agents = here or ([] if passive(verb) and hit else agents)
    if agents and (hit or kind.effect != "killed"):
        return _doing(telling, agents, _near(telling, hit), rest)
    if hit:
        return _befell(telling, subject, hit, rest)
    if agents:
        return f"{_doers_and(verb, agents)} {rest}".strip()
    thing = object_of(verb)
    if thing is None and kind.type in HARMFUL and (mover := mover_of(verb)) is not None:
        return f"{_subject_and(verb, mover)} {rest} {complement(verb, telling)}".strip()
    if thing is None and (rest or kind.subjects) and is_noun(subject) and verb.dep_ == "ROOT":
        if passive(verb):
            return _undergone(verb, subject)
        return " ".join([_subject_and(verb, subject), rest, *led_to(telling)]).strip()
    if thing is None and kind.objects and is_noun(subject) and passive(verb):
        return _undergone(verb, subject)
    if thing is None and kind.type in _DECIDED and subject in telling.trigger.inner and passive(verb):
        return f"{bare(shortened(subject))} {participle(verb)} {bare(complement(verb, telling))}".strip()
    if thing is None:
        return kind.title or verb.text
    return _befallen(verb, thing, subject if kind.agent == "none" else None)


def _undergone(verb: Token, subject: Token) -> str:
    """What was done to a thing: "talks with the rebels put off"."""
    out = next((child.text for child in verb.rights if child.dep_ == "prt"), "")
    return f"{bare(shortened(subject))} {participle(verb)} {out}".strip()


def _moved(telling: Telling, subject: Token | None, rest: str) -> str:
    """What a thing did or what was done to it, in a disaster: "ferry | sinks off the coast"; empty if by a pronoun."""
    verb = telling.trigger.token
    if subject is not None and subject.pos_ != "PRON":
        rest = " ".join([rest, *led_to(telling)]) if rest else complement(verb, telling)
        if passive(verb):
            by, what = clauses.agent(verb), bare(shortened(subject))
            if is_noun(by) and not rest:
                return f"{_subject_and(verb, by)} {what}"
            return f"{what} {participle(verb)} {rest}"
        return f"{_subject_and(verb, subject)} {rest}"
    if verb.dep_ not in ("acl", "relcl") or not is_noun(verb.head):
        return ""
    moved = verb.lemma_ in _OF_ITSELF and clauses.agent(verb) is None
    said = present(verb.lemma_, plural=verb.head.tag_ in ("NNS", "NNPS")) if moved else participle(verb)
    moving = shortened(verb.head).partition(f" {verb.text}")[0].partition(" with ")[0]
    return f"{bare(moving)} {said} {rest}".strip()


def _parties(telling: Telling, fillers: Sequence[Filler]) -> tuple[list[Filler], list[Filler]]:
    """Those who did it, and those whom it hit."""
    verb, kind = telling.trigger.token, telling.trigger.kind
    if kind.type in HARMFUL:
        fillers = [f for f in fillers if _within(f, verb)] or fillers
    if telling.trigger.name in CONTESTS:
        own = _verbs(telling)
        fillers = [f for f in fillers if (over := governed(f.token)) in own or over.lemma_ not in _SCORING]
    doing = {kind.agent, "participant"} if telling.type != kind.type else {kind.agent}
    agents = [f for f in fillers if f.role in doing and f.how in ("subject", "by", "support")]
    if passive(verb):
        agents = [f for f in agents if f.how != "subject" or governed(f.token) == verb or not _within(f, verb)]
    elif kind.type == "trial" and any(f.how == "subject" for f in agents):
        agents = [f for f in agents if f.how != "by"]  # "upheld his conviction | by a lower court"
    agents += [f for f in fillers if f.role == "other" and f.how == "subject" and governed(f.token) == verb]
    agents = [f for f in agents if not any(f.actor is None and o.actor and o.text in f.text for o in agents)]
    hit = [f for f in fillers if (f.role in _HIT or f.how in ("object", "passive subject")) and f not in agents]
    hit = [f for f in hit if f.how != "untied"] or hit
    hit = [f for f in hit if f.how != "object" or governed(f.token) in _verbs(telling)]
    hit = [f for f in hit if f.how not in _PREPOSITIONS or not _within(f, verb) or governed(f.token) in _verbs(telling)]
    return agents, [f for f in hit if f.text.lower() not in _NAMELESS]


def _ruled(telling: Telling, subject: Token | None, agents: Sequence[Filler], hit: Sequence[Filler]) -> str:
    """What a court or a government did, in the words of the clause; empty if it is no clause of its own."""
    verb = telling.trigger.token
    if passive(verb) or verb.tag_ == "VBN" or verb.dep_ == "acl" or not is_noun(subject):
        return ""
    said = bare(complement(verb, telling, inner=True))
    if said.lower() in _POINTING:
        said = listed([f for f in hit if f.token.pos_ == "PRON"])
    if not said or (agents and agents[0].actor):
        return ""
    pleaded = [word.text for word in telling.trigger.inner if word.pos_ == "ADJ" and word.i > verb.i]
    out = [word.text for word in telling.trigger.inner if word.dep_ == "prt" and word.i > verb.i]
    sent = sorted((word for word in telling.trigger.inner if word.dep_ in ("prep", "pobj")), key=lambda word: word.i)
    out += [word.text for word in sent if word.i > verb.i and word.text not in said.split()]
    told = " ".join([_subject_and(verb, subject), *(word for word in pleaded if word not in said), said, *out])
    return extended(told, given_to(verb) or outcome(telling))


def _near(telling: Telling, hit: Sequence[Filler]) -> list[Filler]:
    """Those hit whom the verb's own words name, or whom its pronoun means."""
    verb = telling.trigger.token
    near = [f for f in hit if governed(f.token) in _verbs(telling) or _beside(f, verb)]
    if not near and all(thing.pos_ == "PRON" for thing in clauses.objects(verb)):
        return [replace(f, how="object") for f in hit if f.how == "untied" and f.token.sent == verb.sent]
    return near


def _befell(telling: Telling, subject: Token | None, hit: Sequence[Filler], rest: str) -> str:
    """What befell whom or what, where nobody is named who did it."""
    verb, kind = telling.trigger.token, telling.trigger.kind
    laid = laid_before(telling)
    if laid is not None and kind.type == "trial" and verb.dep_ == "acl":
        return f"{modified(laid)} for {listed(hit[:2])}"
    if laid is not None and kind.type in HARMFUL and kind.effect is None:
        return f"{modified(laid)} {participle(verb)} {complement(verb, telling)}".strip()
    thing = object_of(verb)
    if thing is not None and passive(verb):
        return _suffered(telling, hit, rest or bare(shortened(thing)))
    if thing is not None and all(f.token != thing for f in hit):
        return _befallen(verb, thing, subject if telling.modality == "asserted" else None)
    return _suffered(telling, hit, rest)


def _verbs(telling: Telling) -> list[Token]:
    """The verb with the words of its trigger, and the verbs that share its object."""
    verb = telling.trigger.token
    shared = [] if clauses.objects(verb) else [child for child in verb.rights if child.dep_ == "conj"]
    return [verb, *telling.trigger.inner, *shared]


def _within(filler: Filler, verb: Token) -> bool:
    """Whether somebody is named in the verb's own sentence."""
    return filler.token.doc is verb.doc and filler.token.sent == verb.sent


def _suffered(telling: Telling, hit: Sequence[Filler], rest: str) -> str:
    """Whom it befell, where nobody is named who did it: "three people shot at a nursing home"."""
    verb = telling.trigger.token
    own = (verb, *telling.trigger.inner)
    who = [f for f in hit if f.how not in _PREPOSITIONS and (governed(f.token) in own or _beside(f, verb))]
    if not who and (subject := mover_of(verb)) is not None:
        near = next((f for f in hit if f.how in _PREPOSITIONS), None)
        said = f"{near.how} {listed([near])}" if near else ""
        said = said.removeprefix(f"{rest.split()[-1]} ") if rest else said
        return f"{_subject_and(verb, subject)} {rest} {said}".strip()
    doer = clauses.subject(verb) if telling.trigger.kind.agent == "none" and not passive(verb) else None
    if who and is_noun(doer):
        return f"{_subject_and(verb, doer)} {rest} {listed(who[:2])}"
    at = [listed([f]) for f in hit if rest and f.how == rest] if who else []
    behind = at[:1] or (led_to(telling, hit) if rest else [])
    became = "" if behind else outcome(telling)
    found = ["dead"] if telling.trigger.words == "find body" else []
    told = " ".join([listed((who or hit)[:3]), participle(verb), rest, *found, *behind]).strip()
    return told if became in rest else extended(told, became)


def _befallen(verb: Token, thing: Token, subject: Token | None) -> str:
    """What befell a thing, without saying where: "borders | closed"; who did it, if that is a noun of its own."""
    words = bare(shortened(thing)).split(" in ")[0]
    if is_noun(subject) and subject != thing:
        return f"{_subject_and(verb, subject)} {words}"
    return f"{words} {participle(verb)}"


def _beside(filler: Filler, verb: Token) -> bool:
    """Whether somebody hit stands behind a preposition in the verb's sentence, or is what a participle is said of."""
    if filler.token == verb.head and verb.dep_ == "acl":
        return True
    return filler.how in _PREPOSITIONS and filler.token.doc is verb.doc and filler.token.sent == verb.sent


def _doing(telling: Telling, agents: Sequence[Filler], hit: Sequence[Filler], rest: str) -> str:
    """Who did it, and what was done, to whom, or what they agreed to do."""
    verb = telling.trigger.token
    words = _doers_and(verb, agents)
    if verb.dep_ == "acl" and (laid := laid_before(telling)) is not None:
        return f"{words} {modified(laid)}"
    done = next((word for word in telling.trigger.inner if word.dep_ == "nsubjpass"), None)
    if done is None and passive(verb) and telling.trigger.kind.type in ("policy", "trial", "agreement", "other", "aid"):
        done = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if done is not None and done.pos_ == "PRON":
        return f"{telling.trigger.kind.title} by {listed(agents[:2])}"
    if done is not None:
        return f"{words} {bare(shortened(done))}"
    thing, first = object_of(verb), min(telling.trigger.inner, key=lambda word: word.i, default=None)
    parted = first is not None and first.dep_ == "prep" and first.head == verb and all(f.token != thing for f in hit)
    if rest and thing is not None and first is not None and parted and thing.i < first.i:
        return fitting(" ".join([words, bare(shortened(thing)), rest, *led_to(telling)]))  # "fire | missiles | at"
    said = complement(verb, telling, inner=True)
    whole = telling.type == "policy" or said.partition(" ")[0] in _PREPOSITIONS - {rest.partition(" ")[0]}
    part = any(word.dep_ in ("compound", "amod") for word in telling.trigger.inner)
    particles = all(word.dep_ == "prt" for word in telling.trigger.inner)
    left_out = particles or (thing is not None and thing.text not in said.split())
    if rest and (whole or part) and not left_out and _without_article(rest) in _without_article(said):
        return f"{words} {bare(said)}"
    if said and rest and (behind := _where_within(telling)):
        return fitting(f"{words} {bare(said)} {behind} {rest}".replace(f"{behind} {behind} ", f"{behind} "))
    hit = sorted(hit, key=lambda f: f.how not in _PREPOSITIONS)
    struck = [f for f in hit if f.how in ("object", "passive subject")]
    if struck and rest and particles:
        return f"{words} {rest} {listed(struck[:2])}"
    struck = [f for f in struck if f.how == "object"]
    if struck and rest and first is not None and behind_object(first):
        return " ".join([words, listed(struck[:2]), rest, *led_to(telling)])
    loose = next((word for word in clauses.objects(verb) if not is_noun(word) and not any(word.children)), None)
    loose = None if loose is not None and loose.lower_ in ONESELF else loose
    if rest and not hit and loose is not None and first is not None and loose.i < first.i:
        return fitting(" ".join([words, loose.text, rest, *led_to(telling)]))  # "charge | him | with murder"
    if rest:
        words = " ".join([words, rest, *led_to(telling)])
        hit = [f for f in hit if f.how in _PREPOSITIONS and bare(f.text) not in words and telling.type != "travel"]
    infinitive = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if infinitive is not None and not clauses.objects(verb):
        return f"{words} {_wanting(infinitive, verb)}"
    named = any(word.pos_ == "NOUN" for word in telling.trigger.inner)
    if named and not hit and thing is not None and thing not in telling.trigger.inner:
        return fitting(f"{_doers_and(verb, agents)} {bare(shortened(thing))}")
    if telling.type == "travel":
        hit = [f for f in hit if f.how == "object"]
    return _to_whom(telling, words, hit, rest) if hit else _said(telling, words, agents, rest)


def _to_whom(telling: Telling, words: str, hit: Sequence[Filler], rest: str) -> str:
    """What was done and to whom, behind the preposition that ties them to it."""
    verb, how = telling.trigger.token, hit[0].how
    over = governed(hit[0].token).head
    tied = how in _PREPOSITIONS and (how != "of" or over == verb or (bool(rest) and over in telling.trigger.inner))
    preposition = how if tied else ""
    thing = object_of(verb)
    if preposition and not rest and thing is not None and all(f.token != thing for f in hit):
        words = f"{words} {bare(shortened(thing).partition(f' {how} ')[0])}"
    told = f"{words} {preposition} {listed(hit[:1] if preposition else hit[:2])}"
    return told if preposition else extended(told, outcome(telling))


def _said(telling: Telling, words: str, agents: Sequence[Filler], rest: str) -> str:
    """What was done, where nobody is named to whom, in the words behind the verb."""
    verb = telling.trigger.token
    said = complement(verb, telling)
    subject = clauses.subject(verb) if passive(verb) else None
    if is_noun(subject) and telling.type in ("arrest", "trial", *HARMFUL):
        return " ".join(filter(None, [bare(shortened(subject)), participle(verb), rest, "by", listed(agents[:2])]))
    kinds = ("statement", "arrest", *HARMFUL, *(["trial"] if passive(verb) else ()))
    unsaid = not said and (telling.type in ("statement", "arrest") or verb.tag_ == "VBN")
    if telling.type in kinds and not rest and (unsaid or said.lower() in _POINTING):
        return f"{telling.trigger.kind.title} by {listed(agents[:3])}"
    return extended(fitting(f"{words} {said}"), accused_of(verb)) if said else words


def _where_within(telling: Telling) -> str:
    """The preposition before the trigger's noun if that stands behind an object: "wins a landslide | in | the vote"."""
    verb, thing = telling.trigger.token, object_of(telling.trigger.token)
    noun = next((word for word in telling.trigger.inner if word.dep_ == "pobj" and word.head.head == verb), None)
    return noun.head.text if noun is not None and thing is not None and thing.i < noun.head.i else ""


def _without_article(words: str) -> str:
    return " ".join(word for word in words.lower().split() if word not in ("a", "an", "the"))


def _subject_and(verb: Token, subject: Token) -> str:
    """The verb's subject, in its own words, and the verb."""
    return f"{bare(shortened(subject))} {present(verb.lemma_, plural=plural(subject))}"


def _doers_and(verb: Token, agents: Sequence[Filler]) -> str:
    """Those who did it, and the verb, behind the one by which they only tried to: "gunmen try | to kidnap"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _TRYING and clauses.infinitive(verb):
        return f"{listed(agents[:4])} {present(verb.head.lemma_, plural=several(agents[:4]))} to {verb.text}"
    return f"{listed(agents[:4])} {present(verb.lemma_, plural=several(agents[:4]))}"


def _wanting(infinitive: Token, verb: Token) -> str:
    """What somebody agrees to do; the object may stand before: "Karsa, which the bank agreed to buy"."""
    words = shortened(infinitive)
    if verb.dep_ != "relcl" or clauses.objects(infinitive):
        return words
    return words.replace(infinitive.text, f"{infinitive.text} {bare(shortened(verb.head))}", 1)
