"""Where a dossier was left: its lens, pane, rows and places, a dossier and user at a time."""

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from tui import locations
from tui.screens.trail import Place


class Session(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is remembered of a dossier."""

    queries: tuple[str, ...] = ("",)
    pane: str = "articles"
    rows: dict[str, str] = {}
    """The id under the cursor of each pane."""
    places: tuple[Place, ...] = ()


def file_of(dossier: Path) -> Path:
    """Where a dossier's session is kept."""
    whole = hashlib.sha256(os.fsencode(dossier.expanduser().resolve())).hexdigest()[:16]
    return locations.state_folder() / "sessions" / f"{whole}.json"


def load(dossier: Path) -> Session:
    """The session of a dossier; a new one if there is none that can be read."""
    try:
        return msgspec.json.decode(file_of(dossier).read_bytes(), type=Session)
    except (OSError, ValueError, RecursionError):
        return Session()


def save(dossier: Path, session: Session) -> None:
    """Remember a session."""
    write(file_of(dossier), session)


def write(file: Path, record: msgspec.Struct) -> None:
    """Write a private file; a state folder that cannot be written is no reason to fail at the end."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = file.with_suffix(f"{file.suffix}.{os.getpid()}.tmp")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(msgspec.json.encode(record))
        new.replace(file)
