"""Unnamed perpetrators that stand for a group named before: "the guerrillas", after "the FMLN"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.extraction.analysis import Analysis, Cast
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.extraction.happenings.things import Things
    from tui.model import ActorKind, Mention

_BACK = 3
"""How many sentences back the group may be named."""


def resolve(
    tellings: Sequence[Telling], cast: Cast, kinds: Mapping[str, ActorKind], analysis: Analysis, known: Things
) -> None:
    """Add to definite unnamed perpetrators the armed group that was named last, as a guess."""
    groups = [mention for mention in cast.mentions if kinds.get(mention.actor) == "armed_group"]
    if not groups:
        return
    for telling in tellings:
        if any(filler.role == "perpetrator" and filler.actor for filler in telling.fillers):
            continue
        for filler in [filler for filler in telling.fillers if filler.role == "perpetrator"]:
            if lemma(filler.token) not in known.members or not _definite(filler):
                continue
            start, _ = telling.sentence.offsets(filler.token)
            found = _named_before(start, telling, groups, analysis)
            if found is not None:
                telling.fillers.append(_standing_for(filler, found, analysis))


def _definite(filler: Filler) -> bool:
    words = {child.lower_ for child in filler.token.lefts if child.dep_ in ("det", "poss")}
    return bool(words & {"the", "these", "those", "this"})


def _named_before(start: int, telling: Telling, groups: Sequence[Mention], analysis: Analysis) -> Mention | None:
    """The armed group that was named last before a place in the text, if that was near and it was the only one."""
    first = analysis.sentences[max(0, telling.sentence.index - _BACK)].start
    near = groups[bisect_left(groups, first, key=_start) : bisect_left(groups, start, key=_start)]
    return near[-1] if near and len({mention.actor for mention in near}) == 1 else None


def _start(mention: Mention) -> int:
    return mention.start


def _standing_for(filler: Filler, mention: Mention, analysis: Analysis) -> Filler:
    name = " ".join(analysis.text[mention.start : mention.end].split())
    return replace(filler, actor=mention.actor, text=name, how="stands for", hedged=True)
