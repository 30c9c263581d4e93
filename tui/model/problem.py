"""Problems: what could not be read, with its reason."""

import msgspec


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file or archive member that gave no article.

    ``sha256`` is of its content where that alone is the reason: as long as it stays the same, so does the problem.
    """

    path: str
    reason: str
    remedy: str = ""
    sha256: str = ""
