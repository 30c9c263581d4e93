"""The cache: what a dossier's records say, laid out in SQLite so that any question is answered at once.

It is derived: made from the records, never the other way round, and may be deleted at any time. Its properties:

1. ``rebuild`` and ``update`` leave the same answers behind; ``update`` costs what depends on the change.
2. Integer keys carry the order: an article's row grows with its date, an event's with its date, undated articles first
   and undated events last. So any selection is a walk along a key, without sorting.
3. Events that are not of the timeline (plans, denials …) have negative rows, ordered among themselves.
4. A row depends on nothing but its own record, save where two would have the same one. It is never used again within
   one cache, for the full-text indexes keep what was once written under it; too many such remains and ``update``
   rebuilds.
5. Text is stored for search only; what is shown comes from the records.
"""

from tui.store.cache.filling import rebuild, update
from tui.store.cache.folding import fold
from tui.store.cache.postings import ACTOR, EVERY, TIMELINE, bitmap, numbers_of
from tui.store.cache.schema import DAY_BITS, SCHEMA, UNDATED_EVENT

__all__ = [
    "ACTOR",
    "DAY_BITS",
    "EVERY",
    "SCHEMA",
    "TIMELINE",
    "UNDATED_EVENT",
    "bitmap",
    "fold",
    "numbers_of",
    "rebuild",
    "update",
]
