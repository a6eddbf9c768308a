"""Factors: an operand with its powers, primes and transposes."""

from __future__ import annotations

from fractions import Fraction

from quizapp.notation import kinds
from quizapp.notation.big_sums import BigSums
from quizapp.notation.cursor import Doubt
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.tree import Call, Negative, Node, Number, Power, Quotient, Sum, Symbol, Transpose, Vector

MAX_FACTORIAL = 300
_BEHIND = frozenset({kinds.OPERATOR, kinds.PRIME, kinds.FACTORIAL, kinds.TOP})
"""What an operand may have behind it; of operators, ^."""
WORDS = frozenset({kinds.NUMBER, kinds.SYMBOL, kinds.CONSTANT})
"""Operands of one word."""
_CLOSED = frozenset({kinds.CLOSE, kinds.END})
_BESIDE = frozenset({kinds.SYMBOL, kinds.CONSTANT, kinds.OPEN})


class Powers(BigSums):
    def factor(self) -> Node:
        self.deeper()
        start = self.index
        node = self.operand()
        while (kind := self.token.kind) in _BEHIND:
            if kind is kinds.OPERATOR:
                if self.token.text != "^":
                    break
                node = self._raised(node, start)
            elif kind is kinds.PRIME:
                node = self.primed(node, start)
            elif kind is kinds.FACTORIAL:
                node = self._factorial(node, start)
            else:
                node = self.transposed(node, start)
        self.depth -= 1
        return node

    def _factorial(self, operand: Node, start: int) -> Node:
        mark = self.take()
        value = operand.value if isinstance(operand, Number) and not operand.decimal else None
        if value is None or value.denominator > 1 or value > MAX_FACTORIAL:
            raise UnreadableError(f"a factorial is of a whole number up to {MAX_FACTORIAL}, as in 5!", mark.span)
        return Call("factorial", (operand,), span=self.span_from(start))

    def _raised(self, base: Node, start: int) -> Node:
        self.take()
        if self._is_transpose_mark(base):
            return self.transposed(base, start)
        if self._is_inverse_transpose_mark(base):
            return self._inverse_transposed(base, start)
        exponent = self._exponent()
        return Power(base, exponent, span=self.span_from(start))

    def _is_transpose_mark(self, base: Node) -> bool:
        token = self.token
        if token.kind is kinds.OPEN and self.ahead(2).kind in _CLOSED:
            token = self.ahead(1)
        if token.kind is kinds.TOP:
            return True
        is_letter = token.kind is kinds.SYMBOL and token.text == "T" and "T" not in self.symbols.kinds
        return is_letter and self.is_shaped(base)

    def _is_inverse_transpose_mark(self, base: Node) -> bool:
        """X^{-T}, X⁻ᵀ"""
        bracketed = self.at(kinds.OPEN)
        if not self.ahead(int(bracketed)).is_operator("-"):
            return False
        mark = self.ahead(1 + bracketed)
        is_mark = mark.kind is kinds.TOP or (mark.kind is kinds.SYMBOL and mark.text == "T")
        is_closed = not bracketed or self.partners.get(self.index) == self.index + 3
        return is_mark and is_closed and self.is_shaped(base)

    def _inverse_transposed(self, base: Node, start: int) -> Node:
        for _ in range(4 if self.at(kinds.OPEN) else 2):
            self.take()
        span = self.span_from(start)
        return Transpose(Power(base, Negative(Number(Fraction(1))), span=span), span=span)

    def transposed(self, node: Node, start: int) -> Node:
        bracketed = self.at(kinds.OPEN)
        if bracketed and self.ahead(2).kind is kinds.END:
            self.closers += "}"
        for _ in range(3 if bracketed else 1):
            self.take()
        if isinstance(node, Vector) and all(
            token.kind is not kinds.SEMICOLON for token in self.tokens[start : self.index]
        ):
            return node  # a row with commas, made a column, which every vector is
        return Transpose(node, span=self.span_from(start))

    def _exponent(self) -> Node:
        """What stands behind a ^; towers go from right to left."""
        start = self.index
        self.deeper()
        if self.at(kinds.END):
            raise UnfinishedError("an exponent should follow the ^")
        if self.token.is_operator("+-"):
            sign = self.take().text
            inner = self._exponent()
            node = Negative(inner, span=self.span_from(start)) if sign == "-" else inner
        else:
            node = self._unsigned_exponent(start)
        self.depth -= 1
        return node

    def _unsigned_exponent(self, start: int) -> Node:
        bare = self.token.kind in WORDS
        node = self.operand()
        if self.token.is_operator("^"):
            self.take()
            if self._is_transpose_mark(node):
                return self.transposed(node, start)
            return Power(node, self._exponent(), span=self.span_from(start))
        return self._wider_exponent(node, start) if bare else node

    def _wider_exponent(self, node: Node, start: int) -> Node:
        """The other reading of e^2x, x^1/2, x^n-1."""
        if self._goes_on_beside() and self.chosen(Doubt.EXPONENT_PRODUCT, self.index):
            factors = [node]
            while self.at_operand() and not self.at(kinds.NUMBER):
                factors.append(self.factor())
            node = self.product(factors, start)
        if self._may_divide_exponent() and self.chosen(Doubt.EXPONENT_QUOTIENT, self.index):
            self.take()
            node = Quotient(node, self._signed_factor(), span=self.span_from(start))
        if self._exponent_may_go_on(node) and self.chosen(Doubt.EXPONENT_SUM, self.index):
            rest = self.take().text
            term = self.factor()
            more = Negative(term, span=term.span) if rest == "-" else term
            node = Sum((node, more), span=self.span_from(start))
        return node

    def _goes_on_beside(self) -> bool:
        return self.token.kind in _BESIDE and self.token.glued

    def _may_divide_exponent(self) -> bool:
        return self.token.is_operator("/") and self.ahead(1).kind in WORDS

    def _exponent_may_go_on(self, node: Node) -> bool:
        """x^n-1 and x^n+2; of numbers only 5x^5-1, the power rule not yet worked out."""
        if not self._goes_on_glued():
            return False
        return isinstance(node, Symbol) or (self.token.text == "-" and self.ahead(1).text == "1")

    def _goes_on_glued(self) -> bool:
        if not self.token.is_operator("+-") or self.token.spaced:
            return False
        after = self.ahead(1)
        return after.glued and after.kind in {kinds.NUMBER, kinds.SYMBOL}

    def _signed_factor(self) -> Node:
        """A factor behind a * or a /, which may have a sign of its own: 2*-x."""
        if self.at(kinds.END):
            raise UnfinishedError(f"something should follow the {self.previous()}")
        start = self.index
        if not self.token.is_operator("+-"):
            return self.factor()
        minus = self.take().text == "-"
        self.deeper()
        inner = self._signed_factor()
        self.depth -= 1
        return Negative(inner, span=self.span_from(start)) if minus else inner
