from __future__ import annotations

from random import Random

import pytest
from flint import arb, fmpq

from quizapp.grading.smooth import random_smooth

pytestmark = pytest.mark.usefixtures("many_bits")


def test_partial_derivatives_are_the_limits_of_difference_quotients():
    function = random_smooth(2, Random(5))
    point, step = [fmpq(1, 3), fmpq(-2)], fmpq(1, 10**9)
    moved = [point[0] + step, point[1]]
    quotient = (function.value(moved, []) - function.value(point, [])) / step
    assert abs(quotient - function.value(point, [0])) < arb("1e-7")
    second = (function.value(moved, [1]) - function.value(point, [1])) / step
    assert abs(second - function.value(point, [0, 1])) < arb("1e-7")


def test_the_same_seed_draws_the_same_function():
    assert random_smooth(1, Random(3)) == random_smooth(1, Random(3))
    assert random_smooth(1, Random(3)) != random_smooth(1, Random(4))
