"""Completion: what can be written at a place in a query."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from tui.errors import QueryError
from tui.lens.language import is_bare, quoted
from tui.lens.parsing import FIELDS, FIXED_VALUES
from tui.lens.tokens import tokenize
from tui.model import ACTOR_KINDS
from tui.store.cache import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from tui.lens.tokens import Token

_MOST: Final = 30
_YEARS: Final = 5
"""Years of which a month is offered."""
_WORD_BEFORE: Final = re.compile(r"(?<![^\s(])([^\W\d_]+)\s+\Z")
_BEYOND: Final = chr(0x10FFFF)
_TERMS: Final = {"place": "place", "country": "country", "weapon": "weapon", "source": "source", "kind": "kind",
                 "date": "year"}  # fmt: skip
"""Fields that have their values in the dossier, with the name of their terms."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: ``text`` replaces what stands from ``start`` to ``end``.

    ``label`` is what to show, ``note`` says more: how many there are, or who an alias stands for.
    """

    text: str
    start: int
    end: int
    label: str
    note: str = ""


def complete(connection: sqlite3.Connection, text: str, position: int) -> tuple[Completion, ...]:
    """What the piece of a query at a position, or a new one there, may become: the likeliest first.

    A piece is completed from what is written before the position, and replaced whole. A phrase is free text.
    """
    token = _token_at(text, position)
    if token is None:
        written, start, end = "", position, position
    elif token.kind == "phrase":
        return ()
    elif token.kind == "field":
        written = text[token.value_start : position].strip('"')
        found = _values(connection, token.name, written)
        return tuple(
            Completion(_condition(token.name, value), token.start, token.end, value, note) for value, note in found
        )
    else:
        written, start, end = text[token.start : position], token.start, token.end
    months = _months(connection, text, written, start, end)
    fields = [Completion(f"{name}:", start, end, f"{name}:") for name in FIELDS if name.startswith(written.casefold())]
    if len(fold(written)) < 2:
        return tuple(fields)
    actors = [
        Completion(_condition("actor", name), start, end, name, note) for name, note in _actors(connection, written)
    ]
    return (*months, *fields, *actors[: _MOST // 2])


def _months(connection: sqlite3.Connection, text: str, written: str, start: int, end: int) -> list[Completion]:
    """The month that ``november 2024`` means, or ``nov`` of the last years that there are."""
    before = _WORD_BEFORE.search(text[:start])
    if before and re.fullmatch(r"[12]\d{3}", written):
        named, years, start = before[1], [written], before.start()
    elif written.isalpha():
        named = written
        years = [label for label, _ in sorted(_values(connection, "date", ""), reverse=True)[:_YEARS]]
    else:
        return []
    return [
        Completion(f"{year}-{number:02}", start, end, f"{name} {year}")
        for number, name in enumerate(month_name)
        if len(named) >= len("Jan") and name.casefold().startswith(named.casefold())
        for year in years
    ]


def _condition(field: str, value: str) -> str:
    return f"{field}:{value if is_bare(value) else quoted(value)}"


def _token_at(text: str, position: int) -> Token | None:
    """The word, field or phrase in which, or behind whose last character, a position is, to its very end."""
    head = text[:position]
    for closing in ("", '"'):
        try:
            tokens = tokenize(head + closing)
        except QueryError:
            continue
        last = next((token for token in reversed(tokens) if token.kind != "end"), None)
        if last is None or last.kind not in ("word", "field", "phrase") or last.end < position:
            return None
        return replace(last, end=_end(text, last, position))
    return None


def _end(text: str, begun: Token, position: int) -> int:
    """Where the token that begins before a position ends; of a field whose name is being written the name."""
    try:
        whole = next((token for token in tokenize(text) if token.start == begun.start), begun)
    except QueryError:
        return position
    if whole.kind == "field" and begun.kind == "word":
        return whole.value_start
    return max(whole.end, position)


def _values(connection: sqlite3.Connection, field: str, written: str) -> Iterator[tuple[str, str]]:
    """The values of a field that begin, or have a word that begins, with what is written; else some like it."""
    if field == "actor":
        yield from _actors(connection, written)
        return
    if field in FIXED_VALUES:
        known = tuple(FIXED_VALUES[field])
        begun = fold(written).replace(" ", "_")
        found = [value for value in known if value.startswith(begun)] or get_close_matches(begun, known)
        yield from ((value, "") for value in found)
        return
    if field == "kind":
        yield from ((kind, "actors") for kind in ACTOR_KINDS if kind.startswith(fold(written).replace(" ", "_")))
    if field in _TERMS:
        rows = connection.execute(
            "SELECT label, count FROM term WHERE field = ? AND count > 0 AND instr(' ' || key, ?)"
            " ORDER BY count DESC, label LIMIT ?",
            (_TERMS[field], f" {fold(written)}", _MOST),
        )
        yield from ((label, f"{count:,}") for label, count in rows)


def _actors(connection: sqlite3.Connection, written: str) -> list[tuple[str, str]]:
    """Actors with a name or alias that begins, or has a word that begins, with what is written."""
    key = fold(written)
    if not key:
        rows = connection.execute(
            "SELECT (SELECT label FROM actor_name WHERE actor = number ORDER BY row LIMIT 1), mentions"
            " FROM actor ORDER BY mentions DESC, name, id LIMIT ?",
            (_MOST,),
        )
        return [(label, f"{mentions:,}") for label, mentions in rows]
    words = " AND ".join(f'"{word}" *' for word in key.split())
    rows = connection.execute(
        "SELECT (SELECT label FROM actor_name AS own WHERE own.actor = number ORDER BY own.row LIMIT 1),"
        " min(actor_name.label), mentions FROM actor_name JOIN actor ON number = actor_name.actor"
        " WHERE actor_name.row IN (SELECT row FROM actor_name WHERE key >= ? AND key < ?"
        " UNION SELECT rowid FROM actor_text WHERE actor_text MATCH ?)"
        " GROUP BY number ORDER BY mentions DESC, actor.name, actor.id LIMIT ?",
        (key, key + _BEYOND, words, _MOST),
    )
    return [(name, f"{mentions:,}" if name == alias else f"{alias} · {mentions:,}") for name, alias, mentions in rows]
