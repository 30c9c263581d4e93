"""Bringing extracts together: what goes and what comes, and then everything that depends on it."""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

import msgspec

from tui.build.joining.committed import Committed
from tui.build.joining.copying import UNJUDGED, Copies
from tui.build.joining.cores import Cores
from tui.build.joining.decided import Decided
from tui.build.joining.editing import actors_in, edited, facts_of, unedited
from tui.build.joining.happenings import Happenings
from tui.build.joining.index import number
from tui.build.joining.marks import Marks
from tui.build.joining.regrouping import Regrouping
from tui.build.joining.reports import Reports
from tui.build.joining.tallying import Tallies
from tui.build.joining.ties import Ties
from tui.edits import Edits
from tui.errors import BuildStopped
from tui.extraction.articles.duplicates import age
from tui.extraction.happenings.assembly import event
from tui.extraction.happenings.matching import features, said
from tui.model import Actor, Article, Body, Event, Figure, Quote, Relation, Report, Unedited, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from threading import Event as Flag

    from tui.build.joining.index import Index
    from tui.build.planning import Known
    from tui.extraction.extract import Extract
    from tui.model import Decision
    from tui.store.dossier import Dossier, Writer

_LEAD: Final = 400
"""Characters in which an article says what it is about."""
_SPOKEN_OF: Final = 4
"""Actors that an article can be about."""
Fact = Quote | Figure | Relation
_FACTS: Final[dict[str, type[Fact]]] = {"quotes": Quote, "figures": Figure, "relations": Relation}
_UNEDITED = Edits()
_HELD = 256
"""Events whose reports are kept in memory while others are put together."""


class Joining:
    """Changes a dossier's articles with all that depends on them.

    First whatever goes is removed, then whatever comes is added, then all is settled at once.
    """

    def __init__(
        self, writer: Writer, before: Dossier | None, index: Index, stop: Flag, edits: Edits = _UNEDITED
    ) -> None:
        """Begin to change a dossier.

        Args:
            writer: of the dossier.
            before: the dossier as it was last committed; None if it never was.
            index: it stands for that commit, or is empty.
            stop: once set, the next step raises BuildStopped.
            edits: what a person decided against what was extracted.
        """
        self._writer = writer
        self._before = Committed(before)
        self._index = index
        self._stop = stop
        self._run = index.connection.execute
        self._copies = Copies(index.connection)
        self._tallies = Tallies(index.connection)
        self._reports = Reports(index.connection)
        self._cores = Cores(index.connection, self._reports)
        self._ties = Ties(index.connection, self._reports, self._cores)
        self._happenings = Regrouping(index.connection, Happenings(index.connection, self._cores))
        self._decided = Decided(index.connection, edits)
        self._old = Marks[str](index.connection, "old")
        """Events whose reports are put together anew."""
        self._left = Marks[str](index.connection, "left")
        """Those of them whose reports are not all in cores that are new."""
        self._more = 0
        """Events of the timeline, beyond those that there were."""
        self._held: dict[str, dict[int, Report]] = {}

    def remove(self, identity: str) -> None:
        """Take an article out with everything that it said."""
        self._pause()
        row = self._run("SELECT age, facts FROM article WHERE id = ?", (identity,)).fetchone()
        for table, facts in zip(_FACTS, msgspec.msgpack.decode(row[1]), strict=True):
            self._writer.remove(table, facts)
        self._copies.remove(row[0])
        body = self._before.get("texts", identity, Body)
        self._tallies.add(body.appearances, -1)
        for key, held_in in self._reports.of_article(identity):
            self._cores.bereave(key)
            self._again(held_in)
            self._reports.remove(key)
        self._decided.remove(identity)
        self._writer.remove("unedited", [identity])
        self._run("DELETE FROM article WHERE id = ?", (identity,))
        self._run("DELETE FROM source WHERE path = ?", (self._before.get("articles", identity, Article).path,))
        self._writer.remove("articles", [identity])
        self._writer.remove("texts", [identity])

    def add(self, extract: Extract, source: Known) -> None:
        """Put in an article that is not there, with everything that it says but for what was decided otherwise."""
        self._pause()
        article = extract.article
        self._decided.add(article.id, actors_in(facts_of(extract, extract.body.appearances)))
        identities = self._decided.within(article.id, article.path)
        extract = msgspec.structs.replace(extract, reports=_distinct(extract.reports))
        if identities:
            self._writer.put("unedited", [unedited(extract, identities)])
            extract = edited(extract, identities)
        facts: tuple[Sequence[Fact], ...] = (extract.quotes, extract.figures, extract.relations)
        self._index.hold(extract.article.path, source)
        self._article(extract.article, extract.body, [[fact.id for fact in of_table] for of_table in facts])
        self._writer.put("texts", [extract.body])
        for table, of_table in zip(_FACTS, facts, strict=True):
            self._writer.put(table, of_table)
        for report in extract.reports:
            key = _key(report)
            body = extract.body
            found = features(report, key, extract.article.published, _persons(body), self._subject(article.id))
            if self._reports.add(found, None):
                self._run("INSERT OR REPLACE INTO fresh_report VALUES (?, ?)", (key, msgspec.msgpack.encode(report)))

    def adopt(self) -> None:
        """Let an index that knows only of the dossier's files know all that it holds."""
        self._run("CREATE TEMP TABLE held_fact (article TEXT, sort INTEGER, id TEXT)")
        for sort, (table, kind) in enumerate(_FACTS.items()):
            for fact in self._before.all(table, kind):
                self._run("INSERT INTO held_fact VALUES (?, ?, ?)", (fact.article, sort, fact.id))
                self._decided.add(fact.article, actors_in([fact]))
        self._run("CREATE INDEX temp.held_fact_article ON held_fact (article)")
        for article in self._before.all("articles", Article):
            self._pause()
            facts: list[list[str]] = [[] for _ in _FACTS]
            for sort, identity in self._run("SELECT sort, id FROM held_fact WHERE article = ?", (article.id,)):
                facts[sort].append(identity)
            body = self._before.get("texts", article.id, Body)
            self._article(article, body, facts)
            self._decided.add(article.id, actors_in(body.appearances))
        self._run("DROP TABLE held_fact")
        for held in self._before.all("events", Event):
            self._pause()
            self._old.add(held.id)
            for report in held.reports:
                published = self._background([report.article])[1].get(report.article)
                hit = any(one.role in ("victim", "target") and one.actor for one in report.participants)
                persons = _persons(self._before.get("texts", report.article, Body)) if hit else {}
                subject = self._subject(report.article)
                self._reports.add(features(report, _key(report), published, persons, subject), held.id)
                self._decided.add(report.article, actors_in([report]))
        for kept in self._before.all("unedited", Unedited):
            self._decided.remove(kept.id)
            self._decided.add(kept.id, actors_in(facts_of(kept, kept.appearances)))
        self._tallies.touched.update(actor.id for actor in self._before.all("actors", Actor))

    def edit_again(self) -> None:
        """Take out, and put in again as they were extracted, the articles of which something else is decided now.

        It is done between what goes and what comes.
        """
        digest = self._decided.digest
        if digest == self._index.edits:
            return
        self._index.edits = digest
        held = (one.id for one in self._before.all("unedited", Unedited))
        for identity in self._decided.concerned(held):
            self._pause()
            if not self._run("SELECT 1 FROM article WHERE id = ?", (identity,)).fetchone():
                continue
            path = self._before.get("articles", identity, Article).path
            kept = self._before.unedited(identity)
            if self._decided.within(identity, path) != (kept.identities if kept else ()):
                source, extract = self._index.known(path), self._as_extracted(identity, kept)
                self.remove(identity)
                self.add(extract, source)

    def decisions(self) -> list[Decision]:
        """What was decided by hand, each with why it does not apply to what there is now, if so."""
        return self._decided.decisions()

    def _as_extracted(self, identity: str, kept: Unedited | None) -> Extract:
        """The extract of an article, put together from what was last committed."""
        (facts,) = self._run("SELECT facts FROM article WHERE id = ?", (identity,)).fetchone()
        events = sorted({event for _, event in self._reports.of_article(identity) if event})
        return self._before.extract(identity, kept, msgspec.msgpack.decode(facts), events)

    def settle(self) -> None:
        """Make everything right that depends on what came and went."""
        copied = self._copies.settle()
        self._put_articles(copied)
        for identity, found in self._tallies.settle():
            self._pause()
            if found:
                self._writer.put("actors", [found])
            else:
                self._writer.remove("actors", [identity])
        flipped = self._reports.settle()
        ungrouped = self._run("SELECT key FROM report WHERE core IS NULL ORDER BY time, key")
        changed = self._cores.settle(self._each(array("q", (key for (key,) in ungrouped)), flipped))
        touched = self._ties.settle(changed, flipped)
        regrouped = self._happenings.settle(self._decided.bonds(self._look))
        self._put_events(touched, copied, regrouped)

    def _article(self, article: Article, body: Body, facts: list[list[str]]) -> None:
        """Let the index know an article, with the ids of its quotes, figures and relations."""
        published = msgspec.msgpack.encode(article.published) if article.published else None
        sketch = array("q", body.shingles).tobytes()
        subject = " ".join(sorted(_most_spoken_of(body)))
        row = (article.id, age(article), published, UNJUDGED, subject, sketch, msgspec.msgpack.encode(facts))
        self._run("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._run("INSERT OR REPLACE INTO fresh_article VALUES (?, ?)", (article.id, msgspec.msgpack.encode(article)))
        self._copies.add(row[1])
        self._tallies.add(body.appearances)

    def _put_articles(self, changed: Iterable[str]) -> None:
        """Write articles that are new, or copies of others than before."""
        for identity in sorted(changed):
            self._pause()
            (original,) = self._run("SELECT original FROM article WHERE id = ?", (identity,)).fetchone()
            fresh = self._run("SELECT record FROM fresh_article WHERE id = ?", (identity,)).fetchone()
            article = (
                msgspec.msgpack.decode(fresh[0], type=Article)
                if fresh
                else self._before.get("articles", identity, Article)
            )
            self._writer.put("articles", [msgspec.structs.replace(article, duplicate_of=original)])

    def _put_events(self, cores: Iterable[int], articles: Iterable[str], reports: Iterable[int]) -> None:
        """Put together what some cores are of, what some articles tell, and some reports; and what was one with it."""
        for report in self._to_put_together(cores, articles, reports):
            self._pause()
            if self._run("SELECT 1 FROM assigned WHERE report = ?", (report,)).fetchone():
                continue
            for happening in self._happenings.around(report):
                told = [self._report(key) for key in happening.reports]
                reason = "; ".join(filter(None, (said(happening.reasons), *happening.by_hand))) or None
                found = event(told, *self._background({one.article for one in told}), reason)
                self._writer.put("events", [found])
                self._more += found.timeline
                rows = [(key, found.id) for key in happening.reports]
                self._index.connection.executemany("INSERT INTO assigned VALUES (?, ?)", rows)
        self._run(
            "UPDATE report SET event = (SELECT event FROM assigned WHERE report = key)"
            " WHERE key IN (SELECT report FROM assigned)"
        )
        held = "SELECT 1 FROM report WHERE event = ?"
        self._writer.remove("events", (one for one in self._old if not self._run(held, (one,)).fetchone()))
        self._index.count_timeline(self._more)

    def _to_put_together(self, cores: Iterable[int], articles: Iterable[str], reports: Iterable[int]) -> Iterator[int]:
        """The keys of some reports, of those in some cores and of some articles, and of all that were one with them."""
        yield from reports
        for core in cores:
            for item in self._cores.members(core):
                yield item.key
        for article in articles:
            for key, held_in in self._reports.of_article(article):
                self._again(held_in)
                yield key
        while (held_in := self._left.pop()) is not None:
            for (key,) in self._run("SELECT key FROM report WHERE event = ?", (held_in,)).fetchall():
                yield key

    def _report(self, key: int) -> Report:
        """A report as it came, or as the dossier holds it in an event, which is put together anew."""
        self._again(self._run("SELECT event FROM report WHERE key = ?", (key,)).fetchone()[0])
        return self._look(key)

    def _look(self, key: int) -> Report:
        """A report as it came, or as the dossier holds it."""
        fresh = self._run("SELECT record FROM fresh_report WHERE key = ?", (key,)).fetchone()
        if fresh:
            return msgspec.msgpack.decode(fresh[0], type=Report)
        (held_in,) = self._run("SELECT event FROM report WHERE key = ?", (key,)).fetchone()
        if held_in not in self._held:
            if len(self._held) > _HELD:
                self._held.clear()
            self._held[held_in] = {_key(one): one for one in self._before.get("events", held_in, Event).reports}
        return self._held[held_in][key]

    def _again(self, held_in: str | None) -> None:
        """An event's reports are put together anew."""
        if held_in is not None and held_in not in self._old:
            self._old.add(held_in)
            self._left.add(held_in)
            self._more -= self._before.get("events", held_in, Event).timeline

    def _background(self, articles: Iterable[str]) -> tuple[dict[str, str], dict[str, When]]:
        """Which of some articles are copies, each with its original, and when they were published, as far as known."""
        originals, published = {}, {}
        for one in articles:
            row = self._run("SELECT original, published FROM article WHERE id = ?", (one,)).fetchone()
            if row[0]:
                originals[one] = row[0]
            if row[1]:
                published[one] = msgspec.msgpack.decode(row[1], type=When)
        return originals, published

    def _subject(self, article: str) -> frozenset[str]:
        """The actors of whom an article speaks most."""
        (subject,) = self._run("SELECT subject FROM article WHERE id = ?", (article,)).fetchone()
        return frozenset(subject.split())

    def _each(self, *keys: Iterable[int]) -> Iterator[int]:
        for key in chain(*keys):
            self._pause()
            yield key

    def _pause(self) -> None:
        if self._stop.is_set():
            raise BuildStopped("The build was stopped", "Start it again: it goes on where it was")


def _distinct(reports: Iterable[Report]) -> tuple[Report, ...]:
    """An article's reports in an order of their own; of those that one key stands for, the first."""
    found = {_key(report): report for report in sorted(reports, key=repr, reverse=True)}
    return tuple(found[key] for key in sorted(found))


def _persons(body: Body) -> dict[str, str]:
    return {one.actor: one.name for one in body.appearances if one.kind == "person"}


def _most_spoken_of(body: Body) -> frozenset[str]:
    """The actors of whom an article speaks most: twice, or in its lead; no states, and none that only report."""
    begins = next((block.content for block in body.blocks if block.kind != "heading"), 0)
    kinds = {one.actor: one.kind for one in body.appearances}
    counts = Counter(mention.actor for mention in body.mentions)
    lead = {mention.actor for mention in body.mentions if mention.start < begins + _LEAD}
    spoken = [
        (n, actor)
        for actor, n in counts.items()
        if (n > 1 or actor in lead) and kinds.get(actor) not in ("state", "population", "media")
    ]
    return frozenset(actor for _, actor in sorted(spoken, reverse=True)[:_SPOKEN_OF])


def _key(report: Report) -> int:
    """What stands for a report: the parts that an event's id is made from, so that no two events can have one id."""
    return number(report.article, report.start, report.type, report.trigger, report.title)
