"""Conditions in SQL: text with its parameters, never a value in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = int | str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a row, and the values its question marks stand for."""

    sql: str
    values: tuple[Value, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return both((self, other))

    def __or__(self, other: Condition) -> Condition:
        return either((self, other))

    def __invert__(self) -> Condition:
        # A condition on a null is null, and neither it nor its opposite would hold.
        return Condition(f"NOT coalesce({self.sql}, 0)", self.values)


ALWAYS: Final = Condition("1")
NEVER: Final = Condition("0")


def both(conditions: Iterable[Condition]) -> Condition:
    """What all of the conditions hold of."""
    return _join(" AND ", [condition for condition in conditions if condition != ALWAYS], ALWAYS)


def either(conditions: Iterable[Condition]) -> Condition:
    """What one of the conditions holds of."""
    return _join(" OR ", [condition for condition in conditions if condition != NEVER], NEVER)


def among(column: str, values: Sequence[Value]) -> Condition:
    """The column is one of some values."""
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values)) if values else NEVER


def within(column: str, selected: Condition) -> Condition:
    """The column is among what a SELECT gives."""
    return Condition(f"{column} IN ({selected.sql})", selected.values)


def select(column: str, table: str, where: Condition) -> Condition:
    """A SELECT of one column, to stand in :func:`within`."""
    return Condition(f"SELECT {column} FROM {table} WHERE {where.sql}", where.values)  # noqa: S608


def _join(by: str, conditions: Sequence[Condition], nothing: Condition) -> Condition:
    if len(conditions) < 2:
        return conditions[0] if conditions else nothing
    sql = by.join(condition.sql for condition in conditions)
    return Condition(f"({sql})", tuple(value for condition in conditions for value in condition.values))
