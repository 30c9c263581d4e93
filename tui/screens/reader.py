"""The reader's screen: an article at a sentence, with its facts beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final, Literal, cast

from textual import on
from textual.containers import Horizontal

from tui import locations
from tui.commands import bindings, commands_of
from tui.commands.lens import Open
from tui.commands.panes import NextPane
from tui.errors import DatelineError, StateError
from tui.lens.language import Field
from tui.screens.facts import facts
from tui.screens.sought import sought
from tui.screens.taking import TakingScreen
from tui.widgets.actor import kind_words
from tui.widgets.choices import Choices
from tui.widgets.dates import iso
from tui.widgets.evidence import NOTE
from tui.widgets.key_bar import KeyBar
from tui.widgets.reader import Reader
from tui.widgets.title_line import TitleLine
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.screens.desk import Desk
    from tui.screens.facts import Facts
    from tui.screens.sources import Sources
    from tui.widgets.marks import MarkKind


WIDEST: Final = 150
"""From this width on the facts have the room that the text leaves."""


class ReaderScreen(TakingScreen):
    """An article."""

    WHERE = "reader"
    CSS_PATH = str(locations.styles() / "reader.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands_of("reader"))]
    desk: Desk

    def __init__(self, desk: Desk, sources: Sources, article: str, start: int, end: int, *, words: str = "") -> None:
        """Show an article at a stretch of its text, with what was searched in the dossier marked in it."""
        super().__init__()
        self.desk = desk
        self.sources = sources
        self.article = article
        self.at = (start, end)
        self.words = words
        self._typed = ""
        """What was searched here last."""
        self.facts: Facts | None = None

    def compose(self) -> ComposeResult:
        """The title, the text with its facts, what is under the cursor, the keys."""
        glyphs = self.dateline.glyphs
        yield TitleLine(glyphs, id="title")
        with Horizontal(id="both"):
            yield Reader(glyphs, id="text")
            yield Choices[tuple[int, int]](glyphs, id="facts")
        yield TitleLine(glyphs, id="about")
        yield KeyBar(id="keys")

    @property
    def to_bookmark(self) -> str:
        """The article."""
        return self.article

    @property
    def to_export(self) -> str:
        """All that the article says."""
        return str(Field("article", self.article))

    @property
    def text(self) -> Reader:
        """The article's text."""
        return self.query_one("#text", Reader)

    @property
    def side(self) -> Choices[tuple[int, int]]:
        """The list of facts: beside the text, or where there is no room in its place while it has the focus."""
        return cast("Choices[tuple[int, int]]", self.query_one("#facts", Choices))

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the reader: Enter opens what stands in the list of facts, which Tab shows and leaves."""
        key = self.keyboard.first_of
        opens, turns = key(Open), key(NextPane)
        listed = self.has_class("-listed")
        keys = [(one, label) for one, label in super().footer() if listed or one != opens]
        return [(one, ("text" if listed else "facts") if one == turns else label) for one, label in keys]

    def on_mount(self) -> None:
        """Ask for the article."""
        self.on_resize()
        self.text.focus()
        # Beside the message that says so, which comes a frame later.
        self.watch(self.text, "scroll_y", self._head, init=False)
        self.run_worker(self._read, thread=True, group="article", exclusive=True)

    def on_resize(self) -> None:
        """The facts stand beside the text where there is room."""
        wide = self.size.width >= self.dateline.settings.wide
        self.set_class(wide, "-wide")
        self.set_class(not wide, "-narrow")
        self.set_class(self.size.width >= WIDEST, "-widest")

    def _read(self) -> None:
        try:
            found = facts(self.desk, self.article)
            pattern = sought(self.desk, self.words).words
        except DatelineError as error:
            self.app.call_from_thread(self._missing, error)
            return
        self.app.call_from_thread(self._show, found, pattern)

    def _missing(self, error: DatelineError) -> None:
        self.say(str(error))

    def _show(self, found: Facts, pattern: re.Pattern[str] | None) -> None:
        self.facts = found
        self.text.show(found.body, found.marks(), found.sentences())
        self.text.search(pattern)
        choices = self.side
        choices.empty = "Nothing was found in this article."
        offered = found.choices(self.dateline.glyphs)
        choices.offer(offered)
        choices.move_to(next((at for at, choice in enumerate(offered) if choice.value == self.at), 0))
        if self.at[1] > self.at[0]:
            self.text.open_at(*self.at)
        match = self.text.stop_within("match", *self.at)
        self._about(*self.at, which=f"match {match[0]} of {match[1]}" if match is not None else "")
        self._head()
        note = self.dateline.notes.get(self.article, "")
        if note:
            self.say(f"{NOTE} {note}")
        try:
            self.dateline.dossier_screen.tick(self.article)
        except StateError as error:
            self.say(error.problem)

    def _head(self) -> None:
        if self.facts is None:
            return
        article = self.facts.article
        who = article.agency or article.outlet or article.byline or ""
        about = "  ".join(part for part in (iso(article.published), who) if part)
        self.query_one(TitleLine).show(article.title, f"{about}  {self.text.progress}%")

    @on(Reader.Scrolled)
    def _scrolled(self) -> None:
        self._head()

    def _about(self, start: int, end: int, which: str = "") -> None:
        """Say what the stretch tells."""
        told = self.facts.at(start, end) if self.facts is not None and end > start else []
        lines = dict.fromkeys(map(self.facts.in_a_line, told)) if self.facts is not None else ()
        words = f" {self.dateline.glyphs.dot} ".join(lines)
        self.query_one("#about", TitleLine).show(words, which)

    @on(Reader.Stepped)
    def _stepped(self, message: Reader.Stepped) -> None:
        mark = message.mark
        self.at = (mark.start, mark.end)
        which = f"{mark.kind} {message.number} of {message.total}"
        actor = self.facts.actors.get(mark.reference) if self.facts is not None else None
        if actor is not None:
            country = f", {actor.country}" if actor.country else ""
            self.query_one("#about", TitleLine).show(f"{actor.name}: {kind_words(actor)}{country}", which)
        else:
            self._about(*self.at, which)

    @on(VirtualList.Moved, "#facts")
    def _picked(self, message: VirtualList.Moved) -> None:
        choice = message.source.current
        if choice is not None and message.source.has_focus:
            self.at = choice.value
            self.text.open_at(*choice.value)
            self._about(*choice.value)

    @on(VirtualList.Opened, "#facts")
    def _chosen(self) -> None:
        self._list_facts(listed=False)

    def action_next_pane(self, by: int) -> None:
        """To the facts and back."""
        self._list_facts(listed=not self.side.has_focus)

    def _list_facts(self, *, listed: bool) -> None:
        """Go to the facts, or back to the text at the one chosen."""
        self.set_class(listed, "-listed")
        (self.side if listed else self.text).focus()
        self.query_one(KeyBar).show(self.footer())
        if not listed and self.at[1] > self.at[0]:
            self.text.open_at(*self.at)

    def _show_text(self) -> None:
        """Come back to the text, if the facts are in its place."""
        if self.has_class("-listed") and self.has_class("-narrow"):
            self._list_facts(listed=False)

    def action_step(self, kind: str, by: int) -> None:
        """Go to the next mark of a kind."""
        self._show_text()
        if not self.text.step(cast("MarkKind", kind), cast("Literal[1, -1]", by)):
            self.say(f"no {kind} in this article")

    def action_turn_read(self) -> None:
        """Mark the article as unread, or as read again."""
        self.say(self.dateline.dossier_screen.turn(self.article))

    def action_unread_article(self, by: int) -> None:
        """Read the next article that was not read, in place of this one."""
        self.dateline.dossier_screen.find_unread(self.article, by, self._read_instead)

    def _read_instead(self, article: str | None) -> None:
        if article is None:
            self.say("all others that are shown were read")
        elif self.is_current:
            self.dismiss(None)
            self.dateline.dossier_screen.read(article, 0, 0)

    def action_search(self) -> None:
        """Search this article."""
        from tui.screens.prompt import Prompt

        self._show_text()
        self.app.push_screen(Prompt("Search this article", self._typed), self._search)

    def _search(self, words: str | None) -> None:
        """Mark words, whatever their case and the space between them, and go to the next ones."""
        if words is None:
            return
        self.words = self._typed = words
        pattern = r"\s+".join(map(re.escape, words.split()))
        if self.text.search(re.compile(pattern, re.IGNORECASE) if pattern else None):
            self.text.step("match", 1)
        elif pattern:
            self.say(f"“{words}” is not in this article")

    def action_next_match(self, by: int) -> None:
        """Go to the next place that the search found."""
        if not self.words:
            self.say("nothing has been searched yet: / does")
        else:
            self.action_step("match", by)

    def action_fold(self) -> None:
        """Fold boilerplate, or unfold it."""
        self._show_text()
        if not any(self.text.marks("dropped").all) and not any(
            block.kind == "boilerplate" for block in self.text.body.blocks
        ):
            self.say("there is no boilerplate in this article")
            return
        self.text.fold()
        self.say("boilerplate folded" if self.text.folded else "boilerplate shown")

    def action_widen(self) -> None:
        """Esc goes back from the facts to the text, and closes the reader: it undoes having opened it."""
        if self.has_class("-listed"):
            self._list_facts(listed=False)
        else:
            self.dismiss(None)

    def action_yank(self) -> None:
        """Send the highlighted sentence, or the first line in the window, to the terminal's clipboard."""
        from tui.widgets.evidence import Evidence

        start, end = self.at
        if self.facts is not None and end > start:
            article = self.facts.article
            self.dateline.yank(Evidence(self.article, article.title, "", start, end, self.facts.body.text[start:end]))
        else:
            self.dateline.yank(None)

    def action_explain(self) -> None:
        """Say how the facts of the sentence were extracted."""
        from tui.screens.explain import Explain, of, of_facts, of_mentions

        if self.facts is None:
            return
        start, end = self.at
        told = of_facts(self.facts.at(start, end), {actor.id: actor.name for actor in self.facts.actors.values()})
        told += of_mentions(
            (one for one in self.facts.body.mentions if start <= one.start < max(end, start + 1)), self.facts.actors
        )
        self.app.push_screen(Explain("How this was extracted", told or of(self.facts.article)))
