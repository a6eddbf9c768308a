from __future__ import annotations

import pytest

from quizapp.cli import SORTS
from quizapp.study.browsing import DeckState, Limits, SortBy
from quizapp.terminal.listing import print_decks, search_of


@pytest.mark.parametrize(
    ("words", "search"),
    [
        (['deck:"My deck" sin'], 'deck:"My deck" sin'),
        (["deck:My deck", "sin"], 'deck:"My deck" sin'),
        ([" -deck:My deck", " -sin"], '-deck:"My deck" -sin'),
        (["two words", "is:due"], '"two words" is:due'),
        ([], ""),
    ],
)
def test_a_search_is_put_together_from_the_words_of_the_shell(words: list[str], search: str) -> None:
    assert search_of(words) == search


def test_every_way_to_sort_can_be_named() -> None:
    assert list(SORTS) == [str(sort) for sort in SortBy]


def test_limits_of_decks_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    limits = (Limits(3, 40), Limits(None, 0), Limits())
    print_decks((DeckState("A", 5, 1, 2, each, is_own=True) for each in limits), as_json=False)
    assert capsys.readouterr().out.splitlines() == [
        "A  5 cards, 1 due, 2 new (at most 3 new and 40 reviews a day)",
        "A  5 cards, 1 due, 2 new (at most 0 reviews a day)",
        "A  5 cards, 1 due, 2 new",
    ]
