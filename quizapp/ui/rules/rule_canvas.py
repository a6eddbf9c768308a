"""The picture itself: a button for each rule, and lines from those it builds on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import RuleState
from quizapp.ui.rules.layers import Layers, in_layers
from quizapp.ui.rules.rule_words import listed, percent, spoken_state
from quizapp.ui.widgets.basics import restyle
from quizapp.ui.widgets.buttons import ENTER_KEYS, Button

_WIDTH, _BETWEEN = 8.0, 1.9
"""Of a rule, and between two layers; widths of the em of the rules' names."""
_FAINT = 0.3
"""How much there is to see of a line that the chosen rule has no part in."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RuleCanvas(QWidget):
    """A button for each rule, and the lines between them."""

    chosen = Signal(str)
    """The id of the rule that has the focus now."""
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen_rule = ""
        self._rules: Mapping[str, RuleState] = {}
        self._nodes: dict[str, _Node] = {}
        self._layers = Layers({}, {}, {}, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("How the rules build on each other")

    def show_rules(self, book: RuleBook) -> None:
        self._rules = {rule.id: rule for rule in book.rules}
        for rule in book.rules:
            if rule.id not in self._nodes:
                self._add(rule.id)
            self._nodes[rule.id].show_rule(rule, book)
        self._place()

    def node(self, rule: str) -> QWidget:
        return self._nodes[rule]

    def choose(self, rule: str) -> None:
        self.chosen_rule = rule
        for name, node in self._nodes.items():
            node.setChecked(name == rule)
        self.update()

    def focus_rule(self) -> None:
        first = self.chosen_rule or next(iter(self._nodes), "")
        if first:
            self._nodes[first].setFocus()

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._nodes:
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        direction = _ARROWS.get(Qt.Key(event.key()))
        here = next((rule for rule, node in self._nodes.items() if node.hasFocus()), None)
        if direction is None or here is None:
            super().keyPressEvent(event)
        elif (there := self._next(here, *direction)) is not None:
            self._nodes[there].setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for near in (False, True):
            colour = self.palette().highlight().color() if near else self._faint()
            painter.setPen(QPen(colour, 2.0 if near else 1.4))
            for edge, heights in self._layers.lines.items():
                if (self.chosen_rule in edge) is near:
                    painter.drawPath(self._path(edge, heights))

    def _faint(self) -> QColor:
        colour = self.palette().placeholderText().color()
        colour.setAlphaF(_FAINT)
        return colour

    def _add(self, rule: str) -> None:
        node = _Node(self)
        node.clicked.connect(lambda: self.chosen.emit(rule))
        node.focused.connect(lambda: self.chosen.emit(rule))
        node.opened.connect(self.opened)
        node.show()
        self._nodes[rule] = node

    def _place(self) -> None:
        """Again when the font has changed."""
        for node in self._nodes.values():
            node.fit()
        heights = {rule: float(node.height()) for rule, node in self._nodes.items()}
        self._layers = in_layers({rule: state.builds_on for rule, state in self._rules.items()}, heights)
        for rule, node in self._nodes.items():
            top = self._layers.middle[rule] - heights[rule] / 2
            node.move(round(self._left(self._layers.layer[rule])), round(top) + 3)
        width = self._left(self._layers.count - 1) + self._node_width
        self.setFixedSize(round(width), round(self._layers.height) + 6)
        self.update()

    @property
    def _node_width(self) -> int:
        return next(iter(self._nodes.values())).width()

    def _left(self, layer: int) -> float:
        return layer * self._node_width * (1 + _BETWEEN / _WIDTH)

    def _path(self, edge: tuple[str, str], heights: tuple[float, ...]) -> QPainterPath:
        first = self._layers.layer[edge[0]]
        path = QPainterPath(QPointF(self._left(first) + self._node_width, heights[0] + 3))
        for layer, (before, after) in enumerate(pairwise(heights), start=first + 1):
            left, right = self._left(layer - 1) + self._node_width, self._left(layer)
            middle = (left + right) / 2
            path.cubicTo(middle, before + 3, middle, after + 3, right, after + 3)
            if layer < first + len(heights) - 1:
                path.lineTo(right + self._node_width, after + 3)
        return path

    def _next(self, here: str, right: int, down: int) -> str | None:
        """The nearest one in that direction."""
        layers, own = self._layers, self._layers.layer[here]
        if right:
            others = [rule for rule in self._nodes if layers.layer[rule] == own + right]
        else:
            others = [rule for rule in self._nodes if layers.layer[rule] == own]
            others = [rule for rule in others if (layers.middle[rule] - layers.middle[here]) * down > 0]
        return min(others, key=lambda rule: abs(layers.middle[rule] - layers.middle[here]), default=None)


class _Node(Button):
    focused = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "node", parent=parent)
        self.setCheckable(True)
        self._words: list[str] = []

    def show_rule(self, rule: RuleState, book: RuleBook) -> None:
        recall = percent(rule.recall).replace(" ", "\u00a0")
        self._words = [*rule.name.split(), *([recall] if recall else [])]
        upon = f", builds on {listed(book.names(rule.builds_on))}" if rule.builds_on else ""
        self.setAccessibleName(f"{spoken_state(rule)}{upon}")
        self.setToolTip(f"{rule.name}: {rule.status}")
        restyle(self, state=rule.status)

    def fit(self) -> None:
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        em = self.fontInfo().pixelSize()
        lines = _wrapped(self._words, metrics, round((_WIDTH - 0.8) * em))
        self.setText("\n".join(lines).replace("&", "&&"))
        self.setFixedSize(round(_WIDTH * em), round(len(lines) * metrics.lineSpacing() + 0.9 * em))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER_KEYS:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _wrapped(words: list[str], metrics: QFontMetrics, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
