"""From SymPy back to the syntax tree, the way that a textbook would write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from quizapp.calculus.build import E, call, minus, over, plus, rational, times
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.to_sympy import FUNCTIONS
from quizapp.calculus.untyped import Expression, sympy
from quizapp.notation.tree import Apply, Constant, Negative, Node, Number, Power, Symbol

_NAMES: Mapping[str, str] = {
    getattr(function, "__name__", name): name
    for name, function in FUNCTIONS.items()
    if name not in {"sqrt", "cbrt", "exp"}
}
_HALF = sympy.Rational(1, 2)


def from_sympy(expression: Expression) -> Node:
    """Raises DifferentiationError for what the notation has no words for."""
    match expression:
        case sympy.Rational():
            return rational(Fraction(int(expression.p), int(expression.q)))
        case sympy.Symbol():
            return Symbol(expression.name)
        case sympy.Add():
            return _sum(expression)
        case sympy.Mul():
            return _product(expression)
        case sympy.Pow() | sympy.exp():
            return _product(expression)
        case sympy.Derivative():
            return _derivative(expression)
        case sympy.Subs():
            return _taken_at(expression)
        case sympy.Function():
            return _function(expression)
        case _:
            return _constant(expression)


def _constant(expression: Expression) -> Node:
    if expression == sympy.pi:
        return Constant("pi")
    if expression == sympy.E:
        return E
    raise DifferentiationError("The derivative of this cannot be written as a real expression.")


def _sum(expression: Expression) -> Node:
    """In SymPy's order, but starting with a term that has no minus: 1 − x²."""
    terms = [from_sympy(term) for term in expression.as_ordered_terms()]
    leading = next((place for place, term in enumerate(terms) if not isinstance(term, Negative)), 0)
    return plus(terms[leading], *terms[:leading], *terms[leading + 1 :])


def _product(expression: Expression) -> Node:
    """A sign, what stands above, and what stands below the line."""
    coefficient, rest = expression.as_coeff_Mul()
    above: list[Node] = []
    below: list[Node] = []
    for factor in sympy.Mul.make_args(rest):
        _place(factor, above, below)
    value = Fraction(int(coefficient.p), int(coefficient.q))
    top = times(*_number(abs(value.numerator)), *above)
    bottom = times(*_number(value.denominator), *below)
    quotient = over(top, bottom)
    return minus(quotient) if value < 0 else quotient


def _number(value: int) -> Sequence[Node]:
    return () if value == 1 else (Number(Fraction(value)),)


def _place(factor: Expression, above: list[Node], below: list[Node]) -> None:
    base, exponent = factor.as_base_exp()
    if isinstance(factor, sympy.exp) or base == sympy.E:
        exponent = factor.args[0] if isinstance(factor, sympy.exp) else exponent
        above.append(Power(E, from_sympy(exponent)) if exponent != 1 else E)
    elif isinstance(exponent, sympy.Rational) and exponent < 0:
        below.append(_power(base, -exponent))
    elif isinstance(base, sympy.sign) and exponent == 1:
        argument = from_sympy(base.args[0])
        above.append(argument)
        below.append(call("abs", argument))
    else:
        above.append(_power(base, exponent))


def _power(base: Expression, exponent: Expression) -> Node:
    if exponent == 1:
        return from_sympy(base)
    if exponent == _HALF:
        return call("sqrt", from_sympy(base))
    return Power(from_sympy(base), from_sympy(exponent))


def _function(expression: Expression) -> Node:
    name = type(expression).__name__
    arguments = tuple(from_sympy(argument) for argument in expression.args)
    if isinstance(expression, sympy.sign):
        return over(arguments[0], call("abs", arguments[0]))
    if name in _NAMES:
        return call(_NAMES[name], *arguments)
    if isinstance(expression, sympy.core.function.AppliedUndef):
        return Apply(name, arguments)
    raise DifferentiationError("The derivative of this cannot be written as a real expression.")


def _derivative(expression: Expression) -> Node:
    """f'(x); of several variables, f_x(x, y)."""
    body = expression.expr
    if not isinstance(body, sympy.core.function.AppliedUndef):
        raise DifferentiationError("The derivative of this cannot be written as a real expression.")
    arguments = tuple(from_sympy(argument) for argument in body.args)
    variables = [variable for variable, count in expression.variable_count for _ in range(int(count))]
    if len(arguments) == 1:
        return Apply(type(body).__name__, arguments, primes=len(variables))
    return Apply(type(body).__name__, arguments, partials=tuple(variable.name for variable in variables))


def _taken_at(expression: Expression) -> Node:
    """f'(g(x)): the derivative of f, taken at g(x)."""
    inner = _derivative(expression.expr)
    if not isinstance(inner, Apply) or len(inner.arguments) != 1:
        raise DifferentiationError("The derivative of this cannot be written as a real expression.")
    return Apply(inner.function, (from_sympy(expression.point[0]),), inner.primes)
