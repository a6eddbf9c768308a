"""Roots: √x, sqrt(x+1), ∛x, root(5, x), and LaTeX's, whose index stands in brackets."""

from __future__ import annotations

from fractions import Fraction

from quizapp.notation import kinds
from quizapp.notation.arguments import Arguments
from quizapp.notation.cursor import Doubt
from quizapp.notation.errors import UnfinishedError
from quizapp.notation.tree import Call, Negative, Node, Number, Power, Span, Sum

ROOTS = {"sqrt": "2", "cbrt": "3"}
"""Roots that are written as words, and their index."""


class Roots(Arguments):
    def root(self) -> Node:
        """√x, √(x+1), ∛x, LaTeX's sqrt with an index; without brackets it takes one factor."""
        start = self.index
        token = self.take()
        index = ROOTS.get(token.text, token.text)
        radix: Node = Number(Fraction(index))
        if (
            token.kind is kinds.ROOT and self.at(kinds.OPEN, "[") and token.end - token.start > 1
        ) or self._is_plain_index():
            radix = self.bracket()
        if token.kind is kinds.FUNCTION and self.token.is_operator("^"):
            self.take()
            power = self._small()
            node = root_of(radix, self._radicand(), self.span_from(start))
            return Power(node, power, span=self.span_from(start))
        return root_of(radix, self._radicand(), self.span_from(start))

    def _is_plain_index(self) -> bool:
        """sqrt[3](x), sqrt[3]{x}: LaTeX that has lost its backslash."""
        is_whole = self.ahead(1).kind is kinds.NUMBER and self.ahead(1).text.isdecimal()
        after = self.ahead(3)
        is_followed = after.glued and after.kind in {kinds.OPEN, kinds.SYMBOL}
        return self.at(kinds.OPEN, "[") and is_whole and self.ahead(2).text == "]" and is_followed

    def _radicand(self) -> Node:
        start = self.index
        if self.at(kinds.END):
            raise UnfinishedError("something should follow the root")
        if self.at(kinds.OPEN):
            return self.bracket()
        self.deeper()
        if self.token.is_operator("-"):
            self.take()
            node: Node = Negative(self.factor(), span=self.span_from(start))
        elif self.must_be_operand():
            node = self._first_of_argument()
        else:
            raise self.fail("there is nothing under the root; write what it is of, as in √x")
        self.depth -= 1
        node = self._wider_product(node, start)
        return self._wider_sum(node, start)

    def _wider_product(self, node: Node, start: int) -> Node:
        letter = self.token.kind in {kinds.SYMBOL, kinds.CONSTANT} and not self.begins_derivative(self.index)
        if not letter or not self.chosen(Doubt.ROOT_PRODUCT, self.index):
            return node
        factors = [node]
        while self.at_operand() and not self._stops_any_argument() and self._is_plain_letter():
            factors.append(self.factor())
        return self.product(factors, start)

    def _wider_sum(self, node: Node, start: int) -> Node:
        sign = self.token
        if sign.spaced or not sign.is_operator("+-") or not self.chosen(Doubt.ROOT_SUM, self.index):
            return node
        rest = self.sum()
        terms = rest.terms if isinstance(rest, Sum) else (rest,)
        return Sum((node, *terms), span=self.span_from(start))


def root_of(index: Node, radicand: Node, span: Span) -> Node:
    """A root; those of order two and three have names of their own."""
    if isinstance(index, Number) and index.value in {2, 3}:
        return Call("sqrt" if index.value == 2 else "cbrt", (radicand,), span=span)
    return Call("root", (index, radicand), span=span)
