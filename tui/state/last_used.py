"""The dossier that was opened or built last."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from tui import locations
from tui.state.files import write


def last_used() -> Path | None:
    """The dossier that was opened or built last, if it is remembered."""
    try:
        text = _file().read_text("utf-8", "surrogateescape")
    except (OSError, ValueError):
        return None
    return Path(text) if text else None


def remember(dossier: Path) -> None:
    """Let this dossier be the one used last; a state folder that cannot be written is no reason to stop."""
    with contextlib.suppress(OSError):
        write(_file(), os.fsencode(locations.whole(dossier)))


def _file() -> Path:
    return locations.state_folder() / "last"
