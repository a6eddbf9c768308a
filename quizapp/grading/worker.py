"""What the worker process does. Everything here returns a value with a plain sentence, whatever the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.walk import symbols_in
from quizapp.cards import Card, Correct, Feedback, Question, SymbolKind, Symbols, Task, Undecided, Unreadable, Wrong
from quizapp.grading.conditions import conditions
from quizapp.grading.errors import GradingError
from quizapp.grading.forms import left_to_do
from quizapp.grading.judging import judge
from quizapp.grading.outcomes import Differentiated, Differentiation
from quizapp.grading.practising import practise, practise_again
from quizapp.grading.setting import Setting
from quizapp.notation.names import GREEK_NAMES
from quizapp.notation.read import read
from quizapp.notation.reading import Incomplete, Misread, Read
from quizapp.notation.text import to_text
from quizapp.notation.tree import Node, Vector

__all__ = ["compare", "differentiate", "grade", "practise", "practise_again"]

_DERIVED = frozenset({Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT})


def grade(question: Question, text: str) -> Feedback:
    """The feedback on a typed answer."""
    card = question.card
    try:
        references, setting = _references(card), _setting(card)
    except GradingError as error:
        return Feedback(Undecided(str(error)))
    feedback = judge(text, references, setting, worked_out=True)
    return _with_form(feedback, card) if card.form else feedback


def _with_form(feedback: Feedback, card: Card) -> Feedback:
    """What is still to do to an answer that is right but written in another form than the card's."""
    match feedback.verdict, read(feedback.reading, card.symbols):
        case Correct(certainty), Read(tree) if card.form and (left := left_to_do(tree, card.form, card.symbols)):
            if card.insists:
                return replace(feedback, verdict=Wrong(message=f"This is equal, but not {card.form}. {left}"))
            return replace(feedback, verdict=Correct(certainty, f"It is best written {card.form}. {left}"))
        case _:
            return feedback


def compare(reference: str, answer: str, symbols: Symbols) -> Feedback:
    """Whether two texts are equal."""
    match read(reference, symbols):
        case Read() as reading:
            tree = _as_vector(reading)
            return judge(answer, [tree], Setting(_as_read(_with_long_names(symbols, tree))))
        case Incomplete(message) | Misread(message):
            return Feedback(Undecided(f"The reference cannot be read: {message}"))


def differentiate(text: str, wrt: str) -> Differentiation:
    """The derivative of a text by one variable."""
    match read(text, Symbols(variables=(wrt,))):
        case Misread(message, span):
            return Unreadable(message, span.start, span.end)
        case Incomplete(message):
            return Unreadable(message, len(text), len(text))
        case Read(tree):
            return _differentiated(tree, wrt)


def _differentiated(tree: Node, wrt: str) -> Differentiation:
    # SymPy is behind this import: 35 MB that a worker which only grades does not need.
    from quizapp.calculus.differentiate import differentiate as by_sympy  # noqa: PLC0415
    from quizapp.notation.latex import to_latex  # noqa: PLC0415

    try:
        derivative = by_sympy(tree, wrt)
    except DifferentiationError as error:
        return Undecided(str(error))
    return Differentiated(to_text(derivative), to_latex(derivative))


def _references(card: Card) -> Sequence[Node]:
    """The card's answer and what else it accepts. Raises GradingError when the card cannot be read."""
    readings = [read(text, card.symbols) for text in (card.answer, *card.accept)]
    trees = [_as_vector(reading) for reading in readings if isinstance(reading, Read)]
    if len(trees) < len(readings):
        raise GradingError(f"The answer on the card {card.id} cannot be read, so nothing can be compared with it.")
    return trees


def _as_vector(reading: Read) -> Node:
    """A reference has no decimal commas, so that (x/2,3) is a vector."""
    vectors = (tree for tree in reading.alternatives if isinstance(tree, Vector))
    return reading.tree if isinstance(reading.tree, Vector) else next(vectors, reading.tree)


def _with_long_names(symbols: Symbols, reference: Node) -> Symbols:
    """A reference with μ tells that mu is no product in the answer."""
    names = {name for name in symbols_in(reference) if len(name) > 1 and name.isalpha()}
    return replace(symbols, kinds={**dict.fromkeys(names, SymbolKind.REAL), **symbols.kinds})


def _setting(card: Card) -> Setting:
    setting = Setting(_as_read(card.symbols), conditions(card.domain, card.symbols))
    if card.task not in _DERIVED:
        return setting
    match read(card.problem, card.symbols):
        case Read(tree):
            return replace(setting, problem=tree)
        case _:
            return setting


def _as_read(symbols: Symbols) -> Symbols:
    """Greek letters have their English names in trees, however a card declares them."""
    kinds = {GREEK_NAMES.get(name, name): kind for name, kind in symbols.kinds.items()}
    return Symbols(kinds, tuple(GREEK_NAMES.get(name, name) for name in symbols.variables))
