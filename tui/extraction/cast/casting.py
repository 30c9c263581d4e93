"""Casting: one actor over many articles, from what their appearances add up to.

What an actor is depends on sums alone: how often each name, kind, form … was given, and by how many articles. So an
article can be added or taken away again, and the actor is as if it had been made of the rest at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui.model import Actor, Merge, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.model import Appearance


class Sum(NamedTuple):
    """How often a value was given, and by how many appearances."""

    votes: int
    appearances: int


def values(appearance: Appearance) -> Iterator[tuple[str, str, int]]:
    """What an appearance gives: field, value, votes. What it was joined with by hand does not name it."""
    forms = dict(appearance.forms)
    say = int(appearance.own)
    count = say * sum(number for _, number in appearance.forms)
    yield "name", appearance.name, count
    yield "kind", appearance.kind, count
    for form, number in forms.items():
        yield "form", form, number
    if appearance.country:
        yield "country", appearance.country, say
    if appearance.description:
        yield "description", appearance.description, say
    for done, day in (("joined", appearance.joined), ("parted", appearance.parted)):
        if day:
            yield "by hand", f"{done} by hand, {day}", 1
    if not say:
        yield "other", "joined", 1
    if appearance.dictionary and say:
        yield "dictionary", appearance.dictionary, 1
    yield "certainty", repr(appearance.certainty), 1
    for role in dict.fromkeys(appearance.roles):
        yield "role", msgspec.json.encode(role).decode(), 1


def actor(identity: str, sums: Mapping[str, Mapping[str, Sum]]) -> Actor:
    """The actor behind some sums, by field and value; ``name``, ``kind`` and ``certainty`` are among them."""
    given = {field: {value: one.votes for value, one in told.items()} for field, told in sums.items()}
    articles = sum(one.appearances for one in sums["kind"].values())
    dictionary = min(given.get("dictionary", ()), default=None)
    forms = given.get("form", {})
    own = articles - sum(given.get("other", {}).values())
    reason = f"dictionary {dictionary}" if dictionary else "full name"
    return Actor(
        id=identity,
        name=_most(given["name"]) or "",
        kind=_most(given["kind"]),  # type: ignore[arg-type]
        aliases=tuple(sorted(forms.items(), key=lambda item: (-item[1], item[0]))),
        roles=_roles(msgspec.json.decode(role, type=Role) for role in given.get("role", ())),
        country=_most(given.get("country", {})),
        description=_most(given.get("description", {})),
        mentions=sum(forms.values()),
        articles=articles,
        dictionary=dictionary,
        merges=(
            *((Merge(reason, own),) if own > 1 else ()),
            *(Merge(why, count) for why, count in sorted(given.get("by hand", {}).items())),
        ),
        certainty=max(float(value) for value in given["certainty"]),
    )


def _roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Of each title the first and the latest evidence: a head of state's hundred thousand articles say no more."""
    kept: dict[tuple[str, str | None], list[Role]] = {}
    for role in sorted(roles, key=lambda role: (role.date or "", role.article, role.start, role.end)):
        ends = kept.setdefault((role.title, role.of), [role])
        if (ends[-1].date or "") < (role.date or ""):
            ends[1:] = [role]
    found = [role for ends in kept.values() for role in ends]
    return tuple(sorted(found, key=lambda role: (role.date or "", role.article, role.start, role.end)))


def _most(votes: Mapping[str, int]) -> str | None:
    return min(votes, key=lambda value: (-votes[value], value), default=None)
