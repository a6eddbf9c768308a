from __future__ import annotations

import pytest
from flint import arb, fmpq

from quizapp.grading.elementary import ELEMENTARY, log_to_base, root
from quizapp.grading.numbers import (
    Huge,
    UnclearError,
    UndefinedError,
    add,
    divide,
    exponential,
    logarithm,
    multiply,
    sign,
)
from quizapp.grading.powers import power

pytestmark = pytest.mark.usefixtures("many_bits")


def test_small_rationals_stay_exact():
    assert multiply(fmpq(1, 3), fmpq(3)) == fmpq(1)
    assert power(fmpq(2, 3), fmpq(-2)) == fmpq(9, 4)
    assert power(fmpq(4, 9), fmpq(1, 2)) == fmpq(2, 3)


def test_large_powers_become_balls():
    assert isinstance(power(fmpq(3), fmpq(10**7)), arb)
    assert isinstance(power(fmpq(10), fmpq(10**10)), arb)


def test_odd_roots_of_negative_numbers_are_negative():
    assert power(fmpq(-8), fmpq(1, 3)) == fmpq(-2)
    assert power(fmpq(-8), fmpq(2, 3)) == fmpq(4)
    assert power(fmpq(-8), fmpq(-1, 3)) == fmpq(-1, 2)
    assert root(fmpq(3), fmpq(-27)) == fmpq(-3)


@pytest.mark.parametrize(
    ("base", "exponent"), [(-8, fmpq(1, 2)), (-8, fmpq(3, 4)), (0, fmpq(-1)), (0, fmpq(-1, 3)), (-2, arb(3).sqrt())]
)
def test_powers_without_a_real_value_are_undefined(base, exponent):
    with pytest.raises(UndefinedError):
        power(fmpq(base), exponent)


def test_an_exponent_that_may_be_whole_leaves_a_negative_base_open():
    with pytest.raises(UnclearError):
        power(fmpq(-2), log_to_base(fmpq(2), fmpq(8)))


def test_dividing_by_zero_is_undefined_and_by_perhaps_zero_unclear():
    with pytest.raises(UndefinedError):
        divide(fmpq(1), fmpq(0))
    with pytest.raises(UnclearError):
        divide(fmpq(1), arb.pi().sin())


@pytest.mark.parametrize(
    ("function", "value"),
    [
        *(("ln", 0), ("ln", -1), ("arcsin", 2), ("arccos", -2), ("artanh", 1), ("arcosh", 0), ("cot", 0), ("csc", 0)),
        *(("coth", 0), ("csch", 0), ("arcsec", 0), ("arcsec", fmpq(1, 2)), ("arsech", 2), ("arcoth", 0), ("sqrt", -1)),
    ],
)
def test_outside_its_domain_a_function_is_undefined(function, value):
    with pytest.raises(UndefinedError):
        ELEMENTARY[function](fmpq(value))


@pytest.mark.parametrize("function", sorted(ELEMENTARY))
def test_every_function_has_a_value_somewhere(function):
    values = []
    for argument in (fmpq(1, 2), fmpq(2)):
        try:
            values.append(ELEMENTARY[function](argument))
        except UndefinedError:
            continue
    assert values


def test_what_is_beyond_all_bounds_is_huge():
    huge = exponential(exponential(fmpq(100)))
    assert huge == Huge(1)
    assert exponential(huge) == Huge(1)
    assert add(huge, fmpq(-5)) == Huge(1)
    assert multiply(huge, fmpq(-5)) == Huge(-1)
    assert power(fmpq(9), power(fmpq(9), power(fmpq(9), fmpq(9)))) == Huge(1)
    assert sign(huge) == 1


def test_nothing_is_claimed_of_differences_of_huge_numbers():
    for operation in (
        lambda: add(Huge(1), Huge(-1)),
        lambda: divide(fmpq(1), Huge(1)),
        lambda: multiply(Huge(1), fmpq(0)),
        lambda: ELEMENTARY["sin"](Huge(1)),
        lambda: logarithm(Huge(1)),
        lambda: exponential(Huge(-1)),
        lambda: power(Huge(1), Huge(-1)),
        lambda: power(Huge(1), fmpq(-1)),
        lambda: power(Huge(1), fmpq(1, 2)),
    ):
        with pytest.raises(UnclearError):
            operation()
