"""Text for the clipboard of the terminal at the user's end of the line (OSC 52)."""

from collections.abc import Callable
from typing import Final

from tui.terminal.safety import safe

MAX_BYTES: Final = 74_994
"""What most terminals take: 100,000 characters with the sequence around them, in base 64."""


def send(text: str, write: Callable[[str], None]) -> str:
    """Send a text to the terminal's clipboard; returns what to tell the user.

    Whether the terminal takes it, nobody can know: it never answers. Control characters are left out of what is sent,
    since it will be pasted elsewhere, into a shell perhaps.

    Args:
        text: what to send.
        write: ``App.copy_to_clipboard``.
    """
    sent = safe(text, lines=True)
    size = len(sent.encode())
    if size > MAX_BYTES:
        return f"too long for a terminal's clipboard ({size / 1000:,.0f} of {MAX_BYTES / 1000:,.0f} kB); export it"
    write(sent)
    count = len(sent)
    return f"{count:,} character{'' if count == 1 else 's'} sent to the terminal's clipboard"
