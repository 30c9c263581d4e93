"""Several processes at once, for as long as a test may take; tests/benchmarks has the long versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.crowd import gather
from tests.store.killing import torture

if TYPE_CHECKING:
    from pathlib import Path


def test_a_writer_killed_at_any_moment_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    outcome = torture(tmp_path / "k.dossier", rounds=4)
    assert outcome.wrong == []
    assert outcome.commits > 4


def test_readers_see_whole_commits_while_one_writes(tmp_path: Path) -> None:
    crowd = gather(tmp_path / "c.dossier", seconds=2)
    assert crowd.wrong == []
    assert crowd.commits > 5
    assert crowd.looks > 50
