"""Records for an export, read in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from tui.errors import UnknownRecord
from tui.lens import Lens

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from tui.lens import Query
    from tui.lens.kinds import Kind
    from tui.store.dossier import Dossier

T = TypeVar("T")
_BATCH: Final = 500


def selected(dossier: Dossier, query: Query, kind: Kind, record: type[T]) -> list[T]:
    """The records of a kind that a query selects, in their order."""
    return list(every(dossier, kind, Lens(dossier).select(query, kind), record))


def every(dossier: Dossier, table: str, identities: Iterable[str], record: type[T]) -> Iterator[T]:
    """The records of some ids, in the order of the ids."""
    wanted = list(identities)
    for start in range(0, len(wanted), _BATCH):
        for one in dossier.many(table, wanted[start : start + _BATCH]):
            assert isinstance(one, record)
            yield one


def known(
    dossier: Dossier, table: str, identities: Iterable[str], without: Container[str], record: type[T]
) -> Iterator[T]:
    """The records of those ids that name one, each once, leaving out some."""
    for identity in dict.fromkeys(identities):
        if identity not in without and (one := find(dossier, table, identity, record)) is not None:
            yield one


def find(dossier: Dossier, table: str, identity: str, record: type[T]) -> T | None:
    """The record of an id, or None if there is none."""
    try:
        one = dossier.get(table, identity)
    except UnknownRecord:
        return None
    assert isinstance(one, record)
    return one
