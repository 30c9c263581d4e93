"""The lens: one query decides what every pane and every command shows.

:func:`parse` reads a query, :func:`describe` says it in words, and a :class:`Lens` over a dossier answers it: which
records it selects and in which order, their counts, facets, passages, completions and suggestions. The app and the
command line ask the same lens, so the same query gives the same records in the same order in both.
"""

from tui.lens.completion import Completion
from tui.lens.describe import describe
from tui.lens.facets import Facet
from tui.lens.language import Query
from tui.lens.lens import Lens
from tui.lens.parsing import parse
from tui.lens.passages import Passage, Passages
from tui.lens.selection import Selection

__all__ = ["Completion", "Facet", "Lens", "Passage", "Passages", "Query", "Selection", "describe", "parse"]
