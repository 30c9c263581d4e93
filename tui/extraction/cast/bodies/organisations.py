"""Organisations: names whose head tells what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.bodies.runs import JOINING, LINKS, RANKING, Run, capital
from tui.extraction.cast.bodies.shortenings import SUFFIXES, stem
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Span

    from tui.extraction.analysis import Sentence
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.lexicon import Hit

_PASSED = frozenset({"former", "late", "then"})
"""Words before a name that do not belong to it, though they may open a sentence."""
_FORMAL = SUFFIXES - {"company", "corporation", "group", "co"}
"""Legal forms behind which no name goes on with "of": "Sarn Ltd | of Osaka"."""
_STATE = re.compile(r" (?:State|Province|Region|County)\b")
_SHORT = re.compile(r" \((?P<short>[A-Z]{2,7})\)(?P<noun> (?:party|movement|group|coalition|alliance|union)\b)?")
"""Behind the name of a body: its short form, and what it is."""
_SHORTEST = 2
"""Words of a body's name behind which an office may stand."""
_JUSTICE = frozenset({"justice", "general", "counsel", "defender"})
"""Offices that are a body's last word, too: "Court of Justice"."""
_PLACED = 5
"""Words of a body's name that opens with a place's."""
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_GEOGRAPHIC = frozenset({"gulf", "bay", "isle", "isles", "cape", "horn", "straits", "gold", "port"})
"""Words that open a place's name with an "of" in it: "the Gulf of Guinea Institute"."""


def headed(capitalised: Iterable[tuple[Sentence, Sequence[Run]]], text: str, known: Knowledge) -> Iterator[Candidate]:
    """The bodies whose name says by its head or its short form that they are some.

    Args:
        capitalised: sentences with their runs of capitalised words.
        text: the document's.
        known: what tells names from other words.
    """
    for sentence, found in capitalised:
        for run in found:
            if (candidate := _abbreviated(sentence, run, text, known)) is not None:
                yield candidate
            if (candidate := _small_headed(sentence, run, known)) is not None:
                yield candidate
            for start, end in _parts(sentence.span.doc, run, known):
                candidate = _body(sentence, start, end, known)
                if candidate is not None:
                    yield candidate


def _abbreviated(sentence: Sentence, run: Run, text: str, known: Knowledge) -> Candidate | None:
    """A body by the short form in brackets with which the text goes on: "the Choice of the People (KHL) movement"."""
    doc = sentence.span.doc
    short = _SHORT.match(sentence.words, doc[run.end - 1].idx + len(doc[run.end - 1]))
    if short is None or any(known.actors.find(short["short"])):
        return None
    again = short["noun"] or re.search(rf"(?<![\w(-]){re.escape(short['short'])}(?![\w)])", text)
    behind = sentence.tokens(*(sentence.base + at for at in (short.end() + 1, short.end() + 2)))
    span = _spelled(doc, run, short["short"])
    words = [token for token in span if token.lower_ not in JOINING]
    if not again or len(words) < 2 or span[0].ent_type_ == "PERSON" or _is_person([words[0].lower_], known):
        return None
    if behind and known.titles.is_title(behind[0].text):
        return None
    name = " ".join(span.text.split())
    thing = known.kinds.is_thing(name) and not short["noun"]
    if thing or known.titles.leads(name) or known.kinds.of(name) is not None:
        return None
    if any(hit.entry.kind == "state" and " " in name[hit.start : hit.end] for hit in known.actors.find(name)):
        return None
    return Candidate(*sentence.offsets(span), name, "organisation", "abbreviation", weight=1)


def _spelled(doc: Doc, run: Run, short: str) -> Span:
    """Of a run, the part behind one "and" or none that has the most letters of a short form as initials."""
    starts = [run.start, *(at + 1 for at in range(run.start, run.end - 1) if doc[at].lower_ == "and")]
    spans = [doc[start + (doc[start].lower_ in JOINING) : run.end] for start in starts]
    initials = ({token.text[0] for token in span if token.text[:1].isupper()} for span in spans)
    shared = [len(letters & set(short)) for letters in initials]
    return spans[max(range(len(spans)), key=lambda at: (shared[at], at))]


def _small_headed(sentence: Sentence, run: Run, known: Knowledge) -> Candidate | None:
    """A body whose name ends with its kind in small letters: "the Mendez Ruiz museum", "the Labour party"."""
    doc = sentence.span.doc
    if run.end >= sentence.span.end or doc[run.end].text not in known.kinds.small:
        return None
    if (run.end - run.start < 2 and doc[run.end].text != "party") or any(
        t.pos_ != "PROPN" for t in doc[run.start : run.end]
    ):
        return None
    if known.kinds.of(doc[run.start : run.end].text) is not None:
        return None
    bare, span = doc[run.start : run.end], doc[run.start : run.end + 1]
    if doc[run.end].text == "party" and (bare.text.isupper() or _is_known(bare.text, known)):
        return Candidate(*sentence.offsets(bare), bare.text, "organisation", "head word")
    identity = stem(bare.text) if doc[run.end].text == "party" else None
    words = " ".join(span.text.split())
    return Candidate(*sentence.offsets(span), words, "organisation", "head word", identity=identity, weight=3)


def _is_known(name: str, known: Knowledge) -> bool:
    """Whether all of a name is a known actor's."""
    return any(hit.end - hit.start == len(name) for hit in known.actors.find(name))


def _parts(doc: Doc, run: Run, known: Knowledge) -> Iterator[tuple[int, int]]:
    """A run as a whole, and cut at each "and" and "of", and before each office in it."""
    run = Run(run.start, _before_holder(doc, run, known))
    starts, ends = [run.start], [run.end]
    for at in range(run.start + 1, run.end - 1):
        closed = known.kinds.closes(doc[at - 1].text) and not known.titles.is_head(doc[max(0, at - 2)].text)
        closed = closed and doc[at - 1].lower_ not in RANKING
        if closed and known.titles.is_head(doc[at].text):  # "Chief Financial Officer" is all of it an office
            ends.append(at)
        if doc[at].lower_ in ("and", "&", "of", "for", "on", "to"):
            ahead = at + 1
            while ahead < run.end and doc[ahead].lower_ in JOINING:
                ahead += 1
            ends.append(at)
            joint = doc[at].lower_ in LINKS and any(token.lower_ == "and" for token in doc[ahead : run.end])
            if not joint or known.kinds.opens([token.text for token in doc[run.start : at]]) is None:
                starts.append(ahead)
    return ((start, end) for start in starts for end in ends if start < end)


def _before_holder(doc: Doc, run: Run, known: Knowledge) -> int:
    """The index behind a body that a run joins with an office and its holder: "Karsa Ministry | Secretary Ana Ruiz"."""
    for at in range(run.start + _SHORTEST, run.end):
        goes_on = at + _SHORTEST < run.end and known.titles.is_head(doc[at + 1].text)
        own = doc[at].lower_ in _JUSTICE and not (goes_on and doc[at].lower_ == "general")
        before, office = doc[at - 1], known.titles.is_head(doc[at].text) and not own
        if not office or not capital(before) or known.titles.is_title(before.text):
            continue
        if before.lower_ in known.titles.qualifiers or before.lower_ in RANKING:
            continue
        last = at + 1 == run.end or doc[at + 1].ent_type_ == "PERSON" or fold(doc[at + 1].text) in known.given
        last = last or goes_on  # "Karsa Ministry | Secretary General Ana Ruiz"
        if last and known.kinds.of(doc[run.start : at].text) is not None:
            return at
    return run.end


def _body(sentence: Sentence, start: int, end: int, known: Knowledge) -> Candidate | None:
    doc = sentence.span.doc
    if start > sentence.span.start and _ORDINAL.fullmatch(doc[start - 1].text):
        start -= 1
    while end > start and not capital(doc[end - 1]):
        end -= 1
    while start < end and doc[start].lower_ in _PASSED:
        start += 1
    if end - start < 2:
        return None
    if (
        doc[end - 1].text == "Police"
        and end < sentence.span.end
        and doc[end].text in ("department", "service", "force")
    ):
        end += 1
    span = doc[start:end]
    abroad = (
        end - start > 2 and fold(doc[end - 1].text) in known.actors.country_of and doc[end - 2].lower_ not in JOINING
    )
    kind = known.kinds.of(span.text) or (known.kinds.of(doc[start : end - 1].text) if abroad else None)
    if kind is None or _is_no_body(span, sentence, known) or not _one_name(span, known):
        return None
    begin, stop = sentence.offsets(span)
    name = " ".join(span.text.split())
    country = next((_country(hit, name, known) for hit in known.actors.find(name) if hit.entry.kind == "state"), None)
    return Candidate(begin, stop, name, kind, "head word", country=country, weight=1)


def _country(state: Hit, name: str, known: Knowledge) -> str | None:
    """The country of a body in whose name a state's stands, which may be a province's, too: "Niger State Police"."""
    if not _STATE.match(name, state.end):
        return state.entry.name
    spots = known.places.named(name[state.start : state.end])
    return next((spot.country for spot in spots if spot.kind == "region"), state.entry.name)


def _is_no_body(span: Span, sentence: Sentence, known: Knowledge) -> bool:
    """Whether a name is that of a storm or a law, or only what an office is for: "Minister of Land and Water"."""
    if known.kinds.is_nobody(span.text) or known.kinds.is_thing(span.text) or known.kinds.is_portfolio(span.text):
        return True
    if _ends_with_holder(span, known):
        return True
    doc, at, fields = span.doc, span.start, known.kinds.government.fields
    while at > sentence.span.start and (doc[at - 1].lower_ in fields or doc[at - 1].text in (",", "and", "&")):
        at -= 1
    held = at - 2 >= sentence.span.start and doc[at - 1].lower_ in LINKS and known.titles.is_head(doc[at - 2].text)
    return held and span[0].lower_ in fields


def _ends_with_holder(span: Span, known: Knowledge) -> bool:
    """Whether what seems a body ends with an office in it and who holds that: "Sarn Treasury Secretary Ana Mills"."""
    for at in range(1, len(span) - 1):
        word, first = span[at], span[at + 1]
        if not known.titles.is_title(word.text) or word.lower_ in known.titles.crowns or word.text.isupper():
            continue
        if span[-1].ent_type_ == "PERSON" and (first.ent_type_ == "PERSON" or known.titles.is_title(first.text)):
            return True
    return False


def _one_name(span: Span, known: Knowledge) -> bool:
    """Whether small words stand within a name: "Institute for Conflict and Security Studies", "University of Ghana".

    What comes before the first "of" must itself be a kind of body ("Caroline Holt of the Federation" is two names),
    what comes behind it no person ("the Farmers' Party of Pedro Ruiz"), and an "and" without one joins two names,
    unless the model takes all of it for one.
    """
    words = [token.lower_ for token in span]
    if "and" in words and known.kinds.is_club([token.text for token in span]):
        return False
    links = [at for at, word in enumerate(words) if word in LINKS]
    placed = words[0] in _GEOGRAPHIC and links == [1] and known.kinds.closes(words[-1])
    if placed and len(words) <= _PLACED:
        return True
    if links and (known.kinds.opens(words[: links[0]]) is None or words[links[0] - 1].strip(".") in _FORMAL):
        return False
    if any(_is_person(words[at + 1 :], known) for at in links):
        return False
    joint = next((at for at, word in enumerate(words) if word in ("and", "&")), len(words))
    if "," in words and links and links[0] < joint:
        return True
    if 0 < joint < len(words) - 1 and _two(span, joint, known):
        return False
    whole = any(one.label_ == "ORG" and one.start <= span.start and span.end <= one.end for one in span.sent.ents)
    return joint == len(words) or bool(links and links[0] < joint) or joint == 1 or whole


def _is_person(words: Sequence[str], known: Knowledge) -> bool:
    """Whether a given name stands at the head of some words, behind titles or without."""
    first = next((word for word in words if not known.titles.is_title(word)), "")
    return fold(first) in known.given


def _two(span: Span, joint: int, known: Knowledge) -> bool:
    """Whether an "and" joins two bodies, each named in full: "the Karsa Council and the Ondal Forum"."""
    article = span[joint + 1].lower_ == "the"
    placed = bool(known.places.named(normal(span[joint - 1].text)))
    behind = span[joint + 1]
    if placed and behind.ent_type_ not in ("GPE", "LOC") and not known.places.named(normal(span[joint + 1 :].text)):
        return True
    before, other = span[:joint], span[joint + 1 + article :]
    if known.kinds.of(other.text) is None and not known.kinds.head(other.text):
        return False
    named = known.kinds.of(before.text) is not None or any(known.actors.find(before.text))
    return article or named or bool(known.places.named(normal(before.text)))


def titled(sentence: Sentence) -> bool:
    """Whether a heading capitalises most words, so that capitals tell nothing."""
    if sentence.block.kind != "heading":
        return False
    words = [token for token in sentence.each if token.is_alpha and not token.is_stop]
    return sum(token.text[:1].isupper() for token in words) > 0.6 * len(words)
