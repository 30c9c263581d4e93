"""At which statement a quote was said."""

from __future__ import annotations

from tui.export.occasions import Occasions
from tui.model import Event, Participant, Quote, Report


def statement(identity: str, *spans: tuple[int, int], speaker: str = "ac-1", kind: str = "statement") -> Event:
    first, *others = spans
    report = Report("ar-1", *first, "", kind, "said", "test", "", mentions=tuple(others))  # type: ignore[arg-type]
    told = (Participant(speaker, "she", "speaker"),)
    return Event(identity, "", kind, (report,), participants=told)  # type: ignore[arg-type]


def quote(start: int, *, article: str = "ar-1", speaker: str | None = "ac-1") -> Quote:
    return Quote("qu-1", article, start, start + 5, speaker, "she", "words", "direct")


def test_the_statement_whose_sentences_hold_the_quote() -> None:
    occasions = Occasions([statement("ev-1", (0, 10), (40, 50)), statement("ev-2", (20, 30))])
    assert [occasions.of(quote(start)) for start in (5, 25, 45, 60)] == ["ev-1", "ev-2", "ev-1", None]


def test_the_only_statement_of_a_speaker_is_where_all_was_said() -> None:
    occasions = Occasions([statement("ev-1", (0, 10)), statement("ev-2", (20, 30), speaker="ac-2")])
    assert occasions.of(quote(70)) == "ev-1"
    assert occasions.of(quote(70, speaker="ac-3")) is None
    assert occasions.of(quote(70, speaker=None)) is None
    assert occasions.of(quote(70, article="ar-2")) is None


def test_only_statements_are_occasions() -> None:
    assert Occasions([statement("ev-1", (0, 10), kind="meeting")]).of(quote(5)) is None
