"""Where to compare: simple points first, because they read well as counterexamples, then random ones of all sizes.

Random points mix small integers, numbers around one, and very large and very small ones of both signs; when the
domain is narrow, points near the numbers that occur in the expressions, and near points already found inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from random import Random

from flint import fmpq

from quizapp.calculus.build import rational_value
from quizapp.calculus.walk import nodes
from quizapp.cards import SymbolKind
from quizapp.notation.tree import Node, Power

Values = Mapping[str, fmpq]

_SIMPLE = tuple(
    Fraction(text) for text in ("2", "1/2", "-1", "3", "-2", "1/4", "-1/2", "5", "-3", "1/10", "10", "-1/4", "-1/10")
)
_SIMPLE_INTEGERS = tuple(Fraction(number) for number in (2, 3, -1, 1, 4, 5, -2, 6, 7, -3, 10))
_STEP_BETWEEN_LETTERS = 3
_BROAD_TRIES = 60
_LARGEST_CENTRE = Fraction(10**12)
_MOST_CENTRES = 8
_LARGEST_EXPONENT = 12
_LONG = 2**61 - 1
"""A prime, as the denominator of numbers that no power of ten makes whole."""
_VERY_NEAR = (Fraction(1, 10**9), Fraction(1, 10**25))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters to give values to, each with what it may stand for."""

    kinds: Mapping[str, SymbolKind]

    def simple(self) -> Iterator[Values]:
        for step in range(len(_SIMPLE)):
            yield {
                name: _admitted(_simple_value(kind, step + _STEP_BETWEEN_LETTERS * place), kind)
                for place, (name, kind) in enumerate(self.kinds.items())
            }

    def random(self, rng: Random) -> Values:
        return {name: _admitted(_random_value(kind, rng), kind) for name, kind in self.kinds.items()}

    def near(self, centres: Sequence[Fraction], turn: int, rng: Random) -> Values:
        """Each centre gets its turn."""
        return {
            name: _admitted(_value_near(centres[(turn + place) % len(centres)], rng), kind)
            for place, (name, kind) in enumerate(self.kinds.items())
        }

    def moved(self, point: Values, rng: Random, only: str = "") -> Values:
        """A generic point beside this one; integers stay. `only` moves one letter."""
        return {
            name: value if kind is SymbolKind.INTEGER or only not in {"", name} else _nudged(value, rng)
            for name, value, kind in ((name, point[name], kind) for name, kind in self.kinds.items())
        }

    def beside(self, point: Values, rng: Random) -> Values:
        """Not far from a point that is known to be good."""
        return {name: _beside(point[name], kind, rng) for name, kind in self.kinds.items()}

    def all(self, trees: Sequence[Node], found: Sequence[Values], rng: Random) -> Iterator[Values]:
        """Endless. `found` are the points inside the domain so far, and grows while this runs."""
        yield from self.simple()
        for _ in range(_BROAD_TRIES):
            yield self.random(rng)
        yield from self.close(trees, found, rng)

    def close(self, trees: Sequence[Node], found: Sequence[Values], rng: Random) -> Iterator[Values]:
        """Near the numbers that are written in the trees, and near good points. Endless."""
        centres = _centres(trees)
        for centre in centres[:_MOST_CENTRES]:
            for distance in _VERY_NEAR:
                yield {name: _admitted(centre + distance, kind) for name, kind in self.kinds.items()}
        for turn in count():
            yield self.near(centres, turn, rng)
            yield self.beside(rng.choice(found), rng) if found and turn % 2 else self.random(rng)


def _simple_value(kind: SymbolKind, step: int) -> Fraction:
    choices = _SIMPLE_INTEGERS if kind is SymbolKind.INTEGER else _SIMPLE
    return choices[step % len(choices)]


def _random_value(kind: SymbolKind, rng: Random) -> Fraction:
    if kind is SymbolKind.INTEGER:
        return Fraction(rng.choice((1, -1)) * rng.randint(1, 12))
    size = rng.random()
    if size < 0.15:
        # Short decimals are the zeros of such things as sin(10^20 π x).
        return rng.choice((1, -1)) * Fraction(rng.randint(1, 2**66), _LONG)
    if size < 0.4:
        magnitude = Fraction(rng.randint(1, 9))
    elif size < 0.8:
        magnitude = _readable(2 ** rng.uniform(-4, 4))
    else:
        magnitude = _readable(2 ** rng.uniform(-20, 20))
    return rng.choice((1, -1)) * magnitude


def _value_near(centre: Fraction, rng: Random) -> Fraction:
    scale = rng.choice((Fraction(1), abs(centre)))
    return centre + rng.choice((1, -1)) * _readable(2 ** rng.uniform(-16, 1)) * scale


def _readable(value: float) -> Fraction:
    """The value to about three digits, as a rational."""
    exponent = Fraction(10) ** (2 - len(str(int(value))) if value >= 1 else _leading_zeros(value) + 3)
    return Fraction(round(value * exponent)) / exponent


def _leading_zeros(value: float) -> int:
    zeros = 0
    while value < 0.1:
        value *= 10
        zeros += 1
    return zeros


def _nudged(value: fmpq, rng: Random) -> fmpq:
    """Off an exceptional point, and not out of the narrowest stretch."""
    return value + (abs(value) + fmpq(1, 64)) * fmpq(rng.randint(1, 2**20), 2**110)


def _beside(value: fmpq, kind: SymbolKind, rng: Random) -> fmpq:
    if kind is SymbolKind.INTEGER:
        return value + rng.randint(-2, 2)
    step = _readable(2 ** rng.uniform(-12, -1)) * rng.choice((1, -1))
    moved = value + (abs(value) if rng.random() < 0.5 else 1) * fmpq(step.numerator, step.denominator)
    return moved if kind is not SymbolKind.POSITIVE or moved > 0 else value


def _admitted(value: Fraction, kind: SymbolKind) -> fmpq:
    if kind is SymbolKind.POSITIVE:
        value = abs(value) or Fraction(1)
    if kind is SymbolKind.INTEGER:
        value = Fraction(round(value))
    return fmpq(value.numerator, value.denominator)


def _centres(trees: Sequence[Node]) -> tuple[Fraction, ...]:
    """The numbers that are written in the trees, their reciprocals and (roughly) their roots, with both signs."""
    values = (_number_value(node) for tree in trees for node in nodes(tree))
    sizes = {abs(value) for value in values if value}
    written = sorted(size for size in sizes if 1 / _LARGEST_CENTRE < size < _LARGEST_CENTRE)[:_MOST_CENTRES]
    around = [*written, *(1 / value for value in written), *(_readable(float(value) ** 0.5) for value in written)]
    positive = list(dict.fromkeys(around)) or [Fraction(1)]
    return tuple(positive + [-value for value in positive])


def _number_value(node: Node) -> Fraction | None:
    match node:
        case Power(base, exponent):
            below, above = rational_value(base), rational_value(exponent)
            if not below or above is None or above.denominator != 1 or abs(above) > _LARGEST_EXPONENT:
                return None
            return below ** int(above)
        case _:
            return rational_value(node)
