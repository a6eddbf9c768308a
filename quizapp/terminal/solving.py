"""`quizapp differentiate` and `quizapp diagnose`: a derivative with its steps, and what went wrong in one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from quizapp.cards import Symbols
from quizapp.cards.derivation import Derivation, SolutionStep
from quizapp.cards.diagnosis import Diagnosis, Finding
from quizapp.grading.client import Grader
from quizapp.terminal.verdicts import EXIT_CODES, sentence, word


def differentiate(grader: Grader, expression: str, wrt: str, *, steps: bool, as_json: bool) -> int:
    """Prints the derivative; 0, or 2 (unreadable) or 3 (undecided) with a sentence on stderr."""
    result = grader.differentiate(expression, wrt).result()
    if not isinstance(result, Derivation):
        print(f"quizapp: {result.message}", file=sys.stderr)
        return EXIT_CODES[word(result)]
    if as_json:
        print(json.dumps(_as_dict(result), ensure_ascii=False))
    elif steps:
        print("\n".join(_lines(result)))
    else:
        print(result.derivative)
    return 0


def diagnose(grader: Grader, expression: str, answer: str, symbols: Symbols, *, as_json: bool) -> int:
    """Prints what went wrong; returns the exit code of the verdict."""
    diagnosis = grader.diagnose_text(expression, answer, symbols).result()
    verdict = word(diagnosis.verdict)
    if as_json:
        print(json.dumps(_diagnosis_as_dict(diagnosis), ensure_ascii=False))
    else:
        print(": ".join(filter(None, (verdict, _message(diagnosis)))))
        for finding in diagnosis.findings:
            print("\n".join(_finding_lines(finding)))
    return EXIT_CODES[verdict]


def _diagnosis_as_dict(diagnosis: Diagnosis) -> dict[str, object]:
    return {
        "verdict": word(diagnosis.verdict),
        "rule": diagnosis.rule,
        "misconception": diagnosis.misconception,
        "message": _message(diagnosis),
        "findings": [_finding_as_dict(finding) for finding in diagnosis.findings],
        "others": [_finding_as_dict(finding) for finding in diagnosis.others],
    }


def _finding_as_dict(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "misconception": finding.misconception,
        "message": plain(finding.sentence),
        "before": finding.before,
        "given": finding.given,
        "right": finding.right,
    }


def _message(diagnosis: Diagnosis) -> str:
    """What was found; for an answer that is not simply wrong, what the verdict says."""
    return plain(diagnosis.message) or sentence(diagnosis.verdict)


def _finding_lines(finding: Finding) -> Iterator[str]:
    yield f"  rule at fault: {finding.rule} ({finding.name})"
    if finding.before:
        yield f"  d/d{finding.variable} [{finding.before}]" if finding.variable else f"  ∇ [{finding.before}]"
    yield f"    you have {finding.given}"
    yield f"    right is {finding.right}"


def _as_dict(derivation: Derivation) -> dict[str, object]:
    return {
        "derivative": derivation.derivative,
        "latex": derivation.latex,
        "rules": list(derivation.rules),
        "steps": [_step_as_dict(step) for step in derivation.steps],
    }


def _step_as_dict(step: SolutionStep) -> dict[str, object]:
    return {
        "rule": step.rule,
        "sentence": plain(step.sentence),
        "before": step.before,
        "variable": step.variable,
        "assembled": step.assembled,
        "after": step.after,
        "parts": {part.name: part.text for part in step.parts},
        "depth": step.depth,
    }


def _lines(derivation: Derivation) -> Iterator[str]:
    yield from step_lines(derivation.steps)
    yield derivation.derivative
    for way in derivation.other_ways:
        yield ""
        yield f"Another way. {plain(way.sentence)} {way.problem}"
        yield from step_lines(way.steps)
        yield way.derivative


def step_lines(solution: tuple[SolutionStep, ...]) -> Iterator[str]:
    """Two lines a step, indented by the rules that it stands within."""
    for step in solution:
        indent = "  " * step.depth
        middle = f" = {step.assembled}" if step.assembled != step.after else ""
        yield f"{indent}{plain(step.sentence)}"
        yield f"{indent}  {_asked(step)}{middle} = {step.after}"


def _asked(step: SolutionStep) -> str:
    return f"d/d{step.variable} [{step.before}]" if step.variable else f"∇ [{step.before}]"


def plain(sentence: str) -> str:
    """Without the marks around formulas."""
    return sentence.replace("$", "")
