"""Problems: what could not be read, with its reason."""

import msgspec


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file or archive member that gave no article."""

    path: str
    reason: str
    remedy: str = ""
