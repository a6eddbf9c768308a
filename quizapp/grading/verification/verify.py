"""One problem, read back from its texts and held against its answer."""

from __future__ import annotations

from quizapp.calculus.walk import nodes
from quizapp.cards import Problem
from quizapp.grading.conditions import conditions
from quizapp.grading.errors import GradingError
from quizapp.grading.matrices import has_matrices
from quizapp.grading.numbers import UnclearError, UndefinedError
from quizapp.grading.size import check_size
from quizapp.grading.verification.arrays import is_gradient
from quizapp.grading.verification.scalars import Places, letters_of, limit_of, slope_of
from quizapp.grading.verification.steps import precision
from quizapp.notation.names import as_read, symbols_as_read
from quizapp.notation.read import read, read_statement
from quizapp.notation.reading import Read
from quizapp.notation.tree import Apply, Equation, Limit, Node, Vector


def is_verified(problem: Problem) -> bool:
    """False also for what cannot be told: such a problem is not shown."""
    symbols = problem.symbols
    tree, answer = read_statement(problem.problem, symbols), read(problem.answer, symbols)
    inner = [(name, read(text, symbols)) for name, text in problem.inner]
    if not isinstance(tree, Read) or not isinstance(answer, Read):
        return False
    functions = [(name, reading.tree) for name, reading in inner if isinstance(reading, Read)]
    if len(functions) < len(inner) or tree.notes or answer.notes:
        return False
    if any(isinstance(node, Apply) for each in (tree.tree, answer.tree) for node in nodes(each)):
        return False
    try:
        with precision():
            return _holds(problem, tree.tree, answer.tree, functions)
    except (GradingError, UndefinedError, UnclearError):
        return False


def _holds(problem: Problem, tree: Node, answer: Node, inner: list[tuple[str, Node]]) -> bool:
    check_size(tree)
    check_size(answer)
    wrt = [as_read(name) for name in problem.wrt]
    if has_matrices(tree, problem.symbols) or has_matrices(answer, problem.symbols):
        return is_gradient(tree, answer, wrt, problem.symbols)
    body = tree.right if isinstance(tree, Equation) else tree
    components = answer.components if isinstance(answer, Vector) else (answer,)
    asked = wrt if isinstance(answer, Vector) else wrt[:1]
    names = letters_of(body, answer, inner, wrt)
    places = Places(symbols_as_read(problem.symbols), conditions(problem.domain, problem.symbols))
    if len(components) != len(asked):
        return False
    return all(
        places.hold(
            limit_of(body) if isinstance(body, Limit) else slope_of(body, variable, inner),
            component,
            names,
            (body, answer),
        )
        for variable, component in zip(asked, components, strict=True)
    )
