"""A selection as a report in Markdown."""

from __future__ import annotations

import re
from typing import cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lens.dossiers import memories, queries
from tests.lens.memory import Memory, known
from tui.export.markdown import plain, report
from tui.lens import Query, parse
from tui.store.dossier import Dossier


def written(memory: Memory, query: Query) -> str:
    return "".join(report(cast(Dossier, memory), query))


def test_what_is_shown_is_told_with_the_sentences_and_where_they_stand() -> None:
    text = written(known(), parse("type:attack"))
    assert "What is shown: of type attack (query: `type:attack`).\n" in text
    assert text.count("\n- **") >= 1
    for quote, cited in re.findall(r"^  > “(.+)” (.+)$", text, re.MULTILINE):
        assert quote
        for number in re.findall(r"\d+", cited):
            assert f"\n- \\[{number}\\] " in text


def test_a_query_is_shown_as_it_is_typed_and_one_is_not_several() -> None:
    assert "(query: `type:attack killed:>20`)." in written(known(), parse("type:attack killed:>20"))
    assert '(query: `` "`a*" ``).' in written(known(), parse('"`a*"'))
    whole = written(known(), parse(""))
    assert "**Lin Jian** (person), 1 mention in 1 article\n" in whole
    assert re.search(r"^What is shown: everything\.\n\d events, 5 actors, .*3 articles\. Built ", whole, re.MULTILINE)


@given(st.text(max_size=80))
def test_nothing_of_a_text_is_markup_or_commands_a_terminal(text: str) -> None:
    shown = plain(text)
    assert re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|]", shown) is None
    assert "\n" not in shown
    assert "\x1b" not in shown


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(memories(), queries)
def test_every_number_cited_is_that_of_an_article(memory: Memory, query: Query) -> None:
    text = written(memory, query)
    assert r"\[?\]" not in text
    articles = text.partition("\n## Articles\n")[2]
    assert set(re.findall(r"\\\[(\d+)\\\]", text)) == set(re.findall(r"^- \\\[(\d+)\\\]", articles, re.MULTILINE))
