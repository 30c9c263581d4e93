"""The cache: what a dossier's records say, laid out in SQLite so that any question is answered at once.

It is derived: made from the records, never the other way round, and may be deleted at any time. Its properties:

1. ``rebuild`` and ``update`` leave the same answers behind; ``update`` writes what depends on the change, some
   kilobytes a record however large the dossier is.
2. Records are numbered, each kind for itself, from 0 without gaps when the cache is made: articles and events by their
   date (undated articles first, undated events last, events that are not of the timeline before all others), actors by
   name, facts with their article, the newest first. Later numbers have a place in that order (``numbering``).
3. What a field says is a set of numbers (``postings``), a numeric field a set for each binary digit; what ties records
   of two kinds is columns of numbers (``links``). Any condition is so an operation on whole sets.
4. The order of records depends on nothing but the records. A number is never used again within one cache: sets, links
   and full-text indexes keep what once had it; too much of that and ``update`` rebuilds.
5. Text is stored for search only; what is shown comes from the records.
6. What ``rebuild`` remembers of each record waits on the disk. In memory are portions of fixed size, and a few sets,
   of a bit a record, at a time.
"""

from tui.store.cache.bits import bits_of, flags_of, marked, numbers_of
from tui.store.cache.common_words import WORD, matching, stems
from tui.store.cache.filling import rebuild, update
from tui.store.cache.folding import fold
from tui.store.cache.links import Link, tied_to_few
from tui.store.cache.numbering import Piece, pieces
from tui.store.cache.postings import EVERY, KNOWN, TIMELINE, digits, listed, read
from tui.store.cache.rows import ACTOR, LASTING
from tui.store.cache.schema import DAY_BITS, SCHEMA, TOKENIZER

__all__ = [
    "ACTOR",
    "DAY_BITS",
    "EVERY",
    "KNOWN",
    "LASTING",
    "SCHEMA",
    "TIMELINE",
    "TOKENIZER",
    "WORD",
    "Link",
    "Piece",
    "bits_of",
    "digits",
    "flags_of",
    "fold",
    "listed",
    "marked",
    "matching",
    "numbers_of",
    "pieces",
    "read",
    "rebuild",
    "stems",
    "tied_to_few",
    "update",
]
