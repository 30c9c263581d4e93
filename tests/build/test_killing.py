"""Builds that are killed, stopped or find the disk full; tests/benchmarks/build_torture.py tries every moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.build.killing import Scene, full, killed, no_longer_than

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A dossier to be built further."""
    return Scene(tmp_path_factory.mktemp("scene"))


def test_a_killed_build_leaves_a_dossier_and_an_index_that_the_next_one_goes_on_from(scene: Scene) -> None:
    found = [scene.wrong(killed(at), dies=True) for at in range(9, 121, 16)]
    assert [wrong for _, wrong in found if wrong] == []
    assert found[0][0].code == -signal.SIGKILL


@pytest.mark.parametrize("at", [5, 30, 60, 80, 95])
def test_a_build_on_a_full_disk_says_so_in_one_line_and_loses_nothing(scene: Scene, at: int) -> None:
    _, wrong = scene.wrong(full(at), dies=False)
    assert wrong == []


@pytest.mark.parametrize("size", [4_096, 24_576, 65_536])
def test_a_build_whose_databases_cannot_grow_says_so_in_one_line_and_loses_nothing(scene: Scene, size: int) -> None:
    ended, wrong = scene.wrong(no_longer_than(size), dies=False)
    assert wrong == []
    assert ended.code == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_told_to_end_says_so_and_leaves_nobody_behind(tmp_path: Path, number: signal.Signals) -> None:
    for n in range(40):
        text = f"Blast kills {n} in Lima\n\nLIMA, 4 May 2021 - A blast killed {n} people in Lima, police said.\n" * 60
        (tmp_path / f"{n}.txt").write_text(text)
    command = [sys.executable, "-m", "tui", "build", str(tmp_path), "--dossier", str(tmp_path / "n.dossier")]
    build = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # what runs in the background may not be asked to end
    )
    children: list[int] = []
    _wait_until(lambda: bool(children.extend(_children(build.pid)) or children))
    build.send_signal(number)
    _, said = build.communicate(timeout=60)
    assert build.returncode == 128 + number
    assert said.splitlines() == ["dateline: The build was stopped. Start it again: it goes on where it was"]
    _wait_until(lambda: not any(map(_is_alive, children)))


def test_nobody_goes_on_reading_for_a_build_that_was_killed(tmp_path: Path) -> None:
    (tmp_path / "blast.txt").write_text(
        "Blast kills 9 in Lima\n\nLIMA, 4 May 2021 - A blast killed 9 people in Lima.\n"
    )
    command = [sys.executable, "-m", "tui", "build", str(tmp_path), "--dossier", str(tmp_path / "n.dossier")]
    build = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _wait_until(lambda: len(_children(build.pid)) > 1)  # one of them looks after what the others share
    children = _children(build.pid)
    build.kill()
    build.wait()
    _wait_until(lambda: not any(map(_is_alive, children)))


def _wait_until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


def _children(process: int) -> list[int]:
    try:
        with open(f"/proc/{process}/task/{process}/children") as listed:  # noqa: PTH123
            return [int(child) for child in listed.read().split()]
    except OSError:
        return []


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
