"""Common words and beginnings, which the cache keeps as sets, against the full-text index."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lens.dossiers import changes
from tests.lens.memory import Memory
from tui.lens import Lens
from tui.lens.language import Word
from tui.lens.sets import Kept, Sets
from tui.model import Article, Body
from tui.store import cache

words = st.text("adegilnst", min_size=1, max_size=8)  # of these the stemmer makes other words
texts = st.lists(st.lists(words, max_size=6).map(" ".join), min_size=1, max_size=6)


def memory(texts: list[str]) -> Memory:
    return Memory(
        articles=[Article(f"ar-{n}", "p", "text", "0", "title") for n in range(len(texts))],
        texts=[Body(f"ar-{n}", text) for n, text in enumerate(texts)],
    )


def beginnings(texts: list[str]) -> set[str]:
    """Those of two of the words."""
    return {word[:n] for word in sorted(" ".join(texts).split())[:2] for n in range(1, len(word) + 1)}


def all_common(patch: pytest.MonkeyPatch) -> None:
    for name, limit in {"_LEAST": 1, "_SHARE": 10**6, "_SHARE_OF_BEGINNINGS": 10**6}.items():
        patch.setattr(f"tui.store.cache.common_words.{name}", limit)


@settings(max_examples=40)
@given(texts, texts, words)
def test_sets_have_what_the_index_finds(before: list[str], after: list[str], word: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        all_common(patch)
        common = memory(before)
        for one in beginnings(before):
            (stem,) = cache.stems([one])
            found = Sets(common.connection, Kept()).with_common_word("article", one, prefix=True)
            assert (found is not None) == any(other.startswith(stem) for other in cache.stems(before))
        cache.update(common.connection, memory(after), changes(common, memory(after)))
    plain = memory(after)
    for one in {word, *beginnings(before), *beginnings(after)}:
        for query in (Word(one, True), Word(one)):
            assert [*Lens(common).select(query, "articles")] == [*Lens(plain).select(query, "articles")], query


def test_a_word_of_two_parts_is_a_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    all_common(monkeypatch)
    assert {*Lens(memory(["ha", "ha ha", "ha-ha"])).select(Word("ha-ha"), "articles")} == {"ar-1", "ar-2"}
