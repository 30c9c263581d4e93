"""What the commands print: coloured on a terminal, plain and stable in a pipe.

Text from documents is made safe before it gets here or on its way, and reaches rich as ``Text`` only, never as markup.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, Final, TextIO

from tui.terminal.abilities import draws_unicode
from tui.terminal.glyphs import ascii_cells
from tui.terminal.safety import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

Part = tuple[str, str]
"""Text, and the style that rich draws it in; an empty style is none."""

STYLES: Final = {
    "id": "dim",
    "date": "cyan",
    "published": "cyan",
    "type": "yellow",
    "kind": "yellow",
    "killed": "red",
    "mentions": "green",
    "articles": "green",
    "value": "green",
    "place": "magenta",
    "source": "magenta",
    "kinds": "yellow",
    "speaker": "bold",
    "subject": "bold",
    "object": "bold",
    "predicate": "yellow",
    "heading": "bold underline",
    "title": "bold",
    "label": "dim",
    "mark": "bold reverse",
    "how": "dim italic",
}


class Output:
    """Standard output, or another stream."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        if hasattr(self._stream, "reconfigure"):
            self._stream.reconfigure(errors="replace")
        self.terminal = self._stream.isatty()
        self.unicode = not self.terminal or draws_unicode(os.environ)
        self._console: Console | None = None
        if self.terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb":
            from rich.console import Console

            self._console = Console(file=self._stream, markup=False, highlight=False, emoji=False, soft_wrap=True)

    @classmethod
    def errors(cls) -> Output:
        """Standard error."""
        return cls(sys.stderr)

    @classmethod
    def data(cls) -> Output:
        """Standard output for other programs: in UTF-8, whatever the locale; only a terminal gets what it can show."""
        output = cls()
        if not output.terminal and hasattr(output._stream, "reconfigure"):
            output._stream.reconfigure(encoding="utf-8")
        return output

    @property
    def coloured(self) -> bool:
        """Whether styles show."""
        return self._console is not None

    @property
    def width(self) -> int | None:
        """The cells of a line on a terminal; None in a pipe, where nothing is cut."""
        return shutil.get_terminal_size().columns if self.terminal else None

    def spelled(self, text: str) -> str:
        """A text as it can be shown here: without control codes, and in ASCII on a terminal that has nothing else."""
        return safe(text) if self.unicode else _ascii(text)

    def raw(self, text: str) -> None:
        """Text for programs, which must be safe already."""
        self._stream.write(text)

    def line(self, *parts: str | Part) -> None:
        """One line of parts."""
        shown = [(part, "") if isinstance(part, str) else part for part in parts]
        styled = [(self.spelled(text), style) for text, style in shown]
        if self._console is None:
            self._stream.write("".join(text for text, _ in styled).rstrip() + "\n")
            return
        from rich.text import Text

        self._console.print(Text.assemble(*((text, STYLES.get(style, "")) for text, style in styled)))

    def paragraph(self, parts: Iterable[Part], indent: str) -> None:
        """Parts of running text, wrapped on a terminal and on one line in a pipe."""
        together = [(safe(text), style) for text, style in parts]
        width = self.width
        if width is None:
            self.line(indent, *together)
            return
        for row in _wrapped(together, max(20, width - len(indent))):
            self.line(indent, *row)


def _ascii(text: str) -> str:
    """A text that is safe and of ASCII; ``≥`` takes two cells, the second of them from the space behind the number."""
    widened = re.sub(r"([≥≤])(\S+) (?= |$)", r"\1=\2", safe(text))
    return ascii_cells(re.sub(r"([≥≤])(?!=)", r"\1=", widened))


def counted(number: int, noun: str) -> str:
    """A number with its noun, whose plural takes an s: ``1 file``, ``1,200 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _wrapped(parts: Iterable[Part], width: int) -> list[list[Part]]:
    """Running text as lines of at most so many cells, broken at spaces."""
    from rich.cells import cell_len

    lines: list[list[Part]] = [[]]
    used, apart = 0, False
    for text, style in parts:
        for word in re.findall(r"\S+\s*|\s+", text):
            if apart and used + cell_len(word.rstrip()) > width:
                lines.append([])
                used = 0
            lines[-1].append((word, style))
            used += cell_len(word)
            apart = word[-1].isspace()
    return lines
