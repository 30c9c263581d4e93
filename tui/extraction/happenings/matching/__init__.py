"""Which articles' reports are of one happening: what of a report is compared, and how two of them are scored.

A pair's score depends on nothing but the two reports and what else their articles tell; which pairs are looked at is
said where all reports are held. A joining index is filled by these rules, so whoever changes them counts its schema
number up.
"""

from tui.extraction.happenings.matching.features import (
    EVER,
    MONTHS,
    ON_OCCASION,
    SPAN,
    Features,
    antecedent,
    features,
    month,
)
from tui.extraction.happenings.matching.grouping import fits, group, mostly_fits, said
from tui.extraction.happenings.matching.likeness import ENOUGH, crowded, score

__all__ = [
    "ENOUGH",
    "EVER",
    "MONTHS",
    "ON_OCCASION",
    "SPAN",
    "Features",
    "antecedent",
    "crowded",
    "features",
    "fits",
    "group",
    "month",
    "mostly_fits",
    "said",
    "score",
]
