from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.grading.canonical import canonical
from quizapp.notation import Node, Read, read_at_once, to_text
from quizapp.study.importing.formulas import MOST_PATTERNS, Formula, Patterned, Reader, Written

NUMBERS = st.one_of(st.integers(0, 12), st.integers(0, 400), st.integers(0, 10**17))
SHAPES = (
    "{}x^{}",
    r"\frac{{{}}}{{x^{{{}}}}} - {}",
    r"\frac{} {}x",
    r"\sqrt[{}]{{x + {}}}",
    "sin^{}x cos({}x)",
    "log_{} x + log{} x",
    "log{}(x) + root({}, x)",
    "x_{} + {}",
    "d^{}y/dx^{}",
    "{}! + {}",
    "{},{}x",
    "{}.{}x",
    "{}e{}",
    "({}, {})",
    "[[{}, 2], [x, {}]]",
    "x²{} + {}",
    "f_{}(x) + {}",
    "({}x+1){}",
    "sum_(j={})^{} j",
    "lim_(x->{}) x^{}",
    "|{} - x| / {}",
    "{}x + {}x",
    "x^({}/{}) + 1/{}",
    "x^({}+1) {}",
    "{}*{} x",
    "3*{} + 2/{}",
    "({}x)({}x)",
    "-{}/-{}x^-{}",
)


def read(text: str) -> tuple[Node, str] | None:
    reading = read_at_once(text)
    return (reading.tree, "said") if isinstance(reading, Read) else None


class Counting:
    """Reads, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, text: str) -> tuple[Node, str] | None:
        self.times += 1
        return read(text)


def formula(reader: Reader[str], text: str) -> Formula:
    found = reader.formula(text)
    assert found is not None
    return found[0]


@given(
    shape=st.sampled_from(SHAPES), first=st.tuples(NUMBERS, NUMBERS, NUMBERS), then=st.tuples(NUMBERS, NUMBERS, NUMBERS)
)
def test_a_formula_read_as_another_with_other_numbers_is_what_it_is_when_read_itself(
    shape: str, first: tuple[int, ...], then: tuple[int, ...]
) -> None:
    reader = Reader(read)
    reader.formula(shape.format(*first))
    reader.formula(shape.format(*first))
    text = shape.format(*then)
    found, itself = reader.formula(text), read(text)
    assert (found is None) == (itself is None)
    if found and itself:
        assert (found[0].tree, found[0].text) == (itself[0], to_text(itself[0]))
        assert found[0].form == canonical(itself[0])


@pytest.mark.parametrize(
    ("first", "second", "form"),
    [
        ("5x + 30x", "5x + 100x", "((100*x)+(5*x))"),
        ("x^(5/7)", "x^(6/4)", "x^3/2"),
        ("x^(5 + 1)", "x^(7 + 1)", "x^8"),
        ("5*3", "11*3", "(11*3)"),
        ("(4x)(5x)", "(5x)(4x)", "(4*5*x*x)"),
    ],
)
def test_a_canonical_form_that_its_numbers_change_is_made_anew(first: str, second: str, form: str) -> None:
    reader = Reader(read)
    formula(reader, first)
    formula(reader, first)
    assert formula(reader, second).form == form


def test_of_one_pattern_only_the_first_two_are_read() -> None:
    reading = Counting()
    reader = Reader(reading)
    texts = [rf"{n}x^{{{n + 1}}} \sin({n}x)" for n in range(11, 60)]
    assert [formula(reader, text).text for text in texts] == [f"{n}x^{n + 1} sin({n}x)" for n in range(11, 60)]
    assert reading.times == 2


def test_the_parts_without_numbers_are_the_very_same() -> None:
    reader = Reader(read)
    texts = ("x^2 sin(x) + 4x", "x^2 sin(x) + 5x", "x^2 sin(x) + 6x")
    _, first, second = (formula(reader, text) for text in texts)
    assert isinstance(first, Written)
    assert isinstance(second, Patterned)
    assert second.tree.terms[0] is first.tree.terms[0]  # type: ignore[union-attr]
    assert second.like is first.tree


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (r"\sin^{-4} x", r"\sin^{-1} x"),
        (r"\frac4{x}", r"\frac45"),
        (r"\sqrt[4]{x}", r"\sqrt[3]{x}"),
        ("log_4 x", "log_10 x"),
        ("x_12 + 4", "x_13 + 4"),
        ("5!", "400!"),
        ("0.55x", "0.5x"),
    ],
)
def test_numbers_that_are_read_in_ways_of_their_own_make_another_pattern(text: str, other: str) -> None:
    reading = Counting()
    reader = Reader(reading)
    for each in (text, text, other):
        reader.formula(each)
    assert reading.times == 3


def test_braces_of_a_name_are_no_places_of_numbers() -> None:
    reader = Reader(read)
    formula(reader, "44x_{ij}")
    assert formula(reader, "55x_{ij}").text == "55x_{ij}"
    assert formula(reader, "66x_{ij}").text == "66x_{ij}"


def test_what_cannot_be_read_is_no_pattern() -> None:
    reading = Counting()
    reader = Reader(reading)
    assert [reader.formula(f"{n}x)") for n in (4, 5)] == [None, None]
    assert reading.times == 2


def test_patterns_are_forgotten_when_they_become_too_many() -> None:
    reading = Counting()
    reader = Reader(reading)
    names = [f"{a}_{{{b}{c}}}" for a in "xyzuvw" for b in "abcdefghijklmnopqrs" for c in "abcdefghijklmnopqrstu"]
    for name in (names[0], *names[: MOST_PATTERNS + 1], names[0]):
        reader.formula(name)
    assert reading.times == MOST_PATTERNS + 3


def test_numbers_of_many_digits_stay_exact() -> None:
    reader = Reader(read)
    for number in (123456789012345, 345678901234567):
        formula(reader, f"x + {number}")
    assert formula(reader, "x + 543210987654321").tree.terms[1].value == Fraction(543210987654321)  # type: ignore[union-attr]
