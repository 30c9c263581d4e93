"""The dossier that the app shows: opening it, building it anew, and going to another one."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from tui import locations
from tui.commands.program import Reload
from tui.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.commands.keyboard import Keyboard
    from tui.screens.building import BuildScreen
    from tui.screens.desk import Desk
    from tui.screens.dossier import DossierScreen

LOOK_SECONDS = 3.0
"""How often HEAD is looked at for a build from outside."""


class OpenedDossier(App[int]):
    """An app that shows a dossier.

    Attributes:
        dossier_path: where it is.
        is_outdated: whether it has been built anew since it was opened.
        other: what is to be opened when this app has ended: another dossier, or documents.
    """

    dossier_path: Path
    keyboard: Keyboard
    is_outdated = False
    other: Path | None = None
    _news = ""
    """What a build or a decision did, to be said when its dossier is open."""
    _rows: Mapping[str, str] = {}
    _writers = 0

    @property
    def dossier_screen(self) -> DossierScreen:
        """The screen of the dossier, below all others."""
        raise NotImplementedError

    @property
    def is_writing(self) -> bool:
        """Whether a thread writes a dossier or a file, which is not to be cut short."""
        return self._writers > 0

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While a thread writes something that is not to be cut short."""
        self._writers += 1
        try:
            yield
        finally:
            self._writers -= 1

    def open_dossier(self, news: str = "", rows: Mapping[str, str] | None = None) -> None:
        """Open the dossier as it was built last, show it, and say what is new in it.

        Args:
            news: what is said then.
            rows: by pane the ids that the cursors go to; the others stay.
        """
        self._news = news or self._news
        self._rows = rows or {}
        self.run_worker(self._open, thread=True, group="open", exit_on_error=True)

    def _open(self) -> None:
        from tui.lens import Lens
        from tui.screens.desk import Desk
        from tui.store.dossier import Dossier

        try:
            dossier = Dossier.open(self.dossier_path)
            desk = Desk(dossier, Lens(dossier))
        except DatelineError as error:
            self.call_from_thread(self._cannot_open, error)
            return
        self.call_from_thread(self._opened, desk)

    @property
    def is_opening(self) -> bool:
        """Whether the dossier is on its way: nothing is in the way yet."""
        return len(self.screen_stack) == 1

    def _is_loaded(self) -> None:
        """If garbage was not looked for, look for it again, but not in what has been loaded, which stays."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _opened(self, desk: Desk) -> None:
        self.call_after_refresh(self._is_loaded)
        self.is_outdated = False
        self.dossier_screen.start(desk, self._rows)
        if self._news:
            self.dossier_screen.say(self._news)
            self._news = ""
        wrong = self.keyboard.faults()
        if wrong:
            from tui.screens.explain import Explain
            from tui.widgets.choices import Choice

            lines = [Choice(words, None) for words in (*wrong, "", f"Change them in {locations.settings_file()}")]
            self.push_screen(Explain("Keys of the settings file that cannot be as they are", lines))

    def look_for_a_build(self) -> None:
        """Say so if the dossier has been built anew since it was opened."""
        desk = self.dossier_screen.desk
        if desk is not None and not self.is_outdated:
            self.run_worker(partial(self._look, desk), thread=True, group="look", exclusive=True)

    def _look(self, desk: Desk) -> None:
        if desk.dossier.is_outdated:
            self.call_from_thread(self._outdated, desk)

    def _outdated(self, desk: Desk) -> None:
        if desk is self.dossier_screen.desk:
            self.is_outdated = True
            self.dossier_screen.show_keys()
            self.dossier_screen.say(f"the dossier has been built anew; {self.keyboard.first_of(Reload)} shows it")

    def action_build(self) -> None:
        """Read the documents of the dossier again."""
        desk = self.dossier_screen.desk
        if desk is None:
            return
        sources = desk.dossier.info.sources
        if not sources or sources[-1].startswith("…"):
            self.dossier_screen.say("this dossier does not say all that it was built from; dateline build does it")
        else:
            self.build([Path(source) for source in sources])

    def action_reload(self) -> None:
        """Show the dossier as it was built last."""
        self.open_dossier()

    def _cannot_open(self, error: DatelineError) -> None:
        self._is_loaded()
        from tui.screens.trouble import Trouble

        self.push_screen(Trouble(self.dossier_path, error))

    def build(self, sources: Sequence[Path]) -> None:
        """Build the dossier of these documents, then show it."""
        from tui.screens.building import BuildScreen

        desk = self.dossier_screen.desk
        screen = BuildScreen(sources, self.dossier_path, desk.name if desk is not None else "")
        self.push_screen(screen, partial(self._built, screen))

    def _built(self, screen: BuildScreen, new: bool | None) -> None:
        if new:
            while len(self.screen_stack) > 1:
                self.pop_screen()
            self.open_dossier(screen.news)

    def action_dossiers(self) -> None:
        """Go to another dossier, or to documents."""
        from tui.screens.dossiers import Dossiers

        self.push_screen(Dossiers(), self._leave_for)

    async def _leave_for(self, other: Path | None) -> None:
        if other is None:
            return
        if self.is_writing:
            self.dossier_screen.say("a file is being written; try again when it is said to be")
            return
        self.other = other
        await self.action_quit()
