"""What the driver sends of what it is given."""

import pytest
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.driver import StandingDriver

HOME = "\x1b[1;1H"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sent: list[str] = []
    monkeypatch.setattr(LinuxDriver, "write", lambda _, data: sent.append(data))
    return sent


@pytest.mark.parametrize(
    ("frame", "there"),
    [
        ("\x1b[3Hrow" + HOME, "\x1b[3Hrow"),
        ("\x1b[3Hrow\x1b[3;4H", "\x1b[3Hrow\x1b[3;4H"),
        ("row " * 500 + HOME, SYNC_START + "row " * 500 + SYNC_END),
    ],
    ids=["small", "with a cursor", "large"],
)
def test_only_a_large_frame_is_marked(sent: list[str], frame: str, there: str) -> None:
    driver = StandingDriver.__new__(StandingDriver)
    for _ in range(2):
        for data in (SYNC_START, frame, SYNC_END):
            driver.write(data)
    assert "".join(sent) == there * 2


def test_what_is_no_frame_is_sent_as_it_is(sent: list[str]) -> None:
    driver = StandingDriver.__new__(StandingDriver)
    for data in (SYNC_START, SYNC_END, "\x1b[?25l", "x" * 2000):
        driver.write(data)
    assert sent == ["\x1b[?25l", "x" * 2000]
