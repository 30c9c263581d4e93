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
    """Articles, a line each; a near-copy of another says so, and what was read is ticked off."""

    BORDER_TITLE = "1 Articles"

    were_read: frozenset[str] = frozenset()

    def tick(self, were_read: frozenset[str]) -> None:
        """Tick off the articles with these ids, and no others."""
        if were_read != self.were_read:
            self.were_read = were_read
            self.draw_anew()

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
        words = fit(row.title, self._room(row, width), self.glyphs.ellipsis)
        title: Part = (words, dim if row.id in self.were_read else Style())
        source = self._source(row, width)
        return [date, (self._before(row), dim), title, (source, dim)]

    def whole(self, row: Article) -> str:
        """The article's title, if its row has room for all of it."""
        room = self._room(row, self.scrollable_content_region.width - 2)
        return row.title if cell_len(safe(row.title)) <= room else ""

    def _room(self, row: Article, width: int) -> int:
        """Cells for the title."""
        return width - DATE - 1 - len(self._before(row)) - cell_len(self._source(row, width))

    def _source(self, row: Article, width: int) -> str:
        """The source's cells behind the title; without a source the title has them."""
        source = row.agency or row.outlet or row.byline or ""
        return "  " + fit(source, SOURCE, self.glyphs.ellipsis) if source and width >= WIDE else ""

    def _before(self, row: Article) -> str:
        """What stands before the title: that it was read, that it is a near-copy."""
        tick = f"{self.glyphs.read} " if row.id in self.were_read else ""
        return tick + ("copy: " if row.duplicate_of else "")
