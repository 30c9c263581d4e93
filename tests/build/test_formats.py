"""Documents of every format, from file to dossier."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from fpdf import FPDF

from tests.build.conftest import BLAST
from tui.build import build
from tui.store.dossier import Dossier

if TYPE_CHECKING:
    from pathlib import Path

TITLE, DATELINE, SPEECH = BLAST.strip().split("\n\n")


def as_word() -> bytes:
    document, target = docx.Document(), io.BytesIO()
    document.add_heading(TITLE, 1)
    for paragraph in (DATELINE, SPEECH):
        document.add_paragraph(paragraph)
    document.save(target)
    return target.getvalue()


def as_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    for text, size in ((TITLE, 20), (DATELINE, 11), (SPEECH, 11)):
        pdf.set_font("Helvetica", size=size)
        pdf.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(5)
    return bytes(pdf.output())


def as_feed() -> bytes:
    told = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in (DATELINE, SPEECH))
    entry = f"<item><title>{TITLE}</title><guid>1</guid><description>{told}</description></item>"
    return f'<rss version="2.0"><channel><title>Harnal Post</title>{entry}</channel></rss>'.encode()


FILES = {
    "a.docx": as_word,
    "b.pdf": as_pdf,
    "c.eml": lambda: f"Subject: {TITLE}\n\n{DATELINE}\n\n{SPEECH}\n".encode(),
    "d.rss": as_feed,
    "e.txt": BLAST.encode,
}


def test_each_format_tells_the_same(tmp_path: Path, inline: list[str]) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name, data in FILES.items():
        (news / name).write_bytes(data())
    dossier = tmp_path / "n.dossier"
    summary = build([news], dossier)
    assert summary.problems == ()
    with Dossier.open(dossier) as opened:
        articles = list(opened.all("articles"))
        events = list(opened.all("events"))
        for body in opened.all("bodies"):
            assert "killed nine people" in body.text
    assert sorted(article.format for article in articles) == ["docx", "email", "feed", "pdf", "text"]
    assert {article.title for article in articles} == {TITLE}
    (blast,) = [event for event in events if event.type == "attack"]
    assert (blast.killed.min, blast.when and blast.when.start, len(blast.reports)) == (9, "2023-03-12", 5)
    read = len(inline)
    again = build([news], dossier)
    assert (again.unchanged, len(inline)) == (5, read)
