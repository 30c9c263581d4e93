"""Firms and clubs: names of bodies that only what stands beside them tells, as in "the carmaker Borgward"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.bodies.matches import plays
from tui.extraction.cast.bodies.runs import LINKS
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold, normal
from tui.extraction.cast.personal import SHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Span

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.cast.bodies.runs import Run
    from tui.extraction.cast.knowledge import Knowledge
    from tui.model import ActorKind

_LONGEST = 4
"""Words of such a name."""
_NO_JOURNALS = ("GPE", "LOC", "DATE", "LANGUAGE", "NORP")
_OPENING = ("the", "a", "an", "former", "late", "then")
"""Words before a name that do not belong to it, though they may open a sentence."""
_TITLE = 3
"""Words that the office of somebody who works for a firm has at most: "chief financial officer"."""
_PAPERS = frozenset([
    "newspaper", "newspapers", "magazine", "tabloid", "broadsheet", "television", "tv", "broadcaster", "newswire",
])  # fmt: skip
"""Behind the name of one: "the Standard newspaper"."""
_BOUGHT = frozenset(["buy", "acquire", "purchase", "sell"])
_LEADS = frozenset(["head", "co-found", "cofound", "found", "chair"])
_HELD = frozenset(["stake", "share", "shareholder", "shareholding"])
_LIES = re.compile(r",? which (?:is|was|are) (?:[a-z]+ )?(?:based|headquartered|listed|owned)\b")
"""Behind the name of a firm."""
_MONEY = re.compile(r"[$€£¥₹]|\b(?:stake|takeover|shares?)\b")


def _changes_hands(name: Span) -> bool:
    """Whether a name is what is bought or sold for money, or who sells it: "bought Karsa from Ondal for $3 million"."""
    root = name.root
    held = root.head.head.lemma_.lower() in _HELD if root.dep_ == "pobj" and root.head.lower_ == "in" else False
    if held:
        return True
    seller = root.dep_ == "pobj" and root.head.lower_ in ("from", "to")
    verb = root.head.head if seller else root.head
    traded = verb.lemma_.lower() in _BOUGHT and (seller or root.dep_ == "dobj")
    return traded and len(name) <= 2 and _MONEY.search(name.sent.text) is not None


def _each(sides: Span) -> Iterator[Span]:
    """The names that an "and" joins: "defeats to Sarn and Kale"."""
    start = 0
    for token in sides:
        if token.lower_ == "and":
            yield sides[start : token.i - sides.start]
            start = token.i - sides.start + 1
    yield sides[start:]


def _prints(name: Span) -> ActorKind | None:
    """The kind of a journal, by what is said to be published in it: "a study published in Ice Reports"."""
    root = name.root
    head = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "in" else root
    printed = head.lower_ == "published" and not any(token.ent_type_ in _NO_JOURNALS for token in name)
    return "media" if printed and head != root and all(token.pos_ == "PROPN" for token in name) else None


def _hears(name: Span) -> ActorKind | None:
    """The kind of whom somebody told something, if that is no person: "told Sarn Sports", "told KRBS"."""
    root = name.root
    told = root.dep_ in ("dobj", "dative") and root.head.lower_ == "told"
    outlet = root.ent_type_ in ("", "ORG") and (len(name) > 1 or name.text.isupper())
    return "media" if told and outlet and all(token.pos_ == "PROPN" for token in name) else None


class Firms:
    """Finds them in one document."""

    def __init__(self, analysis: Analysis, known: Knowledge) -> None:
        self._analysis = analysis
        self._known = known

    def find(self, capitalised: Iterable[tuple[Sentence, Sequence[Run]]]) -> Iterator[Candidate]:
        """Every mention of a name that somewhere stands beside a word for such a body.

        ``capitalised`` are sentences with their runs of capitalised words.
        """
        told: dict[str, ActorKind] = {}
        for sentence, found in capitalised:
            told |= dict(self._told(sentence, found))
        if not told:
            return
        longest = sorted(map(re.escape, told), key=len, reverse=True)
        for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])", self._analysis.text):
            within = self._analysis.sentence_at(match.start())
            if within is not None and match.end() <= within.end:
                yield Candidate(*match.span(), match[0], told[match[0]], "named beside", weight=1, certainty=0.6)

    def _told(self, sentence: Sentence, found: Iterable[Run]) -> Iterator[tuple[str, ActorKind]]:
        doc = sentence.span.doc
        for start, end in found:
            while start < end and fold(doc[start].text) in _OPENING:
                start += 1
            if (
                start + 2 < end
                and doc[start].is_sent_start
                and doc[start].pos_ == "NOUN"
                and doc[start + 1].lower_ in LINKS
            ):
                start += 2
            if not start < end <= start + _LONGEST:
                continue
            name = doc[start:end]
            after = fold(doc[end].text) if end < sentence.span.end else ""
            before = fold(doc[start - 1].text) if start > sentence.span.start else ""
            two = fold(doc[max(sentence.span.start, start - 2) : start].text)
            based = before == "based" and start - 2 >= sentence.span.start and doc[start - 2].text == "-"
            if before in SHIPS or two in SHIPS:
                continue
            club = after in self._known.kinds.beside.players or plays(name, self._known)
            kind = (
                self._known.kinds.named_after(two)
                or self._known.kinds.named_after(before)
                or self._apposed(name)
                or _prints(name)
                or _hears(name)
                or ("media" if after in _PAPERS else None)
            )
            firm = after in self._known.kinds.beside.after or kind is not None or _changes_hands(name)
            headed = self._headed_by(name, sentence)
            firm = firm or self._employs(name, sentence) or self._trades(name) or headed is not None
            beside = kind is not None and all(token.pos_ == "PROPN" or token.text == "-" for token in name)
            party = before == "the" and fold(name.text) in self._known.kinds.parties
            lies = _LIES.match(sentence.words, name.end_char) is not None
            sure = club or based or beside or party or lies or self._employs_at(name, sentence)
            for one in _each(name) if club else (name,):
                if (sure or firm) and self._can_be_one(one, sure=sure):
                    yield one.text, kind or "organisation"

    def _apposed(self, name: Span) -> ActorKind | None:
        """The kind that a noun tells which is a name's apposition, or whose a name is: "his party, the PUD"."""
        root = name.root
        behind = (child for child in root.rights if child.dep_ == "appos" and child.pos_ == "NOUN")
        nouns = [root.head] if root.dep_ == "appos" else behind
        told = (self._known.kinds.named_after(noun.lemma_.lower()) for noun in nouns)
        return next((kind for kind in told if kind is not None), None)

    def _trades(self, name: Span) -> bool:
        """Whether a text on business says of a name what it does, has or is bought for: "Karsa's profit fell"."""
        root, beside = name.root, self._known.kinds.beside
        if not self._known.topics.business or any(token.pos_ == "PRON" for token in name):
            return False
        if self._known.places.named(normal(name.text)):
            return False
        if root.dep_ == "nsubj":
            return root.head.lemma_.lower() in beside.trades
        on = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("of", "with", "for") else root.head
        return root.dep_ in ("poss", "compound", "nmod", "pobj") and on.lower_ in beside.ledger

    def _employs(self, name: Span, sentence: Sentence) -> bool:
        """Whether the office of somebody stands behind a name: "Karsa's chief executive"."""
        doc = name.doc
        at = name.end + (name.end < sentence.span.end and doc[name.end].tag_ == "POS")
        words = [token.lower_ for token in doc[at : min(at + _TITLE, sentence.span.end)]]
        staffed = any(" ".join(words[:length]) in self._known.kinds.beside.staff for length in range(1, _TITLE + 1))
        return staffed and self._known.kinds.of(name.text) is None

    def _employs_at(self, name: Span, sentence: Sentence) -> bool:
        """Whether somebody is said to work at what a name names: "an analyst at Karsa"."""
        doc, first = name.doc, name.start
        first -= first > sentence.span.start and doc[first - 1].lower_ == "the"
        if first - 2 < sentence.span.start or doc[first - 1].lower_ not in ("at", "with"):
            return False
        head = doc[first - 1].head
        return head.i < first and head.lemma_.lower() in self._known.kinds.beside.staff

    def _headed_by(self, name: Span, sentence: Sentence) -> str | None:
        """Of what sort the office is that somebody is said to hold in what a name names: "chief executive of Karsa"."""
        doc, first, beside = name.doc, name.start, self._known.kinds.beside
        root = name.root
        led = root.dep_ == "dobj" and root.head.lemma_.lower() in _LEADS and not self._known.topics.matches
        if led and all(word.pos_ == "PROPN" for word in name) and not self._known.kinds.is_thing(name.text):
            return "firm"
        first -= first > sentence.span.start and doc[first - 1].lower_ == "the"
        if first - 2 < sentence.span.start or doc[first - 1].lower_ != "of" or doc[first - 1].head.i != first - 2:
            return None
        head, before = doc[first - 2].lower_, doc[first - 3].lower_ if first - 3 >= sentence.span.start else ""
        if self._known.kinds.of(name.text) is not None:
            return None
        if head in beside.players:
            return "club"
        return "firm" if head in beside.chiefs or f"{before} {head}" in beside.chiefs else None

    def _can_be_one(self, name: Span, *, sure: bool) -> bool:
        """Whether a name can be a body's: no full name, state or kind, and a place's only if it is surely one."""
        text = name.text
        if (
            "\n" in text
            or len(text) < 3
            or fold(text) in self._known.actors.country_of
            or self._known.kinds.is_nobody(text)
        ):
            return False
        if self._known.kinds.head(text) or self._known.common.shown(text) or any(self._known.actors.find(text)):
            return False
        if len(name) == 1 and (name.root.tag_ == "JJ" or (name.root.tag_ == "NNS" and name.root.is_sent_start)):
            return False
        if len(name) > 1 and self._known.titles.is_title(name[0].text) and name[-1].ent_type_ == "PERSON":
            return False
        if len(name) > 1 and not sure and any(token.ent_type_ == "PERSON" for token in name):
            return False
        if self._known.places.named(normal(text)) and not sure:
            return False
        named = self._known.topics.business and name.root.tag_ == "NNP" and fold(text) not in self._known.kinds.nouns
        return sure or len(name) > 1 or named or not self._known.common.word(text)
