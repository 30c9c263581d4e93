"""Where a list is scrolled to that a row can be seen."""


def top_for(row: int, window: tuple[int, int], lines: int, *, headed: bool, beside: bool) -> int | None:
    """The line to have at the top of the window that a row's line is in it; None if it is.

    Args:
        row: the row's line.
        window: the line that is at its top now, and its height.
        lines: lines of the list.
        headed: whether the line above the row is a heading, which is to be seen with it.
        beside: whether the list stands beside others. A terminal scrolls whole lines only: there a jump costs fewer
            bytes than a step.
    """
    top, height = window
    first = row - headed
    middle = min(row - height // 2, lines - height)
    if first < top:
        target = first
    elif row >= top + height:
        target = middle if beside else row - height + 1
    else:
        return None
    return max(0, middle) if first < top - height or row >= top + 2 * height else target
