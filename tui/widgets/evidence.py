"""The strip below the panes: the sentence behind the row under the cursor."""

from collections.abc import Callable
from typing import ClassVar, Final

from msgspec import Struct
from rich.style import Style
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, fit, line, rule, wrap


class Evidence(Struct, frozen=True):
    """A sentence and where it stands: ``start`` and ``end`` count characters into the article's text.

    ``note`` is what this source alone says, such as its own toll; ``differs`` what the sources disagree on.
    """

    article: str
    title: str
    date: str
    start: int
    end: int
    quote: str
    note: str = ""
    differs: str = ""


NOTE: Final = "Note:"
"""Before the user's own words."""
Proof = Callable[[], tuple[Evidence, ...]]
"""Finds evidence; to be asked in a worker thread."""


class EvidenceStrip(Widget):
    """One source at a time: which of how many, from where, and its words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "evidence--title",
        "evidence--quote",
        "evidence--note",
        "evidence--noted",
        "evidence--rule",
        "evidence--differs",
    }

    class Clicked(Message):
        """The strip was clicked.

        Attributes:
            on_head: whether its first line was, which says that there are other sources.
        """

        def __init__(self, *, on_head: bool) -> None:
            super().__init__()
            self.on_head = on_head

    def __init__(self, glyphs: Glyphs, *, label: str = "Evidence", steps: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.label = label
        self.steps = steps
        """The key that shows the next source."""
        self.sources: tuple[Evidence, ...] = ()
        self.at = 0
        self._above = self._instead = self._noted = ""
        self._lines: list[Strip] = []
        self._width = 0

    def show(self, sources: tuple[Evidence, ...], above: str = "", instead: str = "", noted: str = "") -> None:
        """Show the first of these sources, or what is said ``instead`` where there is none.

        An article whose title can be read ``above`` is not named again. What the user ``noted`` stands last.
        """
        if (sources, above, instead, noted) != (self.sources, self._above, self._instead, self._noted):
            self.sources, self._above, self._instead, self._noted = sources, above, instead, noted
            self.at = self._width = 0
            self.refresh()

    def annotate(self, noted: str) -> None:
        """Show what the user noted just now."""
        self.show(self.sources, self._above, self._instead, noted)

    def stand_below(self, above: str) -> None:
        """Name the article or not, by the title that can be read above now."""
        if above != self._above:
            self._above, self._width = above, 0
            self.refresh()

    def step(self, by: int) -> None:
        """Show the next source, after the last the first."""
        if self.sources:
            self.at, self._width = (self.at + by) % len(self.sources), 0
            self.refresh()

    @property
    def current(self) -> Evidence | None:
        """The source that is shown."""
        return self.sources[self.at] if self.sources else None

    def on_click(self, event: Click) -> None:
        """Say what was clicked."""
        self.post_message(self.Clicked(on_head=event.y == 0))

    def notify_style_update(self) -> None:
        """Draw again in the new style."""
        super().notify_style_update()
        self._width = 0

    def render_line(self, y: int) -> Strip:
        """A line of the strip."""
        width = self.size.width
        if width != self._width:
            self._lines, self._width = self._draw(width, self.size.height), width
        return self._lines[y] if y < len(self._lines) else Strip.blank(width, self.rich_style)

    def _draw(self, width: int, height: int) -> list[Strip]:
        base = self.rich_style

        def style(name: str) -> Style:
            return self.get_component_rich_style(f"evidence--{name}", partial=True)

        one = self.current
        which, title = self._head(one, width) if one is not None else ("", "")
        head: list[Part] = [
            (f"{self.glyphs.rule} {self.label} ", style("rule")),
            (which, style("note")),
            (title, style("title")),
            (rule(self.glyphs.rule, width, self.app.size.width), style("rule")),
        ]
        lines = [line(head, width, base)]
        noted = (
            self._cut(wrap(f"{NOTE} {self._noted}", width - 2), max(1, height - 3), width - 2) if self._noted else []
        )
        last = [line([(f" {text}", style("noted"))], width, base) for text in noted]
        if one is None:
            said = wrap(self._instead, width - 2)[: height - 1 - len(last)]
            return lines + [line([(f" {text}", style("note"))], width, base) for text in said] + last
        quote = wrap(self._quoted(one.quote), width - 2)
        differs = wrap(f"{self.glyphs.differs} {one.differs}", width - 2) if one.differs else []
        note = wrap(one.note, width - 2) if one.note else []
        room = height - 1 - len(last)
        for_note = min(len(note), max(1, room - len(quote) - len(differs)))
        for_differs = min(len(differs), max(1, room - len(quote) - for_note))
        parts = (
            ("quote", quote, max(1, room - for_note - for_differs)),
            ("differs", differs, for_differs),
            ("note", note, for_note),
        )
        for kind, texts, most in parts:
            lines += [line([(f" {text}", style(kind))], width, base) for text in self._cut(texts, most, width - 2)]
        return lines + last

    def _head(self, one: Evidence, width: int) -> tuple[str, str]:
        """Which source of how many it is with the key that shows the next; its article, if that is not named above."""
        which = f"{self.at + 1} of {len(self.sources)}" if len(self.sources) > 1 else ""
        if which:
            which += f" [{self.steps}] next  " if self.steps else "  "
        room = max(0, width - len(self.label) - 5 - len(which))
        title = fit(f"{one.date}  {one.title}", room, self.glyphs.ellipsis).rstrip()
        return which, "" if one.title == self._above else f"{title} "

    def _quoted(self, words: str) -> str:
        """A sentence between quotation marks, unless it holds some of its own."""
        if any(mark in words for mark in '“”"'):
            return words
        return f"“{words}”" if self.glyphs.unicode else f'"{words}"'

    def _cut(self, lines: list[str], most: int, width: int) -> list[str]:
        """The first lines; the last of them says that there were more."""
        if len(lines) <= most:
            return lines
        return [*lines[: most - 1], fit(" ".join(lines[most - 1 : most + 1]), width, self.glyphs.ellipsis)]
