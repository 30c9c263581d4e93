"""Help, places, leaving."""

from typing import ClassVar

from tui.commands.command import Command, Where


class Program(Command):
    """What every screen knows."""

    group = "Dateline"
    where: ClassVar[frozenset[Where]] = frozenset({"app"})


class Help(Program):
    """List the keys of this screen; type to search them, Enter does what a line says."""

    id, keys, label, action = "help", ("?",), "keys", "app.keys"
    also = "shortcuts bindings manual"
    footer = 99


class Palette(Program):
    """Find a command, an actor or a query by typing."""

    id, keys, label, action = "palette", ("ctrl+p", ":"), "command palette", "app.palette"


class Explain(Program):
    """Say how what is under the cursor was extracted: rule, certainty, anchor, offsets."""

    id, keys, label, action = "explain", ("i",), "how extracted", "explain"
    also = "why provenance info"
    footer = 65
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})


class Yank(Program):
    """Copy the evidence with its source, path and id: it is sent to the terminal's clipboard."""

    id, keys, label, action = "yank", ("y",), "yank with citation", "yank"
    also = "clipboard cite quote"
    footer = 66
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})


class Export(Program):
    """Write what is shown to a file: a report in Markdown, JSON for other programs, or CSV for a spreadsheet."""

    id, keys, label, action = "export", ("e",), "export", "export"
    also = "save print download share"
    footer = 62
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})


class PlaceBefore(Program):
    """Go back to the place visited before."""

    id, keys, label, action = "back", ("ctrl+o",), "back", "app.visit(-1)"
    also = "history previous undo"


class PlaceAfter(Program):
    """Go forward again through the places visited."""

    id, keys, label, action = "forward", ("L",), "forward", "app.visit(1)"
    also = "history"


class Close(Program):
    """Close this screen; from the dossier, quit."""

    id, keys, label, action = "close", ("q",), "close", "app.close"
    also = "exit leave"
    footer = 61


class Quit(Program):
    """Quit at once."""

    id, keys, label, action = "quit", ("Q",), "quit", "app.quit"
    also = "exit leave"


class OtherDossier(Program):
    """Open another dossier, or documents; these are built first."""

    id, keys, label, action = "dossiers", ("O",), "open another dossier", "app.dossiers"
    also = "import add folder switch load"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class Build(Program):
    """Read the documents again: what was added or has changed is read, what is gone is dropped."""

    id, keys, label, action = "build", ("B",), "read the documents again", "app.build"
    also = "rebuild update refresh rescan add import"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class Unread(Program):
    """List the files that could not be read; each with the reason and what can be done."""

    id, keys, label, action = "unread", ("!",), "files not read", "unread"
    also = "errors failed problems skipped"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class Reload(Program):
    """Show the dossier as it was built last; the foot of the panes says if that was since it was opened."""

    id, keys, label, action = "reload", ("R",), "show what was built anew", "app.reload"
    also = "refresh update"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class Colours(Program):
    """Choose the colours: each theme is shown as the cursor comes to it, and the one chosen is kept in the settings."""

    id, keys, label, action = "colours", ("T",), "colours", "app.colours"
    also = "theme dark light settings"


class Redraw(Program):
    """Draw the screen anew."""

    id, keys, label, action = "redraw", ("ctrl+l",), "redraw", "app.redraw"
    also = "refresh repaint"


class Suspend(Program):
    """Put the program to sleep; the shell's fg wakes it."""

    id, keys, label, action = "suspend", ("ctrl+z",), "suspend", "app.suspend_process"
    also = "background shell"
