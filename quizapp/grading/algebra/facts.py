"""What is found out on the way, and makes the normal form start again with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf, lcm
from time import process_time

from flint import fmpq, fmpq_mpoly

from quizapp.grading.algebra.rational import GiveUpError

_FINEST = 24
_MAX_TO_FACTOR = 40
_MAX_DEGREE_TO_FACTOR = 24

Factors = tuple[fmpq, list[tuple[fmpq_mpoly, int]]]


class StartAgainError(Exception):
    """Something was learnt that changes how earlier parts are written."""


@dataclass(slots=True)
class Facts:
    """Grows during a proof. Parts are named by their text, which stays the same when all starts again."""

    signs: dict[str, int] = field(default_factory=dict)
    """Polynomials that are never negative (1) or never positive (−1) where all is defined: √u says u ≥ 0."""
    finest: dict[str, int] = field(default_factory=dict)
    """The common denominator of the multiples of a part that occur: x/2 and x/3 are both whole multiples of x/6."""

    one_letter: bool = False
    """Whether all depends on one letter only, so that what happens at single values of it is set aside."""
    deadline: float = inf
    """By `time.process_time()`: a proof that takes longer is given up."""
    factorisations: dict[str, Factors] = field(default_factory=dict)
    """By the polynomial's own text: factoring is the slowest step of all."""

    def factors(self, polynomial: fmpq_mpoly) -> Factors:
        """Content and irreducible factors with their multiplicities; a large polynomial counts as irreducible."""
        text = str(polynomial)
        if text not in self.factorisations:
            self.factorisations[text] = _factors(polynomial)
        return self.factorisations[text]

    def check_time(self) -> None:
        if process_time() > self.deadline:
            raise GiveUpError

    def learn_sign(self, polynomial: str, sign: int) -> None:
        if polynomial not in self.signs:
            self.signs[polynomial] = sign
            raise StartAgainError

    def whole_multiple(self, part: str, numerator: int, denominator: int) -> tuple[int, int]:
        """(n, B) with n/B = numerator/denominator, where B serves for every multiple of the part."""
        below = self.finest.get(part, 1)
        if below % denominator:
            finer = lcm(below, denominator)
            if finer > _FINEST:
                raise GiveUpError
            self.finest[part] = finer
            raise StartAgainError
        return numerator * (below // denominator), below


def _factors(polynomial: fmpq_mpoly) -> Factors:
    if len(polynomial) > _MAX_TO_FACTOR or polynomial.total_degree() > _MAX_DEGREE_TO_FACTOR:
        leading = polynomial.leading_coefficient()
        return leading, [(polynomial / leading, 1)]
    content, found = polynomial.factor()
    return fmpq(content), [(factor, int(multiplicity)) for factor, multiplicity in found]
