from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.browsing import gentle
from quizapp.study.browsing.gentle import gently_sorted

items = st.lists(st.tuples(st.integers(0, 9) | st.just(4), st.integers()), max_size=200)


@pytest.fixture(autouse=True, scope="module")
def small_parts() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gentle, "_PART", 8)
        patch.setattr(gentle, "_SAMPLES", 2)
        yield


@given(given_items=items, reverse=st.booleans())
def test_sorted_gently_is_as_sorted_at_once_also_where_keys_are_equal(
    given_items: list[tuple[int, int]], *, reverse: bool
) -> None:
    def key(item: tuple[int, int]) -> int:
        return item[0]

    assert gently_sorted(given_items, key, reverse=reverse) == sorted(given_items, key=key, reverse=reverse)


def test_no_part_is_much_larger_than_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def noted(part: list[int], **how: object) -> list[int]:
        found: list[int] = sorted(part, **how)  # type: ignore[call-overload]
        sizes.append(len(found))
        return found

    monkeypatch.setattr(gentle, "_PART", 100)
    monkeypatch.setattr(gentle, "sorted", noted, raising=False)
    given_items = [number * 7919 % 10_007 for number in range(10_000)]
    assert gently_sorted(given_items, lambda item: item * item) == sorted(given_items)
    assert max(sizes) < 500
