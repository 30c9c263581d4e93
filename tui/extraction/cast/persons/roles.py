"""The office that a text gives a person: in the title before the name, or set off from it by commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold
from tui.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.cast.titles import Titles

_WORDS = (
    r"(?:[^,.;:()\[\]“”\"]|(?<=\b[A-Z])\.(?=[A-Z]\b|\s[^\W\d_])|(?<=\b(?:Mr|Dr|Ms|St))\.(?= )|(?<=\bMrs)\.(?= )"
    r"|(?<=\d),(?=\d))"
)
"""A character of an office that commas set off: no stop but one of initials or a style ("the U.N. mission")."""
_STYLED = (
    r"(?:(?:(?:Rt|Right)\.? )?"
    r"(?:Hon(?:ou?rable)?|Dr|Mr|Mrs|Ms|Sir|Prof|Sheikh|Sen|Engr|Alhaji|Barr|Comrade|Datuk(?: Seri)?|Tan Sri)\.? )*"
)
"""What may stand between the comma and the name."""
_AHEAD = re.compile(
    r"(?:(?:^|[,;(“”\"]|\band\b)\s*(?:(?:and|said|says|told|added) )?(?:[Tt]he )?|\b[Tt]he "
    r"|\b(?:with|by|from|met|meet|to) (?=[A-Z]))"
    rf"(?P<phrase>{_WORDS}{{3,50}} (?:of|for|to) {_WORDS}{{2,60}}),\s+{_STYLED}$"
)
"""An office of a state or body that a comma parts from a name: "the president of Peru, Ana Ruiz"."""
_DETERMINER = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|an?|with|by|from|met) ")
_JOINED = re.compile(r" (?:of|for|to) ")
_OF_WHOM = re.compile(r"(?P<whose>[\w-]+) (?:of|for|to) (?:[Tt]he |an? )?\Z")
"""Before an office: whose it is whom the name may be of: "the wife of the | president of Peru, Ana Ruiz"."""
_AHEAD_BARE = re.compile(
    r"(?:(?:^|[,;]|\b(?:and|said|says|told|added|by|with|while))\s*"
    r"(?:[Tt]he (?:[A-Z][\w-]+ (?=[a-z]))?|[Ii]ts |[Tt]heir |[Hh]is |[Hh]er )"
    r"|[A-Z][\w.-]*['’]s? |\b[Tt]he [a-z]+['’]s? |[”\"] )"
    rf"(?P<phrase>[^\W\d_][^,.;:()“”\"'’]{{3,40}}),\s+(?:the )?{_STYLED}$"
)
"""An office that a comma parts from a name, where another one follows: "the prime minister, Ana Ruiz, said"."""
_AHEAD_TITLED = re.compile(
    r"(?:^|[;“”\"]\s*|\b(?:and|by|with|that|before|while|said|told) )(?:[Tt]he )?"
    r"(?P<phrase>[A-Z][\w-]+(?: [A-Z][\w-]+){0,4}),\s+(?:(?:Dr|Mr|Mrs|Ms|Sir|Prof|Justice)\.? )?$"
)
"""An office in capitals that a comma parts from a name: "Chief Magistrate, Ana Ruiz refused"."""
_AHEAD_OPEN = re.compile(
    r"(?:^(?=[A-Z])|(?:\b[a-z]+|[A-Z][a-z]+day), (?=[a-z]))"
    r"(?!(?i:an?|the|this|that|one|some|while|another|but|and|or|as|who|when|where|with|then|later|his|her|its|their)\b)"
    rf"(?P<phrase>[^\W\d_][^,.;:()“”\"'’]{{3,40}}),\s+(?:the )?{_STYLED}$"
)
"""The same without an article, at the head of a sentence or of a clause: "Kenyan President, Ana Ruiz, said"."""
_CLOSED = re.compile(r"\s*[,.;:)]")
_BEHIND = re.compile(
    r",\s+(?!and\b)(?:who (?:is|was) )?(?:(?:also|as|now|currently) )?(?:the |a |an |its |his |her |their )?"
    rf"(?P<phrase>{_WORDS}{{3,90}})(?=[,.;:()\[\]]|$)"
)
_TERM = re.compile(
    r"\s+(?:who(?:se)?\s|(?:has|have|had|is|was|were|will|isn['’]t|said|says|told)\b"
    r"|until\b|till\b|when\b|before\b|(?:from|between|in) \d{4}\b|at the time\b|as (?:saying|telling)\b)"
)
"""Behind an office: when somebody held it, or what he or she did."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DETERMINED = re.compile(r"\A\w+ing (?:the|an?|his|her|their)\b")
"""What somebody is doing, and to what, where an office could stand."""
_PAST = frozenset({"former", "ex", "late", "then", "onetime", "erstwhile", "ousted", "deposed"})
"""Words before an office and whose it is that somebody holds it no more."""
_LONGEST_OWNER = 5
"""Words of whose an office is, before it."""
_WITHIN_TITLE = frozenset({"of", "for", "to", "and", "the", "'s", "’s"})
_DIRECTING = frozenset({"minister", "director", "head", "chief", "secretary", "commissioner", "professor", "editor"})
"""Offices whose field may stand in small letters right before a name: "head of research Ana Ruiz"."""
_LONGEST_TITLE = 9
"""Tokens that a title with a state or a portfolio behind its office has at most."""


def _is_past(title: Span, first: int) -> bool:
    """Whether an office is one that its holder has left: "former Kenyan | president"."""
    doc, at = title.doc, title.start - 1
    while at > max(first, title.start - _LONGEST_OWNER) and doc[at].lower_ not in _PAST:
        if not doc[at].text[:1].isupper() and doc[at].tag_ not in ("POS", "HYPH"):
            return False
        at -= 1
    return at >= first and doc[at].lower_ in _PAST


class Roles:
    """Reads the offices of the persons that one document names."""

    def __init__(self, analysis: Analysis, titles: Titles) -> None:
        self._article = analysis.article
        self._titles = titles
        when = analysis.facts.published or analysis.facts.anchor
        self._date = when.start if when else None

    def title(self, doc: Doc, start: int, first: int) -> int:
        """The index of the first token of the title before a name; ``start`` if there is none.

        Args:
            doc: the parsed block.
            start: index of the name's first token.
            first: index of the sentence's first token.
        """
        if start > first and doc[start - 1].lower_ in ("and", "&"):
            return start  # "appointed minister for trade and | Ana Ruiz is"
        if start > first and doc[start - 1].tag_ == "POS":
            return start  # "the finance chief of Peru's | Karsa AG"
        head = self._titles.before(doc, start, first)
        held = any(self._titles.is_head(token.text) for token in doc[head:start])
        long = head if held else self._long_title(doc, start, first)
        return long if long < head and (head == start or doc[long].text[:1].isupper()) else head

    def _long_title(self, doc: Doc, start: int, first: int) -> int:
        """As ``title``, for one such as "Minister for Foreign Affairs of Japan"."""
        at = start - 1
        while at > first and start - at < _LONGEST_TITLE and self._in_title(doc, at):
            if self._opens(doc, at, start):
                return self._titles.before(doc, at + 1, first)
            at -= 1
        return self._titles.before(doc, at + 1, first) if at >= first and self._opens(doc, at, start) else start

    def _in_title(self, doc: Doc, index: int) -> bool:
        if doc[index].text[:1].isupper() or doc[index].lower_ in _WITHIN_TITLE:
            return True
        return doc[index].pos_ in ("NOUN", "ADJ") and not self._titles.is_title(doc[index].text)

    def _opens(self, doc: Doc, index: int, start: int) -> bool:
        """Whether an office with its "of" or "for" stands before a name that begins at ``start``."""
        of = index + 2 < start and doc[index + 1].lower_ in ("of", "for", "to")
        small = doc[start - 1].text[:1].islower()
        return of and (doc[index].lower_ in _DIRECTING if small else self._titles.is_head(doc[index].text))

    def of(self, sentence: Sentence, head: int, start: int, end: int) -> Role | None:
        """The office of whom the tokens from ``start`` to ``end`` name, behind a title that begins at ``head``."""
        doc = sentence.span.doc
        titled = self._titled(sentence, doc[head:start]) if head < start else None
        if titled is not None and fold(titled.title).replace(".", "") not in self._titles.ranks:
            return titled
        return self._apposed(sentence, *sentence.offsets(doc[start:end])) or titled

    def follows(self, sentence: Sentence, name: Span) -> bool:
        """Whether an office in small letters stands right behind a name."""
        match = _BEHIND.match(sentence.words, name.end_char)
        return match is not None and self._titles.leads(match["phrase"]) and not match["phrase"][:1].isupper()

    def precedes(self, sentence: Sentence, name: Span) -> bool:
        """Whether an office of something stands right before a name: "the president of the league, | Ana Ruiz"."""
        first = sentence.start - sentence.base
        return self._ahead(sentence.words[first : name.start_char]) is not None

    def _titled(self, sentence: Sentence, title: Span) -> Role | None:
        office = self._titles.office(" ".join(title.text.split()))
        if not any(self._titles.is_title(word) for word in office.split()):
            return None
        if _is_past(title, sentence.span.start):
            office = f"former {office}"
        return Role(office, None, self._date, self._article, *sentence.offsets(title)) if office else None

    def _apposed(self, sentence: Sentence, begin: int, stop: int) -> Role | None:
        """The office behind a name ("Aisha Rahman, Expert on South Asian Geopolitics, …"), or of a state before it."""
        text = sentence.words
        at = sentence.base
        first = sentence.start - at
        ahead = self._ahead(text[first : begin - at])
        if ahead is not None and not self._tells(sentence, sentence.start + ahead[0], sentence.start + ahead[1]):
            words = " ".join(text[first + ahead[0] : first + ahead[1]].split())
            return Role(words, None, self._date, self._article, sentence.start + ahead[0], sentence.start + ahead[1])
        match = self._behind(sentence, stop)
        if match is None:
            before = text[first : begin - at]
            titled = _AHEAD_TITLED.search(before)
            if titled is not None and self._titles.is_head(titled["phrase"].split()[-1]):
                match, at = titled, sentence.start
            elif _CLOSED.match(text, stop - sentence.base):
                match = _AHEAD_BARE.search(before) or _AHEAD_OPEN.search(before)
                at = sentence.start
                if match is not None and self._tells(sentence, at + match.start("phrase"), at + match.end("phrase")):
                    return None
        if match is None or match.end() + at > sentence.end or not self._titles.leads(match["phrase"]):
            return None
        start = at + match.start("phrase")
        words = _TERM.split(match["phrase"])[0]
        past = match[0].startswith(", who was ") and len(words) < len(match["phrase"])
        title = " ".join(["former", *words.split()] if past else words.split())
        return Role(title, None, self._date, self._article, start, start + len(words))

    def _behind(self, sentence: Sentence, stop: int) -> re.Match[str] | None:
        """The office behind a name that ends at ``stop``; what opens with a verb is none, "met his counterpart"."""
        match = _BEHIND.match(sentence.words, stop - sentence.base)
        if match is None or not self._titles.leads(match["phrase"]):
            return None
        start = sentence.base + match.start("phrase")
        opening = sentence.tokens(start, start + 1)
        verb = opening is not None and opening.root.tag_ in _FINITE
        doing = opening is not None and opening.root.tag_ == "VBG" and _DETERMINED.search(match["phrase"])
        return None if verb or doing else match

    def _tells(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether what seems an office is a clause: "the same court sentenced another activist"."""
        words = sentence.tokens(start, end)
        return words is not None and any(token.tag_ in _FINITE for token in words)

    def _ahead(self, text: str) -> tuple[int, int] | None:
        """The characters of an office that a comma parts from the name behind a text: "arrest the | head of …, "."""
        match = _AHEAD.search(text)
        if match is None:
            return None
        start, end = match.span("phrase")
        inner = [one.end() for one in _DETERMINER.finditer(text, start, end)]
        for at in (*reversed(inner), start):
            if _JOINED.search(text, at, end) and self._titles.leads(text[at:end]):
                before = _OF_WHOM.search(text[:at])
                return None if before is not None and self._titles.is_head(before["whose"]) else (at, end)
        return None
