"""Whether problems come of a template: a handful is made, each verified, in the worker."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Protocol

from quizapp.cards import Problem, Template, Undecided

A_HANDFUL = 3


class Maker(Protocol):
    """The part of the grader that is needed."""

    def practise(
        self, practice: str, level: int, seed: int, templates: Sequence[Template], /
    ) -> Future[Problem | Undecided]: ...


class Trial:
    """Nothing is asked before its turn: a template that takes long must not keep what waits behind it."""

    def __init__(self, template: Template, maker: Maker) -> None:
        self._template = template
        self._maker = maker

    def failure(self) -> str:
        """One plain sentence where no problem comes of it; empty where it is good. Waits for the worker."""
        for seed in range(A_HANDFUL):
            # Another seed has its chance, for the machine may only have been busy.
            if isinstance(self._made(seed), Undecided):
                again = self._made(A_HANDFUL + seed)
                if isinstance(again, Undecided):
                    return self._why() or again.message
        return ""

    def _why(self) -> str:
        """What the template says that its problems do not bear out; empty where it is not that."""
        template = self._template
        if template.answer and self._works(replace(template, answer="")):
            return "The “answer” of this template is not that of its problems; leave it out, and it is worked out."
        if template.rule and self._works(replace(template, rule="", rules=())):
            return f"No problem of this template uses the rule “{template.rule}”, which is the first under “rules”."
        return ""

    def _works(self, template: Template) -> bool:
        return isinstance(self._made(0, template), Problem)

    def _made(self, seed: int, template: Template | None = None) -> Problem | Undecided:
        template = template or self._template
        return self._maker.practise(template.practice, template.level, seed, (template,)).result()
