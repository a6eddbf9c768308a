"""Numbers, names and their subscripts, as tokens."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from quizapp.cards import Symbols
from quizapp.notation import kinds
from quizapp.notation.characters import Characters
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.kinds import Kind
from quizapp.notation.names import Word, names_function, split, starts_a_name
from quizapp.notation.subscripts import subscript, subscripted
from quizapp.notation.tokens import NO_NUMBER, Token

MAX_DIGITS = 200
MAX_SCALE = 400
"""Of a number in scientific notation."""

_PROSE = frozenset(["or", "and", "if", "else", "then", "mod", "when", "where", "otherwise"])
_FEWEST_UNKNOWN = 5
"""Letters in a row that may be a word; fewer are multiplied."""
_LONGEST_QUOTE = 20
_BASE = re.compile(r"(?:10|2)(?=\s*[ (])(?!\s*[-+*/^])")
"""log2 x, log10(x): the digits belong to the name; in log2x they do not."""


def shortened(typed: str) -> str:
    return typed if len(typed) <= _LONGEST_QUOTE else f"{typed[: _LONGEST_QUOTE - 1]}…"


@lru_cache(maxsize=1024)
def _value(mantissa: str, scale: str) -> Fraction:
    return Fraction(mantissa) * Fraction(10) ** int(scale or 0)


class Scanner:
    def __init__(self, characters: Characters, symbols: Symbols, *, apart: bool) -> None:
        self.characters = characters
        self.text = characters.text
        self.starts, self.ends = characters.starts, characters.ends
        self.symbols = symbols
        self.declared = frozenset(symbols.kinds)
        self.at = 0
        self.spaced = False
        self.tokens: list[Token] = []
        self.braces: list[int | None] = []
        """Open braces: None for a font's, else how many bare arguments of a \\frac wait behind it."""
        self.apart = apart
        self.side = ""
        """Which side of something LaTeX says the next bar is."""
        self.bare = 0
        """Arguments of a \\frac that may be single digits: \\frac12."""

    def _put(self, kind: Kind, text: str, length: int, value: Fraction = NO_NUMBER) -> None:
        start, side = self.at, ""
        self.at = end = start + length
        if self.side:
            side, self.side = self.side if kind is kinds.BAR else "", ""
        self.tokens.append(Token(kind, text, self.starts[start], self.ends[end - 1], self.spaced, value, side))
        self.spaced = False
        if self.bare and kind is not kinds.FRACTION and kind is not kinds.OPEN:
            self.bare -= 1

    def _number(self, digits: str) -> None:
        if self.bare and digits[0] != ".":
            digits = digits[0]
        elif "e" in digits and "e" in self.symbols.kinds:
            digits = digits[: digits.index("e")]
        mantissa, _, scale = (digits, "", "") if digits.isdecimal() else digits.lower().partition("e")
        if len(mantissa) > MAX_DIGITS:
            raise self._too_much(digits, f"this number has more than {MAX_DIGITS} digits; write a shorter one")
        if scale and (len(scale) > 5 or abs(int(scale)) > MAX_SCALE):
            raise self._too_much(digits, f"powers of ten go up to {MAX_SCALE} here; write a smaller one")
        self._put(kinds.NUMBER, digits, len(digits), _value(mantissa, scale))

    def _too_much(self, digits: str, message: str) -> UnreadableError:
        return UnreadableError(message, self.characters.span(self.at, self.at + len(digits)))

    def _letters(self, run: str) -> None:
        if self.bare:
            run = run[0]
        if len(run) == 1 and run != "e":
            self._symbol(run, 1)
            return
        if run == "sum" and self.text.startswith("_", self.at + len(run)):
            self._put(kinds.SUM, "Σ", len(run))
            return
        words = split(run, self.declared, self.symbols.variables)
        if run in _PROSE or len(words) >= _FEWEST_UNKNOWN:
            self._know(run, words)
        self._spell(run, words)

    def _spell(self, run: str, words: tuple[Word, ...]) -> None:
        """Put the words of a run, or those that it falls into `apart`."""
        if self.apart:
            words = split(run, self.declared, self.symbols.variables, apart=True)
        for kind, name, length in words:
            if kind is kinds.SYMBOL or (name == "e" and self.text.startswith("_", self.at + 1)):
                self._symbol(name, length)
            else:
                self._put(kind, name, length)
                if kind is kinds.NABLA:
                    self._add_subscript(run=False)
        if self.tokens[-1].text == "log" and self.tokens[-1].kind is kinds.FUNCTION and not self.bare:
            self._glued_base()

    def _glued_base(self) -> None:
        if base := _BASE.match(self.text, self.at):
            digits = base.group()
            place = self.characters.span(self.at, self.at)
            self.tokens.append(Token(kinds.UNDERSCORE, "_", place.start, place.end))
            self._put(kinds.NUMBER, digits, len(digits), Fraction(digits))

    def _know(self, run: str, words: tuple[Word, ...]) -> None:
        """Refuse words that nobody would multiply together letter by letter."""
        if run in _PROSE and run not in self.declared:
            span = self.characters.span(self.at, self.at + len(run))
            raise UnreadableError(f"I can't read the word ‘{run}’; write one expression, without words", span)
        letters = ""
        for word in words:
            if word.length > 1:
                letters = ""
                continue
            letters += word.name
        usual = {*self.symbols.kinds, *self.symbols.variables, *"abcdenkxyzt"}
        if len(letters) < _FEWEST_UNKNOWN or usual.issuperset(letters):
            return
        at_end = self.at + len(run) == len(self.text)
        if at_end and any(starts_a_name(letters[place:]) for place in range(len(letters) - 1)):
            raise UnfinishedError(f"‘{letters}’ is not a name yet")
        span = self.characters.span(self.at, self.at + len(run))
        advice = "write an expression, with * between letters that are multiplied"
        raise UnreadableError(f"I don't know the word ‘{shortened(run)}’; {advice}", span)

    def _symbol(self, name: str, length: int) -> None:
        previous = self.tokens[-1] if self.tokens else None
        if (
            previous
            and previous.text == "Delta"
            and previous.kind is kinds.SYMBOL
            and "Delta" not in self.symbols.kinds
        ):
            self._put(kinds.SYMBOL, name, length)
            end = self.tokens.pop().end
            self.tokens[-1] = Token(kinds.SYMBOL, f"Delta {name}", previous.start, end, previous.spaced)
        else:
            self._put(kinds.SYMBOL, name, length)
        if self.text.startswith("_", self.at):
            self._add_subscript(names_function(name, self.symbols))

    def _add_subscript(self, run: bool) -> None:  # noqa: FBT001
        """Join a subscript that follows to the last token's name; `run`: it may be several bare letters."""
        if not self.text.startswith("_", self.at):
            return
        found, end = subscript(self.characters, self.at, run=run)
        last = self.tokens[-1]
        name = subscripted(last.text, found) if last.kind is kinds.SYMBOL else found
        self.tokens[-1] = Token(last.kind, name, last.start, self.ends[end - 1], last.spaced)
        self.at = end

    def _subscript_of_operator(self) -> None:
        """∇_x, ∂_x"""
        last = self.tokens[-1]
        if last.kind is kinds.NABLA:
            self._add_subscript(run=False)
        elif last.kind is kinds.PARTIAL and self.text.startswith("_", self.at):
            self.tokens[-1] = replace(last, kind=kinds.SYMBOL)
            self._add_subscript(run=False)
