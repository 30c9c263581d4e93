"""Pages that a browser saved in one file."""

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.shapes import check, check_if_read
from tui.documents import read
from tui.errors import UnreadableDocument

PAGE = (
    "<html><head><title>Dam holds</title><meta property='article:published_time' content='2024-05-06'></head><body>"
    "<article><h1>Dam holds</h1><p>The dam above Sørvik held on Monday, the water board said, though the river stood "
    "two metres above its banks.</p><p>Nobody had to leave the valley.</p></article></body></html>"
)


def saved(*parts: tuple[str, str]) -> bytes:
    made = MIMEMultipart("related", type="text/html")
    made["Subject"] = "Dam holds"
    for kind, text in parts:
        made.attach(MIMEText(text, kind, "utf-8"))
    return bytes(made)


@pytest.mark.parametrize("name", ["a.mhtml", "a.MHT"])
def test_the_page_is_read_and_its_frames_are_not(name: str) -> None:
    document = read(name, saved(("html", PAGE), ("css", "p {}"), ("html", "<p>Buy a boat.</p>")))
    check(document)
    assert document.format == "html"
    assert document.text.endswith("two metres above its banks.\n\nNobody had to leave the valley.")
    assert "Sørvik" in document.text
    assert (document.metadata.title, document.metadata.published) == ("Dam holds", "2024-05-06")


def test_a_message_without_a_page_is_none() -> None:
    mail = EmailMessage()
    mail.set_content("The dam holds.")
    with pytest.raises(UnreadableDocument, match="without HTML"):
        read("a.mhtml", bytes(mail))


@given(
    st.lists(st.sampled_from(["Content-Type: text/html", "Content-Transfer-Encoding: base64", "", PAGE]) | st.text())
)
def test_any_text_is_read_or_refused(lines: list[str]) -> None:
    check_if_read("a.mhtml", "\n".join(lines).encode("utf-8", "replace"))
