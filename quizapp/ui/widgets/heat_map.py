"""Reviews on each day of the last weeks, one square a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from quizapp.study.words import counted
from quizapp.ui.words import long_date

_SQUARE = 17
_STEP = 21


class HeatMap(QWidget):
    """Columns are weeks, Monday on top; the darker, the more reviews."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[tuple[date, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_days(self, days: tuple[tuple[date, int], ...]) -> None:
        """Oldest first, without gaps."""
        self._days = days
        active = sum(count > 0 for _, count in days)
        total = sum(count for _, count in days)
        self.setAccessibleName(f"{counted(total, 'review')} on {counted(active, 'day')} in the last 26 weeks")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(round(self._weeks * _STEP * self._zoom), round(7 * _STEP * self._zoom))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((count for _, count in self._days), default=0)
        for day, count in self._days:
            painter.setPen(QColor(0, 0, 0, 0))
            painter.setBrush(self._colour(count, most))
            painter.drawRoundedRect(self._square(day), 4 * self._fit, 4 * self._fit)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._said_at(event.pos()), self)
            return True
        return super().event(event)

    @property
    def _first(self) -> date:
        return self._days[0][0]

    @property
    def _weeks(self) -> int:
        if not self._days:
            return 26
        return self._week(self._days[-1][0]) + 1

    @property
    def _zoom(self) -> float:
        return max(1.0, self.fontInfo().pixelSize() / 14)

    @property
    def _fit(self) -> float:
        """Smaller where the window is too narrow for all weeks."""
        return min(self._zoom, self.width() / (self._weeks * _STEP))

    def _week(self, day: date) -> int:
        return ((day - self._first).days + self._first.weekday()) // 7

    def _square(self, day: date) -> QRectF:
        step, side = _STEP * self._fit, _SQUARE * self._fit
        return QRectF(self._week(day) * step, day.weekday() * step, side, side)

    def _colour(self, count: int, most: int) -> QColor:
        empty = self.palette().color(QPalette.ColorRole.AlternateBase)
        full = self.palette().color(QPalette.ColorRole.Highlight)
        share = 0.0 if count == 0 else 0.35 + 0.65 * count / most
        return QColor(
            *(round(a + (b - a) * share) for a, b in zip(empty.getRgb()[:3], full.getRgb()[:3], strict=True))  # type: ignore[index]
        )

    def _said_at(self, place: QPoint) -> str:
        for day, count in self._days:
            if self._square(day).contains(place):
                return f"{long_date(day)}: {counted(count, 'review')}"
        return ""
