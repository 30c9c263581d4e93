"""The file of decisions, ``NAME.edits.toml`` beside ``NAME.dossier``: a person can read it, change it and keep it.

::

    [[actors_joined]]
    day = 2026-11-23
    actor = "ac-5d2f0c9a41be"
    name = "BLA"
    into = "ac-90d4e1c27a55"
    into_name = "Balochistan Liberation Army"
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from tui.edits.entries import Edits
from tui.errors import EditsError
from tui.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

_HEAD: Final = """\
# Decisions by hand of the dossier beside this file, which dateline writes and a person may change.
# Take an entry away to take the decision back: the next build, or the next decision, goes by what stands here.
"""


def file_of(dossier: Path) -> Path:
    """Where the decisions of a dossier stand."""
    path = dossier.absolute()
    return path.with_name(f"{path.stem}.edits.toml")


def load(dossier: Path) -> Edits | None:
    """The decisions of a dossier; None if there is no file of them.

    Raises:
        EditsError: if the file cannot be read or is not what it should be.
    """
    file = file_of(dossier)
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Edits)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:  # what is no TOML, UTF-8 or no such record is a ValueError
        raise EditsError(f"{file.name}: {error}", "Correct the file beside the dossier, or take it away") from error


def save(dossier: Path, edits: Edits) -> None:
    """Write the decisions of a dossier, all of them; none leave a file that says so.

    Raises:
        EditsError: if they cannot be written; the file is then as it was.
    """
    file = file_of(dossier)
    try:
        with whole_file(file, durable=True) as stream:
            stream.write(written(edits).encode())
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise EditsError(f"{file.name} cannot be written: {reason}", "Check the folder") from error


def written(edits: Edits) -> str:
    """The decisions as TOML."""
    parts = [_HEAD]
    for table in edits.__struct_fields__:
        for entry in getattr(edits, table):
            lines = (f"{field} = {_value(getattr(entry, field))}" for field in entry.__struct_fields__)
            parts.append("\n".join((f"\n[[{table}]]", *lines, "")))
    return "".join(parts)


def _value(value: object) -> str:
    """A value as TOML; its strings are those of JSON but for one control code."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, msgspec.Struct):
        return "{ " + ", ".join(f"{name} = {_value(one)}" for name, one in msgspec.structs.asdict(value).items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
