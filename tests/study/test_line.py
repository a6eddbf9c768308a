from datetime import UTC, datetime, timedelta

from quizapp.study.line import Line

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_the_line_is_asked_in_order() -> None:
    card, rest = Line(("a", "b")).take(NOW)
    assert (card, rest) == ("a", Line(("b",)))


def test_a_card_whose_time_has_come_goes_first() -> None:
    line = Line(("a",)).bring_back("lapsed", NOW)
    assert line.take(NOW)[0] == "lapsed"


def test_a_card_whose_time_has_not_come_waits_while_others_do() -> None:
    line = Line(("a",)).bring_back("lapsed", NOW + MINUTE)
    assert line.take(NOW)[0] == "a"


def test_the_last_cards_are_asked_a_little_early_rather_than_waited_for() -> None:
    assert Line().bring_back("lapsed", NOW + 10 * MINUTE).take(NOW)[0] == "lapsed"


def test_a_card_due_much_later_is_left_for_another_session() -> None:
    line = Line().bring_back("later", NOW + 60 * MINUTE)
    assert line.take(NOW) == (None, line)


def test_cards_come_back_in_the_order_of_their_times() -> None:
    line = Line().bring_back("b", NOW + 2 * MINUTE).bring_back("a", NOW + MINUTE)
    assert line.take(NOW)[0] == "a"


def test_what_is_brought_back_stands_in_the_line_once() -> None:
    line = Line(waiting=("a", "b", "a"), returning=((NOW, "a"),)).bring_back("a", NOW + timedelta(minutes=5))
    assert line == Line(waiting=("b",), returning=((NOW + timedelta(minutes=5), "a"),))
