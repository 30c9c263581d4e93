"""What goes to the terminal's clipboard."""

from tui.terminal.clipboard import MAX_BYTES, send


def test_text_is_sent_without_control_characters_and_never_said_to_be_copied() -> None:
    sent: list[str] = []
    words = send("“Quoted”\n\x1b]52;c;eA==\x07 rm -rf", sent.append)
    assert sent == ["“Quoted”\n\ufffd]52;c;eA==\ufffd rm -rf"]
    assert words == f"{len(sent[0])} characters sent to the terminal's clipboard"


def test_one_character() -> None:
    assert send("x", lambda _: None) == "1 character sent to the terminal's clipboard"


def test_what_is_too_long_is_not_sent_and_says_so() -> None:
    sent: list[str] = []
    words = send("é" * (MAX_BYTES // 2 + 1), sent.append)
    assert sent == []
    assert "too long" in words
    assert "export" in words
    send("é" * (MAX_BYTES // 2), sent.append)
    assert len(sent) == 1
