"""Mending of sentences that end with who said them: "The airline will buy 30 jets, executives of both firms said".

The model often takes those behind the comma for more of what is told before it: executives are bought with the jets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CLOSING: Final = {
    "said": "VBD",
    "told": "VBD",
    "announced": "VBD",
    "reported": "VBD",
    "confirmed": "VBD",
    "added": "VBD",
    "stated": "VBD",
    "explained": "VBD",
    "noted": "VBD",
    "claimed": "VBD",
    "warned": "VBD",
    "insisted": "VBD",
    "says": "VBZ",
    "say": "VBP",
    "notes": "VBZ",
    "reports": "VBZ",
}
"""Verbs that can close a report, with their tags."""
_FINITE: Final = frozenset(["VBD", "VBZ", "VBP", "MD"])
_NOUNS: Final = frozenset(["NN", "NNS", "NNP", "NNPS"])
_BEFORE: Final = _NOUNS | {"DT", "JJ", "JJR", "JJS", "CD", "POS", "PRP$", "VBN", "VBG", "HYPH", "RB"}
"""What a noun phrase is made of up to its head."""
_BARRED: Final = frozenset(["-LRB-", "-RRB-", "WDT", "WP", "WP$", "WRB", "PRP", "EX", "TO", "``", "''", ":"])
"""What is in no speaker's name."""
_TIMES: Final = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "late",
        "early",
    ]
)
_SUBORDINATE: Final = frozenset(
    ["after", "when", "if", "while", "as", "because", "although", "though", "before", "once", "asked"]
)
_LONGEST: Final = 14
"""Words of a speaker, and behind the verb."""


def give_speaker(verb: Token) -> None:
    """Make those before a closing verb its subject, and what stands before them what it reports."""
    sentence = verb.sent
    if not _closes(sentence.doc[verb.i + 1 : sentence.end], addressed=verb.lower_ == "told"):
        return
    speaker = _speaker(verb, sentence)
    if speaker is None:
        return
    told = _told(sentence.doc[sentence.start : speaker.start - 1])
    own = (child for child in verb.lefts if child.dep_ == "nsubj" and child.i >= speaker.start)
    head = next(own, None) or _head(speaker)
    if told is None or head is None:
        return
    if head.head == verb and told.head == verb and told.dep_ == "ccomp":
        for word in speaker[: max(head.i - speaker.start, 0)]:
            if word.head.i < speaker.start and word.tag_ in _NOUNS:
                word.head, word.dep_ = head, "nmod"
        return
    if not (sentence.root == verb or sentence.start <= sentence.root.i < speaker.start):
        return
    _part(told, head, speaker)
    _tie(verb, head, speaker)
    verb.tag_ = CLOSING[verb.lower_]
    verb.dep_, verb.head = "ROOT", verb
    told.dep_, told.head = "ccomp", verb


def _closes(rest: Span, *, addressed: bool) -> bool:
    """Whether nothing follows a verb but to whom, when and where it was said."""
    words = [word for word in rest if word.tag_ not in (".", "''") and not word.is_space]
    if len(words) > _LONGEST or any(word.tag_ in _FINITE | _BARRED or word.tag_ == "," for word in words):
        return False
    if addressed:
        return bool(words) and words[0].tag_ in _BEFORE
    return not words or words[0].tag_ == "IN" or words[0].lower_ in _TIMES


def _speaker(verb: Token, sentence: Span) -> Span | None:
    """The words that name who says it: those between a comma or a quotation and the verb, or with what somebody is."""
    doc = verb.doc
    end = verb.i
    commas = [at for at in range(sentence.start, verb.i) if doc[at].text == "," or doc[at].tag_ == "''"]
    if doc[end - 1].text == "," and len(commas) > 2:
        if not _nominal(doc[commas[-2] + 1 : commas[-1]]) or any(
            word.tag_[:3] != "NNP" for word in doc[commas[-3] + 1 : commas[-2]]
        ):
            return None
        return doc[commas[-3] + 1 : end]
    if not commas or commas[-1] == end - 1:
        return None
    words = doc[commas[-1] + 1 : end]
    return words if _nominal(words) else None


def _nominal(words: Span) -> bool:
    """Whether words are one noun phrase: no verb, no pronoun, no noun described by a clause ("a move | the court")."""
    if not 0 < len(words) <= _LONGEST or words[0].tag_ not in _BEFORE - {"RB", "VBG"}:
        return False
    if any(word.tag_ in _BARRED or (word.tag_ in _FINITE and word.lower_ != "based") for word in words):
        return False
    return not any(word.tag_ == "DT" and word.nbor(-1).tag_ in _NOUNS for word in words[1:])


def _head(words: Span) -> Token | None:
    """The noun that heads a phrase: the last before its first preposition, comma or "and"."""
    head = None
    for word in words:
        if word.tag_ not in _BEFORE and word.lower_ != "based":
            break
        head = word if word.tag_ in _NOUNS else head
    return head


def _told(words: Span) -> Token | None:
    """The verb of what is reported; None if the words are no main clause."""
    if not len(words) or not any(word.tag_ in _FINITE for word in words):
        return None
    tops = [word for word in words if not words.start <= word.head.i < words.end or word.head == word]
    verbs = [top for top in tops if top.tag_[:2] in ("VB", "MD")]
    told = next((top for top in verbs if top.dep_ != "advcl"), None)
    if told is None or (told.left_edge.lower_ in _SUBORDINATE and told.left_edge.head == told):
        return None
    return told


def _part(told: Token, head: Token, speaker: Span) -> None:
    """Hang what stands before a speaker on what is told, where the parse made it a part of the speaker."""
    over = head.head if head.head.i < speaker.start else told
    for word in told.doc[speaker.sent.start : speaker.start]:
        if speaker.start <= word.head.i < speaker.end:
            word.head = over


def _tie(verb: Token, head: Token, speaker: Span) -> None:
    """Hang a speaker's head on the verb, and the rest of the words on that head."""
    over = head.head
    head.dep_, head.head = "nsubj", verb
    for word in speaker:
        if word == head or (speaker.start <= word.head.i < speaker.end and word != over):
            continue
        if word.tag_ in _NOUNS and word.i > head.i:
            word.dep_ = "conj" if any(between.tag_ == "CC" for between in word.doc[head.i : word.i]) else "appos"
        word.head = head
