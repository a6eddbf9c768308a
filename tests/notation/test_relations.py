from __future__ import annotations

from quizapp.notation.relations import Chain, chains_in


def test_conditions_are_joined_with_and_or_commas():
    found = list(chains_in("x > 0 and -1 < y ≤ 1, z"))
    assert found == [
        Chain("x > 0", ("x", "0"), (">",)),
        Chain("-1 < y ≤ 1", ("-1", "y", "1"), ("<", "≤")),
        Chain("z", ("z",), ()),
    ]


def test_no_text_is_no_condition():
    assert list(chains_in("  ")) == []
