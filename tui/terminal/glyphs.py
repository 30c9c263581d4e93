"""The signs that are drawn beside text, for terminals with Unicode and for those without."""

from typing import Final

from msgspec import Struct


class Glyphs(Struct, frozen=True):
    """A set of signs, each one cell wide; those before a number may take two, where one would say something else."""

    unicode: bool
    """Whether characters beyond ASCII, such as curly quotes, can be drawn at all."""
    cursor: str
    mark: str
    """A row that belongs to what is under another pane's cursor."""
    read: str
    """An article that was read."""
    beside: str
    """Beside the lines that the evidence stands on."""
    lens: str
    """Before the words of the lens."""
    dead: str
    at_least: str
    at_most: str
    to: str
    """Between two bounds, and for what is not known."""
    differs: str
    """Sources that disagree."""
    dot: str
    """Between two facts of one line."""
    bullet: str
    ellipsis: str
    """Text that was cut."""
    rule: str
    column: str
    """Between two columns."""
    crossing: str
    """Where a rule and a column cross."""
    bars: str
    """Eight heights, from the lowest to the full one; a space is none."""


UNICODE: Final = Glyphs(
    unicode=True,
    cursor="▸",
    mark="•",
    read="✓",
    beside="▎",
    lens="▾",
    dead="†",
    at_least="≥",
    at_most="≤",
    to="–",
    differs="≠",
    dot="·",
    bullet="•",
    ellipsis="…",
    rule="─",
    column="│",
    crossing="┼",
    bars="▁▂▃▄▅▆▇█",
)
ASCII: Final = Glyphs(
    unicode=False,
    cursor=">",
    mark="*",
    read="r",
    beside="|",
    lens=":",
    dead="d",
    at_least=">=",
    at_most="<=",
    to="-",
    differs="#",
    dot="-",
    bullet="*",
    ellipsis="~",
    rule="-",
    column="|",
    crossing="+",
    bars="._:=+*%#",
)
