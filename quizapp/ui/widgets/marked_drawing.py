"""The colours of a typeset formula: that of the text, and for a marked part ink and ground of its own."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor

from quizapp.notation.latex import MARKED_INK

_INK = f'fill="{MARKED_INK}"'.encode()
_PATH = re.compile(rb'<path d="([^"]*)"[^>]*' + _INK)
_LINE = re.compile(rb'<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"[^>]*' + _INK)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_PADDING, _CORNER, _STRENGTH = 3.0, 5.0, 0.13


def coloured(svg: bytes, ink: QColor, marked: QColor) -> bytes:
    svg = svg.replace(b"<svg ", f'<svg fill="{ink.name()}" '.encode(), 1)
    if _INK not in svg:
        return svg
    head, bracket, rest = svg.partition(b">")
    drawn = rest.replace(_INK, f'fill="{marked.name()}"'.encode())
    return head + bracket + _ground(rest, marked).encode() + drawn


def _ground(svg: bytes, marked: QColor) -> str:
    """A soft sheet behind the marked part; nothing where nothing is marked."""
    points = [*_corners_of_paths(svg), *_corners_of_lines(svg)]
    if not points:
        return ""
    left, right = min(x for x, _ in points) - _PADDING, max(x for x, _ in points) + _PADDING
    top, bottom = min(y for _, y in points) - _PADDING, max(y for _, y in points) + _PADDING
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
        f'rx="{_CORNER}" fill="{marked.name()}" fill-opacity="{_STRENGTH}" />'
    )


def _corners_of_paths(svg: bytes) -> list[tuple[float, float]]:
    """Glyphs are drawn with absolute coordinates, in pairs."""
    numbers = [[float(number) for number in _NUMBER.findall(path)] for path in _PATH.findall(svg)]
    return [point for path in numbers for point in zip(path[::2], path[1::2], strict=False)]


def _corners_of_lines(svg: bytes) -> list[tuple[float, float]]:
    """The lines of fractions and roots."""
    found = [tuple(map(float, line)) for line in _LINE.findall(svg)]
    return [corner for x, y, width, height in found for corner in ((x, y), (x + width, y + height))]
