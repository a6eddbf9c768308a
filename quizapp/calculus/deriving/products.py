"""Products and quotients of functions."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.calculus.build import ONE, minus, over, plus, rational, times
from quizapp.calculus.derivation import Chain, Path, Step
from quizapp.calculus.deriving.chains import chained
from quizapp.calculus.deriving.context import Deriving
from quizapp.calculus.deriving.linear import of_multiple
from quizapp.calculus.filling import Bindings, Function
from quizapp.notation.tree import Call, Negative, Node, Power, Product, Quotient, Symbol

_NAMES = "uvwpqr"


def of_product(deriving: Deriving, node: Product, variable: str, path: Path) -> Step:
    moving = [place for place, factor in enumerate(node.factors) if deriving.depends(factor, variable)]
    if len(moving) == len(node.factors):
        return _of_functions(deriving, node, variable, path)
    factor = times(*(factor for place, factor in enumerate(node.factors) if place not in moving))
    if len(moving) == 1:
        rest, rest_path = node.factors[moving[0]], (*path, moving[0])
    else:
        rest, rest_path = Product(tuple(node.factors[place] for place in moving)), path
    return of_multiple(deriving, node, variable, path, factor=factor, rest=rest, rest_path=rest_path)


def _of_functions(deriving: Deriving, node: Product, variable: str, path: Path) -> Step:
    """Each factor changes once; of two factors it is the formula of the product rule."""
    factors = node.factors
    steps = [deriving.step(factor, variable, (*path, place)) for place, factor in enumerate(factors)]

    def assemble(afters: Sequence[Node]) -> Node:
        if len(factors) == 2:
            f, g = (Function(variable, *pair) for pair in zip(factors, afters, strict=True))
            return deriving.formulas.derivative("product", variable, Bindings({}, {"f": f, "g": g}))
        return plus(*(times(*factors[:place], after, *factors[place + 1 :]) for place, after in enumerate(afters)))

    names = [name for name, _ in zip(_NAMES, factors, strict=False)]
    parts = [*zip(names, factors, strict=False), *((f"{n}'", s.after) for n, s in zip(names, steps, strict=False))]
    return deriving.finished("product", node, variable, path, assemble, steps=steps, parts=parts)


def of_quotient(deriving: Deriving, node: Quotient, variable: str, path: Path) -> Step:
    above, below = node.numerator, node.denominator
    if not deriving.depends(below, variable):
        return _over_constant(deriving, node, variable, path)
    if not deriving.depends(above, variable):
        return _of_constant_above(deriving, node, variable, path)
    steps = (deriving.step(above, variable, (*path, 0)), deriving.step(below, variable, (*path, 1)))

    def assemble(afters: Sequence[Node]) -> Node:
        functions = {"f": Function(variable, above, afters[0]), "g": Function(variable, below, afters[1])}
        return deriving.formulas.derivative("quotient", variable, Bindings({}, functions))

    parts = (("u", above), ("v", below), ("u'", steps[0].after), ("v'", steps[1].after))
    return deriving.finished("quotient", node, variable, path, assemble, steps=steps, parts=parts)


def _over_constant(deriving: Deriving, node: Quotient, variable: str, path: Path) -> Step:
    """c f(x)/d is the multiple c/d of f(x)."""
    above = node.numerator
    if isinstance(above, Product):
        moving = [place for place, factor in enumerate(above.factors) if deriving.depends(factor, variable)]
        still = times(*(factor for place, factor in enumerate(above.factors) if place not in moving))
        rest = times(*(above.factors[place] for place in moving))
        rest_path = (*path, 0, moving[0]) if len(moving) == 1 else (*path, 0)
    elif isinstance(above, Negative):
        still, rest, rest_path = minus(ONE), above.operand, (*path, 0, 0)
    else:
        still, rest, rest_path = ONE, above, (*path, 0)
    factor = over(still, node.denominator)
    return of_multiple(deriving, node, variable, path, factor=factor, rest=rest, rest_path=rest_path)


def _of_constant_above(deriving: Deriving, node: Quotient, variable: str, path: Path) -> Step:
    """c/(d v) is the multiple c/d of 1/v."""
    factor, below = node.numerator, node.denominator
    if isinstance(below, Negative):
        factor, below = minus(factor), below.operand
    if isinstance(below, Product):
        still = [part for part in below.factors if not deriving.depends(part, variable)]
        below = times(*(part for part in below.factors if deriving.depends(part, variable)))
        factor = over(factor, times(*still))
    if factor != ONE:
        reciprocal = Quotient(ONE, below)
        return of_multiple(deriving, node, variable, path, factor=factor, rest=reciprocal, rest_path=path)
    return _of_reciprocal(deriving, node, variable, path)


def _of_reciprocal(deriving: Deriving, node: Quotient, variable: str, path: Path) -> Step:
    """1/v: a power where v is one, else 1/u with the inner function v."""
    base, exponent = _as_power(deriving, node.denominator, variable)
    if base != Symbol(variable):
        letter = deriving.placeholder(node)
        outer = Quotient(ONE, _with_base(node.denominator, base, Symbol(letter)))
        inner_path = (*path, 1) if base == node.denominator else (*path, 1, 0)
        return chained(deriving, node, variable, path, chain=Chain(letter, outer, base), inner_path=inner_path)
    form = Power(base, minus(exponent))
    if exponent == ONE:
        result = deriving.formulas.derivative("reciprocal", variable, Bindings())
        return deriving.finished("reciprocal", node, variable, path, lambda _: result, forms=(form,))
    result = deriving.formulas.derivative("power", variable, Bindings({"n": minus(exponent)}))
    parts = (("base", base), ("exponent", minus(exponent)))
    return deriving.finished("power", node, variable, path, lambda _: result, parts=parts, forms=(form,))


def _as_power(deriving: Deriving, node: Node, variable: str) -> tuple[Node, Node]:
    match node:
        case Power(base, exponent) if not deriving.depends(exponent, variable):
            return base, exponent
        case Call("sqrt", (base,)):
            return base, over(ONE, rational(2))
        case Call("cbrt", (base,)):
            return base, over(ONE, rational(3))
        case _:
            return node, ONE


def _with_base(node: Node, base: Node, replacement: Node) -> Node:
    if node == base:
        return replacement
    match node:
        case Power(_, exponent):
            return Power(replacement, exponent)
        case Call(function):
            return Call(function, (replacement,))
        case _:
            return replacement
