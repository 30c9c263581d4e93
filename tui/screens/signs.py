"""What the signs in the rows mean, for the list of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.terminal.glyphs import Glyphs


def signs(glyphs: Glyphs, next_source: str) -> Sequence[tuple[str, str]]:
    """The signs as they are drawn, each with what it says.

    Args:
        glyphs: those of the terminal.
        next_source: the key that shows the next source.
    """
    dead, dot, bars = glyphs.dead, glyphs.dot, glyphs.bars[0] + glyphs.bars[-1]
    differ = (
        f"Sources disagree: [{next_source}] shows one after the other, and what each says; differ:killed finds them."
    )
    bounds = f"At least 26 were; {glyphs.at_most}26{dead} at most, 12{glyphs.to}15{dead} in between."
    return (
        (f"26{dead}", "26 people were killed."),
        (f"{glyphs.at_least}26{dead}", bounds),
        ("[2]", "Two independent sources report it; copies of one report count once."),
        (glyphs.differs, differ),
        (
            "~Oct 07",
            "About then: the sentence gives no day itself; this is that of its article or of what it tells of.",
        ),
        ("2024", "On the timeline where others have a day: all that is known is the year, or the month."),
        (f"{bars}{dot}", f"Above the timeline: how many events there were when; {dot} one may have been then."),
        (glyphs.read, "The article was read."),
        (glyphs.mark, "The row belongs to what the cursor is on in another pane, which is said where none does."),
        (glyphs.lens, "Behind it stands what everything is narrowed to; Esc takes the last of it back."),
        (glyphs.beside, "In an article: an event is told beside it."),
        ("claimant?", "A role with a question mark is said of somebody, but not as certain."),
    )
