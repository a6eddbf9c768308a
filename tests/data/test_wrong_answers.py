"""No wrong answer of a card is taken for a right one when it is typed."""

from operator import attrgetter

import pytest

from quizapp.cards import Card, Mode, Question, Wrong
from quizapp.exchange import read_content
from quizapp.grading.worker import grade
from quizapp.resources import data_folder

CARDS = [card for card in read_content(data_folder()).cards if card.mode is Mode.TYPED and card.wrong]


@pytest.mark.parametrize("card", CARDS, ids=attrgetter("id"))
def test_a_wrong_answer_is_wrong_when_it_is_typed(card: Card) -> None:
    verdicts = {wrong: grade(Question(card, Mode.TYPED), wrong).verdict for wrong in card.wrong}
    assert not {wrong: verdict for wrong, verdict in verdicts.items() if not isinstance(verdict, Wrong)}
