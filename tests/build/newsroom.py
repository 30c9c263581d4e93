"""Extracts made directly, without a language model, of few places, actors, days and texts: so that much is merged."""

from __future__ import annotations

import sqlite3
from array import array
from itertools import pairwise
from threading import Event as Flag
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from hypothesis import strategies as st

from tui.build.databases import run
from tui.build.joining import Index, Joining
from tui.build.joining.copying import UNJUDGED, Copies
from tui.build.joining.cores import Cores
from tui.build.joining.happenings import Happenings
from tui.build.joining.index import TABLES as INDEX
from tui.build.joining.index import number
from tui.build.joining.reports import Reports
from tui.build.joining.tallying import Tallies
from tui.build.joining.ties import Ties
from tui.build.planning import Known
from tui.edits import Edits
from tui.extraction.articles.duplicates import age, of_words
from tui.extraction.extract import Extract
from tui.extraction.happenings.assembly import event
from tui.extraction.happenings.matching import features, said
from tui.model import (
    Actor,
    Appearance,
    Article,
    Body,
    Event,
    Mention,
    Participant,
    Place,
    Quote,
    Relation,
    Report,
    Role,
    Toll,
    When,
    fingerprint,
)
from tui.store.dossier import TABLES, Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

PLACES = (
    Place("Velm", "Norland", ("Kessa",)),
    Place("the station, Velm", "Norland", ("Velm", "Kessa")),
    Place("Harbour station", "Norland"),
    Place("Kessa", "Norland"),
    Place(None, "Norland"),
    Place(),
)
SAID = ("Friday", "9 November", "November 10")
"""Days as they are said where nothing tells of which week or year."""
DAYS = ("2024-11-08", "2024-11-09", "2024-11-10", "2024-11-30", "2024-12-01", "2024-11", "2024", *SAID, None)
QUOTES = (
    "x" * 10,
    "after the told by the sea",
    "a ship of Tarn Lines out of Osmund sank",
    "near Osmund the ship of Tarn Lines burnt",
)
ACTORS = ("Harbour Front", "Council of Velm", "Tariq Odo")
ACTOR_IDS = tuple(fingerprint("ac", name) for name in ACTORS)
NO_EDITS = Edits()
VOCABULARY = [f"{a}{b}" for a in ("ba", "ko", "mi", "tu") for b in ("dan", "vel", "rist", "nok", "sa", "pel", "gor")]


class Told(NamedTuple):
    """A report to be: type, place, day, dead, actor, where in the text."""

    type: str
    place: int
    day: str | None
    killed: int | None
    actor: int | None
    start: int


class Story(NamedTuple):
    """An article to be. Those of one ``text`` are near-copies; another ``version`` is another content."""

    text: int
    version: int
    published: str | None
    told: tuple[Told, ...]
    named: tuple[int, ...]


told = st.builds(
    Told,
    st.sampled_from(["attack", "attack", "military_operation", "disaster", "meeting", "statement"]),
    st.integers(0, len(PLACES) - 1),
    st.sampled_from(DAYS),
    st.sampled_from([None, 2, 26, 30]),
    st.sampled_from([None, 0, 1, 2]),
    st.integers(0, 4),
)
stories = st.builds(
    Story,
    st.integers(0, 2),
    st.integers(0, 9),
    st.sampled_from([None, "2024-11-09", "2024-11-12", "2024-12-03"]),
    st.lists(told, max_size=3).map(tuple),
    st.lists(st.integers(0, len(ACTORS) - 1), max_size=3, unique=True).map(tuple),
)


def extract(path: str, story: Story) -> Extract:
    """The extract of a story under a path."""
    sha = fingerprint("sh", *story)
    article = fingerprint("ar", path, sha)
    words = [VOCABULARY[(n * n + n * story.text) % len(VOCABULARY)] for n in range(80 - 30 * (story.version % 2))]
    words[story.version * 5] = path
    published = When(story.published, story.published, "day") if story.published else None
    return Extract(
        Article(article, path, "text", sha, f"{path} {story.version}", published=published),
        Body(
            article,
            " ".join(words),
            mentions=tuple(Mention(ACTOR_IDS[n], 2 * n, 2 * n + 1, "test") for n in sorted(story.named)),
            appearances=tuple(_appearance(article, n, story) for n in story.named),
            shingles=of_words(" ".join(words)),
        ),
        tuple(_report(article, one) for one in dict.fromkeys(story.told)),
        tuple(
            Quote(fingerprint("qu", article, n), article, 0, 1, ACTOR_IDS[n], "x", str(n), "direct")
            for n in story.named
        ),
        relations=tuple(
            Relation(fingerprint("re", article, a, b), article, 0, 1, ACTOR_IDS[a], "supports", ACTOR_IDS[b])
            for a, b in pairwise(story.named)
        ),
    )


def _appearance(article: str, n: int, story: Story) -> Appearance:
    name = ACTORS[n]
    role = Role("Chair", "Velm", story.published, article, n, n + 1)
    return Appearance(
        fingerprint("ac", name),
        name if story.version % 3 else name.upper(),
        "organisation" if story.text else "person",
        ((name, 1 + story.version), (name.split()[0], story.text + 1)),
        roles=(role,) if story.version % 2 else (),
        country="Norland" if story.text == 1 else None,
        dictionary="front" if n == 0 and story.version == 3 else None,
        certainty=0.5 + story.version / 20,
    )


def _report(article: str, one: Told) -> Report:
    place = PLACES[one.place]
    name = None if one.actor is None else ACTORS[one.actor]
    role = "victim" if one.start % 2 else "speaker"
    who = () if name is None else (Participant(fingerprint("ac", name), name, role),)  # type: ignore[arg-type]
    rule = "explicit" if one.start < 3 else "day of the dateline"
    return Report(
        article,
        one.start,
        one.start + 10,
        QUOTES[one.start % len(QUOTES)],
        one.type,  # type: ignore[arg-type]
        "told",
        "test",
        f"{one.type} {one.place} {one.day} {one.killed} {one.actor}",
        When(text=one.day) if one.day in (*SAID, None) else When(one.day, one.day, "day", rule=rule),
        place=place,
        participants=who,
        killed=Toll(one.killed, None if one.killed == 26 else one.killed) if one.killed else Toll(),
    )


def join(
    dossier: Path, stale: Iterable[str], fresh: Iterable[Extract], *, keep: bool = True, edits: Edits = NO_EDITS
) -> int:
    """Take articles out and put extracts in, in one commit; returns how many events of the timeline there are.

    With ``keep`` false the index is deleted first. The decisions by hand are ``edits`` from then on.
    """
    place = dossier / "cache" / "joining.sqlite"
    if not keep:
        place.unlink(missing_ok=True)
    with Writer.open(dossier, name="test") as writer, Index(place, writer.stamp) as index:
        anew = not index.stands_for(writer.stamp)
        before = Dossier.open(dossier) if writer.info.commit else None
        index.begin(anew=anew)
        joining = Joining(writer, before, index, Flag(), edits)
        if anew:
            for article in writer.all("articles"):
                index.hold(article.path, Known(article.id, article.sha256))
            joining.adopt()
        for identity in stale:
            joining.remove(identity)
        joining.edit_again()
        for one in fresh:
            joining.add(one, Known(one.article.id, one.article.sha256))
        joining.settle()
        writer.replace("decisions", joining.decisions())
        if writer.changed:
            writer.commit(index.commit)
        else:
            index.commit(writer.stamp)
        index.confirm()
        return index.timeline


def tables() -> sqlite3.Connection:
    """An empty index in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    run(connection, INDEX)
    return connection


def events(
    told: Iterable[Report],
    originals: Mapping[str, str],
    published: Mapping[str, When] | None = None,
    persons: Mapping[str, str] | None = None,
    subjects: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Event, ...]:
    """The events behind some reports, in the order of their ids.

    Persons' ids with their names are of all articles; subjects are those of whom an article speaks most.
    """
    connection, known = tables(), published or {}
    held = {number(repr(report)): report for report in told}
    reports = Reports(connection)
    cores = Cores(connection, reports)
    for key, report in held.items():
        subject = (subjects or {}).get(report.article, frozenset())
        reports.add(features(report, key, known.get(report.article), persons or {}, subject), None)
    flipped = reports.settle()
    Ties(connection, reports, cores).settle(cores.settle(held), flipped)
    happenings = Happenings(connection, cores)
    groups = {tuple(sorted(one.reports)): one.reasons for key in held for one in happenings.around(key)}
    found = (event([held[key] for key in keys], originals, known, said(reasons)) for keys, reasons in groups.items())
    return tuple(sorted(found, key=lambda one: (one.id, repr(one))))


def copies(articles: Iterable[tuple[Article, tuple[int, ...]]]) -> dict[str, str]:
    """The near-copies among some articles: each copy's id with the id of its original."""
    connection = tables()
    found = Copies(connection)
    for article, sketch in articles:
        put_sketch(connection, article, sketch)
        found.add(age(article))
    found.settle()
    return dict(connection.execute("SELECT id, original FROM article WHERE original IS NOT NULL"))


def put_sketch(connection: sqlite3.Connection, article: Article, sketch: tuple[int, ...]) -> None:
    """Let an index know of an article that is to be judged."""
    row = (article.id, age(article), None, UNJUDGED, "", array("q", sketch).tobytes(), b"")
    connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def actors(appearances: Iterable[Appearance]) -> list[Actor]:
    """The actors behind some appearances, in the order of their ids."""
    tallies = Tallies(tables())
    tallies.add(appearances)
    return [found for _, found in tallies.settle() if found]


def content(dossier: Path) -> dict[str, dict[str, object]]:
    """Everything that a dossier holds, by table and id."""
    with Dossier.open(dossier) as opened:
        return {
            table: {getattr(one, "id", ""): msgspec.to_builtins(one) for one in opened.all(table)} for table in TABLES
        }
