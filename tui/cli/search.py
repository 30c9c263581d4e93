"""``dateline search``: passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import choice, common

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.cli.output import Output, Part
    from tui.lens import Passage


@click.command(
    "search",
    short_help="Print the passages with some words.",
    epilog="""Example: dateline search '"press conference" china'""",
)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="Print so many at most."
)
@common()
@click.pass_context
def command(context: click.Context, query: Sequence[str], limit: int, dossier: Path | None) -> int:
    """Print the passages of the articles that a QUERY selects, the most relevant first.

    Words that were found are marked: by colour on a terminal, *so* in a pipe. Of more than 5,000 articles with the
    words the newest are ranked; how many are left out is said at the end.
    """
    from tui.cli.list import nothing
    from tui.cli.output import Output
    from tui.export.columns import dated
    from tui.lens import Lens
    from tui.model import Article

    chosen = choice(context, dossier)
    wanted = chosen.query(query)
    with chosen.open() as opened:
        lens = Lens(opened)
        found = lens.passages(wanted, limit)[:]
        output = Output()
        articles = opened.many("articles", [passage.article for passage in found])
        for n, (passage, article) in enumerate(zip(found, articles, strict=True)):
            assert isinstance(article, Article)
            if n:
                output.line()
            date = dated(article.published) or "undated"
            output.line((article.title, "title"), "  ", (date, "date"), "  ", (article.id, "id"))
            output.paragraph(_marked(passage, output), "   ")
        if left_out := lens.unranked(wanted):
            Output.errors().line(f"dateline: only the newest articles were ranked; {left_out:,} older ones were not")
        return 0 if found else nothing(opened, wanted, "articles")


def _marked(passage: Passage, output: Output) -> Iterator[Part]:
    """The passage with its marked words."""
    at = 0
    for start, end in passage.marks:
        word = passage.snippet[start - passage.start : end - passage.start]
        yield passage.snippet[at : start - passage.start], ""
        yield (word, "mark") if output.coloured else (f"*{word}*", "")
        at = end - passage.start
    yield passage.snippet[at:], ""
