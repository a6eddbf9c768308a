"""Arguments without brackets, and where they end: sin 2x cos x, ln -x, cos x (x+1)."""

from __future__ import annotations

from quizapp.notation import kinds
from quizapp.notation.applications import Applications
from quizapp.notation.cursor import Doubt
from quizapp.notation.errors import UnfinishedError
from quizapp.notation.parts import children
from quizapp.notation.tree import Apply, Negative, Node, Quotient, Symbol

_STOPS = frozenset({kinds.FUNCTION, kinds.LIMIT, kinds.SUM, kinds.NABLA, kinds.PARTIAL})
_LOGARITHMS = frozenset({"ln", "log", "exp"})


class Arguments(Applications):
    def _open_argument(self, name: str) -> Node:
        """An argument without brackets: sin 2x, ln -x, cos ax."""
        start = self.index
        if self.at(kinds.END):
            raise UnfinishedError(f"something should follow {name}")
        if self.token.is_operator("-"):
            self.take()
            self.deeper()
            inner = self._open_argument(name)
            self.depth -= 1
            return Negative(inner, span=self.span_from(start))
        if not self.must_be_operand():
            raise self.fail(f"there is nothing after {name}; write what it is of, as in {name} x")
        factors = [self._first_of_argument()]
        while self._argument_goes_on(name, factors):
            factors.append(self.factor())
        argument = self.product(factors, start)
        if self.token.is_operator("/") and self.chosen(Doubt.ARGUMENT_REACH, self.index):
            self.take()
            argument = Quotient(argument, self.factor(), span=self.span_from(start))
        return argument

    def _first_of_argument(self) -> Node:
        bare_power = self.at(kinds.SYMBOL) and self.ahead(1).is_operator("^")
        if bare_power and self.chosen(Doubt.POWER_OF_CALL, self.index):
            return self.operand()
        return self.factor()

    def _argument_goes_on(self, name: str, factors: list[Node]) -> bool:
        constant = all(map(_is_constant, factors))
        if self.token.is_operator("*"):
            return self._times_goes_on(name, constant=constant)
        if not self.at_operand() or self._stops_any_argument():
            return False
        if constant:
            goes_on = not (self.at(kinds.NUMBER))
            return goes_on and not (name in _LOGARITHMS and self.chosen(Doubt.ARGUMENT_STOP, self.index))
        return self._is_plain_letter() or (
            self.at(kinds.OPEN) and self.token.text != "{" and self.chosen(Doubt.ARGUMENT_REACH, self.index)
        )

    def _times_goes_on(self, name: str, *, constant: bool) -> bool:
        """sin 2*x is sin(2x), but ln 2*x is (ln 2)x: nobody means the constant sin 2."""
        if not constant:
            return False
        other = self.chosen(Doubt.ARGUMENT_REACH, self.index)
        goes_on = other if name in _LOGARITHMS else not other
        if goes_on:
            self.take()
        return goes_on

    def _stops_any_argument(self) -> bool:
        return self.token.kind in _STOPS or self._is_differential() or self.begins_derivative(self.index)

    def _is_differential(self) -> bool:
        """A dx behind everything, as in sin x dx."""
        is_last = self.at(kinds.SYMBOL, "d") and self.ahead(2).kind is kinds.END and "d" not in self.symbols.kinds
        return is_last and self.ahead(1).text in self.symbols.variables

    def _is_plain_letter(self) -> bool:
        token, after = self.token, self.ahead(1)
        if token.kind is kinds.CONSTANT:
            return token.text == "pi"
        if token.kind is not kinds.SYMBOL or after.kind is kinds.PRIME:
            return False
        return not (self.is_function(token) and after.kind is kinds.OPEN) and not self._partials(token.text)


def _is_constant(node: Node) -> bool:
    if isinstance(node, Symbol | Apply):
        return False
    return all(map(_is_constant, children(node)))
