"""The list of articles: when, what, from whom."""

from rich.cells import cell_len
from rich.style import Style

from tui.model import Article
from tui.terminal.safety import safe
from tui.widgets.columns import Part, fit
from tui.widgets.dates import iso
from tui.widgets.virtual_list import VirtualList

DATE = 10
SOURCE = 16
WIDE = 76
"""From this width on a row names its source."""


class Articles(VirtualList[Article]):
    """Articles, a line each; a near-copy of another says so."""

    BORDER_TITLE = "1 Articles"

    def identify(self, row: Article) -> str:
        """The article's id."""
        return row.id

    def bar(self, row: Article, width: int) -> int:
        """The date."""
        return DATE

    def draw(self, row: Article, index: int, width: int) -> list[Part]:
        """Date, title, source."""
        dim = self.part_style("row--dim")
        vague = row.published is None or row.published.precision != "day"
        date: Part = (fit(iso(row.published), DATE) + " ", dim if vague else Style())
        title: Part = (fit(row.title, self._room(row, width), self.glyphs.ellipsis), Style())
        source = self._source(row, width)
        return [date, (_copy(row), dim), title, (source, dim)]

    def whole(self, row: Article) -> str:
        """The article's title, if its row has room for all of it."""
        room = self._room(row, self.scrollable_content_region.width - 2)
        return row.title if cell_len(safe(row.title)) <= room else ""

    def _room(self, row: Article, width: int) -> int:
        """Cells for the title."""
        return width - DATE - 1 - len(_copy(row)) - cell_len(self._source(row, width))

    def _source(self, row: Article, width: int) -> str:
        """The source's cells behind the title; without a source the title has them."""
        source = row.agency or row.outlet or row.byline or ""
        return "  " + fit(source, SOURCE, self.glyphs.ellipsis) if source and width >= WIDE else ""


def _copy(row: Article) -> str:
    return "copy: " if row.duplicate_of else ""
