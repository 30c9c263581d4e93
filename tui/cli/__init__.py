"""The command line: one file a command."""

from tui.cli.running import main

__all__ = ["main"]
