"""Lenses kept by name, as queries name them: ``@blasts`` stands for the query that is kept as ``blasts``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.errors import QueryError
from tui.lens.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.lens.language import Query

_NAME = re.compile(r'"(?:\\.|[^"\\])*"|(?<![^\s(-])@(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s()"]+))')
"""A phrase, in which nothing is looked for, or a lens's name."""


def as_name(words: str) -> str:
    """What was typed as a name that a query can hold."""
    return " ".join(words.replace('"', "").split()).removeprefix("@")


def written(name: str) -> str:
    """A name as a query names it: ``@blasts``, ``@"two words"``."""
    return f"@{name}" if re.fullmatch(r'[^\s()"]+', name) else f'@"{name}"'


def read(text: str, lenses: Callable[[], Mapping[str, str]]) -> Query:
    """The query that a text says, with the lenses that it names.

    Args:
        text: the query's text.
        lenses: gives the queries by name; asked only if the text names one.

    Raises:
        QueryError: if the text is not a query or names a lens that there is not; its position is in the text.
    """
    if "@" not in text:
        return parse(text)
    known = lenses()

    def query_of(match: re.Match[str]) -> str:
        name = match["quoted"] or match["bare"]
        if name is None:
            return match[0]
        if name not in known:
            names = ", ".join(map(written, known)) or "none, since none has been kept"
            raise QueryError(f"no lens is kept as {name}", match.start(), f"one of these: {names}")
        return f"({known[name]})"

    whole = _NAME.sub(query_of, text)
    # What is wrong beside the names is told with its place in the text as it was typed.
    parse(_NAME.sub(lambda match: match[0] if match[0][0] == '"' else "x" * len(match[0]), text))
    return parse(whole)
