"""The window of time."""

from typing import ClassVar

from tui.commands.command import Command, Where


class Timing(Command):
    """Change the window of time."""

    group = "Time"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class ZoomIn(Timing):
    """Narrow to the event's decade, year, month, day."""

    id, keys, label, action = "zoom_in", ("+", "="), "decade, year, month", "zoom(1)"
    also = "zoom"


class ZoomOut(Timing):
    """Widen to the month, year, decade, the whole time."""

    id, keys, label, action = "zoom_out", ("-",), "more time", "zoom(-1)"
    also = "zoom"


class WholeTime(Timing):
    """Show the whole time again."""

    id, keys, label, action = "whole_time", ("0",), "the whole time", "zoom(0)"
    also = "zoom reset all"


class Earlier(Timing):
    """Go to the time before that has events: a decade, year, month or day, as is shown."""

    id, keys, label, action = "earlier", ("<",), "earlier", "shift(-1)"
    also = "previous"


class Later(Timing):
    """Go to the next time that has events: a decade, year, month or day, as is shown."""

    id, keys, label, action = "later", (">",), "later", "shift(1)"
    also = "forward"


class Undated(Timing):
    """List the events without a date, or fold them again."""

    id, keys, label, action = "undated", ("z",), "list or fold what is undated", "undated"
