"""The reader's screen: an article at a sentence, with its facts beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import on
from textual.containers import Horizontal

from tui.commands import bindings, commands_of
from tui.errors import DatelineError
from tui.model import Event
from tui.screens.base import DatelineScreen
from tui.screens.facts import facts
from tui.widgets.choices import Choices
from tui.widgets.dates import iso
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.key_bar import KeyBar
from tui.widgets.reader import Reader
from tui.widgets.title_line import TitleLine
from tui.widgets.tolls import in_words
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.screens.desk import Desk
    from tui.screens.facts import Facts
    from tui.screens.sources import Sources
    from tui.widgets.evidence import Evidence
    from tui.widgets.marks import MarkKind


class ReaderScreen(DatelineScreen[None]):
    """An article."""

    WHERE = "reader"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands_of("reader"))]

    def __init__(self, desk: Desk, sources: Sources, article: str, start: int, end: int, *, words: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.sources = sources
        self.article = article
        self.at = (start, end)
        self.words = words
        self.facts: Facts | None = None

    def compose(self) -> ComposeResult:
        """The title, the text with its facts, what is under the cursor, the keys."""
        glyphs = self.dateline.glyphs
        yield TitleLine(glyphs, id="title")
        with Horizontal(id="both"):
            yield Reader(glyphs, id="text")
            yield Choices[tuple[int, int]](glyphs, id="facts", empty="Nothing was found in this article.")
        yield EvidenceStrip(glyphs, label="Here", id="about")
        yield KeyBar(id="keys")

    @property
    def text(self) -> Reader:
        """The article's text."""
        return self.query_one("#text", Reader)

    def on_mount(self) -> None:
        """Ask for the article."""
        super().on_mount()
        self.on_resize()
        self.text.focus()
        self.run_worker(self._read, thread=True, group="article", exclusive=True)

    def on_resize(self) -> None:
        """The facts stand beside the text where there is room."""
        self.set_class(self.size.width >= self.dateline.settings.wide, "-wide")

    def _read(self) -> None:
        try:
            found = facts(self.desk, self.article)
        except DatelineError as error:
            self.app.call_from_thread(self._missing, error)
            return
        self.app.call_from_thread(self._show, found)

    def _missing(self, error: DatelineError) -> None:
        self.say(str(error))

    def _show(self, found: Facts) -> None:
        self.facts = found
        self.text.show(found.body, found.marks(), found.sentences())
        choices = cast("Choices[tuple[int, int]]", self.query_one("#facts", Choices))
        choices.offer(found.choices(self.dateline.glyphs))
        if self.words:
            self.text.search(self.words)
        if self.at[1] > self.at[0]:
            self.text.open_at(*self.at)
        self._about(*self.at)
        self._head()

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

    def _about(self, start: int, end: int, *, where: str = "") -> None:
        """Say what the stretch tells."""
        if self.facts is None:
            return
        from tui.widgets.evidence import Evidence as Sentence

        told = self.facts.at(start, end)
        lines: list[Evidence] = []
        for fact in told:
            if isinstance(fact, Event):
                toll = ", ".join(
                    f"{in_words(one)} {verb}"
                    for one, verb in ((fact.killed, "killed"), (fact.injured, "injured"))
                    if one
                )
                lines.append(Sentence(self.article, where or fact.type, iso(fact.when), start, end, fact.title, toll))
        strip = self.query_one("#about", EvidenceStrip)
        strip.show(tuple(lines))

    @on(Reader.Stepped)
    def _stepped(self, message: Reader.Stepped) -> None:
        mark = message.mark
        self.at = (mark.start, mark.end)
        which = f"{message.number} of {message.total}"
        if mark.kind == "actor" and self.facts is not None:
            actor = self.facts.actors.get(mark.reference)
            if actor is not None:
                from tui.widgets.actor import kind_words

                about = f"{actor.name}, {kind_words(actor)}" + (f", {actor.country}" if actor.country else "")
                self.say(f"actor {which}: {about}")
        elif mark.kind == "event":
            self.say(f"event sentence {which}")
            self._about(mark.start, mark.end)
        elif mark.kind == "match":
            self.say(f"match {which}")

    @on(VirtualList.Moved, "#facts")
    def _picked(self, message: VirtualList.Moved) -> None:
        choice = message.source.current
        if choice is not None and message.source.has_focus:
            self.at = choice.value
            self.text.open_at(*choice.value)
            self._about(*choice.value)

    @on(VirtualList.Opened, "#facts")
    def _chosen(self) -> None:
        self.text.focus()

    def action_next_pane(self, by: int) -> None:
        """To the facts and back."""
        side = self.query_one("#facts", Choices)
        (self.text if side.has_focus or not side.display or not self.has_class("-wide") else side).focus()

    def action_step(self, kind: str, by: int) -> None:
        """Go to the next mark of a kind."""
        if not self.text.step(cast("MarkKind", kind), cast("Literal[1, -1]", by)):
            self.say(f"no {kind} in this article")

    def action_search(self) -> None:
        """Search this article."""
        from tui.screens.prompt import Prompt

        self.app.push_screen(Prompt("Search this article", self.text.words), self._search)

    def _search(self, words: str | None) -> None:
        if words is None:
            return
        found = self.text.search(words)
        if not words.strip():
            return
        if found:
            self.text.step("match", 1)
        else:
            self.say(f"“{words}” is not in this article")

    def action_next_match(self, by: int) -> None:
        """Go to the next place that the search found."""
        if not self.text.words:
            self.say("nothing has been searched yet: / does")
        else:
            self.action_step("match", by)

    def action_fold(self) -> None:
        """Fold boilerplate, or unfold it."""
        self.text.fold()
        self.say("boilerplate folded" if self.text.folded else "boilerplate shown")

    def action_widen(self) -> None:
        """Esc closes the reader: it undoes having opened it."""
        self.dismiss(None)

    def action_explain(self) -> None:
        """Say how the facts of the sentence were extracted."""
        from tui.screens.explain import Explain, of, of_facts, of_mentions

        if self.facts is None:
            return
        start, end = self.at
        told = of_facts(self.facts.at(start, end))
        told += of_mentions(
            (one for one in self.facts.body.mentions if start <= one.start < max(end, start + 1)), self.facts.actors
        )
        self.app.push_screen(Explain("How this was extracted", told or of(self.facts.article)))
