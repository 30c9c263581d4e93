"""TinyDB's table over ``Storage``: the same interface, at the cost of what is read or changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from tinydb import table as stock

from tui.store.index import IDS
from tui.store.storage import Storage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tinydb.queries import QueryLike
    from tinydb.table import Document

    from tui.store.draft import Draft
    from tui.store.rows import Rows
    from tui.store.transaction import Transaction

    Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


class Table(stock.Table):
    """A TinyDB table that follows other processes' commits, and holds no more in memory than it returns.

    Over any other storage it is TinyDB's own. Ids are below 2 ** 56 and not used again once a record is removed.
    """

    def __init__(self, storage: Any, name: str, **options: Any) -> None:
        self._own: Storage | None = storage if isinstance(storage, Storage) else None
        self._seen = -1
        self._free: int | None = None
        self._draft: Draft | None = None
        super().__init__(storage, name, **options)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; its id is chosen under the lock, so no other process can choose the same."""
        return super().insert(document) if self._own is None else self.insert_multiple([document])[0]

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match; from the query cache if nothing has been committed since."""
        if self._own is None:
            return super().search(cond)
        rows = self._follow()
        known = self._query_cache.get(cond)
        if known is not None:
            return known[:]
        found = [self._document(*item) for item in self._scan(rows) if cond(item[1])]
        if getattr(cond, "is_cacheable", lambda: True)():
            self._query_cache[cond] = found[:]
        return found

    def get(  # type: ignore[override]
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: Iterable[int] | None = None
    ) -> Document | list[Document] | None:
        """One document by query or id, or several by their ids, in the order of ids."""
        if self._own is None:
            return super().get(cond, doc_id, doc_ids)  # type: ignore[arg-type]
        rows = self._follow()
        if doc_id is not None:
            return next(self._pick(rows, [doc_id]), None)
        if doc_ids is not None:
            return list(self._pick(rows, sorted(set(doc_ids))))
        if cond is None:
            raise RuntimeError("You have to pass either cond or doc_id or doc_ids")
        return next((self._document(*item) for item in self._scan(rows) if cond(item[1])), None)

    def update(self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Set fields of documents, or let a function change them, one document in memory at a time."""
        if self._own is None:
            return super().update(fields, cond, doc_ids)
        always: QueryLike = lambda _: True  # noqa: E731
        wanted = None if doc_ids is None else list(doc_ids)
        return self._change([(fields, always if cond is None or wanted is not None else cond)], wanted)

    def update_multiple(self, updates: Iterable[tuple[Fields, QueryLike]]) -> list[int]:
        """Several updates at once, each of the documents that match its query."""
        return super().update_multiple(updates) if self._own is None else self._change(list(updates), None)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Take documents out, by query or ids; an id that is not there is no error."""
        if self._own is None:
            return super().remove(cond, doc_ids)
        if cond is None and doc_ids is None:
            raise RuntimeError("Use truncate() to remove all documents")
        with self._own.transaction() as change:
            draft = change.table(self.name)
            if doc_ids is not None:
                chosen = list(doc_ids)
            else:
                assert cond is not None
                chosen = [identity for identity, raw in draft.scan() if cond(json.loads(raw))]
            removed = [identity for identity in chosen if draft.remove(identity)]
            change.commit()
        self.clear_cache()
        self._follow()
        return removed

    def last(self, count: int) -> list[Document]:
        """The documents with the highest ids, in the order of ids; of those inserted one after the other, the last."""
        if self._own is None:
            return self.all()[-count:] if count else []
        rows = self._follow()
        return [self._document(identity, json.loads(raw)) for identity, raw in rows.last(count)] if rows else []

    def __len__(self) -> int:
        if self._own is None:
            return len(self._read_table())
        rows = self._follow()
        return rows.head.count if rows else 0

    def __iter__(self) -> Iterator[Document]:
        if self._own is None:
            yield from super().__iter__()
        else:
            for item in self._scan(self._follow()):
                yield self._document(*item)

    def _get_next_id(self) -> int:
        if self._own is None:
            return int(super()._get_next_id())  # type: ignore[no-untyped-call]
        if self._draft is not None:
            return self._draft.highest + 1
        rows = self._follow()
        if self._free is None:
            self._free = rows.head.highest + 1 if rows else 1
        self._free += 1
        return self._free - 1

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        if self._own is None:
            super()._update_table(updater)
            return
        with self._own.transaction() as change:
            table = _Updated(self._own, change, self)
            try:
                self._draft = table.draft
                updater(table)
            finally:
                self._draft = None
            table.settle()
            change.commit()
        self.clear_cache()
        self._follow()

    def _follow(self) -> Rows | None:
        """The table as last committed; what was cached of an earlier commit is forgotten."""
        assert self._own is not None
        snapshot = self._own.snapshot()
        if snapshot.head.commit != self._seen:
            self._seen = snapshot.head.commit
            self._free = None
            self.clear_cache()
        return snapshot.tables.get(self.name)

    def _change(self, updates: list[tuple[Fields, QueryLike]], wanted: list[int] | None) -> list[int]:
        assert self._own is not None
        updated = []
        with self._own.transaction() as change:
            draft = change.table(self.name)
            chosen = draft.scan() if wanted is None else ((identity, draft.raw(identity)) for identity in wanted)
            for identity, raw in chosen:
                if raw is None:
                    continue
                document = json.loads(raw)
                for fields, cond in updates:
                    if cond(document):
                        updated.append(identity)
                        if callable(fields):
                            fields(document)
                        else:
                            document.update(fields)
                draft.put(identity, self._own.encode(document))
            change.commit()
        self.clear_cache()
        self._follow()
        return updated

    def _scan(self, rows: Rows | None) -> Iterator[tuple[int, Any]]:
        if rows:
            for identity, raw in rows.scan():
                yield identity, json.loads(raw)

    def _pick(self, rows: Rows | None, identities: Iterable[int]) -> Iterator[Document]:
        for identity in identities if rows else ():
            raw = rows.raw(identity) if rows and isinstance(identity, int) else None
            if raw is not None:
                yield self._document(identity, json.loads(raw))

    def _document(self, identity: int, value: Any) -> Document:
        return self.document_class(value, self.document_id_class(identity))


class _Updated(MutableMapping[int, Any]):
    """The table as TinyDB's updaters see it. What they set is written at once, what they read when they are done."""

    def __init__(self, storage: Storage, change: Transaction, table: Table) -> None:
        self._storage = storage
        self._transaction = change
        self._table = table
        self._read: dict[int, Any] = {}
        self.draft = change.table(table.name)
        self.draft.changed = self.draft.rows is None

    def settle(self) -> None:
        """Write what was read and may have been changed."""
        for identity, document in self._read.items():
            self.draft.put(identity, self._storage.encode(document))

    def clear(self) -> None:
        """Empty the table."""
        self._read.clear()
        self.draft = self._table._draft = self._transaction.clear(self._table.name)

    def __getitem__(self, identity: int) -> Any:
        if identity not in self._read:
            raw = self.draft.raw(identity)
            if raw is None:
                raise KeyError(identity)
            self._read[identity] = json.loads(raw)
        return self._read[identity]

    def __setitem__(self, identity: int, document: Mapping[str, Any]) -> None:
        if not 0 <= identity < IDS:
            raise ValueError(f"Document ID {identity} is not between 0 and {IDS - 1}")
        self._read.pop(identity, None)
        self.draft.put(identity, self._storage.encode(document))

    def __delitem__(self, identity: int) -> None:
        self._read.pop(identity, None)
        if not self.draft.remove(identity):
            raise KeyError(identity)

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, int) and self.draft.has(identity)

    def __iter__(self) -> Iterator[int]:
        return self.draft.ids()

    def __len__(self) -> int:
        return self.draft.count
