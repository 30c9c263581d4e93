"""Building from within the app: how far it is, how long it takes, what could not be read, and a way to stop."""

from __future__ import annotations

import contextlib
import sys
from multiprocessing import resource_tracker
from threading import Event as Flag
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from tui.errors import BuildStopped, DatelineError
from tui.screens.base import DatelineDialog
from tui.widgets.choices import Choice, Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.build import Progress, Summary

BAR = 40


class BuildScreen(DatelineDialog[bool]):
    """Gives back whether there is a new dossier."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "stop", "stop", show=False),
        Binding("enter", "done", "open", show=False),
        Binding("down,j", "focused.move(1)", show=False),
        Binding("up,k", "focused.move(-1)", show=False),
    ]

    def __init__(self, sources: Sequence[Path], dossier: Path, name: str = "") -> None:
        super().__init__()
        self.dossier_name = name or dossier.stem
        self.sources = sources
        self.dossier_path = dossier
        self.stop = Flag()
        self.running = True
        self.news = ""
        """What the build did, once it is done."""

    def compose(self) -> ComposeResult:
        """The heading and what is told of the build."""
        glyphs = self.dateline.glyphs
        with Vertical(classes="dialog"):
            yield TitleLine(glyphs, f"Building {self.dossier_name}", id="heading")
            yield Choices[None](glyphs, id="choices")
            yield KeyBar(id="keys")

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        if self.running:
            return [("Esc", "stop; what was read is kept for the next time")]
        return [("Enter", "open"), ("Esc", "close")]

    def on_mount(self) -> None:
        """Begin."""
        self._tell([Choice("reading the documents, loading the language model …", None, "step")])
        self.query_one(Choices).focus()
        self.run_worker(self._build, thread=True, group="build")

    def _build(self) -> None:
        from tui.build import build

        # The tracker of worker processes wants a descriptor of standard error, which Textual's stand-in has not.
        with contextlib.redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
        try:
            with self.dateline.writing():
                summary = build(self.sources, self.dossier_path, progress=self._progress, stop=self.stop)
        except BuildStopped:
            self.app.call_from_thread(self.dismiss, False)
        except DatelineError as error:
            self.app.call_from_thread(self._failed, error)
        else:
            self.app.call_from_thread(self._built, summary)

    def _progress(self, now: Progress) -> None:
        if self.stop.is_set():
            return
        full = BAR * now.done // max(1, now.total)
        glyphs = self.dateline.glyphs
        bar = glyphs.bars[-1] * full + glyphs.rule * (BAR - full)
        left = now.time_left and f"{now.time_left} left"
        lines: list[Choice[None]] = [
            Choice(now.step, None, "step"),
            Choice(
                f"{bar}  {now.done:,} of {now.total:,}",
                None,
                "documents",
            ),
            Choice(f"{now.time_spent} so far  {left}  {now.rate:.1f} a second", None, "time"),
            Choice(f"{now.problems:,}", None, "problems"),
            Choice(now.path, None, "now"),
        ]
        self.app.call_from_thread(self._tell, lines)

    def _tell(self, lines: Sequence[Choice[None]]) -> None:
        if self.is_attached:
            self.query_one(Choices).offer(lines)

    def _built(self, summary: Summary) -> None:
        done = (summary.added, "added"), (summary.changed, "changed"), (summary.removed, "removed")
        told = [f"{number:,} {what}" for number, what in done if number]
        self.news = f"articles: {', '.join(told)}" if told else "nothing has changed in the documents"
        if not (summary.problems or summary.unmet):
            self.dismiss(True)
            return
        self.running = False
        self.query_one(KeyBar).show(self.footer())
        head = f"{summary.articles:,} articles, {summary.timeline:,} events, {summary.actors:,} actors"
        lines: list[Choice[None]] = [Choice(head, None, "built")]
        if summary.problems:
            lines.append(Choice("These could not be read:", None, "problems"))
            lines += [Choice(f"{one.path}: {one.reason}", None) for one in summary.problems]
        if summary.unmet:
            lines.append(Choice("These were decided by hand and are without effect:", None, "decisions"))
            lines += [Choice(f"{one.words}: {one.unmet}", None) for one in summary.unmet]
        self._tell(lines)

    def _failed(self, error: DatelineError) -> None:
        self.running = False
        self.query_one(KeyBar).show([("Esc", "close")])
        self._tell([Choice(error.problem, None, "failed"), Choice(error.remedy, None, "what to do")])

    def action_stop(self) -> None:
        """Stop the build, or close when it has ended."""
        if self.running:
            self.stop.set()
            self._tell([Choice("stopping; what was read is kept", None, "step")])
        else:
            self.dismiss(True)

    def action_widen(self) -> None:
        """Ctrl-C stops it as well: a build never goes on behind its screen."""
        self.action_stop()

    def action_done(self) -> None:
        """Open what was built."""
        if not self.running:
            self.dismiss(True)
