from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cards import Form
from quizapp.exchange import read_content
from quizapp.exchange.content_error import ContentError


def test_a_card_can_ask_for_a_form_and_insist_on_it(folder: Path, write_cards, card: Callable[..., str]) -> None:
    write_cards(card('form = "as one fraction"', "insists = true"))
    (read,) = read_content(folder).cards
    assert (read.form, read.insists) == (Form.ONE_FRACTION, True)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['form = "short"'], "must be one of simplified, factored, as one fraction, without negative exponents"),
        (['form = "factored"', 'insists = "yes"'], "must be true or false"),
        (["insists = true"], "insists on a “form”"),
    ],
)
def test_a_form_that_is_none_is_refused(folder: Path, write_cards, card: Callable[..., str], lines, said) -> None:
    write_cards(card(*lines))
    with pytest.raises(ContentError, match=said):
        read_content(folder)
