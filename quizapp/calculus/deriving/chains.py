"""A function within a function."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.calculus.build import ONE
from quizapp.calculus.derivation import Chain, Path, Step
from quizapp.calculus.deriving.context import Deriving
from quizapp.calculus.filling import Bindings, Function
from quizapp.notation.tree import Node


def chained(deriving: Deriving, node: Node, variable: str, path: Path, *, chain: Chain, inner_path: Path) -> Step:
    """The chain rule: a step for the outer function, in its own letter, and one for the inner one."""
    outer = deriving.step(chain.outer, chain.parameter, path)
    inner = deriving.step(chain.inner, variable, inner_path)

    def assemble(afters: Sequence[Node]) -> Node:
        if afters[1] == ONE:
            return Function(chain.parameter, afters[0]).at(chain.inner)
        functions = {
            "g": Function(chain.parameter, chain.outer, afters[0]),
            "h": Function(variable, chain.inner, afters[1]),
        }
        return deriving.formulas.derivative("chain", variable, Bindings({}, functions))

    parts = (
        ("outer", chain.outer),
        (chain.parameter, chain.inner),
        ("outer'", outer.after),
        (f"{chain.parameter}'", inner.after),
    )
    return deriving.finished("chain", node, variable, path, assemble, steps=(outer, inner), parts=parts, chain=chain)
