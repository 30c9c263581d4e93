"""Who holds the offices that a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def of_states(appearances: Iterable[Appearance], states: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The person who alone is told to hold an office of a state, by the office's words and the state's id.

    ``states`` has the ids of the states that the text names, by their folded names and adjectives.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for appearance in appearances:
        for role in appearance.roles if appearance.kind == "person" else ():
            office, _, of = role.title.lower().partition(" of ")
            state = states.get(fold(role.of or of.removeprefix("the ").removeprefix("republic of ")))
            if state is not None:
                found.setdefault((office, state), set()).add(appearance.actor)
    return {key: next(iter(held)) for key, held in found.items() if len(held) == 1}
