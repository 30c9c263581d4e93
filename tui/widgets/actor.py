"""The actor page: what is known of one actor, every line with its evidence."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import Final, Generic, TypeVar

from msgspec import Struct
from rich.cells import cell_len
from rich.style import Style

from tui.model import Actor, Event, Quote, Relation, Role
from tui.terminal.glyphs import Glyphs
from tui.terminal.safety import safe
from tui.widgets.columns import Part, fit, right
from tui.widgets.dates import iso
from tui.widgets.density import Histogram, bars
from tui.widgets.entries import Entries, Entry
from tui.widgets.evidence import Evidence, Proof
from tui.widgets.tolls import killed
from tui.widgets.virtual_list import VirtualList

QUOTE_LINES: Final = 6
"""Lines that a quote takes at most."""
MOST_LINES: Final = 4
"""Lines that anything else takes at most, where it does not fit on one."""

KIND: Final = 18
"""Cells for the actor's kind."""
MENTIONS: Final = 6
"""Cells for the number of mentions beside it."""
SLIM: Final = 20
"""Below this width a row of the list has room for the name alone."""
WIDE: Final = 50
"""From this width on a row of the list names the actor's kind."""

NO_ACTIVITY: Final = Histogram()

RecordT = TypeVar("RecordT", Event, Quote, Relation)


class Actors(VirtualList[Actor]):
    """Actors, a line each: name, kind where there is room, number of mentions, or of articles in their order."""

    BORDER_TITLE = "3 Actors"

    by_articles = False

    def identify(self, row: Actor) -> str:
        """The actor's id."""
        return row.id

    def bar(self, row: Actor, width: int) -> int:
        """The name."""
        return min(cell_len(safe(row.name)), width - cell_len(self._behind(row, width)))

    def draw(self, row: Actor, index: int, width: int) -> list[Part]:
        """Name, kind, number."""
        behind = self._behind(row, width)
        name = fit(row.name, width - cell_len(behind), self.glyphs.ellipsis)
        return [(name, Style()), (behind, self.part_style("row--dim"))]

    def _behind(self, row: Actor, width: int) -> str:
        """What stands behind the name."""
        if width < SLIM:
            return ""
        number = row.articles if self.by_articles else row.mentions
        written = f"{number:,}" if number < 100_000 else f"{number // 1000:,}k"
        if width < WIDE:
            return f" {written}"
        return f"  {fit(kind_words(row), KIND, self.glyphs.ellipsis)} {right(written, MENTIONS)}"


def kind_words(actor: Actor) -> str:
    """``armed group``."""
    return actor.kind.replace("_", " ")


class Told(Struct, Generic[RecordT], frozen=True):
    """A record with what finds its evidence."""

    record: RecordT
    proof: Proof


class Companion(Struct, frozen=True):
    """Another actor who takes part in some of the same events, with what finds the evidence of these."""

    actor: Actor
    events: int
    proof: Proof


class Profile(Struct, frozen=True):
    """What the page says. ``activity`` is the events' histogram over ``first`` to ``last``, ISO dates.

    One that is not ``whole`` says as much of it, from the top on, as was asked for.
    """

    actor: Actor
    mentions: Proof
    """Finds the first sentences that name the actor."""
    first: str = ""
    last: str = ""
    activity: Histogram = NO_ACTIVITY
    events: tuple[Told[Event], ...] = ()
    events_total: int = 0
    quotes: tuple[Told[Quote], ...] = ()
    quotes_total: int = 0
    relations: tuple[Told[Relation], ...] = ()
    companions: tuple[Companion, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """Names of the other actors in the relations, by id."""
    whole: bool = True


def entries(profile: Profile, glyphs: Glyphs) -> Iterator[Entry]:
    """The lines of the page."""
    actor = profile.actor
    seen = profile.mentions
    yield Entry(actor.name, kind="name", proof=seen, reference=actor.id)
    yield Entry(f" {glyphs.dot} ".join(filter(None, (kind_words(actor), actor.country))), proof=seen)
    if actor.description:
        yield Entry(actor.description, proof=seen, lines=MOST_LINES)
    others = [f"{form} {count}" for form, count in actor.aliases if form.casefold() != actor.name.casefold()]
    if others:
        yield Entry(f" {glyphs.dot} ".join(others), "also", proof=seen, lines=MOST_LINES)
    articles = "1 article" if actor.articles == 1 else f"{actor.articles:,} articles"
    mentions = "1 mention" if actor.mentions == 1 else f"{actor.mentions:,} mentions"
    yield Entry(f"{mentions} in {articles}", "named", proof=seen, lines=MOST_LINES)
    if profile.first:
        span = profile.first if profile.first == profile.last else f"{profile.first} to {profile.last}"
        proof = profile.events[0].proof if profile.events else seen
        yield Entry(span, "events", proof=proof, lines=MOST_LINES)
        if profile.first != profile.last:
            yield Entry(bars(profile.activity, glyphs), "when", proof=proof)
    if actor.roles:
        yield from _heading("Roles")
        yield from _roles(profile)
    yield from _events(profile, glyphs)
    if profile.quotes:
        yield from _heading("Said", profile.quotes_total)
        for quote in profile.quotes:
            yield Entry(said(quote.record, glyphs), proof=quote.proof, lines=QUOTE_LINES)
    if profile.relations:
        yield from _heading("Relations", len(profile.relations))
        yield from _relations(profile)
    if profile.companions:
        yield from _heading("Appears with")
        for one in profile.companions:
            yield Entry(one.actor.name, end=f"{one.events:,}", proof=one.proof, reference=one.actor.id)


def _heading(words: str, count: int | None = None) -> Iterator[Entry]:
    yield Entry("", kind="space")
    yield Entry(words, end="" if count is None else f"{count:,}", kind="heading")


def _roles(profile: Profile) -> Iterator[Entry]:
    """Each role once, whatever its capitals, with its last date and the articles that give it."""
    held: dict[str, list[Role]] = {}
    for role in sorted(profile.actor.roles, key=lambda role: role.date or "", reverse=True):
        held.setdefault(role.words.casefold(), []).append(role)
    for roles in held.values():
        proof = partial(_within, profile.mentions, {role.article for role in roles})
        yield Entry(roles[0].words, roles[0].date or "", proof=proof, lines=MOST_LINES)


def _within(mentions: Proof, articles: Collection[str]) -> tuple[Evidence, ...]:
    """The mentions in some articles; all of them, if none is in these."""
    found = mentions()
    return tuple(one for one in found if one.article in articles) or found


def _events(profile: Profile, glyphs: Glyphs) -> Iterator[Entry]:
    if not profile.events:
        return
    yield from _heading("Events", profile.events_total)
    for told in profile.events:
        event = told.record
        roles = [(one.role, one.hedged) for one in event.participants if one.actor == profile.actor.id]
        role, hedged = roles[0] if roles else ("named", False)
        label = f"{role}?" if hedged else role
        words = f"{iso(event.when)} {event.title}"
        yield Entry(words, label, killed(event, glyphs), proof=told.proof, reference=event.id, lines=MOST_LINES)


def said(quote: Quote, glyphs: Glyphs) -> str:
    """The words of a quote; between quotation marks if they are the speaker's own."""
    if quote.mode != "direct":
        return quote.text
    return f"“{quote.text}”" if glyphs.unicode else f'"{quote.text}"'


def _relations(profile: Profile) -> Iterator[Entry]:
    names = dict(profile.names)
    for told in profile.relations:
        relation = told.record
        predicate = relation.predicate.replace("_", " ") + ("?" if relation.hedged else "")
        if relation.subject == profile.actor.id:
            other = relation.object or ""
            words = f"{predicate} {names.get(other, other)}"
        else:
            words = f"{names.get(relation.subject, relation.subject)} {predicate}"
            other = relation.subject
        detail = f": {relation.detail}" if relation.detail else ""
        yield Entry(words + detail, proof=told.proof, reference=other, lines=MOST_LINES)


class ActorPage(Entries):
    """The page of one actor."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(glyphs, id=id, empty=empty)
        self.profile: Profile | None = None

    @property
    def actor(self) -> str:
        """The id of the actor whose page it is; empty if it is nobody's."""
        return self.profile.actor.id if self.profile is not None else ""

    def show_profile(self, profile: Profile | None) -> None:
        """Show an actor's page, or none; the cursor stays on its line if it is the same actor's."""
        is_same = profile is not None and profile.actor.id == self.actor
        self.profile = profile
        self.show_page(entries(profile, self.glyphs) if profile else (), cursor=self.cursor if is_same else 0)
