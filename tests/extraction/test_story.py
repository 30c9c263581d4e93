"""What a document's tellings of one happening say together, and how long that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.analysis import Named
from tui.extraction.cast import actors
from tui.extraction.geography import places
from tui.extraction.happenings import events
from tui.extraction.happenings.coreference import coreference
from tui.extraction.happenings.story import Story, gathered, settled
from tui.extraction.happenings.telling import Count
from tui.extraction.happenings.tolls.totals import Tally, of_story
from tui.extraction.time import dates

if TYPE_CHECKING:
    from tests.extraction.conftest import Reading
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.telling import Telling


@pytest.fixture
def tellings(read: Reading, dictionaries: Dictionaries) -> list[Telling]:
    """Two happenings, the second one deadlier."""
    analysis = read(
        "A bomb killed two farmers in Cali, Colombia, on 4 May 2021. "
        "Gunmen shot dead three nurses in Pune on 6 June 2019."
    )
    when, where = dates.find(analysis), places.find(analysis, dictionaries)
    appearances, cast = actors.find(analysis, where, dictionaries)
    found, _ = events.joined(analysis, Named(cast, appearances, where, when), dictionaries)
    return [telling for story in found for telling in story.tellings]


def test_a_settled_story_works_its_answers_out_once(tellings: list[Telling]) -> None:
    story = Story(tellings[0])
    assert of_story(story, "killed") is not of_story(story, "killed")
    with settled([story]):
        assert of_story(story, "killed") is of_story(story, "killed")
        assert story.keys("victim") == {"farmer"}
        assert story.keys("perpetrator") != story.keys("victim")


def test_a_settled_story_hears_of_what_is_added(tellings: list[Telling]) -> None:
    story = Story(tellings[0])
    with settled([story]):
        assert of_story(story, "killed").min == 2
        story.add(tellings[1])
        assert of_story(story, "killed").min == 3
        assert story.keys("victim") == {"farmer", "nurse"}


def test_a_settled_story_takes_in_each_telling_once(tellings: list[Telling]) -> None:
    taken: list[Telling] = []

    @gathered
    def kinds(telling: Telling) -> tuple[str]:
        taken.append(telling)
        return (telling.type,)

    story = Story(tellings[0])
    with settled([story]):
        assert kinds(story) == kinds(story) == {"attack"}
        story.add(tellings[1])
        assert kinds(story) == {"attack"}
    assert taken == tellings


def test_a_toll_is_told_in_the_order_of_the_text() -> None:
    first, second = Count(2, 2, "nurse", "two nurses", 0), Count(3, 3, "cook", "another three cooks", 50, more=True)
    tally = Tally()
    tally.add(4, [second])
    assert tally.toll().min == 3
    tally.add(1, [first])
    assert tally.toll().min == 5


def test_a_story_that_is_no_longer_settled_hears_of_what_changes(tellings: list[Telling]) -> None:
    story = Story(tellings[0])
    with settled([story]):
        assert story.keys("victim") == {"farmer"}
    tellings[0].fillers.clear()
    assert story.keys("victim") == set()


def test_joining_leaves_no_story_settled(tellings: list[Telling]) -> None:
    stories = coreference.join(tellings)
    assert len(stories) == 2
    assert all(story.answers is None for story in stories)
