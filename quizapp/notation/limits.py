"""Limits: lim_(h->0) …, lim h→0 …, one-sided ones."""

from __future__ import annotations

from quizapp.notation.derivatives import Derivatives
from quizapp.notation.errors import UnfinishedError
from quizapp.notation.tokens import Kind, Token
from quizapp.notation.tree import Limit, Node


class Limits(Derivatives):
    def limit(self) -> Node:
        """lim_(h->0) …, lim h→0 …; its body ends at a + or -."""
        start = self.index
        self.take()
        if self.at(Kind.UNDERSCORE):
            self.take()
        bracketed = self.at(Kind.OPEN)
        opened = self.index
        if bracketed:
            self.take()
            self._mark_side(opened)
        variable = self._limit_variable()
        target, side = self._target(bracketed=bracketed)
        if bracketed:
            self._close(opened, self.tokens[opened].text)
        if self.at(Kind.END):
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
        if place > 3 and self.tokens[place].kind is Kind.CLOSE and self.partners.get(place - 2) == place:
            place -= 1
        sign = self.tokens[place]
        if place <= opened or not sign.is_operator("+-"):
            return
        while self.tokens[place - 1].is_operator("^") or self.tokens[place - 1].kind is Kind.OPEN:
            place -= 1
        for marked in range(max(place, opened + 1), close):
            self.tokens[marked] = Token(Kind.SIDE, sign.text, sign.span)
        self.go_to(self.index)

    def _limit_variable(self) -> str:
        token = self.take()
        if token.kind is Kind.END:
            raise UnfinishedError("a variable should follow lim")
        if token.kind is not Kind.SYMBOL:
            raise self.fail("a limit names its variable, as in lim_(h->0)", token.span)
        if self.at(Kind.ARROW):
            self.take()
        elif self.at(Kind.END) or (self.token.is_operator("-") and self.ahead(1).kind is Kind.END):
            raise UnfinishedError(f"an arrow should follow {token.text}")
        else:
            raise self.fail(f"write where {token.text} goes, as in lim_({token.text}->0)")
        return token.text

    def _target(self, *, bracketed: bool) -> tuple[Node, str]:
        if self.at(Kind.END):
            raise UnfinishedError("the limit's target should follow")
        target = self.sum() if bracketed else self._small()
        side = ""
        while self.at(Kind.SIDE):
            side = self.take().text
        if self.token.is_operator("^") and self.ahead(1).is_operator("+-"):
            self.take()
            side = self.take().text
        return target, side
