from hypothesis import given
from hypothesis import strategies as st

from quizapp.exchange.text.markup import _reduced_text
from quizapp.exchange.text.quick import quick_text

SIGNS = ["a", " ", "x^2", r"\(", r"\)", "[", "]", "[l", "$", "&lt;", "<b>", "\\", "\n", "[$]", r"\[", "é", "\xa0"]


@given(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
def test_the_quick_way_ends_where_the_long_one_does(source: str) -> None:
    assert quick_text(source) in {None, _reduced_text(source)}
