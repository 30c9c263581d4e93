"""Options that every command has, and the dossier that they choose."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from tui import locations
from tui.errors import DossierBroken, DossierMissing
from tui.state.last_used import last_used

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.lens import Query
    from tui.store.dossier import Dossier


class _Path(click.Path):
    """A path as ``pathlib`` has it; an empty one, as of a variable that is not set, is not the folder one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("An empty path names nothing", param, ctx)
        return super().convert(value, param, ctx)


PATH: Final = _Path(path_type=Path)

READ: Final = "The dossier. Without it: the one used last, else the sample."
BUILT: Final = "The dossier to build. Without it: one named after the documents, in the user's own data folder."
WRITTEN: Final = "The dossier, which is written; it must be named."
"""What ``--dossier`` is for a command that reads, for one that builds, and for one that changes what was built."""

F = TypeVar("F", bound="Callable[..., Any]")


@dataclass(frozen=True, slots=True)
class Choice:
    """The dossier named by ``--dossier``, if any."""

    named: Path | None = None

    def known(self) -> Path | None:
        """The dossier named, else the one used last, else the sample; None if there is none of these."""
        if self.named:
            return self.named
        return next((path for path in (last_used(), locations.sample_dossier()) if path and path.is_dir()), None)

    def path(self) -> Path:
        """The dossier to read, as ``known`` has it.

        Raises:
            DossierMissing: if there is none.
        """
        path = self.known()
        if path is None:
            remedy = "Build one: dateline build DOCUMENTS --dossier NAME.dossier"
            raise DossierMissing("There is no dossier yet", remedy)
        return path

    def query(self, words: Sequence[str]) -> Query:
        """The query that words on the command line are; ``@name`` stands for a lens that the app keeps.

        Raises:
            QueryError: if they are none, or name a lens that there is not.
        """
        from tui.lens import kept
        from tui.state import kept_lenses

        return kept.read(" ".join(words), lambda: kept_lenses.load(self.path()))

    @contextmanager
    def open(self) -> Iterator[Dossier]:
        """The dossier, for reading.

        Raises:
            DossierError: if it cannot be used, at once or as it is read.
        """
        from tui.store.dossier import Dossier

        path = self.path()
        try:
            with Dossier.open(path) as dossier:
                yield dossier
        except DossierBroken as error:
            raise error.at(path) from error


def common(dossier: str = READ) -> Callable[[F], F]:
    """Give a command ``--dossier`` and ``--debug``. The command is called with ``dossier``.

    Args:
        dossier: what the command takes the dossier for, as its help says it.
    """

    def give(function: F) -> F:
        function = click.option("--dossier", type=PATH, metavar="PATH", help=dossier)(function)
        debug = "Show where in the program an error comes from."
        return click.option("--debug", is_flag=True, expose_value=False, help=debug)(function)

    return give


def on_screen(function: F) -> F:
    """Give a command ``--plain-output`` and ``--mouse``. It is called with ``plain_output`` and ``mouse``."""
    plain = "Draw whole regions of the screen, where drawing only what changed garbles it."
    function = click.option("--mouse", is_flag=True, help="Let the program have the mouse.")(function)
    return click.option("--plain-output", is_flag=True, help=plain)(function)


def choice(context: click.Context, dossier: Path | None) -> Choice:
    """The dossier named for the command, else the one named for the program."""
    outer = context.find_object(Choice)
    return Choice(dossier) if dossier or outer is None else outer


def named(context: click.Context, dossier: Path | None) -> Path:
    """The dossier named, for a command that writes it: none is changed that was not asked for.

    Raises:
        click.UsageError: if none is named; it says which one was used last.
    """
    chosen = choice(context, dossier)
    if chosen.named:
        return chosen.named
    known = chosen.known()
    hint = f"; the one used last is {known}" if known else ""
    raise click.UsageError(f"Missing option '--dossier'{hint}", context)
