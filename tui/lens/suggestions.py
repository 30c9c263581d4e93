"""Words that may have been meant: those of the articles that share most with a word that was written."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from tui.lens.language import All, Either, Field, Not, Query, Word, all_of, any_of
from tui.lens.matching import term
from tui.lens.names import Names
from tui.store.cache import fold

if TYPE_CHECKING:
    import sqlite3

_BEYOND: Final = chr(0x10FFFF)
_CANDIDATES: Final = 120
_SHORT: Final = 6
_ALIKE: Final = 0.7
_NAMED: Final = frozenset({"actor", "place", "country", "source", "weapon"})


def words_like(connection: sqlite3.Connection, word: str, limit: int = 3) -> tuple[str, ...]:
    """Words of the articles that are written much like a word, the likest first; none if the word itself is there."""
    written = word.lower()
    if len(written) < 3 or connection.execute("SELECT 1 FROM word WHERE word = ?", (written,)).fetchone():
        return ()
    parts = dict.fromkeys(written[at : at + 3] for at in range(len(written) - 2))
    rows = connection.execute(
        "SELECT word.word, articles FROM word_text JOIN word ON word.row = word_text.rowid"
        " WHERE word_text MATCH ? ORDER BY bm25(word_text) LIMIT ?",
        (" OR ".join(map(term, parts)), _CANDIDATES),
    ).fetchall()
    if len(written) <= _SHORT:
        # One wrong letter leaves a short word no three that are right.
        rows += connection.execute(
            "SELECT word, articles FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
            " ORDER BY articles DESC LIMIT ?",
            (written[0], written[0] + _BEYOND, len(written) - 1, len(written) + 1, _CANDIDATES),
        ).fetchall()
    return _likest(written, list(dict.fromkeys(rows)), limit)


def meant(connection: sqlite3.Connection, query: Query) -> Query:
    """The query with words, actors and places that are not in the dossier replaced by those most like them."""
    match query:
        case Word(text, False):
            found = words_like(connection, text, 1)
            return Word(found[0]) if found else query
        case Field(name) if name in _NAMED:
            return _name_like(connection, query)
        case Not(part):
            return Not(meant(connection, part))
        case All(parts):
            return all_of(meant(connection, part) for part in parts)
        case Either(parts):
            return any_of(meant(connection, part) for part in parts)
    return query


def _name_like(connection: sqlite3.Connection, query: Field) -> Query:
    names = Names(connection)
    if names.actors(query.value) if query.name == "actor" else names.terms(query.name, query.value):
        return query
    if query.name == "actor":
        rows = connection.execute("SELECT label, mentions FROM actor_name JOIN actor ON number = actor")
    else:
        rows = connection.execute("SELECT label, count FROM term WHERE field = ?", (query.name,))
    whole = dict(rows.fetchall())
    single = {word: count for label, count in whole.items() for word in label.split() if len(word) > 3}
    found = _likest(fold(query.value), list((single | whole).items()), 1)
    return Field(query.name, found[0]) if found else query


def _likest(word: str, candidates: list[tuple[str, int]], limit: int) -> tuple[str, ...]:
    """The candidates most like a word, the more frequent first among equals."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    scored = []
    for candidate, count in candidates:
        key = fold(candidate)
        if abs(len(key) - len(word)) > len(word) // 2:
            continue
        matcher.set_seq1(key)
        if matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
            scored.append((-ratio, -count, candidate))
    return tuple(candidate for _, _, candidate in sorted(scored)[:limit])
