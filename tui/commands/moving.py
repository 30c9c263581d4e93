"""Moving in lists and in the reader."""

from typing import ClassVar

from tui.commands.command import Command, Where


class Moving(Command):
    """Move."""

    group = "Move"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})


class Down(Moving):
    """One row or line down."""

    id, keys, label, action = "down", ("j", "down"), "down", "focused.move(1)"


class Up(Moving):
    """One row or line up."""

    id, keys, label, action = "up", ("k", "up"), "up", "focused.move(-1)"


class PageDown(Moving):
    """One window down."""

    id, keys, label, action = "page_down", ("pagedown", "space", "ctrl+f"), "page down", "focused.page(1)"


class PageUp(Moving):
    """One window up."""

    id, keys, label, action = "page_up", ("pageup",), "page up", "focused.page(-1)"


class HalfDown(Moving):
    """Half a window down."""

    id, keys, label, action = "half_down", ("ctrl+d",), "half a page down", "focused.page(0.5)"


class HalfUp(Moving):
    """Half a window up."""

    id, keys, label, action = "half_up", ("ctrl+u",), "half a page up", "focused.page(-0.5)"


class First(Moving):
    """To the first row or line."""

    id, keys, label, action = "first", ("g", "home"), "first", "focused.edge(False)"


class Last(Moving):
    """To the last row or line."""

    id, keys, label, action = "last", ("G", "end"), "last", "focused.edge(True)"
