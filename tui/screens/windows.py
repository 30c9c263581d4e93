"""Windows of time: halved, doubled and moved."""

from datetime import date, timedelta

Window = tuple[date, date]
"""First and last day, both included."""


def zoomed(window: Window | None, whole: Window, by: int, around: date | None) -> Window | None:
    """Half the window around a day, or twice of it; None for the whole time, which ``by`` 0 asks for."""
    first, last = window or whole
    length = (last - first).days + 1
    if by == 0 or (by < 0 and window is None):
        return None
    size = max(1, length // 2) if by > 0 else length * 2
    middle = around if around is not None and first <= around <= last else first + timedelta(days=length // 2)
    start = middle - timedelta(days=size // 2)
    if by > 0:
        start = max(first, min(start, last - timedelta(days=size - 1)))
    end = start + timedelta(days=size - 1)
    return None if start <= whole[0] and end >= whole[1] else (start, end)


def shifted(window: Window, by: int) -> Window:
    """The window moved by half its length, at least a day."""
    step = timedelta(days=max(1, ((window[1] - window[0]).days + 1) // 2) * by)
    return window[0] + step, window[1] + step
