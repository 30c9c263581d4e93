"""Epithets: whom something befell under his name and, elsewhere, by what he is: "Senator Jo Tan … the senator".

Who is called by no more than a noun is whom a name in the same role names, where only one does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tui.extraction import clauses
from tui.extraction.happenings.harm import INCIDENTS
from tui.extraction.happenings.predicates import passive
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.model import ActorKind, ParticipantRole

_STATIONS: Final = frozenset((
    "official", "minister", "president", "premier", "senator", "deputy", "lawmaker", "legislator", "congressman",
    "congresswoman", "councilman", "councillor", "mayor", "governor", "ambassador", "diplomat", "consul", "politician",
    "candidate", "leader", "chief", "director", "commander", "general", "colonel", "judge", "magistrate", "prosecutor",
    "priest", "bishop", "archbishop", "cleric", "journalist", "reporter", "businessman", "banker", "industrialist",
    "executive", "lawyer", "activist", "professor", "singer", "victim", "deceased",
))  # fmt: skip
"""Nouns for what somebody is, by which a text goes on to call him."""
_TRIED: Final = frozenset(["trial", "arrest"])
"""Types that befall somebody whom a text goes on to call "the man"."""
_RULINGS: Final = frozenset(["conviction", "sentence", "acquittal", "indictment", "term", "punishment"])
"""Nouns of what a court decided of somebody, who need not be named again: "upheld the | conviction"."""
_HIS: Final = frozenset(["he", "she", "him", "her", "his"])
_COURTS: Final = frozenset(["court", "tribunal"])
_PARTIES: Final = frozenset(
    ["minister", "leader", "president", "premier", "side", "party", "country", "neighbour", "neighbor", "government"]
)
"""Nouns by which a text sums up those whom it named before."""
_BOTH_ENDS: Final = ("participant", "target")
_DESCRIBED: Final = frozenset(["victim", "target", "perpetrator"])
"""Roles in which one person is told of by a noun, and by name elsewhere."""


def resolve(stories: Sequence[Story], kinds: Mapping[str, ActorKind]) -> None:
    """Take the one person whom harm befell by name for whom "the senator" means in another sentence about it.

    The one who is tried by name is also whom "the jury convicted him" and "the court upheld the conviction" mean.
    """
    for story in stories:
        named = _persons("victim", [story], kinds) if story.type in INCIDENTS else {}
        if len(named) != 1:
            continue
        who = next(iter(named.values()))
        for telling in story.tellings:
            telling.fillers = [_meant(filler, telling, who) for filler in telling.fillers]
    tried = [story for story in stories if story.type in _TRIED]
    accused = _persons("target", tried, kinds)
    if len(accused) == 1:
        who = replace(next(iter(accused.values())), hedged=False)
        for story in tried:
            told = [one for one in story.tellings if one.sentence.block.kind != "heading" and _tells_of_him(one)]
            if story.type == "trial" and told and not story.keys("target"):
                told[0].fillers.append(replace(who, token=told[0].trigger.token))


def without_epithets(fillers: Sequence[Filler], harmed: int) -> list[Filler]:
    """The participants of a happening without those whom only a noun describes, where one name says who that is.

    "A man was shot … the victim, Jo Tan" is one, but for other people ``harmed``; "the court" is the one named.
    """
    return [
        one
        for one in fillers
        if one.actor is not None
        or not (_named_court(one, fillers) or _all_named(one, fillers) or _named_elsewhere(one, fillers, harmed))
    ]


def in_one_role(fillers: Sequence[Filler], lead: Telling) -> list[Filler]:
    """The participants, none of them both as who acts and as whom it befalls: who is tried does not try himself.

    He is what the ``lead`` says; if that says nothing or both, somebody is whom it befalls, and a body acts.
    """
    acting, befallen = ({f.actor: f for f in fillers if f.actor and f.role == role} for role in _BOTH_ENDS)
    does, undergoes = ({f.actor for f in lead.fillers if f.role == role} for role in _BOTH_ENDS)
    twice = acting.keys() & befallen.keys()
    unsure = {who for who in twice if (who in does) == (who in undergoes)}
    acts = {who for who in twice if (_does(acting[who]) if who in unsure else who in does)}
    return [f for f in fillers if f.actor not in twice or f.role != ("target" if f.actor in acts else "participant")]


def _does(one: Filler) -> bool:
    """Whether somebody is told of as who acts: a body is, and the subject of a verb."""
    return not one.named or one.how == "subject"


def _all_named(one: Filler, fillers: Sequence[Filler]) -> bool:
    """Whether a filler only sums up the parties that are named: "the two ministers"."""
    if one.head not in _PARTIES or one.token.tag_ != "NNS" or one.role not in ("participant", "speaker"):
        return False
    summed = any(child.lower_ in ("the", "both", "two") for child in one.token.lefts)
    tied = any(child.dep_ == "prep" for child in one.token.rights)
    named = {other.actor for other in fillers if other.actor and other.role == one.role}
    return summed and not tied and len(clauses.conjuncts(one.token)) == 1 and len(named) > 1


def _named_court(one: Filler, fillers: Sequence[Filler]) -> bool:
    """Whether the one court that a happening names is whom a filler only calls so."""
    if one.head not in _COURTS or one.role != "participant":
        return False
    named = (other for other in fillers if other.actor and other.role == one.role)
    return len({other.actor for other in named if _COURTS & set(other.text.lower().split())}) == 1


def _named_elsewhere(one: Filler, fillers: Sequence[Filler], harmed: int) -> bool:
    """Whether another sentence names whom a filler describes: who is new by "a" is named behind."""
    if one.role not in _DESCRIBED or one.token.tag_ != "NN" or len(clauses.conjuncts(one.token)) > 1:
        return False
    alike = [other for other in fillers if other.role == one.role]
    named = [other for other in alike if other.named and other.actor]
    if len({other.actor for other in named}) != 1 or named[0].token.sent == one.token.sent:
        return False
    if (one.role == "victim" and harmed > 1) or any(f.actor is None and f.token.tag_ == "NNS" for f in alike):
        return False
    first = alike.index(named[0])
    new = [at for at, other in enumerate(alike) if other.actor is None and _article(other) == "a"]
    return len(new) < 2 and all(at < first for at in new) and _article(one) is not None


def _article(filler: Filler) -> str | None:
    """The article before a noun; none if somebody's own, or another one, or several are meant."""
    before = [child for child in filler.token.lefts if child.dep_ in ("det", "poss", "nummod", "amod")]
    if any(child.dep_ in ("poss", "nummod") or child.lower_ in ("other", "second") for child in before):
        return None
    articles = {"a": "a", "an": "a", "the": "the"}
    return next((articles[child.lower_] for child in before if child.lower_ in articles), None)


def _persons(role: ParticipantRole, stories: Sequence[Story], kinds: Mapping[str, ActorKind]) -> dict[str, Filler]:
    """The persons who take part in a role, by their actors' ids."""
    return {
        filler.actor: filler
        for story in stories
        for telling in story.tellings
        for filler in telling.fillers
        if filler.role == role and filler.actor is not None and kinds.get(filler.actor) == "person"
    }


def _tells_of_him(telling: Telling) -> bool:
    """Whether a court does something to whom a text need not name: "convicted | him", "upheld the | sentence"."""
    verb, words = telling.trigger.token, (telling.trigger.token, *telling.trigger.inner)
    if telling.trigger.kind.patient != "target":
        return False
    if telling.trigger.verbal:
        subject = clauses.subject(verb) if passive(verb) else None
        befallen = [*clauses.objects(verb), *([subject] if subject is not None else [])]
        if any(word.lower_ in _HIS for word in befallen):
            return True
    ruled = [word for word in words if lemma(word) in _RULINGS]
    return any(child.lower_ in ("the", "his", "her") for word in ruled for child in word.lefts)


def _meant(filler: Filler, telling: Telling, who: Filler) -> Filler:
    """The person by name, if a filler only repeats what he is."""
    if filler.role != "victim" or filler.actor is not None or lemma(filler.token) not in _STATIONS:
        return filler
    before = list(filler.token.lefts)
    the = any(child.lower_ == "the" for child in before) and all(child.dep_ in ("det", "compound") for child in before)
    bare = the and filler.token.tag_ in ("NN", "NNP")
    beside = any(other.key == who.key and other.token.sent == filler.token.sent for other in telling.fillers)
    if not bare or beside:
        return filler
    return replace(filler, actor=who.actor, text=who.text, head=who.head, named=True)
