from __future__ import annotations

from dataclasses import field, replace

from quizapp.values import value


@value
class Point:
    x: int
    names: tuple[str, ...] = field(default=())


@value(kw_only=True)
class Named:
    name: str = ""


def test_values_are_equal_and_the_same_key_where_their_fields_are_equal() -> None:
    assert Point(1, ("a",)) == Point(1, ("a",)) != Point(2, ("a",))
    assert {Point(1): "one"}[Point(1)] == "one"
    assert replace(Named(name="x"), name="y") == Named(name="y")


def test_values_have_no_place_for_more_than_their_fields() -> None:
    assert not hasattr(Point(1), "__dict__")
