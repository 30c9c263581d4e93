"""What a source of documents holds: a document that can be loaded, by the path it goes by."""

import os
from collections.abc import Callable
from dataclasses import dataclass
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
    ".mhtml": "html",
    ".mht": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "email",
}
"""The extension alone says what a file is read as."""

ENTRY: Final = ".entry"
"""What the name of a feed's entry ends with; no file's does."""

MESSAGE: Final = ".eml"
SAVED_PAGES: Final = (".mhtml", ".mht")
"""Pages with all their parts in one file."""
ARCHIVE: Final = ".zip"
FEEDS: Final = (".rss", ".atom", ".xml")
CONTAINERS: Final = (ARCHIVE, *FEEDS)
"""Files that hold several documents."""
KINDS: Final = (
    "text, Markdown, HTML, PDF, Word (.docx), e-mails (.eml) and feeds (RSS, Atom), in folders and zip archives"
)
"""What is read, as a sentence has it."""

SEPARATOR: Final = "!/"
"""Between the path of a container and that of what it holds."""

_MOMENTS: Final = 2_500_000_000
"""In ns; the coarsest clock of a file system in use ticks every two seconds."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was found and not yet read.

    Attributes:
        path: as in ``Document.path``.
        size: in bytes.
        load: reads the bytes; raises ``UnreadableDocument``. It may be called from any thread or process.
        signature: as long as it stays the same, so does what ``load`` reads; empty if nothing can vouch for that.
    """

    path: str
    size: int
    load: Callable[[], bytes]
    signature: str = ""


def signature(status: os.stat_result, now: int) -> str:
    """What changes with a file: size, times of change, and which file it is.

    A file that was changed within the last moments before ``now`` (in ns) gets none: on some disks the next change
    could fall within the same tick of their clock.
    """
    modified, changed = status.st_mtime_ns, status.st_ctime_ns
    if modified > now - _MOMENTS or changed > now - _MOMENTS:
        return ""
    return f"{status.st_size} {modified} {changed} {status.st_ino}"


def suffix(name: str) -> str:
    """A file name's extension in small letters, with its dot; empty if it has none."""
    stem, _, extension = name.rpartition("/")[2].rpartition(".")
    return f".{extension.lower()}" if extension and stem.strip(".") else ""


def unsupported(name: str) -> tuple[str, str]:
    """Why a file of this name is not read, and the remedy."""
    what = suffix(name) or "a file without an extension"
    return f"{what} is not a kind of document that is read", f"Save it as one of {' '.join((*FORMATS, *CONTAINERS))}"


def too_large(size: int, limit: int = MAX_BYTES) -> tuple[str, str]:
    """Why a document of this size is not read, and the remedy."""
    return f"is larger than a document of its kind may be ({size / 1e6:,.0f} of {limit / 1e6:,.0f} MB)", "Split it"
