import pytest

from quizapp.cards import Card, Content, Kind, Mode


@pytest.fixture(scope="module")
def concepts(content: Content) -> list[Card]:
    return [card for card in content.cards if card.kind is Kind.CONCEPT]


@pytest.fixture(scope="module")
def to_choose(concepts: list[Card]) -> list[Card]:
    return [card for card in concepts if card.mode is Mode.CHOICE]


def test_there_are_at_least_thirty(concepts: list[Card]) -> None:
    assert len(concepts) >= 30


def test_each_says_why_and_where_it_comes_from(concepts: list[Card]) -> None:
    assert not [card.id for card in concepts if not (card.prompt and card.explanation and card.source)]


def test_each_is_chosen_or_recalled(concepts: list[Card]) -> None:
    assert {card.mode for card in concepts} == {Mode.CHOICE, Mode.RECALL}


def test_each_choice_has_three_wrong_answers(to_choose: list[Card]) -> None:
    assert not [card.id for card in to_choose if len(card.wrong) != 3]


def test_the_right_choice_is_not_told_by_its_length(to_choose: list[Card]) -> None:
    longest = [card for card in to_choose if len(card.answer) > max(map(len, card.wrong))]
    shortest = [card for card in to_choose if len(card.answer) < min(map(len, card.wrong))]
    assert len(longest) <= 0.4 * len(to_choose)
    assert len(shortest) <= 0.4 * len(to_choose)


def test_choices_are_of_similar_length(to_choose: list[Card]) -> None:
    def lengths(card: Card) -> list[int]:
        return sorted(len(choice) for choice in (card.answer, *card.wrong))

    assert not [card.id for card in to_choose if lengths(card)[-1] > 2 * lengths(card)[0] + 8]
