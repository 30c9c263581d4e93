"""Titles of events: a headline as a person would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.arguments import passive
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling
    from tui.model import Place

_PREPOSITIONS = frozenset(["on", "at", "against", "to", "near", "outside", "inside", "in", "into", "upon", "for", "of"])
_LONGEST = 90
_HANGING = frozenset(["ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT"])
"""Parts of speech that no title ends with where a phrase was cut."""
_NAMING = frozenset(
    ["meeting", "talk", "summit", "conference", "statement", "communique", "speech", "interview", "agreement", "deal"]
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
    spot, _, town = (place.name or "").partition(", ")
    if town and spot in base and spot != spot.lower():
        base, where = base.replace(spot, f"{spot}, {town}", 1), ""
    elif town and spot.split()[-1].lower() in base.lower().split():
        where = f"in {town}"
    if where and telling.type != "statement" and not _mentions(base, place):
        base = f"{base} {where}"
    elif where and telling.type == "attack" and place.name and place.within and place.within[0] not in base:
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
    return f"in {name}"


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
        if word.i > verb.i and word.dep_ != "nsubjpass"
    )
    if kind.type == "disaster" and (subject := clauses.subject(verb)) is not None and subject.pos_ != "PRON":
        rest = " ".join([rest, *_behind(telling)]) if rest else _object(verb, telling)
        return f"{_bare(_short(subject))} {_present(verb, plural=subject.tag_ in ('NNS', 'NNPS'))} {rest}"
    own = (verb, *telling.trigger.inner)
    hit = [f for f in hit if f.how != "object" or _governed(f.token) in own]
    if not agents and kind.type == "trial" and not passive(verb) and (subject := clauses.subject(verb)) is not None:
        said = _object(verb, telling, inner=True)
        if subject.pos_ in ("NOUN", "PROPN") and said and verb.tag_ != "VBN":
            return f"{_bare(_short(subject))} {_present(verb, plural=subject.tag_ in ('NNS', 'NNPS'))} {_bare(said)}"
    if (agents and kind.effect != "killed") or (agents and hit):
        doer = _names(agents[:3])
        words = f"{doer} {_present(verb, plural=len(agents) > 1 or (agents[0].token.tag_ == 'NNS'))}"
        if rest:
            words += " " + " ".join([rest, *_behind(telling)])
        infinitive = next((child for child in verb.children if child.dep_ == "xcomp"), None)
        if infinitive is not None:
            words += f" {_short(infinitive)}"
        elif hit:
            word = hit[0].how if hit[0].how in _PREPOSITIONS else ""
            words += f" {word} {_names(hit[:1] if word else hit[:2])}"
        elif (said := _object(verb, telling)) and len(words) + len(said) < _LONGEST:
            words += f" {said}"
        return words
    if hit:
        return f"{_names(hit[:3])} {_participle(verb)}{' ' + rest if rest else ''}"
    if agents:
        return f"{_names(agents[:3])} {_present(verb, plural=len(agents) > 1)} {rest}".strip()
    return kind.title or verb.text


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
    for child in verb.children:
        if any(part.ent_type_ in ("DATE", "TIME") for part in child.subtree) and child.dep_ == "prep":
            continue
        if child.text == "-" or child.doc[child.i + 1 : child.i + 2].text == "-":
            continue
        if child.dep_ in ("dobj", "ccomp", "xcomp", "prep") and (inner or child not in telling.trigger.inner):
            words = _short(child)
            if child.dep_ == "ccomp" and not words.startswith("that "):
                words = f"that {words}" if telling.type == "statement" else words
            return words
    return ""


def _short(token: Token) -> str:
    """A phrase without its clauses."""
    cuts = {part.left_edge.i for part in token.subtree if part.dep_ in ("relcl", "advcl", "appos") and part != token}
    kept: list[Token] = []
    for part in token.subtree:
        if part.i in cuts and part.i > token.i:
            break
        if part.is_punct and part.text in (",", ";", "“", "”", '"', "—", "("):
            break
        kept.append(part)
        if len(kept) > 14:
            break
    while len(kept) > 1 and kept[-1] != token and (kept[-1].head.i > kept[-1].i or kept[-1].pos_ in _HANGING):
        kept.pop()
    return "".join(part.text_with_ws for part in kept).strip()


def _of_noun(telling: Telling, fillers: Sequence[Filler], noun: Token) -> str:
    kind = telling.trigger.kind
    agents = [f for f in fillers if f.role == kind.agent]
    hit = [f for f in fillers if f.role in ("victim", "target") and f not in agents]
    if noun.tag_ == "DT":
        words = telling.trigger.words
    else:
        modifiers = [
            child
            for child in noun.lefts
            if (child.dep_ in ("compound", "amod") or "/" in child.text)
            and child.lower_ not in _PLAIN
            and child.ent_type_ not in ("DATE",)
        ]
        modifiers = [m for m in modifiers if not any(f.token == m for f in agents)]
        words = " ".join([*("".join(t.text_with_ws for t in m.subtree).strip() for m in modifiers[-3:]), noun.text])
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


def _names(fillers: Sequence[Filler]) -> str:
    words = list(dict.fromkeys(_bare(filler.text) for filler in fillers))
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _bare(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0].lower() in ("the", "a", "an", "this", "his", "her", "their", "its"):
        words = words[1:]
    return " ".join(words[:8])


def _present(verb: Token, *, plural: bool) -> str:
    word = verb.lemma_
    if plural or word == "be":
        return word if word != "be" else "are" if plural else "is"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _participle(verb: Token) -> str:
    if verb.tag_ in ("VBN", "VBD"):
        return verb.lower_
    word = lemma(verb)
    if word.endswith("e"):
        return word + "d"
    return word + "ed"
