"""Which rules differentiating an expression takes, read off the expression as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizapp.calculus.build import ONE, rational_value
from quizapp.calculus.tree_derivative import depends_on
from quizapp.notation.tree import Call, Constant, Negative, Node, Power, Product, Quotient, Sum, Symbol

RULE_OF: Mapping[str, str] = {
    "sin": "sine",
    "cos": "cosine",
    "tan": "tangent",
    "cot": "cotangent",
    "sec": "secant",
    "csc": "cosecant",
    "arcsin": "inverse-sine",
    "arccos": "inverse-cosine",
    "arctan": "inverse-tangent",
    "arccot": "inverse-cotangent",
    "arcsec": "inverse-secant",
    "arccsc": "inverse-cosecant",
    "sinh": "hyperbolic-sine",
    "cosh": "hyperbolic-cosine",
    "tanh": "hyperbolic-tangent",
    "exp": "exponential",
    "ln": "logarithm",
    "log": "general-logarithm",
    "sqrt": "square-root",
    "cbrt": "power",
    "root": "power",
    "abs": "absolute-value",
}


def rules_used(tree: Node, variable: str) -> tuple[str, ...]:
    """In the order in which one comes to them; each once."""
    return tuple(dict.fromkeys(_rules(tree, variable)))


def _rules(node: Node, variable: str) -> Iterator[str]:
    if not depends_on(node, variable):
        yield "constant"
        return
    match node:
        case Symbol():
            yield "linear"
        case Negative(Product(factors)):
            yield from _rules(Product((ONE, *factors)), variable)
        case Negative(operand):
            yield from _of_multiple([ONE], [operand], variable)
        case Sum(terms):
            yield from _of_sum(terms, variable)
        case Product(factors):
            fixed = [factor for factor in factors if not depends_on(factor, variable)]
            yield from _of_multiple(fixed, [factor for factor in factors if factor not in fixed], variable)
        case Quotient(numerator, denominator):
            yield from _of_quotient(numerator, denominator, variable)
        case Power(base, exponent):
            yield from _of_power(base, exponent, variable)
        case Call(function, arguments):
            if function in RULE_OF:
                yield RULE_OF[function]
            yield from _through(arguments[-1], variable)


def _of_sum(terms: tuple[Node, ...], variable: str) -> Iterator[str]:
    first, *others = terms
    signs = [isinstance(term, Negative) for term in others]
    if False in signs:
        yield "sum"
    if True in signs:
        yield "difference"
    yield from _rules(first, variable)
    for term in others:
        yield from _rules(term.operand if isinstance(term, Negative) else term, variable)


def _of_multiple(fixed: list[Node], moving: list[Node], variable: str) -> Iterator[str]:
    if fixed and moving != [Symbol(variable)]:
        yield "constant-multiple"
    if len(moving) > 1:
        yield "product"
    for factor in moving:
        yield from _rules(factor, variable)


def _of_quotient(numerator: Node, denominator: Node, variable: str) -> Iterator[str]:
    if not depends_on(denominator, variable):
        yield from _of_multiple([denominator], [numerator], variable)
    elif depends_on(numerator, variable):
        yield "quotient"
        yield from _rules(numerator, variable)
        yield from _rules(denominator, variable)
    else:
        if numerator != ONE:
            yield "constant-multiple"
        match denominator:
            case Power(base, exponent) if rational_value(exponent) is not None and base != Constant("e"):
                yield "power"
                yield from _through(base, variable)
            case _:
                yield "reciprocal"
                yield from _through(denominator, variable)


def _of_power(base: Node, exponent: Node, variable: str) -> Iterator[str]:
    if not depends_on(exponent, variable):
        yield "power"
        yield from _through(base, variable)
    elif base == Constant("e"):
        yield "exponential"
        yield from _through(exponent, variable)
    elif not depends_on(base, variable):
        yield "general-exponential"
        yield from _through(exponent, variable)
    else:
        yield from ("variable-exponent", "product", "logarithm")
        if base != Symbol(variable):
            yield from ("chain", *_rules(base, variable))
        yield from _rules(exponent, variable)


def _through(inner: Node, variable: str) -> Iterator[str]:
    """The chain rule, where something stands inside a function."""
    if inner != Symbol(variable):
        yield "chain"
        yield from _rules(inner, variable)
