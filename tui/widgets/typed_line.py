"""A line to type in."""

from textual.events import Paste
from textual.widgets import Input


class TypedLine(Input):
    """A line to type in, without a border. All of what is pasted goes into it, with spaces where lines were broken."""

    def __init__(self, value: str = "", *, hint: str = "", selected: bool = False) -> None:
        """Offer a value; one that is ``selected`` is replaced by what is typed."""
        super().__init__(value, placeholder=hint, compact=True, select_on_focus=selected)
        self.cursor_blink = False  # it would send bytes while nobody types

    def on_paste(self, event: Paste) -> None:
        """Put it where the cursor is, in place of what is selected."""
        event.prevent_default()  # which takes the first line and drops the others
        event.stop()
        self.replace(" ".join(event.text.split()), *self.selection)
