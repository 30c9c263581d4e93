"""What a source of documents holds: a document that can be loaded, by the path it goes by."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from tui.model import Format

MAX_BYTES: Final = 50_000_000
"""The largest document that is read."""

FORMATS: Final[dict[str, Format]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The extension alone says what a file is read as."""

ARCHIVE: Final = ".zip"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was found and not yet read.

    Attributes:
        path: as in ``Document.path``.
        size: in bytes.
        load: reads the bytes; raises ``UnreadableDocument``. It may be called from any thread or process.
    """

    path: str
    size: int
    load: Callable[[], bytes]


def suffix(name: str) -> str:
    """A file name's extension in small letters, with its dot; empty if it has none."""
    return PurePosixPath(name).suffix.lower()


def unsupported(name: str) -> tuple[str, str]:
    """Why a file of this name is not read, and the remedy."""
    what = suffix(name) or "a file without an extension"
    return f"{what} is not a kind of document that is read", f"Save it as one of {' '.join(FORMATS)}"


def too_large(size: int, limit: int = MAX_BYTES) -> tuple[str, str]:
    """Why a document of this size is not read, and the remedy."""
    return f"is larger than a document of its kind may be ({size / 1e6:,.0f} of {limit / 1e6:,.0f} MB)", "Split it"
