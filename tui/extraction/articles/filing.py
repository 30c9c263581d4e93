"""The day under which an article was filed, by its file's name."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from tui.extraction.time.clock import Clock
from tui.extraction.time.dates import read
from tui.model import When

_DAY: Final = re.compile(r"(?<!\d)(?P<year>19\d\d|20\d\d)(?P<mark>[-_.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)")
"""``2024-11-20``, ``20241120``: the year first, since of others nobody knows which number is the month."""
_NEAR: Final = 3
"""Days between what a dateline says and the day of filing."""


def filed(path: str, dateline: str | None) -> When | None:
    """The day that a file's name gives, if it gives one and only one.

    Args:
        path: the document's.
        dateline: what the dateline says of the day, without a year: a name that it gainsays is not believed.

    Returns:
        The day, with a certainty below that of what a text says; None if the name gives none.
    """
    days = {
        (match["year"], match["month"], match["day"]): match[0] for match in _DAY.finditer(PurePosixPath(path).name)
    }
    if len(days) != 1:
        return None
    [(parts, words)] = days.items()
    try:
        day = date(*map(int, parts))
    except ValueError:
        return None
    sent = read(dateline, Clock(anchor=day, name="file name")) if dateline else []
    stated = sent[0].when.first if sent else None
    if stated is not None and abs((stated - day).days) > _NEAR:
        return None
    return When(day.isoformat(), day.isoformat(), "day", words, "file name", certainty=0.7)
