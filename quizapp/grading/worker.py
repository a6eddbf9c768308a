"""What the worker process does. Everything here returns a value with a plain sentence, whatever the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.calculus.deriving.several import derived
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.formulas import formulas
from quizapp.calculus.misconception import misconceptions
from quizapp.calculus.walk import symbols_in
from quizapp.cards import Card, Correct, Feedback, Question, SymbolKind, Symbols, Task, Undecided, Wrong
from quizapp.cards.diagnosis import Diagnosis
from quizapp.grading.asking import asked_for
from quizapp.grading.conditions import conditions
from quizapp.grading.diagnosing import Asked
from quizapp.grading.diagnosing import diagnose as diagnosed
from quizapp.grading.errors import GradingError
from quizapp.grading.forms import left_to_do
from quizapp.grading.judging import judge
from quizapp.grading.outcomes import Differentiation, Solution
from quizapp.grading.practising import practise, practise_again
from quizapp.grading.setting import Setting
from quizapp.grading.solutions import DERIVED, differentiated, solution
from quizapp.notation.names import symbols_as_read
from quizapp.notation.read import read
from quizapp.notation.reading import Incomplete, Misread, Read
from quizapp.notation.tree import Node, Vector

__all__ = [
    "compare",
    "derive",
    "diagnose",
    "diagnose_text",
    "differentiate",
    "grade",
    "practise",
    "practise_again",
    "read_ahead",
]


def read_ahead() -> None:
    """The tables that answers, worked solutions and diagnoses need, so that the first does not wait for them."""
    formulas()
    misconceptions()


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
            return judge(answer, [tree], Setting(symbols_as_read(_with_long_names(symbols, tree))))
        case Incomplete(message) | Misread(message):
            return Feedback(Undecided(f"The reference cannot be read: {message}"))


def differentiate(text: str, wrt: str) -> Differentiation:
    """The derivative of a text by one variable, with its steps."""
    return differentiated(text, wrt)


def derive(question: Question) -> Solution:
    """The worked solution of a question."""
    return solution(question.card)


def diagnose(question: Question, text: str) -> Diagnosis:
    """What went wrong in a typed answer. Right answers, and tasks without a derivative, have no findings."""
    card = question.card
    verdict = grade(question, text).verdict
    asked = _asked(card) if isinstance(verdict, Wrong) else None
    match read(text, card.symbols):
        case Read(tree) if asked is not None:
            return diagnosed(asked, tree, verdict)
        case _:
            return Diagnosis(verdict)


def diagnose_text(problem: str, answer: str, symbols: Symbols) -> Diagnosis:
    """What went wrong in the answer to a problem that a person typed too."""
    match read(problem, symbols):
        case Read(tree):
            return _diagnosis_of_text(*asked_for(tree, symbols_as_read(symbols)), answer)
        case Incomplete(message) | Misread(message):
            return Diagnosis(Undecided(f"The problem cannot be read: {message}"))


def _diagnosis_of_text(problem: Node, task: Task, symbols: Symbols, answer: str) -> Diagnosis:
    setting = Setting(symbols, problem=problem)
    try:
        right = derived(problem, task, symbols).after
    except DifferentiationError as error:
        return Diagnosis(Undecided(str(error)))
    verdict = judge(answer, [right], setting, worked_out=True).verdict
    match read(answer, symbols):
        case Read(tree):
            return diagnosed(Asked(problem, task, setting), tree, verdict)
        case _:
            return Diagnosis(verdict)


def _asked(card: Card) -> Asked | None:
    """None for a card that asks for no derivative."""
    setting = _setting(card)
    if setting.problem is None:
        return None
    return Asked(setting.problem, card.task, setting, _references(card)[0])


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
    setting = Setting(symbols_as_read(card.symbols), conditions(card.domain, card.symbols))
    if card.task not in DERIVED:
        return setting
    match read(card.problem, card.symbols):
        case Read(tree):
            return replace(setting, problem=tree)
        case _:
            return setting
