"""What a verb of speech reports: its clause, its object, what stands before it or around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.speech.fronted import fronted
from tui.extraction.speech.saying import Saying, around, clause_end, predicate, said, unstopped
from tui.extraction.speech.words import can_speak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.speech.words import Speech

_ADDRESSING = frozenset({"tell", "inform", "assure", "warn", "remind"})
"""Verbs with whose object those are named who are spoken to."""
_SAID_SO = frozenset({"for", "as", "by"})
"""Prepositions behind which stands what somebody has said: "was criticised for | saying that …"."""
_ADDING = frozenset({"add", "assert", "stress", "note", "emphasise", "emphasize", "insist"})
"""Verbs whose participle goes on with what the verb over its clause reports."""
_ABOUT = frozenset({"about", "over", "at", "regarding", "concerning", "against", "of", "for", "on", "to"})
"""Before what a noun of speech is about."""
_BEFORE_DAY = frozenset({"on", "late", "early"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SHOWING = frozenset({"suggest", "indicate", "reveal", "highlight", "underscore", "underline"})
"""What deeds and figures do, too."""

_WHERE = frozenset(["in", "at", "from", "to", "outside", "near", "through", "before", "across"])
"""Prepositions before a place where something is done."""


def of_verb(verb: Token, sentence: Sentence, text: str, speech: Speech, taken: set[int]) -> Saying | None:
    """What a verb of speech reports; the verbs coordinated with it that share this are added to ``taken``."""
    if _unsaid(verb) or (verb.dep_ in ("xcomp", "pcomp") and verb.head.lemma_ in speech.denials):
        return None
    who = _who(verb)
    if who is None:
        return fronted(verb, sentence, text) if verb.lemma_ in speech.clause else None
    for form in (_raised, _as, _aside, _closing, _clear, _clause, _infinitive, _object):
        found = form(verb, who, sentence, text, speech)
        if found is not None:
            if form is _object or form is _infinitive:
                others = clauses.conjuncts(verb)[1:]
                taken.update(one.i for one in others if not any(child.dep_ == "ccomp" for child in one.children))
            return replace(found, verb=verb.lemma_)
    return None


def _unsaid(verb: Token) -> bool:
    """Whether the verb tells of no words that were said: denied, conditional, or only possible."""
    if clauses.negated(verb) or clauses.conditional(verb):
        return True
    if clauses.modal(verb) is not None:
        return True
    return verb.tag_ == "VB" and not _goes_on(verb)


def _goes_on(verb: Token) -> bool:
    """Whether an infinitive is said all the same: "went on to say", "did say", "took to Facebook to say"."""
    if any(aux.lemma_ == "do" for aux in clauses.auxiliaries(verb)):
        return True
    if verb.dep_ == "advcl" and verb.head.lemma_ == "take" and any(child.lower_ == "to" for child in verb.head.rights):
        return True
    return verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in ("go", "continue", "want", "use", "begin", "start")


def _who(verb: Token) -> Token | None:
    """The head of the phrase that names who says it."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite"):
        quoting = verb.head.head
        return clauses.subject(quoting) if clauses.passive(quoting) else next(iter(clauses.objects(quoting)), None)
    if verb.dep_ == "pcomp" and verb.head.lower_ in _SAID_SO and verb.head.head.pos_ in ("VERB", "AUX"):
        return clauses.subject(verb.head.head)
    if clauses.passive(verb):
        return clauses.agent(verb)
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and _that_clause(verb):
        return verb.head
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
        own = any(child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT") for child in verb.lefts)
        return clauses.subject(verb) if own else clauses.agent(verb)
    who = _over(verb) or _over_a_place(verb) or clauses.subject(verb)
    return None if who is not None and who.dep_ == "csubj" else who


def _over(verb: Token) -> Token | None:
    """Who says what a participle adds, where the parse hangs it on what was said: "said it rose, | adding that …"."""
    if verb.lemma_ not in _ADDING or verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return None
    told = verb.head
    while told.dep_ == "conj" and told.head != told:
        told = told.head
    return clauses.subject(told.head) if told.dep_ == "ccomp" else None


def _over_a_place(verb: Token) -> Token | None:
    """Who says what a participle adds behind a named place: "marched to the Old Palace | demanding that …"."""
    place = verb.head
    hangs = verb.tag_ == "VBG" and verb.dep_ == "acl" and place.pos_ == "PROPN" and place.dep_ == "pobj"
    if not hangs or place.head.lower_ not in _WHERE or place.head.head.pos_ != "VERB":
        return None
    return clauses.subject(place.head.head)


def _that_clause(verb: Token) -> bool:
    """Whether a clause with "that" depends on a verb, which then is no participle, whatever the parse takes it for."""
    clauses_of = [child for child in verb.rights if child.dep_ == "ccomp"]
    return any(child.dep_ == "mark" and child.lower_ == "that" for clause in clauses_of for child in clause.lefts)


def _raised(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "concerns raised by the ministry over …" and "fears were voiced by the bank over …"."""
    hangs = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD")
    noun = verb.head if hangs else next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    if noun is None or clauses.agent(verb) != who or not speech.raises(verb, noun) or not _about(noun, verb):
        return None
    words = sentence.span.doc[noun.left_edge.i : clause_end(verb, sentence) + 1]
    if words[-1].pos_ == "ADP":  # the parse lost what it is about
        return None
    return said(sentence, who, text, sentence.offsets(words), "raised by", 0.7)


def _about(noun: Token, verb: Token) -> bool:
    """Whether it is told what a noun of speech is about, without which nothing is said."""
    behind = [child for head in (noun, verb) for child in head.rights if child != verb]
    return any(child.lower_ in _ABOUT or child.dep_ in ("acl", "ccomp") for child in behind)


def _as(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "As the minister said, …" and "as outlined by the ministry, …": the rest of the sentence was said."""
    marked = any(
        child.dep_ in ("mark", "advmod", "prep") and child.lower_ == "as" and child.i < verb.i for child in verb.lefts
    )
    whole = any(child.dep_ in ("dobj", "ccomp", "xcomp") and child.lower_ != "it" for child in verb.children)
    answers = verb.lemma_ == "respond" and any(child.lower_ == "to" for child in verb.rights)  # and does not say so
    if not marked or whole or answers or verb.dep_ != "advcl":
        return None
    return around(verb, who, sentence, text, "as they said", 0.7)


def _aside(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "The dam, he said, is safe": the report stands between commas in the midst of its words."""
    if verb.lemma_ not in speech.clause or verb.dep_ not in ("parataxis", "ccomp", "ROOT", "advcl", "conj", "dep"):
        return None
    span = sentence.span
    first = min(verb.i, who.left_edge.i if who.i < verb.i else verb.i)
    last = verb.i
    if who.i > verb.i:
        last = max((part.i for part in who.subtree if part.i - verb.i < 25 and part.dep_ != "punct"), default=verb.i)
    if first - 1 <= span.start or span.doc[first - 1].text != ",":
        return None
    if who.i < verb.i and verb.i - first > 12:
        return None
    for part in verb.rights:
        if part.dep_ in ("prep", "npadvmod", "advmod", "dobj") and part.i == last + 1:
            last = part.right_edge.i
    after = last + 1
    if after < span.end and span.doc[after].text == "," and after + 1 < span.end:
        before = sentence.offsets(span.doc[span.start : first - 1])
        rest = unstopped(text, *sentence.offsets(span.doc[after + 1 : span.end]))
        stretches = tuple(
            part for part in (clauses.trim(text, *before), clauses.trim(text, *rest)) if part[0] < part[1]
        )
        return Saying(sentence, who, stretches, "aside", 0.9)
    return None


def _closing(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "The dam is safe, the agency reported on Sunday", where the parse hangs the verb on what it reports."""
    if verb.lemma_ not in speech.clause or verb.dep_ not in ("advcl", "parataxis", "dep") or who.i > verb.i:
        return None
    span, first = sentence.span, who.left_edge.i
    if any(child.dep_ in ("mark", "dobj", "ccomp", "xcomp", "advmod") for child in verb.children):
        return None
    rest = span.doc[verb.i + 1 : span.end]
    closes = all(part.is_punct or part.dep_ == "prep" or part.ent_type_ in ("DATE", "TIME") for part in rest)
    if first - 1 <= span.start or span.doc[first - 1].text != "," or not closes:
        return None
    return said(
        sentence, who, text, sentence.offsets(span.doc[span.start : first - 1]), "reported before the verb", 0.8
    )


def _clear(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "made it clear that …"."""
    if verb.lemma_ != "make" or verb.i + 3 >= sentence.span.end:
        return None
    clear = verb.nbor(2) if verb.nbor().lower_ in ("it", "very", "abundantly") else verb.nbor()
    if clear.lower_ not in ("clear", "plain") or clear.i + 2 >= sentence.span.end or clear.nbor().lower_ != "that":
        return None
    stretch = sentence.offsets(sentence.span.doc[clear.i + 2 : clause_end(verb, sentence) + 1])
    return said(sentence, who, text, stretch, "reported clause")


def _clause(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "He said that …", and "…, he said"."""
    if verb.lemma_ not in speech.clause | speech.finding or _infers(verb, speech):
        return None
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None) or _told_whom(verb)
    if verb.lemma_ in speech.finding and not (speech.finds(verb) and clause is not None and _is_told(clause)):
        return None
    if clause is None:
        return _that(verb, who, sentence, text)
    if verb.lemma_ in speech.denials:
        return predicate(verb, who, sentence, text, "denial")
    told = any(child.dep_ == "dobj" and verb.i < child.i < clause.i for child in verb.rights)
    if told and verb.lemma_ in speech.object and not any(child.lower_ == "that" for child in clause.lefts):
        return None
    if clause.i < verb.i:
        if verb.lemma_ not in _ADDRESSING and any(child.dep_ == "dobj" for child in verb.rights):
            return None
        end = min(verb.i, who.left_edge.i if who.i < verb.i else verb.i)
        if clause.left_edge.i >= end or any(child.dep_ == "mark" for child in verb.lefts):
            return None
        stretch = sentence.offsets(sentence.span.doc[clause.left_edge.i : end])
        return said(sentence, who, text, stretch, "reported before the verb")
    start = next((child.i + 1 for child in clause.lefts if child.dep_ == "mark" and child.lower_ == "that"), None)
    first = max(_after_time(clause, verb) if start is None else start, verb.i + 1)
    if start is None and not clauses.has_subject(clause) and verb.nbor().lower_ == "between":
        first = verb.i + 1  # the parse lost the subject: "says | between six and seven men are here"
    further = [child for child in verb.rights if child.dep_ == "ccomp" and child.i > clause.i]
    further = [one for one in further if not any(word.is_quote for word in verb.doc[clause.i : one.i])]
    last = max(clause_end(one, sentence) for one in (clause, *further))
    return said(sentence, who, text, sentence.offsets(sentence.span.doc[first : last + 1]), "reported clause")


def _told_whom(verb: Token) -> Token | None:
    """What somebody is told, where the parse takes it for what he is: "told the broadcaster | she was resting"."""
    whom = [child for child in verb.rights if child.dep_ == "dobj"] if verb.lemma_ in _ADDRESSING else []
    told = [child for child in (whom[0].rights if whom else ()) if child.dep_ == "relcl" and clauses.has_subject(child)]
    return told[0] if told and all(child.tag_ not in ("WP", "WDT", "WRB") for child in told[0].lefts) else None


def _is_told(clause: Token) -> bool:
    """Whether a clause stands for itself: "found that prices had risen", and not "found him guilty"."""
    return any(verb.tag_ in _FINITE for verb in (clause, *clauses.auxiliaries(clause)))


def _infers(verb: Token, speech: Speech) -> bool:
    """Whether a participle tells what a deed shows, and not what somebody says: "fled, suggesting that …"."""
    shows = verb.lemma_ in _SHOWING and verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return shows and verb.head.lemma_ not in speech.verbs


def _after_time(clause: Token, verb: Token) -> int:
    """Where a clause without "that" begins, behind a time that tells when it was said: "said on Monday it would …"."""
    first = _behind_day(clause, verb) or clause.left_edge
    for child in clause.lefts:
        if child.left_edge != first or child.i <= verb.i or child.dep_ not in ("prep", "npadvmod", "advmod"):
            break
        if not any(part.ent_type_ in ("DATE", "TIME") for part in child.subtree):
            break
        if child.right_edge.i >= clause.i:
            break
        first = first.doc[child.right_edge.i + 1]
    return first.i


def _behind_day(clause: Token, verb: Token) -> Token | None:
    """The subject that the parse made one with a day before it: "said on Thursday | Karsa Group will close"."""
    if clause.i <= verb.i + 2:
        return None
    day = verb.nbor(2) if verb.nbor().lower_ in _BEFORE_DAY else verb.nbor()
    if day.text not in _DAYS or day.i + 1 >= clause.i:
        return None
    lost = not clauses.has_subject(clause) and clause.left_edge.i > day.i + 1
    subject = day.nbor()
    if not (lost or clause.left_edge.i <= day.i) or subject.lower_ == "that":
        return None
    return None if subject.is_punct or subject.pos_ in ("ADP", "ADV", "NUM") else subject


def _that(verb: Token, who: Token, sentence: Sentence, text: str) -> Saying | None:
    """A clause that the parse did not tie to its verb, but that "that" follows."""
    doc = sentence.span.doc
    for at in range(verb.i + 1, min(verb.i + 9, sentence.span.end - 2)):
        if doc[at].lower_ == "that" and (doc[at].tag_ == "IN" or doc[at].dep_ == "mark"):
            return said(sentence, who, text, sentence.offsets(doc[at + 1 : sentence.span.end]), "reported clause", 0.7)
        if doc[at].text in ",;:" or doc[at].pos_ == "VERB":
            break
    return None


def _infinitive(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "urged both sides to talk"."""
    if verb.lemma_ not in speech.infinitives or (verb.tag_ == "VBN" and clauses.passive(verb)):
        return None
    if verb.dep_ == "relcl" and not any(child.tag_ in ("WP", "WDT") and child.dep_ == "nsubj" for child in verb.lefts):
        return None
    wanted = [child for child in verb.rights if child.dep_ in ("xcomp", "ccomp", "advcl") and _to(child)]
    if not wanted or (verb.lemma_ in ("ask", "tell") and not _addressed(verb)):
        return None
    return predicate(verb, who, sentence, text, "reported request")


def _addressed(verb: Token) -> bool:
    """Whether somebody is asked to do it; who asks to do something himself reports nothing."""
    return any(
        child.dep_ in ("dobj", "dative") or any(part.dep_ in clauses.SUBJECTS for part in child.lefts)
        for child in verb.rights
    )


def _to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)


def _object(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "stressed the importance of …", "called for …", "expressed concern"."""
    if verb.dep_ in ("advcl", "relcl", "acl") and verb.lemma_ in speech.weak_verbs and not _whose(who):
        return None
    if verb.dep_ == "advcl" and verb.tag_ in ("VBP", "VBZ") and any(child.lower_ == "as" for child in verb.lefts):
        return None  # "as ministers welcome the deal, prices rise": what goes on, and no words
    things = [child for child in verb.children if child.dep_ in ("dobj", "oprd", "xcomp") and child.i > verb.i]
    if any(thing.lemma_ in speech.decided for thing in things):
        return None
    if verb.lemma_ in speech.deciding and who.lemma_.lower() in speech.deciders:
        return None
    if verb.lemma_ in speech.done_to_people and any(_somebody(thing, speech) for thing in things):
        return None
    if verb.lemma_ in speech.doing and any(thing.dep_ == "xcomp" and thing.tag_ == "VBG" for thing in things):
        return predicate(verb, who, sentence, text, "reported with object")
    if verb.lemma_ == "announce" and any(thing.lemma_ in speech.announced for thing in things):
        return None
    if verb.lemma_ in speech.object and things:
        return predicate(verb, who, sentence, text, "reported with object")
    if speech.expresses(verb):
        return predicate(verb, who, sentence, text, "expressed")
    if verb.lemma_ in speech.naming and _called_so([*things, *_second(verb)]):
        return predicate(verb, who, sentence, text, "said what it is")
    if verb.lemma_ == "call" and any(thing.dep_ == "dobj" for thing in things):
        return None
    prepositions = speech.prepositional.get(verb.lemma_, ())
    behind = [child if child.dep_ == "prep" else next(child.lefts, child) for child in verb.rights]
    behind = [child for child in behind if child.nbor(-1).lower_ != "such"]
    if verb.lemma_ == "call" and any(_for_help(child) or _on_somebody(child, verb) for child in behind):
        return None
    if any(child.dep_ in ("prep", "mark") and child.lower_ in prepositions for child in behind):
        return predicate(verb, who, sentence, text, "reported with preposition")
    return None


def _for_help(preposition: Token) -> bool:
    """Whether somebody calls for help where he is in need of it: "called for | an ambulance"."""
    wanted = [thing for thing in preposition.rights if thing.dep_ == "pobj"]
    return any(
        thing.lemma_ in ("help", "ambulance", "backup") and all(child.dep_ == "det" for child in thing.children)
        for thing in wanted
    )


def _on_somebody(preposition: Token, verb: Token) -> bool:
    """Whether somebody only pays a visit: "called on | the prime minister", who is asked for nothing."""
    if preposition.lower_ not in ("on", "upon"):
        return False
    return not any(word.tag_ == "TO" or word.lower_ == "for" for word in verb.subtree if word.i > preposition.i)


def _somebody(thing: Token, speech: Speech) -> bool:
    """Whether what a verb is done to can speak, and is no document: "dismissed the | goalkeeper"."""
    return can_speak(thing, speech) and thing.lemma_.lower() not in speech.speakers.documents


def _second(verb: Token) -> list[Token]:
    """What something is called, where the parse takes it for a time: "branded the plan a | disgrace"."""
    told = [child for child in verb.rights if child.dep_ == "npadvmod" and child.pos_ == "NOUN"]
    return [noun for noun in told if any(child.lower_ in ("a", "an") for child in noun.lefts)]


def _called_so(things: Sequence[Token]) -> bool:
    """Whether a thing is said to be of a kind, and not a person given a name, or called a second time."""
    kinds = [
        thing
        for thing in things
        if thing.dep_ in ("oprd", "npadvmod") and thing.pos_ in ("NOUN", "ADJ") and thing.lemma_ != "time"
    ]
    return bool(kinds) and any(thing.dep_ == "dobj" and thing.i < kinds[0].i for thing in things)


def _whose(who: Token) -> bool:
    return any(child.tag_ == "WP$" for child in who.lefts)
