"""What somebody said."""

from typing import Literal

import msgspec

QuoteMode = Literal["direct", "indirect"]


class Quote(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words that somebody said or is reported to have said; ``start`` and ``end`` are the evidence sentence."""

    id: str
    article: str
    start: int
    end: int
    speaker: str | None
    """An actor's id, or null if the speaker is not one."""
    speaker_text: str
    text: str
    mode: QuoteMode
    rule: str = ""
    certainty: float = 1.0
