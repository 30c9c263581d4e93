"""Writing the query: completion, what it leads to, and errors where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from tui.errors import QueryError
from tui.lens import kept
from tui.screens.pick import Pick
from tui.state import kept_lenses
from tui.widgets.choices import Choice, Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.lens_bar import counted
from tui.widgets.title_line import TitleLine
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.lens import Lens, Query
    from tui.lens.kinds import Kind
    from tui.screens.desk import Desk


EXAMPLES: Final = {
    "actor:": "who takes part or is named   actor:bla",
    "article:": "one article, by its id",
    "country:": "the country of events   country:pakistan",
    "differ:": "what sources disagree on   differ:killed",
    "event:": "one event, by its id",
    "kind:": "the kind of article   kind:op-ed",
    "place:": "where   place:quetta",
    "role:": "what somebody is in an event   role:claimant",
    "source:": "the outlet or agency   source:antara",
    "status:": "how sure an event is   status:alleged",
    "subtype:": "the kind of attack …   subtype:bombing",
    "type:": "the type of event   type:attack",
    "weapon:": "with what   weapon:bomb",
    "killed:": "how many died   killed:>20",
    "injured:": "how many were hurt   injured:10..50",
    "before:": "events before a day   before:2024-10-06",
    "after:": "events after a day   after:2024-10",
    "date:": "when events were   date:2024-09..2024-10",
    "published:": "when articles appeared   published:2024-11",
}
"""What the names of conditions ask for, each with how one is written."""


class QueryScreen(Pick[str]):
    """Gives back the query's text; Tab takes the completion under the cursor."""

    HEADING = "The query that says what is shown"
    HINT = 'actor:bla type:attack place:quetta 2024-09.. killed:>20 "press conference"'
    EMPTY = "No completion here."
    BINDINGS: ClassVar[list[BindingType]] = [
        *Pick.BINDINGS,
        Binding("tab", "take", "take the completion", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, query: str) -> None:
        super().__init__(f"{query} " if query else "")
        self.desk = desk

    def compose(self) -> ComposeResult:
        """The line, what it says or what is wrong with it, the completions."""
        glyphs = self.dateline.glyphs
        with Vertical(classes="dialog"):
            yield TitleLine(glyphs, self.HEADING, id="heading")
            yield TypedLine(self.first_words, hint=self.HINT)
            yield TitleLine(glyphs, id="wrong")
            yield TitleLine(glyphs, id="says")
            yield Choices[str](glyphs, id="choices")
            yield KeyBar(id="keys")

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        return [("Enter", "show it"), ("Tab", "take the completion"), (self.move_keys, "choose one"), ("Esc", "close")]

    def choices(self, words: str) -> Sequence[Choice[str]]:
        """The completions of what is typed; says what the query leads to on the way."""
        position = self.query_one(Input).cursor_position
        try:
            query = self._read(words)
        except QueryError as error:
            caret = " " * min(error.position, 60) + "^ " + error.problem
            self.app.call_from_thread(self._say, caret, error.remedy)
        else:
            counts = self.desk.lens.counts(query)
            leads_to = "  ".join(counted(counts[kind][0], kind) for kind in ("articles", "events", "actors"))
            self.app.call_from_thread(self._say, "", f"{self.desk.words(query) or 'everything'}:  {leads_to}")
            if not any(shown for shown, _ in counts.values()):
                others = looser(self.desk.lens, query)
                at_a_word = bool(words[:position].strip()) and not words[position - 1].isspace()
                found = self._completions(words, position)
                return [*found, *others] if at_a_word else [*others, *found]
        return self._completions(words, position)

    def _completions(self, words: str, position: int) -> list[Choice[str]]:
        return [*self._lenses(words[:position], words[position:]), *completions(self.desk.lens, words, position)]

    def _read(self, words: str) -> Query:
        return kept.read(words, lambda: kept_lenses.load(self.dateline.dossier_path))

    def _lenses(self, before: str, behind: str) -> list[Choice[str]]:
        """The lenses kept whose names begin with what is typed behind an ``@``."""
        head, at, typed = before.rpartition("@")
        if not at or " " in typed:
            return []
        lenses = kept_lenses.load(self.dateline.dossier_path)
        return [
            Choice(kept.written(name), f"{head}{kept.written(name)} {behind.lstrip()}", "", query)
            for name, query in lenses.items()
            if name.casefold().startswith(typed.casefold())
        ]

    def _say(self, wrong: str, says: str) -> None:
        if self.is_attached:
            self.query_one("#wrong", TitleLine).show(wrong)
            self.query_one("#says", TitleLine).show(says)

    def action_take(self) -> None:
        """Put the completion under the cursor into the line."""
        choice = self.offered.current
        if choice is not None:
            line = self.query_one(Input)
            line.value = choice.value
            line.cursor_position = len(choice.value)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.prevent_default()
        try:
            self.dismiss(str(self._read(message.value)))
        except QueryError as error:
            self._say(" " * min(error.position, 60) + "^ " + error.problem, error.remedy)


def completions(lens: Lens, words: str, position: int) -> Iterator[Choice[str]]:
    """What can be written at a position; choosing one gives the whole text."""
    for one in lens.complete(words, position):
        rest = words[one.end :] if one.text.endswith(":") else f" {words[one.end :].lstrip()}"
        whole = f"{words[: one.start]}{one.text}{rest}"
        if one.label in EXAMPLES:
            yield Choice(EXAMPLES[one.label], whole, one.label, one.note)
        else:
            yield Choice(one.label, whole, "", one.note)


def looser(lens: Lens, query: Query) -> Iterator[Choice[str]]:
    """For a query that shows nothing: what it can be without one of its conditions, that which shows most first."""
    kinds: tuple[Kind, ...] = ("events", "articles")
    found = ((kind, lens.looser(query, kind)) for kind in kinds)
    kind, some = next(((kind, some) for kind, some in found if some), ("events", []))
    for part, rest, total in some:
        yield Choice(f"without {part}", str(rest), str(rest), counted(total, kind))
