"""Worked solutions: of a question, or of any expression that a person types."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.calculus.deriving.several import derived
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.formulas import formulas
from quizapp.calculus.other_ways import Way, other_ways
from quizapp.calculus.telling import told
from quizapp.cards import Card, Symbols, Task, Undecided, Unreadable
from quizapp.cards.derivation import Derivation
from quizapp.grading.errors import GradingError
from quizapp.grading.matrices import has_matrices
from quizapp.grading.sampling import samples
from quizapp.grading.setting import Setting
from quizapp.grading.size import check_size, is_too_large
from quizapp.notation.names import as_read, symbols_as_read
from quizapp.notation.read import read
from quizapp.notation.reading import Incomplete, Misread, Read
from quizapp.notation.tree import Matrix, Node, Vector

DERIVED = frozenset({Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT})


def solution(card: Card) -> Derivation | Undecided:
    """Undecided, with a sentence, for a card that asks for no derivative."""
    if card.task not in DERIVED:
        return Undecided("There is nothing to differentiate in this question.")
    symbols = symbols_as_read(card.symbols)
    match read(card.problem, card.symbols):
        case Read(tree):
            return _told(tree, card.task, symbols)
        case Incomplete(message) | Misread(message):
            return Undecided(message)


def differentiated(text: str, wrt: str) -> Derivation | Unreadable | Undecided:
    """The derivative of a text by one variable, with its steps."""
    symbols = Symbols(variables=(as_read(wrt),))
    match read(text, symbols):
        case Misread(message, span):
            return Unreadable(message, span.start, span.end)
        case Incomplete(message):
            return Unreadable(message, len(text), len(text))
        case Read(tree):
            return _told(tree, Task.DIFFERENTIATE, symbols)


def _told(tree: Node, task: Task, symbols: Symbols) -> Derivation | Undecided:
    try:
        check_size(tree)
        _check_has_value(tree, symbols)
        step = derived(tree, task, symbols)
        ways: Sequence[Way] = ()
        if task is Task.DIFFERENTIATE:
            ways = other_ways(tree, symbols.variables[0], symbols)
        if is_too_large(step.after):
            return Undecided("The derivative of this is too long to write down.")
        return told(tree, (step,), symbols.variables, formulas(), ways)
    except (DifferentiationError, GradingError) as error:
        return Undecided(str(error))


def _check_has_value(tree: Node, symbols: Symbols) -> None:
    """Raises DifferentiationError where no point is found at which a number is asked about."""
    if isinstance(tree, Vector | Matrix) or has_matrices(tree, symbols):
        return
    if not samples([tree], Setting(symbols), count=1).points:
        raise DifferentiationError("No place was found where this expression has a real value that can be worked out.")
