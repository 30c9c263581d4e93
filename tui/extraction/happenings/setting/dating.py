"""When a happening was: the date of a sentence that belongs to a trigger, and how surely."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

import msgspec

from tui.extraction import clauses
from tui.extraction.happenings.calamities import lasting
from tui.extraction.happenings.comparisons import day_of, measure, of_a_figure, remembered, spoken_of
from tui.extraction.happenings.harm import HARMFUL, PERILOUS
from tui.extraction.happenings.predicates import done_by_others
from tui.extraction.happenings.setting.scope import LEADING, another_clause, order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import DateMention
    from tui.extraction.happenings.setting.scope import Scope
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import When

_CASES = frozenset(["case", "scandal", "affair"])
"""What is named after the year of a deed."""
_NAMING = frozenset(["NOUN", "PROPN", "ADJ", "ADP", "NUM"])
"""The parts of speech of a case's name: "abetment to suicide case"."""
_ANSWERING = frozenset(["arrest", "trial", "policy", "statement"])
"""Types of what is done about something that happened before."""
_AFTERMATH = frozenset(
    ["victim", "survivor", "aftermath", "memory", "family", "relative", "site", "scene", "statement", "report"]
)
"""Nouns of what a happening leaves, of which a text tells on another day."""
_UNTIL = frozenset(["until", "till", "through", "into"])
"""Prepositions before the end of what was done, and not its day: "closed the port | until June"."""
_PUT_OFF = frozenset((
    "extend", "prolong", "renew", "postpone", "delay", "defer", "adjourn", "reschedule", "push", "put", "move",
    "extension", "renewal", "postponement",
))  # fmt: skip
"""Words behind whose "to" and "from" stands how long something lasts, or when it will be."""
_CAUSES = frozenset(["because", "although", "though"])
"""Words that open a clause which tells of another time than the one it is joined to."""
_ADMITTING = frozenset(["acknowledge", "admit", "reveal", "disclose", "confess", "recall", "testify"])
"""Verbs of telling later what was not known or not owned to."""
_STEPS = 5
"""Words up the parse in which these are looked for."""
_SURE = 2.4
"""The score from which on a date is the trigger's own, and not perhaps that of the verb that reports it."""
_OPENING, _CLOSING = frozenset(["“", "``", "«"]), frozenset(["”", "''", "»"])
_MARKS = _OPENING | _CLOSING | {'"'}
"""Quotation marks; the plain one opens and closes."""
_REPORTED_ON = re.compile(r"\b(?:quarter|months?|period|half|fiscal)\b.*\b(?:end|to)|\bquarter\b", re.I)
"""A time that is none of a statement, but of what it tells: "a profit for | the quarter ended March 31"."""
_LONG = 100
"""Days that a range may span and still be the date of one happening."""


def date(
    trigger: Trigger, scope: Scope, dates: Sequence[DateMention], others: Sequence[Trigger]
) -> tuple[When | None, bool]:
    """The date that belongs to a trigger, or None if its sentence gives none; and whether it surely does."""
    if trigger.token.dep_ == "npadvmod":  # "quake-hit villages" are hit still
        return None, False
    best = _nearest(trigger, scope, [mention for mention in dates if mention.when.start is not None], others)
    if best is not None and best[0] < _SURE and unsettled(trigger, scope, dates, others) is not None:
        return None, False  # "where floods killed six in 2018, as a storm | came ashore on Monday"
    return (best[2], best[0] >= _SURE) if best else (None, False)


def unsettled(trigger: Trigger, scope: Scope, dates: Sequence[DateMention], others: Sequence[Trigger]) -> When | None:
    """What surely says when a trigger's happening was, though no date is known: "Tuesday", of an unknown week."""
    best = _nearest(trigger, scope, [mention for mention in dates if mention.when.start is None], others)
    return msgspec.structs.replace(best[2], precision="none") if best and best[0] >= _SURE else None


def _nearest(
    trigger: Trigger, scope: Scope, dates: Sequence[DateMention], others: Sequence[Trigger]
) -> tuple[float, int, When] | None:
    """The likeliest date of a trigger, with how surely it is the trigger's own."""
    sentence = trigger.sentence
    if remembered(trigger.token):
        dates = [mention for mention in dates if mention.when.precision == "year" or _of_its_own(mention, trigger)]
    elif spoken_of(trigger.token):
        dates = [mention for mention in dates if _behind(mention, trigger) or _of_its_own(mention, trigger)]
    best: tuple[float, int, When] | None = None
    for mention in dates:
        span = sentence.tokens(mention.start, mention.end)
        if span is None or not len(span):
            continue
        root = span.root
        if day_of(root, trigger.token):
            return 3.0, 0, mention.when
        since = "since" in (root.lower_, root.head.lower_, root.head.head.lower_) and root.head != trigger.token
        if (since and not lasting(trigger)) or _since(root, trigger) or _of_what_it_answers(root, trigger):
            continue
        if of_its_source(root) or _of_its_cause(root, trigger):
            continue
        if of_who_tells(root, trigger, mention.when) or (trigger.kind.type not in PERILOUS and of_a_figure(root)):
            continue
        if trigger.kind.type not in PERILOUS and (_term(root) or _quoted(mention.when, root, trigger)):
            continue
        if trigger.kind.type in _ANSWERING and trigger.verbal and _of_the_case(root, mention.when):
            continue
        if trigger.kind.act and mention.when.precision != "day" and _of_what_is_said(root, scope):
            continue
        if trigger.kind.type == "trial" and trigger.verbal and _of_the_deed(root, trigger, mention.when):
            continue
        apart = [other for other in others if not span.start <= other.token.i < span.end]
        score = _date_score(root, trigger, scope, apart) + 2 * order(root, trigger, apart)
        if trigger.kind.type == "statement" and _REPORTED_ON.search(mention.when.text or ""):
            continue
        if too_long(mention.when):
            score -= 1.0
        if (mention.when.text or "").lower() == "overnight" and len(dates) > 1:
            score -= 3.0 if any(other.when.precision in ("month", "year") for other in dates) else 2.0  # "In March, an"
        item = (score, -abs(root.i - trigger.token.i), mention.when)
        if score > 0 and (best is None or item[:2] > best[:2]):
            best = item
    return best


def _of_its_own(mention: DateMention, trigger: Trigger) -> bool:
    """Whether a date hangs on a trigger's own noun."""
    span = trigger.sentence.tokens(mention.start, mention.end)
    return span is not None and len(span) > 0 and span.root in trigger.token.subtree


def _behind(mention: DateMention, trigger: Trigger) -> bool:
    """Whether a date stands behind a trigger."""
    return mention.start > trigger.sentence.offsets(trigger.token)[0]


def _of_what_it_answers(root: Token, trigger: Trigger) -> bool:
    """Whether a date is of what led to a trigger's happening: "hit the town in revenge for a killing on Friday"."""
    link = measure(root)
    return link is not None and trigger.token.i < link.i


def _since(root: Token, trigger: Trigger) -> bool:
    """Whether a date is of a clause behind "since" that tells of another: "the first since talks began last week"."""
    verb = next((up for up in root.ancestors if up.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb == trigger.token or verb in trigger.token.ancestors:
        return False
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in verb.children)


def of_its_source(root: Token) -> bool:
    """Whether a date says when somebody told of it: "according to the police | today"."""
    for word in reversed(root.doc[root.sent.start : root.i]):
        if word.lower_ == "according":
            return True
        if word.is_punct or word.tag_ in ("VBD", "VBZ", "VBP"):
            return False
    return False


def of_who_tells(root: Token, trigger: Trigger, when: When) -> bool:
    """Whether a day is that on which harm was told of later: "On 7 January, he admitted that troops had killed"."""
    if trigger.kind.type not in HARMFUL or root.i > trigger.token.i or _today(when):
        return False
    verb = next((up for up in root.ancestors if up.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma_ in _ADMITTING and verb in trigger.token.ancestors


def _of_its_cause(root: Token, trigger: Trigger) -> bool:
    """Whether a date is of a clause that gives a reason, and the trigger stands outside of it: "because in May he"."""
    for up in root.ancestors:
        if up.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in _CAUSES for child in up.children):
            return trigger.token != up and up not in trigger.token.ancestors
    return False


def _term(root: Token) -> bool:
    """Whether a date says until when what was done holds, or from when: "extended the ban | to 2029"."""
    while root.dep_ in ("compound", "nmod", "nummod", "amod") and root.head.ent_type_ == "DATE":
        root = root.head
    link = root if root.pos_ in ("ADP", "SCONJ") else root.head
    if link.dep_ == "pobj" and link.head.lower_ in _UNTIL:
        link = link.head  # "until the end of June"
    while link.lower_ == "of" and link.head.dep_ == "pobj":
        link = link.head.head
    if link.lower_ in _UNTIL and link.pos_ in ("ADP", "SCONJ"):
        return True
    over = list(islice(link.ancestors, _STEPS))
    if link.lower_ == "by":  # "plans to expand it by 2030"
        verb = next((word for word in over if word.pos_ in ("VERB", "AUX")), None)
        return verb is not None and (clauses.infinitive(verb) or _ahead(verb))
    return link.lower_ in ("to", "from") and any(word.lemma_.lower() in _PUT_OFF for word in over)


def _quoted(when: When, root: Token, trigger: Trigger) -> bool:
    """Whether a date is of what somebody is quoted to have said, and what he did is told outside of it."""
    return not _today(when) and trigger.kind.act and in_quotes(root) and not in_quotes(trigger.token)


def _of_what_is_said(root: Token, scope: Scope) -> bool:
    """Whether a date stands in the clause that tells what is said: "said in a letter that sales rose | in May"."""
    told = False
    for up in root.ancestors:
        if up.i in scope.near:
            return told
        subjects = (child for child in up.lefts if child.dep_ in clauses.SUBJECTS)
        about = up.dep_ == "relcl" and any(child.tag_ not in ("WDT", "WP") for child in subjects)
        told = told or about or up.dep_ == "ccomp"  # "a letter that sales rose", which a parse may hang on the letter
    return False


def _today(when: When) -> bool:
    """Whether a date is told as the day of the text."""
    return (when.text or "").lower().startswith(("today", "tonight", "this "))


def in_quotes(token: Token) -> bool:
    """Whether a token stands between quotation marks of its sentence; one of the two may be another sentence's."""
    sentence = token.sent
    before = [word.text for word in token.doc[sentence.start : token.i] if word.text in _MARKS]
    if before:
        return before[-1] in _OPENING or (before[-1] == '"' and before.count('"') % 2 == 1)
    return next((word.text in _CLOSING for word in token.doc[token.i : sentence.end] if word.text in _MARKS), False)


def too_long(when: When) -> bool:
    """Whether a date spans more than one happening can."""
    if when.precision == "year" or when.first is None or when.last is None:
        return False
    return (when.last - when.first).days > _LONG


def _date_score(root: Token, trigger: Trigger, scope: Scope, others: Sequence[Trigger]) -> float:
    token = root
    rivals = [other for other in others if other is not trigger and other.token.i not in scope.near]
    if trigger.kind.act and any(
        trigger.token.i < other.token.i < root.i and not other.kind.act and not other.verbal for other in rivals
    ):
        return -1.0
    if trigger.verbal and trigger.kind.type in _ANSWERING and any(_led_to(other, trigger, root) for other in rivals):
        return -1.0
    for _ in range(8):
        if token.i in scope.near:
            return 3.0
        if any(token.i == other.token.i for other in rivals if not other.verbal):
            return -1.0
        if token.head == token or token.pos_ in ("VERB", "AUX"):
            break
        token = token.head
    if token.i not in scope.wide and (_told_aside(token, trigger) or _ahead(token)):
        return -1.0
    if token.i in scope.wide and trigger.kind.type in HARMFUL and _ahead(token) and not trigger.verbal:
        return -1.0  # "will hit the coast, which a flood | struck"
    taken = any(token.i == other.token.i or token in other.inner for other in others if other is not trigger)
    if trigger.kind.type == "war" and not trigger.verbal:
        return -1.0
    if token.i in scope.wide and trigger.kind.type not in HARMFUL:
        before = trigger.kind.type == "policy" and done_by_others(trigger.token)
        if before or _occasion(trigger.token, token):
            return -1.0
    if token.i in scope.wide and trigger.kind.type in HARMFUL and _of_its_victims(trigger.token):
        return -1.0
    if token.i in scope.wide:
        if another_clause(token):
            return 0.4 if not taken else 0.2
        return 1.5 if not taken else 0.8
    if token.dep_ == "pcomp" and any(up.i in scope.near for up in token.ancestors):
        return -1.0
    if token.i in scope.taking_part:
        return 0.0
    if token.dep_ == "advcl" and token.head.i in scope.near and not clauses.has_subject(token):
        return 1.2
    return 0.5 if not taken else 0.3


def _led_to(other: Trigger, trigger: Trigger, root: Token) -> bool:
    """Whether a date stands behind what somebody is arrested for: "detained three men over the blast on Monday"."""
    noun = other.token
    behind = (
        other.kind.type in HARMFUL and trigger.token.i < noun.i < root.i and not other.verbal and noun.dep_ == "pobj"
    )
    return behind and (noun.head.lower_ in LEADING or noun.head.head.lower_ == "connection")


def _occasion(token: Token, verb: Token) -> bool:
    """Whether a word stands in what only led to a verb's happening, or came before it: "jailed over a protest"."""
    for up in (token, *token.ancestors):
        if up == verb:
            return False
        if (up.dep_ == "prep" and up.lower_ in LEADING) or up.dep_ == "relcl":
            return True
        if up.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in LEADING for child in up.children):
            return True
    return False


def _of_its_victims(noun: Token) -> bool:
    """Whether a noun only says of whom or what it was: "gave 10 million to the victims of | the quake"."""
    over = noun.head.head if noun.dep_ == "pobj" else noun
    the = any(child.lower_ == "the" for child in noun.lefts)
    return the and over.lemma_ in _AFTERMATH


def _told_aside(verb: Token, trigger: Trigger) -> bool:
    """Whether a verb stands in a relative clause that is not about the trigger: "the Front, which split in 2012"."""
    while verb.dep_ in ("conj", "xcomp") and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "relcl" and verb.head != trigger.token and trigger.token not in verb.subtree


def _ahead(verb: Token) -> bool:
    """Whether a verb speaks of what was still to come: "said that patrols would begin in April"."""
    return verb.pos_ in ("VERB", "AUX") and clauses.modal(verb) in ("will", "would", "shall", "'ll", "’ll")


def _of_the_deed(root: Token, trigger: Trigger, when: When) -> bool:
    """Whether a date says when a deed was done, and not when somebody was tried for it: "charged with a theft in"."""
    if when.precision == "range" or root.head.lower_ in ("from", "between", "until", "during"):
        return True
    for up in root.ancestors:
        if up == trigger.token:
            return False
        if up.dep_ in ("pcomp", "acl", "relcl"):
            return trigger.token in up.ancestors
    return False


def _of_the_case(root: Token, when: When) -> bool:
    """Whether a year stands within what a case is called: "was arrested in a | 2018 | embezzlement case"."""
    behind = takewhile(lambda word: word.pos_ in _NAMING, root.doc[root.i + 1 : root.sent.end])
    return when.precision == "year" and root.head.i > root.i and any(word.lower_ in _CASES for word in behind)
