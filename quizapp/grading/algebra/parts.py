"""The independent parts that an expression is made of, each a generator, with what is known between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from flint import fmpq, fmpq_mpoly

from quizapp.grading.algebra.facts import Facts
from quizapp.grading.algebra.rational import CONTEXT, GENERATORS, GiveUpError, Rational, of_polynomial


@dataclass(frozen=True, slots=True)
class Letter:
    is_positive: bool = False


@dataclass(frozen=True, slots=True)
class Exponential:
    """e^exponent"""

    exponent: Rational


@dataclass(frozen=True, slots=True)
class Root:
    """|base|^(1/index)"""

    base: fmpq_mpoly
    index: int


@dataclass(frozen=True, slots=True)
class Logarithm:
    """ln |base|"""

    base: fmpq_mpoly


@dataclass(frozen=True, slots=True)
class Application:
    """A function of which nothing more is used than its arguments; `inverse` of sin or tan can be undone."""

    function: str
    arguments: tuple[Rational, ...]


Part = Letter | Exponential | Root | Logarithm | Application


@dataclass(frozen=True, slots=True)
class _Relation:
    """generator^power = value, where value holds earlier generators only."""

    generator: int
    power: int
    value: Rational


@dataclass(slots=True)
class Parts:
    """The parts met so far. One object for both sides of a comparison, so that equal parts are one generator."""

    facts: Facts
    _names: list[str] = field(default_factory=list)
    _parts: list[Part] = field(default_factory=list)
    _relations: list[_Relation] = field(default_factory=list)

    def generator(self, name: str, part: Part, power: int = 0, value: Rational | None = None) -> Rational:
        """The generator of this name, made when it is new; `power` and `value` say what its power equals."""
        if name not in self._names:
            if len(self._names) == len(GENERATORS):
                raise GiveUpError
            self._names.append(name)
            self._parts.append(part)
            if value is not None:
                self._relations.append(_Relation(len(self._names) - 1, power, value))
        return of_polynomial(GENERATORS[self._names.index(name)])

    def at(self, place: int) -> Part:
        """The part that the generator with this number stands for."""
        return self._parts[place]

    def name_at(self, place: int) -> str:
        return self._names[place]

    def used(self, polynomial: fmpq_mpoly) -> list[int]:
        """The numbers of the generators that occur."""
        return [place for place, degree in enumerate(polynomial.degrees()) if degree > 0]

    def letters(self, value: Rational | fmpq_mpoly) -> frozenset[str]:
        """The letters that the value depends on, π aside."""
        if isinstance(value, Rational):
            return self.letters(value.top) | self.letters(value.bottom)
        return frozenset().union(*(self._letters_at(place) for place in self.used(value)))

    def _letters_at(self, place: int) -> frozenset[str]:
        match self._parts[place]:
            case Letter():
                return frozenset({self._names[place]} - {"pi"})
            case Root(base) | Logarithm(base):
                return self.letters(base)
            case Exponential(exponent):
                return self.letters(exponent)
            case Application(_, arguments):
                return frozenset().union(*map(self.letters, arguments))

    def single(self, polynomial: fmpq_mpoly) -> Part | None:
        """The part that this polynomial is, when it is just one generator."""
        if len(polynomial) == 1 and polynomial.total_degree() == 1 and polynomial.leading_coefficient() == 1:
            return self._parts[polynomial.degrees().index(1)]
        return None

    def reduced(self, value: Rational) -> Rational:
        """The same value with the relations used as far as they go, the latest generator first."""
        self.facts.check_time()
        for relation in reversed(self._relations):
            for polynomial in (value.top, value.bottom):
                if polynomial.degrees()[relation.generator] >= relation.power:
                    value = _rewritten(value.top, relation) / _rewritten(value.bottom, relation)
                    break
        return value

    def is_number(self, value: Rational) -> bool:
        """Whether only roots of numbers occur."""
        degrees = zip(value.top.degrees(), value.bottom.degrees(), strict=True)
        used = [self._parts[place] for place, pair in enumerate(degrees) if any(degree > 0 for degree in pair)]
        return all(isinstance(part, Root) and part.base.is_constant() for part in used)

    def name(self, value: Rational) -> str:
        return f"({self.text(value.top)})/({self.text(value.bottom)})"

    def text(self, polynomial: fmpq_mpoly) -> str:
        """The same for the same polynomial, whatever numbers its generators have."""
        return "+".join(sorted(self._term(exponents, coefficient) for exponents, coefficient in polynomial.terms()))

    def _term(self, exponents: tuple[int, ...], coefficient: fmpq) -> str:
        powers = sorted(f"{self._names[place]}^{exponent}" for place, exponent in enumerate(exponents) if exponent)
        return "*".join((str(coefficient), *powers))

    def sign(self, polynomial: fmpq_mpoly) -> int:
        """1 or −1 when the polynomial never has the other sign, else 0."""
        known = self.facts.signs.get(self.text(polynomial), 0)
        if known:
            return known
        signs = {1 if coefficient > 0 else -1 for _, coefficient in polynomial.terms()}
        if len(signs) == 1 and all(self._is_never_negative(exponents) for exponents in polynomial.monoms()):
            return signs.pop()
        return self._sign_beside_root(polynomial)

    def _sign_beside_root(self, polynomial: fmpq_mpoly) -> int:
        """The sign of √u + p, where u is greater than p²: as in x + √(x² + 1)."""
        for place in self.used(polynomial):
            part = self._parts[place]
            if isinstance(part, Root) and part.index == 2 and polynomial.degrees()[place] == 1:
                rest = polynomial - GENERATORS[place]
                if not rest.degrees()[place] and self._has_plain_sign(part.base - rest * rest):
                    return 1
        return 0

    def _has_plain_sign(self, polynomial: fmpq_mpoly) -> bool:
        """Whether every term is positive."""
        positive = all(coefficient > 0 for _, coefficient in polynomial.terms())
        return positive and all(self._is_never_negative(exponents) for exponents in polynomial.monoms())

    def _is_never_negative(self, exponents: tuple[int, ...]) -> bool:
        return all(
            exponent % 2 == 0 or _is_positive(self._parts[place])
            for place, exponent in enumerate(exponents)
            if exponent
        )


def _is_positive(part: Part) -> bool:
    match part:
        case Exponential() | Root():
            return True
        case Letter(is_positive):
            return is_positive
        case _:
            return False


def _rewritten(polynomial: fmpq_mpoly, relation: _Relation) -> Rational:
    """Each generator^e as generator^(e mod power) · value^(e div power)."""
    result = of_polynomial(CONTEXT.constant(0))
    for times, rest in _by_power(polynomial, relation):
        result += of_polynomial(rest) * relation.value**times
    return result


def _by_power(polynomial: fmpq_mpoly, relation: _Relation) -> Iterator[tuple[int, fmpq_mpoly]]:
    collected: dict[int, dict[tuple[int, ...], fmpq]] = {}
    for exponents, coefficient in polynomial.terms():
        times, left = divmod(exponents[relation.generator], relation.power)
        place = relation.generator
        collected.setdefault(times, {})[(*exponents[:place], left, *exponents[place + 1 :])] = coefficient
    for times, terms in collected.items():
        yield times, CONTEXT.from_dict(terms)
