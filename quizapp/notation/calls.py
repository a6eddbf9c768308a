"""Known functions, with their powers and bases: sin(x), sin² x, sin⁻¹ x, log_2 x."""

from __future__ import annotations

from fractions import Fraction

from quizapp.notation import kinds
from quizapp.notation.cursor import Doubt
from quizapp.notation.errors import UnfinishedError
from quizapp.notation.names import INVERSES
from quizapp.notation.roots import ROOTS, Roots, root_of
from quizapp.notation.tree import Call, Negative, Node, Norm, Number, Power, Transpose

_ONE = Fraction(1)


class Calls(Roots):
    def call(self) -> Node:
        """A known function with its power, base and argument."""
        start = self.index
        name = self.token.text
        if name in ROOTS:
            return self.root()
        self.take()
        base, power = (None, None) if self.token.kind is kinds.OPEN else self._decorations(name)
        if power is not None and name in INVERSES and _is_minus_one(power):
            name, power = INVERSES[name], None
        if name == "log":
            name = "ln" if base is None else "log"
        arguments = self._arguments(name, start)
        if base is not None:
            arguments = (base, *arguments)
        node = self._called(name, arguments, start)
        return node if power is None else Power(node, power, span=self.span_from(start))

    def _decorations(self, name: str) -> tuple[Node | None, Node | None]:
        """The base of a logarithm and the power of a function, written between its name and argument."""
        base: Node | None = None
        power: Node | None = None
        while True:
            if self.at(kinds.UNDERSCORE):
                if name != "log":
                    raise self.fail(f"{name} has no subscript; only log has, as in log_2 x")
                self.take()
                base = self._small()
            elif self.token.is_operator("^"):
                self.take()
                power = self._small()
            elif base is None and self._has_glued_base(name):
                base = self._small()
            else:
                break
        if self.at(kinds.PRIME):
            raise self.fail(f"I can't read {name}'; write the derivative itself")
        return base, power

    def _has_glued_base(self, name: str) -> bool:
        token = self.token
        if name != "log" or token.kind is not kinds.NUMBER or token.spaced or token.text not in {"2", "10"}:
            return False
        return self.chosen(Doubt.BASE, self.index)

    def _arguments(self, name: str, start: int) -> tuple[Node, ...]:
        if self.token.kind is kinds.OPEN:
            return self._in_brackets(name, start)
        if name == "root":
            raise self._unfinished_or("root takes an index and a number, as in root(3, x)")
        if self.at(kinds.BAR):
            return (self.factor(),)
        return (self._open_argument(name),)

    def _unfinished_or(self, message: str) -> Exception:
        return UnfinishedError(message) if self.at(kinds.END) else self.fail(message)

    def _in_brackets(self, name: str, start: int) -> tuple[Node, ...]:
        opened = self.index
        rows = self.rows()
        wanted = 2 if name == "root" else 1
        if len(rows) == 1 and len(rows[0]) == wanted:
            return tuple(rows[0])
        if name == "abs":
            return (self._array(rows, opened),)
        message = {
            "root": "root takes an index and a number, as in root(3, x)",
            "log": "a logarithm takes one argument; write its base as in log_2(x)",
            "ln": "a logarithm takes one argument; write its base as in log_2(x)",
        }.get(name, f"{name} takes one argument; write a decimal with a point")
        raise self.fail(message, self.span_from(start))

    def _called(self, name: str, arguments: tuple[Node, ...], start: int) -> Node:
        span = self.span_from(start)
        if name == "abs" and self.is_shaped(arguments[0]):
            return Norm(arguments[0], span=span)
        if name == "root":
            index, radicand = arguments
            is_doubtful = isinstance(radicand, Number) and not isinstance(index, Number)
            if is_doubtful and self.chosen(Doubt.ROOT_ORDER, start):
                index, radicand = radicand, index
            return root_of(index, radicand, span)
        return Call(name, arguments, span=span)

    def word(self) -> Node:
        """transpose(A), norm(x)"""
        start = self.index
        name = self.take().text
        if self.at(kinds.END):
            raise UnfinishedError(f"something should follow {name}")
        if not self.must_be_operand():
            raise self.fail(f"there is nothing after {name}; write {name}(x)")
        inner = self.bracket() if self.at(kinds.OPEN) else self.factor()
        if name == "norm":
            return Norm(inner, self._norm_subscript(), span=self.span_from(start))
        return Transpose(inner, span=self.span_from(start))


def _is_minus_one(node: Node) -> bool:
    return isinstance(node, Negative) and isinstance(node.operand, Number) and node.operand.value == _ONE
