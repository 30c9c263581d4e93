"""Bringing the extracts of all articles together."""

from tui.build.joining.index import Index
from tui.build.joining.joining import Joining

__all__ = ["Index", "Joining"]
