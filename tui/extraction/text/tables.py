"""Tables in plain text and Markdown: lines of cells between pipes or tabs, or in columns of spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.model import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*\Z")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_RAGGED: Final = 2
"""Characters by which the cells of a column may stand apart, at their beginnings or at their ends."""


class Line(NamedTuple):
    """A line of a text that is not blank: where its first and its last visible character stand."""

    start: int
    end: int
    text: str
    """``text[start:end]``, without white space at either end."""
    indent: int
    """Columns of white space before it."""
    gap: bool
    """Whether a blank line, or the beginning of the text, stands before it."""


def is_rule(line: Line) -> bool:
    """Whether a line is the rule below a table's columns: ``---|---``."""
    return "|" in line.text and _RULE.match(line.text) is not None


def table_at(lines: Sequence[Line], index: int) -> int:
    """How many of the lines from ``index`` on are one table; 0 if none begins there.

    A table has its columns, a rule and rows; or, without a rule, three lines or more of as many cells, parted by pipes
    or by tabs, or by spaces if they stand below each other.
    """
    if index + 1 < len(lines) and "|" in lines[index].text and is_rule(lines[index + 1]):
        length = 2
        while index + length < len(lines) and _continues(lines[index + length]):
            length += 1
        return length
    cells = len(cells_of(lines[index]))
    length = 0
    while cells > 1 and index + length < len(lines) and len(cells_of(lines[index + length])) == cells:
        if length and lines[index + length].gap:
            break
        length += 1
    return length if length >= 3 and _stand_in_columns(lines[index : index + length]) else 0


def _stand_in_columns(lines: Sequence[Line]) -> bool:
    """Whether cells parted by spaces stand below each other; those parted by pipes or tabs need not."""
    if any("|" in line.text or "\t" in line.text for line in lines):
        return True
    gaps = [list(_GAP.finditer(line.text)) for line in lines]
    for column in range(len(gaps[0])):
        starts = [line.indent + found[column].end() for line, found in zip(lines, gaps, strict=True)]
        ends = [
            line.indent + (found[column + 1].start() if column + 1 < len(found) else len(line.text))
            for line, found in zip(lines, gaps, strict=True)
        ]
        if min(max(starts) - min(starts), max(ends) - min(ends)) > _RAGGED:
            return False
    return True


def _continues(line: Line) -> bool:
    return "|" in line.text and not line.gap


def cells_of(line: Line) -> tuple[str, ...]:
    """A line's cells, without the pipes at its ends and the marks of emphasis."""
    words = line.text
    if "|" in words:
        words = words.removeprefix("|")
        if words.endswith("|") and not words.endswith("\\|"):
            words = words[:-1]
        parts = _PIPE.split(words)
    elif "\t" in words:
        parts = re.split(r"\t+", words)
    else:
        parts = _GAP.split(words)
        if len(parts) == 1:
            return (words,)
    return tuple(part.replace("\\|", "|").strip().strip("*_`").strip() for part in parts)


def read_table(lines: Sequence[Line], heading: str) -> Table:
    """The table that stands on some lines; ``heading`` is what introduces it. Rows are padded to the columns."""
    columns = cells_of(lines[0])
    rows = []
    for line in lines[1:]:
        if is_rule(line):
            continue
        cells = cells_of(line)
        rows.append(Row(line.start, line.end, cells + ("",) * (len(columns) - len(cells))))
    return Table(heading, columns, tuple(rows))
