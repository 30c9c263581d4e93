"""Bytes to text: nothing is lost, and what was guessed is named."""

import codecs
import re
from typing import Final

from tui.errors import UnreadableDocument

_MARKS: Final = (  # the longer before the shorter that begins like it
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b\b\x07")) + b"\x7f"
_MAX_CONTROLS: Final = 0.05
"""The share of control characters above which bytes are not a text."""
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
_STRAYS: Final = {
    0xDC00 + byte: character if (character := bytes([byte]).decode("cp1252", "replace")) != "\ufffd" else chr(byte)
    for byte in range(0x80, 0x100)
}
"""What the byte that an escaped surrogate stands for is in Windows-1252."""
_NEVER: Final = ("utf-7", "utf-16", "utf-32", "unicode-escape", "raw-unicode-escape", "punycode", "idna")
"""Encodings that bytes are not in whose declaration could be read as it stands, whatever it says."""
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f\udc80-\udcff]")
_FEW: Final = 32
"""Single bytes beyond ASCII that are too few to tell one Latin code page from another by."""


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """A text and the name of the encoding it was read by.

    A byte order mark decides; else UTF-8 if the bytes are; else the ``declared`` encoding if it fits; else what the
    bytes look like. UTF-8 with stray bytes is read as UTF-8 with those bytes as Windows-1252, and the name says so.
    Line ends become one newline character each; nothing else is altered.

    Raises:
        UnreadableDocument: if there is no text in the bytes, or none that can be told.
    """
    if not data:
        raise UnreadableDocument("is empty", "Check where it came from")
    text, encoding = _marked(data) or _unmarked(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableDocument("holds white space only", "Check where it came from")
    return text, encoding


def _marked(data: bytes) -> tuple[str, str] | None:
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", ""))
    if not mark:
        return None
    if encoding == "utf-8":
        return _unmarked(data[len(mark) :], None)
    try:
        return data[len(mark) :].decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"is marked as {encoding} and is not", "Save it as UTF-8") from error


def _unmarked(data: bytes, declared: str | None) -> tuple[str, str]:
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise UnreadableDocument(f"is {kind}, not text", "Save its text as a file of its own")
    wide = _wide(data)
    if wide:
        return data.decode(wide), wide
    if len(data) - len(data.translate(None, _CONTROLS)) > _MAX_CONTROLS * len(data):
        raise UnreadableDocument("is binary, not text", "Save its text as UTF-8")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _declared(data, declared) or _mixed(data) or _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, told by where the zeros of its Latin letters and spaces are."""
    if len(data) % 2 or b"\0" not in data:
        return None
    first, second = data[::2].count(0) / (len(data) / 2), data[1::2].count(0) / (len(data) / 2)
    for encoding, zeros, letters in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if zeros > 0.5 and letters < 0.05:
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def _declared(data: bytes, name: str | None) -> tuple[str, str] | None:
    try:
        codec = codecs.lookup(name or "")
        # browsers read what is declared as either of these as Windows-1252
        encoding = "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
        return None if encoding.startswith(_NEVER) else (str(data, encoding), encoding)
    except (LookupError, ValueError):  # unknown, not of text, or not what the bytes are
        return None


def _mixed(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with stray bytes, if there is at least as much UTF-8 beyond ASCII as there are strays."""
    text = data.decode("utf-8", "surrogateescape")
    read = text.translate(_STRAYS)
    strays = sum(map(text.count, map(chr, _STRAYS)))
    if len(_BEYOND_ASCII.findall(text)) < strays:
        return None
    return read, f"utf-8, {strays} byte{'s' if strays > 1 else ''} as cp1252"


def _guessed(data: bytes) -> tuple[str, str]:
    runs = _HIGH_RUN.findall(data)
    alone = sum(len(run) == 1 for run in runs)
    if len(runs) < _FEW and alone >= 0.8 * len(runs):
        return _western(data), "cp1252"
    from charset_normalizer import from_bytes  # only here: most documents are UTF-8

    best = from_bytes(data).best()
    if best is None:
        raise UnreadableDocument("is in an encoding that cannot be told", "Save it as UTF-8")
    return str(data, best.encoding), best.encoding


def _western(data: bytes) -> str:
    """Windows-1252, with the five bytes it does not define as the control characters of their number."""
    return data.decode("ascii", "surrogateescape").translate(_STRAYS)
