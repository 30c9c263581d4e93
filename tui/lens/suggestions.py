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

_CANDIDATES: Final = 120
_ALIKE: Final = 0.7
_NAMED: Final = frozenset({"actor", "place", "country", "source", "weapon"})


def words_like(connection: sqlite3.Connection, word: str, limit: int = 3) -> tuple[str, ...]:
    """Words of the articles that are written much like a word, the likest first; none if the word itself is there."""
    written = word.lower()
    parts = [written[at : at + 3] for at in range(len(written) - 2)]
    if not parts or connection.execute("SELECT 1 FROM word WHERE word = ?", (written,)).fetchone():
        return ()
    rows = connection.execute(
        "SELECT word.word, articles FROM word_text JOIN word ON word.row = word_text.rowid"
        " WHERE word_text MATCH ? ORDER BY bm25(word_text) LIMIT ?",
        (" OR ".join(map(term, dict.fromkeys(parts))), _CANDIDATES),
    ).fetchall()
    return _likest(written, rows, limit)


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
    key = fold(query.value)
    if query.name == "actor":
        rows = connection.execute(
            "SELECT DISTINCT label, actor.mentions FROM actor_name JOIN actor ON actor.row = actor"
            " WHERE abs(length(key) - ?) < 4 AND substr(key, 1, 1) = ?",
            (len(key), key[:1]),
        )
    else:
        rows = connection.execute("SELECT label, count FROM term WHERE field = ?", (query.name,))
    found = _likest(key, rows.fetchall(), 1)
    return Field(query.name, found[0]) if found else query


def _likest(word: str, candidates: list[tuple[str, int]], limit: int) -> tuple[str, ...]:
    """The candidates most like a word, the more frequent first among equals."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    scored = []
    for candidate, count in candidates:
        matcher.set_seq1(fold(candidate))
        if matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
            scored.append((-ratio, -count, candidate))
    return tuple(candidate for _, _, candidate in sorted(scored)[:limit])
