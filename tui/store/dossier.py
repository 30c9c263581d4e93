"""The dossier: what a build writes (``Writer``) and everything else reads (``Dossier``)."""

from tui.store.reading import Dossier, DossierInfo
from tui.store.records import TABLES, Record
from tui.store.writing import Writer

__all__ = ["TABLES", "Dossier", "DossierInfo", "Record", "Writer"]
