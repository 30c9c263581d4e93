"""Harm: types of happenings by how they hurt people."""

from typing import Final

from tui.model import EventType

ASSAULTS: Final = frozenset[EventType](["attack", "kidnapping"])
"""What somebody does to others against the law, with a perpetrator and often a weapon."""
VIOLENCE: Final = frozenset[EventType]([*ASSAULTS, "military_operation", "war"])
"""What people do to people; an attempt at it is a happening, too."""
HARMFUL: Final = frozenset[EventType]([*VIOLENCE, "disaster"])
"""What has a toll by its nature, done by people or not."""
INCIDENTS: Final = HARMFUL - {"war"}
"""What does harm at one place and time."""
ATTACKERS: Final = frozenset((
    "assailant", "attacker", "gunman", "bomber", "shooter", "hijacker", "hostage-taker", "knifeman", "perpetrator",
))  # fmt: skip
"""Nouns for those who made an attack, whoever they are: two of them may be the same."""
PERILOUS: Final = frozenset[EventType]([*HARMFUL, "protest"])
"""In what people may come to harm, so that a text says so where none did."""
CALLED: Final = frozenset(
    """ambush assault attack blast bombing clash explosion incident massacre raid shooting siege tragedy
    violence""".split()  # noqa: SIM905 - a list would take a page
)
"""Nouns that a text calls an assault by."""
BLOODLESS: Final = frozenset(["troops", "movement"])
"""Kinds that harm nobody, though armed forces do what they tell of."""
