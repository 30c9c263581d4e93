"""Contenders: the parties of an election, of which the sentences around it say how many votes or seats each won."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.participants.attributions import closing
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_SHARES: Final = frozenset(["%", "percent", "pc", "seat", "seats", "vote", "votes", "ballots", "majority"])
"""Words of what somebody wins in an election."""
_POLLING: Final = frozenset(
    ["election", "elections", "poll", "polls", "vote", "votes", "ballot", "ballots", "seats", "%", "percent"]
)
"""Words by which a sentence goes on about an election."""
_PLACES: Final = frozenset(["nsubj", "nsubjpass", "conj", "appos", "attr", "dobj", "pobj", "poss"])
_BEHIND: Final = frozenset(["by", "of", "to", "with", "over", "for", "than"])
"""Prepositions behind which a rival stands: "followed by", "ahead of", "lost to"."""
_ON: Final = 3
"""Sentences behind those of an election that may go on about it."""


def complete(stories: Sequence[Story], sentences: Sequence[Sentence], finder: Finder) -> None:
    """Give elections the parties that the sentences around them say to have won votes or seats."""
    for sentence in sentences:
        if sentence.block.kind == "heading" or _SHARES.isdisjoint(sentence.said):
            continue
        telling = _told_last(stories, sentence)
        if telling is None or (telling.sentence is not sentence and _POLLING.isdisjoint(sentence.said)):
            continue
        for token in _parties(sentence, finder):
            have = telling.keys("participant")
            new = finder.named("participant", token, sentence)
            telling.fillers += [filler for filler in new if filler.actor and filler.key not in have]


def _told_last(stories: Sequence[Story], sentence: Sentence) -> Telling | None:
    """The election of which a sentence tells, or one of those right before it."""
    told = [
        telling
        for story in stories
        if story.type == "election" and story.lead.modality in (*TIMELINE, "planned")
        for telling in story.tellings
        if sentence.index - _ON <= telling.sentence.index <= sentence.index
    ]
    return max(told, key=lambda one: (one.sentence.index, -one.trigger.token.i), default=None)


def _parties(sentence: Sentence, finder: Finder) -> Iterator[Token]:
    """The parties that a sentence names where one may win or lose."""
    first, last = closing(sentence.span)
    for token in sentence.each:
        mention = finder.mention(token, sentence) if token.pos_ == "PROPN" and token.dep_ in _PLACES else None
        if mention is None or finder.kinds.get(mention.actor) != "organisation" or first <= token.i < last:
            continue
        if token.dep_ != "pobj" or token.head.lower_ in _BEHIND:
            yield token
