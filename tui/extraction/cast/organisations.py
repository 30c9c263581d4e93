"""Organisations: runs of capitalised words whose head tells what they are, and what the model takes for one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold, normal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.titles import Titles
    from tui.model import ActorKind

_JOINING = frozenset(
    {
        "of",
        "for",
        "on",
        "and",
        "&",
        "the",
        "de",
        "del",
        "la",
        "los",
        "las",
        "y",
        "e",
        "do",
        "da",
        "per",
        "pour",
        "di",
        "du",
        "des",
    }
)
_LINKS = frozenset({"of", "for", "on"})
_SUFFIXES = frozenset(
    {
        *(
            "inc",
            "ltd",
            "limited",
            "corp",
            "corporation",
            "co",
            "company",
            "plc",
            "llc",
            "ag",
            "sa",
            "nv",
            "gmbh",
            "group",
        ),
        *("asa", "ab", "oyj", "oy", "spa", "bv", "kk", "bhd", "pty", "pvt", "se", "kgaa", "sas", "srl", "pjsc"),
    }
)
_OWNERS = frozenset(
    {
        *(
            "People",
            "Women",
            "Men",
            "Children",
            "Peoples",
            "Workers",
            "Farmers",
            "Peasants",
            "Teachers",
            "Students",
            "Miners",
        ),
        *("Nurses", "Doctors", "Lawyers", "Journalists", "Writers", "Veterans", "Pensioners", "Citizens", "Officers"),
    }
)
"""To whom a body belongs by its name: "People's Party", "Teachers' Union"."""
_PASSED = frozenset({"former", "late", "then"})
"""Words before a name that do not belong to it, though they may open a sentence."""
_DESCRIBING = frozenset(
    {"regional", "provincial", "municipal", "federal", "presidential", "parliamentary", "ministerial"}
)
"""Words with which no name of a body ends."""
_FROM = frozenset({"from", "in", "near", "into", "through", "towards", "toward", "outside", "around"})
"""Before a place."""
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_OPENING = frozenset({"PROPN", "NOUN", "ADJ"})
_LONGEST_LIST = 12
"""Words that a list of fields has at most."""


class Run(NamedTuple):
    """A run of capitalised words: the first token's index and the index behind the last."""

    start: int
    end: int


def runs(sentence: Sentence, known: Knowledge) -> Iterator[Run]:
    """The runs of capitalised words, joined by small words such as "of" and "for", cut where an office stands."""
    doc, titles, fields = sentence.span.doc, known.titles, known.kinds.government.fields
    at, last = sentence.span.start, sentence.span.end
    while at < last:
        if not _opens(doc[at], titles):
            at += 1
            continue
        end = at + 1
        while end < last and not titles.splits(doc[end].text) and not _names_person(doc, end):
            if (
                _capital(doc[end])
                or _owned(doc, end, last)
                or (doc[end].text in ("-", "'", "&") and not doc[end].whitespace_)
            ):
                end += 1
                continue
            ahead = end
            while ahead < last and doc[ahead].lower_ in _JOINING:
                ahead += 1
            if doc[end].text == "," and (listed := _fields(doc, at, end, last, fields)):
                end = listed
                continue
            if ahead in (end, last) or not _capital(doc[ahead]):
                break
            end = ahead
        yield Run(at, end)
        at = end


def _names_person(doc: Doc, index: int) -> bool:
    """Whether a person's name begins here, right behind a body's: "of the Harbour Commission | Ana Ruiz"."""
    return doc[index].ent_type_ == "PERSON" and doc[index].ent_iob_ == "B" and doc[index - 1].ent_type_ == "ORG"


def _fields(doc: Doc, start: int, comma: int, last: int, fields: frozenset[str]) -> int:
    """The index behind a list of fields that goes on at a comma: "of Food | , Health and Welfare"; 0 if none does."""
    if doc[comma - 1].lower_ not in fields or not any(doc[at].lower_ in _LINKS for at in range(start, comma)):
        return 0
    at, joined = comma, False
    while at < min(last, comma + _LONGEST_LIST):
        token = doc[at]
        if token.lower_ in ("and", "&"):
            joined = True
        elif joined if token.text == "," else not (_capital(token) and token.lower_ in fields):
            break
        at += 1
    return at if joined and doc[at - 1].lower_ in fields else 0


def _opens(token: Token, titles: Titles) -> bool:
    if not _capital(token) or titles.splits(token.text):
        return False
    return not token.is_sent_start or token.pos_ in _OPENING


def _owned(doc: Doc, index: int, last: int) -> bool:
    """Whether a possessive stands within a name: "People's Party", "Workers' Union"."""
    if doc[index].text not in ("'s", "’s", "'", "’") or index + 1 >= last or not _capital(doc[index + 1]):
        return False
    return doc[index - 1].text in _OWNERS


def _capital(token: Token) -> bool:
    dated = token.ent_type_ in ("DATE", "TIME")
    return not dated and token.text[:1].isupper() and (token.is_alpha or "-" in token.text or "." in token.text)


def headed(analysis: Analysis, known: Knowledge) -> Iterator[Candidate]:
    """The bodies whose name says by its head what they are."""
    for sentence in analysis.sentences:
        if titled(sentence):
            continue
        for run in runs(sentence, known):
            if (candidate := _small_headed(sentence, run, known)) is not None:
                yield candidate
            for start, end in _parts(sentence.span.doc, run, known):
                candidate = _body(sentence, start, end, known)
                if candidate is not None:
                    yield candidate


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
    span = doc[run.start : run.end + 1]
    words = " ".join(span.text.split())
    return Candidate(*sentence.offsets(span), words, "organisation", "head word", weight=3)


def _parts(doc: Doc, run: Run, known: Knowledge) -> Iterator[tuple[int, int]]:
    """A run as a whole, and cut at each "and" and "of"."""
    starts, ends = [run.start], [run.end]
    for at in range(run.start + 1, run.end - 1):
        if doc[at].lower_ in ("and", "&", "of", "for", "on", "to"):
            ahead = at + 1
            while ahead < run.end and doc[ahead].lower_ in _JOINING:
                ahead += 1
            ends.append(at)
            joint = doc[at].lower_ in _LINKS and any(token.lower_ == "and" for token in doc[ahead : run.end])
            if not joint or known.kinds.opens([token.text for token in doc[run.start : at]]) is None:
                starts.append(ahead)
    return ((start, end) for start in starts for end in ends if start < end)


def _body(sentence: Sentence, start: int, end: int, known: Knowledge) -> Candidate | None:
    doc = sentence.span.doc
    if start > sentence.span.start and _ORDINAL.fullmatch(doc[start - 1].text):
        start -= 1
    while end > start and not _capital(doc[end - 1]):
        end -= 1
    while start < end and doc[start].lower_ in _PASSED:
        start += 1
    if end - start < 2:
        return None
    span = doc[start:end]
    kind = known.kinds.of(span.text)
    if kind is None or _is_no_body(span, sentence, known) or not _one_name(span, known):
        return None
    proper = sum(token.pos_ == "PROPN" for token in span) + sum(token.ent_type_ == "ORG" for token in span)
    if proper < (end - start + 1) // 2:
        return None
    begin, stop = sentence.offsets(span)
    name = " ".join(span.text.split())
    country = next((hit.entry.name for hit in known.actors.find(name) if hit.entry.kind == "state"), None)
    return Candidate(begin, stop, name, kind, "head word", country=country, weight=1)


def _is_no_body(span: Span, sentence: Sentence, known: Knowledge) -> bool:
    """Whether a name is that of a storm or a law, or only what an office is for: "Minister of Land and Water"."""
    if known.kinds.is_nobody(span.text) or known.kinds.is_thing(span.text):
        return True
    doc, at, fields = span.doc, span.start, known.kinds.government.fields
    while at > sentence.span.start and (doc[at - 1].lower_ in fields or doc[at - 1].text in (",", "and", "&")):
        at -= 1
    held = at - 2 >= sentence.span.start and doc[at - 1].lower_ in _LINKS and known.titles.is_head(doc[at - 2].text)
    return held and span[0].lower_ in fields


def _one_name(span: Span, known: Knowledge) -> bool:
    """Whether small words stand within a name: "Institute for Conflict and Security Studies", "University of Ghana".

    What comes before the first "of" must itself be a kind of body ("Caroline Holt of the Federation" is two names),
    what comes behind it no person ("the Farmers' Party of Pedro Ruiz"), and an "and" without one joins two names,
    unless the model takes all of it for one.
    """
    words = [token.lower_ for token in span]
    links = [at for at, word in enumerate(words) if word in _LINKS]
    if links and known.kinds.opens(words[: links[0]]) is None:
        return False
    if any(at + 1 < len(words) and fold(words[at + 1]) in known.given for at in links):
        return False
    joint = next((at for at, word in enumerate(words) if word in ("and", "&")), len(words))
    if "," in words and links and links[0] < joint:
        return True
    if 0 < joint < len(words) - 1 and _two(span, joint, known):
        return False
    whole = any(one.label_ == "ORG" and one.start <= span.start and span.end <= one.end for one in span.sent.ents)
    return joint == len(words) or bool(links and links[0] < joint) or joint == 1 or whole


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


def shortened(
    analysis: Analysis, bodies: Iterable[Candidate], known: Knowledge, telling: Container[str]
) -> Iterator[Candidate]:
    """Companies named again without their legal form, or by their first word: "Siemens" for "Siemens AG"; clubs.

    A word of ``telling``, which names somebody else, stands for a company only if its legal form is given.
    """
    forms: dict[str, Candidate] = {}
    for body in bodies:
        words = body.name.replace(",", "").split()
        if known.kinds.is_club(words):
            entry = next((hit.entry for hit in known.actors.find(body.name)), None)
            forms.setdefault(words[-1], replace(body, entry=entry))
            continue
        formal = fold(words[-1]).strip(".") in _SUFFIXES
        if body.kind != "organisation" or not (formal or (body.rule == "named beside" and len(words) > 1)):
            continue
        kept = len(stem(body.name).split())
        forms.setdefault(" ".join(words[:kept]), body)
        if len(words[0]) > 3 and not known.common.word(words[0]) and (formal or words[0] not in telling):
            forms.setdefault(words[0], body)
    if not forms:
        return
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")\b")
    for match in pattern.finditer(analysis.text):
        body = forms[match[0]]
        if analysis.sentence_at(match.start()) is not None:
            shown = replace(body, start=match.start(), end=match.end(), rule="short name", weight=3)
            yield replace(shown, identity=stem(body.name))


def titled(sentence: Sentence) -> bool:
    """Whether a heading capitalises most words, so that capitals tell nothing."""
    if sentence.block.kind != "heading":
        return False
    words = [token for token in sentence.span if token.is_alpha and not token.is_stop]
    return sum(token.text[:1].isupper() for token in words) > 0.6 * len(words)


def modelled(analysis: Analysis, known: Knowledge) -> Iterator[Candidate]:
    """The organisations that only the model knows: who speak or act, or are named twice, and never anything else."""
    labels: dict[str, Counter[str]] = {}
    found: list[tuple[Sentence, Span]] = []
    acting: set[str] = set()
    somewhere: set[str] = set()
    elsewhere: set[str] = set()
    for sentence in analysis.sentences:
        if titled(sentence):
            continue
        for entity in sentence.span.ents:
            span = _trimmed(entity)
            if span is None:
                continue
            name = normal(span.text)
            labels.setdefault(name, Counter())[entity.label_] += 1
            if entity.label_ == "ORG" and all(token.pos_ == "PROPN" and _capital(token) for token in span):
                found.append((sentence, span))
                where = span.root.dep_ == "pobj" and span.root.head.lower_ in _FROM
                (somewhere if where else elsewhere).add(name)
                if span.root.dep_ == "nsubj" and span.root.head.lemma_.lower() in known.kinds.deeds:
                    acting.add(name)
    for sentence, span in found:
        name = normal(span.text)
        votes = labels[name]
        if len(span) == 1 and name not in acting and name in somewhere and name not in elsewhere:
            continue
        sure = name in acting or votes["ORG"] > 1 or span[-1].lower_.strip(".") in _SUFFIXES
        if not sure or votes["ORG"] < sum(votes.values()) or not _bodily(span, known):
            continue
        kind: ActorKind = known.kinds.of(span.text) or "organisation"
        shown = " ".join(span.text.split())
        yield Candidate(*sentence.offsets(span), shown, kind, "model", certainty=0.6 if name in acting else 0.5)


def _trimmed(entity: Span) -> Span | None:
    doc, start, end = entity.doc, entity.start, entity.end
    while start < end and (doc[start].lower_ in ("the", "a") or not doc[start].text[:1].isalnum()):
        start += 1
    while end > start and (doc[end - 1].lower_ in ("'s", "’s", "’", "'") or doc[end - 1].is_punct):
        end -= 1
    return doc[start:end] if start < end else None


def _bodily(span: Span, known: Knowledge) -> bool:
    """Whether what the model calls an organisation can be one."""
    text = span.text
    if fold(text) in known.actors.country_of or len(text) < 3:
        return False
    if known.kinds.is_nobody(text) or known.kinds.is_thing(text) or known.common.shown(text):
        return False
    if span[-1].lower_ in _DESCRIBING or known.titles.is_style(span[0].text):
        return False
    if len(span) == 1:
        follower = span.doc[span.end] if span.end < len(span.doc) else None
        counted = text.isupper() and follower is not None and follower.like_num
        return not counted and not known.kinds.head(text) and (text.isupper() or not known.common.word(text))
    return True


def stem(name: str) -> str:
    """A company's name without its legal form: "siemens" of "Siemens AG"."""
    words = normal(name).split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return " ".join(words).removeprefix("the ")
