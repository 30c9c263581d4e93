"""Links: bodies that a text calls linked, by the words between their names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.model import Relation, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Cast
    from tui.extraction.ties.words import RelationTerms

_BODIES = frozenset({"organisation", "government_body", "media", "intergovernmental", "armed_group"})


def links(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], terms: RelationTerms) -> Iterator[Relation]:
    """The bodies that are linked: "the Front-linked group Harka", "Harka, an alliance linked to the Front"."""
    words = "|".join(sorted(terms.words.linked))
    between = re.compile(
        rf"-(?:{words})\s(?:[a-z]+\s){{0,3}}|,?\s(?:(?:which|who)\s(?:is|are|was|were)\s)?(?:[a-z][\w-]*\s){{0,5}}(?:{words})"
        r"\s(?:to|with)\s(?:the\s)?"
    )
    for sentence in analysis.sentences:
        for one, other in pairwise(cast.within(sentence.start, sentence.end)):
            if one.actor == other.actor or not {kinds.get(one.actor), kinds.get(other.actor)} <= _BODIES:
                continue
            if between.fullmatch(analysis.text, one.end, other.start):
                yield Relation(
                    id=fingerprint("re", analysis.article, one.actor, "cooperates_with", other.actor),
                    article=analysis.article,
                    start=sentence.start,
                    end=sentence.end,
                    subject=one.actor,
                    predicate="cooperates_with",
                    object=other.actor,
                    detail=" ".join(analysis.text[one.start : other.end].split()),
                    rule="linked",
                    certainty=0.7,
                )
