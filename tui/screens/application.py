"""The app: what the screens share. Which screen does what is the screens' business."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.app import App
from textual.reactive import Reactive

from tui import locations
from tui.commands import Command, bindings, commands_of
from tui.commands.keyboard import Keyboard
from tui.errors import SettingsError
from tui.screens.base import DatelineScreen
from tui.screens.dossier import DossierScreen
from tui.screens.opened import LOOK_SECONDS, OpenedDossier
from tui.screens.taking import TakingScreen
from tui.screens.themes import BUILT_IN, THEMES, VARIABLES, textual_name
from tui.screens.trail import Places
from tui.settings import keep_theme
from tui.state import notes, sessions
from tui.state.marked import READ
from tui.terminal import last_frame
from tui.terminal.drawing import FittedDrawing
from tui.terminal.driver import StandingDriver
from tui.terminal.failing import Failing
from tui.terminal.frame import Frame
from tui.terminal.leaving import wait_for_no_question
from tui.terminal.output import DiffedOutput
from tui.terminal.signals import heed_signals

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path, PurePath

    from textual.binding import BindingType

    from tui.settings import Settings, ThemeName
    from tui.state.sessions import Place
    from tui.terminal.glyphs import Glyphs
    from tui.widgets.evidence import Evidence


class DatelineApp(OpenedDossier, Failing[int], DiffedOutput, FittedDrawing, App[int], inherit_bindings=False):
    """One dossier, its screens, the keys and the colours."""

    TITLE = "Dateline"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        str(locations.styles() / name) for name in ("base.tcss", "dossier.tcss")
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(commands_of("app")),
        ("ctrl+c", "stop"),
        ("ctrl+q,ctrl+s", "nothing"),
    ]

    theme: Reactive[str] = Reactive(BUILT_IN["ansi"])

    def __init__(self, dossier: Path, settings: Settings, glyphs: Glyphs, *, query: str = "") -> None:
        super().__init__(driver_class=StandingDriver)
        self.dossier_path = dossier
        self.settings = settings
        self.glyphs = glyphs
        self.terminal_kind = ""
        self.draws_unicode = glyphs.unicode
        self.session = sessions.load(dossier)
        if query:
            self.session = sessions.Session(queries=("", query))
        self.notes = notes.load(dossier)
        self._taken_up = (-1, -1)
        """When the notes and the ticks that are shown were written."""
        self.places = Places(self.session.places)
        self.keyboard = Keyboard(settings.keymap(), unicode=glyphs.unicode)
        self.plain_output = self.plain_output or settings.plain_output

    # life

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that Textual's own themes do not have."""
        return VARIABLES

    def get_default_screen(self) -> DossierScreen:
        """The dossier is below all other screens."""
        return DossierScreen(self.session, wide=self.size.width >= self.settings.wide)

    def on_mount(self) -> None:
        """Set the keys, and open the dossier."""
        heed_signals(self)
        wait_for_no_question(asyncio.get_running_loop())
        last_frame.take_over()
        self.wear(self.settings.theme)
        self.set_keymap(self.keyboard.keymap())
        self.open_dossier()
        self.set_interval(LOOK_SECONDS, self.look_for_a_build)
        self.set_interval(LOOK_SECONDS, self.look_for_notes)

    def look_for_notes(self) -> None:
        """Show the notes and the ticks that another window on this dossier made."""
        look = partial(self._look_for_notes, self.notes, self.dossier_screen.articles.were_read)
        self.run_worker(look, thread=True, group="notes", exclusive=True)

    def _look_for_notes(self, noted: Mapping[str, str], were_read: Collection[str]) -> None:
        written = notes.written(self.dossier_path), READ.written(self.dossier_path)
        if written != self._taken_up:
            self._taken_up = written
            found = notes.load(self.dossier_path), frozenset(READ.load(self.dossier_path))
            self.call_from_thread(self._take_up, noted, were_read, *found)

    def _take_up(
        self, noted: Mapping[str, str], were_read: Collection[str], now: Mapping[str, str], now_read: frozenset[str]
    ) -> None:
        """Show what was found, but for what was written here since it was looked for."""
        articles = self.dossier_screen.articles
        if articles.were_read is were_read and now_read != were_read:
            articles.tick(now_read)
        if self.notes is noted and now != noted:
            self.notes = now
            for screen in self.screen_stack:
                if isinstance(screen, TakingScreen):
                    screen.noted()

    def remember(self) -> None:
        """Keep where the dossier was left."""
        for screen in self.screen_stack:
            if isinstance(screen, DossierScreen) and screen.desk is not None:
                sessions.save(self.dossier_path, screen.session(tuple(self.places.visited)))
        if self.screen is self.dossier_screen and self._frame is not None:
            whole = Frame(self._frame.width, self._frame.height)
            painted = whole.paint(dict(enumerate(self._frame.rows)))
            last_frame.keep(str(self.dossier_path), (whole.width, whole.height), self.terminal_kind, painted)

    async def action_quit(self) -> None:
        """Quit."""
        self.remember()
        self.exit(0)

    # colours

    def wear(self, theme: ThemeName) -> None:
        """Draw in the colours of a theme."""
        if theme in THEMES:
            self.register_theme(THEMES[theme])
        self.theme = textual_name(theme)

    def action_colours(self) -> None:
        """Choose the theme."""
        from tui.screens.colours import Colours

        if isinstance(self.screen, DatelineScreen):
            self.push_screen(Colours(), self._worn)

    def _worn(self, chosen: ThemeName | None) -> None:
        self.wear(chosen or self.settings.theme)
        if chosen is None or chosen == self.settings.theme:
            return
        self.settings = replace(self.settings, theme=chosen)
        try:
            keep_theme(chosen)
        except SettingsError as error:
            said = error.problem
        else:
            said = f"{chosen} is kept in {locations.settings_file()}"
        if isinstance(self.screen, DatelineScreen):
            self.screen.say(said)

    # commands that every screen knows

    async def action_close(self) -> None:
        """Close the screen; from the dossier, quit."""
        if len(self.screen_stack) > 1:
            self.screen.dismiss(None)
        else:
            await self.action_quit()

    def action_stop(self) -> None:
        """Say how to leave: the habit is strong."""
        if isinstance(self.screen, DatelineScreen):
            self.screen.say("q closes, Q quits")

    def action_nothing(self) -> None:
        """Swallow a key that terminals use for something else."""

    def action_redraw(self) -> None:
        """Draw everything anew."""
        self.redraw()

    def action_keys(self) -> None:
        """List the keys of the screen."""
        from tui.screens.help import Help

        if isinstance(self.screen, DatelineScreen):
            self.push_screen(Help(self.screen), self._do)

    def action_palette(self) -> None:
        """Find a command by typing."""
        from tui.screens.palette import Palette

        if isinstance(self.screen, DatelineScreen):
            self.push_screen(Palette(self.screen), self._do)

    def _do(self, chosen: object) -> None:
        if isinstance(chosen, type) and issubclass(chosen, Command) and isinstance(self.screen, DatelineScreen):
            self.screen.do(chosen)
        elif isinstance(chosen, str):
            while len(self.screen_stack) > 1:
                self.pop_screen()
            self.dossier_screen.show_query(chosen)

    def yank(self, one: Evidence | None, query: str = "") -> None:
        """Send evidence with its citation to the terminal's clipboard."""
        screen = self.screen
        desk = self.dossier_screen.desk
        if not isinstance(screen, DatelineScreen):
            return
        if one is None or desk is None:
            screen.say("no sentence to yank here")
            return
        from tui.screens.citation import citation
        from tui.terminal.clipboard import send

        def fetch() -> None:
            words = citation(desk, one, query)
            self.call_from_thread(lambda: screen.say(send(words, self.copy_to_clipboard)))

        self.run_worker(fetch, thread=True, group="yank", exclusive=True)

    @property
    def dossier_screen(self) -> DossierScreen:
        """The screen below all others."""
        screen = self.screen_stack[0]
        assert isinstance(screen, DossierScreen)
        return screen

    def action_visit(self, by: int) -> None:
        """Go back or forward through the places visited."""
        place = self.places.step(by)
        if place is None:
            if isinstance(self.screen, DatelineScreen):
                self.screen.say("no place before" if by < 0 else "no place after")
            return
        self.go(place)

    def go(self, place: Place) -> None:
        """Go to a place, without making it a new one."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.dossier_screen.go(place)
