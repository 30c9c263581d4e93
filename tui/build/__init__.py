"""Building a dossier: documents are read and extracted by worker processes, brought together, and committed at once."""

from tui.build.building import Summary, build
from tui.build.progress import Progress

__all__ = ["Progress", "Summary", "build"]
