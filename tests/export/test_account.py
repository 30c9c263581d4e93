"""What became of every character of an article, and which of its facts want a second look."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from hypothesis import given
from hypothesis import strategies as st

from tests.lens.memory import known
from tui.export.account import PART_KINDS, account, accounts, parts
from tui.lens import parse
from tui.model import Article, Block, Body, Dropped, Event, Figure, Quote, Report, Toll, When

if TYPE_CHECKING:
    from tui.store.dossier import Dossier

TEXT = "Flood in Narai\n\nThe river rose. Nine people drowned. It rained.\n\n- Share this"
HEADING, ROSE, DROWNED, RAINED, SHARE = (
    (TEXT.index(words), TEXT.index(words) + len(words))
    for words in ("Flood in Narai", "The river rose.", "Nine people drowned.", "It rained.", "- Share this")
)
BODY = Body(
    "ar-1",
    TEXT,
    blocks=(
        Block("heading", *HEADING, content=0),
        Block("paragraph", ROSE[0], RAINED[1], content=ROSE[0]),
        Block("boilerplate", *SHARE, content=SHARE[0] + 2),
    ),
    dropped=(Dropped(*SHARE, reason="share line"),),
    silent=(HEADING, ROSE, RAINED),
)
ARTICLE = Article("ar-1", "flood.txt", "text", "0" * 64, "Flood in Narai")


def drowning(**fields: object) -> Event:
    """A disaster told by one sentence, or as the fields say."""
    report = Report(
        "ar-1", *DROWNED, TEXT[slice(*DROWNED)], "disaster", "drowned", "trigger", "Nine drown", when=When()
    )
    event = {"id": "ev-1", "title": "Nine drown", "type": "disaster", "reports": (report,), "killed": Toll(9, 9)}
    return Event(**{**event, **fields})  # type: ignore[arg-type]


def test_every_part_is_called_what_it_is() -> None:
    found = account(ARTICLE, BODY, [drowning()])
    assert [(part.kind, TEXT[part.start : part.end]) for part in found.parts if part.kind != "space"] == [
        ("heading", "Flood in Narai"),
        ("silent", "The river rose."),
        ("told", "Nine people drowned."),
        ("silent", "It rained."),
        ("dropped", "- Share this"),
    ]
    assert found.silent == (ROSE, RAINED)


def test_a_heading_that_gave_a_fact_is_told() -> None:
    quote = Quote("qu-1", "ar-1", *HEADING, None, "the mayor", "Flood in Narai", "indirect")
    assert account(ARTICLE, BODY, [quote]).characters("heading") == 0


def test_undated_and_uncertain_facts_are_named() -> None:
    plan = drowning(id="ev-2", timeline=False, certainty=0.2)
    dated = drowning(id="ev-3", when=When("2024-05-01", "2024-05-01", "day", certainty=0.6))
    figure = Figure("fi-1", "ar-1", *DROWNED, "deaths", 9, certainty=0.74)
    found = account(ARTICLE, BODY, [drowning(), plan, dated, figure])
    assert [event.id for event in found.undated] == ["ev-1"]
    assert [fact.id for fact in found.uncertain] == ["ev-2", "ev-3", "fi-1"]


def test_the_accounts_of_a_dossier_count_plans_and_denials_too() -> None:
    memory = known()
    found = {one.article.id: one for one in accounts(cast("Dossier", memory), parse(""))}
    assert set(found) == set(memory.tables["articles"])
    told = {event for one in memory.tables["events"].values() if isinstance(one, Event) for event in [one.id]}
    assert sum(one.facts for one in found.values()) >= len(told)


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))


@given(st.text(max_size=60), st.lists(spans), st.lists(spans), st.lists(spans))
def test_the_parts_add_up_to_the_text(
    text: str, told: list[tuple[int, int]], silent: list[tuple[int, int]], dropped: list[tuple[int, int]]
) -> None:
    def within(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(start, end) for start, end in found if end <= len(text)]

    body = Body(
        "ar-1",
        text,
        silent=tuple(within(silent)),
        dropped=tuple(Dropped(start, end, "test") for start, end in within(dropped)),
    )
    found = list(parts(body, within(told)))
    assert "".join(text[part.start : part.end] for part in found) == text
    assert all(part.kind in PART_KINDS and part.start < part.end for part in found)
    assert all(one.end == other.start and one.kind != other.kind for one, other in pairwise(found))
