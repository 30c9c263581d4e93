"""Office holders: names that stand right behind an office and the body or state that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from tui.extraction.cast.knowledge import Knowledge

_JOINING = ("of", "for", "the", "and", "&", "'s", "’s", "ministry", "department")
_POSSESSIVES = ("’s", "'s", "’", "'")
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "emissary", "commissioner", "delegate", "nuncio"})
"""Those who are sent "to" a state or body."""
_CLOSING = (".", "!", "?", ";", '"', "”")
"""Behind the end of a sentence, where no verb tells that the last words before are a name."""
_LONGEST_OF = 12
"""Words of what an office is of, with the name behind it."""


def behind_body(doc: Doc, start: int, last: int, known: Knowledge) -> tuple[int, int] | None:
    """Where a name stands behind an office and the body or state that it is of: "Speaker of the Assembly | Ana Ruiz".

    Args:
        doc: the parsed block.
        start: index of the word behind the office, its "of".
        last: index behind the sentence's last token.
        known: what tells names from other words.

    Returns:
        The index of the name's first token and that behind its last, or None if there is no such name.
    """
    sent = doc[start].lower_ == "to" and doc[start - 1].lower_ in _ENVOYS
    if doc[start].lower_ not in ("of", "for") and not sent:
        return None
    end = start + 1
    while end < min(last, start + _LONGEST_OF) and (doc[end].text[:1].isupper() or doc[end].lower_ in _JOINING):
        end += 1
    while end > start and doc[end - 1].lower_ in ("and", "&"):
        end -= 1
    closes = end < last and doc[end].text in _CLOSING
    if end >= last or not (
        closes
        or doc[end].pos_ in ("VERB", "AUX", "ADV")
        or doc[end].lower_ in (",", "but", "and", "who", *_POSSESSIVES)
    ):
        return None
    for first in range(end - 2, max(start + 1, end - 5), -1):
        name, body = doc[first:end], doc[start + 1 : first]
        if not all(token.text[:1].isupper() and token.is_alpha for token in name):
            return None
        if closes and name[0].ent_type_ != "PERSON" and fold(name[0].text) not in known.given:
            continue
        field = known.common.word(body[-1].text) or body[-1].lower_ in known.kinds.government.fields
        field = field and not known.common.word(name[0].text)
        capital = body[-1].text[:1].isupper()
        if _is_state(body, known) or _is_known(body, known) or (capital and (field or _is_body(body[-1].text, known))):
            return first, end
    surname = doc[end - 1]
    lone = end - 1 > start + 1 and surname.ent_type_ != "GPE" and not known.places.named(fold(surname.text))
    return (end - 1, end) if lone and _is_state(doc[start + 1 : end - 1], known) else None


def _is_state(body: Span, known: Knowledge) -> bool:
    """Whether some words end with the name of a state."""
    two = " ".join(token.text for token in body[-2:])
    return fold(body[-1].text) in known.actors.country_of or fold(two) in known.actors.country_of


def _is_known(body: Span, known: Knowledge) -> bool:
    """Whether some words are the name of an actor that the dictionary has: "the United Nations"."""
    name = body.text.removeprefix("the ")
    return any(hit.end - hit.start == len(name) for hit in known.actors.find(name))


def _is_body(word: str, known: Knowledge) -> bool:
    """Whether a word ends the name of a body, or is the short form of one: "Council", "UN"."""
    return known.kinds.of(word) is not None or (word.isupper() and next(known.actors.find(word), None) is not None)
