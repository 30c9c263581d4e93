"""Words of public life that tell of nothing where they stand: "dismissed the claims", "agreed to hear a plea".

Each module has the words of one field; here it is said of which words and kinds they are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.senses.contests import (
    beats_a_thing,
    counted,
    no_match,
    of_goals,
    of_matches,
    of_nobody,
    of_patients,
    of_penalties,
    on_a_goal,
    on_the_pitch,
    shot_at_goal,
)
from tui.extraction.happenings.senses.dealings import (
    between_actors,
    consent,
    inhabited,
    is_had,
    meets_a_thing,
    of_parties,
    of_persons,
)
from tui.extraction.happenings.senses.force import (
    abets,
    as_goods,
    by_law,
    by_sentence,
    cordons_off,
    drugged,
    executes_a_thing,
    fights_a_thing,
    in_protest,
    is_posted,
    of_a_count,
    of_no_body,
    overturns_a_ruling,
    shows,
)
from tui.extraction.happenings.senses.offices import no_office, of_a_union, quits_no_office, tells_who_he_is
from tui.extraction.happenings.senses.persons import armed
from tui.extraction.happenings.senses.sayings import (
    as_a_quality,
    as_a_topic,
    belief,
    led_to_more,
    no_address,
    on_an_occasion,
    says_nothing,
    to_nobody_in_particular,
    who_accuses,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Telling


def empty(telling: Telling, finder: Finder) -> bool:
    """Whether a trigger does not mean what the dictionary takes it for, by what stands around it."""
    trigger = telling.trigger
    if not trigger.verbal and (as_a_topic(trigger.token) or as_a_quality(trigger.token)):
        return True
    senses = (_BY_WORDS.get(trigger.words), _BY_NAME.get(trigger.name))
    return any(sense(telling, finder) for sense in senses if sense is not None)


_BY_NAME: dict[str, Callable[[Telling, Finder], bool]] = {
    "appointment": no_office,
    "office": no_office,
    "membership": lambda telling, finder: not of_a_union(telling, finder),
    "discussion": lambda telling, finder: not of_parties(telling),
    "appeal": lambda telling, finder: not on_an_occasion(telling.trigger.token) and no_address(telling, finder),
    "contest": of_nobody,
    "result": no_match,
    "ramming": lambda telling, finder: not telling.keys("victim", "target"),
    "reception": lambda telling, finder: not of_persons(telling, finder),
    "murder": of_a_count,
    "bombing": as_goods,
    "shooting": of_a_count,
    "street": cordons_off,
    "attack": lambda telling, finder: of_no_body(telling, finder) or on_the_pitch(telling, finder),
    "clash": fights_a_thing,
    "posting": is_posted,
    "landing": lambda telling, finder: not any(armed(filler, finder) for filler in telling.fillers),
    "protest": lambda telling, finder: (
        not telling.trigger.verbal and (in_protest(telling.trigger.token) or on_a_goal(telling, finder))
    ),
}
"""When a kind of happening is none, by its name in the dictionary."""
_BY_WORDS: dict[str, Callable[[Telling, Finder], bool]] = {
    **dict.fromkeys(("beat", "defeat", "overcome"), beats_a_thing),
    **dict.fromkeys(("tell reporter", "tell journalist", "tell analyst", "tell investor"), to_nobody_in_particular),
    **{f"speak to {who}": says_nothing for who in ("reporter", "journalist", "media", "press", "crowd", "supporter")},
    **dict.fromkeys(("contract", "agreement", "deal", "accord", "pact", "treaty"), is_had),
    **dict.fromkeys(("shoot", "shoot at", "fire at", "fire shot"), shot_at_goal),
    **dict.fromkeys(("shoot-out", "shootout"), of_penalties),
    **dict.fromkeys(("meet", "meet with"), meets_a_thing),
    **dict.fromkeys(("vote", "ballot"), counted),
    **dict.fromkeys(("agree", "agree to", "agree on"), consent),
    **dict.fromkeys(
        ("call", "speak with", "speak to", "talk to", "talk with", "receive call", "make call to"),
        lambda telling, finder: not between_actors(telling, finder),
    ),
    "target": by_law,
    "death": by_sentence,
    "take charge": of_matches,
    "stone": drugged,
    **dict.fromkeys(("name as", "name suspect"), tells_who_he_is),
    "quit": quits_no_office,
    "sale": lambda telling, finder: telling.trigger.token.tag_ == "NNS",  # how much was sold
    "conviction": belief,
    "prosecution": who_accuses,
    "trial": of_patients,
    "sign for": lambda telling, finder: bool(clauses.objects(telling.trigger.token)),
    "disappear": lambda telling, finder: not telling.keys("victim"),
    "rescue": lambda telling, finder: not telling.keys("provider"),
    "gather for": lambda telling, finder: not any(filler.actor for filler in telling.fillers),
    "gathering": lambda telling, finder: not telling.keys("participant"),
    "announcement": led_to_more,
    "settlement": inhabited,
    "demonstrate": shows,
    "assist": lambda telling, finder: abets(telling, finder) or of_goals(telling, finder),
    "execute": executes_a_thing,
    "encounter": lambda telling, finder: not any(armed(filler, finder) for filler in telling.fillers),
    "overturn": overturns_a_ruling,
}
"""When some words tell of no happening."""
