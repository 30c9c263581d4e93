"""The title of an event: what happened, who took part, and where it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.geography.words import SITES, WAYS
from tui.extraction.happenings.predicates import passive
from tui.extraction.happenings.titles.clause import of_clause
from tui.extraction.happenings.titles.cutting import shortened
from tui.extraction.happenings.titles.faults import faulty
from tui.extraction.happenings.titles.inflection import present
from tui.extraction.happenings.titles.of_nouns import of_noun
from tui.extraction.happenings.titles.of_verbs import of_verb
from tui.extraction.happenings.titles.phrases import ACRONYM, LONGEST, bare, complement, pointing
from tui.extraction.happenings.titles.results import scored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling
    from tui.model import Place, When

_ARTICLE = re.compile(
    r"United |Netherlands|Philippines|Maldives|Bahamas|Gambia|Democratic Republic|.* (?:Republic|Islands|Emirates)$"
)
"""Names of states that stand behind "the"."""
_LED_BY = re.compile(
    r"^(?:(?:(?-i:the|[Aa]n?(?= [a-z\d]))|this|these|those|its|his|her|their|same|only|ever|other|another) )+",
    re.IGNORECASE,
)
"""Words that no title begins with."""
_LEFT_OPEN = re.compile(r"(?: (?:along|together|including|such as|as well as|as))+$")
"""Words at the end of a title behind which others were named."""
_CAPITAL = re.compile(
    r" in (?:the |an? )?(?:[\w-]+['’]s )?(?:[\w-]+ ){0,3}"
    r"(?:capital|city|town|village|state|country|nation|island|region|province|district|republic)$"
)
"""A place by its kind alone, behind which no title says its name."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
_WAITING = frozenset(
    ["in", "on", "into", "over", "through", "across", "towards", "toward", "against", "outside", "near"]
)
_TRIPS = frozenset(["visit", "trip"])
_VISITING = frozenset(["visit", "visits", "tour", "tours", "leave", "leaves", "reach", "reaches", "enter", "enters"])
"""Verbs that a place is the object of."""
_VISIT = re.compile(r"\b(?:visit|trip|journey) by ", re.IGNORECASE)
"""A journey by who made it, behind whom stands where to: "state visit by Ana Ruiz | to Norway"."""
_BESIDE = frozenset(["off", "near", "outside", "around", "along"])
"""Prepositions of what was beside a place."""
_INSIDE = re.compile(r"^(?:in|at|on) ")
_ON = re.compile(r"(?:Lake|Mount|Mont) ")
"""Names of places that something is on."""
_ROADS = ("Highway", "Motorway", "Interstate", "Route", *(word.title() for word in sorted(WAYS)))
_ROAD = re.compile(rf"\b(?:{'|'.join(_ROADS)})(?: \w+)?$")
_BUILDINGS = frozenset(
    ["hall", "gate", "center", "centre", "secretariat", "penitentiary", "arena", "theatre", "theater", "site"]
)
"""Kinds of buildings that something happens at, beside the sites that a town is told with."""
_ROW, _LONG = 66, 80
"""Characters behind which a title names no country, and no other place."""
_THEIR = re.compile(r"(?<! of) (his|their|its|my|our) (?!own\b|way\b)")
"""An owner other than who is told of, whom a headline leaves out: "protest against | his | arrest"."""
_HURTING = re.compile(r" (?:kill|wound)s? ")
_MARKS = str.maketrans("", "", '“”"')
_REPORTING = frozenset(["say", "tell", "add", "report", "note", "write", "state", "announce", "warn", "confirm"])
"""Verbs that only say who tells of it."""
_BEING = frozenset(["is", "are", "was", "were", "be", "been"])
"""Verbs that tell nothing of their own."""
_TELLS = re.compile(r" tell(s?) (?=(?:[\w’'-]+ ?){1,3}\Z)")
"""What a title says where it does not say what is told: who "speaks to reporters"."""
_AGREED = frozenset(["agreement", "deal"])
_NAMING = _AGREED | {
    *("meeting", "talk", "summit", "conference", "conversation", "call", "statement", "communique", "speech"),
    "interview",
}

_SMALL = re.compile(r"[a-z]{1,5}[A-Z]")
"""The beginning of a name that begins small: "iRobot"."""


def title(telling: Telling, fillers: Sequence[Filler], place: Place) -> str:
    """A headline for a happening, out of its main trigger, who took part, and where it was."""
    where = _where(place)
    if (near := _beside(telling)) and where == f"in {place.name or place.country}":
        where = f"{near} {where.removeprefix('in ')}"
    base = _placed(scored(_base(telling, fillers), telling, fillers), telling, place, where)
    base = _LEFT_OPEN.sub(
        "", " ".join(_unowned(_unquoted(base), telling, fillers).split()).lstrip("-–— ").rstrip(",;: ")
    )
    if len(base.split()) < 2 or (len(base.split()) == 2 and not (fillers or where)):
        told = _is_told(telling)
        clause = _main_clause(telling, headline=told)
        base = clause if clause and told else f"{base}: {clause}" if clause and len(base.split()) < 2 else base
    if len(base.split()) < 2 and telling.when is not None and (day := _day(telling.when)):
        base = f"{base} of {day}"
    return base if _SMALL.match(base) else base[:1].upper() + base[1:]


def _base(telling: Telling, fillers: Sequence[Filler]) -> str:
    """What happened and who took part; in the words of the text where the parts of it make no headline."""
    noun = _noun(telling)
    base = of_verb(telling, fillers) if noun is None else of_noun(telling, fillers, noun)
    base = _LED_BY.sub("", base)
    lone = " " not in base and (not telling.trigger.verbal or (noun is None and base == telling.trigger.kind.title))
    if lone or faulty(base, telling):
        own = of_clause(telling, fillers, base)
        base = own if own and not faulty(own, telling) else base
    if telling.type == "statement":
        base = _TELLS.sub(r" speak\1 to ", base)
    return ACRONYM.sub("", base)


def _placed(base: str, telling: Telling, place: Place, where: str) -> str:
    """A title with where it was, unless it says so already."""
    spot, _, town = (place.name or "").partition(", ")
    site = bool(spot) and spot.split()[-1].lower() in SITES
    town = town or (place.within[0] if site and place.within else "")
    if town and spot in base and site and spot != spot.lower() and town not in base:
        base, where = base.replace(spot, f"{spot}, {town}", 1), ""
    elif town and town in base:
        where = ""
    elif town and spot.split()[-1].lower() in base.lower().split():
        where = f"in {town}"
    root = _named(telling)
    told = root is not None and root.ent_type_ == "GPE" and root.text in base.split()  # by another name: "in Britain"
    if where.startswith("in ") and telling.type == "travel" and base.split()[-1] in _TRIPS:
        where = f"to {where.removeprefix('in ')}"
    if where.startswith("in ") and _aimed_at(root, telling.trigger.token, base):
        where = f"on {where.removeprefix('in ')}"
    if len(base) > (_LONG if place.name else _ROW) and not _CAPITAL.search(base):
        where = ""
    if where and telling.type != "statement" and not told and not _mentions(base, place):
        return _closed(_CAPITAL.sub("", base), where, place)
    if where and site and telling.type == "attack" and place.within and place.within[0] not in base:
        return f"{base}, {place.within[0]}"
    return base


def _day(when: When) -> str:
    """A date as a title says it: "3 May 2021", "May 2021", "2021"; empty for a span of time."""
    if when.start is None or when.start != when.end:
        return ""
    year, *rest = when.start.split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def _unquoted(text: str) -> str:
    """A phrase without its quotation marks, where the cut left one without the other."""
    whole = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return text if whole else text.translate(_MARKS)


def _unowned(words: str, telling: Telling, fillers: Sequence[Filler]) -> str:
    """A title without "his" or "their" where nobody stands before it whom that could mean."""
    verb = telling.trigger.token
    if (own := _THEIR.search(words)) is None:
        return words
    doing = telling.trigger.verbal and not passive(verb)
    meant = own[1] != "his" or any(f.named and f.how in ("subject", "support") for f in fillers)
    return words if doing and meant else _THEIR.sub(" ", words)


def _main_clause(telling: Telling, *, headline: bool) -> str:
    """What the sentence says first and foremost, where the trigger's own words name neither who nor where.

    ``headline`` asks for it in the present, without "was".
    """
    verb = telling.sentence.span.root
    subject = clauses.subject(verb)
    if subject is None or subject.pos_ == "PRON" or verb.pos_ not in ("VERB", "AUX") or verb.lemma_ in _REPORTING:
        return ""
    token = telling.trigger.token
    if next((up for up in token.ancestors if up.pos_ in ("VERB", "AUX")), verb) != verb:
        return ""
    carried = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i]
    told = _carrying(carried) if headline else [child.text for child in carried]
    plural = subject.tag_ in ("NNS", "NNPS") or len(clauses.conjuncts(subject)) > 1
    perfect = verb.tag_ == "VBN" and {word.lemma_ for word in carried} == {"have"}
    past = perfect or (verb.tag_ == "VBD" and not carried)
    said = present(verb.lemma_, plural=plural) if headline and past else verb.text
    words = " ".join([bare(shortened(subject)), *told, said, bare(complement(verb, telling))]).strip()
    return words if len(words) < LONGEST and not pointing(words) and said not in _BEING else ""


def _carrying(auxiliaries: Sequence[Token]) -> list[str]:
    """The auxiliaries of a verb as a headline has them: none of "was held", "to be" of "will be held"."""
    if any(word.lower_ in ("will", "shall") for word in auxiliaries):
        denied = [word.text for word in auxiliaries if word.dep_ == "neg"]
        return [*denied, "to", *(word.text for word in auxiliaries if word.tag_ != "MD" and word.dep_ != "neg")]
    return [
        word.text for word in auxiliaries if word.lemma_ != "have" and (word.lemma_, word.dep_) != ("be", "auxpass")
    ]


def _is_told(telling: Telling) -> bool:
    """Whether the sentence's main clause tells of the happening itself, and does not only name it beside something."""
    token = telling.trigger.token
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT") or telling.trigger.name == "contest"


def _noun(telling: Telling) -> Token | None:
    """The noun that names the happening: the trigger, or its object in "held a meeting"."""
    if not telling.trigger.verbal:
        return telling.trigger.token
    if telling.trigger.words.startswith(("hold ", "stage ")) and telling.type == "protest":
        return next((word for word in telling.trigger.inner if word.pos_ == "NOUN"), None)
    if telling.type in ("meeting", "statement", "agreement", "policy", "travel", "election"):
        naming = _NAMING - _AGREED if telling.type == "statement" else _NAMING
        return next((word for word in telling.trigger.inner if word.pos_ == "NOUN" and word.lemma_ in naming), None)
    return None


def _mentions(text: str, place: Place) -> bool:
    name = place.name or place.country
    return name is not None and name.lower() in text.lower()


def _where(place: Place) -> str:
    name = place.name or place.country
    if name is None:
        return ""
    if place.name is None and _ARTICLE.match(name):
        return f"in the {name}"
    spot, _, town = name.partition(", ")
    if _ROAD.search(spot):
        return f"on {name}"
    if spot.split()[-1].lower() not in SITES | _BUILDINGS:
        return f"on {name}" if _ON.match(name) else f"in {name}"
    return f"at {town} {spot}" if town and spot == spot.lower() else f"at {name}"


def _named(telling: Telling) -> Token | None:
    """The head of the words that name where it was, in the telling's own sentence."""
    where = telling.places[0] if telling.places else None
    span = telling.sentence.tokens(where.start, where.end) if where is not None and where.end > where.start else None
    return span.root if span is not None and len(span) else None


def _aimed_at(place: Token | None, noun: Token, base: str) -> bool:
    """Whether a title says whose attack it was, and not yet on what: "Iran's attacks | against Israel"."""
    if place is None or place.dep_ != "pobj" or place.head.head != noun or place.head.lower_ not in ("on", "against"):
        return False
    return base.endswith(noun.text) or (f"{noun.text} by " in base and not _HURTING.search(base))


def _beside(telling: Telling) -> str:
    """The preposition before where it was, if that was beside and not in it: "| off Lampedusa"."""
    root = _named(telling)
    return root.head.lower_ if root is not None and root.dep_ == "pobj" and root.head.lower_ in _BESIDE else ""


def _closed(base: str, where: str, place: Place) -> str:
    """A title with its place: behind a preposition that waits for it, "rockets rain on", no other one stands."""
    last = base.split()[-1]
    if where.startswith("in ") and (last in _VISITING or (last in _WAITING and place.name is not None)):
        return f"{base} {where.removeprefix('in ')}"
    if _VISIT.search(base) and " to " not in base:
        return f"{base} to {_INSIDE.sub('', where)}"
    return f"{base} {where}"
