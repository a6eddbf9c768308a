"""Powers with a constant exponent, with a constant base, and with neither."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.calculus.build import E, call, times
from quizapp.calculus.derivation import Chain, Path, Step
from quizapp.calculus.deriving.chains import chained
from quizapp.calculus.deriving.context import Deriving
from quizapp.calculus.filling import Bindings, Function, filled
from quizapp.notation.tree import Node, Power, Symbol


def of_power(deriving: Deriving, node: Power, variable: str, path: Path) -> Step:
    base, exponent = node.base, node.exponent
    if not deriving.depends(exponent, variable):
        return _of_constant_exponent(deriving, node, variable, path)
    if not deriving.depends(base, variable):
        return _of_constant_base(deriving, node, variable, path)
    logarithm = times(exponent, call("ln", base))
    inner = deriving.step(logarithm, variable, path)
    formula = deriving.formulas.structures["variable-exponent"]
    functions = {"f": Function(variable, base), "g": Function(variable, exponent)}

    def assemble(afters: Sequence[Node]) -> Node:
        return filled(formula.result, formula.variable, variable, Bindings({}, functions), lambda *_: afters[0])

    parts = (("base", base), ("exponent", exponent), ("ln", logarithm), ("ln'", inner.after))
    return deriving.finished("variable-exponent", node, variable, path, assemble, steps=(inner,), parts=parts)


def _of_constant_exponent(deriving: Deriving, node: Power, variable: str, path: Path) -> Step:
    if node.base != Symbol(variable):
        letter = deriving.placeholder(node)
        chain = Chain(letter, Power(Symbol(letter), node.exponent), node.base)
        return chained(deriving, node, variable, path, chain=chain, inner_path=(*path, 0))
    result = deriving.formulas.derivative("power", variable, Bindings({"n": node.exponent}))
    parts = (("base", node.base), ("exponent", node.exponent))
    return deriving.finished("power", node, variable, path, lambda _: result, parts=parts)


def _of_constant_base(deriving: Deriving, node: Power, variable: str, path: Path) -> Step:
    if node.exponent != Symbol(variable):
        letter = deriving.placeholder(node)
        chain = Chain(letter, Power(node.base, Symbol(letter)), node.exponent)
        return chained(deriving, node, variable, path, chain=chain, inner_path=(*path, 1))
    rule = "exponential" if node.base == E else "general-exponential"
    result = deriving.formulas.derivative(rule, variable, Bindings({"a": node.base}))
    parts = (("base", node.base), ("exponent", node.exponent))
    return deriving.finished(rule, node, variable, path, lambda _: result, parts=parts)
