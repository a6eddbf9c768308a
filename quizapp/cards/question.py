"""One card as asked now."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from quizapp.cards.card import Card, Mode, Task
from quizapp.cards.problem import Made

_RAISED = ("", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹")


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
                return _once_more(names[0], problem)
            case Task.PARTIAL:
                return f"∂/∂{names[0]} [{problem}]"
            case Task.GRADIENT:
                return f"∇ [{problem}]"
            case _:
                return problem


def _once_more(name: str, problem: str) -> str:
    """d/dx [...] of the problem; of a problem that is d/dx [...] itself, d²/dx² [...], and so on."""
    order, lead = 1, f"d/d{name} ["
    while order < len(_RAISED) and problem.startswith(lead) and _is_closed_by_last(problem, len(lead) - 1):
        order, problem = order + 1, problem[len(lead) : -1]
    raised = _RAISED[order - 1]
    return f"d{raised}/d{name}{raised} [{problem}]"


def _is_closed_by_last(text: str, opening: int) -> bool:
    """Whether the bracket that opens there closes with the last character."""
    depth = 0
    for place in range(opening, len(text)):
        depth += {"[": 1, "]": -1}.get(text[place], 0)
        if not depth:
            return place == len(text) - 1
    return False


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
