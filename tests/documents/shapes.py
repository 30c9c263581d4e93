"""What every reader's documents must hold to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.documents import read
from tui.errors import UnreadableDocument

if TYPE_CHECKING:
    from tui.model import Document


def parts(document: Document) -> list[tuple[str, str]]:
    """The kinds of a document's blocks with their words."""
    return [(block.kind, document.text[block.content : block.end]) for block in document.blocks]


def check(document: Document) -> None:
    """Blocks and rows are in order, do not overlap, cover all but white space, and cut what they say."""
    at = 0
    for block in document.blocks:
        assert at <= block.start <= block.content <= block.end
        assert not document.text[at : block.start].strip()
        assert document.text[block.start : block.end].strip()
        if block.speaker is not None:
            assert document.text[block.start :].startswith(block.speaker)
        at = block.end
    assert not document.text[at:].strip()
    for index, table in enumerate(document.tables):
        (block,) = (block for block in document.blocks if block.table == index)
        for row in table.rows:
            assert block.start <= row.start <= row.end <= block.end
            assert document.text[row.start : row.end] == " | ".join(row.cells)


def check_if_read(path: str, data: bytes) -> None:
    """What is read holds to it; what is not is refused in words."""
    try:
        document = read(path, data)
    except UnreadableDocument as error:
        if not (error.problem and error.remedy):
            raise AssertionError("refused without a word") from error
        return
    assert document.text.strip()
    if document.blocks:
        check(document)
