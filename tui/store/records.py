"""Records and their bytes: which table holds which record, under which id, and how it is written."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, Final

import msgspec

from tui.errors import DossierBroken
from tui.model import Actor, Article, Body, Decision, Event, Figure, Problem, Quote, Relation, Unedited

Record = Article | Body | Event | Actor | Quote | Figure | Relation | Problem | Unedited | Decision

TYPES: Final[dict[str, type[Record]]] = {
    "articles": Article,
    "texts": Body,
    "events": Event,
    "actors": Actor,
    "quotes": Quote,
    "figures": Figure,
    "relations": Relation,
    "problems": Problem,
    "unedited": Unedited,
    "decisions": Decision,
}
TABLES: Final = tuple(TYPES)
_FINGERPRINT: Final = re.compile(r"[a-z]{2}-([0-9a-f]{10,13})\Z")
_HASHED: Final = 1 << 55
_SLOTS: Final = 8

_encoder: Final = msgspec.json.Encoder()
_decoders: Final[dict[str, msgspec.json.Decoder[Record]]] = {
    table: msgspec.json.Decoder(kind) for table, kind in TYPES.items()
}


def identity(record: Record) -> str:
    """What a record is asked for by: its id; a problem goes by its path."""
    return record.path if isinstance(record, Problem) else record.id


def slots(name: str) -> range:
    """The TinyDB ids under which a record of some id may stand.

    An id made by ``fingerprint`` is a number already: it has a slot that no other such id of the table has, and records
    in the order of slots are in the order of ids. Anything else, such as a path, is hashed to one of a few.
    """
    match = _FINGERPRINT.match(name)
    if match:
        slot = (len(match[1]) - 9) << 52 | int(match[1], 16)
        return range(slot, slot + 1)
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=7).digest()
    slot = _HASHED | (int.from_bytes(digest, "big") & (_HASHED - 1)) % (_HASHED - _SLOTS)
    return range(slot, slot + _SLOTS)


def encode(record: Record) -> bytes:
    """A record as one line of JSON in UTF-8.

    A string that is no Unicode text (a file name in an unknown encoding holds lone surrogates) is escaped instead.
    """
    try:
        return _encoder.encode(record)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record), separators=(",", ":")).encode("ascii")


def decode(table: str, data: bytes) -> Record:
    """The record of a table that some JSON stands for.

    Raises:
        DossierBroken: if it is no such record.
    """
    try:
        try:
            return _decoders[table].decode(data)
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            return msgspec.convert(_escaped(data), TYPES[table])
    except (ValueError, RecursionError) as error:
        raise DossierBroken(f"A record of {table} cannot be read: {error}") from error


def convert(table: str, value: dict[str, Any]) -> Record:
    """The record of a table that some JSON values stand for.

    Raises:
        DossierBroken: if they are no such record.
    """
    try:
        return msgspec.convert(value, TYPES[table])
    except msgspec.ValidationError as error:
        raise DossierBroken(f"A record of {table} cannot be read: {error}") from error


def _escaped(data: bytes) -> Any:
    """JSON whose strings hold lone surrogates, which msgspec refuses."""
    if b"\\ud" not in data.lower():
        raise ValueError("not JSON")
    return json.loads(data)
