"""The phrases of a title: cut short, without articles, and listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.titles.cutting import shortened, verbatim
from tui.extraction.text.numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

ACRONYM = re.compile(r"\s\((?:[A-Z][\w-]*)\)")
_WHOSE = re.compile(r"(?<=\w) of (?:his|her|its|their)(?= \S+$)")
_COUNTED = re.compile(
    r"(?:\d[\d,.]*|\w*(?:one|two|three|four|five|six|seven|eight|nine|ten|teen|ty|some|several|many|most|none|dozens|hundreds))$",
    re.I,
)
"""What makes some of somebody's: "two | of his | captors"."""
_HEAPS = frozenset(["dozens", "scores", "hundreds", "thousands", "millions"])
"""Numbers that stay before "of"."""
_DEATHS = re.compile(
    r"\s+(?:more\s+)?(?:the\s+number\s+of\s+)?(?:deaths?|lives|fatalities|dead|bodies|corpses)$", re.IGNORECASE
)
"""Nouns behind a number that only say again that so many died."""
_BEING = re.compile(r" (?:was|were)$")
"""What the parse of a toll takes along."""
LONGEST = 90
"""Characters that a clause may lengthen a title to."""
_ASKING = frozenset(["what", "how", "why", "who", "where", "when", "whether", "that"])
_LINKING = frozenset((
    "of", "in", "on", "at", "to", "for", "from", "with", "by", "against", "about", "over", "into", "near", "after",
    "before", "between", "among", "during", "through", "and", "or", "but", "that", "who", "which", "as", "than",
))  # fmt: skip
"""Words before which a phrase that is too long can be cut, and still be whole."""
_OPENING = frozenset(["of", "that", "who", "which", "than", "as", "and", "or", "but"])
"""Those of them before which a title is not cut while another will do."""
_POINTING = frozenset(["i", "we", "my", "our", "me", "us", "it", "they", "he", "she", "its", "their", "his", "her"])
ONESELF = frozenset(["himself", "herself", "itself", "themselves"])
_ORDERING = frozenset(["order", "instruct", "direct", "authorise", "authorize", "permit", "allow", "forbid"])
_INTENDING = frozenset(["agree", "vow", "promise", "pledge", "decide", "threaten", "refuse", "plan"])
"""Verbs behind which what is meant to be done tells more than where that was said."""
_ASIDE = frozenset(["sideline", "margin", "invitation", "request", "behalf", "eve", "time", "heel", "wake"])
"""Nouns of phrases that say what a happening went with, and not what it was."""
_WORDS = 8
"""Words of a phrase that a title takes at most."""
_HUNG = frozenset((
    "that", "and", "or", "of", "the", "to", "a", "an", "in", "on", "with", "by", "from", "between", "during", "against",
    "near", "about", "after", "before", "over", "as", "for", "some", "his", "her", "its", "their", "into", "at",
    "until", "while", "would", "will", "not", "be",
    "is", "was", "were", "had", "has", "have", "who", "which", "it", "they", "he", "she",
))  # fmt: skip
"""Words that no title ends with."""
_SCALES = frozenset(["hundred", "thousand", "lakh", "crore", "million", "billion", "trillion", "percent"])
"""Words that a number before them is not whole without."""
_OWNING = ("’s", "'s", "s’", "s'")
"""Ends of words behind which what is owned must stand."""
_SEVERAL = frozenset(
    [
        "police",
        "gardai",
        "gardaí",
        "percent",
        "%",
        "majority",
        "number",
        "both",
        "many",
        "several",
        "some",
        "few",
        "most",
    ]
)
"""Lemmas that stand for several without the ending of a plural."""
_MANY = re.compile(
    r"\b(?!Brothers|Partners|Builders|Traders|Carriers|Computers)[A-Z]\w*(?:ist|crat|can|ian|ral|tive|een|thi|er|uard|orce|ebel|rigade|roop|oldier)s\Z"
)
"""Names of parties, movements and teams that stand for several: "the Social Democrats", "Karsa Rovers"."""
_LED_BY = frozenset(["the", "a", "an", "this", "these", "his", "her", "their", "its"])
"""Words that no phrase of a title begins with."""
_OF_SO_MANY = frozenset(["number", "series", "couple", "string", "range", "handful", "lot", "dozen", "hundred"])
"""Nouns that keep their article: "a series of raids"."""
_SMALL = frozenset((
    "at", "more", "about", "some", "several", "dozens", "hundreds", "thousands", "many", "nearly", "around", "over",
    "all", "most", "other", "others", "people", "up",
))  # fmt: skip


def complement(verb: Token, telling: Telling, *, inner: bool = False) -> str:
    """What a verb says: its object, its clause, or a phrase with a preposition that tells no date.

    Args:
        verb: the verb.
        telling: what the title is of.
        inner: whether words that belong to the trigger count too.
    """
    meant = verb.lemma_ in _INTENDING and any(child.dep_ in ("xcomp", "ccomp") for child in verb.rights)
    for child in verb.rights:
        if child.dep_ == "prep" and meant:
            continue  # "agreed | at the summit | to double the aid"
        if child.dep_ == "prep" and telling.type == "statement" and child.lower_ in ("in", "at", "during"):
            continue
        if child.dep_ == "prep" and any(part.ent_type_ in ("DATE", "TIME") for part in child.subtree):
            continue
        if child.dep_ == "prep" and any(noun.lemma_ in _ASIDE for noun in child.children):
            continue
        if child.text == "-" or child.doc[child.i + 1 : child.i + 2].text == "-":
            continue
        if child.dep_ == "ccomp" and verbatim(child):
            continue
        if child.dep_ == "dobj" and not inner and any(_same_place(word, child) for word in telling.trigger.inner):
            continue
        if child.dep_ == "prep" and (child.lower_ == "while" or (child.lower_ == "by" and not _measured(child))):
            continue
        if child.dep_ == "dobj" and child.lower_ in ONESELF:
            continue
        if child.dep_ in ("dobj", "ccomp", "xcomp", "prep") and (inner or child not in telling.trigger.inner):
            words = shortened(child)
            if child.dep_ == "ccomp" and words and not words.startswith("that "):
                plain = telling.type != "statement" or words.split()[0].lower() in _ASKING
                words = words if plain else f"that {words}"
            told = _told_to(verb) if child.dep_ == "dobj" else None
            return f"{words} {shortened(told)}" if told is not None else words
    said = next((child for child in verb.lefts if child.dep_ == "ccomp" and not verbatim(child)), None)
    if said is None or telling.type != "statement":
        return ""
    words = shortened(said)
    return f"that {within(words if said.text in words.split()[:_WORDS] else _core(said), said)}"


def _told_to(verb: Token) -> Token | None:
    """What somebody is ordered or allowed to do: "ordered the bank | to sell its stake"."""
    if verb.lemma_ not in _ORDERING:
        return None
    return next((child for child in verb.rights if child.dep_ == "xcomp" and child.tag_ == "VB"), None)


def _same_place(word: Token, other: Token) -> bool:
    """Whether a word is an object of the verb whose object another one is too: "won 81 seats, | the most"."""
    return word != other and word.dep_ == "dobj" and word.head == other.head


def _measured(by: Token) -> bool:
    """Whether "by" says by how much, or by doing what, and not who did it."""
    return any(child.pos_ in ("NUM", "VERB") or child.ent_type_ in ("PERCENT", "MONEY") for child in by.children)


def _core(clause: Token) -> str:
    """A clause's subject, without what is told of it, its verb, and its object."""
    subject = clauses.subject(clause)
    named = ""
    if subject is not None:
        subject = next((one for one in clauses.conjuncts(subject) if one.ent_type_ == "PERSON"), subject)
        first = subject.left_edge.i
        while subject.ent_type_ == "PERSON" and subject.doc[first].ent_type_ != "PERSON":
            first += 1
        named = subject.doc[first : subject.i + 1].text
    carried = [child.text for child in clause.lefts if child.dep_ in ("aux", "auxpass", "neg")]
    done = [shortened(child) for child in clause.rights if child.dep_ == "dobj"]
    return " ".join([named, *carried, clause.text, *done]).strip()


def fitting(words: str) -> str:
    """A title that is not too long: cut before a phrase that it can do without, else behind a word that can end it."""
    whole = words.split()
    if len(words) <= LONGEST:
        return words
    ends = [n for n in range(4, len(whole)) if len(" ".join(whole[:n])) <= LONGEST and _can_end(whole, n)]
    before = [n for n in ends if whole[n].lower() in _LINKING - _OPENING and len(" ".join(whole[:n])) > LONGEST // 2]
    return " ".join(whole[: max(before or ends, default=4)])


def _can_end(words: Sequence[str], n: int) -> bool:
    """Whether a title can end before its nth word: behind none that others must follow, and within no name."""
    last, after = words[n - 1], words[n]
    named = last[:1].isupper() and after[:1].isupper()
    return not (last.lower() in _HUNG or last.endswith("ing") or after.lower() in _SCALES or named)


def lowered(text: str) -> str:
    """A phrase without the capital of a sentence's beginning, where its first word is a number's or a small one's."""
    first = text.split()[0] if text else ""
    return text[:1].lower() + text[1:] if find_numbers(first) or first.lower() in _SMALL else text


def counted(text: str) -> str:
    """How many died, without the noun that says so: "518 deaths" of a quake that "kills 518"."""
    said = _BEING.sub("", text)
    return _DEATHS.sub("", said) or said


def within(text: str, token: Token) -> str:
    """The words of a phrase as they stand within a sentence: "gunmen", though one began with "Gunmen"."""
    first = token.left_edge
    begins = first.is_sent_start and text.startswith(first.text) and first.pos_ != "PROPN" and not first.ent_type_
    begins = begins and not text[1:2].isupper()  # "MPs"
    begins = begins or (text.startswith(("The ", "A ", "An ")) and first.pos_ == "DET" and not first.ent_type_)
    return text[:1].lower() + text[1:] if begins else lowered(text)


def pointing(text: str) -> bool:
    """Whether a word of it says whom it means only to who has read what stands before: "we", "its"."""
    return not _POINTING.isdisjoint(word.lower() for word in text.split() if word != "US")


def _called(filler: Filler) -> str:
    words = bare(filler.text)
    if filler.actor and words.islower() and " " not in words and filler.token.lower_ == words:
        owners = [child for child in filler.token.lefts if child.dep_ in ("poss", "compound", "amod")]
        if any(child.pos_ == "PROPN" or child.ent_type_ in ("GPE", "NORP") for child in owners):
            return bare(shortened(filler.token))  # "Ghana's | parliament"
    return words if filler.actor else within(words, filler.token)


def listed(fillers: Sequence[Filler]) -> str:
    """Some participants as a list, each in its own words and once."""
    words = list(dict.fromkeys(_called(f) for f in fillers))
    words = [one for one in words if not any(one != other and f" {one} " in _parted(other) for other in words)]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _parted(name: str) -> str:
    """A name with its words apart, an owner's ending, too: "Peru | 's miners"."""
    return f" {name} ".replace("'s ", " 's ").replace("’s ", " ’s ")


def several(fillers: Sequence[Filler]) -> bool:
    """Whether a verb says of them what they do, and not what one does."""
    if listed(fillers) != listed(fillers[:1]):
        return True
    token, words = fillers[0].token, fillers[0].text.lower().split()
    if fillers[0].actor is not None and fillers[0].country == fillers[0].text:
        return False  # a state, whatever its ending
    if _MANY.search(fillers[0].text) is not None and not fillers[0].named:
        return True
    if fillers[0].actor is None and len(words) == 1 and token.is_sent_start and _ending(words[0]):
        return True
    body = token.ent_type_ == "ORG" and token.n_lefts > 0
    if token.text[:1].isupper() and (token.tag_ != "NNS" or len(words) > 1) and (fillers[0].actor is not None or body):
        return token.lower_ == "police"
    they = token.lower_ == "they" and words[0] not in ("a", "an")
    return they or plural(token)


def _ending(word: str) -> bool:
    """Whether a word in lower case ends as a plural does."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def plural(token: Token) -> bool:
    """Whether a subject's head takes a verb without "s": "gunmen", "two | of them", "police"."""
    counted = token.pos_ == "NUM" and token.lower_ not in ("one", "1")
    if token.is_sent_start and token.tag_ == "NNP" and token.ent_type_ == "":  # "| Missiles hit the port"
        return _ending(token.lower_)
    return counted or token.tag_ in ("NNS", "NNPS") or token.lemma_.lower() in _SEVERAL


def bare(text: str) -> str:
    """At most eight words of a phrase, without its article or possessive, cut where it is whole."""
    said = ACRONYM.sub("", text)
    if (whose := _WHOSE.search(said)) is not None:
        several = said[: whose.start()].split()[-1].lower() in _HEAPS
        counted = not several and _COUNTED.search(said[: whose.start()]) is not None
        said = f"{said[: whose.start()]}{'' if counted else ' of'}{said[whose.end() :]}"
    words = said.split()
    while len(words) > 1 and words[0].lower() in _LED_BY and words[1].lower() not in _OF_SO_MANY:
        words = words[1:]
    if words[:2] == ["total", "of"]:
        words = words[2:]
    if words and words[0] == "that":
        return fitting(" ".join(words))
    if len(words) <= _WORDS:
        return " ".join(words)
    whole = [
        at for at in range(1, _WORDS + 1) if words[at].lower() in _LINKING and words[at - 1].lower() not in _LINKING
    ]
    kept = words[: whole[-1] if whole else _WORDS]
    while len(kept) > 1 and (
        kept[-1].endswith(_OWNING)
        or kept[-1].lower() in _HUNG
        or (kept[-1].endswith("ing") and words[len(kept)].lower() in _LED_BY)  # "resolution | extending the …"
        or (kept[-1].endswith("ed") and words[len(kept)] in ("by", "to"))  # "executives | led by …"
    ):
        kept.pop()
    if "between" in kept[1:] and "and" not in kept[kept.index("between") :]:
        kept = kept[: kept.index("between")]  # "a deal | between the rebels", of whom the other side is cut off
    return " ".join(kept).rstrip(",;:")
