"""Feeds: each entry is a document with what the feed says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.shapes import check, parts
from tui.documents import Source, discover, read
from tui.documents.feeds import _entries
from tui.errors import UnreadableDocument
from tui.model import Metadata, Problem

if TYPE_CHECKING:
    from pathlib import Path

FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Merrin Gazette</title><language>en-gb</language>{}</channel></rss>"""
LONG = """<item><title>Ferry sinks &amp; search goes on</title><guid>1</guid><dc:creator>Lena Okafor</dc:creator>
<category>Accidents</category><pubDate>Fri, 08 Nov 2024 10:15:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Twelve people drowned on Friday, the harbour office of Port Merrin said.</p>
<ul><li>nine in the bay</li><li>three at the reef</li></ul><script>alert(1)</script>]]></content:encoded></item>"""
SHORT = "<item><title>Strike ends</title><guid>2</guid><description>Dockers went back to work.</description></item>"


def found(file: Path, text: str) -> dict[str, Source | Problem]:
    file.write_text(text, encoding="utf-8")
    return {one.path: one for one in discover([file.parent])}


def test_entries_are_documents_of_their_own(tmp_path: Path) -> None:
    sources = found(tmp_path / "news.rss", FEED.format(LONG + SHORT))
    assert [path.rpartition("-")[0] for path in sources] == [
        "news.rss!/ferry-sinks-search-goes-on",
        "news.rss!/strike-ends",
    ]
    documents = [read(source.path, source.load()) for source in sources.values() if isinstance(source, Source)]
    for document in documents:
        check(document)
    assert parts(documents[0])[-3:] == [
        ("paragraph", "Twelve people drowned on Friday, the harbour office of Port Merrin said."),
        ("item", "nine in the bay"),
        ("item", "three at the reef"),
    ]
    assert documents[0].metadata == Metadata(
        title="Ferry sinks & search goes on",
        byline="Lena Okafor",
        published="2024-11-08T10:15:00+00:00",
        outlet="Merrin Gazette",
        language="en-gb",
        section="Accidents",
    )
    assert documents[1].format == "feed"
    assert "Dockers went back to work." in documents[1].text


def test_an_entry_keeps_its_name_and_bytes_when_others_are_added(tmp_path: Path) -> None:
    before = found(tmp_path / "a.xml", FEED.format(LONG))
    after = found(tmp_path / "a.xml", FEED.format(SHORT + LONG))
    (path,) = before
    first, second = before[path], after[path]
    assert isinstance(second, Source)
    data = second.load()
    assert len(after) == 2
    assert isinstance(first, Source)
    with pytest.raises(UnreadableDocument, match="the feed changed"):
        first.load()
    (tmp_path / "a.xml").write_text(FEED.format(LONG), encoding="utf-8")
    (again,) = discover([tmp_path])
    assert isinstance(again, Source)
    assert again.load() == data


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<page><p>no feed</p></page>", "is XML, but no feed"),
        (FEED.format(""), "is a feed without entries"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "is XML, but no feed"),
        ("", "is XML, but no feed"),
    ],
)
def test_what_is_no_feed_is_a_problem(tmp_path: Path, text: str, reason: str) -> None:
    (problem,) = found(tmp_path / "a.xml", text).values()
    assert isinstance(problem, Problem)
    assert problem.reason == reason


def test_an_entry_without_text_is_refused_and_entities_reach_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password", encoding="utf-8")
    doctype = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    items = SHORT.replace("Dockers", "&e; Dockers") + "<item><title>Nothing</title></item>"
    text = FEED.format(items).replace('<?xml version="1.0"?>', f'<?xml version="1.0"?>{doctype}')
    sources = [one for one in found(tmp_path / "a.atom", text).values() if isinstance(one, Source) and "!" in one.path]
    said, refused = [], 0
    for source in sources:
        try:
            said.append(read(source.path, source.load()).text)
        except UnreadableDocument:
            refused += 1
    assert "password" not in " ".join(said)
    assert refused >= 1


def test_an_entry_of_another_kind_of_file_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="is no entry of a feed"):
        read("a.entry", b"text")


@pytest.fixture(autouse=True)
def _forget() -> None:
    _entries.cache_clear()
