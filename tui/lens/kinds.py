"""The kinds of records that a query selects."""

from typing import Final, Literal, get_args

Kind = Literal["articles", "events", "actors", "quotes", "figures", "relations"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
TABLES: Final[dict[Kind, str]] = {
    "articles": "article",
    "events": "event",
    "actors": "actor",
    "quotes": "fact",
    "figures": "fact",
    "relations": "fact",
}
"""The cache's table for each kind."""
