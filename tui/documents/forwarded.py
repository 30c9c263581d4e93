"""Forwarded e-mails: who sent the message within, and on which day."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Final, NamedTuple

from tui.documents.metadata import day_in

_SUBJECT: Final = re.compile(r"(?:fwd?|wg|tr|rv)\s*:", re.IGNORECASE)
_MARK: Final = re.compile(r"(?:-{2,}\s*(?:forwarded|original) message\s*-{2,}|begin forwarded message:)", re.IGNORECASE)
"""The line that mail programs put above the message within."""
_HEADER: Final = re.compile(r"\*?(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To):\*?\s*(?P<value>.*)")
_COMMENT: Final = 60
"""Words above it; somebody who writes more sends a text of their own."""


class Forwarded(NamedTuple):
    """What stands above the message within."""

    sender: str | None
    day: str | None


def forwarded(subject: str, text: str) -> Forwarded | None:
    """What the innermost of the messages forwarded says of itself; None if a message is not a forwarded one."""
    if not _SUBJECT.match(subject):
        return None
    found: dict[str, str] = {}
    words = 0
    lines = iter(line.strip("> \t") for line in text.splitlines())
    for line in lines:
        words += len(line.split())
        if words > _COMMENT:
            break
        if _MARK.fullmatch(line):
            found, words = {}, 0
            for below in lines:
                header = _HEADER.fullmatch(below)
                if header:
                    found[header["name"]] = header["value"]
                elif found or below:
                    break
    day = day_in(found.get("Date") or found.get("Sent") or "")
    return Forwarded(parseaddr(found.get("From", ""))[0] or None, day) if found else None
