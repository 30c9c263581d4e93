"""Where the records of a draft have been written, by id: twenty bytes a record, since a build writes millions."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.store.index import Span, merged

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRESH: Final = 1 << 16
"""Entries that are held unpacked."""
_LENGTH: Final = 32
"""Bits of a number that are a length; those above are an offset."""


class _Run(NamedTuple):
    """Entries in the order of their ids."""

    ids: array[int]
    offsets: array[int]
    lengths: array[int]


class Spans:
    """A mapping of ids to spans, in the order of ids. A span of length 0 says that the record is gone.

    The last entries are in a dictionary. When there are many of them they are packed into a run, and runs of like size
    into one, so that a look goes through few of them.
    """

    def __init__(self) -> None:
        self._fresh: dict[int, int] = {}
        self._runs: list[_Run] = []

    def get(self, identity: int) -> Span | None:
        """An id's span, or nothing."""
        found = self._fresh.get(identity)
        if found is not None:
            return Span(found >> _LENGTH, found & (1 << _LENGTH) - 1)
        for ids, offsets, lengths in reversed(self._runs):
            at = bisect_left(ids, identity)
            if at < len(ids) and ids[at] == identity:
                return Span(offsets[at], lengths[at])
        return None

    def items(self) -> Iterator[tuple[int, Span]]:
        """Every id with its span, in the order of ids; what is set meanwhile is not among them."""
        if not self._runs:
            return _unpacked(_run(self._fresh))
        self._pack(whole=True)
        return _unpacked(self._runs[0])

    def __setitem__(self, identity: int, span: Span) -> None:
        self._fresh[identity] = span.offset << _LENGTH | span.length
        if len(self._fresh) >= _FRESH:
            self._pack()

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, int) and self.get(identity) is not None

    def __iter__(self) -> Iterator[int]:
        return (identity for identity, _ in self.items())

    def __len__(self) -> int:
        if not self._runs:
            return len(self._fresh)
        self._pack(whole=True)
        return len(self._runs[0].ids)

    def _pack(self, *, whole: bool = False) -> None:
        """Let what is unpacked be a run, and runs of like size, or all of them, be one."""
        if self._fresh:
            self._runs.append(_run(self._fresh))
            self._fresh.clear()
        while len(self._runs) > 1 and (whole or len(self._runs[-2].ids) <= 2 * len(self._runs[-1].ids)):
            later, earlier = self._runs.pop(), self._runs.pop()
            both = _Run(array("Q"), array("Q"), array("I"))
            for identity, span in merged(_unpacked(earlier), _unpacked(later)):
                both.ids.append(identity)
                both.offsets.append(span.offset)
                both.lengths.append(span.length)
            self._runs.append(both)


def _run(entries: dict[int, int]) -> _Run:
    ids = array("Q", sorted(entries))
    values = [entries[identity] for identity in ids]
    return _Run(
        ids,
        array("Q", (value >> _LENGTH for value in values)),
        array("I", (value & (1 << _LENGTH) - 1 for value in values)),
    )


def _unpacked(run: _Run) -> Iterator[tuple[int, Span]]:
    return zip(run.ids, map(Span, run.offsets, run.lengths), strict=True)
