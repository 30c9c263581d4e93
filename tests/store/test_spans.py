from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store import spans
from tui.store.index import Span
from tui.store.spans import Spans

places = st.builds(Span, st.integers(0, (1 << 40) - 1), st.integers(0, (1 << 32) - 1))


@given(st.lists(st.tuples(st.integers(0, 30) | st.integers(0, (1 << 56) - 1), places)), st.integers(1, 9))
def test_it_is_a_dictionary_in_the_order_of_ids(entries: list[tuple[int, Span]], fresh: int) -> None:
    found, expected = Spans(), dict[int, Span]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spans, "_FRESH", fresh)
        for n, (identity, span) in enumerate(entries):
            found[identity] = expected[identity] = span
            assert found.get(identity) == span
            if n % 5 == 4:
                assert len(found) == len(expected)
        assert {identity: found.get(identity) for identity in [*expected, 77]} == {77: None, **expected}
        before = found.items()
        found[5] = Span(1, 1)
        assert list(before) == sorted(expected.items())
        assert list(found) == sorted({*expected, 5})


def test_there_are_few_runs_however_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "_FRESH", 8)
    found, random = Spans(), Random(1)
    for n in range(8 * 500):
        found[random.getrandbits(56)] = Span(n, 1)
    assert len(found._runs) < 12
