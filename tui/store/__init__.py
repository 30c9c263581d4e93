"""The dossier on disk: TinyDB tables, committed together, and the index derived from them."""
