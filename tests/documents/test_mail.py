"""E-mails: text, subject, sender and day."""

from __future__ import annotations

import os
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.shapes import check, check_if_read, parts
from tui.documents import Source, discover, read
from tui.errors import UnreadableDocument
from tui.model import Metadata, Problem

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = 'Twelve people drowned on Friday, the harbour office said.\n\n"We counted nobody," said Lena Okafor.\n'
MARKUP = (
    "<html><body><h1>Ferry</h1><p>Twelve people drowned on Friday, the harbour office of Port Merrin said.</p>"
    "<ul><li>nine in the bay</li><li>three at the reef</li></ul></body></html>"
)


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def test_the_plain_text_is_taken_with_what_the_headers_say() -> None:
    mail = message(
        From="Lena Okafor <lena@port.example>", Subject="Fwd: RE: Ferry sinks", Date="Fri, 8 Nov 2024 10:15:00 +0100"
    )
    mail.set_content(PLAIN)
    mail.add_alternative(MARKUP, subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    document = read("a.eml", bytes(mail))
    assert (document.format, document.text) == ("email", PLAIN)
    assert document.metadata == Metadata(
        title="Ferry sinks", byline="Lena Okafor", published="2024-11-08T10:15:00+01:00"
    )


WITHIN = "From: Merrin Gazette <news@gazette.example>\nDate: {}\nSubject: Ferry sinks\nTo: <lena@port.example>\n\n"


@pytest.mark.parametrize(
    ("mark", "headers"),
    [
        ("---------- Forwarded message ---------", WITHIN.format("Fri, Nov 8, 2024 at 10:15 AM")),
        ("-----Original Message-----", WITHIN.format("Friday, November 8, 2024 10:15 AM").replace("Date:", "Sent:")),
        ("Begin forwarded message:\n", WITHIN.format("8 November 2024 at 10:15:04 CET")),
        ("> Begin forwarded message:\n>", "> " + WITHIN.format("8 November 2024").replace("\n", "\n> ")),
        (
            "-- Forwarded message --\nFrom: Ole\nDate: 2 Dec 2024\n\n-- Forwarded message --",
            WITHIN.format("8 Nov 2024"),
        ),
    ],
    ids=["by a web mail", "in an office", "by a telephone", "quoted", "twice"],
)
def test_a_forwarded_message_has_the_sender_and_the_day_of_the_one_within(mark: str, headers: str) -> None:
    mail = message(
        From="Lena Okafor <lena@port.example>", Subject="Fwd: Ferry sinks", Date="Mon, 2 Dec 2024 09:00:00 +0100"
    )
    mail.set_content(f"For you.\n\n{mark}\n{headers}{PLAIN}")
    document = read("a.eml", bytes(mail))
    assert document.metadata == Metadata(title="Ferry sinks", byline="Merrin Gazette", published="2024-11-08")


@pytest.mark.parametrize(
    ("subject", "above"),
    [("Re: Ferry sinks", "For you."), ("Fwd: Ferry sinks", "We looked into it ourselves. " * 20)],
    ids=["an answer", "a text above it"],
)
def test_who_writes_above_another_message_is_the_sender(subject: str, above: str) -> None:
    mail = message(From="Lena Okafor <lena@port.example>", Subject=subject, Date="Mon, 2 Dec 2024 09:00:00 +0000")
    mail.set_content(f"{above}\n\n-----Original Message-----\n{WITHIN.format('8 Nov 2024')}{PLAIN}")
    assert read("a.eml", bytes(mail)).metadata.byline == "Lena Okafor"


def test_html_alone_is_read_as_a_page_and_the_sender_of_a_list_is_an_outlet() -> None:
    mail = message(
        From="Merrin Gazette <news@gazette.example>", Subject="Fähre", List_Id="<news.gazette.example>", Date="soon"
    )
    mail.set_content(MARKUP, subtype="html", cte="quoted-printable")
    document = read("a.eml", bytes(mail))
    check(document)
    assert [kind for kind, _ in parts(document)][-2:] == ["item", "item"]
    assert document.metadata == Metadata(title="Fähre", outlet="Merrin Gazette")


def test_documents_that_are_attached_are_documents_and_other_files_are_named(tmp_path: Path) -> None:
    mail = message(Subject="Press release")
    mail.set_content("Please find it attached.")
    mail.add_attachment(PLAIN, filename="release.txt")
    mail.add_attachment("<p>Twice.</p>", subtype="html", filename="release.txt")
    mail.add_attachment(b"...", maintype="application", subtype="x-tar", filename="../all.tar")
    mail.add_attachment(b"...", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(message(Subject="within"))
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("in/a.eml", bytes(mail))
    found = {one.path: one for one in discover([tmp_path])}
    names = ["", "!/release.txt", "!/release 2.txt", "!/.. all.tar"]
    assert list(found) == [f"a.eml{name}" for name in names] + [f"b.zip!/in/a.eml{name}" for name in names]
    for path in ("a.eml", "b.zip!/in/a.eml"):
        assert isinstance(found[f"{path}!/.. all.tar"], Problem)
        attached = found[f"{path}!/release.txt"]
        assert isinstance(attached, Source)
        assert read(attached.path, attached.load()).text == PLAIN


def test_a_message_that_has_not_changed_keeps_what_is_attached(tmp_path: Path) -> None:
    mail = message(Subject="Press release")
    mail.set_content("Please find it attached.")
    mail.add_attachment(PLAIN, filename="release.txt")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    os.utime(tmp_path / "a.eml", (1_000_000_000, 1_000_000_000))
    known = {one.path: "1" for one in discover([tmp_path]) if isinstance(one, Source)}
    assert [one.path for one in discover([tmp_path], dict(known))] == list(known)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02" * 50, "is binary"),
        (bytes(message(Subject="x")), "is an e-mail without text"),
    ],
)
def test_what_is_no_message_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read("a.eml", data)


HEADERS = st.sampled_from(
    [
        "Content-Type: multipart/mixed; boundary=x",
        "Content-Type: text/html; charset=nonsense",
        "Content-Transfer-Encoding: base64",
        "From: =?utf-8?b?////?=",
        "Date: Fri, 99 Nov 20244",
        "Subject: " + "a" * 400,
        "List-Id: <",
        "--x",
        "--x--",
    ]
)


@given(st.lists(HEADERS | st.text(max_size=40), max_size=12))
def test_any_text_is_read_or_refused(lines: list[str]) -> None:
    check_if_read("a.eml", "\n".join(lines).encode("utf-8", "replace"))
