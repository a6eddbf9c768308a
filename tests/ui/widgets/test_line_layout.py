"""Words and formulas in lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.ui.widgets.line_layout import Box, set_lines

WORD = Box(width=40, ascent=10, descent=3, space=5)
FORMULA = Box(width=60, ascent=30, descent=20, space=5, shrinks=True)


def test_words_and_formulas_in_a_line_share_their_baseline() -> None:
    lines = set_lines([WORD, FORMULA, WORD], width=300, leading=4)
    assert {place.baseline for place in lines.placed} == {30}
    assert [place.x for place in lines.placed] == [0, 45, 110]
    assert lines.height == 50


def test_what_does_not_fit_goes_to_the_next_line() -> None:
    lines = set_lines([WORD, WORD, WORD], width=90, leading=4)
    assert [place.x for place in lines.placed] == [0, 45, 0]
    assert lines.placed[2].baseline == 13 + 4 + 10


def test_a_comma_stays_with_its_formula() -> None:
    comma = Box(width=5, ascent=10, descent=3)
    lines = set_lines([WORD, FORMULA, comma], width=106, leading=4)
    assert lines.placed[1].baseline == lines.placed[2].baseline


def test_a_formula_too_wide_is_drawn_smaller_but_not_below_its_limit() -> None:
    assert set_lines([FORMULA], width=48, leading=4).placed[0].factor == 0.8
    hardly = set_lines([FORMULA], width=10, leading=4)
    assert hardly.placed[0].factor == 0.6
    assert hardly.width == 36


def test_a_picture_has_a_line_of_its_own_and_becomes_as_small_as_its_place() -> None:
    picture = Box(width=200, ascent=100, descent=0, shrinks=True, is_alone=True)
    lines = set_lines([WORD, picture, WORD], width=50, leading=4)
    assert [place.x for place in lines.placed] == [0, 0, 0]
    assert [place.baseline for place in lines.placed] == [10, 13 + 4 + 25, 13 + 4 + 25 + 4 + 10]
    assert lines.placed[1].factor == 0.25


def test_nothing_takes_no_room() -> None:
    assert set_lines([], width=100, leading=4).height == 0


@given(
    st.lists(
        st.builds(Box, width=st.floats(1, 80), ascent=st.floats(1, 30), descent=st.floats(0, 20), space=st.just(5.0))
    ),
    st.floats(100, 500),
)
def test_no_line_is_wider_than_its_place(boxes: list[Box], width: float) -> None:
    lines = set_lines(boxes, width, leading=4)
    assert lines.width <= width
    assert len(lines.placed) == len(boxes)
