"""Files to documents.

``discover`` walks files, folders and archives and yields a ``Source`` for each document and a ``Problem`` for each
thing that is none; ``fresh`` guesses whether any is new; ``read`` makes a ``Document`` of a source's bytes.
"""

from tui.documents.discovery import discover, fresh
from tui.documents.reading import read
from tui.documents.source import KINDS, Source

__all__ = ["KINDS", "Source", "discover", "fresh", "read"]
