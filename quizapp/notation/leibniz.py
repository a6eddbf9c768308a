"""Where derivative fractions stand: d/dx, dy/dx, ∂²f/∂x∂y, LaTeX's; found by looking, before anything is read."""

from __future__ import annotations

from quizapp.notation import kinds
from quizapp.notation.calls import Calls
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.kinds import Kind
from quizapp.notation.subscripts import base_and_subscript, variables_of
from quizapp.values import value

_OF_DENOMINATORS = frozenset({kinds.PARTIAL, kinds.SYMBOL, kinds.NUMBER, kinds.OPEN, kinds.CLOSE})


@value
class DerivativeFraction:
    """Where the parts of dy/dx stand, as token indices."""

    body: tuple[int, int] | None
    """None for d/dx alone."""
    variables: tuple[str, ...]
    partial: bool
    end: int


class Leibniz(Calls):
    def begins_derivative(self, place: int) -> bool:
        return self.leibniz(place) is not None or self._differential_operator(place) is not None

    def leibniz(self, place: int) -> DerivativeFraction | None:
        """The derivative fraction that begins at a token, if one does: d/dx, d²y/dx², ∂f/∂x, \\frac{d}{dx}."""
        if not self.differentials:
            return None
        kind = self.tokens[place].kind
        if kind is kinds.OPEN:
            return self._bracketed(place)
        if kind is kinds.FRACTION:
            return self._typeset(place)
        return self._plain(place) if place in self.differentials else None

    def _slash(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].is_operator("/")

    def _bracketed(self, place: int) -> DerivativeFraction | None:
        """(dy)/dx, (d/dx)"""
        close = self.partners.get(place) if place + 1 in self.differentials else None
        return self._numerator(place + 1, close, close + 2) if close and self._slash(close + 1) else None

    def _typeset(self, place: int) -> DerivativeFraction | None:
        upper = self.partners.get(place + 1) if place + 2 in self.differentials else None
        if upper is None or self.tokens[upper + 1].kind is not kinds.OPEN:
            return None
        return self._numerator(place + 2, upper, upper + 1)

    def _plain(self, place: int) -> DerivativeFraction | None:
        _, body = self._order(place + 1)
        end = self._behind_body(body)
        return self._numerator(place, end, end + 1) if self._slash(end) else None

    def _numerator(self, d: int, end: int, below: int) -> DerivativeFraction | None:
        """With the d at a token, its body up to `end`, and the denominator from `below`."""
        order, body = self._order(d + 1)
        found = self._denominator(below, self.tokens[d].kind, order)
        if found is None or body > end or self._has_sign(body, end):
            return None
        variables, behind = found
        partial = self.tokens[d].kind is kinds.PARTIAL
        return DerivativeFraction((body, end) if body < end else None, variables, partial, behind)

    def _has_sign(self, place: int, end: int) -> bool:
        """Whether + or - stand between, outside brackets, or any operator at the beginning."""
        if self.tokens[place].kind is kinds.OPERATOR and place < end:
            return True
        while place < end:
            if self.tokens[place].is_operator("+-"):
                return True
            place = self.partners.get(place, place) + 1
        return False

    def _order(self, place: int) -> tuple[int, int]:
        """The n of d^n and the place behind it; 1 where there is none."""
        if place + 1 >= len(self.tokens) or not self.tokens[place].is_operator("^"):
            return 1, place
        braced = self.tokens[place + 1].kind is kinds.OPEN
        number = self.tokens[min(place + 1 + braced, len(self.tokens) - 1)]
        behind = place + 2 + 2 * braced
        if braced and self.partners.get(place + 1) != place + 3:
            return 1, place
        if number.kind is not kinds.NUMBER or not number.text.isdecimal() or len(number.text) > 1:
            return 1, place
        return int(number.text), behind

    def _behind_body(self, place: int) -> int:
        """The place behind a body such as y, y(x), (x^2), sin(x), x^2."""
        last = len(self.tokens) - 1
        if place > last:
            return last
        if self.tokens[place].kind is kinds.FUNCTION:
            place += 1
            if self.tokens[place].kind is kinds.SYMBOL:
                return place + 1
        elif self.tokens[place].kind is kinds.SYMBOL:
            place += 1
        if self.tokens[min(place, last)].kind is kinds.OPEN:
            place = self.partners.get(place, last - 1) + 1
        order, behind = self._order(place)
        return min(behind if order > 1 else place, last)

    def _denominator(self, place: int, d: Kind, order: int) -> tuple[tuple[str, ...], int] | None:
        """The variables of dx, dx², ∂x∂y, bracketed or not, and the place behind them."""
        if place >= len(self.tokens):
            return None
        close = self.partners.get(place) if self.tokens[place].kind is kinds.OPEN else None
        place += close is not None
        variables: list[str] = []
        while len(variables) < order and place in self.differentials and self.tokens[place].kind is d:
            name = self.tokens[min(place + 1, len(self.tokens) - 1)]
            if name.kind is not kinds.SYMBOL:
                return None
            times, place = self._order(place + 2)
            variables += [name.text] * times
        if len(variables) != order or not order:
            return None
        if close is not None and place != close:
            return None
        return tuple(variables), place if close is None else close + 1

    def bracketed_operator(self) -> DerivativeFraction | None:
        """(d/dx) in brackets, as an operator."""
        close = self.partners.get(self.index)
        if close is None:
            return None
        fraction = self.leibniz(self.index + 1)
        if fraction is None or fraction.body is not None or fraction.end != close:
            return None
        return DerivativeFraction(None, fraction.variables, fraction.partial, close + 1)

    def _differential_operator(self, place: int) -> tuple[tuple[str, ...], bool] | None:
        """The variables of D f, D_x f, D_i f at a token, and whether it is partial."""
        token, after = self.tokens[place], self.tokens[min(place + 1, len(self.tokens) - 1)]
        if token.kind is not kinds.SYMBOL or token.text in self.symbols.kinds:
            return None
        base, found = base_and_subscript(token.text)
        if base not in {"D", "∂"}:
            return None
        applies = after.kind is kinds.SYMBOL and (self.is_function(after) or self._partials(after.text) != ())
        if not found:
            return ((self.variable(),), False) if applies else None
        if not applies and after.kind not in {kinds.OPEN, kinds.FUNCTION, kinds.SYMBOL, kinds.CONSTANT}:
            return None
        if found.isdecimal() or (found in {"i", "j", "k"} and found not in self.symbols.variables):
            return (f"x_{found}",), True
        variables = variables_of(found)
        partial = base == "∂" or "_" in found or len(variables) > 1 or len(self.symbols.variables) > 1
        return (variables, partial) if variables else None

    def lonely_partial(self) -> UnreadableError | UnfinishedError:
        """The error for a ∂ that begins no derivative: unfinished where the text ends within one."""
        place = self._behind_body(self._order(self.index + 1)[1])
        while self.tokens[place].kind in _OF_DENOMINATORS or self.tokens[place].is_operator("/^"):
            place += 1
        if self.tokens[place].kind is kinds.END:
            return UnfinishedError("something should follow ∂")
        return self.fail("∂ belongs in a derivative, as in ∂f/∂x")
