"""Keys pressed while a dossier was built are no keys of its screen."""

from __future__ import annotations

import os
import select

from tui.terminal import typed_ahead


def test_what_was_typed_before_is_forgotten_and_what_comes_after_is_not() -> None:
    person, program = os.openpty()
    os.write(person, b"\n")
    assert select.select([program], [], [], 1)[0]
    typed_ahead.forget(program)
    assert not select.select([program], [], [], 0.05)[0]
    os.write(person, b"q\n")
    assert os.read(program, 9) == b"q\n"
    for end in (person, program):
        os.close(end)
    typed_ahead.forget(program)
