"""What was extracted from one article, with its actors as a person decided who they are."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.model import Figure, Quote, Relation, Report, Unedited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.extraction.extract import Extract
    from tui.model import Appearance, Identity

    Fact = Report | Quote | Figure | Relation


def actors_in(facts: Iterable[Appearance | Fact]) -> Iterator[str]:
    """The actors that some facts name."""
    for fact in facts:
        match fact:
            case Report():
                named = *(one.actor for one in fact.participants), fact.asserter
            case Quote():
                named = (fact.speaker,)
            case Figure():
                named = (fact.source,)
            case Relation():
                named = fact.subject, fact.object
            case _:
                named = (fact.actor,)
        yield from (actor for actor in named if actor)


def facts_of(extract: Extract | Unedited, appearances: Iterable[Appearance]) -> tuple[Appearance | Fact, ...]:
    """All that names an actor."""
    return *appearances, *extract.reports, *extract.quotes, *extract.figures, *extract.relations


def unedited(extract: Extract, identities: Sequence[Identity]) -> Unedited:
    """What is kept of an extract that decisions change: its facts by their ids, as a new index has them."""
    body = extract.body
    return Unedited(
        extract.article.id,
        tuple(identities),
        body.appearances,
        body.mentions,
        extract.reports,
        tuple(sorted(extract.quotes, key=_id)),
        tuple(sorted(extract.figures, key=_id)),
        tuple(sorted(extract.relations, key=_id)),
    )


_id: Final = attrgetter("id")


def edited(extract: Extract, identities: Sequence[Identity]) -> Extract:
    """An extract whose actors are who some decisions say."""
    now = {one.was: one.now for one in identities}
    body = extract.body
    return replace(
        extract,
        body=replace(
            body,
            appearances=_appearances(body.appearances, {one.was: one for one in identities}),
            mentions=tuple(replace(one, actor=now.get(one.actor, one.actor)) for one in body.mentions),
        ),
        reports=tuple(_report(one, now) for one in extract.reports),
        quotes=tuple(replace(one, speaker=_who(one.speaker, now)) for one in extract.quotes),
        figures=tuple(replace(one, source=_who(one.source, now)) for one in extract.figures),
        relations=tuple(_relations(extract.relations, now)),
    )


def _who(actor: str | None, now: Mapping[str, str]) -> str | None:
    return now.get(actor, actor) if actor else actor


def _appearances(appearances: Iterable[Appearance], identities: Mapping[str, Identity]) -> tuple[Appearance, ...]:
    """What the article says of each actor, in one appearance; those by whose name it goes have the say."""
    found: dict[str, list[Appearance]] = {}
    for one in appearances:
        identity = identities.get(one.actor)
        who = one if identity is None else _renamed(one, identity)
        found.setdefault(who.actor, []).append(who)
    return tuple(_together(several) for several in found.values())


def _renamed(one: Appearance, identity: Identity) -> Appearance:
    parted = bool(identity.parted)
    return replace(
        one,
        actor=identity.now,
        name=identity.name if parted else one.name,
        dictionary=None if parted else one.dictionary,
        joined=identity.joined,
        own=not identity.joined,
        parted=identity.parted,
    )


def _together(several: Sequence[Appearance]) -> Appearance:
    """Appearances of one actor as one: its own first, then the one with the most mentions."""
    first, *others = sorted(several, key=lambda one: (not one.own, -sum(count for _, count in one.forms), one.name))
    if not others:
        return first
    forms: dict[str, int] = {}
    for form, count in (pair for one in (first, *others) for pair in one.forms):
        forms[form] = forms.get(form, 0) + count
    return replace(
        first,
        forms=tuple(sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))),
        roles=tuple(dict.fromkeys(role for one in (first, *others) for role in one.roles)),
        country=_first(one.country for one in (first, *others)),
        description=_first(one.description for one in (first, *others)),
        joined=min((one.joined for one in several if one.joined), default=""),
        parted=min((one.parted for one in several if one.parted), default=""),
        certainty=max(one.certainty for one in several),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _report(report: Report, now: Mapping[str, str]) -> Report:
    named = (replace(one, actor=_who(one.actor, now)) for one in report.participants)
    who = {(one.role, one.actor or number): one for number, one in enumerate(named)}
    return replace(report, participants=tuple(who.values()), asserter=_who(report.asserter, now))


def _relations(relations: Iterable[Relation], now: Mapping[str, str]) -> Iterable[Relation]:
    """The relations that are still between two."""
    for one in relations:
        named = replace(one, subject=now.get(one.subject, one.subject), object=_who(one.object, now))
        if named.subject != named.object or one.subject == one.object:
            yield named
