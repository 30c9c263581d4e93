"""Comparisons: what a text tells of only to say how grave the news is: "the worst attack since 2003, when 36 died"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRSTS = frozenset(["first", "second", "third", "latest", "last", "most", "worst", "least"])
_REACH = 12
"""Words before "since" within which stands what is compared."""
_BEHIND = 3
"""Words behind a date within which its clause opens: "since August last year, | when"."""


def measure(token: Token) -> Token | None:
    """The "since" behind which a word tells of what the news is compared with; None if it stands behind none."""
    start = token.sent.start
    for at in range(token.i - 1, start, -1):
        word = token.doc[at]
        if word.lower_ == "since":
            before = token.doc[max(start, at - _REACH) : at]
            return word if any(one.lower_ in _FIRSTS or one.tag_ in ("JJS", "RBS") for one in before) else None
    return None


def parted(one: Token, other: Token) -> bool:
    """Whether one of two words tells of the news and the other of what it is compared with."""
    first, second = sorted((one, other), key=lambda token: token.i)
    since = measure(second)
    return since is not None and first.i < since.i


def day_of(root: Token, token: Token) -> bool:
    """Whether a date behind "since" is that of the clause a word stands in: "since 2003, when 36 people died"."""
    since = measure(token)
    if since is None or not since.i <= root.i < token.i:
        return False
    return any(word.lower_ == "when" for word in root.doc[root.i + 1 : root.i + 1 + _BEHIND])
