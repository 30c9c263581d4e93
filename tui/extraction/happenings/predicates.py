"""Predicates: the verb over a noun, its voice, the subject that it shares, and verbs that only carry a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERING = frozenset(["ask", "press", "question", "quiz", "speak", "appear", "write", "respond", "reply", "react"])
"""Verbs that hang on what somebody says then: "speaking in parliament, she | said"."""
_SPREAD = frozenset(
    ["post", "tweet", "video", "message", "photo", "picture", "comment", "account", "page", "claim", "remark"]
)
"""What is on a platform, whoever speaks of it: "condemned the | video on Telegram"."""
_KNOWN = frozenset(["the", "this", "that", "those"])
_DEEP = 4
"""Nouns and prepositions between a verb and the platform that a parse hangs on what is said."""
SUPPORT = frozenset((
    "carry", "conduct", "launch", "stage", "commit", "perpetrate", "make", "mount", "hold", "organize", "organise",
    "plan", "execute", "undertake", "open", "host", "attend", "convene", "chair", "co-chair", "co-host", "give",
    "deliver", "issue", "release", "begin", "start", "end", "conclude", "sign", "reach", "join", "face", "lead",
    "order", "suffer", "wage", "unleash", "direct", "engage", "participate", "take", "address", "publish",
    "complete", "finalise", "finalize", "grant", "win", "lose", "file", "pay", "receive", "impose", "lift", "announce",
    "call", "perform", "score", "seal", "secure", "clinch", "ink", "forge",
))  # fmt: skip
"""Verbs that say of a noun only that it happened, with whose doing: "carried out an attack", "held talks"."""
UNDERGO = frozenset(["suffer", "face", "receive", "survive", "escape", "undergo", "sustain", "repel", "experience"])
"""Support verbs whose subject is not who does it but whom it befalls."""
_TRANSITIVE = frozenset(["kill", "injure", "wound", "hurt", "murder", "martyr"])
_UNDERGONE = _TRANSITIVE | frozenset((
    "extradite", "deport", "jail", "charge", "detain", "arrest", "sentence", "convict", "release", "acquit", "fine",
    "expel", "hospitalize", "hospitalise", "evacuate", "appoint", "dismiss", "behead", "abduct", "kidnap", "stab",
    "torture", "strangle", "lynch", "assassinate",
))  # fmt: skip
"""Verbs that go on with a passive: "was arrested in Lima and | extradited to Chile"."""
_INSTALLING = frozenset(["appoint", "name", "elect", "nominate", "reappoint", "designate"])
"""Verbs whose participle has beside it the office that somebody came into."""
_OF_ITS_OWN = frozenset((
    "promise", "vow", "threaten", "beat", "defeat", "shock", "stun", "edge", "overcome", "upset", "thrash", "rout",
    "outclass", "outpoint", "overtake",
))  # fmt: skip
"""Verbs whose subject, not their object, does what follows: "beat Spain to | win the cup"."""
_HAILING = frozenset(["congratulate", "felicitate", "compliment", "commend"])
"""Verbs behind whose "on" stands what their object did."""
_STATES = frozenset(["xcomp", "oprd", "acomp", "ccomp", "advcl"])
_FINDING = frozenset(["find", "discover", "leave", "recover"])
"""Verbs behind whose passive stands what befell their subject: "was found | stabbed to death"."""
_LED_TO = frozenset((
    "slip", "slump", "fall", "crash", "succumb", "drop", "stumble", "plunge", "tumble", "sink", "go", "slide", "race",
    "cruise", "ease", "storm", "coast", "romp", "sweep", "surge", "charge", "march", "battle", "climb", "rally",
    "condemn", "consign", "help", "lead", "guide", "steer", "fire", "inspire", "power", "propel", "shoot", "carry",
    "take", "captain", "spark", "kick", "bowl", "bat",
))  # fmt: skip
"""Verbs behind which stands what a side was led to, or came to: "slipped to a defeat", "helped Peru to victory"."""
_LOOKING_BACK = frozenset(["since", "after", "before"])
_TAILS = frozenset(["pcomp", "acl", "xcomp", "advcl"])
"""Clauses without a tense of their own, with which no past is coordinated, though a parse may say so."""
_BESIDE = 3
"""Words that may part two verbs which share an object."""
_CHARGING = frozenset(["of", "with", "for", "from", "into", "against"])
"""Prepositions behind which a verb's object, not its subject, does what follows: "accused them of shooting"."""


def governor(noun: Token) -> Token | None:
    """The verb that a noun, or the list it stands in, belongs to."""
    token = noun
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    head = token.head
    if head.dep_ == "prep" or (token.dep_ == "pobj" and head.pos_ in ("ADP", "SCONJ")):
        head = head.head
    return head if head.pos_ in ("VERB", "AUX") and head != token else None


def verb_over(token: Token) -> Token | None:
    """The verb whose clause a token stands in."""
    over = governor(token)
    if over is not None:
        return over
    for up in token.ancestors:
        if up.pos_ in ("VERB", "AUX"):
            return up
    return None


def whose_result(noun: Token) -> Token | None:
    """Whose win or defeat a noun behind a preposition is: "| Oman slipped to a defeat", "helped | Oman to victory"."""
    verb = noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or verb.pos_ != "VERB" or any(child.dep_ == "poss" for child in noun.lefts):
        return None
    subject = shared_subject(verb)
    if noun.head.lower_ == "to" and verb.lemma_ in _LED_TO:
        return subject if passive(verb) else next(iter(clauses.objects(verb)), subject)
    if noun.head.lower_ != "with" or subject is None or passive(verb):
        return None
    whose = next((child for child in subject.lefts if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
    return whose if whose is not None and subject.pos_ == "NOUN" else subject


def speaking(occasion: Token) -> Token | None:
    """The verb by which somebody speaks in or at what stands behind a preposition; None if there is none.

    A parse may hang it on who speaks, or on what is said: "| said the governor, Ana Ruiz, in a letter", "| backed the
    ban in an interview".
    """
    over = occasion.head.head if occasion.dep_ == "pobj" else occasion
    while over.dep_ == "appos":
        over = over.head
    if over.dep_ == "nsubj" and over.head.i < over.i:
        over = over.head
    if occasion.head.lower_ in ("in", "on") and over.lemma_ not in _SPREAD and _any(occasion):
        for _ in range(_DEEP):
            over = over.head if over.dep_ in ("dobj", "pobj", "prep") and over.pos_ != "VERB" else over
    return spoken(occasion, over) if over.pos_ == "VERB" and over != occasion else None


def _any(occasion: Token) -> bool:
    """Whether a noun tells of a letter or a platform anew, and of nobody else's: "in | a letter", "on | X"."""
    return all(child.lower_ not in _KNOWN and child.dep_ != "poss" for child in occasion.lefts)


def spoken(occasion: Token, verb: Token) -> Token:
    """The verb by which somebody speaks on an occasion: "| called on them to leave at a press conference".

    Of "asked in a debate whether she would go, Ana Ruiz said" it is the answer's.
    """
    while (
        verb.dep_ == "advcl"
        and verb.lemma_ in _ANSWERING
        and verb.head.pos_ == "VERB"
        and not clauses.has_subject(verb)
    ):
        verb = verb.head
    while occasion.dep_ == "pobj" and verb.dep_ == "xcomp" and clauses.infinitive(verb) and verb.head.pos_ == "VERB":
        verb = verb.head
    behind = occasion.dep_ == "pobj" and occasion.head.i > verb.i and occasion.head.nbor(-1).text == ","
    if behind and verb.dep_ == "ccomp" and verb.head.i < verb.i and verb.head.pos_ == "VERB":
        return verb.head  # "said it would not pay, | in an interview"
    return verb


def passive(verb: Token) -> bool:
    """Whether the verb is passive, by its own auxiliary or the one that it shares: "was shot and killed"."""
    if clauses.passive(verb) or _set_off(verb):
        return True
    if verb.dep_ == "pcomp" and verb.tag_ == "VBN" and verb.head.lower_ == "with":
        return not any(child.dep_ in ("aux", "dobj") for child in verb.children)
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and clauses.has_subject(verb) and clauses.passive(verb.head):
        return not any(child.dep_ in ("aux", "dobj", "ccomp", "xcomp", "prt") for child in verb.children)
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.lemma_ in _UNDERGONE and clauses.passive(verb.head):
        return not any(child.dep_ in (*clauses.SUBJECTS, "dobj") for child in verb.children)
    if verb.tag_ != "VBN" or any(child.dep_ in ("nsubj", "dobj") for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return passive(verb.head) or verb.head.dep_ == "acl"
    return verb.dep_ in _STATES and verb.head.lemma_ in _FINDING and clauses.passive(verb.head)


def _set_off(verb: Token) -> bool:
    """Whether a plain past is a participle between commas: "two men, | kidnapped in Lima, were freed"."""
    if verb.tag_ not in ("VBD", "VBN") or not clauses.has_subject(verb) or _before(verb) != ",":
        return False
    held = ("dobj",) if verb.lemma_ in _INSTALLING else ()  # "Jo Tan, | appointed envoy in May, wept"
    barring = frozenset(["dobj", "cc", "ccomp", "xcomp", "prt", "aux"]).difference(held)
    if any(child.dep_ in barring for child in verb.children) or (verb.tag_ == "VBN" and not held):
        return False
    nexts = [child for child in verb.rights if child.dep_ == "conj" and not clauses.has_subject(child)]
    if not nexts and held and verb.dep_ == "ccomp" and verb.head.i > verb.i and not clauses.has_subject(verb.head):
        nexts = [verb.head]
    return bool(nexts) and nexts[0].doc[_first(nexts[0]) - 1].text == ","


def _before(verb: Token) -> str:
    """The word before a verb and what says when: "Jo Tan|, recently | appointed"."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ == "ADV" and verb.doc[at].head == verb:
        at -= 1
    return verb.doc[at].text


def _first(verb: Token) -> int:
    """Where a verb begins with its auxiliaries."""
    return min((child.i for child in verb.lefts if child.dep_ in ("aux", "auxpass")), default=verb.i)


def objectless(verb: Token) -> bool:
    """Whether a verb that takes an object has none, so that its subject suffers it: "and dozens injured"."""
    if verb.lemma_ not in _TRANSITIVE or verb.tag_ not in ("VBN", "VBD") or verb.dep_ == "acl":
        return False
    kin = [verb, *(child for child in verb.children if child.dep_ == "conj" and not clauses.has_subject(child))]
    if any(child.dep_ in ("dobj", "aux", "ccomp") for one in kin for child in one.children):
        return False
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    return after is None or after.pos_ not in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON")


def inverted(verb: Token) -> Token | None:
    """The subject that stands behind its passive verb: "also killed were two nurses"."""
    be = next((child for child in verb.children if child.dep_ == "auxpass" and child.i > verb.i), None)
    if verb.dep_ == "acomp" and verb.head.lemma_ == "be" and verb.head.i > verb.i:
        be = verb.head
    return next((child for child in be.children if child.dep_ == "attr"), None) if be is not None else None


def shared_objects(verb: Token) -> list[Token]:
    """The objects that a verb without any shares with the next one: "detained and questioned | two men"."""
    if passive(verb) or verb.dep_ in ("relcl", "acl"):
        return []
    nexts = [child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"]
    if not nexts or clauses.has_subject(nexts[0]) or nexts[0].i - verb.i > _BESIDE:
        return []
    return clauses.objects(nexts[0])


def participle(verb: Token) -> bool:
    """Whether a verb hangs on the noun that suffers it: "the monks killed there", which a parse may take for a past."""
    said = any(child.dep_ == "ccomp" for child in verb.children)
    past = verb.tag_ == "VBD" and not clauses.objects(verb)
    return verb.dep_ == "acl" and not said and (verb.tag_ == "VBN" or past)


def done_by_others(verb: Token) -> bool:
    """Whether a participle says who did something before to a noun: "signed a bill | passed by the Senate"."""
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and clauses.agent(verb) is not None


def _mistaken(noun: Token) -> Token | None:
    """The subject of a plain past that the parse hangs on the last noun before it: "a man | in a mask stabbed two"."""
    while noun.dep_ in ("pobj", "dobj") and noun.head.dep_ in ("prep", "acl") and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun if noun.dep_ in ("ROOT", "appos") else None


def shared_subject(verb: Token) -> Token | None:
    """The verb's subject, its own or one that it takes from the clause it belongs to."""
    if participle(verb):
        return None
    if verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBN") and (whole := _mistaken(verb.head)) is not None:
        return whole
    own = clauses.has_subject(verb)
    if verb.dep_ == "xcomp" and not own and verb.head.lemma_ not in _OF_ITS_OWN:
        obj = next(iter(clauses.objects(verb.head)), None)
        if obj is not None:
            return obj
    if verb.dep_ == "pcomp" and verb.head.lower_ in _LOOKING_BACK and verb.head.head.pos_ == "NOUN" and not own:
        over = governor(verb.head.head)  # "visited Oslo for the first time since | taking office"
        return shared_subject(over) if over is not None else None
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "VERB" and not own:
        over = verb.head.head
        hailed = verb.head.lower_ == "on" and over.lemma_ in _HAILING
        charged = next(iter(clauses.objects(over)), None) if hailed or verb.head.lower_ in _CHARGING else None
        return shared_subject(over) if passive(over) or charged is None else charged
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and not own and head.tag_ in ("VBG", "VB") and head.dep_ in _TAILS:
        over = next((up for up in head.ancestors if up.tag_ in ("VBD", "VBN", "VBZ", "VBP")), head)
        return clauses.subject(over)  # "Chad vowed to go on improving its ports and | signed a deal"
    found = clauses.subject(verb)
    if found is not None or verb.dep_ != "conj":
        return found
    return head.head if head.dep_ == "acl" else None
