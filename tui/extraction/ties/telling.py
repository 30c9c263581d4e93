"""Telling: a relation with the sentence or the row that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Relation, fingerprint

if TYPE_CHECKING:
    from tui.extraction.analysis import Analysis, Sentence
    from tui.model import Predicate, Row


def relation(
    analysis: Analysis,
    where: Sentence | Row,
    subject: str,
    predicate: Predicate,
    object_: str | None,
    *,
    detail: str,
    rule: str,
    certainty: float = 1.0,
    hedged: bool = False,
    apart: str | None = None,
) -> Relation:
    """A relation.

    Args:
        analysis: the document.
        where: what says it.
        subject: an actor's id.
        predicate: what ties the two.
        object_: an actor's id, or None.
        detail: the words that say it; white space is collapsed.
        rule: by which rule it was found.
        certainty: how sure that is.
        hedged: whether it may not be so, or not yet.
        apart: what tells it from others of the same two, where there can be several.
    """
    detail = " ".join(detail.split())
    ends = (object_ or detail, apart) if apart is not None else (object_ or detail,)
    return Relation(
        id=fingerprint("re", analysis.article, subject, predicate, *ends),
        article=analysis.article,
        start=where.start,
        end=where.end,
        subject=subject,
        predicate=predicate,
        object=object_,
        detail=detail,
        hedged=hedged,
        rule=rule,
        certainty=certainty,
    )
