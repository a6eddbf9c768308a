"""Buttons that type what a keyboard lacks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal

from quizapp.cards import Symbols
from quizapp.cards.symbols import SymbolKind
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox

_CURSOR = "‸"
_SELECTION = "…"


@dataclass(frozen=True, slots=True)
class Chip:
    """What is typed: `‸` stands for the cursor afterwards, `…` for what was selected."""

    face: str
    spoken: str
    empty: str
    around: str

    def fill(self, selected: str) -> tuple[str, int]:
        """The text to insert in place of the selection, and where in it the cursor goes."""
        template = self.around if selected else self.empty
        before, _, after = template.partition(_CURSOR)
        before, after = (part.replace(_SELECTION, selected) for part in (before, after))
        return before + after, len(before)


def _function(name: str, spoken: str) -> Chip:
    return Chip(name, spoken, f"{name}(‸)", f"{name}(…)‸")


_CHIPS = (
    Chip("xⁿ", "power", "^‸", "(…)^‸"),
    Chip("√", "square root", "√(‸)", "√(…)‸"),
    Chip("a⁄b", "fraction", "(‸)/()", "(…)/(‸)"),
    _function("sin", "sine"),
    _function("cos", "cosine"),
    _function("tan", "tangent"),
    _function("ln", "natural logarithm"),
    Chip("eˣ", "e to the power of", "e^(‸)", "e^(…)‸"),
    Chip("π", "pi", "π‸", "…π‸"),
    Chip("|x|", "absolute value", "|‸|", "|…|‸"),
)
_VECTORS = (
    Chip("( , )", "vector", "(‸, )", "(…, ‸)"),
    Chip("xᵀ", "transpose", "^T‸", "(…)^T‸"),
    Chip("‖x‖", "norm", "‖‸‖", "‖…‖‸"),
)
_FUNCTIONS = (Chip("f′", "prime", "'‸", "(…)'‸"),)


def chips_for(symbols: Symbols, answer: str) -> tuple[Chip, ...]:
    """The usual ones, and those that vectors, matrices or undefined functions need."""
    matrices = symbols.of_kind(SymbolKind.VECTOR) | symbols.of_kind(SymbolKind.MATRIX)
    vectors = _VECTORS if matrices else _VECTORS[:1] if answer.startswith(("(", "[")) and "," in answer else ()
    return _CHIPS + vectors + (_FUNCTIONS if symbols.of_kind(SymbolKind.FUNCTION) else ())


class ChipRow(FlowBox):
    pressed = Signal(object)
    """A Chip."""

    def __init__(self) -> None:
        super().__init__(gap=10)
        self._for: tuple[Chip, ...] = ()
        self.setAccessibleName("Symbols to insert")

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        if chips == self._for:
            return
        self._for = chips
        self.clear()
        for chip in chips:
            self.add(self._button(chip))

    def _button(self, chip: Chip) -> Button:
        button = Button(chip.face, "chip")
        button.setAccessibleName(f"Insert {chip.spoken}")
        button.setToolTip(chip.spoken)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.pressed.emit(chip))
        return button
