"""What every test stands on: a home of its own, and one language model for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from tui.extraction.dictionaries import Dictionaries


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the user's own dossiers, settings or state."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("DATELINE_DATA", str(home / "data"))
    monkeypatch.setenv("DATELINE_STATE", str(home / "state"))
    monkeypatch.setenv("DATELINE_CONFIG", str(home / "settings.toml"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language model, loaded once."""
    from tui.extraction.parsing import model

    return model()


@pytest.fixture(scope="session")
def dictionaries() -> Dictionaries:
    """The dictionaries that ship with the program."""
    from tui.extraction.dictionaries import Dictionaries

    return Dictionaries()
