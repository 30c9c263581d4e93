"""Tables in plain text and Markdown: lines of cells between pipes or tabs, with the line that introduces them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.model import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*\Z")
_PIPE: Final = re.compile(r"(?<!\\)\|")


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
    or by tabs.
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
    return length if length >= 3 else 0


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
