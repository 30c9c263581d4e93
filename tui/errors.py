"""The one family of errors: each says what went wrong and what to do about it."""

from __future__ import annotations

import shlex
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class DatelineError(Exception):
    """Something went wrong that a person can do something about.

    Attributes:
        problem: one line that says what went wrong; document text in it is not yet safe for a terminal.
        remedy: one line that says what to do, or an empty string.
        exit_code: what the command line exits with.
    """

    exit_code = 2

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}. {self.remedy}" if self.remedy else self.problem

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.problem, self.remedy)


class UnreadableDocument(DatelineError):
    """A file or archive member could not be read as a document."""


class DictionaryError(DatelineError):
    """A dictionary file is not what it should be; the problem names its line and column."""


class EditsError(DatelineError):
    """The file of decisions by hand is not what it should be, or cannot be written."""


class SettingsError(DatelineError):
    """The settings file is not what it should be."""


class StateError(DatelineError):
    """What the program is to remember cannot be written."""


class DossierError(DatelineError):
    """A dossier cannot be used."""


class DossierMissing(DossierError):
    """There is no dossier at the place named."""


class DossierBroken(DossierError):
    """A dossier's files contradict themselves; unless another remedy is given, it is to be mended."""

    def __init__(self, problem: str, remedy: str = "Run: dateline repair --dossier PATH") -> None:
        super().__init__(problem, remedy)

    def at(self, path: Path) -> DossierBroken:
        """The same with the dossier's path in its remedy, ready to be typed: who reads a record does not know it."""
        return type(self)(self.problem, self.remedy.replace("PATH", shlex.quote(str(path))))


class DossierTooNew(DossierError):
    """A dossier was written by a newer format than this program knows."""


class DossierTooOld(DossierError):
    """A dossier was written by an older format and must be migrated before it can be changed."""


class DossierLocked(DossierError):
    """Another process is writing the dossier."""


class UnknownRecord(DatelineError):
    """No record has the id that was asked for."""

    exit_code = 1


class QueryError(DatelineError):
    """A query cannot be understood.

    Attributes:
        position: offset in characters into the query where it goes wrong.
        expected: what was expected there.
        guessed: whether that is only the likeliest of what may stand there.
    """

    def __init__(self, problem: str, position: int, expected: str = "", *, guessed: bool = False) -> None:
        remedy = f"Did you mean {expected}?" if guessed else f"Expected {expected}"
        super().__init__(problem, remedy if expected else "")
        self.position = position
        self.expected = expected
        self.guessed = guessed

    def __reduce__(self) -> tuple[object, tuple[str, int, str]]:  # type: ignore[override]
        return partial(type(self), guessed=self.guessed), (self.problem, self.position, self.expected)


class BuildStopped(DatelineError):
    """A build was stopped before it ended; the last good dossier is as it was."""

    exit_code = 130
