"""`quizapp study --plain`: the same session in a terminal, line by line, for people and for scripts.

A question is a line that starts with its card's id in brackets. One line of input answers it, another rates it (1 to 4,
or empty for the suggestion); before that, `:steps` prints the worked solution. What went wrong with an answer is a line
that starts with `why`. Once the review is on disk, a line starts with `recorded`. End of input ends the session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import assert_never

from quizapp.cards import Mode, Rating
from quizapp.study.desk import Desk
from quizapp.study.sitting import NothingToUndo
from quizapp.study.states import Asked, Finished, Judged, NotCounted, Study
from quizapp.study.words import interval
from quizapp.terminal.listing import one_line
from quizapp.terminal.solving import plain, step_lines
from quizapp.terminal.verdicts import in_words, sentence

HELP = ":hint shows a hint, :skip the answer, then :steps the way to it; :undo takes the last review back, :quit ends."

_NO_HINT = "There is no hint for this one."

Say = Callable[[str], None]


def study(desk: Desk, lines: Iterator[str], say: Say) -> None:
    """Asks until today's session or the input ends; every review that was said to be recorded is on disk."""
    say(HELP)
    state = desk.begin(Study())
    if isinstance(state, Finished):
        say("Nothing is due now.")
        for reason in state.passed_over:
            say(f"not asked: {reason}")
        return
    while isinstance(state, Asked):
        answered = _ask(desk, state, lines, say)
        if answered is None:
            break
        state = answered
    _say_summary(desk.leave(), say)


def _ask(desk: Desk, asked: Asked, lines: Iterator[str], say: Say) -> Asked | Finished | None:
    """The next state, or None when the input ended."""
    _say_question(asked, say)
    text = next(lines, None)
    if text is None or text.strip() == ":quit":
        return None
    match text.strip():
        case ":undo":
            return _undo(desk, asked, say)
        case ":hint":
            return _hint(desk, asked, say)
        case ":skip":
            outcome: Judged | NotCounted | None = desk.give_up()
        case _:
            outcome = _answer(desk, asked, text)
    match outcome:
        case None:
            say(f"not counted: choose 1 to {len(asked.question.choices)}.")
            return asked
        case NotCounted(feedback=feedback):
            say(f"not counted: {sentence(feedback.verdict)}")
            return asked
        case Judged():
            if outcome.feedback is not None:
                say(in_words(outcome.feedback))
            explained = desk.explain()
            _say_explanation(explained, say)
            return _rate(desk, explained, lines, say)
        case _:
            assert_never(outcome)


def _answer(desk: Desk, asked: Asked, text: str) -> Judged | NotCounted | None:
    """None when the text is no choice at all."""
    match asked.question.mode:
        case Mode.TYPED:
            return desk.check(text)
        case Mode.RECALL:
            return desk.turn()
        case Mode.CHOICE:
            choice = _choice(asked.question.choices, text.strip())
            return None if choice is None else desk.choose(choice)
        case _:
            assert_never(asked.question.mode)


def _choice(choices: tuple[str, ...], text: str) -> str | None:
    """The choice of that number, or what was answered in words; None for nothing and for another number."""
    if not text.isdecimal():
        return text or None
    return choices[int(text) - 1] if 1 <= int(text) <= len(choices) else None


def _rate(desk: Desk, judged: Judged, lines: Iterator[str], say: Say) -> Asked | Finished | None:
    while (text := next(lines, None)) is not None:
        if text.strip() in {":steps", "steps"}:
            _say_steps(judged, say)
            continue
        rating = _rating(text.strip(), judged.suggested)
        if rating is None:
            say("Rate it 1 (again), 2 (hard), 3 (good) or 4 (easy), or press Enter for the suggestion.")
            continue
        state = desk.rate(rating)
        card = judged.asked.question.card
        say(f"recorded [{card.id}] {rating.name.lower()}, again in {interval(judged.intervals[rating])}")
        return state
    return None


def _rating(text: str, suggested: Rating) -> Rating | None:
    if not text:
        return suggested
    return Rating(int(text)) if text in {"1", "2", "3", "4"} else None


def _undo(desk: Desk, asked: Asked, say: Say) -> Asked:
    try:
        back = desk.undo()
    except NothingToUndo as error:
        say(str(error))
        return asked
    say(f"undone [{back.question.card.id}]")
    return back


def _hint(desk: Desk, asked: Asked, say: Say) -> Asked:
    if not asked.hints_left:
        say(_NO_HINT)
        return asked
    hint, asked = desk.hint()
    say(f"hint: {plain(hint)}" if hint else _NO_HINT)
    return asked


def _say_question(asked: Asked, say: Say) -> None:
    question = asked.question
    for reason in asked.passed_over:
        say(f"not asked: {reason}")
    say(f"[{question.card.id}] ({asked.number} of {asked.total}) {one_line(question)}")
    for number, choice in enumerate(question.choices, 1):
        say(f"  {number}) {choice}")


def _say_explanation(judged: Judged, say: Say) -> None:
    card = judged.asked.question.card
    if judged.diagnosis is not None and judged.diagnosis.message:
        say(f"why: {plain(judged.diagnosis.message)}")
    say(f"answer: {card.answer}")
    for note in filter(None, (card.explanation, card.erratum)):
        say(note)
    say(f"rate 1-4, Enter for {judged.suggested} ({judged.suggested.name.lower()})")


def _say_steps(judged: Judged, say: Say) -> None:
    if judged.solution is None:
        say("There are no steps for this one.")
        return
    for line in step_lines(judged.solution.steps):
        say(f"  {line}")


def _say_summary(finished: Finished, say: Say) -> None:
    minutes = finished.time / timedelta(minutes=1)
    say(f"done: {len(finished.answered)} answered, {finished.right} right, {minutes:.1f} minutes")
