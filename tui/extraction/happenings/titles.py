"""Titles of events: a headline as a person would write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.geography.containment import SITES
from tui.extraction.happenings.predicates import SUPPORT, passive
from tui.extraction.happenings.triggers import lemma
from tui.extraction.text.numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling
    from tui.model import Place

_PREPOSITIONS = frozenset(["on", "at", "against", "to", "near", "outside", "inside", "in", "into", "upon", "for", "of"])
_LONGEST = 90
_ACRONYM = re.compile(r"\s\((?:[A-Z][\w-]*)\)")
_ARTICLE = re.compile(r"United |Netherlands|Philippines|Maldives|Bahamas|Gambia|.* (?:Republic|Islands|Emirates)$")
"""Names of states that stand behind "the"."""
_ASKING = frozenset(["what", "how", "why", "who", "where", "when", "whether", "that"])
_CALLING = frozenset(["call", "describe", "term", "dub", "as"])
"""Verbs behind which a word between quotation marks goes on with the sentence."""
_QUOTES = ("“", "”", '"')
_BREAKS = (",", ";", "—", "(", *_QUOTES)
"""Marks at which a phrase of a title ends."""
_HANGING = frozenset(["ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT"])
"""Parts of speech that no title ends with where a phrase was cut."""
_NAMING = frozenset(
    [
        *("meeting", "talk", "summit", "conference", "conversation", "call", "statement", "communique", "speech"),
        *("interview", "agreement", "deal"),
    ]
)
_IRREGULAR = {
    "buy": "bought",
    "sell": "sold",
    "find": "found",
    "strike": "struck",
    "win": "won",
    "lose": "lost",
    "hold": "held",
    "sign": "signed",
    "shoot": "shot",
    "steal": "stolen",
    "take": "taken",
    "set": "set",
}
"""Participles that end in no "-ed"."""
_ACTS = frozenset(["condemnation", "announcement", "pledge", "apology"])
"""Kinds of statements whose noun is told by its verb: "Lima condemns the attack", not "condemnation by Lima"."""
_SMALL = frozenset(
    [
        "at",
        "more",
        "about",
        "some",
        "several",
        "dozens",
        "hundreds",
        "thousands",
        "many",
        "nearly",
        "around",
        "over",
        "all",
        "most",
        "other",
        "others",
        "people",
    ]
)
_PLAIN = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "recent",
        "last",
        "previous",
        "another",
        "first",
        "second",
        "his",
        "her",
        "its",
        "their",
    ]
)


def title(telling: Telling, fillers: Sequence[Filler], place: Place) -> str:
    """A headline for a happening, out of its main trigger, who took part, and where it was."""
    where = _where(place)
    noun = _noun(telling)
    base = _of_verb(telling, fillers) if noun is None else _of_noun(telling, fillers, noun)
    base = _ACRONYM.sub("", base)
    spot, _, town = (place.name or "").partition(", ")
    site = bool(spot) and spot.split()[-1].lower() in SITES
    town = town or (place.within[0] if site and place.within else "")
    if town and spot in base and site and spot != spot.lower() and town not in base:
        base, where = base.replace(spot, f"{spot}, {town}", 1), ""
    elif town and town in base:
        where = ""
    elif town and spot.split()[-1].lower() in base.lower().split():
        where = f"in {town}"
    if where and telling.type != "statement" and not _mentions(base, place):
        base = f"{base} {where}"
    elif where and site and telling.type == "attack" and place.within and place.within[0] not in base:
        base = f"{base}, {place.within[0]}"
    base = " ".join(base.split())
    if len(base.split()) < 2 or base.lower() == telling.trigger.words:
        base = f"{base}: {clause}" if (clause := _main_clause(telling)) else base
    return base[:1].upper() + base[1:]


def _main_clause(telling: Telling) -> str:
    """What the sentence says first and foremost, where the trigger's own words name neither who nor where."""
    verb = telling.sentence.span.root
    subject = clauses.subject(verb)
    if subject is None or subject.pos_ == "PRON" or verb.pos_ not in ("VERB", "AUX"):
        return ""
    carried = [child.text for child in verb.children if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i]
    words = " ".join([_short(subject), *carried, verb.text, _object(verb, telling)]).strip()
    return words if len(words) < _LONGEST else ""


def _noun(telling: Telling) -> Token | None:
    """The noun that names the happening: the trigger, or its object in "held a meeting"."""
    if not telling.trigger.verbal:
        return telling.trigger.token
    if telling.type in ("meeting", "statement", "agreement", "policy", "travel", "election"):
        return next((word for word in telling.trigger.inner if word.pos_ == "NOUN" and word.lemma_ in _NAMING), None)
    return None


def _mentions(text: str, place: Place) -> bool:
    name = place.name or place.country
    return name is not None and name.lower() in text.lower()


def _where(place: Place) -> str:
    name = place.name or place.country
    if name is None:
        return ""
    if name.split()[0] in ("near", "outside", "inside", "at"):
        return name
    if place.name is None and _ARTICLE.match(name):
        return f"in the {name}"
    spot, _, town = name.partition(", ")
    if spot.split()[-1].lower() not in SITES:
        return f"in {name}"
    return f"at {town} {spot}" if town and spot == spot.lower() else f"at {name}"


def _of_verb(telling: Telling, fillers: Sequence[Filler]) -> str:
    verb = telling.trigger.token
    kind = telling.trigger.kind
    agents = [f for f in fillers if f.role == kind.agent and f.how in ("subject", "by", "support")]
    hit = [
        f
        for f in fillers
        if f.role in ("victim", "target", "recipient", "host") or f.how in ("object", "passive subject")
    ]
    hit = [f for f in hit if f not in agents]
    rest = " ".join(
        _modified(word)
        for word in sorted(telling.trigger.inner, key=lambda word: word.i)
        if word.i > verb.i and word.dep_ != "nsubjpass" and "agent" not in (word.dep_, word.head.dep_)
    )
    if any(word.text in ("%", "percent", "cent") for word in telling.trigger.inner):
        rest = _object(verb, telling, inner=True)
    if kind.type == "disaster" and (subject := clauses.subject(verb)) is not None and subject.pos_ != "PRON":
        rest = " ".join([rest, *_behind(telling)]) if rest else _object(verb, telling)
        return f"{_bare(_short(subject))} {_present(verb, plural=subject.tag_ in ('NNS', 'NNPS'))} {rest}"
    own = (verb, *telling.trigger.inner)
    hit = [f for f in hit if f.how != "object" or _governed(f.token) in own]
    subject = clauses.subject(verb)
    if kind.type in ("trial", "policy") and not passive(verb) and subject is not None and verb.tag_ != "VBN":
        said = _object(verb, telling, inner=True)
        if subject.pos_ in ("NOUN", "PROPN") and said and not (agents and agents[0].actor):
            return f"{_bare(_short(subject))} {_present(verb, plural=subject.tag_ in ('NNS', 'NNPS'))} {_bare(said)}"
    if (agents and kind.effect != "killed") or (agents and hit):
        doer = _names(agents[:3])
        words = f"{doer} {_present(verb, plural=len(agents) > 1 or _many(agents[0].token))}"
        done = next((word for word in telling.trigger.inner if word.dep_ == "nsubjpass"), None)
        if done is None and passive(verb) and kind.type in ("policy", "trial", "agreement"):
            done = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        near = [f for f in hit if _governed(f.token) in own or f.how in _PREPOSITIONS]
        infinitive = next((child for child in verb.children if child.dep_ == "xcomp"), None)
        if done is not None:
            words += f" {_bare(_short(done))}"
        elif rest:
            words += " " + " ".join([rest, *_behind(telling)])
        if done is not None:
            return words
        if infinitive is not None and not clauses.objects(verb):
            words += f" {_wanting(infinitive, verb)}"
        elif near:
            word = near[0].how if near[0].how in _PREPOSITIONS else ""
            words += f" {word} {_names(near[:1] if word else near[:2])}"
        elif (said := _object(verb, telling)) and len(words) + len(said) < _LONGEST:
            words += f" {said}"
        return words
    if hit:
        return f"{_names(hit[:3])} {_participle(verb)}{' ' + rest if rest else ''}"
    if agents:
        return f"{_names(agents[:3])} {_present(verb, plural=len(agents) > 1 or _many(agents[0].token))} {rest}".strip()
    return kind.title or verb.text


def _wanting(infinitive: Token, verb: Token) -> str:
    """What somebody agrees to do; the object may stand before: "Karsa, which the bank agreed to buy"."""
    words = _short(infinitive)
    if verb.dep_ != "relcl" or clauses.objects(infinitive):
        return words
    return words.replace(infinitive.text, f"{infinitive.text} {_bare(_short(verb.head))}", 1)


def _many(noun: Token) -> bool:
    return noun.tag_ == "NNS" or noun.lower_ == "police"


def _modified(noun: Token) -> str:
    """A noun of the trigger with what makes it one of its kind: "second term", "re-election"."""
    first = min((child.i for child in noun.lefts if child.dep_ in ("compound", "amod")), default=noun.i)
    while first >= 2 and noun.doc[first - 1].text == "-" and not noun.doc[first - 1].whitespace_:
        first -= 2
    return noun.doc[max(first, noun.head.i + 1) : noun.i + 1].text if noun.head.i < noun.i else noun.text


def _governed(token: Token) -> Token:
    """The word that a phrase, or the list it stands in, hangs on."""
    while token.dep_ == "conj":
        token = token.head
    return token.head


def _behind(telling: Telling) -> list[str]:
    """What stands behind a trigger's own preposition: "into | a river"."""
    last = max(telling.trigger.inner, key=lambda word: word.i, default=None)
    found = list(last.children) if last is not None and last.dep_ == "prep" else []
    return [_bare(_short(noun)) for noun in found[:1] if noun.dep_ == "pobj"]


def _object(verb: Token, telling: Telling, *, inner: bool = False) -> str:
    for child in verb.rights:
        if child.dep_ == "prep" and any(part.ent_type_ in ("DATE", "TIME") for part in child.subtree):
            continue
        if child.text == "-" or child.doc[child.i + 1 : child.i + 2].text == "-":
            continue
        if child.dep_ in ("dobj", "ccomp", "xcomp", "prep") and (inner or child not in telling.trigger.inner):
            words = _short(child)
            if child.dep_ == "ccomp" and not words.startswith("that "):
                plain = telling.type != "statement" or words.split()[0].lower() in _ASKING
                words = words if plain else f"that {words}"
            return words
    return ""


def _dated(token: Token) -> bool:
    """Whether a phrase only says when: "in August", "on 3 May"."""
    if token.dep_ == "npadvmod":
        return token.ent_type_ in ("DATE", "TIME")
    nouns = [child for child in token.children if child.dep_ == "pobj"] if token.dep_ == "prep" else []
    return bool(nouns) and all(noun.ent_type_ in ("DATE", "TIME") for noun in nouns)


def _short(token: Token) -> str:
    """A phrase without its clauses."""
    cuts = {part.left_edge.i for part in token.subtree if part.dep_ in ("relcl", "advcl", "appos") and part != token}
    kept: list[Token] = []
    for part in token.subtree:
        if (part.i in cuts or _dated(part)) and part.i > token.i:
            break
        if part.is_punct and part.text in _BREAKS and part.i < token.i:
            continue
        if part.is_punct and part.text in _BREAKS:
            quoted = part.text in _QUOTES and kept and kept[-1].lemma_ in _CALLING
            if not quoted and not (part.text in _QUOTES and any(one.text in _QUOTES for one in kept)):
                break
        kept.append(part)
        if len(kept) > 14:
            break
    while len(kept) > 1 and kept[-1] != token and (kept[-1].head.i > kept[-1].i or kept[-1].pos_ in _HANGING):
        kept.pop()
    return " ".join("".join(part.text_with_ws for part in kept).split())


def _of_noun(telling: Telling, fillers: Sequence[Filler], noun: Token) -> str:
    kind = telling.trigger.kind
    agents = [f for f in fillers if f.role == kind.agent and not f.hedged]
    hit = [f for f in fillers if f.role in ("victim", "target") and f not in agents]
    if noun.tag_ == "DT" or telling.trigger.words.startswith(f"{lemma(noun)} of "):
        words = telling.trigger.words
    else:
        modifiers = [
            child
            for child in noun.lefts
            if (child.dep_ in ("compound", "amod", "nmod") or "/" in child.text)
            and child.lower_ not in _PLAIN
            and not (child.tag_ in ("VBN", "VBD") and child.lemma_ in SUPPORT)
            and child.ent_type_ not in ("DATE",)
        ]
        modifiers = [m for m in modifiers if not any(f.token == m for f in agents)]
        words = " ".join([*("".join(t.text_with_ws for t in m.subtree).strip() for m in modifiers[-3:]), noun.text])
        if noun.i > 1 and noun.nbor(-1).text == "-" and modifiers and modifiers[-1].i == noun.i - 2:
            words = f"{words[: -len(noun.text) - 1]}-{noun.text}"
    if telling.when is not None and telling.when.rule == "named day" and str(telling.when.text) not in words:
        words = f"{telling.when.text} {words}"
    if kind.act and telling.trigger.name in _ACTS and agents:
        of = next(iter(clauses.prepositional(noun, "of", "for", "on", "to")), None)
        told = f" {_bare(_short(of))}" if of is not None and of.pos_ in ("NOUN", "PROPN") else ""
        return f"{_names(agents[:2])} {_person(kind.verbs[0], plural=len(agents) > 1)}{told}"
    if kind.type == "disaster":
        killed = next((count.text for count in telling.killed if count.min), None)
        return f"{words} {'kill' if noun.tag_ == 'NNS' else 'kills'} {_bare(killed)}" if killed else words
    if kind.type in ("meeting", "agreement"):
        who = [f for f in fillers if f.role in ("participant", "host") and f.actor]
        who = _states(who) or [f for f in fillers if f.role in ("participant", "host")]
        return f"{words} of {_names(who[:5])}" if len(who) > 1 else f"{words} with {_names(who)}" if who else words
    if kind.type in ("statement", "travel", "protest", "election"):
        agents = _states(agents)
        return f"{words} by {_names(agents[:4])}" if agents else words
    if kind.type == "attack" and agents and agents[0].actor:
        words = f"{agents[0].text} {words}"
        agents = []
    killed = next((count.text for count in telling.killed if count.min is not None), None)
    if kind.type in ("attack", "military_operation") and killed is not None and noun.tag_ in ("NN", "NNP"):
        return f"{words} kills {_lowered(killed)}"
    if hit:
        preposition = "of" if kind.of == "patient" and kind.subtype != "bombing" else "on"
        if hit[0].how in ("near", "outside", "inside", "at"):
            preposition = hit[0].how
            hit = hit[:1]
        words = f"{words} {preposition} {_names(hit[:2])}"
    elif agents and kind.type in ("attack", "military_operation", "kidnapping"):
        words = f"{words} by {_names(agents[:2])}"
    return words


def _states(fillers: Sequence[Filler]) -> list[Filler]:
    """Those whom the others represent, in the order of the text, if there are several; else all."""
    parties = [f for f in fillers if f.actor and not f.named]
    countries = {f.country for f in parties} - {None}
    if len(parties) < 2 or len(countries) < 2:
        return list(fillers)
    one = {id(f.token.doc) for f in parties}
    once = list({f.actor: f for f in reversed(parties)}.values())
    return sorted(once, key=lambda f: f.token.i) if len(one) == 1 else once


def _lowered(text: str) -> str:
    """A phrase without the capital of a sentence's beginning, where its first word is a number's or a small one's."""
    first = text.split()[0] if text else ""
    return text[:1].lower() + text[1:] if find_numbers(first) or first.lower() in _SMALL else text


def _within(filler: Filler) -> str:
    """A filler's words as they stand within a sentence: "gunmen", though one began with "Gunmen"."""
    words, first = _bare(filler.text), filler.token.left_edge
    if filler.actor is None and first.pos_ != "PROPN" and first.is_sent_start and words.startswith(first.text):
        return words[:1].lower() + words[1:]
    return words if filler.actor else _lowered(words)


def _names(fillers: Sequence[Filler]) -> str:
    words = list(dict.fromkeys(_within(f) for f in fillers))
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _bare(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0].lower() in ("the", "a", "an", "this", "his", "her", "their", "its"):
        words = words[1:]
    return " ".join(words[:8])


def _present(verb: Token, *, plural: bool) -> str:
    return _person(verb.lemma_, plural=plural)


def _person(word: str, *, plural: bool) -> str:
    """A verb in the present, for one or for several."""
    if plural or word == "be":
        return word if word != "be" else "are" if plural else "is"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return "has" if word == "have" else word + "s"


def _participle(verb: Token) -> str:
    if verb.tag_ in ("VBN", "VBD"):
        return verb.lower_
    word = lemma(verb)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("e"):
        return word + "d"
    return word + "ed"
