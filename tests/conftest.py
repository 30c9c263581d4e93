"""What every test stands on: a home of its own, and one language model for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from tui.extraction.dictionaries import Dictionaries

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # a busy computer is no fault of what is tested


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


HOSTILE: Final[dict[str, bytes]] = {
    "markup.txt": b"Markets wait [Reuters]\n\nThe bank [/ said [bold]nothing[/bold] [@click=app.quit]here[/].\n",
    "escape.txt": b"A \x1b[31mred\x1b[0m line\n\nPolice \x1b[2J\x1b[Hsaid \x1b]0;title\x07 two people were killed.\n",
    "osc52.txt": b"Clipboard\n\nThe minister \x1b]52;c;cm0gLXJmIC8=\x07 met \x1bP1$r\x1b\\ the envoy in Quetta.\n",
    "c1.txt": "C1\n\nOfficials \x9b31m said \x9d52;c;eA==\x9c on Monday \x85 that it was over.\n".encode(),
    "bidi.txt": "Overrides\n\nThe \u202egnp.exe\u202c was \u2066sent\u2069 to \u200fLahore\u200e today.\n".encode(),
    "wide.txt": "中国外交部发言人\n\n中国外交部发言人林剑在记者会上表示,支持巴基斯坦打击恐怖主义。\n".encode(),
    "urdu.txt": "کوئٹہ میں دھماکہ\n\nپولیس کے مطابق ہفتے کو کوئٹہ میں دھماکے سے کئی افراد ہلاک ہوئے۔\n".encode(),
    "combining.txt": "Cafe\u0301 Z\u0351\u036b\u0343\n\nThe 👨\u200d👩\u200d👧 left Gwādar.\n".encode(),
    "invalid.txt": b"Mixed\n\nUrdu \xda\xa9\xd9\x88\xd8\xa6\xd9\xb9\xdb\x81, a stray \xff byte and \x93quotes\x94.\n",
    "markup.html": b"<html><head><title>[/ Reuters]</title><script>alert(1)</script></head><body><h1>[/ Reuters]</h1>"
    b"<p>The governor &#27;]52;c;eA==&#7; said today that &#155;31m the road to [Besham] was open.</p></body></html>",
    "odd \x1b[31m [name].txt": b"Odd name\n\nThe council met in Lahore on 4 March 2024.\n",
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
}
"""Documents that try to command the terminal or to break a reader. The last two cannot be read; all others can."""


@pytest.fixture
def hostile_folder(tmp_path: Path) -> Path:
    """A folder of the hostile documents."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name, data in HOSTILE.items():
        (folder / name).write_bytes(data)
    return folder
