"""One sitting: questions in order, each graded, rated and on disk before the next, with undo to the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Protocol
from uuid import UUID, uuid4

from quizapp.cards import (
    Card,
    Correct,
    Feedback,
    Memory,
    Mode,
    Proved,
    Question,
    Rating,
    Review,
    Undecided,
    Unreadable,
    Wrong,
    ask,
)
from quizapp.cards.review import Stage
from quizapp.memory.rating import suggest
from quizapp.memory.scheduler import Scheduler
from quizapp.study.line import Line
from quizapp.study.states import Answered, Asked, Finished, Flashcards, Judged, NotCounted, Plan, Quiz, Study
from quizapp.study.summary import finished

LONGEST_THOUGHT = timedelta(minutes=10)
"""A question left open longer than this counts as this much time."""


class Keeper(Protocol):
    """Where reviews are kept. Both return when the change is durable."""

    def record(self, review: Review, memory: Memory) -> None: ...

    def undo(self, review_id: UUID, now: datetime) -> Memory | None: ...


Grade = Callable[[Question, str], Feedback]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Turn:
    """Where the sitting stands; undo goes back to an earlier one."""

    line: Line
    question: Question | None
    """None at the end."""
    answered: tuple[Answered, ...] = ()
    hints: int = 0


class NothingToUndo(Exception):
    """The sitting stands at its first question."""

    def __init__(self) -> None:
        super().__init__("There is nothing to undo in this session.")


class OutOfTurn(Exception):
    """A step that does not follow from where the sitting stands: a fault in the caller."""


class Sitting:
    def __init__(
        self,
        plan: Plan,
        line: Line,
        *,
        cards: Mapping[str, Card],
        memories: Mapping[str, Memory],
        rule_names: Mapping[str, str],
        keeper: Keeper,
        grade: Grade,
        scheduler: Scheduler,
        clock: Clock,
        rng: Random,
    ) -> None:
        self._plan = plan
        self._cards = cards
        self._memories = dict(memories)
        self._rule_names = rule_names
        self._keeper = keeper
        self._grade = grade
        self._scheduler = scheduler
        self._clock = clock
        self._rng = rng
        self._id = uuid4()
        self._past: list[tuple[_Turn, Review]] = []
        self._judged: Judged | None = None
        self._took = timedelta()
        self._turn = self._draw(line, ())

    def state(self) -> Asked | Finished:
        """The question that waits, or the summary when none does."""
        turn = self._turn
        if turn.question is None:
            return self.leave()
        return Asked(
            question=turn.question,
            number=len(turn.answered) + 1,
            total=len(turn.answered) + 1 + len(turn.line),
            can_undo=bool(self._past),
            hints_left=len(turn.question.card.hints) - turn.hints,
            upcoming=self._cards.get(turn.line.take(self._shown_at)[0] or ""),
        )

    def check(self, text: str) -> Judged | NotCounted:
        """Grades a typed answer. What cannot be read or decided leaves the question open."""
        asked = self._asked()
        feedback = self._grade(asked.question, text)
        if isinstance(feedback.verdict, Unreadable | Undecided):
            return NotCounted(asked, text, feedback)
        return self._judge(asked, text, feedback)

    def choose(self, choice: str) -> Judged:
        asked = self._asked()
        right = choice == asked.question.card.answer
        return self._judge(asked, choice, Feedback(Correct(Proved()) if right else Wrong()))

    def turn(self) -> Judged:
        """Shows the back; the learner judges himself."""
        return self._judge(self._asked(), "", None)

    def give_up(self) -> Judged:
        return self._judge(self._asked(), "", Feedback(Wrong()))

    def hint(self) -> tuple[str, Asked]:
        """The next hint; taking one lowers the suggested rating.

        Raises OutOfTurn when none is left.
        """
        asked = self._asked()
        if not asked.hints_left:
            raise OutOfTurn("no hint is left")
        hint = asked.question.card.hints[self._turn.hints]
        self._turn = replace(self._turn, hints=self._turn.hints + 1)
        return hint, self._asked()

    def rate(self, rating: Rating) -> Asked | Finished:
        """Records the review; when this returns it is on disk."""
        turn, judged = self._turn, self._judged
        if judged is None:
            raise OutOfTurn("nothing waits for a rating")
        question, now = judged.asked.question, self._clock()
        card = question.card
        memory = self._scheduler.schedule(self._memories.get(card.id), rating, now, card.id)
        review = self._review(judged, rating, now, turn.hints)
        self._keeper.record(review, memory)
        self._memories[card.id] = memory
        self._past.append((turn, review))
        line = Answered(question, judged.answer, judged.feedback, rating, self._took)
        self._turn = self._draw(self._with_return(turn.line, card.id, memory), (*turn.answered, line))
        return self.state()

    def undo(self) -> Asked:
        """Takes the last review back, memory and all, and asks its question again."""
        if not self._past:
            raise NothingToUndo
        turn, review = self._past[-1]
        before = self._keeper.undo(review.id, self._clock())
        self._past.pop()
        if before is None:
            self._memories.pop(review.card_id, None)
        else:
            self._memories[review.card_id] = before
        self._turn = turn
        self._start_clock()
        return self._asked()

    def leave(self) -> Finished:
        return finished(self._plan, self._turn.answered, self._rule_names, can_undo=bool(self._past))

    def _asked(self) -> Asked:
        state = self.state()
        if not isinstance(state, Asked):
            raise OutOfTurn("no question is open")
        return state

    def _judge(self, asked: Asked, answer: str, feedback: Feedback | None) -> Judged:
        now, card = self._clock(), asked.question.card
        self._took = min(now - self._shown_at, LONGEST_THOUGHT)
        preview = self._scheduler.preview(self._memories.get(card.id), now, card.id)
        self._judged = Judged(
            asked=asked,
            answer=answer,
            feedback=feedback,
            suggested=suggest(feedback.verdict if feedback else None, self._turn.hints, self._took, asked.question),
            intervals={rating: memory.due - now for rating, memory in preview.items()},
            show=not (isinstance(self._plan, Quiz) and not self._plan.verdicts),
            rated=not isinstance(self._plan, Quiz),
        )
        return self._judged

    def _review(self, judged: Judged, rating: Rating, now: datetime, hints: int) -> Review:
        return Review(
            id=uuid4(),
            card_id=judged.asked.question.card.id,
            at=now,
            rating=rating,
            mode=judged.asked.question.mode,
            session=self._id,
            took=self._took,
            answer=judged.answer,
            verdict=_verdict_word(judged.feedback),
            hints=hints,
        )

    def _with_return(self, line: Line, card: str, memory: Memory) -> Line:
        """In a study session or with flashcards a card in its learning steps comes back; a quiz asks once."""
        if isinstance(self._plan, Quiz) or memory.stage is Stage.REVIEW:
            return line
        return line.bring_back(card, memory.due)

    def _draw(self, line: Line, answered: tuple[Answered, ...]) -> _Turn:
        self._start_clock()
        card_id, rest = line.take(self._shown_at)
        if card_id is None:
            return _Turn(rest, None, answered)
        card = self._cards[card_id]
        return _Turn(rest, ask(card, _mode(self._plan, card), self._rng), answered)

    def _start_clock(self) -> None:
        self._judged = None
        self._shown_at = self._clock()


def _mode(plan: Plan, card: Card) -> Mode:
    match plan:
        case Study():
            return card.mode
        case Flashcards():
            return Mode.RECALL
        case Quiz():
            return plan.mode or card.mode


def _verdict_word(feedback: Feedback | None) -> str:
    if feedback is None:
        return ""
    return "correct" if isinstance(feedback.verdict, Correct) else "wrong"
