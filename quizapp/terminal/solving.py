"""`quizapp differentiate`: a derivative, with its steps."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from quizapp.cards.derivation import Derivation, SolutionStep
from quizapp.grading.client import Grader
from quizapp.terminal.verdicts import EXIT_CODES, word


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
    yield from _steps(derivation.steps)
    yield derivation.derivative
    for way in derivation.other_ways:
        yield ""
        yield f"Another way. {plain(way.sentence)} {way.problem}"
        yield from _steps(way.steps)
        yield way.derivative


def _steps(steps: tuple[SolutionStep, ...]) -> Iterator[str]:
    for step in steps:
        indent = "  " * step.depth
        middle = f" = {step.assembled}" if step.assembled != step.after else ""
        yield f"{indent}{plain(step.sentence)}"
        yield f"{indent}  {_asked(step)}{middle} = {step.after}"


def _asked(step: SolutionStep) -> str:
    return f"d/d{step.variable} [{step.before}]" if step.variable else f"∇ [{step.before}]"


def plain(sentence: str) -> str:
    """Without the marks around formulas."""
    return sentence.replace("$", "")
