from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.memory.fuzz import fuzzed


@given(st.integers(1, 2), st.text())
def test_the_next_two_days_are_exact(days: int, seed: str) -> None:
    assert fuzzed(days, seed, 36500) == days


@given(st.integers(3, 36500), st.text())
def test_longer_waits_move_by_a_day_and_fifteen_to_five_per_cent_at_most(days: int, seed: str) -> None:
    moved = fuzzed(days, seed, 36500)
    assert 2 <= moved <= 36500
    assert abs(moved - days) <= 1.5 + 0.15 * days


@given(st.integers(1, 1000), st.text(), st.integers(1, 1000))
def test_the_longest_wait_is_never_passed(days: int, seed: str, longest: int) -> None:
    assert fuzzed(min(days, longest), seed, longest) <= longest


@given(st.integers(1, 5000), st.text())
def test_a_longer_wait_stays_longer_or_equal(days: int, seed: str) -> None:
    assert fuzzed(days, seed, 36500) <= fuzzed(days + 1, seed, 36500)


def test_both_ends_of_the_range_are_reached() -> None:
    # A wait of ten days moves by 1 + 0.15 · 4.5 + 0.1 · 3 = 1.975 days.
    assert {fuzzed(10, str(seed), 36500) for seed in range(200)} == {8, 9, 10, 11, 12}
