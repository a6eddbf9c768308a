"""Which questions ask for a derivative, a gradient or a limit, in symbols or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from quizapp.calculus.walk import children, symbols_in
from quizapp.cards import SymbolKind, Task
from quizapp.exchange.scanned import Maths, Text
from quizapp.notation import Apply, Derivative, Equation, Gradient, Limit, Node, Read, Sum, Symbol, read_at_once
from quizapp.study.importing.expressions import LONGEST, is_formula
from quizapp.study.importing.formulas import Formula, Reader, Written
from quizapp.study.importing.texts import as_line

_VARIABLES = ("x", "t", "u", "y", "z", "s", "v", "w", "r", "theta", "phi")
"""What is differentiated by, where nothing says it: the first of these that occurs."""
_DEPENDENT = frozenset("yzuvwfgh")
"""Alone they stand for what depends on the variable."""
_ASKED_AT_THE_END = re.compile(r"\s*(?:=\s*(?:\?|…|\.\.\.|_+)?|\?|:)\s*$")
_ENDS = "=?….:_"
_DERIVATIVE_SIGN = (
    r"(?:f\s*'\s*(?:\(\w\))?|y\s*'|d[yf]\s*/\s*d\w|\\frac\s*\{d[yf]\}\s*\{d\w\}|(?:the|its)\s+derivative)"
)
_ASKS = r"(?:please\s+)?(?:find|compute|calculate|determine|evaluate|give|state|what\s+is|what's)"
_BY = r"(?:\s*,?\s*(?:with\s+respect\s+to|w\.?\s*r\.?\s*t\.?|by)\s+(?P<by>\\?[A-Za-z]+))?"
_END = r"\s*[?.:=]*\s*$"
_WORDINGS = tuple(
    re.compile(wording, re.IGNORECASE)
    for wording in (
        rf"^(?:{_ASKS}\s+)?(?:the\s+)?(?:first\s+)?derivative\s+of\s+(?:the\s+function\s+)?(?P<of>.+?){_BY}{_END}",
        rf"^derivative\s*:\s*(?P<of>.+?){_BY}{_END}",
        rf"^differentiate\s*:?\s+(?:the\s+function\s+)?(?P<of>.+?){_BY}{_END}",
        rf"^(?:if|let|given(?:\s+that)?|for)?\s*(?P<of>(?:[fy]|f\s*\(\w\))\s*=\s*.+?)\s*[,;.:]?\s*(?:then\s+)?{_ASKS}\s+{_DERIVATIVE_SIGN}{_END}",
    )
)
_TELLING = ("=", "deriv", "different")
"""None of the wordings goes without one of these."""
_NAMED_VARIABLE = re.compile(r"^\s*[a-zA-Z]\s*\(\s*([a-zA-Z])\s*\)\s*=")


@dataclass(frozen=True, slots=True)
class Posed:
    """What a question asks for."""

    task: Task
    body: Formula
    """What is differentiated; of a limit, all of it."""
    wrt: tuple[str, ...] = ("x",)
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)


def problem_in(front: Text) -> Posed | None:
    """None where no derivative, gradient or limit is asked for, or its formula cannot be read."""
    line = as_line(front)
    if len(line) > LONGEST:
        return None
    if (len(front) == 1 and isinstance(front[0], Maths)) or is_formula(line):
        return _in_symbols(_ASKED_AT_THE_END.sub("", line) if line[-1:] in _ENDS else line)
    lowered = line.lower()
    if not any(word in lowered for word in _TELLING):
        return None
    found = (wording.match(line) for wording in _WORDINGS)
    return next((_in_words(match["of"], match.groupdict().get("by")) for match in found if match), None)


def _in_symbols(text: str) -> Posed | None:
    found = _PROBLEMS.formula(text)
    if found is None:
        return None
    body, like = found
    return Posed(like.task, body, like.wrt, like.variables)


def _read_problem(text: str) -> tuple[Node, Posed] | None:
    match read_at_once(text, answer=False):
        case Read(tree):
            posed = _posed(tree)
            return None if posed is None else (posed.body.tree, posed)
        case _:
            return None


def _posed(tree: Node) -> Posed | None:
    match tree:
        case Derivative(body, (variable,), partial):
            return _with_functions(Task.PARTIAL if partial else Task.DIFFERENTIATE, body, (variable,))
        # As a whole question, d/dx x^2 + 3x asks for the derivative of the sum.
        case Sum((Derivative(first, (variable,), partial), *others)) if not _differentiates(others):
            body = Sum((*_terms(first), *others))
            return _with_functions(Task.PARTIAL if partial else Task.DIFFERENTIATE, body, (variable,))
        case Gradient(body, ""):
            return _with_functions(Task.GRADIENT, body, _letters(body))
        case Limit(variable=goes):
            return _with_functions(Task.LIMIT, tree, (_variable(tree, but=goes),))
        case _:
            return None


def _in_words(text: str, by: str | None) -> Posed | None:
    found = _FUNCTIONS.formula(text)
    if found is None:
        return None
    body, _ = found
    named = _NAMED_VARIABLE.match(text)
    variable = (by or (named[1] if named else "") or _variable(body.like)).lstrip("\\")
    posed = _with_functions(Task.DIFFERENTIATE, body.like, (variable,))
    return posed and replace(posed, body=body)


def _read_function(text: str) -> tuple[Node, None] | None:
    match read_at_once(text):
        case Read(Derivative() | Equation()):
            return None
        case Read(tree):
            return tree, None
        case _:
            return None


def _with_functions(task: Task, body: Node, wrt: tuple[str, ...]) -> Posed | None:
    """None for y' and the like: there is nothing in it to differentiate."""
    if isinstance(body, Symbol) and body.name in _DEPENDENT and body.name not in wrt:
        return None
    functions = {node.function for node in _nodes(body) if isinstance(node, Apply)}
    return Posed(task, Written(body), wrt, dict.fromkeys(sorted(functions), SymbolKind.FUNCTION))


def _variable(body: Node, *, but: str = "") -> str:
    letters = symbols_in(body) - {but}
    return next((name for name in _VARIABLES if name in letters), "x")


def _letters(body: Node) -> tuple[str, ...]:
    return tuple(sorted(symbols_in(body) & {"x", "y", "z", "u", "v", "w", "s", "t"})) or ("x",)


def _differentiates(terms: list[Node]) -> bool:
    return any(isinstance(node, Derivative) for term in terms for node in _nodes(term))


def _terms(node: Node) -> tuple[Node, ...]:
    return node.terms if isinstance(node, Sum) else (node,)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _nodes(child)


_PROBLEMS = Reader(_read_problem)
_FUNCTIONS = Reader(_read_function)
