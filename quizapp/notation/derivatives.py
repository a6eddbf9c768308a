"""Derivatives and gradients, in the ways that books write them."""

from __future__ import annotations

from abc import abstractmethod

from quizapp.notation import kinds
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.leibniz import DerivativeFraction, Leibniz
from quizapp.notation.tokens import Token
from quizapp.notation.tree import Apply, Derivative, Gradient, Node, Symbol

MAX_ORDER = 9


class Derivatives(Leibniz):
    def derivative(self, fraction: DerivativeFraction) -> Node:
        """Read the derivative fraction that begins at this place."""
        start = self.index
        if fraction.body is None:
            self.go_to(fraction.end)
            body = self._differentiated(start)
            return Derivative(body, fraction.variables, fraction.partial, span=self.span_from(start))
        body = self._body(*fraction.body)
        self.go_to(fraction.end)
        if isinstance(body, Symbol | Apply) and self.at(kinds.OPEN, "("):
            applied = self._taken_at(body, fraction, start)
            if applied:
                return applied
        return Derivative(body, fraction.variables, fraction.partial, span=self.span_from(start))

    def _body(self, start: int, end: int) -> Node:
        self.go_to(start)
        self.deeper()
        if self.tokens[start].kind is kinds.OPEN and self.partners.get(start) == end - 1:
            node = self.bracket()
        elif self.tokens[end].kind is kinds.CLOSE:
            node = self.term()
        else:
            node = self.factor()
        self.depth -= 1
        if self.index != end:
            raise self.fail("I can't read this derivative; write it as d/dx [...]", self.span_from(start))
        return node

    def _taken_at(self, body: Symbol | Apply, fraction: DerivativeFraction, start: int) -> Node | None:
        """dg/dx (x), dg/dh (h(x)): the derivative of g, taken there."""
        match body:
            case Symbol(name) if self.is_function(Token(kinds.SYMBOL, name, body.span.start, body.span.end)):
                function = name
            case Apply(function, (), 0, ()):
                pass
            case _:
                return None
        if self._holds_derivative():
            return None
        arguments = self._applied_to()
        span = self.span_from(start)
        if fraction.partial or len(arguments) > 1:
            return Apply(function, arguments, 0, fraction.variables, span=span)
        return Apply(function, arguments, len(fraction.variables), span=span)

    def _differentiated(self, start: int) -> Node:
        """What an operator such as d/dx or ∇ is applied to: a bracket, else everything up to a + or a *."""
        if self.at(kinds.END):
            raise UnfinishedError(f"something should follow {self.quote_from(start)}")
        if self.token.is_operator("*") and self.ahead(1).kind is not kinds.END:
            self.take()
        if not self.must_be_operand():
            raise self.fail(f"there is nothing after {self.quote_from(start)}; write what is differentiated")
        return self.factor() if self.at(kinds.OPEN) else self.term(explicit=False)

    def operator_d(self) -> Node | None:
        start = self.index
        operator = self._differential_operator(start)
        if operator is None:
            if self.token.text.startswith("∂"):
                raise self._lonely_operator()
            return None
        self.take()
        variables, partial = operator
        return Derivative(self._differentiated(start), variables, partial, span=self.span_from(start))

    def _lonely_operator(self) -> UnreadableError | UnfinishedError:
        if self.ahead(1).kind is kinds.END:
            return UnfinishedError(f"something should follow {self.token.text}")
        return self.fail(f"{self.token.text} stands before a function, as in {self.token.text} f")

    def primed(self, node: Node, start: int) -> Node:
        """A', the transpose of a matrix; y' and (x sin x)', derivatives."""
        if self.is_shaped(node):
            return self.transposed(node, start)
        count = self.primes()
        if count > MAX_ORDER:
            raise self.fail(f"more than {MAX_ORDER} primes; write the derivative another way")
        return Derivative(node, (self.variable(),) * count, span=self.span_from(start))

    @abstractmethod
    def transposed(self, node: Node, start: int) -> Node:
        """The transpose of the node before this place, whose mark is the token here."""

    def gradient(self) -> Node:
        start = self.index
        variable = self.take().text
        return Gradient(self._differentiated(start), variable, span=self.span_from(start))
