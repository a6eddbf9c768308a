"""Which questions ask for a derivative, a gradient or a limit, in symbols or in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from quizapp.calculus.walk import children, symbols_in
from quizapp.cards import SymbolKind, Symbols, Task
from quizapp.exchange.scanned import Maths, Text
from quizapp.exchange.text.kinds import stated
from quizapp.notation import Apply, Derivative, Equation, Gradient, Limit, Node, Read, Sum, Symbol, read_at_once
from quizapp.study.importing.expressions import LONGEST, is_formula
from quizapp.study.importing.texts import as_line

_VARIABLES = ("x", "t", "u", "y", "z", "s", "v", "w", "r", "theta", "phi")
"""What is differentiated by, where nothing says it: the first of these that occurs."""
_DEPENDENT = frozenset("yzuvwfgh")
"""Alone they stand for what depends on the variable."""
_ASKED_AT_THE_END = re.compile(r"\s*(?:=\s*(?:\?|…|\.\.\.|_+)?|\?|:)\s*$")
_ORDERS = ("first", "second", "third", "fourth", "fifth")
_ORDER = rf"(?:(?P<order>{'|'.join(_ORDERS)})\s+)?"
_DERIVATIVE_SIGN = (
    r"(?:(?P<sign>[fy]\s*(?:'{1,9}|″))\s*(?:\([^\W\d]\))?|d[yf]\s*/\s*d\w|\\frac\s*\{d[yf]\}\s*\{d\w\}"
    rf"|(?:the|its)\s+(?:(?P<order>{'|'.join(_ORDERS)})\s+)?derivative)"
)
_ASKS = r"(?:please\s+)?(?:find|compute|calculate|determine|evaluate|give|state|what\s+is|what's)"
_BY = r"(?:\s*,?\s*(?:with\s+respect\s+to|w\.?\s*r\.?\s*t\.?|by)\s+(?P<by>\\?[A-Za-z]+))?"
_END = r"\s*[?.:=]*\s*$"
_WORDINGS = tuple(
    re.compile(wording, re.IGNORECASE)
    for wording in (
        rf"^(?:{_ASKS}\s+)?(?:the\s+)?{_ORDER}derivative\s+of\s+(?:the\s+function\s+)?(?P<of>.+?){_BY}{_END}",
        rf"^derivative\s*:\s*(?P<of>.+?){_BY}{_END}",
        rf"^differentiate\s*:?\s+(?:the\s+function\s+)?(?P<of>.+?){_BY}{_END}",
        rf"^(?:if|let|given(?:\s+that)?|for)?\s*(?P<of>(?:[fy]|f\s*\(\w\))\s*=\s*.+?)\s*[,;.:]?\s*(?:then\s+)?{_ASKS}\s+{_DERIVATIVE_SIGN}{_END}",
    )
)
_LETTERS = r"\\?[A-Za-z]\w*(?:\s*,\s*\w+)*(?:\s*,?\s+and\s+\w+)?"
_WITH = r"(?:with\s+respect\s+to|by)"
_GRADIENT = re.compile(
    rf"^(?:{_ASKS}\s+)?(?:the\s+)?gradient\s+(?:{_WITH}\s+(?P<by>{_LETTERS})\s*[.:,]?\s*)?(?:of\s+)?(?P<of>.+?)"
    rf"(?:\s*,?\s*{_WITH}\s+(?P<by_then>{_LETTERS}))?{_END}",
    re.IGNORECASE,
)
_MAY_ASK = re.compile(r"deriv|different|=", re.IGNORECASE)
"""What none of the wordings goes without."""
_AT_A_POINT = re.compile(r"\b(?:at|when|for|where|if)\b", re.IGNORECASE)
"""Then a value is asked for, and no derivative."""
_NAMED_VARIABLE = re.compile(r"^\s*[a-zA-Z]\s*\(\s*([a-zA-Z])\s*\)\s*=")


@dataclass(frozen=True, slots=True)
class Posed:
    """What a question asks for."""

    task: Task
    body: Node
    """What is differentiated; of a limit, all of it."""
    wrt: tuple[str, ...] = ("x",)
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)

    @property
    def has_arrays(self) -> bool:
        return any(kind.is_array for kind in self.variables.values())


def problem_in(front: Text) -> Posed | None:
    """None where no derivative, gradient or limit is asked for, or its formula cannot be read."""
    line = as_line(front)
    if len(line) > 2 * LONGEST:
        return None
    line, kinds = stated(line)
    if len(line) > LONGEST:
        return None
    if gradient := _GRADIENT.match(line):
        return _gradient(gradient["of"], gradient["by"] or gradient["by_then"], kinds)
    if (len(front) == 1 and isinstance(front[0], Maths)) or is_formula(line):
        return _in_symbols(_ASKED_AT_THE_END.sub("", line))
    if not _MAY_ASK.search(line):
        return None
    found = (wording.match(line) for wording in _WORDINGS)
    return next((_in_words(match["of"], match.groupdict()) for match in found if match), None)


def _in_symbols(text: str) -> Posed | None:
    match read_at_once(text, answer=False):
        case Read(tree):
            return _posed(tree)
        case _:
            return None


def _posed(tree: Node) -> Posed | None:
    match tree:
        case Derivative(body, (variable, *inner), partial):
            return _with_functions(
                Task.PARTIAL if partial else Task.DIFFERENTIATE, _within(body, inner, partial=partial), (variable,)
            )
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


def _in_words(text: str, said: Mapping[str, str | None]) -> Posed | None:
    if _AT_A_POINT.search(text):
        return None
    match read_at_once(text):
        case Read(Derivative() | Equation()):
            return None
        case Read(tree):
            named = _NAMED_VARIABLE.match(text)
            variable = (said.get("by") or (named[1] if named else "") or _variable(tree)).lstrip("\\")
            body = _within(tree, (variable,) * (_order(said) - 1))
            return _with_functions(Task.DIFFERENTIATE, body, (variable,))
        case _:
            return None


def _order(said: Mapping[str, str | None]) -> int:
    """Of the derivative that is asked for."""
    word, sign = said.get("order"), said.get("sign") or ""
    return _ORDERS.index(word.lower()) + 1 if word else max(sign.count("'") + 2 * sign.count("″"), 1)


def _within(body: Node, variables: Iterable[str], *, partial: bool = False) -> Node:
    """d/dx of it, one by one, the last variable innermost."""
    for variable in reversed(tuple(variables)):
        body = Derivative(body, (variable,), partial)
    return body


def _gradient(text: str, by: str | None, kinds: Mapping[str, SymbolKind]) -> Posed | None:
    wrt = tuple(re.findall(r"[^\W\d_]\w*", re.sub(r"\band\b", ",", by or "")))
    if _AT_A_POINT.search(text):
        return None
    match read_at_once(text, Symbols(kinds, wrt or ("x",)), answer=False):
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
    functions = {node.function for node in _nodes(body) if isinstance(node, Apply)}
    return Posed(task, body, wrt, {**dict.fromkeys(sorted(functions), SymbolKind.FUNCTION), **(kinds or {})})


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
