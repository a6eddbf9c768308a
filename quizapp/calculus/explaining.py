"""One sentence for each step: what the rule is applied to here."""

from __future__ import annotations

from quizapp.calculus.derivation import Step
from quizapp.calculus.formulas import Formulas
from quizapp.notation.text import to_text
from quizapp.notation.tree import Negative, Node, Number, Symbol


def explained(step: Step, formulas: Formulas) -> str:
    """Formulas in it stand between dollar signs."""
    parts = {part.name: part.node for part in step.parts}
    match step.rule:
        case "product":
            named = [f"${name} = {to_text(node)}$" for name, node in parts.items() if not name.endswith("'")]
            return f"Product rule with {_listed(named)}."
        case "quotient":
            return f"Quotient rule with $u = {to_text(parts['u'])}$ and $v = {to_text(parts['v'])}$."
        case "chain":
            return _of_chain(step, parts)
        case "sum" | "difference":
            return "Term by term: each one is differentiated by itself."
        case "constant-multiple":
            return f"The constant factor {_math(parts['c'])} waits in front."
        case "constant":
            return f"{_math(step.before)} does not change with ${step.variable}$, so its derivative is $0$."
        case "linear":
            return f"{_math(step.before)} is a straight line with the slope {_math(step.after)}."
        case "power" if "exponent" in parts:
            return _of_power(parts["exponent"])
        case "variable-exponent":
            return _of_variable_exponent(step, parts)
        case "partial" | "gradient" | "chain-multivariable" | "":
            return _of_several(step, parts)
        case rule:
            return f"{formulas.names[rule]}: {_derivative_is(step)}."


def _of_chain(step: Step, parts: dict[str, Node]) -> str:
    letter = step.parts[1].name
    return (
        f"Chain rule: the outer function is {_math(parts['outer'])}, the inner one is "
        f"${letter} = {to_text(step.parts[1].node)}$."
    )


def _of_power(exponent: Node) -> str:
    if isinstance(exponent, Negative | Number | Symbol):
        return f"Power rule: the exponent {_math(exponent)} comes down as a factor, and is lowered by one."
    return f"Power rule with the exponent {_math(exponent)}: it comes down as a factor, and is lowered by one."


def _of_variable_exponent(step: Step, parts: dict[str, Node]) -> str:
    return (
        f"Base and exponent both change, so write it as $e^({to_text(parts['ln'])})$: it is multiplied by the "
        f"derivative of the exponent, $({to_text(parts['ln'])})' = {to_text(step.steps[0].after)}$."
    )


def _of_several(step: Step, parts: dict[str, Node]) -> str:
    match step.rule:
        case "partial":
            still = [_math(part.node) for part in step.parts]
            return f"Only ${step.variable}$ changes" + (f"; {_listed(still)} stays as it is." if still else ".")
        case "gradient":
            return "One partial derivative for each variable, in their order."
        case "chain-multivariable":
            inner = [f"${name} = {to_text(node)}$" for name, node in parts.items()]
            return f"Chain rule for several variables: add up what comes through {_listed(inner)}."
        case _ if step.steps:
            return "Each component is differentiated by itself."
        case _:
            return f"Nothing more is known: {_derivative_is(step)}."


def _derivative_is(step: Step) -> str:
    return f"the derivative of {_math(step.before)} is {_math(step.after)}"


def _math(node: Node) -> str:
    return f"${to_text(node)}$"


def _listed(items: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))
