"""What every screen has: its commands as bindings, keys typed in sequence, a foot that lists keys and says notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import on
from textual.binding import Binding
from textual.events import Key
from textual.screen import ModalScreen, Screen

from tui import locations
from tui.commands import Command, Where, bindings, commands_of, is_sequence, pressed
from tui.commands.program import Help, Redraw, Suspend
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.binding import BindingType
    from textual.timer import Timer

    from tui.commands.keyboard import Keyboard
    from tui.screens.application import DatelineApp

ResultT = TypeVar("ResultT")
NOTICE_SECONDS = 6.0
_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-whole"), (103, "-amid")]
"""From which width on a dialog stands amid what it covers, and needs edges."""

_HEIGHTS: list[tuple[int, str]] | None = [(0, "-flat"), (8, "-tall")]
"""On flat screens the list of a dialog has all the room."""


class DatelineScreen(Screen[ResultT], inherit_bindings=False):
    """A screen that knows the commands of one place."""

    WHERE: ClassVar[Where] = "list"
    KEYS_ALONE: ClassVar[bool] = True
    """Whether what is typed is keys alone, never words."""

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._prefix = ""
        self._silence: Timer | None = None

    @property
    def beside(self) -> tuple[str, str]:
        """What a place remembers of a list over the panes: which it is, and the id under its cursor."""
        return "", ""

    @property
    def dateline(self) -> DatelineApp:
        """The app."""
        return cast("DatelineApp", self.app)

    @property
    def keyboard(self) -> Keyboard:
        """The keys as the user has them."""
        return self.dateline.keyboard

    @property
    def commands(self) -> tuple[type[Command], ...]:
        """The commands that work here, the screen's own first."""
        return (*commands_of(self.WHERE), *commands_of("app"))

    def on_key(self, event: events.Key) -> None:
        """Take the first key of a sequence, then do what the second one makes of it; what was said before is read."""
        if self._silence is not None:
            self.say("")
        typed = event.character or ""
        if self._prefix:
            sequence, self._prefix = self._prefix + typed, ""
            event.stop()
            event.prevent_default()
            for command in self.commands:
                if sequence in self.keyboard.keys_of(command):
                    self.do(command)
                    return
            self.say(f"{sequence} is no key here; ? lists them")
        elif typed and any(
            key[0] == typed and is_sequence(key) for command in self.commands for key in self.keyboard.keys_of(command)
        ):
            self._prefix = typed
            event.stop()
            event.prevent_default()
        elif self.KEYS_ALONE and not self._knows(event):
            name = typed if typed.strip() and typed.isprintable() else self.keyboard.named(event.key)
            self.say(f"{name} is no key here; {self.keyboard.first_of(Help)} lists them")

    def _knows(self, event: events.Key) -> bool:
        """Whether a key does something here."""
        keys = {key for command in self.commands for key in self.keyboard.keys_of(command)}
        bound = {key for _, binding in self.active_bindings.items() for key in binding.binding.key.split(",")}
        return not (keys | bound).isdisjoint({event.key, event.character, *event.aliases})

    def narrowing(self) -> Callable[[], str] | None:
        """What gives the query that narrowing to the row under the cursor leads to; it is called in a thread."""
        return None

    def do(self, command: type[Command]) -> None:
        """Do what a command says."""
        self.call_next(self.run_action, command.action)

    def footer(self) -> list[tuple[str, str]]:
        """The keys for the foot: the most useful first, help last."""
        shown = sorted((command for command in self.commands if command.footer), key=lambda command: command.footer)
        return [(self.keyboard.first_of(command), command.label) for command in shown]

    def on_mount(self) -> None:
        """List the keys."""
        self.show_keys()

    @on(KeyBar.Chosen)
    def _key_clicked(self, message: KeyBar.Chosen) -> None:
        self.press(message.key)

    def press(self, key: str) -> None:
        """Do what a key at the foot does."""
        for command in self.commands:
            if self.keyboard.first_of(command) == key:
                self.do(command)
                return

    def show_keys(self) -> None:
        """List the keys at the foot, as they are now."""
        for bar in self.query(KeyBar):
            bar.show(self.footer())

    def say(self, notice: str) -> None:
        """Say something at the foot until the next key, or for a while."""
        if self._silence is not None:
            self._silence.stop()
            self._silence = None
        for bar in self.query(KeyBar):
            bar.say(notice)
        if notice:
            self._silence = self.set_timer(NOTICE_SECONDS, lambda: self.say(""))


class DatelineDialog(DatelineScreen[ResultT], ModalScreen[ResultT]):
    """A screen over another one; Esc closes it, and so does Ctrl-C."""

    KEYS_ALONE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "widen", "close", show=False, priority=True),
        *bindings((Redraw, Suspend)),
    ]
    CSS_PATH = str(locations.styles() / "dialogs.tcss")
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def press(self, key: str) -> None:
        """Press a key at the foot: a dialog's are no commands. Two that move are for the hand alone."""
        if name := pressed(key):
            key_event = Key(name, name if len(name) == 1 else None)
            key_event.set_sender(self.app)  # else it does not rise above the screen, where its binding is looked for
            self.app.post_message(key_event)

    def action_widen(self) -> None:
        """Close without a result."""
        self.dismiss(None)
