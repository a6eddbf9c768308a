"""One sitting: questions in order, each graded, rated and on disk before the next, with undo to the start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Protocol
from uuid import UUID, uuid4

from quizapp.cards import (
    Card,
    Correct,
    Fault,
    Feedback,
    Memory,
    Practice,
    Proved,
    Question,
    Rating,
    Review,
    Undecided,
    Unreadable,
    Wrong,
)
from quizapp.cards.practice import practice_id
from quizapp.memory.rating import suggest
from quizapp.memory.scheduler import Scheduler
from quizapp.study.counting import Outcome, outcome
from quizapp.study.drawing import Drawer
from quizapp.study.explaining import NO_TUTOR, Explainer, Tutor
from quizapp.study.line import Line
from quizapp.study.returning import with_returns
from quizapp.study.states import Answered, Asked, Finished, Judged, NotCounted, Plan, Quiz
from quizapp.study.summary import finished

LONGEST_THOUGHT = timedelta(minutes=10)
"""A question left open longer than this counts as this much time."""


class Keeper(Protocol):
    """Where reviews are kept. Both return when the change is durable."""

    def record(self, review: Review, memory: Memory | None, rules: Mapping[str, Memory]) -> None: ...

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
        practice: Practice | None = None,
        avoid: Iterable[str] = (),
        tutor: Tutor = NO_TUTOR,
    ) -> None:
        """`practice` makes fresh problems, and `avoid` are those asked lately; without it only cards are asked."""
        self._plan = plan
        self._practised = practice.rules if practice else frozenset()
        self._drawer = Drawer(cards, practice, rule_names=rule_names, avoid=avoid, rng=rng)
        self._memories: Mapping[str, Memory] = dict(memories)
        self._rule_names = rule_names
        self._keeper = keeper
        self._grade = grade
        self._explainer = Explainer(tutor)
        self._scheduler = scheduler
        self._clock = clock
        self._id = uuid4()
        self._known = frozenset(cards)
        self._gone: frozenset[str] = frozenset()
        """Cards that were suspended or deleted since the sitting began."""
        self._past: list[tuple[_Turn, Review, Mapping[str, Memory]]] = []
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
            hints_left=self._explainer.hints_left(turn.question, turn.hints),
            upcoming=self._drawer.foreseen(turn.line.take(self._shown_at)[0]),
        )

    def catch_up(self, cards: Mapping[str, Card], memories: Mapping[str, Memory]) -> None:
        """After cards were changed. The question that stands is left to be answered; no other of a card that is gone.

        An answer cannot be undone any more once its card is gone, or new again.
        """
        moved = {
            card for card in memories.keys() | self._memories.keys() if memories.get(card) != self._memories.get(card)
        }
        self._gone = self._known - cards.keys()
        self._drawer.cards_changed(cards)
        self._memories = dict(memories)
        self._turn = replace(self._turn, line=self._turn.line.without(self._gone))
        if any(review.card_id in moved | self._gone for _, review, _ in self._past):
            self._past.clear()
        self._past = [
            (replace(turn, line=turn.line.without(self._gone)), review, _with_moved(before, memories, moved))
            for turn, review, before in self._past
        ]

    def look_again(self) -> Asked | Finished:
        """The question that stands, unless its card is gone: then the next."""
        turn = self._turn
        if turn.question is not None and turn.question.card.id in self._gone:
            self._turn = self._draw(turn.line, turn.answered)
        return self.state()

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

    def blame(self, fault: Fault) -> Judged:
        """What was found wrong with the answer that waits for its rating: it decides which rule a lapse counts for."""
        if self._judged is None or self._judged.feedback is None:
            raise OutOfTurn("no answer was judged")
        return self._judged_as(replace(self._judged, fault=fault))

    def explain(self) -> Judged:
        """Works out what went wrong with the answer that waits for its rating, blames that, and adds the solution."""
        if self._judged is None:
            raise OutOfTurn("no answer was judged")
        return self._judged_as(self._explainer.explained(self._judged))

    def hint(self) -> tuple[str, Asked]:
        """The next hint; taking one lowers the suggested rating. Empty where there turned out to be none.

        Raises OutOfTurn when none is left.
        """
        asked = self._asked()
        if not asked.hints_left:
            raise OutOfTurn("no hint is left")
        left = self._explainer.hints(asked.question)[self._turn.hints :]
        if not left:
            return "", self._asked()
        self._turn = replace(self._turn, hints=self._turn.hints + 1)
        return left[0], self._asked()

    def rate(self, rating: Rating) -> Asked | Finished:
        """Records the review; when this returns it is on disk."""
        turn, judged = self._turn, self._judged
        if judged is None:
            raise OutOfTurn("nothing waits for a rating")
        question, now = judged.asked.question, self._clock()
        outcome = self._outcome(judged, rating, now)
        review = self._review(judged, rating, now, outcome)
        self._keeper.record(review, outcome.memory, outcome.rules)
        self._past.append((turn, review, self._memories))
        self._memories = _after(self._memories, question.card.id, outcome)
        answered = (*turn.answered, self._answered(judged, rating))
        line = with_returns(turn.line, self._plan, answered, outcome, practised=self._practised, now=now)
        self._turn = self._draw(line.without(self._gone), answered)
        return self.state()

    def undo(self) -> Asked:
        """Takes the last review back, memory and all, and asks its question again."""
        if not self._past:
            raise NothingToUndo
        turn, review, memories = self._past[-1]
        self._keeper.undo(review.id, self._clock())
        self._past.pop()
        self._turn, self._memories = turn, memories
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
        now = self._clock()
        self._took = min(now - self._shown_at, LONGEST_THOUGHT)
        judged = Judged(
            asked=asked,
            answer=answer,
            feedback=feedback,
            suggested=suggest(feedback.verdict if feedback else None, self._turn.hints, self._took, asked.question),
            intervals={},
            show=not (isinstance(self._plan, Quiz) and not self._plan.verdicts),
            rated=not (isinstance(self._plan, Quiz) or asked.question.which),
        )
        return self._judged_as(judged)

    def _judged_as(self, judged: Judged) -> Judged:
        self._judged = replace(judged, intervals=self._intervals(judged, self._clock()))
        return self._judged

    def _answered(self, judged: Judged, rating: Rating) -> Answered:
        question = judged.asked.question
        return Answered(question, judged.answer, judged.feedback, rating, self._took, judged.diagnosis)

    def _outcome(self, judged: Judged, rating: Rating, now: datetime) -> Outcome:
        return outcome(self._scheduler, self._memories, judged.asked.question, rating, fault=judged.fault, now=now)

    def _intervals(self, judged: Judged, now: datetime) -> dict[Rating, timedelta]:
        return {rating: self._outcome(judged, rating, now).returns - now for rating in Rating}

    def _review(self, judged: Judged, rating: Rating, now: datetime, outcome: Outcome) -> Review:
        question = judged.asked.question
        return Review(
            id=uuid4(),
            card_id=question.card.id,
            at=now,
            rating=rating,
            mode=question.mode,
            session=self._id,
            took=self._took,
            answer=judged.answer,
            verdict=_verdict_word(judged.feedback),
            hints=self._turn.hints,
            problem=question.card.problem,
            made=question.made,
            fault=judged.fault,
            evidence=outcome.evidence,
        )

    def _draw(self, line: Line, answered: tuple[Answered, ...]) -> _Turn:
        """The next entry of the line for which there is a question; making a fresh problem is not time to think."""
        question = None
        entry, line = line.take(self._clock())
        while entry is not None:
            question = self._drawer.draw(entry, self._plan, self._memories)
            if question is not None:
                break
            entry, line = line.take(self._clock())
        self._start_clock()
        return _Turn(line, question, answered)

    def _start_clock(self) -> None:
        self._judged = None
        self._shown_at = self._clock()


def _after(memories: Mapping[str, Memory], card: str, outcome: Outcome) -> dict[str, Memory]:
    own = {card: outcome.memory} if outcome.memory is not None else {}
    return {**memories, **{practice_id(rule): memory for rule, memory in outcome.rules.items()}, **own}


def _with_moved(before: Mapping[str, Memory], now: Mapping[str, Memory], moved: Set[str]) -> dict[str, Memory]:
    """Memories of before, but for those that were moved by something else than answers."""
    return {card: memory for card, memory in before.items() if card not in moved} | {
        card: now[card] for card in moved if card in now
    }


def _verdict_word(feedback: Feedback | None) -> str:
    if feedback is None:
        return ""
    return "correct" if isinstance(feedback.verdict, Correct) else "wrong"
