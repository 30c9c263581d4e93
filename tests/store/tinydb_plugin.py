"""A pytest plugin that gives TinyDB's own tests our storage and table under the names that they import."""

import tinydb
import tinydb.database
import tinydb.storages

from tui.store.storage import Storage
from tui.store.table import Table

for module in (tinydb, tinydb.database, tinydb.storages):
    module.JSONStorage = Storage  # type: ignore[misc,assignment]
tinydb.TinyDB.default_storage_class = Storage  # type: ignore[assignment]
tinydb.TinyDB.table_class = Table
