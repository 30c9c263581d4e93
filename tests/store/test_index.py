from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store import index as indexing
from tui.store.index import IDS, Index, Memory, Span, merged, pack

identities = st.one_of(
    st.integers(0, 50),
    st.integers(0, IDS - 1),
    st.integers(0, (1 << 40) - 1).map(lambda low: 1 << 52 | low),
    st.sampled_from([0, 1, IDS - 1, 1 << 55]),
)
spans = st.builds(Span, st.integers(0, (1 << 40) - 1), st.integers(1, (1 << 32) - 1))
entries = st.dictionaries(identities, spans, max_size=40)
changes = st.lists(st.tuples(identities, spans | st.just(Span(0, 0))), max_size=30)


def of(base: dict[int, Span], tail: list[tuple[int, Span]]) -> Index:
    data = b"".join(pack(*one) for one in [*sorted(base.items()), *tail])
    return Index(Memory(data), len(base) + len(tail), len(base))


def after(base: dict[int, Span], tail: list[tuple[int, Span]]) -> dict[int, Span]:
    return {identity: span for identity, span in {**base, **dict(tail)}.items() if span.length}


@given(entries, changes, st.lists(identities))
def test_an_index_finds_what_a_dictionary_finds(
    base: dict[int, Span], tail: list[tuple[int, Span]], others: list[int]
) -> None:
    index, expected = of(base, tail), after(base, tail)
    for identity in [*base, *dict(tail), *others]:
        assert index.find(identity) == expected.get(identity)
    assert list(index.spans()) == sorted(expected.items())
    for count in (0, 1, 7, 100):
        assert index.last(count) == (sorted(expected.items())[-count:] if count else [])


@given(entries, changes, changes)
def test_merging_takes_in_the_tail_and_then_the_changes(
    base: dict[int, Span], tail: list[tuple[int, Span]], more: list[tuple[int, Span]]
) -> None:
    for sparse in (0, 16):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(indexing, "_SPARSE", sparse)
            data = b"".join(of(base, tail).merge(iter(sorted(dict(more).items())), len(dict(more))))
        index = Index(Memory(data), len(data) // 16, len(data) // 16)
        assert list(index.spans()) == sorted(after(base, [*tail, *more]).items())


def test_a_large_index_is_searched_and_not_read() -> None:
    class Counting(Memory):
        read_so_far = 0

        def read(self, length: int, offset: int) -> bytes:
            self.read_so_far += length
            return super().read(length, offset)

    count = 200_000
    ids = sorted({n * 2654435761 % (1 << 40) for n in range(count)})
    source = Counting(b"".join(pack(identity, Span(n, 1)) for n, identity in enumerate(ids)))
    index = Index(source, len(ids), len(ids))
    for n in range(0, len(ids), 997):
        assert index.find(ids[n]) == Span(n, 1)
    assert source.read_so_far / (len(ids) // 997) < 4 * 512 * 16


@given(st.binary(max_size=400), st.integers(0, 30), identities)
def test_an_index_of_anything_ends_its_search(data: bytes, ordered: int, identity: int) -> None:
    entries = len(data) // 16
    Index(Memory(data), entries, min(ordered, entries)).find(identity)


@given(
    st.dictionaries(st.integers(0, 20), st.integers()), st.dictionaries(st.integers(0, 20), st.none() | st.integers())
)
def test_merged_lays_changes_over_a_stream(base: dict[int, int], over: dict[int, int | None]) -> None:
    expected = {key: value for key, value in {**base, **over}.items() if value is not None}
    assert dict(merged(iter(sorted(base.items())), iter(sorted(over.items())))) == expected
