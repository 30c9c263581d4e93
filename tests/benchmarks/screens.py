"""How quick the screens are, beside newsboat with 10,000 articles in the same run; Linux, with newsboat installed.

    python -m tests.benchmarks.screens FOLDER [--starts 15] [--only lists]

Makes in FOLDER, if they are not there, dossiers of 1,000 and 100,000 articles (2 GB, some minutes), one with a single
article of a megabyte, and newsboat's cache. Bytes can be trusted anywhere, ratios within a run on a machine with
nothing else to do, milliseconds last. Exits with 1 if a limit is not kept.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tests.benchmarks.generate import Generator, generate
from tests.benchmarks.newsboat import yardstick
from tests.benchmarks.terminal import Program, Terminal, high, median
from tui.commands import COMMANDS, shown
from tui.model import Article, Body
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROW, WIDE, WIDEST = (80, 24), (140, 40), (250, 60)
_ROOT: Final = Path(__file__).parents[2]
_ROW: Final = r"▸ \d{4}-\d\d-\d\d"
_DIALOGS: Final = {
    *("facets", "query", "pick_actor", "search", "help", "palette", "explain", "lenses", "colours", "export"),
    *("dossiers", "bookmarks", "note", "join", "part", "unread"),
}
"""What is typed after these goes into a line, until Escape."""
_SCREENS: Final = {"statements", "compare"}
_NOT_PRESSED: Final = {"close", "quit", "suspend", "build"}
_LEAVING: Final = {
    *("articles", "timeline", "actors", "next_pane", "previous_pane", "narrow", "widen", "back", "forward", "note"),
}
"""What leaves a screen of one list for the panes, or opens no dialog there that the Escape after it would close."""
_APART: Final = {"dossier": _NOT_PRESSED, "list": _NOT_PRESSED | _LEAVING, "reader": _NOT_PRESSED | {"widen", "back"}}
"""What is not pressed where: what follows would be pressed elsewhere."""
_WORDS: Final = (
    *("police", "minister", "railway station", "flood relief", "council election", "union", "water*", "uni*"),
    *('"the union"', "harbour -strike", "hospital or clinic", "agreement", "court", "school", "workers paid"),
)
_PACE: Final = 0.12
"""Seconds between two keys of somebody who types quickly."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the most that it may be, in its unit or, with a ``base``, as a multiple of that."""

    what: str
    value: float
    unit: str = "ms"
    most: float | None = None
    base: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the limit is kept; a value that is not a number keeps none."""
        measured = self.value if self.base is None else self.value / self.base
        return self.most is None or measured <= self.most

    def __str__(self) -> str:
        line = f"  {self.what:<62} {self.value:>9,.1f} {self.unit:<5}"
        if self.base is not None:
            line += f" = {self.value / self.base:5.2f} x {self.base:8,.1f}"
        else:
            line += " " * 19
        if self.most is not None:
            line += f"  at most {self.most:g} {self.unit if self.base is None else 'x'}: {'yes' if self.kept else 'NO'}"
        return line.rstrip()


class Bench:
    """The programs, and a place for what they remember."""

    def __init__(self, folder: Path, scratch: Path, starts: int) -> None:
        self.starts = starts
        self.newsboat = yardstick(folder / "newsboat")
        self.scratch = scratch
        self.small, self.large = folder / "1000.dossier", folder / "100000.dossier"
        self.long = folder / "long.dossier"
        generate(self.small, 1_000)
        generate(self.large, 100_000)
        long_article(self.long)
        for path in (self.small, self.large, self.long):
            with Dossier.open(path) as dossier:
                dossier.index()  # made anew after an update, which takes minutes and is measured elsewhere

    def dateline(self, dossier: Path, state: str) -> Program:
        """The app on a dossier, remembering where it was left under a name."""
        own = {"DATELINE_STATE": str(self.scratch / state), "DATELINE_DATA": str(self.scratch / "data")}
        own |= {"DATELINE_CONFIG": str(self.scratch / "settings.toml"), "PYTHONPATH": str(_ROOT)}
        return Program("dateline", [sys.executable, "-m", "tui", "open", str(dossier)], _ROW, own)

    def fresh(self, dossier: Path) -> Program:
        """The app on a dossier that was never opened before."""
        shutil.rmtree(self.scratch / "fresh", ignore_errors=True)
        return self.dateline(dossier, "fresh")

    def open(self, dossier: Path, size: tuple[int, int] = NARROW) -> Terminal:
        """The app as it is used, once all is quiet."""
        terminal = Terminal(self.fresh(dossier), size)
        terminal.until(_ROW)
        terminal.settle(0.5)
        return terminal

    def yardstick(self, size: tuple[int, int] = NARROW) -> Terminal:
        """newsboat with its list of articles open."""
        terminal = Terminal(self.newsboat, size)
        terminal.until(self.newsboat.ready)
        terminal.press("enter")
        terminal.settle(0.5)
        return terminal


def long_article(path: Path, characters: int = 1_000_000) -> None:
    """Make a dossier of one article that is as long as many."""
    generator = Generator(1_000)
    whole = Body("", "")
    for n in count():
        body = generator.records(n)["texts"][0]
        assert isinstance(body, Body)
        at = len(whole.text) + 2 if whole.text else 0
        blocks = tuple(
            replace(one, start=one.start + at, end=one.end + at, content=one.content + at) for one in body.blocks
        )
        mentions = tuple(replace(one, start=one.start + at, end=one.end + at) for one in body.mentions)
        whole = replace(
            whole, text="\n\n".join(filter(None, (whole.text, body.text))), blocks=whole.blocks + blocks,
            mentions=whole.mentions + mentions,
        )  # fmt: skip
        if len(whole.text) > characters:
            break
    (article,) = generator.records(0)["articles"]
    assert isinstance(article, Article)
    with Writer.open(path, name="one long article") as writer:
        if writer.count("articles"):
            return
        writer.put("articles", [article])
        writer.put("texts", [replace(whole, id=article.id)])
        writer.put("actors", [generator.actor(n) for n in range(1_000)])
        writer.commit()


def starts(bench: Bench) -> Iterator[Figure]:
    """First screens, all programs in turn in every round, the first of which does not count."""
    left = bench.dateline(bench.large, "left")
    with Terminal(left) as terminal:
        terminal.until(_ROW)
        terminal.quit("q")
    textual: list[float] = []
    small: list[float] = []
    large: list[float] = []
    again: list[float] = []
    newsboat: list[float] = []
    for _ in range(bench.starts + 1):
        with Terminal(Program("textual", [sys.executable, "-c", "import textual.app"], "")) as terminal:
            textual.append(terminal.left(terminal.started).milliseconds or float("nan"))
        with Terminal(bench.newsboat) as terminal:
            newsboat.append(terminal.until(bench.newsboat.ready))
        for dossier, into in ((bench.small, small), (bench.large, large)):
            with Terminal(bench.fresh(dossier)) as terminal:
                into.append(terminal.until(_ROW))
        with Terminal(left) as terminal:
            again.append(terminal.until(_ROW))
            terminal.until("Enter")
            terminal.settle(1.0)
            terminal.quit("q")
    middle = [median(some[1:]) for some in (textual, small, large, again, newsboat)]
    yield Figure("python -c 'import textual.app'", middle[0])
    yield Figure("newsboat: first screen", middle[4])
    yield Figure("1,000 articles, first screen / import textual.app", middle[1], most=1.6, base=middle[0])
    yield Figure("100,000 articles, first screen / 1,000 articles", middle[2], most=1.2, base=middle[1])
    yield Figure("100,000, as it was left, first screen / newsboat", middle[3], most=1, base=middle[4])
    with Terminal(left) as terminal:
        terminal.until(_ROW)
        for _ in range(5):
            terminal.type("j")
        terminal.settle(2.0)
        at = next(y for y, line in enumerate(terminal.screen.display) if line.startswith("▸"))
    yield Figure("keys lost of 5 typed while it starts", 5 - (at - 2), "keys", most=0)


def lists(bench: Bench) -> Iterator[Figure]:
    """Keys in lists, singly and held."""
    with bench.yardstick() as terminal:
        theirs = [terminal.press("down") for _ in range(60)]
        their_memory = terminal.memory()
    with bench.yardstick(WIDE) as terminal:
        their_held = terminal.hold("down")
    middle, sent = median([one.settled for one in theirs]), median([one.sent for one in theirs])
    yield Figure("newsboat: key down, settled, 95th percentile", high([one.settled for one in theirs]))
    with bench.open(bench.large) as terminal:
        ours = [terminal.press("down") for _ in range(60)]
        yield Figure("key down at 80x24, settled / newsboat", median([one.settled for one in ours]), "ms", 2, middle)
        yield Figure("key down at 80x24, first change", median([one.first for one in ours]))
        yield Figure("key down at 80x24, settled, 95th percentile", high([one.settled for one in ours]), "ms", 33)
        yield Figure("key down at 80x24, sent / newsboat", median([one.sent for one in ours]), "bytes", 1.25, sent)
        terminal.press("page down")
        terminal.press("2")
        terminal.press("3")
        terminal.press("end")
        yield Figure("memory after use / newsboat", terminal.memory(), "MB", 2.5, their_memory)
        idle_bytes, idle_cpu = terminal.idle(5)
        yield Figure("sent in 5 s of idleness", idle_bytes, "bytes", 0)
        yield Figure("processor time in 5 s of idleness", idle_cpu, "ms", 20)
        ended = terminal.quit("Q").milliseconds
        yield Figure("quit", float("nan") if ended is None else ended, "ms", 400)
    with bench.open(bench.large, WIDE) as terminal:
        held = terminal.hold("down")
    yield Figure("held key at 140x40, sent a key / newsboat", held.sent, "bytes", 2, their_held.sent)
    yield Figure("held key at 140x40, lag", held.lag, "ms", 250)
    yield Figure("newsboat: held key at 140x40, lag", their_held.lag)


def answered(terminal: Terminal, key: str) -> int:
    """The bytes that a key sends, the last of them included, however late they come."""
    return terminal.press(key, quiet=0.4, silent=1.0).sent


def any_key(bench: Bench) -> Iterator[Figure]:
    """What each key sends at most on a large screen; a dialog's own keys are those that close it."""
    sent: dict[str, int] = {}

    def press(terminal: Terminal, where: str) -> None:
        for command in COMMANDS:
            if not command.where & {where, "app"} or command.id in _APART[where] or command.id == "open":
                continue
            key = command.keys[0]
            sent[f"{shown(key)} in the {where}"] = answered(terminal, key)
            if command.id in _DIALOGS:
                sent[f"Esc after {shown(key)} in the {where}"] = answered(terminal, "escape")
            elif command.id in _SCREENS and where == "dossier":
                if command.id == "compare":
                    sent["Enter on the other actor"] = answered(terminal, "enter")
                press(terminal, "list")
                sent[f"q after {shown(key)}"] = answered(terminal, "q")

    with bench.open(bench.large, WIDEST) as terminal:
        press(terminal, "dossier")
        answered(terminal, "1")
        sent["Enter"] = answered(terminal, "enter")
        press(terminal, "reader")
        sent["Esc in the reader"] = answered(terminal, "escape")
    dearest = sorted(sent.items(), key=lambda item: -item[1])[:5]
    for number, (key, size) in enumerate(dearest):
        yield Figure(f"dearest key at 250x60: {key}", size, "bytes", 12_000 if not number else None)
    yield Figure("median key at 250x60", median(list(sent.values())), "bytes")


def long_reading(bench: Bench) -> Iterator[Figure]:
    """Keys in an article of a megabyte."""
    with bench.open(bench.long) as terminal:
        opened = terminal.press("enter", quiet=1.0).settled
        yield Figure("opening an article of 1 MB", float("nan") if opened is None else opened)
        pages = [terminal.press("page down") for _ in range(40)]
        ends = [terminal.press(key) for _ in range(5) for key in ("end", "home")]
    yield Figure("page down in it, settled", median([one.settled for one in pages]), "ms", 33)
    yield Figure("page down in it, settled, 95th percentile", high([one.settled for one in pages]))
    yield Figure("End and Home in it, settled", median([one.settled for one in ends]), "ms", 33)


def questions(bench: Bench) -> Iterator[Figure]:
    """Narrowing and searching among 100,000 articles."""
    with bench.open(bench.large) as terminal:
        terminal.press("3")
        terminal.press("home", quiet=0.5)
        narrowed = []
        for _ in range(8):
            narrowed.append(terminal.press(".", shows=r"(?: of |/)100,000 articles", quiet=0.5))
            terminal.press("escape", shows=r"(?m)^ \S+ articles +100,000 articles", quiet=0.5)
            terminal.press("down", quiet=0.5)
        yield Figure("narrowing to an actor", median([one.shown for one in narrowed]), "ms", 100)
        yield Figure("narrowing to an actor, 95th percentile", high([one.shown for one in narrowed]))
        yield Figure("narrowing to an actor, all panes settled", median([one.settled for one in narrowed]))
        searched, typed = [], []
        for words in _WORDS:
            terminal.press("/")
            searched.append(terminal.press(words, shows=_ROW, quiet=0.3))
            terminal.press("escape", quiet=0.5)
            terminal.press("/")
            for key in words[:-1]:
                terminal.type(key)
                terminal.settle(_PACE, _PACE)
            typed.append(terminal.press(words[-1], quiet=0.5))
            terminal.press("escape", quiet=0.5)
        yield Figure("search, from the words to the first passages", median([one.shown for one in searched]), "ms", 100)
        yield Figure("search, 95th percentile", high([one.shown for one in searched]))
        yield Figure("search, typed, from the last key to the last change", median([one.settled for one in typed]))
        yield Figure("search, typed, 95th percentile", high([one.settled for one in typed]))


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--starts", type=int, default=15)
    parser.add_argument("--only", choices=["starts", "lists", "any_key", "long_reading", "questions"])
    arguments = parser.parse_args()
    if not shutil.which("newsboat"):
        parser.error("newsboat is not installed: it is what the screens are held against")
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(arguments.folder, Path(scratch), arguments.starts)
        for part in (starts, lists, any_key, long_reading, questions):
            if arguments.only in (None, part.__name__):
                print(part.__name__.replace("_", " "))
                for figure in part(bench):
                    print(figure, flush=True)
                    failed += not figure.kept
    print(f"{failed} limits not kept" if failed else "every limit kept")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
