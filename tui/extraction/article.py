"""Facts about the article itself: title, byline, date, outlet, agency, language, kinds."""

from tui.extraction.analysis import ArticleFacts, Cleaned
from tui.model import Document


def facts(document: Document, cleaned: Cleaned) -> tuple[ArticleFacts, Cleaned]:
    """What the article says about itself; the cleaning comes back with its bylines and credits dropped."""
    return ArticleFacts(document.path, "path"), cleaned
