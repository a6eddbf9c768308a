"""Random smooth functions that stand in for undefined ones, f(x) or f(x, y), with all their derivatives.

f(u) = m + Σ_j c_j sin(a_j·u + b_j) with random rational m, a, b, c. A statement about f and its derivatives that
holds for every smooth f holds for these; a false one fails for almost all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from flint import arb, fmpq

from quizapp.grading.numbers import Scalar, ball, finite, known

_WAVES = 3
_GRAIN = 997


@dataclass(frozen=True, slots=True)
class _Wave:
    amplitude: fmpq
    frequencies: tuple[fmpq, ...]
    phase: fmpq

    def value(self, arguments: Sequence[arb], partials: Sequence[int]) -> arb:
        angle = sum((a * u for a, u in zip(self.frequencies, arguments, strict=True)), arb(self.phase))
        factor = arb(self.amplitude)
        for index in partials:
            factor *= self.frequencies[index]
        return factor * _sine_derivative(angle, len(partials))


@dataclass(frozen=True, slots=True)
class Smooth:
    """A concrete smooth function of `arity` real variables."""

    mean: fmpq
    waves: tuple[_Wave, ...]

    @property
    def arity(self) -> int:
        return len(self.waves[0].frequencies)

    def value(self, arguments: Sequence[Scalar], partials: Sequence[int]) -> Scalar:
        """The partial derivative by the arguments at these indices (none: the function itself)."""
        balls = [ball(known(argument)) for argument in arguments]
        start = arb(0) if partials else arb(self.mean)
        return finite(sum((wave.value(balls, partials) for wave in self.waves), start))


def random_smooth(arity: int, rng: Random) -> Smooth:
    return Smooth(_random(rng, 0, 3), tuple(_random_wave(arity, rng) for _ in range(_WAVES)))


def _random_wave(arity: int, rng: Random) -> _Wave:
    frequencies = tuple(_random(rng, 0.3, 1.7) * rng.choice((1, -1)) for _ in range(arity))
    return _Wave(_random(rng, 0.3, 1.2), frequencies, _random(rng, 0, 6))


def _random(rng: Random, low: float, high: float) -> fmpq:
    return fmpq(rng.randint(int(low * _GRAIN), int(high * _GRAIN)), _GRAIN)


def _sine_derivative(angle: arb, order: int) -> arb:
    match order % 4:
        case 0:
            return angle.sin()
        case 1:
            return angle.cos()
        case 2:
            return -angle.sin()
        case _:
            return -angle.cos()
