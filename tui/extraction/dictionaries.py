"""Dictionaries: what Dateline knows beforehand, as TOML that a person can read and extend.

A dictionary is one file, ``NAME.toml``; its shape is the record that the step using it declares. A user's own file of
the same name beside the dossier extends it: lists grow, tables gain keys, a key given again is the user's.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tui import locations
from tui.errors import DictionaryError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

T = TypeVar("T")


class Dictionaries:
    """The dictionaries in some folders, the later ones extending the earlier; each is read once."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.folders = (locations.dictionaries(), *folders)
        self._read: dict[tuple[str, type], Any] = {}

    def read(self, name: str, kind: type[T]) -> T:
        """The dictionary ``name``, checked against the record ``kind``.

        Raises:
            DictionaryError: if a file is not TOML, or not of the shape that ``kind`` declares.
        """
        key = (name, kind)
        if key not in self._read:
            content: dict[str, Any] = {}
            for folder in self.folders:
                path = folder / f"{name}.toml"
                if path.is_file():
                    content = _extend(content, _load(path))
            try:
                self._read[key] = msgspec.convert(content, kind)
            except msgspec.ValidationError as error:
                raise DictionaryError(f"dictionary {name}: {error}", "Correct the entry") from error
        found: T = self._read[key]
        return found

    def __reduce__(self) -> tuple[type[Dictionaries], tuple[tuple[Path, ...]]]:
        return Dictionaries, (self.folders[1:],)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DictionaryError(f"{path}: {error}", "Correct the file, or take it away") from error


def _extend(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in more.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _extend(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *value]
        else:
            merged[key] = value
    return merged
