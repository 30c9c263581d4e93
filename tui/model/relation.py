"""Relations between actors."""

from typing import Final, Literal, get_args

import msgspec

Predicate = Literal[
    "supports",
    "condemns",
    "provides",
    "claims_responsibility",
    "opposes",
    "hosts",
    "member_of",
    "part_of",
    "based_in",
    "represents",
    "leads",
    "borders",
    "invests_in",
    "accuses",
    "operates_from",
    "harbours",
    "targets",
    "cooperates_with",
]
PREDICATES: Final[tuple[Predicate, ...]] = get_args(Predicate)


class Relation(msgspec.Struct, frozen=True, omit_defaults=True):
    """A relation that a sentence or a table row states. Subject and object are actors' ids."""

    id: str
    article: str
    start: int
    end: int
    subject: str
    predicate: Predicate
    object: str | None
    """Null where what is condemned or claimed is a happening with no actor named behind it; ``detail`` tells which."""
    detail: str = ""
    hedged: bool = False
    rule: str = ""
    certainty: float = 1.0
