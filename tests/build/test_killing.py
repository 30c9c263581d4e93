"""Builds that are killed or find the disk full; tests/benchmarks/build_torture.py tries every moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.killing import Scene, full, killed, no_longer_than

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A dossier to be built further."""
    return Scene(tmp_path_factory.mktemp("scene"))


def test_a_killed_build_leaves_a_dossier_and_an_index_that_the_next_one_goes_on_from(scene: Scene) -> None:
    ends = [scene.wrong(killed(at), dies=True) for at in range(1, 200, 4)]
    print([e.code for e, _ in ends])
    assert [wrong for _, wrong in ends if wrong] == []
