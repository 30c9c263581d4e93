"""Records: the entries of the dictionaries of states and actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tui.model import ActorKind  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``states.toml``; the file's head says what each key is."""

    id: str
    name: str = ""
    forms: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    ambiguous: bool = False
    not_after: tuple[str, ...] = ()


class States(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``states``."""

    state: tuple[State, ...] = ()


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``actors.toml``; the file's head says what each key is."""

    id: str
    name: str = ""
    kind: ActorKind | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    description: str | None = None
    local: tuple[str, ...] = ()
    attributive: tuple[str, ...] = ()


class Actors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``actors``."""

    actor: tuple[Known, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()


class Land(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parties and bodies of one state."""

    parties: tuple[Known, ...] = ()
    bodies: tuple[Known, ...] = ()


class PoliticsWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``politics`` of the dictionary ``national``."""

    words: tuple[str, ...] = ()


class National(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``national``; the file's head says what each table is."""

    politics: PoliticsWords = PoliticsWords()
    country: dict[str, Land] = {}

    def known(self) -> Iterator[Known]:
        """The parties and bodies of all states, each with its state and kind."""
        for state, land in self.country.items():
            for party in land.parties:
                said = msgspec.structs.replace(party, country=state)
                yield msgspec.structs.replace(said, description=said.description or "Party") if said.name else said
            for body in land.bodies:
                kind = body.kind or ("government_body" if body.name else None)
                yield msgspec.structs.replace(body, country=state, kind=kind)


def _of(entry: State | Known, field: str) -> Any:
    return getattr(entry, field)


Extended = TypeVar("Extended", State, Known)


def joined(entries: Iterable[Extended]) -> list[Extended]:
    """Entries of one id made one: names grow, and the later entry's other words hold."""
    joined: dict[str, Extended] = {}
    for entry in entries:
        old = joined.get(entry.id)
        if old is None:
            joined[entry.id] = entry
            continue
        changes: dict[str, object] = {}
        for field in entry.__struct_fields__:
            before, value = _of(old, field), _of(entry, field)
            changes[field] = before + value if isinstance(before, tuple) else value or before
        joined[entry.id] = msgspec.structs.replace(old, **changes)
    return [entry for entry in joined.values() if entry.name]
