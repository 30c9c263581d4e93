"""Bringing together step by step gives what doing it at once gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.build.newsroom import Story, content, extract, join, stories
from tui.build.joining import reports

PATHS = tuple("abcdef")
pytestmark = pytest.mark.usefixtures("quick")

steps = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(PATHS), st.none() | stories, min_size=1, max_size=len(PATHS)), st.integers(0, 9)
    ),
    min_size=1,
    max_size=5,
)


def _compare(changes: list[tuple[dict[str, Story | None], int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        gradual, at_once = Path(folder) / "gradual.dossier", Path(folder) / "once.dossier"
        held: dict[str, Story] = {}
        timeline = 0
        for change, chance in changes:
            stale = [extract(path, held[path]).article.id for path in change if path in held]
            held = {path: story for path, story in {**held, **change}.items() if story}
            fresh = [extract(path, story) for path, story in change.items() if story]
            timeline = join(gradual, stale, fresh, keep=chance > 0)
        everything = [extract(path, story) for path, story in sorted(held.items(), reverse=True)]
        assert timeline == join(at_once, (), everything)
        found, wanted = content(gradual), content(at_once)
        for table in wanted:
            assert found[table] == wanted[table]


@settings(max_examples=30, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_any_steps_give_what_one_step_gives(changes: list[tuple[dict[str, Story | None], int]]) -> None:
    _compare(changes)


@settings(max_examples=30, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_so_do_they_where_topics_are_crowded(changes: list[tuple[dict[str, Story | None], int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reports, "LEADING", 2)
        _compare(changes)
