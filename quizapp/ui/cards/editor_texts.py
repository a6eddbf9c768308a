"""Fields with one text: a line, or some lines of prose."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from quizapp.cards import Symbols
from quizapp.ui.cards.editor_field import Field, Kept
from quizapp.ui.formulas.mathematics import Formula, prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.completing import offering
from quizapp.ui.widgets.math_text import MathText

_MOST_LINES = 8


class WritingLine(QLineEdit):
    """A line that may know what could be typed; Down shows all of it."""

    def __init__(self, name: str, hint: str = "", role: str = "writing") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._known = QStringListModel(self)
        self._is_completing = False

    def show_known(self, known: Iterable[str]) -> None:
        if not self._is_completing:
            self._is_completing = True
            self.setCompleter(offering(QCompleter(self._known, self), "offered"))
        self._known.setStringList(list(known))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._is_completing and event.key() == Qt.Key.Key_Down:
            self.completer().setCompletionPrefix(self.text())
            self.completer().complete()
            return
        super().keyPressEvent(event)


class LineField(Field):
    def __init__(
        self, name: str, caption: str, aside: str = "", hint: str = "", role: str = "writing", *, beside: bool = False
    ) -> None:
        super().__init__(name, caption, aside, beside=beside)
        self.line = WritingLine(caption, hint, role)
        self._kept = Kept()
        self.body.addWidget(self.line)
        self.line.textChanged.connect(self.changed)

    @property
    def value(self) -> str:
        return self._kept.of(self.line.text())

    def show_value(self, value: str) -> None:
        self.line.setText(value)
        self._kept.take(value, self.line.text())

    def entry(self) -> QWidget:
        return self.line


class ProseField(Field):
    """As high as what is written in it; formulas between dollar signs are shown typeset below."""

    def __init__(self, name: str, caption: str, typesetter: Typesetter, aside: str = "", hint: str = "") -> None:
        super().__init__(name, caption, aside)
        self._text = _Lines(caption, hint)
        self._preview = MathText(typesetter, "reading")
        self._preview.hide()
        self._kept = Kept()
        self._symbols = Symbols()
        self.body.addWidget(self._text)
        self.body.addWidget(self._preview)
        self._text.textChanged.connect(self._typed)

    @property
    def value(self) -> str:
        return self._kept.of(self._text.toPlainText())

    def show_value(self, value: str) -> None:
        self._text.setPlainText(value)
        self._kept.take(value, self._text.toPlainText())

    def entry(self) -> QWidget:
        return self._text

    def read_with(self, symbols: Symbols) -> None:
        if symbols != self._symbols:
            self._symbols = symbols
            self._preview_it()

    def _typed(self) -> None:
        self._preview_it()
        self.changed.emit()

    def _preview_it(self) -> None:
        pieces = prose(self.value, self._symbols)
        has_formulas = any(isinstance(piece, Formula) for piece in pieces)
        if has_formulas:
            self._preview.show_pieces(*pieces, lasting=False, hold=True)
        self._preview.setVisible(has_formulas)


class _Lines(QPlainTextEdit):
    """Tab goes on to the next field."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setProperty("role", "writing")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _grow(self) -> None:
        """Until it is high enough; then it scrolls."""
        is_long = self.document().size().height() > _MOST_LINES
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(as_needed)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        self.ensurePolished()
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        line = QFontMetrics(self.font()).lineSpacing()
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        return QSize(240, round(lines * line + 2 * self.document().documentMargin() + around))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
