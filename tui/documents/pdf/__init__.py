"""PDF files: from lines of print on pages to running text with headings, lists and tables."""

from tui.documents.pdf.reading import read

__all__ = ["read"]
