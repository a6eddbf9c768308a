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
    """Begins at once; what came of it can be asked for later."""

    def __init__(self, template: Template, maker: Maker) -> None:
        self._template = template
        self._maker = maker
        self._asked = [self._ask(template, seed) for seed in range(A_HANDFUL)]

    def failure(self) -> str:
        """One plain sentence where no problem comes of it; empty where it is good. Waits for the worker."""
        for seed, asked in enumerate(self._asked, A_HANDFUL):
            # Another seed has its chance, for the machine may only have been busy.
            if isinstance(asked.result(), Undecided):
                again = self._ask(self._template, seed).result()
                if isinstance(again, Undecided):
                    return self._why(again.message)
        return ""

    def _why(self, message: str) -> str:
        """A template that names the wrong rule is told so."""
        rule = self._template.rule
        without = replace(self._template, rule="", rules=())
        if rule and isinstance(self._ask(without, 0).result(), Problem):
            return f"No problem of this template uses the rule “{rule}”, which is the first under “rules”."
        return message

    def _ask(self, template: Template, seed: int) -> Future[Problem | Undecided]:
        return self._maker.practise(template.practice, template.level, seed, (template,))
