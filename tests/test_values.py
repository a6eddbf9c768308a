"""Values that are made by the thousand."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizapp.values import value


@value
class _Placed:
    place: int = field(default=0, compare=False, kw_only=True, repr=False)


@value
class _Pair(_Placed):
    left: str
    right: str = "x"


@value(kw_only=True)
class _Named:
    name: str


@dataclass(frozen=True, slots=True)
class _Frozen:
    left: str
    right: str = "x"


def test_a_value_equals_hashes_shows_and_matches_as_a_frozen_dataclass_does() -> None:
    one, other = _Pair("a", place=1), _Pair("a", "x", place=2)
    assert one == other != _Pair("b")
    assert hash(one) == hash(other) == hash(_Frozen("a"))
    assert repr(one) == "_Pair(left='a', right='x')"
    match one:
        case _Pair(left, right):
            assert (left, right) == ("a", "x")


def test_a_value_has_no_other_fields() -> None:
    assert not hasattr(_Pair("a"), "__dict__")


def test_fields_may_be_given_by_name_only() -> None:
    assert _Named(name="a") == _Named(name="a")
