"""Elections apart: a house that elects its speaker, a by-election, the general election before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling

_WITHIN = "within a body"
_CHAIRED = frozenset((
    "speaker", "chairman", "chairwoman", "chairperson", "chair", "president", "leader", "head", "chief", "executive",
    "secretary", "minister", "premier", "chancellor", "pope", "captain", "judge",
))  # fmt: skip
"""To what a body elects somebody."""
_PRESIDING = frozenset(["speaker", "chairman", "chairwoman", "chairperson", "chair", "executive", "captain", "pope"])
"""Those of them whom only a body elects."""
_ELECTING = frozenset((
    "parliament", "assembly", "congress", "senate", "house", "knesset", "duma", "bundestag", "lawmaker", "legislator",
    "legislature", "deputy", "mp", "senator", "council", "councillor", "board", "delegate", "committee", "conclave",
    "cardinal", "party", "caucus", "member", "shareholder", "union", "federation",
))  # fmt: skip
"""Bodies, and those who sit in them, that elect by themselves."""
_POLLS = frozenset(["election", "poll", "vote", "ballot", "referendum", "primary", "plebiscite", "by-election"])
_KINDS = {
    "by-election": "by-election",
    "byelection": "by-election",
    "bypoll": "by-election",
    "by-poll": "by-election",
    "referendum": "referendum",
    "plebiscite": "referendum",
    "primary": "primary",
    "general": "general",
    "national": "general",
    "parliamentary": "general",
    "presidential": "general",
    "legislative": "general",
}
"""What sort of election a word says that it is; what one day can hold together is of one sort."""
_BEFORE = frozenset(["last", "previous", "past", "prior", "preceding"])
"""Words before an election that was another one than the text is about."""


def apart_in_kind(tellings: Sequence[Telling], telling: Telling) -> bool:
    """Whether an election told before is another one than a telling's: of another sort, or the one before it.

    Args:
        tellings: what was told of the one.
        telling: what may be of it, too.
    """
    if telling.type != "election" or tellings[0].type != "election":
        return False
    mine = _kind(telling)
    told = next((kind for one in tellings if (kind := _kind(one)) is not None), None)
    if mine is not None and told is not None:
        return mine != told
    if (mine == _WITHIN or told == _WITHIN) and not (telling.definite and telling.when is None):
        return True
    return _earlier(telling) != any(map(_earlier, tellings))


def _kind(telling: Telling) -> str | None:
    """The sort of election that a telling's own words name."""
    electing = telling.trigger.verbal and telling.trigger.words.split()[0] in ("elect", "re-elect", "reelect", "vote")
    if electing and _by_a_body(telling.trigger.token):
        return _WITHIN
    for noun in _named(telling):
        words = {noun.lower_, lemma(noun), *(child.lower_ for child in noun.lefts)}
        words |= {f"{child.nbor(-2).lower_}-{noun.lower_}" for child in noun.lefts if child.tag_ == "HYPH"}
        if (kind := next((_KINDS[word] for word in sorted(words) if word in _KINDS), None)) is not None:
            return kind
    return None


def _by_a_body(verb: Token) -> bool:
    """Whether those who sit in a body elect somebody to an office of it: "the assembly elected a | new speaker"."""
    posts = [
        lemma(noun) for child in (*clauses.objects(verb), *_complements(verb)) for noun in (child, *_apposed(child))
    ]
    if any(post in _PRESIDING for post in posts):
        return True
    doer = clauses.agent(verb) if clauses.passive(verb) else clauses.subject(verb)
    by = doer is not None and lemma(doer) in _ELECTING
    return by and any(post in _CHAIRED for post in posts)


def _complements(verb: Token) -> Iterator[Token]:
    """What somebody is elected: "elected Ana Ruiz | chairwoman", "re-elected | leader", "elected as | speaker"."""
    yield from (child for child in verb.rights if child.dep_ in ("oprd", "attr"))
    yield from clauses.prepositional(verb, "as")


def _apposed(noun: Token) -> list[Token]:
    """The nouns beside one that stand for the same: "the | speaker, Ana Ruiz"; "speaker | Ana Ruiz"."""
    return [child for child in noun.children if child.dep_ in ("appos", "compound") and child.pos_ == "NOUN"]


def _named(telling: Telling) -> list[Token]:
    """The nouns by which a telling's clause names its election."""
    token = telling.trigger.token
    if not telling.trigger.verbal:
        near = [*clauses.prepositional(token, "in", "at"), *clauses.prepositional(token.head, "in", "at")]
        return [token, *(noun for noun in near if lemma(noun) in _POLLS)]
    near = [*telling.trigger.inner, *clauses.objects(token), *clauses.prepositional(token, "in", "at", "during")]
    return [noun for noun in near if lemma(noun) in _POLLS]


def _earlier(telling: Telling) -> bool:
    """Whether it is of an election before the one of the text: "in the last | general election, she lost"."""
    return any(child.lower_ in _BEFORE for noun in _named(telling) for child in noun.lefts)
