"""The day of a court's decision of which its own sentence does not say it: that of the one told right before.

"A court on Saturday sentenced a former minister to life in prison. … Jo Tan was sentenced to three years."
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction import clauses
from tui.extraction.happenings.setting.days import BORROWED
from tui.extraction.happenings.telling import order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_BACK: Final = 4
"""Sentences back in which the other decision was told of."""
_PAST: Final = frozenset(["was", "were", "has", "have"])
_NEWS: Final = 7
"""Days before a text's own within which a decision is its news."""


def date_alike(stories: Sequence[Story], analysis: Analysis) -> None:
    """Date each decision that a text tells as it told the one before, and gives no other time for."""
    owners = {id(telling): story for story in stories for telling in story.tellings if story.type == "trial"}
    tellings = sorted((one for story in stories for one in story.tellings if id(one) in owners), key=order)
    news: Telling | None = None
    for telling in tellings:
        if telling.when is not None or telling.unsettled is not None:
            news = telling if _is_news(telling, analysis) else None
        elif news is not None and owners[id(telling)].when() is None and _goes_on(telling, news):
            assert news.when is not None
            telling.when = msgspec.structs.replace(
                news.when, text=None, precision="relative", rule=BORROWED[3], certainty=0.5
            )
            news = telling


def _is_news(telling: Telling, analysis: Analysis) -> bool:
    """Whether somebody was tried on a day within a text's last ones."""
    day, today = telling.when, analysis.facts.anchor.first if analysis.facts.anchor else None
    if day is None or day.first is None or day.precision != "day" or today is None or not telling.trigger.verbal:
        return False
    return telling.modality == "asserted" and 0 <= (today - day.first).days <= _NEWS


def _goes_on(telling: Telling, news: Telling) -> bool:
    """Whether a telling says by the same verb, as simply, what else was decided."""
    verb = telling.trigger.token
    near = telling.sentence.index - news.sentence.index <= _BACK and telling.sentence is not news.sentence
    alike = telling.trigger.verbal and telling.trigger.words == news.trigger.words and telling.modality == "asserted"
    carried = {aux.lower_ for aux in clauses.auxiliaries(verb)}
    simply = (verb.tag_ == "VBD" or not carried.isdisjoint(_PAST)) and "had" not in carried
    return near and alike and simply and verb.dep_ in ("ROOT", "conj", "ccomp")
