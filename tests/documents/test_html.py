"""Pages: the main text with its structure, and only what the page states about itself."""

import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from tests.documents.shapes import check
from tui.documents import read
from tui.documents.metadata import iso_date, stated
from tui.documents.structure import _speaker
from tui.errors import UnreadableDocument
from tui.model import Document, Metadata

PARAGRAPH = "The council of the valley met on Monday and heard the engineers on the state of the old bridge. " * 3
NAVIGATION = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
FOOTER = "<footer><p>© 2019 The Valley Post. All rights reserved.</p></footer>"


def page(body: str, head: str = "", attributes: str = "") -> Document:
    source = f"<!doctype html><html {attributes}><head>{head}</head><body>{NAVIGATION}{body}{FOOTER}</body></html>"
    return read("page.html", source.encode())


def metadata(head: str, body: str = "", attributes: str = "") -> Metadata:
    return stated(
        lxml_html.document_fromstring(f"<html {attributes}><head>{head}</head><body><p>x</p>{body}</body></html>")
    )


def parts(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.content : block.end]) for block in document.blocks]


def test_structure_is_kept_and_the_frame_is_left_out() -> None:
    document = page(
        f"<article><h1>Bridge <em>closed</em></h1><p>{PARAGRAPH}<br>Then rain.</p><h2>What is next</h2>"
        "<ul><li>one</li><li>two<ul><li>deeper</li></ul></li></ul><ol><li>first</li><li>second</li></ol>"
        "<p>Said the mayor. The costs:</p><table><tr><th>Part</th><th>Cost</th></tr>"
        "<tr><td>Deck</td><td>5</td></tr></table>"
        f"<p><strong>Editor</strong>: And then?</p><p><b>Dr. Khan:</b>We wait.</p><p>{PARAGRAPH}</p></article>"
    )
    check(document)
    made = parts(document)
    assert made[0] == ("heading", 1, "Bridge closed")
    assert made[1] == ("paragraph", 0, f"{PARAGRAPH.strip()}\nThen rain.")
    assert made[2:8] == [
        ("heading", 2, "What is next"),
        ("item", 0, "one"),
        ("item", 0, "two"),
        ("item", 1, "deeper"),
        ("item", 0, "first"),
        ("item", 0, "second"),
    ]
    assert "2. second" in document.text
    (table,) = document.tables
    assert (table.heading, table.columns, table.rows[0].cells) == ("The costs:", ("Part", "Cost"), ("Deck", "5"))
    turns = [block for block in document.blocks if block.kind == "turn"]
    assert [block.speaker for block in turns] == ["Editor", "Dr. Khan"]
    assert [document.text[block.content : block.end] for block in turns] == ["And then?", "We wait."]
    assert "Sport" not in document.text
    assert "rights reserved" not in document.text


def test_a_short_page_is_read() -> None:
    assert read("a.htm", b"<p>The governor said no.</p>").text == "The governor said no."


def test_a_table_that_lays_out_a_page_is_its_text() -> None:
    document = page(f"<table><tr><td>Left</td><td><p>{PARAGRAPH}</p><p>Second.</p></td></tr></table>")
    check(document)
    assert document.tables == ()
    assert PARAGRAPH.strip() in [text for _, _, text in parts(document)]


@pytest.mark.parametrize(
    "source", [b"<html></html>", b"<html><body><nav>x</nav></body></html>", b"<!-- -->", b"<?xml version='1.0'?>", b"<"]
)
def test_a_page_without_text_says_so(source: bytes) -> None:
    try:
        document = read("a.html", source)
    except UnreadableDocument:
        return
    assert document.text.strip()


def test_declared_encodings_and_xhtml() -> None:
    text = "Życie w Łodzi"
    assert read("a.html", f"<meta charset=iso-8859-2><p>{text}</p>".encode("iso8859-2")).text == text
    xhtml = f'<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{text}</p></body></html>'
    assert read("a.xhtml", xhtml.encode()).text == text


def test_metadata_comes_from_json_ld_and_meta_elements() -> None:
    linked = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": "Bridge closed",
                "author": [{"name": "Ann Ba"}, {"name": "Cem Du"}],
                "datePublished": "2024-11-10T08:00:00+05:00",
                "publisher": {"name": "The Valley Post"},
            },
        ]
    }
    assert metadata(
        f'<script type="application/ld+json">{json.dumps(linked)}</script>', attributes="lang=en-GB"
    ) == Metadata(
        title="Bridge closed",
        byline="Ann Ba, Cem Du",
        published="2024-11-10T08:00:00+05:00",
        outlet="The Valley Post",
        language="en-GB",
    )
    assert metadata(
        "<title>Bridge closed | The Valley Post</title><meta name=author content='By  Ann Ba'>"
        "<meta property=og:site_name content='The Valley Post'><meta name=date content='10 November 2024'>"
        "<meta property=og:locale content=en_GB>"
    ) == Metadata(
        title="Bridge closed", byline="Ann Ba", published="2024-11-10", outlet="The Valley Post", language="en-GB"
    )


@pytest.mark.parametrize(
    "body",
    [
        FOOTER,
        "<p>Published in November 2019</p><p>Last updated 3 May 2021</p>",
        "<article><time datetime=2019-05-01>a</time><time datetime=2020-05-01>b</time></article>",
        "<aside><time datetime=2019-05-01>another story</time></aside>",
        "<a href='/2019/05/01/story.html'>story</a><img src='/2019/05/01/x.jpg'>",
        "<script type='application/ld+json'>{broken</script>",
        '<script type=\'application/ld+json\'>{"@type": "Event", "datePublished": "2019-05-01"}</script>',
    ],
)
def test_no_date_is_invented(body: str) -> None:
    assert metadata("<meta name=generator content='Engine 2019-05-01'>", body).published is None
    assert page(f"<article><p>{PARAGRAPH}</p></article>{body}").metadata.published is None


def test_a_time_element_of_the_article_is_its_date() -> None:
    assert (
        metadata("", "<article><time datetime='2024-11-10T08:00Z'>today</time></article>").published
        == "2024-11-10T08:00:00+00:00"
    )
    assert metadata("", "<time itemprop=datePublished datetime=2024-11-10>x</time>").published == "2024-11-10"


def test_an_outlet_or_an_address_is_no_byline() -> None:
    outlet = "<meta property=og:site_name content='The Valley Post'>"
    assert metadata(f"{outlet}<meta name=author content='The Valley Post'>").byline is None
    assert metadata("<meta property=article:author content='https://example.org/ann'>").byline is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024", "2024"),
        ("2024-11", "2024-11"),
        ("2024-11-10", "2024-11-10"),
        (" 2024-11-10T08:00Z ", "2024-11-10T08:00:00+00:00"),
        ("10 November 2024", "2024-11-10"),
        ("Nov 10, 2024", "2024-11-10"),
        ("20241110", "2024-11-10"),
        ("Sun, 10 Nov 2024 08:00:00 +0500", "2024-11-10T08:00:00+05:00"),
        ("10/11/2024", None),
        ("2024-13-01", None),
        ("2023-02-29", None),
        ("yesterday", None),
        ("Sun, 10 Nov 2024 08:00:00 -99999999999999", None),
        ("", None),
    ],
)
def test_dates_are_iso_or_nothing(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


WORDS = st.sampled_from(["one", "two words", "[/ x]", "a | b", "کوئٹہ", "\x1b[31m", "&lt;p&gt;", "", "\n", "e\u0301"])
INLINE = st.builds(
    lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(["b", "i", "a", "span", "td", "br"]), WORDS
)


def nest(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        ["p", "div", "ul", "li", "table", "tr", "td", "th", "h2", "blockquote", "pre", "article", "dl"]
    )
    return st.builds(lambda tag, inside: f"<{tag}>{''.join(inside)}</{tag}>", tags, st.lists(children, max_size=4))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.recursive(WORDS | INLINE, nest, max_leaves=12), max_size=6))
def test_blocks_always_cut_the_text(body: list[str]) -> None:
    try:
        document = page(f"<article><p>{PARAGRAPH}</p>{''.join(body)}</article>")
    except UnreadableDocument:
        return
    check(document)


@pytest.mark.parametrize(
    "source",
    [
        b"<div>" * 5000 + b"text",
        b"<table><tr><td>" * 1500 + b"text",
        b"<ul><li>" * 1500 + b"text",
        b"<p>"
        + b"\x00" * 10
        + b"text with zeros in it, and some more of it that goes on for long enough to be a text</p>" * 3,
        b"<p>&#x0;&#27;&#155;&#xD800;&#x110000; text</p>",
        b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a; text</p>",
    ],
    ids=["div", "table", "list", "zeros", "references", "entity"],
)
def test_a_hostile_page_is_read_or_named(source: bytes) -> None:
    try:
        document = read("a.html", source)
    except UnreadableDocument as error:
        assert "HTML" in error.problem or "page" in error.problem  # noqa: PT017 - either end is right
        return
    check(document)
    assert "root:" not in document.text
    document.text.encode("utf-8")


@pytest.mark.parametrize("opening", ["[", '{"name": '])
@pytest.mark.parametrize("depth", [300, 480, 900, 5000])
def test_json_ld_that_is_nested_without_end_costs_only_itself(opening: str, depth: int) -> None:
    closing = {"[": "]", "{": "}"}[opening[0]]
    nested = opening * depth + '"Ann"' + closing * depth
    script = "<script type='application/ld+json'>{}</script>".format
    article = '{{"@type": "NewsArticle", "headline": "Bridge closed", "author": {}}}'.format
    found = metadata(script(article(nested)) + script(article('"Ben"')))
    assert (found.title, found.byline) in (("Bridge closed", "Ann"), ("Bridge closed", "Ben"))


def test_half_a_character_in_json_ld_is_replaced() -> None:
    script = (
        r"""<script type='application/ld+json'>{"@type": "Report", "headline": "Rain \ud83c\udf27 \ud83d"}</script>"""
    )
    assert metadata(script).title == "Rain \U0001f327 \ufffd"


def test_a_page_of_very_many_elements_keeps_its_text() -> None:
    document = page("<article>" + "<p>One <b>more</b> line of the minutes.</p>" * 16_000 + "</article>")
    check(document)
    assert document.text.count("line of the minutes") == 16_000


def test_the_children_of_a_page_are_not_counted_for_each_of_them() -> None:
    class Body(list[object]):
        text = None

        def __len__(self) -> int:
            raise AssertionError("counting them takes as long as there are many")

    assert _speaker(Body([lxml_html.fromstring("<p>one</p>")]), "one") is None


@pytest.mark.parametrize("tag", ["font", "b", "div", "span", "ul><li"])
@pytest.mark.parametrize("depth", [250, 300, 900])
def test_tags_that_nobody_closed_cost_nothing_of_the_text(tag: str, depth: int) -> None:
    rain = "Then it rained for a week, and the engineers came back to the valley and looked at the bridge. " * 3
    document = page(f"<article><p>{PARAGRAPH}</p>{f'<{tag}>' * depth}<p>{rain}</p></article>")
    check(document)
    assert PARAGRAPH.strip() in document.text
    assert rain.strip() in document.text


def test_what_is_nested_deeper_than_the_parser_goes_is_named_and_not_cut() -> None:
    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        page(f"<p>{PARAGRAPH}</p>{'<i>' * 5000}<p>{PARAGRAPH}</p>")


@pytest.mark.parametrize("before", ["\n" * 1_000_000, "<?xml" * 200_000, " " * 500_000 + "<?xml" + "\n" * 500_000])
def test_what_stands_before_a_page_is_looked_at_once(before: str) -> None:
    assert "the old bridge" in read("a.html", f"{before}<article><p>{PARAGRAPH}</p></article>".encode()).text


@pytest.mark.parametrize("mark", ["itemprop=author", "itemprop=datePublished", "class=author", "class=date"])
def test_elements_within_each_other_do_not_multiply_what_they_hold(mark: str) -> None:
    text = "word " * 40_000
    nested = lxml_html.document_fromstring(f"<body>{f'<div {mark}>' * 200}{text}{'</div>' * 200}</body>")
    tracemalloc.start()
    try:
        assert stated(nested) == Metadata()
        assert tracemalloc.get_traced_memory()[1] < 10 * len(text)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("attribute", ["a{}", "a{}=1", "a{} = 'x>y'", 'a{}="<"', "/a{}/"])
def test_a_tag_of_more_attributes_than_the_parser_can_compare_is_named(attribute: str) -> None:
    tag = f"<p {' '.join(map(attribute.format, range(200_000)))}>"
    with pytest.raises(UnreadableDocument, match="attributes"):
        page(f"<p>{PARAGRAPH}</p>{tag}{PARAGRAPH}")


def test_tags_whose_attributes_take_too_long_together_are_named() -> None:
    tag = f"<p {' '.join(f'a{number}' for number in range(900))}>{PARAGRAPH}</p>"
    assert PARAGRAPH.strip() in page(tag * 20).text
    with pytest.raises(UnreadableDocument, match="attributes"):
        page(tag * 200)


@pytest.mark.parametrize(
    "rest", ["<script>{}</script>", "<STYLE>{}</style>", "<!--{}-->", "<p title='{}'>.</p>", "<p>{}</p>"]
)
def test_words_are_no_attributes(rest: str) -> None:
    document = page(f"<article><p>{PARAGRAPH}</p>{rest.format('if a is less than b then ' * 2000)}</article>")
    assert PARAGRAPH.strip() in document.text


def test_code_that_compares_is_no_tag() -> None:
    document = page(f"<script>{'if (a <b && c) d = e ' * 2000}</script><article><p>{PARAGRAPH}</p></article>")
    assert PARAGRAPH.strip() in document.text


def test_a_page_that_is_too_large_says_so() -> None:
    with pytest.raises(UnreadableDocument, match="larger"):
        read("a.html", b"<p>" + b"word " * 2_000_001)


@pytest.mark.parametrize(
    ("body", "byline", "published"),
    [
        ("<p class='byline'>By <b>Ada Obi</b> | Valley Post | May 3, 2024</p>", "Ada Obi", None),
        ("<i class='post-author'>Ada Obi, writer</i><i class='entry-date'>3 May 2024</i>", "Ada Obi", "2024-05-03"),
        ("<h2 class='date-header'>Friday, May 3, 2024</h2>", None, "2024-05-03"),
        ("<aside><p class='author'>Ada Obi</p></aside><p class='author'>admin</p>", None, None),
        ("<p class='date'>It was a good date for the engineers, who met on 3 May 2024 in the valley.</p>", None, None),
    ],
)
def test_what_classes_mark(body: str, byline: str | None, published: str | None) -> None:
    found = metadata("", body)
    assert (found.byline, found.published) == (byline, published)
