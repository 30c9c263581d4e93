"""Dictionaries: what Dateline knows beforehand, as TOML that a person can read and extend.

A dictionary is one file, ``NAME.toml``; its shape is the record that the step using it declares. A user's own file of
the same name beside the dossier extends it: lists grow, tables gain keys, a key given again is the user's.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tui import locations
from tui.errors import DictionaryError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

T = TypeVar("T")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_PATH = re.compile(r" - at `\$(?P<path>[^`]*)`")
_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]+)`")


class Dictionaries:
    """The dictionaries in some folders, the later ones extending the earlier; each is read once."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.folders = (locations.dictionaries(), *folders)
        self._read: dict[tuple[str, type], Any] = {}

    def read(self, name: str, kind: type[T]) -> T:
        """The dictionary ``name``, checked against the record ``kind``.

        Raises:
            DictionaryError: if a file is not TOML, or not of the shape that ``kind`` declares; the problem names the
                file, the line and the column.
        """
        key = (name, kind)
        if key not in self._read:
            content: dict[str, Any] = {}
            for folder in self.folders:
                path = folder / f"{name}.toml"
                if path.is_file():
                    content = _extend(content, _load(path, kind))
            try:
                self._read[key] = msgspec.convert(content, kind)
            except msgspec.ValidationError as error:
                raise DictionaryError(f"dictionary {name}: {error}", "Correct the entry") from error
        found: T = self._read[key]
        return found

    def fault(self, name: str, written: str, reason: str) -> DictionaryError:
        """What is wrong with a word written in the dictionary ``name``, with the file, line and column it stands at."""
        word = re.compile(rf"{re.escape(written)}(?![\w-])")
        for folder in reversed(self.folders):
            path = folder / f"{name}.toml"
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            at = word.search(text)
            if at:
                line, column = text.count("\n", 0, at.start()) + 1, at.start() - text.rfind("\n", 0, at.start())
                return DictionaryError(f"{path}: line {line}, column {column}: {reason}", "Correct the entry")
        return DictionaryError(f"dictionary {name}: {reason}", "Correct the entry")

    def __reduce__(self) -> tuple[type[Dictionaries], tuple[tuple[Path, ...]]]:
        return Dictionaries, (self.folders[1:],)


def _load(path: Path, kind: type) -> dict[str, Any]:
    """A file's content, of the shape that ``kind`` declares.

    Raises:
        DictionaryError: if it is not; with the line and column.
    """
    remedy = "Correct the file, or take it away"
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        column = error.start - error.object.rfind(b"\n", 0, error.start)
        raise DictionaryError(f"{path}: line {line}, column {column}: not UTF-8", remedy) from error
    except OSError as error:
        raise DictionaryError(f"{path}: {error.strerror}", remedy) from error
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (text.count("\n") + 1, 1)
        reason = _AT.sub("", str(error)).strip()
        raise DictionaryError(f"{path}: line {line}, column {column}: {reason}", remedy) from error
    try:
        msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        line, column = _place(text, str(error))
        reason = _PATH.sub("", str(error))
        raise DictionaryError(f"{path}: line {line}, column {column}: {reason}", remedy) from error
    return content


def _place(text: str, message: str) -> tuple[int, int]:
    """The line and column, from 1, of the key that a validation error is about."""
    path = _PATH.search(message)
    keys = [step["key"] for step in _STEP.finditer(path["path"]) if step["key"]] if path else []
    indices = (
        [int(step["index"]) for step in _STEP.finditer(path["path"]) if step["index"] not in (None, "...")]
        if path
        else []
    )
    unknown = _UNKNOWN.search(message)
    if unknown:
        keys.append(unknown["key"])
    start = 0
    for depth, key in enumerate(keys):
        name = rf"[\"']?{re.escape(key)}[\"']?"
        table = re.compile(rf"^[ \t]*\[\[?[ \t]*(?:[^\]\n]*\.)?{name}[ \t]*\]", re.MULTILINE)
        headers = list(table.finditer(text, start))
        wanted = indices[0] if depth == 0 and indices else 0
        if headers:
            start = headers[min(wanted, len(headers) - 1)].start()
            continue
        entry = re.compile(rf"(?:^|[{{,])[ \t]*(?={name}[ \t]*=)", re.MULTILINE).search(text, start)
        if entry:
            start = entry.end()
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


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
