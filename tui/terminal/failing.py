"""What goes wrong while the screen is shown: kept for whoever started the app, instead of a traceback in the terminal.

It overrides one private method, ``App._handle_exception``, through which all that nobody catches passes: in a message's
handler and in a worker.
"""

from textual.app import App, ReturnType
from textual.worker import WorkerFailed


class Failing(App[ReturnType]):
    """An app that ends at its first failure, and keeps it; under test it fails as Textual has it."""

    failure: BaseException | None = None
    """What the app ended of; None if it was left as the user wanted."""

    def _handle_exception(self, error: Exception) -> None:
        if self.is_headless:
            super()._handle_exception(error)
            return
        if self.failure is None:
            self.failure = error.error if isinstance(error, WorkerFailed) else error
        self._close_messages_no_wait()
