"""Relations between actors, table rows included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tui.extraction import clauses
from tui.extraction.cast.given import bearers
from tui.extraction.cast.lexicon import lexicon
from tui.extraction.speech.speakers import Discourse, states
from tui.extraction.speech.words import Speech
from tui.extraction.ties.borders import borders
from tui.extraction.ties.links import backers, holdings, links, natives, parts
from tui.extraction.ties.membership import membership
from tui.extraction.ties.offices import Offices
from tui.extraction.ties.patterns import ties
from tui.extraction.ties.posted import posted
from tui.extraction.ties.referents import Referents
from tui.extraction.ties.rows import rows
from tui.extraction.ties.seats import Seats
from tui.extraction.ties.telling import relation
from tui.extraction.ties.words import RelationTerms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.extraction.analysis import Analysis, Named, Sentence
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.ties.tie import Tie
    from tui.model import Relation

_MUTUAL = ("cooperates_with", "borders")
"""Predicates that hold both ways and are told once."""
_LONGEST = 160
"""Characters of a detail."""


def find(analysis: Analysis, named: Named, dictionaries: Dictionaries) -> tuple[Relation, ...]:
    """Every relation that a sentence or a table row states, each once.

    Raises:
        DictionaryError: if the dictionary ``relations`` or ``speech`` cannot be read.
    """
    terms = dictionaries.read("relations", RelationTerms)
    speech = dictionaries.read("speech", Speech)
    cast, appearances = named.cast, named.appearances
    known = states(appearances, dictionaries)
    discourse = Discourse(analysis, cast, appearances, speech, known, bearers(dictionaries))
    names = lexicon(dictionaries)
    ids = {appearance.name: appearance.actor for appearance in appearances if appearance.kind == "state"}
    capitals = {
        form: ids[names.entries[state].name]
        for form, held in names.capital_of.items()
        for state in reversed(held)
        if names.entries[state].name in ids
    }
    referents = Referents(cast, appearances, named.places, known, discourse, terms.words, capitals)
    kinds = {appearance.actor: appearance.kind for appearance in appearances}
    found: list[Relation] = []
    for sentence in analysis.sentences:
        if sentence.block.kind == "heading":
            continue
        for tie in ties(sentence, terms, referents):
            found += _relations(analysis, sentence, tie)
        referents.read(sentence)
    found += Offices(analysis, named, known, terms, dictionaries).find()
    found += links(analysis, cast, kinds, terms)
    found += parts(analysis, cast, kinds, terms)
    found += posted(analysis, cast, appearances, known, terms)
    found += holdings(analysis, cast, kinds)
    found += natives(analysis, cast, kinds)
    found += backers(analysis, cast, kinds, known, terms)
    found += Seats(analysis, named, kinds, known, terms, names.country_of).find()
    found += membership(analysis, cast, kinds, terms)
    found += borders(analysis, cast, kinds, known, terms)
    found += rows(analysis, cast, kinds, terms)
    return _once(_claimants(found, kinds))


def _claimants(found: Sequence[Relation], kinds: Mapping[str, str]) -> list[Relation]:
    """The relations, with the group for which somebody speaks as who claims what he claims."""
    groups = {
        one.subject: one.object
        for one in found
        if one.predicate in ("represents", "leads", "member_of") and kinds.get(one.object or "") == "armed_group"
    }
    kept: list[Relation] = []
    for one in found:
        group = groups.get(one.subject) if one.predicate == "claims_responsibility" else None
        kept.append(one if group is None else msgspec.structs.replace(one, subject=group))
    return kept


def _relations(analysis: Analysis, sentence: Sentence, tie: Tie) -> Iterator[Relation]:
    start, end = sentence.offsets(sentence.span.doc[tie.detail[0] : tie.detail[1] + 1])
    start, end = clauses.trim(analysis.text, start, end)
    detail = " ".join(analysis.text[start : min(end, start + _LONGEST)].split())
    for subject in tie.subjects:
        for object_ in tie.objects or (None,):
            if subject != object_:
                yield relation(
                    analysis,
                    sentence,
                    subject,
                    tie.predicate,
                    object_,
                    detail=detail,
                    hedged=tie.hedged,
                    rule=tie.rule,
                    certainty=round(tie.certainty - 0.2 * tie.hedged, 2),
                )


def _once(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """Each relation once, as the text states it most plainly, in order; who leads a body is no mere member of it."""
    best: dict[tuple[str, str, str, str], Relation] = {}
    for one in relations:
        ends = (one.subject, one.object or "")
        if one.predicate in _MUTUAL:
            ends = (min(ends), max(ends))
        if one.predicate == "based_in":
            ends = (one.subject, "")
        key = (*ends, one.predicate, "" if one.object or one.predicate == "based_in" else one.detail)
        held = best.get(key)
        seat = held is not None and one.predicate == "based_in" and one.certainty > held.certainty
        if held is None or seat or (one.object and not held.object) or (held.hedged and not one.hedged):
            best[key] = one
    posts = {(one.subject, one.object) for one in best.values() if one.predicate in ("leads", "represents")}
    kept = [one for one in best.values() if one.predicate != "member_of" or (one.subject, one.object) not in posts]
    return tuple(sorted(kept, key=lambda one: (one.start, one.id)))
