"""Dossiers of any size, made of the sentences of the sample documents: the same seed gives the same dossier.

    python -m tests.benchmarks.generate 100000 big.dossier

Nothing is extracted: articles, events, actors and facts are put together with offsets that hold, in the proportions of
real news (about 3,700 characters an article, four to five events, one actor an article over all). Words that no
document of the sample has are mixed in by Zipf's law, so that an index of words is as large as a real one.
"""

from __future__ import annotations

import argparse
import re
import time
import tomllib
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import locations
from tui.model import (
    ACTOR_KINDS,
    Actor,
    Appearance,
    Article,
    Block,
    Body,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Quote,
    Relation,
    Report,
    Toll,
    When,
    fingerprint,
)
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.store.dossier import Record

_SYLLABLES: Final = (
    *("ba", "be", "bo", "da", "den", "dor", "el", "far", "gor", "hal", "in", "jan", "ka", "kel", "lo", "mar", "na"),
    *("nor", "os", "pel", "qar", "ra", "sen", "sul", "ta", "tor", "ul", "ve", "wan", "yas", "zar"),
)
_OUTLETS: Final = (
    "Harbour Gazette",
    "Northern Courier",
    "Valley Post",
    "The Daily Ledger",
    "Radio Ostrava News",
    "Coast Wire",
)
_KINDS: Final = (("news",), ("news",), ("news",), ("op-ed",), ("interview",), ("analysis", "news"))
_EVENT_TYPES: Final = (
    "attack",
    "meeting",
    "statement",
    "agreement",
    "arrest",
    "aid",
    "protest",
    "disaster",
    "trial",
    "election",
)
_ROLES: Final = ("participant", "speaker", "host", "perpetrator", "target", "victim")
_WORDS: Final = 60_000
_FIRST_DAY: Final = date(2015, 1, 1)
_DAYS: Final = 3650


class _Cast(NamedTuple):
    id: str
    name: str
    kind: str


class Generator:
    """Makes the records of ``articles`` articles; article ``n`` is the same whatever the others are."""

    def __init__(self, articles: int, seed: int = 1) -> None:
        self.articles = articles
        self._seed = seed
        random = Random(seed)
        self._words = [self._word(random) for _ in range(_WORDS)]
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(_WORDS)))

    def records(self, n: int) -> dict[str, list[Record]]:
        """Everything that article ``n``, counted from 0, brings with it, by table; actors come by ``actor``."""
        random = Random(f"{self._seed} {n}")
        cast = [self._cast_at(self._popular(random)) for _ in range(random.randint(2, 6))]
        article = fingerprint("ar", self._seed, n)
        day = (_FIRST_DAY + timedelta(days=random.randrange(_DAYS))).isoformat()
        place, country = random.choice(self._places)
        title = f"{cast[0].name} {random.choice(('in', 'visits', 'leaves', 'warns'))} {place}"
        text, blocks, mentions, told = self._text(random, title, cast, place)
        published = When(day, day, "day", day, "explicit")
        row = Article(
            article, f"{n // 1000:03d}/{n:07d}.txt", "text", f"{n:064x}", title, "first line", published=published,
            outlet=random.choice(_OUTLETS), language="en", kinds=random.choice(_KINDS), words=text.count(" ") + 1,
        )  # fmt: skip
        appearances = tuple(
            Appearance(one.id, one.name, one.kind, ((one.name, sum(m.actor == one.id for m in mentions)),))  # type: ignore[arg-type]
            for one in dict.fromkeys(cast)
        )
        body = Body(article, text, blocks, appearances=appearances, mentions=mentions)
        events = [
            self._event(random, article, text, told, cast, day, place, country, k) for k in range(self._several(random))
        ]
        where = random.choice(told)
        quote = Quote(
            fingerprint("qu", article), article, *where, cast[0].id, cast[0].name, text[slice(*where)], "indirect"
        )
        facts: dict[str, list[Record]] = {"articles": [row], "texts": [body], "events": [*events], "quotes": [quote]}
        if random.random() < 0.3:
            value = random.randint(2, 900)
            facts["figures"] = [Figure(fingerprint("fi", article), article, *where, "attacks", value, place=place)]
        if random.random() < 0.5 and cast[0] != cast[-1]:
            named = cast[0].id, random.choice(("supports", "condemns", "hosts", "opposes")), cast[-1].id
            facts["relations"] = [Relation(fingerprint("re", article), article, *where, *named)]  # type: ignore[arg-type]
        return facts

    def actor(self, n: int) -> Actor:
        """Actor ``n``, counted from 0; there are as many as articles, the first ones in most of the news."""
        one = self._cast_at(n)
        mentions = max(2, round(self.articles * 4 / (n + 20)))
        return Actor(one.id, one.name, one.kind, ((one.name, mentions),), mentions=mentions, articles=mentions)  # type: ignore[arg-type]

    def _event(
        self, random: Random, article: str, text: str, told: list[tuple[int, int]], cast: list[_Cast], day: str,
        place: str, country: str, k: int,
    ) -> Event:  # fmt: skip
        start, end = told[k % len(told)]
        kind = random.choice(_EVENT_TYPES)
        when = When(day, day, "day", "on that day", "publication date") if random.random() < 0.9 else When()
        killed = Toll(low := random.randint(1, 60), low, "killed") if kind in ("attack", "disaster") else Toll()
        participants = tuple(Participant(one.id, one.name, random.choice(_ROLES)) for one in cast[:2])  # type: ignore[arg-type]
        title = f"{kind.capitalize()} in {place}"
        where = Place(place, country)
        report = Report(
            article, start, end, text[start:end], kind, "said", "verb", title, when, place=where,  # type: ignore[arg-type]
            participants=participants, killed=killed,
        )  # fmt: skip
        return Event(
            fingerprint("ev", article, k), title, kind, (report,), when=when, place=where, participants=participants,  # type: ignore[arg-type]
            killed=killed,
        )  # fmt: skip

    def _text(
        self, random: Random, title: str, cast: list[_Cast], place: str
    ) -> tuple[str, tuple[Block, ...], tuple[Mention, ...], list[tuple[int, int]]]:
        """A text, its blocks, its mentions, and where its sentences with a mention stand."""
        parts, blocks, mentions, told = (
            [title],
            [Block("heading", 0, len(title), 0, 1)],
            [Mention(cast[0].id, 0, len(cast[0].name), "dictionary")],
            [],
        )
        length = len(title)
        while length < 3_700:
            paragraph = ""
            start = length + 2
            for _ in range(random.randint(1, 4)):
                at = start + len(paragraph) + bool(paragraph)
                sentence = random.choice(self._sentences)
                words = " ".join(random.choices(self._words, cum_weights=self._weights, k=random.randint(2, 8)))
                if random.random() < 0.4:
                    one = random.choice(cast)
                    sentence = f"{one.name} said in {place}: {sentence} {words.capitalize()}."
                    mentions.append(Mention(one.id, at, at + len(one.name), "dictionary"))
                    told.append((at, at + len(sentence)))
                else:
                    sentence = f"{sentence} {words.capitalize()}."
                paragraph += (" " if paragraph else "") + sentence
            parts.append(paragraph)
            blocks.append(Block("paragraph", start, start + len(paragraph), start))
            length = start + len(paragraph)
        return "\n\n".join(parts), tuple(blocks), tuple(mentions), told or [(0, len(title))]

    def _cast_at(self, n: int) -> _Cast:
        random = Random(f"{self._seed} actor {n}")
        kind = random.choice(ACTOR_KINDS)
        first, last = self._word(random).capitalize(), self._word(random).capitalize()
        name = (
            f"{first} {last}"
            if kind == "person"
            else f"{first} {last} {random.choice(('Council', 'Front', 'Agency', 'Union'))}"
        )
        return _Cast(fingerprint("ac", self._seed, n), name, kind)

    def _popular(self, random: Random) -> int:
        """The number of an actor; the first ones are named far more often than the last."""
        return min(int(self.articles ** random.random()), self.articles) - 1

    def _several(self, random: Random) -> int:
        return random.choices((2, 3, 4, 5, 6, 8), (1, 3, 4, 4, 3, 2))[0]

    @staticmethod
    def _word(random: Random) -> str:
        return "".join(random.choices(_SYLLABLES, k=random.randint(2, 4)))

    @cached_property
    def _sentences(self) -> list[str]:
        """The sentences of the sample's plain documents."""
        texts = [path.read_text(encoding="utf-8") for path in sorted(locations.sample_documents().glob("*.txt"))]
        found = [sentence.strip() for text in texts for sentence in re.split(r"(?<=[.!?])\s+|\n{2,}", text)]
        return [" ".join(sentence.split()) for sentence in found if 40 < len(sentence) < 300]

    @cached_property
    def _places(self) -> list[tuple[str, str]]:
        data = tomllib.loads((locations.dictionaries() / "places.toml").read_text(encoding="utf-8"))
        return [(region, country) for country, regions in data["regions"].items() for region in regions]


def generate(path: Path, articles: int, seed: int = 1) -> None:
    """Make a dossier, in one commit; one that is there already, of that size, is left as it is."""
    generator = Generator(articles, seed)
    with Writer.open(path, name=f"{articles} articles") as writer:
        if writer.count("articles") == articles:
            return
        for record in _everything(generator):
            for table, some in record.items():
                writer.put(table, some)
        writer.put("actors", (generator.actor(n) for n in range(articles)))
        writer.describe(built=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), extractor=f"generator, seed {seed}")
        writer.commit()


def _everything(generator: Generator) -> Iterator[dict[str, list[Record]]]:
    for n in range(generator.articles):
        yield generator.records(n)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=int)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    start = time.perf_counter()
    generate(arguments.dossier, arguments.articles, arguments.seed)
    with Writer.open(arguments.dossier) as writer:
        print(f"{arguments.dossier}: {writer.info.counts} in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
