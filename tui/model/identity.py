"""Identifiers: short, stable, made from content and never from a position in a list."""

import hashlib
from typing import Final

KIND_OF_PREFIX: Final = {
    "ar": "articles",
    "ac": "actors",
    "ev": "events",
    "qu": "quotes",
    "fi": "figures",
    "re": "relations",
}
"""An identifier's first two letters tell the kind of record it names."""


def fingerprint(prefix: str, *parts: object) -> str:
    """An identifier such as ``ev-1f3a9c02d4b7``: the prefix and twelve hexadecimal digits over the parts.

    The parts are told apart from each other, so ``("a", "bc")`` and ``("ab", "c")`` differ.
    """
    digest = hashlib.blake2b(digest_size=6)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(4, "big") + data)
    return f"{prefix}-{digest.hexdigest()}"
