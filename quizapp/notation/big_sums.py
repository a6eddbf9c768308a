"""Big sums: Σ_(j=1)^m u_j, sum_(j=1)^m u_j, LaTeX's."""

from __future__ import annotations

from quizapp.notation import kinds
from quizapp.notation.errors import UnfinishedError
from quizapp.notation.limits import Limits
from quizapp.notation.tree import BigSum, Node


class BigSums(Limits):
    def big_sum(self) -> Node:
        """The bounds stand below and above, in either order; its body ends at a + or -."""
        start = self.index
        self.take()
        index, first, last = "", None, None
        while True:
            if self.at(kinds.UNDERSCORE) and not index:
                index, first = self._below_sum()
            elif self.token.is_operator("^") and last is None:
                self.take()
                last = self._small()
            else:
                break
        if not index:
            raise self._unfinished_or("a sum names its index, as in sum_(j=1)^m")
        if self.at(kinds.END):
            raise UnfinishedError("what is added up should follow the sum")
        if not self.must_be_operand():
            raise self.fail("there is nothing after the sum; write what is added up")
        self.bound.append(index)
        body = self.term()
        self.bound.pop()
        return BigSum(body, index, first, last, span=self.span_from(start))

    def _below_sum(self) -> tuple[str, Node | None]:
        self.take()
        opened, bracketed = self.index, self.at(kinds.OPEN)
        if bracketed:
            self.take()
        token = self.take()
        if token.kind is kinds.END:
            raise UnfinishedError("the sum's index should follow")
        if token.kind is not kinds.SYMBOL:
            raise self.fail("a sum names its index, as in sum_(j=1)^m", token.span)
        first = None
        if bracketed and self.at(kinds.RELATION, "="):
            self.take()
            first = self._first_value()
        if bracketed:
            self._close(opened, self.tokens[opened].text)
        return token.text, first

    def _first_value(self) -> Node:
        if self.at(kinds.END):
            raise UnfinishedError("where the sum begins should follow the =")
        return self.sum()
