"""Titles out of a noun that names the happening, with its modifiers and those who took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.happenings import CONTESTS, OUTCOMES
from tui.extraction.happenings.predicates import SUPPORT, passive, speaking, spoken
from tui.extraction.happenings.titles.assaults import assault
from tui.extraction.happenings.titles.courses import course
from tui.extraction.happenings.titles.cutting import shortened, spaced, verbatim
from tui.extraction.happenings.titles.inflection import present
from tui.extraction.happenings.titles.outcomes import accused_of, extended
from tui.extraction.happenings.titles.phrases import (
    LONGEST,
    bare,
    counted,
    listed,
    lowered,
    plural,
    pointing,
    several,
    within,
)
from tui.extraction.happenings.titles.results import result
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

_ACTS = frozenset(["condemnation", "announcement", "pledge", "apology"])
"""Kinds of statements whose noun is told by its verb: "Lima condemns the attack", not "condemnation by Lima"."""
_SPOKEN_THERE = frozenset(["platform", "floor"])
"""Kinds whose noun says where something was said, and not what: "post on X", "speech in parliament"."""
_PENALTIES = frozenset(["sentence", "term", "verdict", "penalty", "fine"])
_IMPOSED = frozenset(["sanction", "tariff", "embargo", "ban", "curfew", "blockade", "duty", "levy"])
_ASKING = frozenset(["ask", "urge", "call", "appeal", "tell", "order", "press", "advise", "encourage", "invite"])
_PAIR = 2
_CONCLUDING = frozenset(
    ["sign", "reach", "announce", "conclude", "strike", "seal", "agree", "ink", "initial", "ratify", "clinch", "secure"]
)
"""Verbs by which parties come to an agreement together."""
_PLAIN = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "recent", "last", "previous", "another", "first", "second",
    "his", "her", "its", "their", "separate", "prior", "ensuing", "subsequent", "latest", "earlier", "similar", "same",
    "following", "magnitude", "such", "coming", "upcoming", "past", "further", "other", "own", "most", "ever",
    "various", "different", "several", "important", "immediate", "strong", "intense", "fruitful", "successful",
    "ongoing", "current", "brutal", "terrible", "horrific", "unprecedented", "deadly", "whole", "entire", "major",
    "tragic", "worst", "heinous", "barbaric", "cowardly", "ghastly", "gruesome", "appalling", "senseless", "dastardly",
    "vicious", "horrible", "shocking", "catastrophic", "continued", "one-off", "known",
))  # fmt: skip
"""Modifiers that say which one it was, and only to who has read what stands before."""


_BUYING = frozenset(["acquisition", "takeover", "purchase", "buyout"])


def of_noun(telling: Telling, fillers: Sequence[Filler], noun: Token) -> str:
    """A title out of the noun that names the happening, with its modifiers, its toll and who took part."""
    kind, name = telling.trigger.kind, telling.trigger.name
    agents = [f for f in fillers if f.role == kind.agent and not f.hedged]
    hit = [f for f in fillers if f.role in ("victim", "target") and f not in agents]
    words = _called(telling, noun, agents)
    if kind.act and name in _ACTS and agents and (told := _act(noun, agents, kind.verbs[0])):
        return told
    if name in CONTESTS:
        told = result(telling, noun, fillers, words)
        return _won(noun, fillers, words) if told == words else told
    if kind.type == "disaster":
        return _calamity(telling, noun, words)
    if name == "signing" and (of := next(iter(clauses.prepositional(noun, "of")), None)) is not None:
        return f"{words} of {bare(shortened(of))}"
    if name == "clash" and (sides := _between(telling, fillers, words)):
        return sides
    if kind.type in ("meeting", "agreement"):
        told = _gathering(noun, fillers, words, agreed=kind.type == "agreement")
        return course(telling, noun, told) or told
    if kind.type == "election":
        return course(telling, noun, words) or _won(noun, fillers, words)
    if kind.type in ("statement", "travel", "protest"):
        preposition = "with" if noun.lemma_ == "interview" else "by"
        if kind.type == "travel" and len(agents) == 1 and agents[0].named and _owns(agents[0]):
            return f"{listed(agents)}'s {words}"
        if kind.type == "protest" and not agents and (did := course(telling, noun, words)):
            return did
        told = _stated(noun, agents) or _written(noun, agents, words)
        return told or (f"{words} {preposition} {listed(_states(agents)[:4])}" if agents else words)
    if kind.type in ("attack", "military_operation"):
        claimed = [f for f in fillers if f.role == "claimant" and f.actor]
        return assault(telling, noun, words, _called(telling, noun, []), agents, hit, claimed)
    if not hit and agents and kind.type == "arrest":
        return f"{words} by {listed(agents[:2])}"
    preposition = "for" if noun.lemma_ in _PENALTIES else "on" if noun.lemma_ in _IMPOSED else "of"
    owned = len(agents) == 1 and (_owns(agents[0]) or kind.type == "war")
    whose = f"{listed(agents)}'s " if owned else ""
    return f"{whose}{words} {preposition} {listed(hit[:2])}" if hit else course(telling, noun, words) or words


def _owns(agent: Filler) -> bool:
    """Whether the text puts who did it before the noun, and no pronoun for him."""
    return agent.how == "possessive" and agent.token.pos_ != "PRON"


def _won(noun: Token, fillers: Sequence[Filler], words: str) -> str:
    """A victory or a defeat with whose it is: "landslide victory of the Farmers' Party"; other words as they are."""
    own = [f for f in fillers if f.role == "participant" and f.token.sent == noun.sent]
    whose = [f for f in own if f.how == "support" or noun in (f.token.head, f.token.head.head)]
    whose = [f for f in whose if f.how in ("possessive", "of", "support", "by")]
    home = [f for f in whose if f.actor and f.text == f.country]
    if home and noun.lemma_ not in OUTCOMES:
        return f"{words} in {listed(home[:1])}"
    return f"{words} of {listed(whose[:2])}" if whose and noun.lemma_ in OUTCOMES else words


def _act(noun: Token, agents: Sequence[Filler], verb: str) -> str:
    """An act of speech by its verb: "Lima condemns the attack"; empty where nothing says of what it was."""
    of = next(iter(clauses.prepositional(noun, "of", "for", "on", "to")), None)
    if of is None and noun.dep_ == "dobj" and all(f.token != clauses.subject(noun.head) for f in agents):
        of = clauses.subject(noun.head)  # "the raid drew condemnation from Lima"
    if of is None or of.pos_ not in ("NOUN", "PROPN"):
        return ""
    return f"{listed(_states(agents)[:4])} {present(verb, plural=len(agents) > 1)} {bare(shortened(of))}"


def _calamity(telling: Telling, noun: Token, words: str) -> str:
    """A disaster with how many it killed."""
    deaths = max((count for count in telling.killed if count.min), key=lambda count: count.min or 0, default=None)
    killed = counted(deaths.text) if deaths is not None else ""
    if killed and not pointing(killed):
        return f"{words} {'kill' if noun.tag_ == 'NNS' else 'kills'} {lowered(bare(killed))}"
    return course(telling, noun, words) or words


def _between(telling: Telling, fillers: Sequence[Filler], words: str) -> str:
    """A clash by its sides; empty if it is better told by its toll, or no side but its subject is named."""
    who = [f for f in fillers if f.role == "participant" and f.how != "behind"]
    if telling.killed or not who or (len(who) == 1 and who[0].how not in ("with", "against")):
        return ""
    sides = f"{words} {'with' if len(who) == 1 else 'between'} {listed(who[:3])}"
    return sides if len(sides) < LONGEST else ""


def _concluded(noun: Token, words: str, who: Sequence[Filler]) -> str:
    """Several who brought it about together: "Peru and Chile | sign trade deal"; empty if the verb says less."""
    verb = noun.head
    subject = clauses.subject(verb) if noun.dep_ == "dobj" and verb.pos_ == "VERB" else None
    if subject is None or verb.lemma_ not in _CONCLUDING or passive(verb) or clauses.modal(verb):
        return ""
    of_it = clauses.conjuncts(subject)
    told = f"{listed(who[:3])} {present(verb.lemma_, plural=True)} {words}"
    return told if all(f.token in of_it for f in who) and len(told) < LONGEST else ""


def _gathering(noun: Token, fillers: Sequence[Filler], words: str, *, agreed: bool) -> str:
    """A meeting or an agreement by who met or agreed."""
    parties = [f for f in fillers if f.role in ("participant", "host")]
    if all(f.token.sent == noun.sent for f in parties):
        parties.sort(key=lambda f: f.token.i)
    who = _states([f for f in parties if f.actor]) or parties
    if not who:
        return words
    if len(who) == 1 and (done := _brought_about(noun, words, who[0])):
        return done
    if len(who) == 1 and len(parties) == _PAIR and not any(f.named for f in parties):
        who = parties
    if len(who) == _PAIR and noun.lemma_ in _BUYING and (bought := _bought(who, words)):
        return bought
    if len(who) > 1:
        done = _brought_about(noun, words, who[0]) if _aim(noun) is not None else _concluded(noun, words, who)
        joint = "between" if len(who) == _PAIR and agreed else "of"
        return done or f"{words} {joint} {listed(who[:5])}"
    beside = "of" if who[0].how == "of" and who[0].actor else "with"
    return f"{words} {beside} {listed(who)}"


def _bought(who: Sequence[Filler], words: str) -> str:
    """Who buys whom: "Karsa's takeover of Ondal"; empty where the text does not tell one from the other."""
    bought = [f for f in who if f.how == "of"]
    buyer = [f for f in who if f not in bought]
    whose = f"{listed(buyer)}'" if listed(buyer).endswith("s") else f"{listed(buyer)}'s"
    return f"{whose} {words} of {listed(bought)}" if len(bought) == len(buyer) == 1 else ""


def _brought_about(noun: Token, words: str, who: Filler) -> str:
    """Who brought it about, and with whom: "Acme signs agreement with the town"; empty if the verb says less."""
    verb = noun.head
    if (
        noun.dep_ != "dobj"
        or verb.lemma_ not in SUPPORT | _CONCLUDING
        or passive(verb)
        or who.token != clauses.subject(verb)
    ):
        return ""
    other = next(iter(clauses.prepositional(noun, "with") or clauses.prepositional(verb, "with")), None)
    beside = f" with {bare(shortened(other))}" if other is not None and other.pos_ != "PRON" else ""
    aim = _aim(noun)
    if aim is not None and not beside:
        beside = f" {shortened(aim)}"
    out = "".join(f" {child.text}" for child in verb.children if child.dep_ == "prt")
    number = next((child.text for child in noun.lefts if child.dep_ == "nummod"), "")
    words = f"{number} {words}".strip()
    return f"{listed([who])} {present(verb.lemma_, plural=several([who]))}{out} {words}{beside}"


def _aim(noun: Token) -> Token | None:
    """What an agreement is to do: "to acquire Torvale Foods"."""
    return next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VB"), None)


def _stated(noun: Token, agents: Sequence[Filler]) -> str:
    """What is said "in a statement", which tells more than that there was one; empty where it says "I"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None
    verb = spoken(noun, verb) if verb is not None else None
    subject = clauses.subject(verb) if verb is not None else None
    if not agents or verb is None or verb.pos_ != "VERB" or passive(verb) or subject is None:
        return ""
    told = _told(verb)
    said = "" if told is None or verbatim(told) else shortened(told)
    if told is not None and told.dep_ == "ccomp":
        said = said if any(child.dep_ in (*clauses.SUBJECTS, "expl") for child in told.lefts) else ""
    else:
        said = bare(said)
    if told is None or not {told.text, told.text.lower()} & set(said.split()):
        return ""
    said = extended(said, _asked(verb, noun) or accused_of(verb, noun))
    who = _states(agents)[:4]
    if any(f.actor for f in who):
        words = f"{listed(who)} {present(verb.lemma_, plural=several(who))} {within(said, told)}"
    else:  # "the ministers" of another sentence are those whom this one calls otherwise
        words = f"{bare(shortened(subject))} {present(verb.lemma_, plural=plural(subject))} {within(said, told)}"
    return words if len(words) < LONGEST and not pointing(words) else ""


def _written(noun: Token, agents: Sequence[Filler], words: str) -> str:
    """A post by its verb: "Ana Lima writes on X"; empty of what is said otherwise, or nowhere."""
    verb = speaking(noun)
    if not agents or verb is None or verb.lemma_ not in ("write", "post") or not words.startswith("post on "):
        return ""
    return f"{listed(agents)} {present(verb.lemma_, plural=several(agents))} {words.removeprefix('post ')}"


def _told(verb: Token) -> Token | None:
    """What somebody says, or the phrase behind "called on" and "called for" that says to whom or for what."""
    own = next((child for child in verb.children if child.dep_ in ("dobj", "ccomp")), None)
    asked = (child for child in verb.rights if child.dep_ == "prep" and child.lower_ in ("on", "for"))
    return own if own is not None or verb.lemma_ not in ("call", "appeal", "ask") else next(asked, None)


def _asked(verb: Token, occasion: Token) -> str:
    """What somebody is asked to do: "urges people | to stay at home"."""
    aims = (child for child in verb.rights if child.dep_ in ("xcomp", "advcl"))
    done = next((child for child in aims if clauses.infinitive(child)), None)
    if done is None or verb.lemma_ not in _ASKING:
        return ""
    words = shortened(done).partition(f" {occasion.head.text} ")[0] if occasion in done.subtree else shortened(done)
    return "" if pointing(words) else bare(words)


def _called(telling: Telling, noun: Token, agents: Sequence[Filler]) -> str:
    """The noun with the modifiers that say what kind of a happening it was, but none that names who did it."""
    if noun.tag_ == "DT":
        words = telling.trigger.words
    elif "-" in telling.trigger.words and telling.trigger.inner:
        first = min(noun.i, *(word.i for word in telling.trigger.inner))
        words = noun.doc[first : max(noun.i, *(word.i for word in telling.trigger.inner)) + 1].text
    elif telling.trigger.words.startswith(f"{lemma(noun)} of "):
        words = noun.doc[noun.i : max(word.i for word in telling.trigger.inner) + 1].text
    else:
        modifiers = [child for child in noun.lefts if _says_its_kind(child) and all(f.token != child for f in agents)]
        kept = modifiers[-3:] if all(m.text != "-" for m in modifiers) else modifiers[-5:]
        words = spaced([*(word for modifier in kept for word in modifier.subtree), noun])
        if noun.dep_ == "compound" and noun.head.i == noun.i + 1 and noun.head.pos_ == "PROPN":
            words = f"{words} {noun.head.text}"
        if noun.i > 1 and noun.nbor(-1).text == "-" and modifiers and modifiers[-1].i == noun.i - 2:
            words = f"{words[: -len(noun.text) - 1]}-{noun.text}"
        if "," in words:  # a row of adjectives judges, and says nothing of its kind
            words = spaced([*(word for word in noun.lefts if word.dep_ == "compound"), noun])
    if telling.trigger.name in _SPOKEN_THERE and noun.dep_ == "pobj":
        return f"{telling.trigger.kind.title} {noun.head.lower_} {words.rstrip('.')}"
    if telling.when is not None and telling.when.rule == "named day" and str(telling.when.text) not in words:
        return f"{telling.when.text} {words}"
    return words


def _says_its_kind(modifier: Token) -> bool:
    carried = modifier.tag_ in ("VBN", "VBD") and modifier.lemma_ in SUPPORT
    return (
        (modifier.dep_ in ("compound", "amod", "nmod") or "/" in modifier.text)
        and modifier.lower_ not in _PLAIN
        and not carried
        and modifier.ent_type_ != "DATE"
        and modifier.pos_ != "NUM"
    )


def _states(fillers: Sequence[Filler]) -> list[Filler]:
    """Those whom the others represent, in the order of the text, if there are several; else all."""
    parties = [f for f in fillers if f.actor and not f.named]
    countries = {f.country for f in parties} - {None}
    if len(parties) < 2 or len(countries) < 2:
        return list(fillers)
    one = {id(f.token.doc) for f in parties}
    once = list({f.actor: f for f in reversed(parties)}.values())
    return sorted(once, key=lambda f: f.token.i) if len(one) == 1 else once
