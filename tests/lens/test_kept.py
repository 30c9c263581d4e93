"""Lenses kept by name, as queries name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import QueryError
from tui.lens import kept, parse

KEPT = {"blasts": "killed:>20", "two words": "type:attack or type:war"}


def test_a_name_stands_for_its_query_in_parentheses() -> None:
    assert kept.read("@blasts 2024", lambda: KEPT) == parse("killed:>20 2024")
    assert kept.read('-@"two words" harbour', lambda: KEPT) == parse("-(type:attack or type:war) harbour")
    assert kept.read('"@blasts" source:a@b', dict) == parse('"@blasts" source:a@b')
    assert kept.read("2024", lambda: pytest.fail("nothing is named")) == parse("2024")


def test_what_is_wrong_is_told_where_it_was_typed() -> None:
    with pytest.raises(QueryError, match="no lens is kept as fires") as error:
        kept.read("2024 @fires", lambda: KEPT)
    assert error.value.position == 5
    assert "@blasts" in str(error.value)
    with pytest.raises(QueryError) as error:
        kept.read("@blasts type:volcano", lambda: KEPT)
    assert error.value.position == 13


@given(st.text())
def test_every_name_can_be_written_in_a_query(words: str) -> None:
    name = kept.as_name(words)
    if name and name.isprintable():
        assert kept.read(kept.written(name), lambda: {name: "type:war"}) == parse("type:war")
