"""What went wrong in an answer: the rule at fault, where, and the same step done right. Plain values."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """One explanation of a wrong answer. Formulas are notation; `sentence` is prose."""

    rule: str
    """The id of the rule at fault."""
    misconception: str
    """The id of the misconception, or the kind of slip."""
    is_slip: bool
    name: str
    sentence: str
    before: str
    """The part of the problem where it happened; empty where only the result shows it."""
    variable: str
    given: str
    """What the answer has for its derivative."""
    right: str
    """What its derivative is."""
    path: tuple[int, ...]
    """From the problem to the part."""
    start: int
    """Where the part stands in the problem's text; `start` and `end` are both 0 where that is not known."""
    end: int


@dataclass(frozen=True, slots=True)
class Diagnosis:
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    """The simplest explanation. More than one where two mistakes explain the answer only together."""
    others: tuple[Finding, ...] = ()
    """Other explanations of the same answer, which cannot be told from it."""
    difference: str = ""
    """Where nothing explains it: where the answer first differs from the right one, in prose."""

    @property
    def rule(self) -> str:
        """The rule at fault; empty where nobody can say."""
        return self.findings[0].rule if self.findings else ""

    @property
    def misconception(self) -> str:
        return self.findings[0].misconception if self.findings else ""

    @property
    def message(self) -> str:
        """One or two sentences for the learner; formulas in them stand between dollar signs."""
        return " ".join(finding.sentence for finding in self.findings) or self.difference
