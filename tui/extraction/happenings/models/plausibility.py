"""How plausible it is that words tell of a specific violent happening.

A logistic model over features of the parse; ``tests/benchmarks/train_plausibility.py`` learns its weights from
annotated newswire. It speaks of violence alone: nothing else was annotated.
"""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from tui import locations
from tui.extraction import clauses
from tui.extraction.geography.containment import exactness
from tui.extraction.happenings.domain import is_known
from tui.extraction.happenings.predicates import SUPPORT, governor
from tui.extraction.happenings.setting.days import BORROWED
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import ActorKind, When

JUDGED = frozenset(["attack", "kidnapping"])
DOUBTFUL = 0.3
"""Below this a happening is rather a topic than a happening, unless its date, place and toll say otherwise."""
HARDLY = 0.25
"""Below this it is one whatever these say."""

_SIGNS, _SIGNS_IN_A_REPORT = 2, 3
"""How many of date, place, names and numbers make a happening firm; in an agency's report."""
_MANY = 5
"""Dead from whom on an agency's report tells of a happening, and not of a topic."""


def weigh(
    stories: Sequence[Story],
    analysis: Analysis,
    kinds: Mapping[str, ActorKind],
    models: Mapping[str, Mapping[str, float]] | None = None,
) -> None:
    """Judge the violent happenings of a document, whose actors are of these kinds.

    The model has learnt from agencies' reports: elsewhere it is no reason to doubt what is firm.
    ``models`` are those of ``weights`` unless others are to be tried.
    """
    models = weights() if models is None else models
    if not models:
        return
    judged = [story for story in stories if story.type in JUDGED]
    known = is_known(analysis.facts)
    tried = {telling.sentence.index for story in stories if story.type == "trial" for telling in story.tellings}
    for story in judged:
        story.certainty = probability(
            models["happening"], [*of_story(story, judged, analysis), *of_parties(story, judged, analysis, kinds)]
        )
        if not known:
            plain = _told_plainly(story) or _hit_by_name(story) or any(map(_called_by_its_time, story.tellings))
            least = DOUBTFUL if plain else HARDLY if firm(story) else 0.0
            story.certainty = max(story.certainty, least)
        elif _grave(story) or (story.lead.sentence.index in tried and firm(story)):
            story.certainty = max(story.certainty, HARDLY)


def believed(story: Story) -> bool:
    """Whether the words around a violent happening, or else its own date, place, names and numbers, make it one."""
    return story.certainty >= DOUBTFUL or (firm(story) and (story.certainty >= HARDLY or story.called_by_its_day))


def firm(story: Story, signs: int = _SIGNS) -> bool:
    """Whether a text's own date, place, names and numbers make a happening one, whatever the words around it.

    Args:
        story: the happening.
        signs: how many of the four are enough.
    """
    told = story.tellings
    own = [telling.when for telling in told if telling.when is not None]
    dated = any(map(_has_a_time, told)) or any(telling.unsettled is not None for telling in told)
    dated = dated or (bool(own) and any(filler.role == "target" for telling in told for filler in telling.fillers))
    placed = any(telling.near and telling.places and exactness(telling.places[0].place) for telling in told)
    named = any(filler.actor and filler.role in ("perpetrator", "claimant") for t in told for filler in t.fillers)
    counted = any(count.min for telling in told for count in telling.killed + telling.injured)
    return story.called_by_its_day or sum((dated, placed, named, counted)) >= signs


def _hit_by_name(story: Story) -> bool:
    """Whether it has a time of its own, and whom or what it hit is named: "the killing of Ana Kovac in 2013"."""
    hit = (filler for telling in story.tellings for filler in telling.fillers if filler.role in ("victim", "target"))
    named = any(filler.named or (filler.token.pos_ == "PROPN" and filler.actor is not None) for filler in hit)
    return named and any(map(_has_a_time, story.tellings))


def _grave(story: Story) -> bool:
    """Whether it is firm also in an agency's report, the kind of text that the model knows: so many died."""
    many = any((count.min or 0) >= _MANY for telling in story.tellings for count in telling.killed)
    return many and firm(story, _SIGNS_IN_A_REPORT)


def _told_plainly(story: Story) -> bool:
    """Whether a verb in the past says how many were hurt, or does so with its day: "they killed two guards"."""
    for telling in story.tellings:
        verb = telling.trigger.token if telling.trigger.verbal else governor(telling.trigger.token)
        if telling.modality != "asserted" or verb is None or not _in_the_past(verb):
            continue
        done = clauses.passive(verb) or bool(telling.keys("perpetrator"))
        carried = telling.trigger.verbal or verb.lemma_ in SUPPORT
        if done and carried and (_counted_in(telling) or _has_a_time(telling)):
            return True
    return False


def _counted_in(telling: Telling) -> bool:
    """Whether it says how many were hurt or taken."""
    taken = [f for f in telling.fillers if f.role == "victim" and f.how in ("object", "passive subject")]
    numbered = any(child.dep_ == "nummod" for filler in taken for child in filler.token.children)
    return numbered or any(count.min for count in telling.killed + telling.injured)


def _in_the_past(verb: Token) -> bool:
    """Whether a verb with a subject is in the simple past."""
    carried = {aux.lower_ for aux in clauses.auxiliaries(verb)}
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(carried & {"was", "were"}))
    return told and clauses.subject(verb) is not None


def _called_by_its_time(telling: Telling) -> bool:
    """Whether a noun's own date tells it from others: "Friday's attack", "the attacks of 11 September"."""
    noun = telling.trigger.token
    if telling.trigger.verbal or not telling.sure_of_date or not telling.definite:
        return False
    beside = [*noun.lefts, *clauses.prepositional(noun, "of")]
    return any(child.ent_type_ == "DATE" for child in beside)


def _has_a_time(telling: Telling) -> bool:
    """Whether it has a day or a month of its own, or a year that surely is."""
    when = telling.when
    if when is None or when.rule in BORROWED:
        return False
    return when.precision in ("day", "month") or (when.precision == "year" and telling.sure_of_date)


def probability(model: Mapping[str, float], features: Iterable[str]) -> float:
    """The model's answer, 0 to 1; exact, so that the order in which a set gives its features decides no tie."""
    score = math.fsum((model.get("bias", 0.0), *filter(None, map(model.get, features))))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def weights() -> dict[str, dict[str, float]]:
    """The models' weights by feature; empty if the file is not there."""
    path = locations.dictionaries().parent / "models" / "plausibility.json"
    found: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def of_story(story: Story, others: Sequence[Story], analysis: Analysis) -> list[str]:
    """What speaks for and against a happening's being one, as features."""
    lead = story.lead
    token = lead.trigger.token
    told = story.tellings
    found = [
        f"kind={lead.trigger.name}",
        f"words={lead.trigger.words}",
        f"verbal={lead.trigger.verbal}",
        f"tag={token.tag_}",
        f"modality={lead.modality}",
        f"definite={lead.definite}",
        f"plural={lead.plural}",
        f"tellings={min(len(told), 4)}",
        f"subtype={story.subtype}",
        f"at={_bucket(lead.sentence.index, (0, 1, 3, 6, 12))}",
        f"first={bool(others) and others[0] is story}",
        f"stories={_bucket(len(others), (1, 2, 4, 8))}",
        f"determiner={_determiner(lead)}",
        f"effects={len(lead.also) > 0}",
        f"asserter={lead.asserter is not None}",
        f"turn={lead.sentence.block.speaker is not None}",
    ]
    found += [f"over={word}" for word in _over(lead)]
    if lead.trigger.verbal:
        found += [f"aux={aux.lower_}" for aux in clauses.auxiliaries(token)]
    else:
        found += [f"modifier={child.lower_}" for child in token.lefts if child.dep_ in ("amod", "compound")]
    roles = {filler.role for telling in told for filler in telling.fillers}
    found += [f"has={role}" for role in sorted(roles)] + [f"none={r}" for r in ("victim", "target") if r not in roles]
    found += [f"weapon={any(telling.weapons for telling in told)}"]
    own = next((telling.when for telling in told if telling.when is not None), None)
    found += _of_date(own, analysis.facts.anchor)
    found.append(f"place={_place(told)}")
    found.append(f"toll={any(c.min for telling in told for c in telling.killed + telling.injured)}")
    found += [f"near={word}" for word in sorted(lead.sentence.said & _TELLING_WORDS)]
    return found


def _of_date(own: When | None, anchor: When | None) -> Iterator[str]:
    """What of a happening's time speaks for and against it: how exact it is, and how long before the text it was."""
    yield f"date={own.precision if own else None}"
    if own is not None and own.rule in BORROWED:
        yield "date=borrowed"
    elif own is not None and own.last is not None and anchor is not None and anchor.last is not None:
        yield f"age={_bucket((anchor.last - own.last).days, (0, 1, 3, 7, 21, 60, 120, 400))}"


_TELLING_WORDS = frozenset(
    """yesterday today morning night afternoon evening clash clashes combat fighting war soldiers soldier guerrillas
    troops army year years since ever during always every several many if should must human rights responsible
    investigation investigating condemned condemn trial accused sources reported police authorities according official
    attempt attempted unidentified unknown armed men individuals terrorists damage caused claimed responsibility
    thousands hundreds innocent people against country peace violence process dialogue government we our us i you they
    """.split()  # noqa: SIM905 - a list would take a page
)


def of_parties(story: Story, others: Sequence[Story], analysis: Analysis, kinds: Mapping[str, ActorKind]) -> list[str]:
    """What those who take part and the whole document say for and against a happening, as features."""
    fillers = [filler for telling in story.tellings for filler in telling.fillers]
    found = {
        f"{filler.role}={kinds.get(filler.actor or '', 'name' if filler.named else filler.head)}" for filler in fillers
    }
    found |= {f"told={telling.trigger.words}" for telling in story.tellings}
    found |= {f"said={word}" for telling in story.tellings for word in _said(telling.sentence)}
    sentences = analysis.sentences
    return [
        *sorted(found),
        f"speaking={_bucket(analysis.speaking, (10, 25, 50))}",
        f"sentences={_bucket(len(sentences), (5, 10, 15, 20, 30, 45))}",
        f"dateline={analysis.facts.dateline_place is not None}",
        f"told more={_bucket(_counted(others, story), (0, 1, 2, 4))}",
        f"spread={_bucket(story.last - story.tellings[0].sentence.index, (0, 2, 5, 10))}",
        f"part={5 * story.lead.sentence.index // len(sentences)}",
    ]


def _counted(others: Iterable[Story], story: Story) -> int:
    """How many happenings are told more often than one, as far as it matters."""
    more = (other for other in others if len(other.tellings) > len(story.tellings))
    return sum(1 for _ in islice(more, 5))


def _said(sentence: Sentence) -> set[str]:
    """The words of a sentence but names, by their lemma."""
    return {token.lemma_.lower() for token in sentence.each if token.is_alpha and token.ent_type_ in _NO_NAMES}


_NO_NAMES = frozenset(["", "CARDINAL", "ORDINAL", "DATE", "TIME"])


def _bucket(value: int, steps: Sequence[int]) -> str:
    return next((f"<={step}" for step in steps if value <= step), f">{steps[-1]}")


def _determiner(telling: Telling) -> str:
    if telling.trigger.verbal:
        return "verb"
    return next((c.lower_ for c in telling.trigger.token.lefts if c.dep_ in ("det", "poss", "nummod")), "none")


def _over(telling: Telling) -> list[str]:
    """The words that a trigger hangs on, two steps up."""
    token = telling.trigger.token
    found = [f"{token.dep_} {lemma(token.head)}"] if token.head != token else [token.dep_]
    for up in token.ancestors:
        if up.pos_ in ("VERB", "AUX"):
            found.append(f"verb {lemma(up)}")
            break
    return found


def _place(tellings: Sequence[Telling]) -> str:
    for telling in tellings:
        if telling.places:
            return "named" if telling.places[0].place.name else "country"
    return "none"
