"""A dossier as one file that TinyDB itself writes and reads, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import msgspec

from tui.errors import DossierBroken, DossierError
from tui.store.folder import disk
from tui.store.reading import DossierInfo
from tui.store.records import TABLES, decode, encode
from tui.store.writing import Writer
from tui.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.reading import Dossier

_ABOUT: Final = "dossier"
"""The table whose one document says what the dossier says of itself."""


def export_tinydb(dossier: Dossier, target: Path) -> None:
    """Write one stock TinyDB JSON file: a table a kind of record, and what the dossier says of itself in ``dossier``.

    The file appears whole or not at all.

    Raises:
        DossierError: if it cannot be written.
    """
    with disk(target), whole_file(target, durable=True) as file:
        file.write(b'{"%b": {"1": %b}' % (_ABOUT.encode(), msgspec.json.encode(dossier.info)))
        for table in TABLES:
            file.write(b',\n"%b": {' % table.encode())
            separator = b"\n"
            for number, record in enumerate(dossier.all(table), 1):
                file.write(b'%b"%d": %b' % (separator, number, encode(record)))
                separator = b",\n"
            file.write(b"}")
        file.write(b"}\n")


def import_tinydb(source: Path, path: Path) -> DossierInfo:
    """Make a dossier, or replace all its records, from a file as ``export_tinydb`` writes it, in one commit.

    Raises:
        DossierError: if it cannot be read.
        DossierBroken: if it is not what it should be; the dossier is as it was.
        DossierLocked: if another process writes the dossier.
    """
    try:
        tables = msgspec.json.decode(source.read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
        about = msgspec.json.decode(tables.pop(_ABOUT, {}).get("1", b"{}"), type=DossierInfo)
    except OSError as error:
        raise DossierError(f"{source} cannot be read: {error.strerror}", "Check its name and permissions") from error
    except (ValueError, RecursionError) as error:
        remedy = "Make one with: dateline export --format tinydb --output FILE"
        raise DossierBroken(f"{source} is no TinyDB file of a dossier: {error}", remedy) from error
    for table in tables:
        if table not in TABLES:
            raise DossierBroken(f"{source} has a table {json.dumps(table)}, which no dossier has", "Remove it")
    with Writer.open(path, name=about.name or None) as writer:
        for table in TABLES:
            writer.replace(table, (decode(table, bytes(raw)) for raw in tables.get(table, {}).values()))
        writer.describe(built=about.built, extractor=about.extractor, sources=about.sources)
        writer.commit()
        return writer.info
