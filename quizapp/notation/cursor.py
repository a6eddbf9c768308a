"""A place in the tokens, and what every part of the grammar needs there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from enum import Enum, auto
from functools import cached_property

from quizapp.cards import Symbols
from quizapp.notation import kinds
from quizapp.notation.commas import partners
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.kinds import Kind
from quizapp.notation.parts import children
from quizapp.notation.tokens import Token
from quizapp.notation.tree import Matrix, Node, Norm, Product, Span, Symbol, Transpose, Vector

MAX_DEPTH = 40

_OPERANDS = frozenset(
    {
        kinds.NUMBER,
        kinds.SYMBOL,
        kinds.CONSTANT,
        kinds.FUNCTION,
        kinds.ROOT,
        kinds.OPEN,
        kinds.PARTIAL,
        kinds.NABLA,
        kinds.LIMIT,
        kinds.SUM,
        kinds.FRACTION,
        kinds.BEGIN,
        kinds.WORD,
    }
)


class Doubt(Enum):
    """Where two readings are common. The standard one is taken; the other is an alternative."""

    DENOMINATOR = auto()
    """1/2x as 1/(2x)"""
    DENOMINATOR_SUM = auto()
    """1/1+x as 1/(1+x)"""
    EXPONENT_PRODUCT = auto()
    """e^2x as e^(2x)"""
    EXPONENT_QUOTIENT = auto()
    """x^1/2 as x^(1/2)"""
    EXPONENT_SUM = auto()
    """x^n-1 as x^(n-1)"""
    POWER_OF_CALL = auto()
    """ln x^2 as (ln x)^2"""
    ARGUMENT_REACH = auto()
    """sin x/2 as sin(x/2), cos x(x+1) as cos(x(x+1))"""
    ARGUMENT_STOP = auto()
    """ln 2x as (ln 2)x"""
    ROOT_PRODUCT = auto()
    """√2x as √(2x)"""
    ROOT_SUM = auto()
    """√1-x as √(1-x)"""
    LOST_POWER = auto()
    """(x+1)2 as (x+1)^2"""
    ROOT_ORDER = auto()
    """root(x, 3) as root(3, x)"""
    BASE = auto()
    """log2x as the logarithm to base 2"""


Choice = tuple[Doubt, int]
"""A doubt and the index of the token where it arises."""


class Cursor(ABC):
    def __init__(
        self, text: str, tokens: list[Token], symbols: Symbols, choices: Collection[Choice] = frozenset()
    ) -> None:
        self.text = text
        self.tokens = list(tokens)
        self.symbols = symbols
        self.choices = choices
        self.doubts: list[Choice] = []
        self.closers = ""
        """Closing brackets that were added at the end."""
        self.bars: list[str] = []
        """Bars that are open inside the innermost bracket."""
        self.bound: list[str] = []
        """Variables of the limits around this place."""
        self.index = 0
        self.token = tokens[0]
        """The one at this place."""
        self.depth = 0
        self.differentials = _differentials(tokens)
        """Where a d or ∂ stands, by index."""

    @cached_property
    def partners(self) -> dict[int, int]:
        """The index of each opening bracket with that of the bracket which closes it."""
        return partners(self.tokens)

    @cached_property
    def functions(self) -> frozenset[str]:
        """Letters y of which the text says y'(x): functions, though nobody declared them."""
        return _primed_functions(self.tokens)

    @abstractmethod
    def sum(self) -> Node:
        """Terms with + and - between them."""

    @abstractmethod
    def term(self, *, explicit: bool = True) -> Node:
        """Factors with * and / or nothing between them; without `explicit`, a * ends it."""

    @abstractmethod
    def factor(self) -> Node:
        """An operand with its powers, primes and transposes."""

    @abstractmethod
    def operand(self) -> Node:
        """A number, a name, a call, a bracket."""

    @abstractmethod
    def simple(self) -> Node:
        """One number, constant or letter."""

    @abstractmethod
    def begins_derivative(self, place: int) -> bool:
        """Whether a derivative begins at the token with that index: d/dx, dy/dx, D f."""

    def ahead(self, count: int) -> Token:
        return self.tokens[min(self.index + count, len(self.tokens) - 1)]

    def previous(self) -> str:
        """The text of the token before this place."""
        return self.tokens[self.index - 1].text

    def take(self) -> Token:
        token = self.token
        if token.kind is not kinds.END:
            self.index += 1
            self.token = self.tokens[self.index]
        return token

    def go_to(self, index: int) -> None:
        self.index = index
        self.token = self.tokens[index]

    def at(self, kind: Kind, text: str = "") -> bool:
        return self.token.kind is kind and (not text or self.token.text == text)

    def at_operand(self) -> bool:
        """Whether an operand can begin here, side by side with the one before it."""
        token = self.token
        if token.kind is kinds.BAR:
            return token.side == "left" or (token.side != "right" and self.bars[-1:] != [token.text])
        return token.kind in _OPERANDS

    def must_be_operand(self) -> bool:
        """Whether an operand can begin here, where one has to: a bar opens even if one is open already."""
        return self.at_operand() or self.at(kinds.BAR)

    def span_from(self, start: int) -> Span:
        """From the token with that index to the one before this place."""
        last = self.index - 1 if self.index > start else start
        return Span(self.tokens[start].start, self.tokens[last].end)

    def quote_from(self, start: int) -> str:
        """What was typed from a token on; its end where that is long."""
        span = self.span_from(start)
        typed = self.text[span.start : span.end].strip()
        return typed if len(typed) < 24 else f"…{typed[-20:]}"

    def chosen(self, doubt: Doubt, index: int) -> bool:
        """Note a doubt; whether its other reading is to be taken."""
        self.doubts.append((doubt, index))
        return (doubt, index) in self.choices

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnreadableError("this is nested too deeply to read; write it more simply", self.token.span)

    def fail(self, message: str, span: Span | None = None) -> UnreadableError | UnfinishedError:
        """The error to raise; while brackets are still open at the end, more typing may cure it."""
        if self.closers:
            return UnfinishedError(message)
        return UnreadableError(message, span or self.token.span)

    def product(self, factors: list[Node], start: int) -> Node:
        """The factors as one product, without products directly inside it."""
        if len(factors) == 1:
            return factors[0]
        flat: list[Node] = []
        for factor in factors:
            if isinstance(factor, Product):
                flat.extend(factor.factors)
            else:
                flat.append(factor)
        return Product(tuple(flat), span=self.span_from(start))

    def variable(self) -> str:
        return self.symbols.variables[0] if self.symbols.variables else "x"

    def is_shaped(self, node: Node) -> bool:
        """Whether a vector or matrix occurs in it, outside norms."""
        waiting = [node]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Vector | Matrix | Transpose):
                return True
            if isinstance(one, Symbol):
                if self.symbols.kind(one.name).is_array:
                    return True
            elif not isinstance(one, Norm):
                waiting.extend(children(one))
        return False


def _differentials(tokens: list[Token]) -> frozenset[int]:
    places = [place for place, token in enumerate(tokens) if token.text in {"d", "∂"}]
    return frozenset(place for place in places if tokens[place].kind in {kinds.SYMBOL, kinds.PARTIAL})


def _primed_functions(tokens: list[Token]) -> frozenset[str]:
    found: set[str] = set()
    for place in range(2, len(tokens) - 2):
        if tokens[place - 1].kind is kinds.PRIME and tokens[place].text == "(" and tokens[place + 2].text == ")":
            start = place - 1
            while start and tokens[start].kind is kinds.PRIME:
                start -= 1
            if tokens[start].kind is kinds.SYMBOL and tokens[place + 1].kind is kinds.SYMBOL:
                found.add(tokens[start].text)
    return frozenset(found)
