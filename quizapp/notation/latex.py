"""A tree as LaTeX, the way a textbook sets it; it reads back to the same tree."""

from __future__ import annotations

from typing import assert_never

from quizapp.notation.marking import MARKED
from quizapp.notation.names import ELLIPSIS, FUNCTION_LETTERS, GREEK, INVERSES
from quizapp.notation.precedence import (
    Tightness,
    collected,
    digits,
    factors_of,
    is_short_name,
    is_written_as_number,
    starts_with_digit,
    terms_of,
    tightness,
)
from quizapp.notation.subscripts import base_and_subscript
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

MARKED_INK = "red"
"""The colour of a marked part; whoever draws it puts another in its place."""

_OPERATORS = frozenset(["arccot", "arcsec", "arccsc", "sech", "csch", *INVERSES.values(), "sign"]) - {
    "arcsin",
    "arccos",
    "arctan",
}
"""Functions that LaTeX has no command for."""

_CONSTANTS = {"pi": r"\pi", "e": "e", "infinity": r"\infty"}
_RELATIONS = {"≈": r"\approx", "≤": r"\le", "≥": r"\ge", "≠": r"\ne"}


def to_latex(node: Node) -> str:
    """The tree in LaTeX's mathematics mode, without dollars. A marked part has a colour of its own."""
    return _marked(node, _written(node))


def _marked(node: Node, written: str) -> str:
    if node.span != MARKED:
        return written
    # ziamath gives the colour of the space before a function's name to what was drawn last. So that this is nothing
    # that can be seen, lines without size stand at both ends.
    end = r"\rule{0em}{0em}"
    return rf"\textcolor{{{MARKED_INK}}}{{{end}{written}{end}}}"


def _written(node: Node) -> str:  # noqa: C901, PLR0912
    match node:
        case Number():
            return _number(node)
        case Constant(name):
            return _CONSTANTS[name]
        case Symbol(name):
            return _name(name)
        case Negative(operand):
            return "-" + _within(operand, Tightness.PRODUCT)
        case Sum():
            return _sum(node)
        case Product():
            return _product(node)
        case Quotient(above, below):
            return rf"\frac{{{to_latex(above)}}}{{{to_latex(below)}}}"
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(function, arguments):
            return _call(function, arguments, bare=_may_be_bare(arguments[-1]))
        case Apply():
            return _apply(node)
        case Derivative():
            return _derivative(node)
        case Gradient(body, variable):
            return _gradient(body, variable)
        case Limit(body, variable, target, side):
            return rf"\lim_{{{_name(variable)} \to {_target(target, side)}}} {_within(body, Tightness.PRODUCT)}"
        case BigSum():
            return _big_sum(node)
        case Transpose(operand):
            return rf"{_transposable(operand)}^{{\top}}"
        case Norm(operand, frobenius):
            return rf"\left\| {to_latex(operand)} \right\|" + ("_{F}" if frobenius else "")
        case Vector(components):
            return _matrix([(component,) for component in components])
        case Matrix(rows):
            return _matrix(rows)
        case Equation(left, right, relation):
            return f"{to_latex(left)} {_RELATIONS.get(relation, relation)} {_within(right, Tightness.SUM)}"
        case _:
            assert_never(node)


def _big_sum(node: BigSum) -> str:
    first = "" if node.start is None else f" = {to_latex(node.start)}"
    last = "" if node.end is None else f"^{{{to_latex(node.end)}}}"
    return rf"\sum_{{{_name(node.index)}{first}}}{last} {_within(node.body, Tightness.PRODUCT)}"


def _target(target: Node, side: str) -> str:
    written = to_latex(target)
    if not side:
        return written
    plain = isinstance(target, Number | Symbol | Constant)
    return f"{written if plain else _bracketed(written)}^{{{side}}}"


def _bracketed(written: str) -> str:
    return rf"\left({written}\right)"


def _within(node: Node, least: int) -> str:
    """The node, in brackets where it holds together less tightly than its place asks."""
    written = to_latex(node)
    return written if _tightness(node) >= least else _bracketed(written)


def _tightness(node: Node) -> int:
    if isinstance(node, Quotient):
        return Tightness.FACTOR  # the line of a fraction holds it together
    return tightness(node)


def _number(number: Number) -> str:
    if is_written_as_number(number):
        return digits(number)
    if number.value.denominator == 1:
        return str(number.value)
    return rf"\frac{{{number.value.numerator}}}{{{number.value.denominator}}}"


def _name(name: str) -> str:
    if name == ELLIPSIS:
        return r"\cdots"
    base, found = base_and_subscript(name)
    if base.startswith("Delta "):
        return rf"\Delta {_name(base.removeprefix('Delta ') + name[len(base) :])}"
    written = rf"\{base}" if base in GREEK else base
    if len(base) > 1 and base not in GREEK:
        written = rf"\mathrm{{{base}}}"
    if not found:
        return written
    lowered = rf"\{found}" if found in GREEK else found
    return f"{written}_{{{lowered}}}"


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
    written = ""
    for place, factor in enumerate(factors):
        after = factors[place + 1] if place + 1 < len(factors) else None
        piece = _factor(factor, after)
        if place:
            written += _between(factors[place - 1], factor, piece)
        written += piece
    return written


def _factor(factor: Node, after: Node | None) -> str:
    """A factor; a function keeps its argument without brackets only where nothing could join the argument."""
    if after is None or _begins_with_name(after):
        return _within(factor, Tightness.FACTOR)
    match factor:
        case Call(function, arguments):
            return _marked(factor, _call(function, arguments, bare=False))
        case Power(Call() as call, exponent) if _is_power_of_name(call, exponent):
            return _marked(factor, _power_of_call(call, exponent, bare=False))
        case Limit() | BigSum():
            return _bracketed(to_latex(factor))
        case _:
            return _within(factor, Tightness.FACTOR)


def _begins_with_name(node: Node) -> bool:
    """Whether a factor begins with a function's name, which ends the argument before it."""
    match node:
        case Call(function):
            return function not in {"sqrt", "cbrt", "root", "abs"}
        case Power(Call() as call, exponent):
            return _is_power_of_name(call, exponent)
        case _:
            return False


def _between(left: Node, right: Node, piece: str) -> str:
    if starts_with_digit(right):
        return r" \cdot "
    if piece.startswith(r"\left(") and _takes_brackets(left):
        return r" \cdot "
    if isinstance(left, Derivative) and not isinstance(right, Derivative):
        return r" \cdot " if is_short_name(left.body) else " "
    if isinstance(left, Symbol) and base_and_subscript(left.name)[0] in {"d", "D", "Delta"}:
        return r" \cdot "
    if isinstance(left, Number) and is_written_as_number(left):
        return " " if piece.startswith("\\") else ""
    return r" \, " if _begins_with_name(right) else " "


def _takes_brackets(node: Node) -> bool:
    match node:
        case Symbol(name):
            return base_and_subscript(name)[0] in FUNCTION_LETTERS
        case Apply(_, ()):
            return True
        case Power(base, _):
            return _takes_brackets(base)
        case Derivative(body):
            return is_short_name(body)
        case _:
            return False


def _power(base: Node, exponent: Node) -> str:
    if isinstance(base, Call) and _is_power_of_name(base, exponent):
        return _power_of_call(base, exponent, bare=_may_be_bare(base.arguments[-1]))
    raised = f"^{{{to_latex(exponent)}}}"
    if isinstance(base, Vector | Matrix):
        return f"{{{to_latex(base)}}}{raised}"
    if isinstance(base, Call) and base.function in {"sqrt", "cbrt", "root"}:
        return _bracketed(to_latex(base)) + raised
    if isinstance(base, Call) and base.function != "abs":
        return _call(base.function, base.arguments, bare=False) + raised
    if isinstance(base, Apply) and not base.arguments and (base.primes or base.partials):
        return _bracketed(to_latex(base)) + raised
    return _within(base, Tightness.OPERAND) + raised


def _is_power_of_name(call: Call, exponent: Node) -> bool:
    """Whether the power is set behind the name, sin² x; never the -1 that would make it the inverse."""
    is_plain = (isinstance(exponent, Number) and is_written_as_number(exponent)) or isinstance(exponent, Symbol)
    return call.function in _POWERED and is_plain


_POWERED = frozenset([*INVERSES, *INVERSES.values(), "ln"])


def _power_of_call(call: Call, exponent: Node, *, bare: bool) -> str:
    name = f"{_function(call.function)}^{{{to_latex(exponent)}}}"
    return name + _argument(call.arguments[-1], bare=bare, space=r"\, ")


def _call(function: str, arguments: tuple[Node, ...], *, bare: bool) -> str:
    match function, arguments:
        case "sqrt", (argument,):
            return rf"\sqrt{{{to_latex(argument)}}}"
        case "cbrt", (argument,):
            return rf"\sqrt[3]{{{to_latex(argument)}}}"
        case "root", (index, argument):
            return rf"\sqrt[{to_latex(index)}]{{{to_latex(argument)}}}"
        case "abs", (argument,):
            return rf"\left| {to_latex(argument)} \right|"
        case "factorial", (argument,):
            return f"{to_latex(argument)}!"
        case "log", (base, argument):
            return rf"\log_{{{to_latex(base)}}}" + _argument(argument, bare=bare, space=r"\, ")
        case _:
            space = " " if function not in _OPERATORS else r"\, "
            return _function(function) + _argument(arguments[-1], bare=bare, space=space)


def _function(name: str) -> str:
    return rf"\{name}" if name not in _OPERATORS else rf"\operatorname{{{name}}}"


def _argument(argument: Node, *, bare: bool, space: str) -> str:
    return space + to_latex(argument) if bare else _bracketed(to_latex(argument))


def _may_be_bare(argument: Node) -> bool:
    """Whether an argument needs no brackets: x, 2x, f(x)."""
    match argument:
        case Symbol() | Constant():
            return True
        case Number():
            return is_written_as_number(argument)
        case Product((Number() as number, Symbol())):
            return is_written_as_number(number)
        case Product((Constant("pi"), Symbol())) | Call("abs"):
            return True
        case _:
            return False


def _apply(node: Apply) -> str:
    name = _name(node.function)
    if node.partials:
        name += f"_{{{' '.join(map(_name, node.partials))}}}"
    name += "'" * node.primes
    if not node.arguments:
        return name
    return name + _bracketed(", ".join(map(to_latex, node.arguments)))


def _derivative(node: Derivative) -> str:
    d = r"\partial" if node.partial else "d"
    order = len(node.variables)
    above = d if order == 1 else f"{d}^{{{order}}}"
    below = " ".join(_differential(d, name, times) for name, times in collected(node.variables))
    if is_short_name(node.body):
        return rf"\frac{{{above}{_apart(d)}{to_latex(node.body)}}}{{{below}}}"
    return rf"\frac{{{above}}}{{{below}}}\left[{to_latex(node.body)}\right]"


def _apart(d: str) -> str:
    return " " if d.startswith("\\") else ""


def _differential(d: str, name: str, times: int) -> str:
    return d + _apart(d) + _name(name) + ("" if times == 1 else f"^{{{times}}}")


def _gradient(body: Node, variable: str) -> str:
    nabla = rf"\nabla_{{{_name(variable)}}}" if variable else r"\nabla"
    if is_short_name(body):
        return f"{nabla} {to_latex(body)}"
    return rf"{nabla} \left[{to_latex(body)}\right]"


def _transposable(operand: Node) -> str:
    if isinstance(operand, Vector | Matrix):
        return f"{{{to_latex(operand)}}}"
    if isinstance(operand, Call) or (isinstance(operand, Apply) and not operand.arguments):
        return _bracketed(to_latex(operand))
    return _within(operand, Tightness.OPERAND)


def _matrix(rows: list[tuple[Node, ...]] | tuple[tuple[Node, ...], ...]) -> str:
    body = r" \\ ".join(" & ".join(map(to_latex, row)) for row in rows)
    return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"
