"""Words by which a sentence goes on with the harm told before: "the victims were abducted", "in both cases"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.coreference.distinct import apart_in_space, apart_in_time
from tui.extraction.happenings.harm import INCIDENTS, VIOLENCE
from tui.extraction.happenings.triggers import lemma
from tui.model import TIMELINE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_FEW: Final = 4
"""Sentences back in which those were told of whom such words mean."""
_CASES: Final = re.compile(
    r"\bin (?:both|all|each|either)(?: of)?(?: the| these| those)? (?:cases?|incidents?|attacks?)\b", re.I
)
_HIT: Final = frozenset(["victim", "deceased", "pair", "couple", "trio", "man", "woman", "boy", "girl", "teenager"])
"""Nouns that mean, behind "the", somebody told of before and say no more of him."""
_KNOWN: Final = frozenset(["the", "both", "these"])


def pointed_at(stories: list[Story], telling: Telling) -> Story | None:
    """The story that a violent telling only goes on with; None if its words point at none."""
    if telling.type not in VIOLENCE or telling.modality not in TIMELINE:
        return None
    if not (_CASES.search(telling.sentence.span.text) or _of_known_victims(telling)):
        return None
    for story in reversed(stories):
        told = story.type in INCIDENTS and story.lead.modality in TIMELINE and story.keys("victim", "target")
        if told and telling.sentence.index - story.last <= _FEW:
            return None if apart_in_time(story, telling) or apart_in_space(story, telling) else story
    return None


def _of_known_victims(telling: Telling) -> bool:
    """Whether it befell only those of whom the text told before."""
    hit = [filler for filler in telling.fillers if filler.role in ("victim", "target")]
    return bool(hit) and all(_known(filler.token) for filler in hit)


def _known(noun: Token) -> bool:
    """Whether a noun means somebody told of before, and says no more of him: "the victims", "the two men"."""
    if any(child.dep_ in ("prep", "acl", "relcl", "appos", "amod", "compound", "conj") for child in noun.children):
        return False
    return lemma(noun) in _HIT and any(child.lower_ in _KNOWN for child in noun.lefts)
