"""Numbers of people, with their bounds."""

from tui.model import Event, Toll
from tui.terminal.glyphs import Glyphs


def bounds(toll: Toll, glyphs: Glyphs) -> str:
    """``26``, ``≥26``, ``≤1,200`` or ``12–15``; empty when there is no number."""
    if toll.min is None and toll.max is None:
        return ""
    if toll.max is None:
        return f"{glyphs.at_least}{toll.min:,}"
    if toll.min is None:
        return f"{glyphs.at_most}{toll.max:,}"
    return f"{toll.min:,}" if toll.min == toll.max else f"{toll.min:,}{glyphs.to}{toll.max:,}"


def killed(event: Event, glyphs: Glyphs) -> str:
    """The dead of an event as a row shows them: ``≥26†``."""
    number = bounds(event.killed, glyphs)
    return number + glyphs.dead if number else ""


def in_words(toll: Toll) -> str:
    """``at least 26``, ``12 to 15``; empty when there is no number."""
    if toll.min is None and toll.max is None:
        return ""
    if toll.max is None:
        return f"at least {toll.min:,}"
    if toll.min is None:
        return f"at most {toll.max:,}"
    return f"{toll.min:,}" if toll.min == toll.max else f"{toll.min:,} to {toll.max:,}"
