"""Who holds the offices that a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Appearance


_ALSO = {"prime minister": "premier", "justice": "judge"}
"""Other words for those who hold an office, by its last words."""


def holders(appearances: Iterable[Appearance]) -> dict[str, set[str]]:
    """The persons' ids by the last word of each office that the text gives them; a "premier" is a prime minister, too.

    The president "of Peru" is the one that "the president" means only where nobody else is called president.
    """
    found: dict[str, set[str]] = {}
    longer: dict[str, set[str]] = {}
    for appearance in appearances:
        for role in appearance.roles if appearance.kind == "person" else ():
            title, of, _ = role.title.lower().partition(" of ")
            words = role.title.lower().partition(" for ")[0].split()
            other = next((name for ending, name in _ALSO.items() if role.title.lower().endswith(ending)), None)
            for word in filter(None, (*words[-1:], other)):
                found.setdefault(word, set()).add(appearance.actor)
            if of and title:
                longer.setdefault(title.split()[-1], set()).add(appearance.actor)
    return longer | found
