"""Building with the progress shown on a terminal, and a way to stop."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tui.cli.output import Output, counted
from tui.errors import BuildStopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import FrameType

    from tui.build import Progress, Summary

_WISHES: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def build_with_progress(
    sources: Sequence[Path], dossier: Path, *, name: str | None = None, workers: int | None = None
) -> Summary:
    """Build; the first Ctrl-C, or other wish that it end, stops the build in good order, the second ends the program.

    Raises:
        BuildStopped: if it was stopped; its exit code is 128 and the signal's number.
        DatelineError: as the build does.
    """
    from tui.build import build

    with stopped_by_signals() as (stop, wishes), shown_progress() as tell:
        try:
            return build(sources, dossier, name=name, workers=workers, progress=tell, stop=stop)
        except BuildStopped as stopped:
            stopped.exit_code = 128 + wishes[0]
            raise


def summary(dossier: Path, built: Summary) -> str:
    """One line on what a build did."""
    unread = len(built.problems)
    problems = f"{unread:,} not read (see: dateline check), " if unread else ""
    if built.unmet:
        problems += f"{counted(len(built.unmet), 'decision')} by hand without effect (see: dateline check), "
    steps = {"added": built.added, "changed": built.changed, "removed": built.removed, "unchanged": built.unchanged}
    did = ", ".join(f"{number:,} {what}" for what, number in steps.items() if number)
    return (
        f"{dossier}: {counted(built.articles, 'article')}{f' ({did})' if did else ''}, {problems}"
        f"{counted(built.events, 'event')}, {built.timeline:,} on the timeline, {counted(built.actors, 'actor')},"
        f" {built.seconds:.1f} s"
    )


@contextmanager
def stopped_by_signals() -> Iterator[tuple[threading.Event, Sequence[int]]]:
    """What signals that the build is to end set, and the numbers of those that came."""
    stop = threading.Event()
    wishes: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        wishes.append(number)
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield stop, wishes
        return
    heeded = [number for number in _WISHES if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, ask) for number in heeded}
    try:
        yield stop, wishes
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def shown_progress() -> Iterator[Callable[[Progress], None] | None]:
    """What shows the progress, or nothing if standard error is no terminal."""
    errors = Output.errors()
    if not errors.terminal:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    class Ascii(Console):
        encoding = "ascii"

    console = (Console if errors.unicode else Ascii)(file=sys.stderr, markup=False, highlight=False, emoji=False)
    columns = (
        TextColumn("{task.fields[step]:<8}", markup=False),
        BarColumn(bar_width=20, table_column=Column(min_width=20)),
        MofNCompleteColumn(table_column=Column(no_wrap=True, min_width=len("9/99"))),
        TextColumn("{task.fields[left]:>5}", markup=False),
        TextColumn("{task.fields[rest]}", markup=False, table_column=Column(ratio=1, no_wrap=True, overflow="crop")),
    )
    with Bar(*columns, console=console, transient=True, expand=True) as bar:
        task = bar.add_task("", total=None, step="looking", left="", rest="")

        def tell(progress: Progress) -> None:
            problems = f"{progress.problems} not read  " if progress.problems else ""
            bar.update(
                task,
                completed=progress.done,
                total=progress.total or None,
                step=progress.step,
                left=progress.time_left,
                rest=f"{problems}{errors.spelled(progress.path)}",
            )

        yield tell
