"""A sentence with where it comes from, to be pasted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.dates import in_words

if TYPE_CHECKING:
    from tui.screens.desk import Desk
    from tui.widgets.evidence import Evidence


def citation(desk: Desk, one: Evidence, query: str = "") -> str:
    """The quote, then title, date, path and offsets, and the query it was found by."""
    (article,) = desk.articles([one.article])
    who = article.agency or article.outlet or article.byline
    source = ", ".join(part for part in (article.title, who, in_words(article.published)) if part)
    lines = [f"“{' '.join(one.quote.split())}”", f"— {source}", f"{article.path} {article.id}:{one.start}-{one.end}"]
    return "\n".join([*lines, f"query: {query}"] if query else lines)
