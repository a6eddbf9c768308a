"""Reads the few fields of Anki's protobuf messages that matter here.

The wire format is that of protobuf.dev/programming-guides/encoding.
"""

from __future__ import annotations

from collections.abc import Iterator


class Malformed(ValueError):
    """The bytes are no message."""


def fields_of(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields in order: number, and value as it stands. Raises Malformed."""
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, place = _varint(message, place)
            yield number, value
            continue
        length, place = _length(message, place, kind)
        if place + length > len(message):
            raise Malformed
        yield number, message[place : place + length]
        place += length


def _length(message: bytes, place: int, kind: int) -> tuple[int, int]:
    match kind:
        case 2:
            return _varint(message, place)
        case 1:
            return 8, place
        case 5:
            return 4, place
        case _:
            raise Malformed


def _varint(message: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while shift < 70:
        if place >= len(message):
            raise Malformed
        byte = message[place]
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, place
        shift += 7
    raise Malformed


def text_in(message: bytes, number: int) -> str:
    """The last text under this number; empty if there is none. Raises Malformed."""
    found = [value for name, value in fields_of(message) if name == number and isinstance(value, bytes)]
    return found[-1].decode("utf-8", "replace") if found else ""


def number_in(message: bytes, number: int) -> int:
    """The last whole number under this number; 0 if there is none. Raises Malformed."""
    found = [value for name, value in fields_of(message) if name == number and isinstance(value, int)]
    return found[-1] if found else 0
