"""Files to documents: one reader a format, archives in memory, nothing executed, nothing fetched."""

from tui.documents.document import Document, Metadata

__all__ = ["Document", "Metadata"]
