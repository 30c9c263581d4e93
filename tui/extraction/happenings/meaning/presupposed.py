"""What is so whatever a clause plans, asks for or denies: "may resign over | the murder of Ana Kovac"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.harm import ASSAULTS
from tui.extraction.happenings.meaning.moods import ahead, of_noun
from tui.extraction.happenings.predicates import governor, participle

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.meaning.moods import Moods
    from tui.extraction.happenings.triggers import Trigger

_LOOKING_BACK = frozenset((
    "after", "following", "since", "of", "in", "about", "over", "into", "for", "regarding", "concerning", "on",
    "behind",
))  # fmt: skip
"""Prepositions behind which a crime may stand that a clause speaks of, whether that clause is so or not."""
_SOLVING = frozenset((
    "investigate", "solve", "mastermind", "probe", "avenge", "condemn", "clarify", "mourn", "punish", "prosecute",
    "examine", "explain", "remember", "commemorate", "deplore", "denounce", "witness", "confess", "forget", "recall",
))  # fmt: skip
"""Verbs whose object is a crime that was done, whether they are done themselves or not."""
_ENDING_IN = frozenset(["result", "end", "culminate", "succeed", "participate", "join", "take", "hope", "plan"])
"""Verbs behind whose prepositions stands what may yet come."""


def told_of(verb: Token) -> bool:
    """Whether a participle says what befell somebody known, whatever is asked: "free Ana Kovac, | abducted in May"."""
    noun = verb.head
    if not participle(verb) or verb.tag_ != "VBN":
        return False
    known = noun.pos_ == "PROPN" or any(child.dep_ == "nummod" or child.lower_ == "the" for child in noun.lefts)
    dated = any(word.ent_type_ == "DATE" for word in verb.subtree)
    return known or dated or clauses.agent(verb) is not None


def presupposed(trigger: Trigger, words: Moods) -> bool:
    """Whether a noun is of a known crime, however its clause is meant: "may resign over | the murder of Ana Kovac"."""
    noun = trigger.token
    if trigger.verbal or trigger.kind.type not in ASSAULTS or of_noun(noun, words) != "asserted":
        return False
    known = [child for child in noun.lefts if child.dep_ == "poss" or child.lower_ in ("the", "this")]
    telling = ("prep", "poss") if noun.tag_ in ("NN", "NNP") else ("prep",)
    whom = [word for child in noun.children if child.dep_ in telling for word in child.subtree]
    told = any(word.pos_ == "PROPN" or word.ent_type_ == "DATE" for word in whom) or any(
        child.dep_ == "det" and child.lower_ == "the" for of in clauses.prepositional(noun, "of") for child in of.lefts
    )
    if not known or not told:
        return False
    over = governor(noun)
    if noun.dep_ == "pobj":
        behind = noun.head.lower_ in _LOOKING_BACK and (over is None or over.lemma_ not in _ENDING_IN)
        return behind and (over is None or not ahead(over, noun, trigger))
    return noun.dep_ == "dobj" and over is not None and over.lemma_ in _SOLVING
