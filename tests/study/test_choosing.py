from datetime import UTC, datetime, timedelta
from random import Random

from quizapp.cards import Card, Kind, Memory, Mode, Rule, Task
from quizapp.cards.review import Stage
from quizapp.study.choosing import flashcard_line, quiz_line, study_line
from quizapp.study.limits import Room
from quizapp.study.states import Chosen, Flashcards, Quiz

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
END = datetime(2026, 3, 2, 3, tzinfo=UTC)
RULES = (
    Rule(id="power", name="Power", statement="x = x", explanation=""),
    Rule(id="sine", name="Sine", statement="x = x", explanation=""),
)


def card(name: str, rule: str = "power", task: Task = Task.DIFFERENTIATE, wrong: tuple[str, ...] = ()) -> Card:
    return Card(id=name, deck="d", kind=Kind.EXERCISE, task=task, problem="x", answer="1", rules=(rule,), wrong=wrong)


def memory(due: datetime, stage: Stage = Stage.REVIEW) -> Memory:
    step = None if stage is Stage.REVIEW else 0
    return Memory(stage, step, stability=3, difficulty=5, due=due, last_review=due - timedelta(days=3))


def test_today_asks_what_is_due_before_the_day_ends_and_new_cards() -> None:
    cards = [card("due"), card("later"), card("new", "sine")]
    memories = {"due": memory(END - timedelta(hours=1)), "later": memory(END + timedelta(hours=1))}
    line = study_line(cards, RULES, memories, end_of_day=END, new=Room(20), reviews=Room(200))
    assert set(line.waiting) == {"due", "new"}


def test_the_daily_limits_hold() -> None:
    cards = [card(f"new-{number}") for number in range(5)] + [card(f"due-{number}") for number in range(5)]
    memories = {f"due-{number}": memory(NOW) for number in range(5)}
    line = study_line(cards, RULES, memories, end_of_day=END, new=Room(2), reviews=Room(3))
    assert sum(name.startswith("new") for name in line.waiting) == 2
    assert sum(name.startswith("due") for name in line.waiting) == 3


def test_limits_already_passed_ask_nothing_more() -> None:
    line = study_line([card("a")], RULES, {}, end_of_day=END, new=Room(-3), reviews=Room(-1))
    assert len(line) == 0


def test_cards_in_their_learning_steps_wait_for_their_time() -> None:
    soon = NOW + timedelta(minutes=5)
    line = study_line(
        [card("a")], RULES, {"a": memory(soon, Stage.LEARNING)}, end_of_day=END, new=Room(0), reviews=Room(0)
    )
    assert line.returning == ((soon, "a"),)


def test_flashcards_show_due_cards_then_new_ones_then_the_rest() -> None:
    cards = [card("later"), card("new"), card("due")]
    memories = {"due": memory(NOW), "later": memory(END + timedelta(days=9))}
    line = flashcard_line(Flashcards(), cards, RULES, memories, END)
    assert line.waiting == ("due", "new", "later")


def test_a_quiz_asks_only_the_chosen_rules() -> None:
    cards = [card("a"), card("b", "sine"), card("c")]
    line = quiz_line(Quiz(Chosen(rules=("sine",))), cards, Random(1))
    assert line.waiting == ("b",)


def test_a_quiz_of_choices_asks_only_what_has_choices() -> None:
    cards = [card("with", wrong=("2", "3", "4")), card("without")]
    assert quiz_line(Quiz(mode=Mode.CHOICE), cards, Random(1)).waiting == ("with",)


def test_a_quiz_leaves_out_what_the_learner_would_rate_himself() -> None:
    assert quiz_line(Quiz(), [card("a", task=Task.RECALL)], Random(1)).waiting == ()
