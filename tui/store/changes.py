"""What a commit changed, record by record: how the derived cache follows without being made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.store.records import Record


class Change(NamedTuple):
    """A record before and after: nothing before if it is new, nothing after if it is gone."""

    table: str
    identity: str
    before: Record | None
    after: Record | None
