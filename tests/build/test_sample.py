"""The sample dossier: what its sixteen documents tell several times is one event each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.build.newsroom import events
from tui import locations
from tui.documents import discover, read
from tui.extraction.pipeline import extract
from tui.model import Problem

if TYPE_CHECKING:
    from tui.extraction.dictionaries import Dictionaries


def test_each_bombing_is_one_event(dictionaries: Dictionaries) -> None:
    sources = [source for source in discover([locations.sample_documents()]) if not isinstance(source, Problem)]
    extracts = [extract(read(source.path, source.load()), dictionaries) for source in sources]
    published = {one.article.id: one.article.published for one in extracts if one.article.published}
    found = events([report for one in extracts for report in one.reports], {}, published)
    deadly = [event for event in found if event.timeline and event.type == "attack" and event.killed]
    assert sorted((event.when.start, event.killed.min, event.sources >= 5) for event in deadly) == [
        ("2014", 141, False),
        ("2024-10-06", 2, True),
        ("2024-11-09", 26, True),
    ]
