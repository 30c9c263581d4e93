"""A dialog that chooses from a list by typing."""

from __future__ import annotations

from asyncio import sleep, to_thread
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from unicodedata import combining, normalize

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from tui.screens.base import DatelineDialog
from tui.widgets.choices import Choice, Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.title_line import TitleLine
from tui.widgets.typed_line import TypedLine
from tui.widgets.virtual_list import VirtualList
from tui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

ValueT = TypeVar("ValueT")
BREATH = 0.03
"""Seconds between two parts of an answer: the screen shows the first, and keys come through."""
PAUSE = 0.01
"""Seconds without a key after which what was typed is looked for: words that come in one go are one question."""


class Pick(DatelineDialog[ValueT]):
    """Type to search, move with the arrows, Enter chooses, Esc closes.

    A subclass says what there is to choose from; it is asked in a worker thread, since it may ask the lens. It is asked
    one thing at a time: what was typed meanwhile, but no more, is never looked for. Enter waits for the answer to what
    was typed before it.
    """

    HEADING: ClassVar[str] = ""
    HINT: ClassVar[str] = "type to search"
    EMPTY: ClassVar[str] = "Nothing matches."
    CHOOSES: ClassVar[str] = "choose"
    WHOLE: ClassVar[bool] = False
    """Whether more is said below the list of the choice under the cursor: its words, which rows cut."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "widen", "close", show=False),
        Binding("down,ctrl+n", "list('move', 1)", show=False),
        Binding("up,ctrl+p", "list('move', -1)", show=False),
        Binding("pagedown", "list('page', 1)", show=False),
        Binding("pageup", "list('page', -1)", show=False),
    ]

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.first_words = words
        self._words = words
        self._asked = 0
        self._answered = 0
        self._is_answering = False
        self._awaited: int | None = None
        """The question whose answer is to be chosen from as it comes: Enter came before it."""

    @property
    def heading(self) -> str:
        """What stands above the line to type in."""
        return self.HEADING

    def choices(self, words: str) -> Sequence[Choice[ValueT]]:
        """What there is to choose from; runs in a thread."""
        raise NotImplementedError

    def empty(self, words: str) -> str:
        """What stands where there is nothing to choose from."""
        return self.EMPTY

    def answers(self, words: str) -> Iterator[Sequence[Choice[ValueT]]]:
        """The choices, or first some of them that are found sooner; runs in a thread, each part for itself."""
        yield self.choices(words)

    def compose(self) -> ComposeResult:
        """The heading, the line to type in, the list, the keys."""
        glyphs = self.dateline.glyphs
        with Vertical(classes="dialog"):
            yield TitleLine(glyphs, self.heading, id="heading")
            yield TypedLine(self.first_words, hint=self.HINT)
            yield Choices[ValueT](glyphs, id="choices")
            if self.WHOLE:
                yield Wrapped(glyphs, id="whole")
            yield KeyBar(id="keys")

    @property
    def offered(self) -> Choices[Any]:
        """The choices."""
        return self.query_one("#choices", Choices)

    @property
    def move_keys(self) -> str:
        """The keys that move in the list, as the terminal can show them."""
        return "↑↓" if self.dateline.glyphs.unicode else "Up Down"

    def footer(self) -> list[tuple[str, str]]:
        """The keys that a dialog has."""
        return [
            ("Enter", self.CHOOSES),
            (self.move_keys, "move"),
            ("Esc", "close"),
        ]

    def on_mount(self) -> None:
        """List everything at first."""
        self.query_one(Input).focus()
        self._ask(self.first_words)

    def on_descendant_focus(self) -> None:
        """What is typed is for the line, also after a click in the list."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._ask(message.value)

    def ask_again(self) -> None:
        """Offer what there is to choose from now."""
        self._ask(self.query_one(Input).value)

    def _ask(self, words: str) -> None:
        self._asked += 1
        self._awaited = None
        self._words = words
        if not self._is_answering:
            self._is_answering = True
            self.run_worker(self._keep_answering(), group="choices")

    async def _keep_answering(self) -> None:
        done = 0
        while done != self._asked:
            while done != self._asked:
                done = self._asked
                await sleep(PAUSE)
            answers = self.answers(self._words)
            while (found := await to_thread(next, answers, None)) is not None and done == self._asked:
                self._offer(done, found)
                await sleep(BREATH)
        self._is_answering = False

    def _offer(self, token: int, found: Sequence[Choice[ValueT]]) -> None:
        if self.is_attached:
            self.offered.empty = self.empty(self._words)
            self.offered.offer(found, cursor=self.offered.cursor if token == self._answered else 0)
            self._answered = token
            self._show_whole()
            if token == self._awaited:
                self._awaited = None
                self._chosen()

    @on(VirtualList.Came)
    @on(VirtualList.Moved)
    def _show_whole(self) -> None:
        choice = self.offered.current
        for below in self.query("#whole").results(Wrapped):
            below.show(self.told(choice) if choice is not None else "")

    def told(self, choice: Choice[ValueT]) -> str:
        """What is said of a choice below the list."""
        return choice.more or choice.words

    def action_list(self, what: str, by: int) -> None:
        """Move in the list while the focus stays in the line."""
        (self.offered.action_move if what == "move" else self.offered.action_page)(by)

    @on(Input.Submitted)
    @on(VirtualList.Opened)
    def _chosen(self) -> None:
        if self._is_answering and self._answered != self._asked:
            self._awaited = self._asked
            return
        choice = self.offered.current
        if choice is not None and not choice.disabled:
            self.chosen(choice)

    def chosen(self, choice: Choice[ValueT]) -> None:
        """Close with the choice."""
        self.dismiss(choice.value)


def matching(choices: Sequence[Choice[ValueT]], words: str) -> list[Choice[ValueT]]:
    """The choices in which every word typed begins a word or stands somewhere; first the key typed, then beginnings."""
    wanted = _plain(words).split()
    if not wanted:
        return list(choices)
    ranked: list[tuple[bool, int, int, Choice[ValueT]]] = []
    for number, choice in enumerate(choices):
        text = _plain(f"{choice.label} {choice.words} {choice.more} {choice.also}")
        is_key = words.strip() in choice.keys
        if is_key or all(word in text for word in wanted):
            beginnings = sum(f" {word}" in f" {text}" for word in wanted)
            ranked.append((not is_key, -beginnings, number, choice))
    return [choice for *_, choice in sorted(ranked, key=lambda one: one[:3])]


def _plain(text: str) -> str:
    """The text as it may be typed: in small letters, without accents."""
    if text.isascii():
        return text.casefold()
    return "".join(one for one in normalize("NFKD", text.casefold()) if not combining(one))
