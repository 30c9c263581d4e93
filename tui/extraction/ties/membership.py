"""Membership: who belongs to what, by the words between the name of a bloc and a list of names, and by brackets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.extraction.ties.telling import relation
from tui.extraction.ties.tie import BODIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Cast, Sentence
    from tui.extraction.ties.words import RelationTerms
    from tui.model import Mention, Relation

_BLOCS = ("intergovernmental", "organisation")
_OF = re.compile(r",? of (?:the )?")
"""Between a person and the body that he is of: "Ana Ruiz, of the | Orange Party"."""
_BRACKETED = re.compile(r"(?:['’]s)? \((?:the )?")
_BENCHED = re.compile(r"[RD]-[A-Z]")
"""The party of a legislator with his state: "Ana Ruiz, | D-Ohio"."""
_CALLED = re.compile(r", an? (?:[a-z][\w-]+ )?")
_ENDS = re.compile(r"(?=[,.;)]| (?:from|of|who|representing|in|and|since)\b)")
"""Between a person and the name of a party of whose he is called one, and behind it: "Ana Ruiz, a | Republican |"."""
_APPOSED = re.compile(r", (?:an? |both |all |themselves |itself an? )?(?:fellow )?")
_MEMBER = re.compile(r"(?:'s)?(?: full| founding)? (?:members?|member states?)\b")
"""Behind a bloc that stands behind one: "Peru, a | Mercosur | member"."""
_BEHIND = re.compile(r"\.?(?:[,;][^()]{1,40})?\)")
_JOINED = re.compile(
    r",? (?:and|&|as well as|along with|plus) (?:also )?(?:the )?"
    r"|, (?:the )?(?:[A-Z][\w'’]+(?: [A-Z][\w'’]+)?,? (?:and |& )?(?:the )?)?"
)
"""Between two names of a list, in which one other name may stand that is nobody's."""
_OPENED = re.compile(
    r"(?: bloc| group(?:ing)?| nations| alliance| forces?| countries| states| members| region)? ?[(–—-] ?(?:the )?"
)
_CLOSED = re.compile(r" ?[)–—-]")
"""Around a list of three and more that stands for a bloc: "the Union (Peru, Chile and Bolivia)"."""


class _Forms(NamedTuple):
    """What stands between a bloc and the list of its members."""

    before: re.Pattern[str]
    """Before the list: "the Union, which brings together", "Union members", "the Union countries ("."""
    members_of: re.Pattern[str]
    """Before the bloc: "the members of the"."""
    are: re.Pattern[str]
    """Between a bloc whose members are told of and the list: "are", "include"."""
    behind: re.Pattern[str]
    """Between the list and the bloc: "are both members of the"."""


def _forms(terms: RelationTerms) -> _Forms:
    words = terms.words
    lists = (words.unites, words.filling, words.members)
    unites, filling, ranks = ("|".join(sorted(some, key=len, reverse=True)) for some in lists)
    fill = rf"(?:(?:{filling}|\d+)[\s:]+)*"
    own = r"(?:\s\([^)]*\))?(?:['’]s?)?"
    return _Forms(
        re.compile(
            rf"{own}(?:,?\s(?:(?:which|that|it)\s)?(?:(?:has|have|had|is|was|also|now|currently|today)\s)*(?:{unites})"
            rf"|\s(?:{filling}\s)*?(?:{ranks}),?(?:\s(?:are|include|including|such as|like|namely))?)"
            rf"[\s,:;(–—-]+{fill}"
        ),
        re.compile(rf"\b(?:{ranks})\s(?:of|in)\s(?:the\s)?\Z", re.I),
        re.compile(rf"{own}(?:\s[a-z]+)?(?:,?\s(?:are|include|including|such as|like|namely)|:|,|\s?[(–—])\s?{fill}"),
        re.compile(
            r",?\s(?:(?:which|who)\s)?(?:(?:are|were|all|both|became|have become|as|also)[\s,]+)+"
            rf"{fill}(?:{ranks})\sof\s(?:the\s)?"
        ),
    )


def membership(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], terms: RelationTerms) -> Iterator[Relation]:
    """Who is a member of what: "the Union, which brings together Peru and Chile", "Ana Ruiz (Orange Party)"."""
    forms = _forms(terms)
    for sentence in analysis.sentences:
        mentions = cast.within(sentence.start, sentence.end)
        runs = list(_runs(analysis.text, mentions, kinds))
        for one, other in pairwise(mentions):
            if kinds.get(one.actor) == "person" and kinds.get(other.actor) in BODIES:
                between = _BRACKETED.fullmatch(analysis.text, one.end, other.start)
                closed = between and _BEHIND.match(analysis.text, other.end)
                if closed or _OF.fullmatch(analysis.text, one.end, other.start) or _labelled(analysis.text, one, other):
                    yield _relation(analysis, sentence, one, other)
            if kinds.get(one.actor) == "state" and kinds.get(other.actor) in _BLOCS:
                between = _APPOSED.fullmatch(analysis.text, one.end, other.start)
                if between and _MEMBER.match(analysis.text, other.end):
                    yield from (_relation(analysis, sentence, state, other) for state in _upto(one, runs))
        for run in runs:
            bloc = _bloc(analysis.text, mentions, run, kinds, forms)
            for member in run if bloc is not None else ():
                if bloc is not None and member.actor != bloc.actor:
                    yield _relation(analysis, sentence, member, bloc)


def _labelled(text: str, person: Mention, party: Mention) -> bool:
    """Whether a party is what somebody is said to be of, by its letter or as one of its people."""
    if text[person.end : party.start] == ", " and _BENCHED.match(text, party.start, party.end):
        return True
    called = _CALLED.fullmatch(text, person.end, party.start) and " " not in text[party.start : party.end]
    return bool(called) and _ENDS.match(text, party.end) is not None


def _upto(last: Mention, runs: list[list[Mention]]) -> list[Mention]:
    """The list of states that ends with one, or that one alone."""
    return next((run for run in runs if run[-1] == last), [last])


def _runs(text: str, mentions: list[Mention], kinds: Mapping[str, str]) -> Iterator[list[Mention]]:
    """The lists of two and more states."""
    run: list[Mention] = []
    for mention in mentions:
        state = kinds.get(mention.actor) == "state"
        if run and state and _JOINED.fullmatch(text, run[-1].end, mention.start):
            run.append(mention)
            continue
        if len(run) > 1:
            yield run
        run = [mention] if state else []
    if len(run) > 1:
        yield run


def _bloc(
    text: str, mentions: list[Mention], run: list[Mention], kinds: Mapping[str, str], forms: _Forms
) -> Mention | None:
    """The bloc that a list of states is said to make up, if it is one."""
    first, last = mentions.index(run[0]), mentions.index(run[-1])
    before = mentions[first - 1] if first else None
    behind = mentions[last + 1] if last + 1 < len(mentions) else None
    if before is not None and kinds.get(before.actor) in _BLOCS:
        opened = len(run) > 2 and _OPENED.fullmatch(text, before.end, run[0].start)
        if opened and _CLOSED.match(text, run[-1].end):
            return before
        if forms.before.fullmatch(text, before.end, run[0].start):
            return before
        if forms.members_of.search(text, max(0, before.start - 60), before.start):
            return before if forms.are.fullmatch(text, before.end, run[0].start) else None
    if behind is not None and kinds.get(behind.actor) in _BLOCS:
        return behind if forms.behind.fullmatch(text, run[-1].end, behind.start) else None
    return None


def _relation(analysis: Analysis, sentence: Sentence, member: Mention, body: Mention) -> Relation:
    start, end = min(member.start, body.start), max(member.end, body.end)
    return relation(
        analysis,
        sentence,
        member.actor,
        "member_of",
        body.actor,
        detail=analysis.text[start : min(end, start + 160)],
        rule="member",
        certainty=0.8,
    )
