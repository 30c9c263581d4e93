"""What two reports say of where it was, also of a site that is named without its town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.geography.containment import nested
from tui.extraction.geography.words import SITES
from tui.extraction.happenings.matching.numbers import MANY

if TYPE_CHECKING:
    from tui.extraction.happenings.matching.features import Features
    from tui.model import Place


def kind_of_site(place: Place) -> str | None:
    """What kind of a site a place is: ``hotel``; None of any other place."""
    words = (place.name or "").split(", ")[0].split()
    kind = words[-1].lower().removesuffix("s") if words else ""
    return kind if kind in SITES else None


def name_of_site(place: Place) -> frozenset[str]:
    """The proper words in the name of a site, in lower case: ``hayat`` of "Hayat Hotel, Mogadishu"."""
    if kind_of_site(place) is None:
        return frozenset()
    town = {word for name in (*place.within, place.country or "") for word in name.split()}
    words = (place.name or "").split(", ")[0].split()[:-1]
    return frozenset(word.lower() for word in words if word not in town and word[0].isupper() and len(word) > 3)


def elsewhere(a: Features, b: Features) -> bool:
    """Whether no place of one lies in the other's; a site without its town may be in any, unless it is another."""
    if nested(a.place, b.place):
        return False
    if a.place.country and b.place.country and a.place.country != b.place.country:
        return True
    if a.killed == b.killed and (a.killed.min or 0) >= MANY:
        return False
    if a.site and b.site:
        return a.site.isdisjoint(b.site)
    return not one_site(a, b) and not any(one.site and not one.place.within for one in (a, b))


def one_site(a: Features, b: Features) -> bool:
    """Whether two are told of a site by the same name, or of one of the same kind in a town that both tell."""
    if a.site and b.site:
        return not a.site.isdisjoint(b.site)
    if a.site_kind is None or a.site_kind != b.site_kind:
        return False
    return any(one.place.within and one.place.within[0] in other.names for one, other in ((a, b), (b, a)))


def one_spot(a: Features, b: Features) -> bool:
    """Whether two are told of one place by its name, or one of them of a site in the other's."""
    if a.place.name and a.place.name == b.place.name:
        return True
    return one_site(a, b) or any(one.site_kind and other.place.name in one.names for one, other in ((a, b), (b, a)))
