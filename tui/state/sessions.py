"""Where a dossier was left: its lens, pane, rows and places."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from tui.state.files import file_of, write

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIX = ".json"


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A view of the dossier: the query, the pane and its row; in the reader also the article and where in it.

    Where a list stands over the panes, ``beside`` says which (``statements``, or the ids of two actors), and ``row`` is
    the id of the record under its cursor.
    """

    query: str = ""
    pane: str = "articles"
    row: str = ""
    article: str = ""
    start: int = 0
    end: int = 0
    beside: str = ""


class Session(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is remembered of a dossier."""

    queries: tuple[str, ...] = ("",)
    pane: str = "articles"
    rows: dict[str, str] = {}
    """The id under the cursor of each pane."""
    places: tuple[Place, ...] = ()


def load(dossier: Path) -> Session:
    """The session of a dossier; a new one if there is none that can be read."""
    try:
        return msgspec.json.decode(file_of(dossier, _SUFFIX).read_bytes(), type=Session)
    except (OSError, ValueError, RecursionError):
        return Session()


def save(dossier: Path, session: Session) -> None:
    """Remember a session; a state folder that cannot be written is no reason to fail at the end."""
    with contextlib.suppress(OSError):
        write(file_of(dossier, _SUFFIX), msgspec.json.encode(session))
