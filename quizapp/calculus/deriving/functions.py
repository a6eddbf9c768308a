"""Known functions, and undefined ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.calculus.build import ONE, E, call, over, plus, rational, times
from quizapp.calculus.derivation import Chain, Path, Step
from quizapp.calculus.deriving.chains import chained
from quizapp.calculus.deriving.context import Deriving
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.filling import Bindings, filled
from quizapp.calculus.walk import nodes
from quizapp.notation.tree import Apply, Call, Derivative, Node, Power, Symbol

_EXPONENTS = {"sqrt": over(ONE, rational(2)), "cbrt": over(ONE, rational(3))}


def of_call(deriving: Deriving, node: Call, variable: str, path: Path) -> Step:
    """A known function, at the variable or at an inner function."""
    if len(node.arguments) == 2 and deriving.depends(node.arguments[0], variable):
        return _of_moving_parameter(deriving, node, variable, path)
    inner = node.arguments[-1]
    if inner != Symbol(variable):
        letter = deriving.placeholder(node)
        outer = replace(node, arguments=(*node.arguments[:-1], Symbol(letter)))
        inner_path = (*path, len(node.arguments) - 1)
        return chained(deriving, node, variable, path, chain=Chain(letter, outer, inner), inner_path=inner_path)
    return _of_known(deriving, node, variable, path)


def _of_known(deriving: Deriving, node: Call, variable: str, path: Path) -> Step:
    formula = deriving.formulas.functions.get(node.function)
    if formula is None or not isinstance(formula.pattern, Call):
        raise DifferentiationError(f"{node.function} cannot be differentiated here.")
    letters = {
        named.name: given
        for named, given in zip(formula.pattern.arguments[:-1], node.arguments[:-1], strict=True)
        if isinstance(named, Symbol)
    }
    result = filled(formula.result, formula.variable, variable, Bindings(letters), _none)
    return deriving.finished(formula.rule, node, variable, path, lambda _: result, forms=_forms(node, variable))


def _forms(node: Call, variable: str) -> tuple[Node, ...]:
    """√x as a power, where the power rule is recognised too."""
    match node:
        case Call(function) if function in _EXPONENTS:
            return (Power(Symbol(variable), _EXPONENTS[function]),)
        case Call("root", (index, _)):
            return (Power(Symbol(variable), over(ONE, index)),)
        case Call("exp"):
            return (Power(E, Symbol(variable)),)
        case _:
            return ()


def _none(node: Node, variable: str) -> Node:
    raise DifferentiationError(f"{node} cannot be differentiated by {variable} here.")


def _of_moving_parameter(deriving: Deriving, node: Call, variable: str, path: Path) -> Step:
    """log_x 3 is ln 3/ln x, and the x-th root is a power."""
    parameter, argument = node.arguments
    match node.function:
        case "log":
            other: Node = over(call("ln", argument), call("ln", parameter))
        case _:
            other = Power(argument, over(ONE, parameter))
    step = deriving.step(other, variable, path)
    return replace(step, before=node, forms=(other,), path=path)


def of_undefined(deriving: Deriving, node: Apply, variable: str, path: Path) -> Step:
    """f'(x), f'(u) u', or ∂f/∂u u' + ∂f/∂v v'."""
    if not node.arguments:
        return _of_bare(deriving, node, variable, path)
    if len(node.arguments) > 1:
        return _of_several(deriving, node, variable, path)
    if node.arguments[0] != Symbol(variable):
        letter = deriving.placeholder(node)
        chain = Chain(letter, replace(node, arguments=(Symbol(letter),)), node.arguments[0])
        return chained(deriving, node, variable, path, chain=chain, inner_path=(*path, 0))
    result = replace(node, primes=node.primes + 1)
    return deriving.finished("", node, variable, path, lambda _: result)


def _of_bare(deriving: Deriving, node: Apply, variable: str, path: Path) -> Step:
    result: Node = replace(node, primes=node.primes + 1)
    if len(deriving.symbols.variables) > 1:
        result = Derivative(node, (variable,), partial=True)
    return deriving.finished("", node, variable, path, lambda _: result)


def _of_several(deriving: Deriving, node: Apply, variable: str, path: Path) -> Step:
    parameters = _parameters(deriving, node)
    partials = [_partial(node, parameter) for parameter in parameters]
    own = [partial for argument, partial in zip(node.arguments, partials, strict=True) if argument == Symbol(variable)]
    if len(own) == 1 and all(isinstance(argument, Symbol) for argument in node.arguments):
        return deriving.finished("", node, variable, path, lambda _: own[0])
    steps = [deriving.step(argument, variable, (*path, place)) for place, argument in enumerate(node.arguments)]

    def assemble(afters: Sequence[Node]) -> Node:
        return plus(*(times(partial, after) for partial, after in zip(partials, afters, strict=True)))

    parts = [*zip(parameters, node.arguments, strict=True)]
    return deriving.finished("chain-multivariable", node, variable, path, assemble, steps=steps, parts=parts)


def _partial(node: Apply, parameter: str) -> Apply:
    return replace(node, partials=(*node.partials, parameter))


def _parameters(deriving: Deriving, node: Apply) -> tuple[str, ...]:
    """The letters in its brackets, or else the variables of the question, in their order."""
    letters = tuple(argument.name for argument in node.arguments if isinstance(argument, Symbol))
    if len(set(letters)) == len(node.arguments):
        return letters
    if len(deriving.symbols.variables) == len(node.arguments):
        return deriving.symbols.variables
    raise DifferentiationError(f"{node.function} is a function of several variables, and it is not said of which.")


def of_derivative(deriving: Deriving, node: Derivative, variable: str, path: Path) -> Step:
    """A derivative within: worked out first, then differentiated once more."""
    inside = node.body
    if isinstance(inside, Apply | Symbol) and not any(isinstance(part, Call) for part in nodes(inside)):
        return deriving.finished(
            "", node, variable, path, lambda _: replace(node, variables=(*node.variables, variable))
        )
    for letter in node.variables:
        inside = deriving.step(inside, letter, (*path, 0)).after
    return replace(deriving.step(inside, variable, path), path=path)
