"""The window of time."""

from typing import ClassVar

from tui.commands.command import Command, Where


class Timing(Command):
    """Change the window of time."""

    group = "Time"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class ZoomIn(Timing):
    """Narrow to half the time, around the event."""

    id, keys, label, action = "zoom_in", ("+", "="), "half the time", "zoom(1)"


class ZoomOut(Timing):
    """Widen to twice the time."""

    id, keys, label, action = "zoom_out", ("-",), "twice the time", "zoom(-1)"


class WholeTime(Timing):
    """Show the whole time again."""

    id, keys, label, action = "whole_time", ("0",), "the whole time", "zoom(0)"


class Earlier(Timing):
    """Move the window of time to earlier."""

    id, keys, label, action = "earlier", ("<",), "earlier", "shift(-1)"


class Later(Timing):
    """Move the window of time to later."""

    id, keys, label, action = "later", (">",), "later", "shift(1)"


class Undated(Timing):
    """List the events without a date, or fold them again."""

    id, keys, label, action = "undated", ("z",), "list or fold what is undated", "undated"
