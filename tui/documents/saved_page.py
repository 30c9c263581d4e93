"""Pages that a browser saved in one file (.mhtml): a message, the first HTML of which is the page."""

from email import message_from_bytes, policy
from email.errors import MessageError

from tui.errors import UnreadableDocument

_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the standard library's parser fails with on messages that are none."""


def page(data: bytes) -> bytes:
    """The page's HTML; the other parts are its pictures, styles and frames.

    Raises:
        UnreadableDocument: if there is none.
    """
    try:
        parts = message_from_bytes(data, policy=policy.compat32).walk()
        html = next((part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html"), None)
    except _BROKEN as error:
        raise UnreadableDocument(
            f"is no saved page that can be read ({type(error).__name__})", "Save it as HTML"
        ) from error
    if not isinstance(html, bytes) or not html.strip():
        raise UnreadableDocument("is a saved page without HTML", "Save it as HTML")
    return html
