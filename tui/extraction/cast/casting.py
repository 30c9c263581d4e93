"""Casting: one actor over many articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.model import Actor, Merge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Appearance


def actors(appearances: Iterable[Appearance]) -> tuple[Actor, ...]:
    """The actors behind some appearances, in a stable order whatever the order of the appearances."""
    held: dict[str, list[Appearance]] = {}
    for appearance in appearances:
        held.setdefault(appearance.actor, []).append(appearance)
    return tuple(_actor(actor, held[actor]) for actor in sorted(held))


def _actor(identity: str, appearances: list[Appearance]) -> Actor:
    forms: Counter[str] = Counter()
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for one in appearances:
        count = sum(number for _, number in one.forms)
        names[one.name] += count
        kinds[one.kind] += count
        forms.update(dict(one.forms))
    dictionary = min((one.dictionary for one in appearances if one.dictionary), default=None)
    roles = {role for one in appearances for role in one.roles}
    reason = f"dictionary {dictionary}" if dictionary else "full name"
    return Actor(
        id=identity,
        name=_most(names) or appearances[0].name,
        kind=_most(kinds),  # type: ignore[arg-type]
        aliases=tuple(sorted(forms.items(), key=lambda item: (-item[1], item[0]))),
        roles=tuple(sorted(roles, key=lambda role: (role.date or "", role.article, role.start))),
        country=_most(Counter(one.country for one in appearances if one.country)),
        description=_most(Counter(one.description for one in appearances if one.description)),
        mentions=sum(forms.values()),
        articles=len(appearances),
        dictionary=dictionary,
        merges=(Merge(reason, len(appearances)),) if len(appearances) > 1 else (),
        certainty=max(one.certainty for one in appearances),
    )


def _most(votes: Counter[str]) -> str | None:
    return min(votes, key=lambda value: (-votes[value], value), default=None)
