"""newsboat with 10,000 articles, offline: what the screens are held against."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random
from typing import TYPE_CHECKING, Final

from tests.benchmarks.terminal import Program

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES: Final = 10_000
_WORDS: Final = (
    *("talks", "border", "ministry", "station", "court", "election", "flood", "budget", "envoy", "summit", "police"),
    *("port", "harbour", "bridge", "treaty", "strike", "council", "railway", "valley", "minister"),
)
_CONFIG: Final = "show-read-feeds yes\nmax-items 0\nauto-reload no\nconfirm-exit no\n"


def yardstick(folder: Path) -> Program:
    """newsboat on a feed of its own, read into its cache beforehand; Enter opens the list of articles."""
    config, urls, cache, feed = (folder / name for name in ("config", "urls", "cache.db", "feed.xml"))
    command = ["newsboat", "-C", str(config), "-u", str(urls), "-c", str(cache)]
    if not cache.exists():
        folder.mkdir(parents=True, exist_ok=True)
        feed.write_text(_feed(), "utf-8")
        config.write_text(_CONFIG)
        urls.write_text(f"file://{feed.resolve()}\n")
        subprocess.run([*command, "-x", "reload"], check=True)
    return Program("newsboat", command, "Dossier feed", {"HOME": str(folder)})


def _feed() -> str:
    random = Random(1)
    parts = ['<?xml version="1.0"?><rss version="2.0"><channel><title>Dossier feed</title>']
    parts.append("<link>http://localhost/</link><description>generated</description>")
    for number in range(ARTICLES):
        title = " ".join(random.choices(_WORDS, k=8)).capitalize()
        text = ". ".join(" ".join(random.choices(_WORDS, k=15)).capitalize() for _ in range(20))
        day = format_datetime(datetime(2024, 12, 1, tzinfo=UTC) - timedelta(hours=3 * number))
        parts.append(
            f"<item><title>{title}</title><guid>{number}</guid><link>http://localhost/{number}</link>"
            f"<pubDate>{day}</pubDate><description>{text}</description></item>"
        )
    return "\n".join([*parts, "</channel></rss>\n"])
