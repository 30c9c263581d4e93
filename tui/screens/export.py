"""Writing what is shown to a file: in which form, and where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, cast

from tui.errors import DatelineError
from tui.export.files import FORMS, MARKDOWN, with_notes, write_file
from tui.lens import parse
from tui.lens.kinds import KINDS
from tui.model import KIND_OF_PREFIX
from tui.screens.pick import Pick
from tui.widgets.choices import Choice
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.export.files import Form
    from tui.lens import Query
    from tui.lens.kinds import Kind
    from tui.screens.desk import Desk
    from tui.store.dossier import Dossier

_LONGEST: Final = 40
"""Characters of a query that a file is named after."""


class Target(NamedTuple):
    """A file to be, and the form in which it is written."""

    form: Form
    path: Path

    @classmethod
    def of(cls, form: Form, name: str) -> Target:
        """The file of a name in the folder that the program was started in; its ending is the form's."""
        path = Path(name.strip()).expanduser()
        if path.name and not form.fits(path.name):
            path = path.with_name(path.name + form.suffix)
        return cls(form, Path.cwd() / path)

    def write(self, dossier: Dossier, query: str) -> str:
        """Write what a query selects; returns what to tell the user. Runs in a thread."""
        try:
            size = write_file(self.path, self.form.pieces(dossier, parse(query)))
        except DatelineError as error:
            return str(error)
        return f"{self.path.name} is written, {size / 1000:,.1f} kB, in {self.path.parent}"


def name_for(dossier: str, query: str) -> str:
    """The name of a file after a dossier and the query: ``coast-actor-bla-2024``."""
    words = re.findall(r"\w+", query)
    while len("-".join(words)) > _LONGEST:
        words.pop()
    return "-".join([re.sub(r"[^\w.]+", "-", dossier).strip("-.") or "dossier", *words])


class Export(Pick[Target]):
    """Gives back which file to write; one that is there already only when asked twice."""

    HINT = "the name of a file"
    EMPTY = "Type the name of a file."
    CHOOSES = "write it"
    WHOLE: ClassVar[bool] = True

    def __init__(self, desk: Desk, query: str, notes: Mapping[str, str]) -> None:
        super().__init__(name_for(desk.name, desk.titled(query)))
        self.desk = desk
        self.shown_now = query
        self.notes = notes
        self._replaced: Path | None = None
        """The file that the user was told is there."""

    @property
    def heading(self) -> str:
        """What is written."""
        return f"Write {'what is shown' if self.shown_now else 'the whole dossier'} to a file"

    def choices(self, words: str) -> Sequence[Choice[Target]]:
        """The forms, with how much there is for each; first those that the name's ending asks for."""
        if not words.strip():
            return ()
        query = parse(self.shown_now)
        totals = {kind: self.desk.lens.select(query, kind).total for kind in KINDS}
        there = [*FORMS[: -len(KINDS)], *(form for form in FORMS if form.kind and totals[form.kind])]
        ends = {form: counted(totals[form.kind or "events"], form.kind or "events") for form in there}
        if noted := sum(self._holds(query, identity) for identity in self.notes):
            there[1:1] = [with_notes(MARKDOWN, self.notes)]
            ends[there[1]] = counted(noted, "notes")
        ranked = sorted(there, key=lambda form: not form.fits(words.strip()))
        return [Choice(form.says, Target.of(form, words), form.name, ends[form]) for form in ranked]

    def _holds(self, query: Query, identity: str) -> bool:
        """Whether a query selects the article, event or actor of an id."""
        kind = cast("Kind | None", KIND_OF_PREFIX.get(identity[:2]))
        return kind is not None and identity in self.desk.lens.select(query, kind)

    def told(self, choice: Choice[Target]) -> str:
        """The whole path, and whether there is such a file."""
        path = choice.value.path
        return f"{'is there already: ' if path.exists() else ''}{path}"

    def chosen(self, choice: Choice[Target]) -> None:
        """Write it, unless another file would be lost unasked."""
        path = choice.value.path
        if path.exists() and path != self._replaced:
            self._replaced = path
            self.say(f"{path.name} is there already; Enter again replaces it")
        else:
            super().chosen(choice)
