"""Drawing with what the terminal has: without colours, and with ASCII alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from rich.segment import Segment
from textual.filter import LineFilter, Monochrome, NoColor

from tui.terminal.glyphs import ascii_cells

if TYPE_CHECKING:
    from textual.app import App
    from textual.color import Color

    _App = App[Any]
else:
    _App = object


class FittedDrawing(_App):
    """A base for an app, before ``App``: everything it draws goes through what the terminal lacks.

    Without colours (``NO_COLOR``) the terminal's own are left as they are, rather than turned to shades of grey.

    Attributes:
        draws_unicode: whether characters beyond ASCII can be shown.
    """

    draws_unicode: bool = True

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters that each line passes."""
        filters = [kept for kept in super().get_line_filters() if not isinstance(kept, Monochrome)]
        if self.no_color:
            filters.append(_NO_COLOUR)
        if not self.draws_unicode:
            filters.append(_ASCII)
        return filters


class AsciiText(LineFilter):
    """Draws every character with one of ASCII, or as many as it is wide."""

    def apply(self, segments: list[Segment], background: "Color") -> list[Segment]:
        """The segments in ASCII.

        Args:
            segments: what is to be drawn.
            background: does not matter.
        """
        return [Segment(ascii_cells(text), style, control) for text, style, control in segments]


_NO_COLOUR: Final = NoColor()
_ASCII: Final = AsciiText()
