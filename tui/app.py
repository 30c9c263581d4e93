"""Starts the app: what must be settled before Textual is loaded, and what must hold when it ends."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(dossier: Path, *, query: str = "", plain_output: bool = False, mouse: bool = False) -> int:
    """Show a dossier until the user quits; returns the exit code.

    Args:
        dossier: the dossier's folder.
        query: what to narrow to at first; empty leaves the dossier as it was left.
        plain_output: send whole regions of the screen, as Textual does by itself.
        mouse: whether the mouse is for the program.

    Raises:
        SettingsError: if the settings file is not what it should be.
        DatelineError: what else ended the app, such as a dossier that turned out to be broken.
    """
    gc.disable()  # until the dossier is open: looking for garbage in what is being loaded takes a fifth of the start
    from tui import settings as settings_file
    from tui.terminal import last_frame
    from tui.terminal.abilities import abilities

    kind = last_frame.kind_of(os.environ)
    settings = settings_file.load()
    terminal = abilities(os.environ, sys.stdin, sys.stdout)
    os.environ.update(terminal.environment)
    from tui.screens.application import DatelineApp
    from tui.terminal.glyphs import ASCII, UNICODE
    from tui.terminal.leaving import leave

    glyphs = {"auto": terminal.glyphs, "unicode": UNICODE, "ascii": ASCII}[settings.glyphs]
    app = DatelineApp(dossier, settings, glyphs, query=query)
    app.terminal_kind = kind
    app.plain_output = app.plain_output or plain_output
    app.run(mouse=mouse or settings.mouse)
    if app.failure is not None:
        raise app.failure
    if app.other is not None:
        _open_instead(app.other, plain_output=plain_output, mouse=mouse)
    code = app.return_code or 0
    if not app.is_writing:
        leave(code)
    return code


def _open_instead(path: Path, *, plain_output: bool, mouse: bool) -> None:
    """Become ``dateline open PATH``: a process of its own, in which nothing is left of the dossier before."""
    given = len(sys.argv) - 1
    program = sys.orig_argv[1 : len(sys.orig_argv) - given]
    options = [*["--plain-output"] * plain_output, *["--mouse"] * mouse]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *program, "open", *options, "--", os.fspath(path)])  # noqa: S606
