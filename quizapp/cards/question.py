"""One card as asked now."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from quizapp.cards.card import Card, Mode, Task
from quizapp.cards.problem import Made


@dataclass(frozen=True, slots=True)
class Question:
    """A card, the way it is asked this time, and its choices in the order shown (empty unless CHOICE)."""

    card: Card
    mode: Mode
    choices: tuple[str, ...] = ()
    made: Made | None = None
    """What its problem was made from, when it is a fresh one."""
    which: str = ""
    """The rule that comes first, where only that is asked; the choices are names of rules."""
    of: Card | None = None
    """The problem itself, where only its first rule is asked."""
    exposes: str = ""
    """The misconception that the problem was made to show, where there is one."""

    @property
    def instruction(self) -> str:
        """The sentence above the problem."""
        if self.card.form and self.card.insists:
            return f"{self._task}, {self.card.form}"
        return self._task

    @property
    def _task(self) -> str:
        if self.card.prompt:
            return self.card.prompt
        names = " and ".join(filter(None, (", ".join(self.card.wrt[:-1]), self.card.wrt[-1])))
        match self.card.task:
            case Task.DIFFERENTIATE:
                return f"Differentiate with respect to {names}"
            case Task.PARTIAL:
                return f"Find the partial derivative with respect to {names}"
            case Task.GRADIENT:
                return f"Find the gradient with respect to {names}"
            case Task.LIMIT:
                return "Find the limit"
            case _ if self.card.fresh:
                return "A fresh problem"
            case _:
                return "Recall"

    @property
    def shown(self) -> str:
        """The problem as notation, the way a textbook sets it; empty for a concept without a formula."""
        problem, names = self.card.problem, self.card.wrt
        if not problem:
            return ""
        match self.card.task:
            case Task.DIFFERENTIATE:
                return f"d/d{names[0]} [{problem}]"
            case Task.PARTIAL:
                return f"∂/∂{names[0]} [{problem}]"
            case Task.GRADIENT:
                return f"∇ [{problem}]"
            case _:
                return problem


def ask(card: Card, mode: Mode, rng: Random) -> Question:
    """The card as a question; choices are shuffled with `rng`.

    Raises ValueError when the card cannot be asked that way.
    """
    if not card.can_be_asked(mode):
        raise ValueError(f"the card {card.id} cannot be asked as {mode}")
    if mode is not Mode.CHOICE:
        return Question(card, mode)
    choices = [card.answer, *card.wrong]
    rng.shuffle(choices)
    return Question(card, mode, tuple(choices))
