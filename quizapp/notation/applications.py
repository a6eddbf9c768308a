"""Letters, and undefined functions with what they are applied to: x, f'(2x), f_x(x, y), u v'."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from quizapp.cards import SymbolKind
from quizapp.notation import kinds
from quizapp.notation.brackets import Brackets
from quizapp.notation.names import names_function
from quizapp.notation.subscripts import base_and_subscript, variables_of
from quizapp.notation.tokens import Token
from quizapp.notation.tree import Apply, Node, Power, Symbol


class Applications(Brackets):
    def is_function(self, token: Token) -> bool:
        name = token.text
        if name in self.bound:
            return False
        undeclared = name not in self.symbols.kinds and name not in self.symbols.variables
        return names_function(name, self.symbols) or (undeclared and name in self.functions)

    def name(self) -> Node:
        """A letter, or an undefined function with its primes, partials and arguments."""
        start = self.index
        token = self.take()
        partials = self._partials(token.text) if "_" in token.text else ()
        if partials:
            return self._apply(base_and_subscript(token.text)[0], partials, start)
        may_be_applied = self.token.kind is kinds.OPEN or self.token.kind is kinds.PRIME
        if (may_be_applied or token.text in self.symbols.kinds) and self.is_function(token):
            declared = self.symbols.kinds.get(token.text) is SymbolKind.FUNCTION
            if declared or self.at(kinds.PRIME) or (self.at(kinds.OPEN, "(") and not self._holds_derivative()):
                return self._apply(token.text, (), start)
        return Symbol(token.text, span=token.span)

    def _partials(self, name: str) -> tuple[str, ...]:
        """The variables of f_x, f_{xy}; of f_i and f_1, where f is declared, x_i and x_1."""
        base, found = base_and_subscript(name)
        if not found or name in self.symbols.kinds or not names_function(base, self.symbols):
            return ()
        declared = base in self.symbols.kinds
        if found.isdecimal() or (found in {"i", "j", "k"} and found not in self.symbols.variables):
            return (f"x_{found}",) if declared else ()
        return variables_of(found)

    def _apply(self, name: str, partials: tuple[str, ...], start: int) -> Node:
        primes = self.primes()
        if self._is_power_of_application():
            self.take()
            power = self._small()
            applied = Apply(name, self._applied_to(), primes, partials, span=self.span_from(start))
            return Power(applied, power, span=self.span_from(start))
        is_argument = not self._holds_derivative() or (primes > 0 and self._holds_application())
        arguments = self._applied_to() if self.at(kinds.OPEN, "(") and is_argument else ()
        return Apply(name, arguments, primes, partials, span=self.span_from(start))

    def _holds_derivative(self) -> bool:
        """Whether the bracket here holds a derivative: u(v') is a product, as nobody takes u at v'."""
        end = self.partners.get(self.index, len(self.tokens))
        first = bisect_right(self._derivatives, self.index)
        return first < len(self._derivatives) and self._derivatives[first] < end

    def _holds_application(self) -> bool:
        """Whether the bracket here holds nothing but h'(…), as in g'(h'(x)): there g' is taken at h'(x)."""
        end = self.partners.get(self.index, len(self.tokens) - 1)
        place = self.index + 2
        while place < end and self.tokens[place].kind is kinds.PRIME:
            place += 1
        is_named = self.tokens[self.index + 1].kind is kinds.SYMBOL
        is_primed = place > self.index + 2 and self.tokens[place].kind is kinds.OPEN
        return is_named and is_primed and self.partners.get(place, end - 1) == end - 1

    @cached_property
    def _derivatives(self) -> list[int]:
        """Where derivatives begin, by index."""
        return [place for place in range(len(self.tokens)) if self._is_derivative_at(place)]

    def _is_derivative_at(self, place: int) -> bool:
        token = self.tokens[place]
        if token.kind is kinds.PRIME:
            before = self.tokens[place - 1]
            return before.kind is kinds.SYMBOL and not self.is_shaped(Symbol(before.text))
        return self.begins_derivative(place)

    def _is_power_of_application(self) -> bool:
        """f^2(x), f²(x)"""
        if not self.token.is_operator("^"):
            return False
        after = self.index + 2
        if self.ahead(1).kind is kinds.OPEN:
            after = self.partners.get(self.index + 1, len(self.tokens)) + 1
        return after < len(self.tokens) and self.tokens[after].kind is kinds.OPEN and self.tokens[after].text == "("

    def _applied_to(self) -> tuple[Node, ...]:
        rows = self.rows()
        if len(rows) > 1:
            raise self.fail("arguments are separated by commas, as in f(x, y)")
        return tuple(rows[0])

    def primes(self) -> int:
        count = 0
        while self.at(kinds.PRIME):
            self.take()
            count += 1
        return count
