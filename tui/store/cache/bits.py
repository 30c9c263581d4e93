"""Sets of numbers as the bits of one integer, in which any combination is made and counted in microseconds."""

from __future__ import annotations

import sys
from array import array
from itertools import compress, count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_BITS_OF: Final = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
_RARE: Final = 64
"""If one number in so many is in a set, all are gone through; otherwise those in it are sought."""


def bitmap(numbers: Iterable[int], length: int) -> bytes:
    """Numbers below a length as bytes: bit *n* of byte *m* is number ``8m + n``."""
    data = bytearray((length + 7) // 8)
    for number in numbers:
        data[number >> 3] |= 1 << (number & 7)
    return bytes(data)


def marked(portions: Iterable[Iterable[int]], length: int) -> int:
    """Numbers below a length, given in portions and perhaps often, as bits."""
    flags = bytearray(b"0") * (length + 1)
    for portion in portions:
        for number in portion:
            flags[number] = 49
    return int(flags[::-1], 2)


def bits_of(numbers: Collection[int]) -> int:
    """Numbers as bits."""
    length = max(numbers, default=-1) + 1
    if len(numbers) * _RARE < length:
        return int.from_bytes(bitmap(numbers, length), "little")
    flags = bytearray(b"0") * (length + 1)
    for number in numbers:
        flags[number] = 49
    return int(flags[::-1], 2)


def numbers_of(bits: int) -> list[int]:
    """The numbers in a set, rising."""
    length = bits.bit_length()
    if bits.bit_count() * _RARE < length:
        words, found = array("Q", bits.to_bytes((length + 63) // 64 * 8, "little")), []
        for at in compress(count(0, 64), _little(words)):
            word = words[at >> 6]
            while word:
                lowest = word & -word
                found.append(at + lowest.bit_length() - 1)
                word ^= lowest
        return found
    data = bits.to_bytes((length + 7) // 8, "little")
    return [8 * at + bit for at, byte in enumerate(data) if byte for bit in _BITS_OF[byte]]


def flags_of(bits: int, length: int) -> str:
    """For each number below a length whether it is in the set: a ``1`` or a ``0``."""
    return f"{bits:0{length}b}"[::-1] if length else ""


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers as four bytes each, little-endian."""
    return _little(array("I", numbers)).tobytes()


def unpacked(data: bytes) -> array[int]:
    """The numbers in four bytes each."""
    numbers = array("I")
    numbers.frombytes(data)
    return _little(numbers)


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
