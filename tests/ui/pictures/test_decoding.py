"""Bytes of strangers as pictures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSizeF

from quizapp.ui.pictures.decoding import Ink, decoded

Paint = Callable[..., bytes]
CURVE = b"""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="36" height="24" viewBox="0 0 36 24">
<path d="M2 2 C12 22 18 3 34 23" stroke="black" fill="none"/></svg>"""
TWO_COLOURS = (
    b"GIF89a\x02\x00\x02\x00\x80\x00\x00\xff\x00\x00\x00\x00\xff!\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    b"!\xf9\x04\x00\x0a\x00\x00\x00,\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x84Q\x00"
    b"!\xf9\x04\x00\x0a\x00\x00\x00,\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x8cS\x00;"
)
"""A GIF of two frames: red, then blue."""


def png(width: int, height: int) -> bytes:
    """The head of a PNG of any size, and nothing in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPG", "BMP", "WEBP"])
def test_every_kind_that_is_kept_can_be_shown(paint: Paint, kind: str) -> None:
    shown = decoded(paint(ground="white", kind=kind))
    assert shown is not None
    assert shown.size == QSizeF(480, 320)


def test_a_picture_far_larger_than_any_screen_is_made_smaller_while_it_is_read(paint: Paint) -> None:
    shown = decoded(paint(ground="white", width=4000, height=1000))
    assert shown is not None
    assert shown.image.width() == 1600
    assert shown.size.width() == pytest.approx(4000)


def test_a_drawing_is_kept_sharper_than_it_is_large(qapp: object) -> None:
    shown = decoded(CURVE)
    assert shown is not None
    assert shown.size == QSizeF(36, 24)
    assert shown.image.width() == 1600
    assert shown.ink is Ink.DARK


def test_of_a_moving_picture_the_first_is_shown(qapp: object) -> None:
    shown = decoded(TWO_COLOURS)
    assert shown is not None
    assert shown.image.pixelColor(0, 0).name() == "#ff0000"


def test_a_drawing_that_moves_stands_still(qapp: object) -> None:
    moving = CURVE.replace(b"/></svg>", b'><animate attributeName="d" dur="1s" repeatCount="indefinite"/></path></svg>')
    assert decoded(moving) is not None


@pytest.mark.parametrize(
    ("ink", "ground", "needed"),
    [("black", "", Ink.DARK), ("white", "", Ink.LIGHT), ("black", "white", Ink.ANY), ("#202060", "", Ink.DARK)],
)
def test_it_is_known_what_ground_a_picture_needs(paint: Paint, ink: str, ground: str, needed: Ink) -> None:
    shown = decoded(paint(ink, ground))
    assert shown is not None
    assert shown.ink is needed


def test_a_bomb_of_pixels_is_not_unpacked(qapp: object) -> None:
    assert decoded(png(60_000, 60_000)) is None


def test_what_is_broken_or_no_picture_is_none(paint: Paint) -> None:
    assert decoded(b"") is None
    assert decoded(b"<html>") is None
    assert decoded(b"\x89PNG\r\n\x1a\n and so on") is None
    assert decoded(CURVE.replace(b"</svg>", b"")) is None
    assert decoded(paint(ground="white")[:40]) is None


@pytest.mark.parametrize(
    "reaches_out",
    [
        b'<image href="file:///etc/passwd" width="9" height="9"/>',
        b'<image href="https://example.org/a.png" width="9" height="9"/>',
        b'<rect fill="url(https://example.org/#a)"/>',
        b"<script>alert(1)</script>",
    ],
)
def test_a_drawing_that_reaches_beyond_itself_is_not_shown(qapp: object, reaches_out: bytes) -> None:
    assert decoded(CURVE.replace(b"</svg>", reaches_out + b"</svg>")) is None
