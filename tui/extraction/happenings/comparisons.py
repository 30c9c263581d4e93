"""Comparisons: what a text tells of only to say how grave the news is: "the worst attack since 2003, when 36 died"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRSTS = frozenset(["first", "second", "third", "latest", "last", "most", "worst", "least"])
_COMING = frozenset(["come", "follow", "happen", "occur"])
_ANSWERS = frozenset(["retaliation", "revenge", "reprisal", "response", "vengeance", "retribution", "payback"])
"""Nouns before "for" and "to" behind which stands what an attack answers."""
_SPOKEN_OF = frozenset(
    """avenge commemorate condemn debate decry denounce deplore discuss examine honor honour investigate mourn probe
    protest recall refer remember speak""".split()  # noqa: SIM905 - a list would take a page
)
"""Verbs whose object had happened before."""
_LIKENING = frozenset(["copy", "echo", "emulate", "evoke", "imitate", "mimic", "mirror", "replicate", "resemble"])
"""Verbs whose object is what the news is like."""
_SPEAKING_OF = frozenset(
    """anger anguish condemnation debate demonstration discussion dispute fury grief inquiry investigation march outcry
    outrage probe protest rally reaction shock statement talk testimony""".split()  # noqa: SIM905 - a list would take a page
)
"""Nouns, with "over", "against" or "into", of what somebody does about what had happened before."""
_JUDGED = frozenset(
    """accuse acquit arrest charge convict detain execute extradite implicate imprison indict jail question
    sentence suspect try wanted""".split()  # noqa: SIM905 - a list would take a page
)
"""What is done to somebody for what had happened before."""
_FOR = frozenset(["for", "in", "of", "over", "with"])
_CHARGES = frozenset((
    "accusation", "allegation", "charge", "complicity", "connection", "count", "involvement", "life", "link", "month",
    "part", "participation", "relation", "role", "suspicion", "term", "year",
))  # fmt: skip
"""Nouns between such a word and what had happened: "on charges of", "in connection with", "for life over"."""
_ABOUT = frozenset(["about", "against", "at", "into", "of", "on", "over", "to"])
_SPANS = frozenset(["hour", "day", "week", "month", "year", "decade"])
_RESULTS = frozenset(["earnings", "earning", "result", "profit", "sale", "revenue", "income", "loss", "figure", "call"])
"""Nouns of what a company tells of a quarter."""
_LIKE = frozenset(["same", "corresponding", "comparable", "year-ago"])
_NEAR = 6
"""Words before a date within which it is said to be only compared."""
_LONG_SPANS = frozenset(["month", "year", "decade"])
_EARLIER = frozenset(["earlier", "before", "ago", "previously"])
_REACH = 12
"""Words before "since" within which stands what is compared."""
_STEPS = 5
"""Words over another that are looked at."""
_BEHIND = 3
"""Words behind a date within which its clause opens: "since August last year, | when"."""


def measure(token: Token) -> Token | None:
    """The word behind which another tells of what the news is measured by, or answers; None if it stands behind none.

    "The worst attack since rebels killed 40", "it came two days after rebels killed 40" and "it came in revenge for the
    killing of a farmer" all tell of two attacks.
    """
    start = token.sent.start
    for at in range(token.i - 1, start, -1):
        word = token.doc[at]
        link = word.lower_
        if link == "after" and at > start + 1 and _some_time(word):
            return word
        if link in ("for", "to") and word.nbor(-1).lower_ in _ANSWERS:
            return word
        if link == "since":
            before = token.doc[max(start, at - _REACH) : at]
            return word if any(one.lower_ in _FIRSTS or one.tag_ in ("JJS", "RBS") for one in before) else None
    return None


def of_a_figure(root: Token) -> bool:
    """Whether a date is only that of a figure, or of one that a figure is compared with.

    "Profit rose 9% from the same period | last year", "… compared with $5m | a year earlier", "its | third-quarter |
    earnings".
    """
    while root.dep_ in ("compound", "nummod", "amod", "nmod", "npadvmod") and root.head.ent_type_ == "DATE":
        root = root.head
    if root.dep_ in ("compound", "nmod", "amod", "nummod") and root.head.lemma_.lower() in _RESULTS:
        return True
    for word in reversed(root.doc[max(root.sent.start, root.i - _NEAR) : root.i]):
        if word.lower_ in _LIKE or (word.lower_ == "compared" and word.tag_ == "VBN"):
            return True
        if word.is_punct or word.pos_ in ("VERB", "AUX"):
            return False
    return False


def _some_time(after: Token) -> bool:
    """Whether a clause says that its subject came some time after something else: "came two days | after"."""
    verb = after.head if after.head.pos_ in ("VERB", "AUX") else after.head.head
    over = next((up for up in after.ancestors if up.lemma_ in _COMING), None) or (
        verb if verb.lemma_ in _COMING else None
    )
    return over is not None and over.i < after.i and after.nbor(-1).lemma_ in _SPANS


def long_before(noun: Token) -> bool:
    """Whether a clause says of its noun that it was long before what is told: "the killing, | months earlier, led"."""
    over = noun.head.children if noun.dep_ in ("nsubj", "nsubjpass") else ()
    return any(
        word.lower_ in _EARLIER and any(child.lemma_ in _LONG_SPANS for child in word.lefts)
        for word in (*noun.subtree, *over)
    )


def remembered(token: Token) -> bool:
    """Whether a noun is of what is only remembered: "the fourth anniversary of the killing"."""
    while token.dep_ in ("pobj", "conj", "compound", "dobj", "relcl") and token.head != token:
        if token.dep_ == "pobj" and token.head.head.lemma_ in ("anniversary", "memory", "commemoration"):
            return True
        token = token.head.head if token.dep_ == "pobj" else token.head
    return False


def spoken_of(token: Token) -> bool:
    """Whether a noun is of what had happened before, and something is only said or done about it.

    "Ministers met on Saturday to discuss the bombing", "a march against the killing", "a raid in revenge for the
    blast that killed two".
    """
    for _ in range(_STEPS):
        if token.pos_ in ("NOUN", "PROPN") and _is_object(token):
            return True
        if token.dep_ in ("conj", "compound") or (token.dep_ == "relcl" and not _of_a_place(token)):
            token = token.head
        elif token.dep_ == "pobj" and token.head.head.pos_ in ("NOUN", "PROPN"):
            token = token.head.head
        else:
            return False
    return False


def _of_a_place(verb: Token) -> bool:
    """Whether a relative clause says what was at a place: "in the north, | where nine were killed"."""
    return any(child.lower_ == "where" for child in verb.lefts)


def _is_object(noun: Token) -> bool:
    """Whether a noun is what is spoken of, avenged or answered."""
    if noun.dep_ == "dobj":
        return noun.head.lemma_ in _SPOKEN_OF
    if noun.dep_ != "pobj":
        return False
    over = noun.head
    if over.lower_ in ("after", "following"):
        return any(child.dep_ == "npadvmod" and child.lemma_ in _SPANS for child in over.lefts)
    if over.lower_ in _FOR and _is_judged(over):
        return True
    if over.lower_ in ("regarding", "concerning"):
        return True
    answers = over.lower_ in ("for", "to") and over.i > 0 and over.nbor(-1).lower_ in _ANSWERS
    return answers or (over.lower_ in _ABOUT and over.head.lemma_ in _SPEAKING_OF | _SPOKEN_OF)


def _is_judged(over: Token) -> bool:
    """Whether a preposition says what somebody is tried or held for: "jailed two men for life over"."""
    for up in over.ancestors:
        if up.pos_ == "VERB":
            return up.lemma_ in _JUDGED and up.i < over.i
        if up.dep_ == "pobj" and up.lemma_ not in _CHARGES:
            return False
    return False


def likened(token: Token) -> bool:
    """Whether a noun is of what the news is only like: "an attempt to mimic the Cusco attacks"."""
    return token.dep_ == "dobj" and token.head.lemma_ in _LIKENING


def aside(token: Token) -> bool:
    """Whether what a word tells of is not the news, but what this is compared with."""
    return measure(token) is not None


def parted(one: Token, other: Token) -> bool:
    """Whether one of two words tells of the news and the other of what it is compared with or speaks of."""
    if spoken_of(one) is not spoken_of(other):
        return True
    first, second = sorted((one, other), key=lambda token: token.i)
    since = measure(second)
    return since is not None and first.i < since.i


def day_of(root: Token, token: Token) -> bool:
    """Whether a date is that of the clause behind it in which a word stands: "since 2003, when 36 people died"."""
    behind = root.doc[root.i + 1 : root.i + 1 + _BEHIND]
    when = next((word for word in behind if word.lower_ == "when"), None)
    if when is None or token.i < when.i:
        return False
    since = measure(token)
    if since is not None and since.i <= root.i:
        return True
    return when.head.pos_ in ("VERB", "AUX") and (when.head == token or when.head in token.ancestors)
