"""Words beside the names of places that say what kind of a place it is."""

from typing import Final

DIVISIONS: Final = frozenset((
    "province", "department", "district", "region", "governorate", "county", "state", "city", "municipality",
    "prefecture", "area", "neighbourhood", "neighborhood", "suburb", "town", "village",
))  # fmt: skip
"""Parts of a country or a city, as they stand behind a name that itself lies in another place."""
_SETTLED: Final = DIVISIONS | {
    *("town", "village", "hamlet", "community", "borough", "tehsil", "subdistrict", "island", "valley"),
}
AREAS: Final = _SETTLED | {"districts", "provinces", "villages", "towns", "regions", "islands"}
"""Whatever has a name and people who live there, one or several."""
SITES: Final = frozenset((
    "airport", "station", "hotel", "hospital", "university", "school", "mosque", "church", "cathedral", "temple",
    "stadium", "market", "square", "bridge", "prison", "palace", "embassy", "barracks", "base", "camp", "port", "mall",
    "synagogue", "shrine", "seminary", "nightclub", "restaurant", "courthouse", "museum", "bazaar", "gurdwara",
    "monastery",
))  # fmt: skip
"""Sites at which something happens; by its name or its kind a reader knows one only with its town."""
WAYS: Final = frozenset(("street", "avenue", "boulevard", "road", "lane", "avenida", "calle", "rue"))
"""Ways within a town, which many a town has by the same name."""
PARTS: Final = (
    _SETTLED
    | SITES
    | {
        *("capital", "outskirts", "north", "south", "east", "west", "center", "centre", "part", "side", "vicinity"),
        *("jurisdiction", "zone", "sector", "coast", "border", "street", "highway", "road"),
        *("headquarters", "office", "building", "hometown", "stronghold", "heartland"),
    }
)
"""Lemmas of nouns that stand for a stretch or a spot of the place named with them: "the outskirts of Lima"."""
