"""From a happening's tellings to the report that an article gives of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from tui.extraction import clauses
from tui.extraction.geography.containment import exactness, nested
from tui.extraction.geography.words import SITES, WAYS
from tui.extraction.happenings.assembly import without_descriptions
from tui.extraction.happenings.calamities import lasting
from tui.extraction.happenings.harm import ASSAULTS, HARMFUL, PERILOUS
from tui.extraction.happenings.meaning.passing import passing
from tui.extraction.happenings.models.plausibility import believed
from tui.extraction.happenings.participants.epithets import in_one_role, without_epithets
from tui.extraction.happenings.predicates import governor
from tui.extraction.happenings.setting.dating import too_long
from tui.extraction.happenings.setting.reach import one_of_many, widespread
from tui.extraction.happenings.titles.title import title
from tui.extraction.happenings.tolls.totals import of_story, of_tellings
from tui.model import TIMELINE, Participant, Place, Report, Toll, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis, PlaceMention
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import EventType, Modality

_CONTINENTS = frozenset(["Africa", "Asia", "Europe", "America", "South America", "North America", "Latin America"])
"""Names too wide to say where something was."""
_LAWS = frozenset(["bill", "law", "act", "legislation", "resolution", "motion", "amendment", "budget", "constitution"])
"""What a parliament decides, whoever is said to have decided it."""
_PAPERS = frozenset(["agreement", "treaty", "accord", "pact", "memorandum", "mou", "mous", "protocol", "instrument"])
"""What is signed, whoever is said to have signed it."""
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_PUBLIC = frozenset(["policy", "agreement", "aid", "trial", "military_operation", "other"])
_SAYING = frozenset(["say", "announce", "report", "confirm", "add", "state", "tell"])
_TALKED = frozenset(["agreement", "statement", "policy"])
"""Types whose place is where it was first told to be: what is said of "the deal" speaks of other places too."""


def tells(story: Story) -> bool:
    """Whether the words are of a happening and not of a topic."""
    told = [telling for telling in story.tellings if telling.sentence.block.kind != "heading"]
    if not told:
        return False
    _, place_known = _place(story)
    killed = of_tellings(told, "killed")
    injured = of_tellings(told, "injured")
    fillers = _fillers(told)
    named = story.type == "meeting" and any(_called(telling.trigger, place=place_known) for telling in told)
    if passing(story, fillers) and not named:
        return False
    parties = [filler for filler in fillers if filler.how != "blamed"]
    return _specific(story, _lead(story), story.when() or When(), parties, killed, injured, place_known)


def write(story: Story, analysis: Analysis) -> Report:
    """The report of a happening."""
    tellings = story.tellings
    told = [telling for telling in tellings if telling.sentence.block.kind != "heading"]
    lead = _lead(story)
    fillers = _fillers(told)
    place, place_known = _place(story)
    when = story.when() or next((telling.unsettled for telling in told if telling.unsettled), When())
    killed = of_tellings(told, "killed") or of_tellings(tellings, "killed")
    injured = of_tellings(told, "injured") or of_tellings(tellings, "injured")
    harmed = (killed.min or 0) + (injured.min or 0)
    kind: EventType = lead.type
    modality = _modality(story, lead, when, fillers, place_known)
    if modality == "asserted" and _lies_ahead(when, analysis):
        if kind == "statement":
            when = When()  # it is when what was said is to be
        else:
            modality = "planned"
    sentence = _evidence(told, lead).sentence
    text = analysis.text
    others = sorted({(t.sentence.start, t.sentence.end) for t in tellings} - {(sentence.start, sentence.end)})
    return Report(
        article=analysis.article,
        start=sentence.start,
        end=sentence.end,
        quote=text[sentence.start : sentence.end],
        type=kind,
        trigger=lead.trigger.words,
        rule=f"{lead.trigger.name}: {'verb' if lead.trigger.verbal else 'noun'} {lead.trigger.words}",
        title=title(lead, fillers, place),
        when=when,
        subtype=story.subtype,
        place=place,
        participants=without_descriptions(_participants(without_epithets(in_one_role(fillers, lead), harmed), kind)),
        weapons=tuple(dict.fromkeys(weapon for t in told for weapon in t.weapons)) if kind in ASSAULTS else (),
        killed=killed,
        injured=injured,
        modality=modality,
        asserter=next((t.asserter for t in told if t.asserter), None),
        mentions=tuple(others),
        certainty=round(story.certainty, 2),
    )


def _lies_ahead(when: When, analysis: Analysis) -> bool:
    """Whether a day, month or year is after that on which the text speaks."""
    today = analysis.facts.anchor.last if analysis.facts.anchor else None
    return when.precision in ("day", "month", "year") and bool(today and when.first and when.first > today)


def _participants(fillers: Sequence[Filler], kind: EventType) -> tuple[Participant, ...]:
    """Who takes part; nobody does a disaster, and no bare number is anybody.

    "Two of the crew" is somebody where nobody else is told of in the role: else they are some of these.
    """
    whole = {f.role for f in fillers if f.token.pos_ != "NUM"}
    return tuple(
        Participant(f.actor, f.text, f.role, f.hedged)
        for f in fillers
        if (f.token.pos_ != "NUM" or (f.role not in whole and _of_somebody(f.token)))
        and not (kind == "disaster" and f.role == "perpetrator")
    )


def _of_somebody(number: Token) -> bool:
    """Whether a number says of whom it is: "two | of the crew"."""
    return any(of.pos_ in ("NOUN", "PROPN") for of in clauses.prepositional(number, "of"))


def _place(story: Story) -> tuple[Place, bool]:
    told = [telling for telling in story.tellings if telling.places]
    if story.type in _TALKED:
        told = [telling for telling in told if not telling.definite] or told[:1]
    if story.type == "disaster":
        told = [telling for telling in told if not one_of_many(telling)]
    found: list[PlaceMention] = [telling.places[0] for telling in told if telling is told[0] or not _too(telling)]
    spot = next((telling.spot for telling in story.tellings if telling.spot), None)
    found = [mention for mention in found if mention.place.country or mention.place.name not in _CONTINENTS]
    if not found:
        return Place(), False
    best = found[0].place
    for mention in found[1:] if not widespread(told[0]) else ():
        if exactness(mention.place) > exactness(best) and nested(mention.place, best):
            best = mention.place
    if best.name and best.within and best.name.split()[-1].lower() in WAYS:
        best = Place(best.within[0], best.country, best.within[1:])
    if spot is not None and best.name and best.name != best.country and story.type in HARMFUL:
        best = Place(f"{spot}, {best.name}", best.country, (best.name, *best.within))
    elif (
        best.name
        and best.within
        and best.name.split()[-1].lower() in SITES
        and best.within[0] not in best.name
        and "," not in best.name
    ):
        best = msgspec.structs.replace(best, name=f"{best.name}, {best.within[0]}")
    return best, True


def _too(telling: Telling) -> bool:
    """Whether a telling only adds a place to the scene: "the quake also rattled buildings in the capital"."""
    token = telling.trigger.token
    verb = governor(token) if not telling.trigger.verbal else token
    return verb is not None and any(child.lower_ == "also" for child in verb.children)


def _lead(story: Story) -> Telling:
    told = [telling for telling in story.tellings if telling.sentence.block.kind != "heading"]
    causes = [telling for telling in told if telling.trigger.kind.effect is None]
    first = [telling for telling in causes if telling.trigger.words != "aftershock"] or causes
    if story.type == "trial" and (named := [telling for telling in first if _tries_by_name(telling)]):
        first = named
    indefinite = [telling for telling in first if not telling.definite]
    if not indefinite and told and _says_who_did_what(told[0]):
        return told[0]
    return (indefinite or first or told)[0]


def _says_who_did_what(telling: Telling) -> bool:
    """Whether a verb says who hurt whom, which "the attack" further on only goes on with."""
    return telling.trigger.verbal and bool(telling.keys("perpetrator") and telling.keys("victim"))


def _tries_by_name(telling: Telling) -> bool:
    """Whether a verb says what a court did to somebody by name, whom others only call "a man"."""
    return telling.trigger.verbal and any(filler.role == "target" and filler.named for filler in telling.fillers)


def _evidence(tellings: Sequence[Telling], lead: Telling) -> Telling:
    """The telling whose sentence shows the happening best: of a meeting the one that says who met."""
    if lead.type != "meeting":
        return lead
    return max(tellings, key=lambda telling: (sum(f.actor is not None for f in telling.fillers), telling is lead))


def _fillers(tellings: Iterable[Telling]) -> list[Filler]:
    """The participants that the tellings name, each once."""
    found: list[Filler] = []
    for telling in tellings:
        for filler in telling.fillers:
            if not any(_same(filler, other) for other in found):
                found.append(filler)
    return found


def _same(one: Filler, other: Filler) -> bool:
    if one.role != other.role and {one.role, other.role} != {"perpetrator", "claimant"}:
        return False
    if one.actor is not None and other.actor is not None:
        return one.actor == other.actor
    return one.actor is None and other.actor is None and one.head == other.head


def _modality(story: Story, lead: Telling, when: When, fillers: list[Filler], place: bool) -> Modality:
    """How the text stands to the happening; generic if it tells of many over a long time, or is not believed."""
    if lead.modality in TIMELINE and not believed(story):
        return "generic"
    if lead.modality != "asserted":
        return lead.modality
    if (
        lead.plural
        and when.precision == "year"
        and not (place and any(t.places and exactness(t.places[0].place) for t in story.tellings))
    ):
        return "generic"
    if lead.plural and not lead.definite:
        exact = any(exactness(mention.place) for telling in story.tellings for mention in telling.places[:1])
        specific = (when.start is not None and not too_long(when)) or exact or any(f.actor for f in fillers)
        specific = specific or (lead.type == "disaster" and bool(of_story(story, "killed")))
        if not specific or (when.start is not None and too_long(when)):
            return "generic"
    if when.start is not None and too_long(when) and lead.type in HARMFUL and not lasting(lead.trigger):
        return "generic"
    if lead.type == "disaster" and lead.trigger.kind.effect and when.precision == "year":
        return "generic"
    return "asserted"


def _called_by_its_town(telling: Telling) -> bool:
    """Whether a town before its noun is what several deeds are known by: "the Mumbai attacks"."""
    names = [child for child in telling.trigger.token.lefts if child.dep_ in ("compound", "nmod")]
    return bool(telling.places) and exactness(telling.places[0].place) > 0 and any(n.pos_ == "PROPN" for n in names)


def _of_the_writer(verb: Token) -> bool:
    subject = clauses.subject(verb)
    return subject is not None and subject.lower_ in ("i", "we", "you")


def _decided(telling: Telling) -> bool:
    """Whether the trigger's own words say what was decided or signed: "the bill was passed", "the pact was signed"."""
    verb = telling.trigger.token
    told = verb.dep_ not in ("advcl", "relcl", "acl") and not _of_the_writer(verb)
    papers = _PAPERS if verb.lemma_ in ("sign", "ink", "exchange") else _LAWS
    return told and any(word.lemma_.lower() in papers for word in telling.trigger.inner)


def _told_outright(telling: Telling) -> bool:
    """Whether a main clause says that somebody by name did it, or that it was done to a thing: "the inn was closed"."""
    verb = telling.trigger.token
    said = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.head.lemma_ in _SAYING
    subject = clauses.subject(verb)
    if not telling.trigger.verbal or not (verb.dep_ == "ROOT" or said) or subject is None:
        return False
    carried = {aux.lower_ for aux in clauses.auxiliaries(verb)}
    if clauses.passive(verb):
        some = any(of.pos_ == "PRON" for of in clauses.prepositional(subject, "of"))  # "most of them were intercepted"
        return bool(carried & {"was", "were", "been"}) and subject.pos_ in ("NOUN", "PROPN") and not some
    past = verb.tag_ == "VBD" or bool(carried & {"has", "have", "had"})
    if telling.trigger.kind.agent == "none" and subject.pos_ == "NOUN":
        return past  # "the bill passed the house"
    named = any(f.token == subject and f.actor is not None for f in telling.fillers)
    return past and named and subject.pos_ == "PROPN" and bool(telling.trigger.inner)


def _on_some_day(story: Story) -> bool:
    """Whether harm or a protest was on a day of an unknown week: "on Thursday", where no date anchors it."""
    return story.type in PERILOUS and any(telling.unsettled is not None for telling in story.tellings)


def _called(trigger: Trigger, *, place: bool) -> bool:
    """Whether a meeting is one by its name, with a number or a place: "the 7th Summit", "the Border Talks in Lima"."""
    noun = trigger.token
    if trigger.verbal or noun.pos_ != "PROPN" or not any(child.dep_ == "compound" for child in noun.lefts):
        return False
    before = [word for word in noun.subtree if word.i < noun.i]
    return place or any(word.ent_type_ == "ORDINAL" or _NUMBERED.fullmatch(word.text) for word in before)


def _specific(
    story: Story, lead: Telling, when: When, fillers: list[Filler], killed: Toll, injured: Toll, place: bool
) -> bool:
    """Whether the words around the triggers make it a happening."""
    kind = lead.trigger.kind
    if not kind.needs:
        return True
    have = {
        "date": when.start is not None or _on_some_day(story),
        "place": place,
        "toll": bool(killed) or bool(injured) or bool(killed.text) or bool(injured.text),
        "agent": any(f.role == kind.agent for f in fillers),
        "patient": any(f.role in ("victim", "target") or f.role == kind.patient for f in fillers),
        "object": any(f.how == "object" for f in fillers),
        "speaker": any(f.role == "speaker" for f in fillers),
        "participant": any(f.role == "participant" for f in fillers),
        "recipient": any(f.role == "recipient" for f in fillers),
        "provider": any(f.role == "provider" for f in fillers),
        "number": False,
    }
    if kind.type in ("policy", "agreement") and lead.trigger.verbal and lead.modality == "asserted" and _decided(lead):
        return True
    if kind.type in _PUBLIC and lead.modality == "asserted" and _told_outright(lead):
        return True
    if kind.type == "meeting" and any(_called(telling.trigger, place=place) for telling in story.tellings):
        return True
    if kind.act and lead.sentence.block.kind == "turn" and when.start is None:
        return False
    if kind.type == "meeting" and lead.trigger.verbal and _of_the_writer(lead.trigger.token):
        return len({filler.actor for filler in fillers if filler.actor}) > 1
    pointing = lead.definite and lead.plural and not _called_by_its_town(lead)
    if pointing and len(story.tellings) == 1 and when.start is None and not fillers:
        return False
    if lead.type == "other" and lead.trigger.name == "dying":
        return have["patient"]
    if lead.trigger.name in ("dying", "injuring", "hurting", "finding") and not (killed or injured):
        return False
    settled = (lead.type == "disaster" or lead.trigger.name == "finding") and have["date"] and have["place"]
    if lead.trigger.name in ("dying", "finding") and len(story.tellings) == 1 and not settled:
        return False
    return any(have[need] for need in kind.needs)
