"""Bytes to text: nothing lost, nothing guessed in silence."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.documents.text import decode
from tui.errors import UnreadableDocument

PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n\t"), min_size=1
).filter(lambda text: bool(text.strip()) and not text.startswith(("\ufeff", "%PDF-", "PK", "GIF8", "{\\rtf")))


@given(PRINTABLE)
@example("“At least 26 people” were killed [Reuters] [/\n")
@example("کوئٹہ میں دھماکہ")
@example("e\u0301\u200d\x85\u2028")
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@given(
    PRINTABLE,
    st.sampled_from(
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ]
    ),
)
def test_a_byte_order_mark_decides(text: str, marked: tuple[bytes, str]) -> None:
    mark, encoding = marked
    if mark == codecs.BOM_UTF16_LE and text.startswith("\0"):
        return
    assert decode(mark + text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(encoding: str) -> None:
    text = "The minister met the envoy – in Quetta."
    assert decode(text.encode(encoding)) == (text, encoding)


def test_line_ends_become_one_character_and_others_stay() -> None:
    assert decode(b"a\r\nb\rc\nd\x0ce\xc2\x85f")[0] == "a\nb\nc\nd\x0ce\x85f"


@given(st.binary(max_size=400))
@example(b"\x81\x8d\x8f\x90\x9d")
@example(b"\xed\xa0\x80 surrogate")
@example(b"caf\xe9")
def test_any_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except UnreadableDocument:
        return
    assert text.strip()
    assert encoding
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.lists(st.sampled_from(["کوئٹہ", " ", "plain", "é"]), min_size=1), st.integers(0x80, 0xFF))
def test_a_stray_byte_in_utf8_loses_nothing(words: list[str], stray: int) -> None:
    before = "“Quoted” کوئٹہ " + "".join(words) + " "
    text, encoding = decode(before.encode() + bytes([stray]) + b" end")
    assert text.startswith(before)
    assert text.endswith(" end")
    assert len(text) == len(before) + 5
    assert encoding == "utf-8, 1 byte as cp1252"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Il a dit naïf", "cp1252"),
        ("“At least 26 people” were killed – officials", "cp1252"),
        ("Президент сказал в понедельник, что новый закон будет принят", "cp1251"),
        ("中国外交部发言人林剑在记者会上表示，支持巴基斯坦打击恐怖主义。", "gb18030"),
    ],
)
def test_other_encodings_are_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf8() -> None:
    text = "Życie w Łodzi"
    assert decode(text.encode("iso8859-2"), declared="iso-8859-2")[0] == text
    assert decode("“naïve”".encode("cp1252"), declared="latin1") == ("“naïve”", "cp1252")
    assert decode(text.encode(), declared="iso-8859-2") == (text, "utf-8")
    assert decode(b"caf\xe9", declared="no such thing") == ("café", "cp1252")
    assert decode(b"caf\xe9", declared="rot13") == ("café", "cp1252")


@pytest.mark.parametrize("declared", ["utf-16", "UTF-16LE", "utf-32", "utf-7", "unicode_escape", "raw_unicode_escape"])
def test_an_encoding_that_its_own_declaration_is_not_in_is_not_believed(declared: str) -> None:
    data = rb"The caf\u00e9 in C:\new, " + b"a caf\xe9 "
    assert decode(data, declared=declared) == (r"The caf\u00e9 in C:\new, a café ", "cp1252")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (codecs.BOM_UTF8, "white space"),
        (b" \n\t\n", "white space"),
        (bytes(range(256)), "binary"),
        (b"%PDF-1.7\n...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is a picture"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00", "is marked as utf-16-le"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(data)
    assert problem in caught.value.problem
    assert caught.value.remedy
