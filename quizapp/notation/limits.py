"""Limits: lim_(h->0) …, lim h→0 …, one-sided ones."""

from __future__ import annotations

from quizapp.notation import kinds
from quizapp.notation.derivatives import Derivatives
from quizapp.notation.errors import UnfinishedError
from quizapp.notation.tokens import Token
from quizapp.notation.tree import Limit, Node


class Limits(Derivatives):
    def limit(self) -> Node:
        """lim_(h->0) …, lim h→0 …; its body ends at a + or -."""
        start = self.index
        self.take()
        if self.at(kinds.UNDERSCORE):
            self.take()
        bracketed = self.at(kinds.OPEN)
        opened = self.index
        if bracketed:
            self.take()
            self._mark_side(opened)
        variable = self._limit_variable()
        target, side = self._target(bracketed=bracketed)
        if bracketed:
            self._close(opened, self.tokens[opened].text)
        if self.at(kinds.END):
            raise UnfinishedError("what the limit is of should follow")
        if not self.must_be_operand() and not self.token.is_operator("-"):
            raise self.fail("there is nothing after the limit; write what it is of")
        self.bound.append(variable)
        body = self.term()
        self.bound.pop()
        return Limit(body, variable, target, side, span=self.span_from(start))

    def _mark_side(self, opened: int) -> None:
        """Make the sign at the end of lim_(h->0+), or 0^+, or 0^{+}, SIDE tokens."""
        close = self.partners.get(opened, 0)
        place = close - 1
        if place > 3 and self.tokens[place].kind is kinds.CLOSE and self.partners.get(place - 2) == place:
            place -= 1
        sign = self.tokens[place]
        if place <= opened or not sign.is_operator("+-"):
            return
        while self.tokens[place - 1].is_operator("^") or self.tokens[place - 1].kind is kinds.OPEN:
            place -= 1
        for marked in range(max(place, opened + 1), close):
            self.tokens[marked] = Token(kinds.SIDE, sign.text, sign.start, sign.end)
        self.go_to(self.index)

    def _limit_variable(self) -> str:
        token = self.take()
        if token.kind is kinds.END:
            raise UnfinishedError("a variable should follow lim")
        if token.kind is not kinds.SYMBOL:
            raise self.fail("a limit names its variable, as in lim_(h->0)", token.span)
        if self.at(kinds.ARROW):
            self.take()
        elif self.at(kinds.END) or (self.token.is_operator("-") and self.ahead(1).kind is kinds.END):
            raise UnfinishedError(f"an arrow should follow {token.text}")
        else:
            raise self.fail(f"write where {token.text} goes, as in lim_({token.text}->0)")
        return token.text

    def _target(self, *, bracketed: bool) -> tuple[Node, str]:
        if self.at(kinds.END):
            raise UnfinishedError("the limit's target should follow")
        target = self.sum() if bracketed else self._small()
        side = ""
        while self.at(kinds.SIDE):
            side = self.take().text
        if self.token.is_operator("^") and self.ahead(1).is_operator("+-"):
            self.take()
            side = self.take().text
        return target, side
