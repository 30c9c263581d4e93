"""The list of articles: when, what, from whom."""

from rich.style import Style

from tui.model import Article
from tui.widgets.columns import Part, fit
from tui.widgets.dates import iso
from tui.widgets.virtual_list import VirtualList

DATE = 10
SOURCE = 16
WIDE = 56
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
        copy = "copy: " if row.duplicate_of else ""
        if width < WIDE:
            return [date, (copy, dim), (fit(row.title, width - DATE - 1 - len(copy), self.glyphs.ellipsis), Style())]
        source = row.agency or row.outlet or row.byline or ""
        title = fit(row.title, width - DATE - SOURCE - 3 - len(copy), self.glyphs.ellipsis)
        return [date, (copy, dim), (title, Style()), ("  " + fit(source, SOURCE, self.glyphs.ellipsis), dim)]
