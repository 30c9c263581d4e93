"""Lines that wide spaces have torn apart, as where few words are stretched over the width of a column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.documents.pdf.layout import Box, Line

_WIDEST: Final = 4.0
"""The widest space within a line, in sizes of its print."""
_LEADING: Final = 1.7
"""The distance to the next line of a paragraph at most, in sizes of its print."""


def levels(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that stand beside each other, from the top, each from the left."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.bottom, line.left)):
        if found and abs(found[-1][0].bottom - line.bottom) < 0.3 * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(level, key=lambda line: line.left) for level in found]


def mended(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Boxes in which lines are whole: a space that a line right above or below it bridges is one between words."""
    home = {line: at for at, box in enumerate(boxes) for line in box.lines}
    of_page = levels(home)
    kept: list[list[Line]] = [[] for _ in boxes]
    for at, level in enumerate(of_page):
        near = [line for beside in of_page[max(0, at - 1) : at] + of_page[at + 1 : at + 2] for line in beside]
        whole = level[:1]
        place = [home[level[0]]]
        for line in level[1:]:
            if _is_torn(whole[-1], line, near):
                place[-1] = max(place[-1], home[line], key=lambda box: len(boxes[box].lines))
                text = f"{whole[-1].text} {line.text}"
                whole[-1] = replace(whole[-1], text=text, right=line.right, top=max(whole[-1].top, line.top))
            else:
                whole.append(line)
                place.append(home[line])
        for line, box in zip(whole, place, strict=True):
            kept[box].append(line)
    return tuple(replace(box, lines=tuple(lines)) for box, lines in zip(boxes, kept, strict=True) if lines)


def _is_torn(line: Line, rest: Line, near: Iterable[Line]) -> bool:
    """Whether two pieces are one line."""
    if not line.like(rest) or not 0 <= rest.left - line.right <= _WIDEST * line.size:
        return False
    return any(
        one.like(line)
        and abs(one.bottom - line.bottom) <= _LEADING * line.size
        and one.left < line.right
        and one.right > rest.left
        for one in near
    )
