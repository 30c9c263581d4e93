"""Small dossiers made up by hypothesis, and queries that have a chance with them."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.lens.memory import TABLES, Memory
from tui.lens.language import Field, Not, Number, Period, Phrase, Query, Undated, Word, all_of, any_of
from tui.model import (
    Actor,
    Article,
    Body,
    Event,
    Figure,
    Mention,
    PartialDate,
    Participant,
    Place,
    Quote,
    Relation,
    Report,
    Toll,
    When,
)

WORDS = ("bomb", "bombs", "river", "Córdoba", "camp", "camps", "مدينة", "Peña", "rivers")
NAMES = ("Red River", "Camp Group", "Córdoba", "River Group", "Group", "RR")
PLACES = ("Quetta", "Quetta station", "Sindh", "Karachi", "New Karachi", None)
COUNTRIES = ("Guinea", "Papua New Guinea", "Iran", None)
DATES = (None, "2023", "2024", "2024-02", "2024-02-29", "2024-03", "2024-03-01")
SOURCES = ("The Post", "Post", "Antara News", None)
ACTOR_KINDS = ("state", "person", "armed_group")
ROLES = ("claimant", "victim")
SENTENCE = 24


def _when(draw: st.DrawFn) -> When:
    start, end = draw(st.sampled_from(DATES)), draw(st.sampled_from(DATES))
    if start is None:
        return When()
    if end is None or end < start:
        end = start
    return When(start, end, "range" if end != start else "day")


def _toll(draw: st.DrawFn) -> Toll:
    low, high = draw(st.none() | st.integers(0, 5)), draw(st.none() | st.integers(5, 9))
    return Toll(low, high)


def _identity(prefix: str, number: int) -> str:
    return f"{prefix}-{number * 7919 % 10_000_019:010x}"


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@st.composite
def memories(draw: st.DrawFn) -> Memory:
    """A dossier of up to four articles with whatever they may hold."""
    actors = [_identity("ac", n) for n in range(1, draw(st.integers(1, 4)) + 1)]
    articles = [_identity("ar", n) for n in range(1, draw(st.integers(1, 4)) + 1)]
    actor, article = st.sampled_from(actors), st.sampled_from(articles)
    spans = st.integers(0, SENTENCE).map(lambda start: (start, start + 6))
    tables: dict[str, list[object]] = {name: [] for name in ("articles", "texts", "events", "quotes", "figures")}
    relations = []
    for identity in articles:
        published = _when(draw) if draw(st.booleans()) else None
        source = {"outlet": draw(st.sampled_from(SOURCES)), "agency": draw(st.sampled_from(SOURCES))}
        kinds = draw(st.sampled_from(((), ("news",), ("news", "op-ed"))))
        tables["articles"].append(
            Article(identity, "p", "text", "0", draw(texts), published=published, kinds=kinds, **source)
        )
        starts = draw(st.lists(st.integers(0, SENTENCE), unique=True, max_size=3).map(sorted))
        mentions = tuple(Mention(draw(actor), start, start + 1, "r") for start in starts)
        tables["texts"].append(Body(identity, draw(texts), mentions=mentions))
    for number in range(draw(st.integers(0, 5))):
        reports = []
        for _ in range(draw(st.integers(1, 2))):
            start, end = draw(spans)
            reports.append(Report(draw(article), start, end, draw(texts), "attack", "t", "r", "t"))
        participants = tuple(
            Participant(draw(st.none() | actor), "x", draw(st.sampled_from(ROLES)))
            for _ in range(draw(st.integers(0, 2)))
        )
        place = Place(
            draw(st.sampled_from(PLACES)),
            draw(st.sampled_from(COUNTRIES)),
            tuple(filter(None, [draw(st.sampled_from(PLACES))])),
        )
        timeline = draw(st.booleans())
        tables["events"].append(
            Event(
                _identity("ev", number + 1),
                draw(texts),
                draw(st.sampled_from(("attack", "meeting"))),
                tuple(reports),
                draw(st.sampled_from(("bombing", None))),
                _when(draw),
                place,
                participants,
                draw(st.sampled_from(((), ("bomb",), ("car bomb",)))),
                _toll(draw),
                _toll(draw),
                "reported" if timeline else "planned",
                timeline,
                draw(st.sampled_from(((), ("killed",), ("killed", "date")))),
            )
        )
    events = st.none() | st.sampled_from([event.id for event in tables["events"]] or [None])
    for number in range(draw(st.integers(0, 3))):
        start, end = draw(spans)
        speaker = draw(st.none() | actor)
        quote = Quote(_identity("qu", number + 1), draw(article), start, end, speaker, draw(texts), draw(texts),
                      "direct", draw(events))  # fmt: skip
        tables["quotes"].append(quote)
    for number in range(draw(st.integers(0, 3))):
        start, end = draw(spans)
        place_name = draw(st.sampled_from(PLACES))
        figure = Figure(_identity("fi", number + 1), draw(article), start, end, draw(texts), 3, _when(draw),
                        place_name, draw(st.none() | actor), (("bombs", 2),))  # fmt: skip
        tables["figures"].append(figure)
    for number in range(draw(st.integers(0, 2))):
        start, end = draw(spans)
        relation = Relation(_identity("re", number + 1), draw(article), start, end, draw(actor), "supports",
                            draw(actor), draw(texts))  # fmt: skip
        relations.append(relation)
    people = []
    for identity in actors:
        aliases = tuple((alias, 1) for alias in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=2)))
        kind = draw(st.sampled_from(ACTOR_KINDS))
        people.append(Actor(identity, draw(st.sampled_from(NAMES)), kind, aliases, mentions=draw(st.integers(0, 3))))
    return Memory(actors=people, relations=relations, **tables)  # type: ignore[arg-type]


def changes(before: Memory, after: Memory) -> dict[str, tuple[list[str], list[str]]]:
    """What was put and removed between two dossiers, by table."""
    found = {}
    for table in TABLES:
        old, new = before.tables[table], after.tables[table]
        put = [identity for identity, record in new.items() if old.get(identity) != record]
        removed = [identity for identity in old if identity not in new]
        if put or removed:
            found[table] = (put, removed)
    return found


dates = st.sampled_from([PartialDate.parse(iso) for iso in DATES if iso] + [PartialDate(2025)])


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    first, last = draw(st.none() | dates), draw(dates)
    if first and last.last < first.first:
        first, last = last, first
    return Period(first, last, draw(st.sampled_from(("date", "published"))))


@st.composite
def _numbers(draw: st.DrawFn) -> Number:
    low = draw(st.none() | st.integers(0, 9))
    return Number(draw(st.sampled_from(("killed", "injured"))), low, draw(st.integers(low or 0, 9)))


def _field(name: str, *values: str) -> st.SearchStrategy[Query]:
    return st.builds(Field, st.just(name), st.sampled_from(values))


_actors = _field("actor", *NAMES, "rr", "river*", "gro*", "nobody", _identity("ac", 1))
_roles = _field("role", *ROLES, "host")
leaves = st.one_of(
    st.tuples(_actors, _roles).map(all_of),
    st.tuples(_field("type", "attack"), _roles).map(all_of),
    st.builds(Word, st.sampled_from((*WORDS, "ri", "cordoba", "absent")), st.booleans()),
    st.builds(Phrase, texts.map(lambda text: " ".join(text.split()[:2]))),
    _actors,
    _field("type", "attack", "meeting", "war"),
    _field("subtype", "bombing"),
    _field("status", "planned", "reported"),
    _field("differ", "killed", "date"),
    _roles,
    _field("place", "quetta", "karachi", "kara*", "station quetta", "iran", "guinea"),
    _field("country", "guinea", "papua", "Iran"),
    _field("weapon", "bomb", "car"),
    _field("source", "post", "the post", "antara", "an*"),
    _field("kind", "news", "op-ed", "person", "armed group", "state"),
    _field("article", _identity("ar", 1), "river", "bombs camp", "ri*"),
    _field("event", _identity("ev", 1), "river", "cam*"),
    _periods(),
    _numbers(),
    st.builds(Undated, st.sampled_from(("date", "published"))),
)


def _compound(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(several.map(all_of), several.map(any_of), parts.map(Not))


queries = st.recursive(leaves, _compound, max_leaves=6)
