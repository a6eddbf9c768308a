"""A tree as plain notation, which reads back to the same tree.

Powers are `x^2`, calls have brackets, names are English (`theta`), brackets are as few as reading allows. Sums directly
in sums and products directly in products lose their brackets, as reading joins them too.
"""

from __future__ import annotations

from itertools import pairwise
from typing import assert_never

from quizapp.notation.names import ELLIPSIS, FUNCTION_LETTERS, GREEK, SHY
from quizapp.notation.precedence import (
    Tightness,
    collected,
    digits,
    factors_of,
    is_short_name,
    is_written_as_number,
    plain_base,
    starts_with_digit,
    terms_of,
    tightness,
)
from quizapp.notation.tree import (
    Apply,
    BigSum,
    Call,
    Constant,
    Derivative,
    Equation,
    Gradient,
    Limit,
    Matrix,
    Negative,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

_WRITTEN_OTHERWISE = frozenset({"factorial", "log", "abs"})
"""Functions that are not written with their name in front of a bracket, or not always."""


def to_text(node: Node) -> str:  # noqa: C901, PLR0912
    """The tree in plain notation."""
    match node:
        case Symbol():
            return _name(node.name)
        case Number():
            return _number(node)
        case Product():
            return _product(node)
        case Call():
            return _call(node.function, node.arguments)
        case Power():
            return f"{_within(node.base, Tightness.OPERAND)}^{_exponent(node.exponent)}"
        case Sum():
            return _sum(node)
        case Constant():
            return node.name
        case Negative():
            return "-" + _within(node.operand, Tightness.PRODUCT)
        case Quotient():
            return f"{_numerator(node.numerator)}/{_denominator(node.denominator)}"
        case Apply():
            return _apply(node)
        case Derivative():
            return _derivative(node)
        case Gradient(body, variable):
            return _gradient(body, variable)
        case Limit(body, variable, target, side):
            return f"lim_({_name(variable)}->{to_text(target)}{side}) {_within(body, Tightness.PRODUCT)}"
        case BigSum():
            return _big_sum(node)
        case Transpose(Vector() as operand):
            return f"transpose{to_text(operand)}"
        case Transpose(operand):
            return f"{_within(operand, Tightness.OPERAND)}ᵀ"
        case Norm(operand, frobenius):
            return _norm(operand) + ("_F" if frobenius else "")
        case Vector(components):
            return f"({', '.join(map(to_text, components))})"
        case Matrix(rows):
            return "[" + ", ".join(f"[{', '.join(map(to_text, row))}]" for row in rows) + "]"
        case Equation(left, right, relation):
            return f"{to_text(left)} {relation} {_within(right, Tightness.SUM)}"
        case _:
            assert_never(node)


def _within(node: Node, least: int) -> str:
    """The node, in brackets where it holds together less tightly than its place asks."""
    written = to_text(node)
    return written if tightness(node) >= least else f"({written})"


def _number(number: Number) -> str:
    if is_written_as_number(number):
        return digits(number)
    if number.value.denominator == 1:
        return str(number.value)
    return f"{number.value.numerator}/{number.value.denominator}"


def _name(name: str) -> str:
    """A name as it is typed; Greek names that would be taken for products of letters as Greek letters."""
    base = plain_base(name)
    if base not in SHY:
        return "..." if name == ELLIPSIS else name
    return GREEK[base] + name[len(base) :]


def _sum(node: Sum) -> str:
    first, *rest = terms_of(node)
    written = _within(first, Tightness.SIGN)
    for term in rest:
        if isinstance(term, Negative):
            written += " - " + _within(term.operand, Tightness.PRODUCT)
        else:
            written += " + " + _within(term, Tightness.PRODUCT)
    return written


def _product(node: Product) -> str:
    factors = factors_of(node)
    written = _within(factors[0], Tightness.FACTOR)
    for left, right in pairwise(factors):
        piece = _within(right, Tightness.FACTOR)
        written += _between(left, right, piece) + piece
    return written


def _between(left: Node, right: Node, piece: str) -> str:
    """What stands between two factors: nothing in 2x, a space in x sin(x), a * where a space would mislead."""
    if starts_with_digit(right) or (isinstance(right, Number) and not is_written_as_number(right)):
        return "*"
    if isinstance(left, Number) and is_written_as_number(left):
        return "" if piece.startswith("(") or _is_letter(right) else " "
    if _takes_brackets(left) and piece.startswith("("):
        return "*"
    fractions = isinstance(right, Derivative) and is_short_name(right.body)
    if isinstance(left, Derivative | Limit | BigSum) and not fractions:
        return "*" if is_short_name(left.body) else " "
    if isinstance(left, Symbol) and plain_base(left.name) in {"d", "D", "Delta"}:
        return "*"
    return "" if piece.startswith("(") and tightness(left) is not Tightness.FACTOR else " "


def _is_letter(node: Node) -> bool:
    match node:
        case Symbol(name):
            return name != ELLIPSIS
        case Constant():
            return True
        case Power(base, _):
            return _is_letter(base)
        case _:
            return False


def _takes_brackets(node: Node) -> bool:
    """Whether a bracket behind it would hold its arguments."""
    match node:
        case Symbol(name):
            return plain_base(name) in FUNCTION_LETTERS
        case Apply(_, ()):
            return True
        case Power(base, exponent):
            return _takes_brackets(base) or _takes_brackets(exponent)
        case Derivative(body):
            return is_short_name(body)
        case _:
            return False


def _numerator(node: Node) -> str:
    if isinstance(node, Quotient | Limit | BigSum | Derivative | Gradient):
        return f"({to_text(node)})"
    return _within(node, Tightness.PRODUCT)


def _denominator(node: Node) -> str:
    if isinstance(node, Derivative):
        return f"({to_text(node)})"
    return _within(node, Tightness.FACTOR)


def _exponent(node: Node) -> str:
    match node:
        case Number() if is_written_as_number(node):
            return digits(node)
        case Negative(Number() as number) if is_written_as_number(number):
            return f"-{digits(number)}"
        case Constant():
            return to_text(node)
        case Symbol(name) if (
            " " not in name and plain_base(name) not in FUNCTION_LETTERS and name not in {"T", "d", "D"}
        ):
            return _name(name)
        case _:
            return f"({to_text(node)})"


def _call(function: str, arguments: tuple[Node, ...]) -> str:
    if function not in _WRITTEN_OTHERWISE:
        return f"{function}({', '.join(map(to_text, arguments))})"
    match function, arguments:
        case "factorial", (argument,):
            return f"{to_text(argument)}!"
        case "log", (base, argument):
            return f"log_{_subscript(base)}({to_text(argument)})"
        case "abs", (argument,) if "|" not in (written := to_text(argument)):
            return f"|{written}|"
        case _:
            return f"{function}({', '.join(map(to_text, arguments))})"


def _subscript(node: Node) -> str:
    simple = isinstance(node, Constant) or (isinstance(node, Number) and is_written_as_number(node))
    return to_text(node) if simple else f"({to_text(node)})"


def _big_sum(node: BigSum) -> str:
    first = "" if node.start is None else f"={to_text(node.start)}"
    last = "" if node.end is None else f"^{_exponent(node.end)}"
    return f"sum_({_name(node.index)}{first}){last} {_within(node.body, Tightness.PRODUCT)}"


def _norm(operand: Node) -> str:
    written = to_text(operand)
    return f"norm({written})" if "‖" in written else f"‖{written}‖"


def _apply(node: Apply) -> str:
    name = _name(node.function)
    if node.partials:
        joined = "".join(node.partials)
        name += f"_{joined}" if joined.isalpha() else f"_{{{joined}}}"
    name += "'" * node.primes
    if not node.arguments:
        return name
    return f"{name}({', '.join(map(to_text, node.arguments))})"


def _derivative(node: Derivative) -> str:
    d = "∂" if node.partial else "d"
    order = len(node.variables)
    above = d if order == 1 else f"{d}^{order}"
    groups = collected(node.variables)
    below = "".join(_differential(d, name, times) for name, times in groups)
    if len(groups) > 1:
        below = f"({below})"
    if is_short_name(node.body):
        return f"{above}{_spaced(to_text(node.body))}/{below}"
    return f"{above}/{below} [{to_text(node.body)}]"


def _differential(d: str, name: str, times: int) -> str:
    return d + _spaced(_name(name)) + ("" if times == 1 else f"^{times}")


def _spaced(name: str) -> str:
    """A long name stands apart from the d before it, as in d theta."""
    return f" {name}" if len(plain_base(name)) > 1 else name


def _gradient(body: Node, variable: str) -> str:
    nabla = "∇"
    if variable:
        nabla += f"_{variable}" if len(variable) == 1 else f"_{{{_name(variable)}}}"
    if is_short_name(body):
        return nabla + (" " if variable else "") + to_text(body)
    return f"{nabla} [{to_text(body)}]"
