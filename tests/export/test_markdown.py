"""A selection as a report in Markdown."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lens.dossiers import memories, queries
from tests.lens.memory import Memory, known
from tui.export.markdown import plain, report
from tui.lens import Query, parse
from tui.store.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Mapping


def written(memory: Memory, query: Query, notes: Mapping[str, str] = MappingProxyType({})) -> str:
    return "".join(report(cast(Dossier, memory), query, notes))


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


def test_a_note_stands_with_its_record() -> None:
    memory = known()
    event, actor, article = (min(memory.tables[table]) for table in ("events", "actors", "articles"))
    notes = {event: "Who *paid*?", actor: "Ask her", article: "Page 3", "ev-gone": "lost"}
    plainly, noted = written(memory, parse("")).splitlines(), written(memory, parse(""), notes).splitlines()
    added = [line for line in noted if line not in plainly]
    assert added[0] == r"  **Note:** Who \*paid\*?"
    assert [line.partition(". **Note:** ")[2] for line in added[1:]] == ["Ask her", "Page 3"]
    assert [line.partition(". **Note:** ")[0] in plainly for line in added[1:]] == [True, True]
    assert len([line for line in noted if line]) == len([line for line in plainly if line]) + 1


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
