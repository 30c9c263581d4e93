"""What people come for, on the sample dossier: from start, in few keys, the answer stands on the screen of 80 by 24."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.screens.pictures import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_KEYS: Final = 8
"""Key presses besides the words that are typed."""


@dataclass(frozen=True, slots=True)
class Task:
    """A question, the keys and ``words typed`` that answer it, and what must then be on the screen."""

    question: str
    keys: tuple[str, ...]
    answer: tuple[str, ...]

    @property
    def presses(self) -> int:
        """Key presses besides typed words."""
        return sum(not key.startswith("'") for key in self.keys)


TASKS: Final = (
    Task(
        "who claimed the airport attack in Karachi, and how many died",
        ("F", "'place:karachi actor:bla killed:2", "enter", "2"),
        ("2†", "Balochistan Liberation Army", "Oct 06"),
    ),
    Task(
        "what happened on 27 September 2024, and who attended",
        ("F", "'2024-09-27 type:meeting", "enter", "2"),
        ("Sep 27", "meeting", "China", "Iran", "Khawaja Asif"),
    ),
    Task(
        "all that Lin Jian said",
        ("A", "'lin j", "enter", "full_stop", "4"),
        ("Quotes", "Lin Jian", "helping Pakistan to develop its economy", "will not succeed"),
    ),
    Task(
        "every attack with more than 20 dead",
        ("F", "'type:attack killed:>20", "enter", "2"),
        ("≥26†", "141†", "more than 20 killed"),
    ),
    Task(
        "the figures for January to October 2024",
        ("F", "'2024-01..2024-10", "enter", "4"),
        ("785", "951", "966", "2024-01 to 2024-10"),
    ),
    Task(
        "which articles name the BLA",
        ("F", "'actor:bla", "enter"),
        ("Suicide attack near Karachi airport", "Bomb at Quetta railway station", "with bla"),
    ),
    Task(
        "the sentence behind the toll of Peshawar",
        ("F", "'killed:141", "enter", "2"),
        ("141†", "132 students", "nine teachers", "141 killed"),
    ),
)


@pytest.fixture(scope="module")
def sample_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built."""
    return sample(tmp_path_factory.mktemp("sample") / "sample.dossier")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.question)
async def test_the_answer_is_on_the_screen(drive: Callable[..., Any], sample_dossier: Path, task: Task) -> None:
    assert task.presses <= MOST_KEYS
    async with drive(dossier=sample_dossier) as at:
        before = " ".join(at.text().split())
        for key in task.keys:
            if key.startswith("'"):
                await at.type(key[1:])
            else:
                await at.press(key)
        shown = " ".join(at.text().split())
    missing = [words for words in task.answer if words not in shown]
    assert not missing, shown
    assert any(words not in before for words in task.answer), "it stood there before any key was pressed"
