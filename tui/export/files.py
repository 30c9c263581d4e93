"""The files that a selection can be written to, each by what it is for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.export.columns import FIELDS, Rows
from tui.lens import Lens
from tui.lens.kinds import KINDS
from tui.store.folder import disk
from tui.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from tui.lens import Query
    from tui.lens.kinds import Kind
    from tui.store.dossier import Dossier

_SHARED: Final = 0o666
"""The permissions of a file that others may read, as far as the user's mask lets them."""
_BATCH: Final = 200


class Form(NamedTuple):
    """A form in which what a query selects is written, in pieces of text."""

    name: str
    suffix: str
    """How the names of such files end."""
    kind: Kind | None
    """The kind of record that it holds; None if it holds all of them."""
    says: str
    pieces: Callable[[Dossier, Query], Iterator[str]]

    def fits(self, name: str) -> bool:
        """Whether a file of this name is taken for one of this form."""
        return name.endswith(self.suffix[self.suffix.index(".") :])


def _markdown(notes: Mapping[str, str], dossier: Dossier, query: Query) -> Iterator[str]:
    from tui.export.markdown import report

    return report(dossier, query, notes)


def _json(notes: Mapping[str, str], dossier: Dossier, query: Query) -> Iterator[str]:
    from tui.export.json import dossier_json, write

    return write(dossier_json(dossier, query, notes))


def _csv(kind: Kind, dossier: Dossier, query: Query) -> Iterator[str]:
    return csv_of(dossier, kind, list(Lens(dossier).select(query, kind)))


def csv_of(dossier: Dossier, kind: Kind, ids: list[str]) -> Iterator[str]:
    """Records of a kind as the lines of a CSV file."""
    from tui.export.csv import lines

    rows = Rows(dossier)
    batches = (dossier.many(kind, ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH))
    return lines(FIELDS[kind], (rows.full(record) for batch in batches for record in batch))


def with_notes(form: Form, notes: Mapping[str, str]) -> Form:
    """Markdown or JSON with the notes on what is written, by the ids of their records."""
    pieces = {MARKDOWN: _markdown, JSON: _json}[form]
    return form._replace(name=f"{form.name} + notes", says="the same with your notes", pieces=partial(pieces, notes))


MARKDOWN: Final = Form("markdown", ".md", None, "a report to read, print and cite from", partial(_markdown, {}))
JSON: Final = Form("json", ".json", None, "with the texts and every offset, for other programs", partial(_json, {}))
FORMS: Final = (
    MARKDOWN,
    JSON,
    *(
        Form(f"csv {kind}", f"-{kind}.csv", kind, "a line each, for a spreadsheet", partial(_csv, kind))
        for kind in KINDS
    ),
)
"""The forms, first those that hold all kinds of records."""


def write_file(path: Path, pieces: Iterable[str]) -> int:
    """Write a file whole or not at all; returns how many bytes it has.

    Raises:
        DossierError: if it cannot be written; what was there stays.
    """
    with disk(path), whole_file(path, _SHARED, durable=True) as file:
        return sum(file.write(piece.encode()) for piece in pieces)
