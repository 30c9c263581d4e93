"""The lenses that a user keeps by name, a dossier at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tui.state import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SUFFIX = ".lenses"


class KeptLenses(msgspec.Struct, frozen=True):
    """The queries of a dossier's lenses, by name, in the order in which they were kept."""

    queries: dict[str, str] = {}


def load(dossier: Path) -> dict[str, str]:
    """The queries by name; none if there is nothing that can be read."""
    try:
        return msgspec.json.decode(files.file_of(dossier, _SUFFIX).read_bytes(), type=KeptLenses).queries
    except (OSError, ValueError, RecursionError):
        return {}


def keep(dossier: Path, name: str, query: str) -> None:
    """Keep a query under a name, in place of what had it.

    Raises:
        StateError: if that cannot be written.
    """
    _save(dossier, {**load(dossier), name: query})


def drop(dossier: Path, name: str) -> None:
    """Forget the query of a name.

    Raises:
        StateError: if that cannot be written.
    """
    _save(dossier, {one: query for one, query in load(dossier).items() if one != name})


def _save(dossier: Path, queries: Mapping[str, str]) -> None:
    files.keep(files.file_of(dossier, _SUFFIX), msgspec.json.encode(KeptLenses(dict(queries))))
