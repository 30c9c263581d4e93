"""Leaving waits for no question that a thread is still asking."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import asyncio, sys, threading
from tui.terminal.leaving import leave, wait_for_no_question

async def ask(answered):
    loop = asyncio.get_running_loop()
    wait_for_no_question(loop)
    begun = threading.Event()
    def question():
        begun.set()
        answered.wait(60)
    asked = loop.run_in_executor(None, question)
    while not begun.is_set():
        await asyncio.sleep(0.01)
    if answered.is_set():
        await asked

answered = threading.Event()
if sys.argv[1] == "answered":
    answered.set()
asyncio.run(ask(answered))
print("loop ended", end="")
leave(7)
print(", and nobody asks")
"""


@pytest.mark.parametrize(
    ("question", "code", "says"), [("answered", 0, "loop ended, and nobody asks\n"), ("open", 7, "loop ended")]
)
def test_a_question_that_is_still_asked_is_left(question: str, code: int, says: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, question],
        capture_output=True,
        text=True,
        timeout=30,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert (ended.stdout, ended.returncode) == (says, code), ended.stderr
