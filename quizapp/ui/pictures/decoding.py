"""Bytes to a picture, bounded in bytes and pixels. Needs no window; to be called off its thread."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from quizapp.cards.picture import picture_name

MOST_BYTES = 32 << 20
_MOST_DRAWN = 4 << 20
"""Bytes of an SVG."""
_MOST_PIXELS = 50_000_000
_LONGEST = 1600
"""Pixels of a side that are kept: what the widest column has on a sharp screen."""
_SAMPLE = 32
_SEEN = 8
"""Of 255: what is fainter is not seen."""
_GLIMPSE = 0.02
"""The share of a picture that must be clear for its ground to matter."""


class Ink(Enum):
    """What a picture needs behind it."""

    ANY = "any"
    """It brings its own ground."""
    DARK = "dark"
    """Dark lines on nothing: they need a light ground."""
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Shown:
    image: QImage
    size: QSizeF
    """How large it is meant to be, in pixels of a common screen."""
    ink: Ink


def decoded(data: bytes) -> Shown | None:
    """The picture, of an animated one the first; None for what is broken, too large, or none."""
    kind = picture_name(data).rpartition(".")[2] if len(data) <= MOST_BYTES else ""
    if not kind:
        return None
    return _drawn(data) if kind == "svg" else _read(data, kind)


def _read(data: bytes, kind: str) -> Shown | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty() or size.width() * size.height() > _MOST_PIXELS:
        return None
    factor = min(1.0, _LONGEST / max(size.width(), size.height()))
    if factor < 1:
        reader.setScaledSize(_scaled(QSizeF(size), factor))
    image = reader.read()
    return None if image.isNull() else _shown(image, QSizeF(image.size()) / factor)


def _drawn(data: bytes) -> Shown | None:
    """Without animation; what it may not do, picture_name has refused."""
    from quizapp.ui.pictures.svg_cost import is_bearable  # noqa: PLC0415  # 7 ms that only drawings need

    if len(data) > _MOST_DRAWN or not is_bearable(data):
        return None
    renderer = QSvgRenderer()
    renderer.setAnimationEnabled(False)
    if not renderer.load(QByteArray(data)):
        return None
    size = renderer.viewBoxF().size() if renderer.defaultSize().isEmpty() else QSizeF(renderer.defaultSize())
    if size.isEmpty():
        return None
    image = QImage(
        _scaled(size, _LONGEST / max(size.width(), size.height())), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return _shown(image, size)


def _scaled(size: QSizeF, factor: float) -> QSize:
    return (size * factor).toSize().expandedTo(QSize(1, 1))


def _shown(image: QImage, size: QSizeF) -> Shown:
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return Shown(image, size, _ink(image))


def _ink(image: QImage) -> Ink:
    """By how light, on the average, is what can be seen of it."""
    sample = image.scaled(
        _SAMPLE, _SAMPLE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = bytes(sample.constBits())
    alphas = pixels[3::4]
    clear = sum(alpha < 255 - _SEEN for alpha in alphas) / len(alphas)
    seen = sum(alphas)
    if clear < _GLIMPSE or not seen:
        return Ink.ANY
    lights = (max(pixels[place : place + 3]) + min(pixels[place : place + 3]) for place in range(0, len(pixels), 4))
    light = sum(light / 2 * alpha for light, alpha in zip(lights, alphas, strict=True)) / seen
    return Ink.DARK if light < 140 else Ink.LIGHT
