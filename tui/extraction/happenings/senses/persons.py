"""Who is somebody: what senses of words about people ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Filler, Telling


def someone(token: Token, telling: Telling, finder: Finder) -> bool:
    """Whether a word is somebody: a name, an actor, people or a body."""
    if token.pos_ in ("PRON", "PROPN") or finder.mention(token, telling.sentence) is not None:
        return True
    return finder.sort(token, None) in ("people", "group") or finder.things.decides(token)


def person(filler: Filler, finder: Finder) -> bool:
    """Whether who takes part is one person, or people."""
    kind = finder.kinds.get(filler.actor) if filler.actor else None
    return kind == "person" if kind else finder.things.sort(filler.token) == "people"


def armed(filler: Filler, finder: Finder) -> bool:
    """Whether who takes part bears arms."""
    kind = finder.kinds.get(filler.actor) if filler.actor else None
    return kind == "armed_group" or finder.things.fighter(filler.token) or finder.things.force(filler.token)
