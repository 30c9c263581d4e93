"""Decisions by hand: laid over what was extracted in any order, undone without a trace, never lost silently."""

from __future__ import annotations

import tempfile
import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.build.conftest import BLAST
from tests.build.newsroom import ACTOR_IDS, ACTORS, NO_EDITS, QUOTES, Story, content, extract, join, stories
from tests.build.newsroom import Told as Telling
from tests.build.test_joining import PATHS
from tui.build import build
from tui.build.rejoining import rejoin
from tui.edits import (
    ActorParted,
    ActorsJoined,
    Edits,
    EventsJoined,
    Identities,
    ReportsParted,
    Told,
    changes,
    file_of,
    save,
)
from tui.edits.file import written
from tui.errors import EditsError
from tui.model import Actor, Merge
from tui.store.check import check
from tui.store.dossier import Dossier

DAY = date(2026, 11, 23)
LATER = date(2026, 11, 24)
FRONT, COUNCIL, ODO = range(len(ACTORS))


pytestmark = pytest.mark.usefixtures("quick")


def joined(actor: int, into: int, day: date = DAY) -> ActorsJoined:
    """Two actors of the newsroom that are one."""
    return ActorsJoined(day, ACTOR_IDS[actor], ACTORS[actor], ACTOR_IDS[into], ACTORS[into])


def parted(actor: int, *paths: str, now: str = "ac-00000000000a") -> ActorParted:
    """An actor of the newsroom who is another one in some articles."""
    return ActorParted(DAY, (ACTOR_IDS[actor],), ACTORS[actor], paths, now, f"{ACTORS[actor]} the Younger")


actors = st.integers(0, len(ACTORS) - 1)
joins = st.lists(st.builds(joined, actors, actors, st.sampled_from([DAY, LATER])), max_size=3, unique=True)
parts = st.lists(st.tuples(actors, st.sampled_from(PATHS)), max_size=3, unique=True)


def telling(path: str, start: int) -> Told:
    """What an article of the newsroom may tell."""
    return Told(path, QUOTES[start % len(QUOTES)], "told", "")


tellings = st.builds(telling, st.sampled_from(PATHS), st.integers(0, len(QUOTES) - 1))


@st.composite
def all_edits(draw: st.DrawFn) -> Edits:
    """Any decisions about the newsroom's actors; who was parted may be joined with others."""
    parting = tuple(
        parted(actor, path, now=f"ac-00000000000{number}") for number, (actor, path) in enumerate(draw(parts))
    )
    again = [
        ActorsJoined(LATER, one.now, one.now_name, ACTOR_IDS[who], ACTORS[who])
        for one, who in zip(parting, draw(st.lists(actors, max_size=2)), strict=False)
    ]
    events = st.builds(EventsJoined, st.just(DAY), tellings, tellings)
    reports = st.builds(
        ReportsParted, st.just(DAY), st.just("x"), st.lists(tellings, min_size=1, max_size=3).map(tuple)
    )
    return Edits(
        (*draw(joins), *again),
        parting,
        tuple(draw(st.lists(events, max_size=2, unique=True))),
        tuple(draw(st.lists(reports, max_size=2, unique=True))),
    )


steps = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(PATHS), st.none() | stories, max_size=len(PATHS)),
        all_edits(),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_any_steps_give_what_one_step_gives(changes: list[tuple[dict[str, Story | None], Edits, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        gradual, at_once = Path(folder) / "gradual.dossier", Path(folder) / "once.dossier"
        held: dict[str, Story] = {}
        edits = NO_EDITS
        for change, edits, chance in changes:
            stale = [extract(path, held[path]).article.id for path in change if path in held]
            held = {path: story for path, story in {**held, **change}.items() if story}
            fresh = [extract(path, story) for path, story in change.items() if story]
            timeline = join(gradual, stale, fresh, keep=chance > 0, edits=edits)
        shuffled = Edits(**{name: getattr(edits, name)[::-1] for name in Edits.__struct_fields__})
        everything = [extract(path, story) for path, story in sorted(held.items(), reverse=True)]
        assert timeline == join(at_once, (), everything, edits=shuffled)
        found, wanted = content(gradual), content(at_once)
        for table in wanted:
            assert found[table] == wanted[table]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.builds(ActorsJoined, st.dates(), words, words, words, words), max_size=3), words, words)
def test_the_file_says_what_was_decided_whatever_the_names(joins: list[ActorsJoined], name: str, path: str) -> None:
    told = Told(path, name, "told", path)
    edits = Edits(
        tuple(joins),
        (ActorParted(DAY, ("ac-1", "ac-2"), name, (path, "b.txt"), "ac-3", name),),
        (EventsJoined(DAY, told, told),),
        (ReportsParted(DAY, name, (told, told)),),
    )
    assert msgspec.convert(tomllib.loads(written(edits)), Edits) == edits


@given(all_edits(), st.integers(0, 5), st.sets(st.sampled_from(PATHS), min_size=1))
def test_an_actor_that_is_parted_is_the_other_one_there_and_as_before_elsewhere(
    edits: Edits, number: int, chosen: set[str]
) -> None:
    before = Identities(edits)
    shown = sorted({_who(before, one, path) for path in PATHS for one in ACTOR_IDS})
    actor = Actor(shown[number % len(shown)], "Harbour Front", "organisation")
    after = Identities(changes.parted(edits, actor, sorted(chosen), "the other", LATER))
    for path in PATHS:
        for one in ACTOR_IDS:
            was, now = _who(before, one, path), _who(after, one, path)
            if path not in chosen or was != actor.id:
                assert now == was
            else:
                assert now not in shown


def _who(identities: Identities, actor: str, path: str) -> str:
    return next((one.now for one in identities.within(path, [actor])), actor)


@pytest.mark.parametrize(
    ("known", "articles", "head"), [(("front", ""), (1, 9), 0), (("", ""), (1, 9), 1), (("", ""), (3, 3), 0)]
)
def test_a_name_that_is_known_stays_else_the_one_of_most_articles(
    known: tuple[str, str], articles: tuple[int, int], head: int
) -> None:
    both = [
        Actor(ACTOR_IDS[n], ACTORS[n], "person", articles=articles[n], mentions=9 - n, dictionary=known[n] or None)
        for n in (0, 1)
    ]
    edits, entry = changes.joined(NO_EDITS, both[0], both[1], DAY)
    assert entry.into == both[head].id
    assert changes.about(edits, entry.into) == [entry]
    assert changes.without(edits, entry) == NO_EDITS


def test_what_is_parted_twice_in_one_article_is_refused() -> None:
    with pytest.raises(EditsError, match="parted twice in a"):
        Identities(Edits((), (parted(ODO, "a", "b", now="ac-1"), parted(ODO, "a", now="ac-2"))))


def test_decisions_survive_new_documents_and_what_applies_no_more_is_said(
    folder: Path, tmp_path: Path, inline: list[str]
) -> None:
    dossier = tmp_path / "n.dossier"
    build([folder], dossier)
    found = {one.name: one for one in _actors(dossier)}
    france, japan = found["France"], found["Japan"]
    edits, entry = changes.joined(NO_EDITS, japan, france, DAY)
    edits = changes.parted(edits, found["Tariq Velani"], ["blast.txt"], "Tariq Velani the Elder", DAY)
    save(dossier, edits)
    inline.clear()
    assert rejoin(dossier)
    assert inline == []
    (folder / "blast.txt").write_text(BLAST.replace("nine", "ten"), encoding="utf-8")
    assert build([folder], dossier).unmet == ()
    names = {one.name: one for one in _actors(dossier)}
    assert entry.name not in names
    assert names[entry.into_name].merges == (Merge("joined by hand, 2026-11-23", 1),)
    assert names["Tariq Velani the Elder"].merges == (Merge("parted by hand, 2026-11-23", 1),)
    assert [one for one in check(dossier) if one.kind != "derived"] == []
    for name in ("talks.txt", "blast.txt"):
        (folder / name).write_text("Nothing here.\n", encoding="utf-8")
    unmet = {one.words: one.unmet for one in build([folder], dossier).unmet}
    assert unmet == {
        entry.words: f"no article names “{entry.name}” or “{entry.into_name}” any more",
        "“Tariq Velani” in blast.txt is another one, “Tariq Velani the Elder”": (
            "“Tariq Velani” is not named any more in blast.txt"
        ),
    }


def test_reports_are_of_one_happening_or_apart_by_hand(tmp_path: Path) -> None:
    dossier = tmp_path / "n.dossier"
    blast = Telling("attack", 0, "2024-11-09", 26, 0, 0)
    held = {
        "a": Story(0, 0, "2024-11-09", (blast,), (0,)),
        "b": Story(1, 0, "2024-11-09", (blast._replace(start=1),), (0,)),
        "c": Story(2, 0, "2024-11-12", (blast._replace(start=2, type="meeting", day="2024-12-01"),), (0,)),
    }
    extracts = [extract(path, story) for path, story in held.items()]

    def told_together(*edits: EventsJoined | ReportsParted) -> list[str]:
        joined = tuple(one for one in edits if isinstance(one, EventsJoined))
        apart = tuple(one for one in edits if isinstance(one, ReportsParted))
        join(dossier, (), (), edits=Edits((), (), joined, apart))
        with Dossier.open(dossier) as opened:
            paths = {one.id: one.path for one in opened.all("articles")}
            return sorted(
                "".join(sorted(paths[one.article] for one in event.reports)) for event in opened.all("events")
            )

    join(dossier, (), extracts)
    assert told_together() == ["ab", "c"]
    assert told_together(ReportsParted(DAY, "", (telling("a", 0),))) == ["a", "b", "c"]
    assert told_together(EventsJoined(DAY, telling("a", 0), telling("c", 2))) == ["abc"]
    both = (ReportsParted(DAY, "", (telling("a", 0),)), EventsJoined(DAY, telling("a", 0), telling("c", 2)))
    assert told_together(*both) == ["ac", "b"]
    with Dossier.open(dossier) as opened:
        reasons = {event.merge_reason for event in opened.all("events")}
    assert reasons == {None, "joined by hand, 2026-11-23; parted by hand, 2026-11-23"}
    assert told_together() == ["ab", "c"]
    gone = EventsJoined(DAY, telling("a", 3), telling("c", 2))
    assert told_together(gone) == ["ab", "c"]
    with Dossier.open(dossier) as opened:
        assert [one.unmet for one in opened.all("decisions")] == ["a does not tell “” any more"]


def test_what_is_kept_of_an_article_is_the_same_by_an_index_that_was_made_anew(tmp_path: Path) -> None:
    told = extract("b", Story(1, 0, None, (), (0, 2)))
    assert [quote.id for quote in told.quotes] != sorted(quote.id for quote in told.quotes)
    edits = Edits((joined(2, 0),))
    for keep in (True, False):
        dossier = tmp_path / f"{keep}.dossier"
        join(dossier, (), [told])
        join(dossier, (), (), keep=keep, edits=edits)
    once = tmp_path / "once.dossier"
    join(once, (), [told], edits=edits)
    assert content(tmp_path / "True.dossier") == content(tmp_path / "False.dossier") == content(once)


def test_a_file_that_is_gone_takes_nothing_back(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    dossier = tmp_path / "n.dossier"
    build([folder], dossier)
    found = {one.name: one for one in _actors(dossier)}
    save(dossier, changes.joined(NO_EDITS, found["Japan"], found["France"], DAY)[0])
    assert len(rejoin(dossier)) == 1
    file_of(dossier).unlink()
    with pytest.raises(EditsError, match=r"n\.edits\.toml is gone, and the dossier goes by 1 decision of it"):
        build([folder], dossier)
    file_of(dossier).touch()
    assert rejoin(dossier) == []
    assert {"Japan", "France"} <= {one.name for one in _actors(dossier)}


def _actors(dossier: Path) -> list[Actor]:
    with Dossier.open(dossier) as opened:
        return list(opened.all("actors"))  # type: ignore[arg-type]
