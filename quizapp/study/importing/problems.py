"""Which questions ask for a derivative, a gradient or a limit, in symbols or in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import SymbolKind, Symbols, Task
from quizapp.exchange.scanned import Maths, Text
from quizapp.exchange.text.kinds import stated
from quizapp.notation import Apply, Derivative, Equation, Gradient, Limit, Node, Read, Sum, Symbol, read_at_once
from quizapp.study.importing.conditions import apart
from quizapp.study.importing.expressions import LONGEST, is_formula, is_of_functions
from quizapp.study.importing.formulas import Formula, Reader, Written
from quizapp.study.importing.texts import as_line
from quizapp.study.importing.wordings import (
    Wanted,
    asked_for,
    derivative_wanted,
    gradient_wanted,
    is_of_derivatives,
    may_ask,
    without_gap,
    without_of,
)
from quizapp.values import value

_VARIABLES = ("x", "t", "u", "y", "z", "s", "v", "w", "r", "theta", "phi")
"""What is differentiated by, where nothing says it: the first of these that occurs."""
_DEPENDENT = frozenset("yzuvwfgh")
"""Alone they stand for what depends on the variable."""
_ASKED_AT_THE_END = re.compile(r"\s*(?:=\s*(?:\?|…|\.\.\.|_+)?|\?|:)\s*$")
_ENDS = frozenset("=?…._: ")
_PRIMED = re.compile(r"(?:['′]|\\prime)\s*$")
_NAMED_VARIABLE = re.compile(r"^\s*[a-zA-Z]\s*\(\s*([a-zA-Z])\s*\)\s*=")


@value
class Posed:
    """What a question asks for."""

    task: Task
    body: Formula
    """What is differentiated; of a limit, all of it."""
    wrt: tuple[str, ...] = ("x",)
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)
    domain: str = ""

    @property
    def declared(self) -> Symbols | None:
        """What the answer is read with, where letters are vectors or matrices."""
        has_arrays = any(kind.is_array for kind in self.variables.values())
        return Symbols(self.variables, self.wrt) if has_arrays else None


def problem_in(front: Text, *, is_cloze: bool = False) -> Posed | None:
    """None where no derivative, gradient or limit is asked for, or its formula cannot be read."""
    if not may_ask(front):
        return None
    line = as_line(front)
    if len(line) > 2 * LONGEST:
        return None
    line, kinds = stated(line)
    if len(line) > LONGEST:
        return None
    line, domain = apart(without_gap(line) if is_cloze else line)
    posed = _asked_in(line, kinds, is_formula_alone=len(front) == 1 and isinstance(front[0], Maths))
    return replace(posed, domain=domain) if posed and domain else posed


def problem_in_table(front: Text, back_named: str) -> Posed | None:
    """sin x, in the row of a table whose other column is headed “Derivative”."""
    if not is_of_derivatives(back_named):
        return None
    line = as_line(front)
    return _in_words(Wanted(line)) if is_of_functions(line) else None


def answered_with(posed: Posed, answer: Formula) -> Posed:
    """Letters of the problem that the answer differentiates, u in arcsin u, are functions."""
    letters = answer.letters
    derived = letters.differentiated | letters.applied
    if not derived:
        return posed
    functions = sorted(derived & posed.body.letters.symbols - {*posed.wrt, *posed.variables})
    if not functions:
        return posed
    return replace(posed, variables={**posed.variables, **dict.fromkeys(functions, SymbolKind.FUNCTION)})


def _asked_in(line: str, kinds: Mapping[str, SymbolKind], *, is_formula_alone: bool) -> Posed | None:
    if gradient := gradient_wanted(line):
        return _gradient(gradient, kinds)
    in_signs_alone = is_formula_alone or is_formula(line)
    if in_signs_alone and (posed := _in_symbols(_without_question(line))):
        return posed
    if is_formula_alone:
        return None
    if found := next(filter(None, map(_in_words, derivative_wanted(line))), None):
        return found
    asked = asked_for(line)
    is_asked_in_signs = in_signs_alone if asked == line else is_formula(asked)
    return _in_symbols(without_of(asked)) if is_asked_in_signs else None


def _without_question(line: str) -> str:
    return _ASKED_AT_THE_END.sub("", line) if line and line[-1] in _ENDS else line


def _in_symbols(text: str) -> Posed | None:
    found = _PROBLEMS.formula(text)
    if found is None:
        return None
    body, like = found
    return Posed(like.task, body, like.wrt, like.variables)


def _read_problem(text: str) -> tuple[Node, Posed] | None:
    match read_at_once(text, answer=False):
        # People write d/dx (x^2)' for the first derivative.
        case Read(Derivative(Derivative(body, inner), outer, partial)) if inner == outer and _PRIMED.search(text):
            posed = _posed(Derivative(body, outer, partial))
        case Read(tree):
            posed = _posed(tree)
        case _:
            posed = None
    return None if posed is None else (posed.body.tree, posed)


def _posed(tree: Node) -> Posed | None:
    match tree:
        case Derivative(body, (variable, *inner), partial):
            body = _within(body, inner, partial=partial)
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


def _in_words(wanted: Wanted) -> Posed | None:
    found = _FUNCTIONS.formula(wanted.of)
    if found is None:
        return None
    body, _ = found
    named = _NAMED_VARIABLE.match(wanted.of)
    variable = (wanted.by or (named[1] if named else "") or _variable(body.like)).lstrip("\\")
    posed = _with_functions(Task.DIFFERENTIATE, body.like, (variable,))
    again = (variable,) * (wanted.order - 1)
    return posed and replace(posed, body=Written(_within(body.tree, again)) if again else body)


def _read_function(text: str) -> tuple[Node, None] | None:
    match read_at_once(text):
        case Read(Derivative() | Equation()):
            return None
        case Read(tree):
            return tree, None
        case _:
            return None


def _within(body: Node, variables: Iterable[str], *, partial: bool = False) -> Node:
    """d/dx of it, one by one, the last variable innermost."""
    for variable in reversed(tuple(variables)):
        body = Derivative(body, (variable,), partial)
    return body


def _gradient(wanted: Wanted, kinds: Mapping[str, SymbolKind]) -> Posed | None:
    wrt = tuple(re.findall(r"[^\W\d_]\w*", re.sub(r"\band\b", ",", wanted.by)))
    match read_at_once(wanted.of, Symbols(kinds, wrt or ("x",)), answer=False):
        case Read(Gradient(body, variable)):
            return _with_functions(Task.GRADIENT, body, wrt or ((variable,) if variable else _letters(body)), kinds)
        case Read(Derivative() | Equation()):
            return None
        case Read(body):
            wrt = wrt or _letters(body)
            # The gradient of a line is its slope.
            is_slope = len(wrt) == 1 and not kinds
            return _with_functions(Task.DIFFERENTIATE if is_slope else Task.GRADIENT, body, wrt, kinds)
        case _:
            return None


def _with_functions(
    task: Task, body: Node, wrt: tuple[str, ...], kinds: Mapping[str, SymbolKind] | None = None
) -> Posed | None:
    """None for y', y'' and the like: there is nothing in it to differentiate."""
    innermost = body
    while isinstance(innermost, Derivative):
        innermost = innermost.body
    if isinstance(innermost, Symbol) and innermost.name in _DEPENDENT and innermost.name not in (*wrt, *(kinds or ())):
        return None
    functions = dict.fromkeys(sorted(_functions(body)), SymbolKind.FUNCTION)
    return Posed(task, Written(body), wrt, {**functions, **(kinds or {})})


def _functions(tree: Node) -> set[str]:
    return {node.function for node in nodes(tree) if isinstance(node, Apply)}


def _variable(body: Node, *, but: str = "") -> str:
    letters = symbols_in(body) - {but}
    return next((name for name in _VARIABLES if name in letters), "x")


def _letters(body: Node) -> tuple[str, ...]:
    return tuple(sorted(symbols_in(body) & {"x", "y", "z", "u", "v", "w", "s", "t"})) or ("x",)


def _differentiates(terms: list[Node]) -> bool:
    return any(isinstance(node, Derivative) for term in terms for node in nodes(term))


def _terms(node: Node) -> tuple[Node, ...]:
    return node.terms if isinstance(node, Sum) else (node,)


_PROBLEMS = Reader(_read_problem)
_FUNCTIONS = Reader(_read_function)
