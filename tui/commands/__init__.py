"""The commands: one class each, and what follows from them: bindings, footer, help, palette and the README's table."""

from tui.commands import deciding, lens, moving, panes, program, reading, time
from tui.commands.command import Command, Where, bindings, is_sequence, pressed, shown

__all__ = ["COMMANDS", "Command", "Where", "bindings", "commands_of", "is_sequence", "pressed", "shown"]

COMMANDS: tuple[type[Command], ...] = (
    lens.Open,
    lens.Narrow,
    lens.Widen,
    lens.PickFacet,
    lens.WriteQuery,
    lens.KeptLenses,
    lens.Bookmark,
    lens.Note,
    lens.Bookmarks,
    lens.PickActor,
    lens.Search,
    lens.NextMatch,
    lens.PreviousMatch,
    lens.NextSource,
    lens.Sort,
    lens.Reverse,
    panes.ArticlesPane,
    panes.TimelinePane,
    panes.ActorPane,
    panes.Statements,
    panes.Compare,
    panes.NextPane,
    panes.PreviousPane,
    time.ZoomIn,
    time.ZoomOut,
    time.WholeTime,
    time.Earlier,
    time.Later,
    time.Undated,
    reading.NextEvent,
    reading.PreviousEvent,
    reading.NextActor,
    reading.PreviousActor,
    reading.NextUnread,
    reading.PreviousUnread,
    reading.TurnRead,
    reading.Fold,
    moving.Down,
    moving.Up,
    moving.PageDown,
    moving.PageUp,
    moving.HalfDown,
    moving.HalfUp,
    moving.First,
    moving.Last,
    deciding.Join,
    deciding.Part,
    program.Explain,
    program.Yank,
    program.Export,
    program.PlaceBefore,
    program.PlaceAfter,
    program.Help,
    program.Palette,
    program.Close,
    program.Quit,
    program.OtherDossier,
    program.Build,
    program.Reload,
    program.Unread,
    program.Colours,
    program.Redraw,
    program.Suspend,
)
"""All commands, in the order of the help: what the program is for first, what every program does last."""


def commands_of(where: Where) -> tuple[type[Command], ...]:
    """The commands that a screen knows itself."""
    return tuple(command for command in COMMANDS if where in command.where)
