"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from tui.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that is there already, in a folder of its own."""
    path = tmp_path / "it.json"
    path.write_bytes(b"before")
    return path


def test_it_takes_the_other_ones_place_at_the_end(file: Path) -> None:
    with whole_file(file, durable=True) as stream:
        stream.write(b"after")
        stream.flush()
        assert file.read_bytes() == b"before"
    assert file.read_bytes() == b"after"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("name", ["n" * 255, "漢" * 85, "é" * 127])
def test_its_name_may_be_as_long_as_names_can_be(tmp_path: Path, name: str) -> None:
    with whole_file(tmp_path / name) as stream:
        stream.write(b"after")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(name, b"after")]


def test_an_error_on_the_way_leaves_what_was_there(file: Path) -> None:
    with pytest.raises(KeyboardInterrupt), whole_file(file) as stream:  # noqa: PT012 - the block is what is tested
        stream.write(b"half")
        raise KeyboardInterrupt
    assert file.read_bytes() == b"before"
    assert list(file.parent.iterdir()) == [file]


def test_permissions_are_those_of_before_or_those_asked_for(file: Path) -> None:
    file.chmod(0o640)
    new, private = file.with_name("new"), file.with_name("private")
    mask = os.umask(0o022)
    try:
        for path, mode in ((file, 0o666), (new, 0o666), (private, 0o600)):
            with whole_file(path, mode):
                pass
    finally:
        os.umask(mask)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, new, private)] == [0o640, 0o644, 0o600]


def test_a_link_stays_and_its_target_is_written(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file.name)
    with whole_file(link) as stream:
        stream.write(b"after")
    assert link.is_symlink()
    assert file.read_bytes() == b"after"


def test_what_is_no_plain_file_is_written_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with whole_file(pipe) as stream:
        stream.write(b"through")
    reader.join()
    assert read == [b"through"]
    assert pipe.is_fifo()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), whole_file(tmp_path):
        pytest.fail("there is nothing to write to")
