"""The grammar: sums of terms of factors of operands, by precedence.

statement  sum (relation sum)*
sum        term (("+" | "-") term)*
term       factor (["*" | "/"] factor)*      from left to right; nothing between is a *
factor     operand ("^" exponent | "'" | "^T")*
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from quizapp.cards import SymbolKind
from quizapp.notation import kinds
from quizapp.notation.cursor import Doubt
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.kinds import Kind
from quizapp.notation.powers import WORDS, Powers
from quizapp.notation.tokens import Token
from quizapp.notation.tree import (
    Apply,
    Constant,
    Equation,
    Negative,
    Node,
    Number,
    Power,
    Quotient,
    Sum,
    Symbol,
)

MAX_RELATIONS = 8


class Parser(Powers):
    def statement(self) -> Node:
        """The whole text."""
        start = self.index
        node = self._side()
        relations = 0
        while self.at(kinds.RELATION):
            relations += 1
            if relations > MAX_RELATIONS:
                raise UnreadableError("this is a long chain of equations; write one expression", self.token.span)
            relation = self.take().text
            node = Equation(node, self._side(), relation, span=self.span_from(start))
        if not self.at(kinds.END):
            raise self._unexpected()
        return node

    def _side(self) -> Node:
        start = self.index
        if self.at(kinds.END):
            raise UnfinishedError("type an expression" if not start else f"something should follow {self.previous()}")
        items = [self.sum()]
        while self.at(kinds.COMMA) and len(self.symbols.variables) > 1:
            self.take()
            items.append(self.sum())
        return items[0] if len(items) == 1 else self._column(items, self.span_from(start))

    def _unexpected(self) -> UnreadableError:
        token = self.token
        if token.kind is kinds.CLOSE:
            return UnreadableError(f"there is a closing {token.text} without an opening one; leave it out", token.span)
        if token.kind is kinds.COMMA:
            return UnreadableError(
                "a comma stands between components, as in (2x, 3y); write a decimal point as .", token.span
            )
        if token.kind is kinds.NUMBER:
            return self._lonely_number()
        typed = self.text[token.start : token.end]
        return UnreadableError(f"I can't read ‘{typed}’ here; leave it out or write it another way", token.span)

    def _lonely_number(self) -> UnreadableError:
        token, before = self.token, self.previous()
        number = token.text
        if self.tokens[self.index - 1].kind is kinds.NUMBER:
            return UnreadableError(
                f"there is nothing between {before} and {number}; write {before}*{number}", token.span
            )
        return UnreadableError(
            f"there is nothing between {before} and {number}; "
            f"write {before}^{number} for a power, {number}{before} for a product",
            token.span,
        )

    def sum(self) -> Node:
        if self.token.kind in WORDS and self.tokens[self.index + 1].kind in _ENDS:
            return self.factor()  # one word, as in most brackets
        start = self.index
        terms = [self._signed()]
        while self.token.is_operator("+-"):
            sign = self.index
            minus = self.take().text == "-"
            if self.at(kinds.END):
                raise UnfinishedError(f"something should follow the {self.previous()}")
            term = self._signed()
            terms.append(Negative(term, span=self.span_from(sign)) if minus else term)
        if len(terms) == 1:
            return terms[0]
        flat: list[Node] = []
        for term in terms:
            flat.extend(term.terms if isinstance(term, Sum) else (term,))
        return Sum(tuple(flat), span=self.span_from(start))

    def _signed(self) -> Node:
        """A term with any signs in front: -2x is the negative of 2x, -x^2 that of x^2."""
        if not self.token.is_operator("+-"):
            return self.term()
        signs: list[int] = []
        while self.token.is_operator("+-"):
            if self.token.text == "-":
                signs.append(self.index)
            self.take()
        node = self.term()
        for sign in reversed(signs):
            node = Negative(node, span=self.span_from(sign))
        return node

    def term(self, *, explicit: bool = True) -> Node:
        start = self.index
        factors = [self.factor()]
        while True:
            token = self.token
            if token.kind is kinds.OPERATOR:
                if token.text == "/":
                    factors = [self._quotient(factors, start)]
                    continue
                if token.text != "*" or not explicit:
                    break
                self.take()
                factors.append(self._signed_factor())
            elif token.kind is kinds.NUMBER:
                factors.append(self._number_behind(factors, start))
            elif not self.at_operand() or (not explicit and self.begins_derivative(self.index)):
                break
            else:
                factors.append(self.factor())
        return factors[0] if len(factors) == 1 else self.product(factors, start)

    def _number_behind(self, factors: list[Node], start: int) -> Node:
        """(x + 1)2 and x 2^x are products; x2 may mean anything."""
        if self._after_bracket():
            return self._lost_power(factors, start)
        spaced = self.tokens[self.index - 1].end < self.token.start
        if spaced and self.ahead(1).is_operator("^"):
            return self.factor()
        if spaced and self.ahead(1).kind is kinds.END:
            raise UnfinishedError(str(self._lonely_number()))
        raise self._lonely_number()

    def _after_bracket(self) -> bool:
        return self.tokens[self.index - 1].kind in _CLOSING

    def _lost_power(self, factors: list[Node], start: int) -> Node:
        """(x+1)2 is a product, though it may have been a power."""
        if self.chosen(Doubt.LOST_POWER, self.index):
            base = factors.pop()
            return Power(base, self.simple(), span=self.span_from(start))
        return self.factor()

    def _quotient(self, factors: list[Node], start: int) -> Node:
        slash = self.index
        self.take()
        below = self.index
        denominators = [self._signed_factor()]
        beside = self.at_operand() and not self.at(kinds.NUMBER)
        if beside and self.chosen(Doubt.DENOMINATOR, slash):
            while self.at_operand() and not self.at(kinds.NUMBER):
                denominators.append(self.factor())
        above = self.product(factors, start)
        denominator = self.product(denominators, below)
        if self._goes_on_glued() and self.chosen(Doubt.DENOMINATOR_SUM, self.index):
            rest = self.sum()
            terms = rest.terms if isinstance(rest, Sum) else (rest,)
            denominator = Sum((denominator, *terms), span=self.span_from(below))
        return Quotient(above, denominator, span=self.span_from(start))

    def operand(self) -> Node:
        kind = self.token.kind
        if self.differentials and kind in _OF_LEIBNIZ and (fraction := self.leibniz(self.index)):
            return self.derivative(fraction)
        return _READERS.get(kind, Parser._special)(self)

    def letter(self) -> Node:
        may_be_operator = self.token.text[0] in "D∂"
        return (may_be_operator and self.operator_d()) or self.name()

    def _special(self) -> Node:
        if self.at(kinds.RELATION, "<"):
            return self.angle()
        if self.at(kinds.PARTIAL):
            raise self.lonely_partial()
        raise self._no_operand()

    def opened(self) -> Node:
        operator = self.bracketed_operator() if self.differentials else None
        return self.derivative(operator) if operator else self.bracket()

    def simple(self) -> Node:
        token = self.take()
        if token.text.isdecimal():
            return Number(token.value, span=token.span)
        if token.kind is kinds.CONSTANT:
            return Constant(token.text, span=token.span)
        if token.kind is kinds.SYMBOL and self.symbols.kind(token.text) is SymbolKind.FUNCTION:
            return Apply(token.text, span=token.span)
        if token.kind is kinds.SYMBOL:
            return Symbol(token.text, span=token.span)
        if token.value.denominator > 1 and "." not in token.text and "e" not in token.text.lower():
            above = Number(Fraction(token.value.numerator), span=token.span)
            return Quotient(above, Number(Fraction(token.value.denominator), span=token.span), span=token.span)
        return Number(token.value, decimal=True, span=token.span)

    def typeset_fraction(self) -> Node:
        start = self.index
        self.take()
        above = self._part_of_fraction()
        below = self._part_of_fraction()
        return Quotient(above, below, span=self.span_from(start))

    def _part_of_fraction(self) -> Node:
        if self.at(kinds.END) or self.closers:
            raise UnfinishedError("the fraction is not finished yet")
        if self.at(kinds.OPEN):
            return self.bracket()
        if not self.must_be_operand():
            raise self._no_operand()
        self.deeper()
        node = self.operand()
        self.depth -= 1
        return node

    def _is_open_superscript(self) -> bool:
        """x⁻ at the end, whose raised characters the lexer has put in braces."""
        token = self.token
        typed = self.text[token.start : token.end]
        return token.kind is kinds.CLOSE and token.text == "}" != typed and self.ahead(1).kind is kinds.END

    def _no_operand(self) -> UnreadableError | UnfinishedError:
        token = self.token
        before = self.tokens[self.index - 1] if self.index else None
        if token.kind is kinds.END or self._is_open_superscript():
            follows = f"something should follow {before.text}" if before else "type an expression"
            return UnfinishedError(follows)
        return self.fail(_what_is_missing(before, token, self.text))


_CLOSING = frozenset({kinds.CLOSE, kinds.BAR})
_ENDS = frozenset({kinds.CLOSE, kinds.COMMA, kinds.END})
"""What ends a sum."""
_OF_LEIBNIZ = frozenset({kinds.SYMBOL, kinds.PARTIAL, kinds.OPEN, kinds.FRACTION})
"""What a derivative fraction may begin with."""
# A table rather than a match: the kinds would be compared one by one, for every operand.
_READERS: Mapping[Kind, Callable[[Parser], Node]] = {
    kinds.NUMBER: Parser.simple,
    kinds.CONSTANT: Parser.simple,
    kinds.SYMBOL: Parser.letter,
    kinds.FUNCTION: Parser.call,
    kinds.ROOT: Parser.root,
    kinds.OPEN: Parser.opened,
    kinds.BAR: Parser.between_bars,
    kinds.FRACTION: Parser.typeset_fraction,
    kinds.NABLA: Parser.gradient,
    kinds.LIMIT: Parser.limit,
    kinds.SUM: Parser.big_sum,
    kinds.BEGIN: Parser.environment,
    kinds.WORD: Parser.word,
}


def _what_is_missing(before: Token | None, token: Token, text: str) -> str:
    typed = text[token.start : token.end]
    if before is None:
        return f"there is nothing before the {typed}; write what comes first"
    previous = text[before.start : before.end]
    if token.kind in {kinds.CLOSE, kinds.COMMA, kinds.SEMICOLON, kinds.BAR, kinds.RELATION}:
        return f"there is nothing after the {previous}; write something before the {typed}"
    if before.kind is kinds.OPERATOR and token.kind is kinds.OPERATOR:
        return f"{previous} and {typed} stand side by side; leave one out or write something between them"
    return f"there is nothing between {previous} and {typed}; write something there"
