"""What a person decides against what was extracted: kept in plain text beside the dossier, ``NAME.edits.toml``.

A decision is never written into a dossier by itself; building and ``tui.build.rejoin`` lay it over what was extracted.
"""

from tui.edits.entries import ActorParted, ActorsJoined, Edits, EventsJoined, ReportsParted, Told
from tui.edits.file import file_of, load, save
from tui.edits.identities import Identities

__all__ = [
    "ActorParted",
    "ActorsJoined",
    "Edits",
    "EventsJoined",
    "Identities",
    "ReportsParted",
    "Told",
    "file_of",
    "load",
    "save",
]
