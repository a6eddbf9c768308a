"""A long random run: whatever is typed, the reader and the grader answer, and in time.

    python tests/benchmarks/fuzzing.py 1000000 [SEED]

Texts are heaps of fragments, spoilt answers of `tests/data/answers/`, and repetitions. Prints how many were read and
how long the slowest took; stops at the first exception, which is a bug. Every tenth text is graded too, and every
fiftieth diagnosed as a wrong answer.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from quizapp.cards import Symbols
from quizapp.grading.worker import compare, diagnose_text
from quizapp.notation import Read, read, to_latex, to_speech, to_text

ANSWERS = Path(__file__).parents[1] / "data" / "answers"
_PLAIN = (
    "x y a 2 3.5 1e-3 0,5 + - * / ^ ** ( ) [ ] { } | ‖ , ; = < > . .. ... ! ½ ∞ θ Δ х 😀 # ~ ⟨ ⟩ 9^9 10! and Answer:"
)
_NAMES = "sin cos tan^-1 ln log_2 exp e^ pi sqrt √ ∛ f g ' d/dx dy/dx ∂ ∇ lim_( -> sum_(j=1)^m Σ_j D_x root( norm abs"
_RAISED = "A^T ᵀ ² ⁻¹ ₁ _1 _{"
_LATEX = (
    r"\frac \sqrt \sqrt[ \left( \right) \left| \begin{pmatrix} \end{pmatrix} \\ & \cdot \top \mathrm{ \boxed{ $ \("
    r" \nabla_ \partial \int \foo"
)
FRAGMENTS = [fragment for group in (_PLAIN, _NAMES, _RAISED, _LATEX) for fragment in group.split()]
SYMBOLS = (Symbols(), Symbols(variables=("x", "y")))
PROBLEMS = ("x^2 sin(3x)", "∇ [x^2 y]", "∂/∂x [x e^(x y)]", "ln(1 + (x - 1)^10)", "f(g(x))")
REFERENCES = ("2x", "1/sqrt(1-x^2)", "x^x (ln x + 1)", "sin(x) cos(y)")


def heap(rng: Random, _answers: list[str]) -> str:
    return "".join(rng.choice([*FRAGMENTS, " "]) for _ in range(rng.randint(1, 30)))


def spoilt(rng: Random, answers: list[str]) -> str:
    text = list(rng.choice(answers))
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(text) + 1)
        text[place : place + rng.randint(0, 2)] = rng.choice([*FRAGMENTS, "", chr(rng.randrange(0x20, 0x2FFF))])
    return "".join(text)


def repeated(rng: Random, _answers: list[str]) -> str:
    return "".join(rng.choice(FRAGMENTS) for _ in range(rng.randint(1, 3))) * rng.randint(2, 400)


def anything(rng: Random, _answers: list[str]) -> str:
    return "".join(chr(rng.randrange(0x110000)) for _ in range(rng.randint(0, 40)))


WAYS: tuple[Callable[[Random, list[str]], str], ...] = (heap, heap, spoilt, spoilt, spoilt, repeated, anything)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    started = time.process_time()
    result = work()
    return (time.process_time() - started) * 1000, result


def main() -> None:
    count, seed = (int(text) for text in [*sys.argv[1:3], *("20000", "1")[len(sys.argv) - 1 :]])
    rng = Random(seed)
    lines = (line for path in sorted(ANSWERS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    answers = [json.loads(line)["answer"] for line in lines]
    readings: Counter[str] = Counter()
    slowest = {"reading": (0.0, ""), "grading": (0.0, ""), "diagnosing": (0.0, "")}
    for number in range(count):
        if number % 10_000 == 0:
            sys.stderr.write(f"{number} texts, slowest {slowest['reading'][0]:.1f} ms\n")
        text, symbols = rng.choice(WAYS)(rng, answers), rng.choice(SYMBOLS)
        try:
            took, reading = timed(lambda t=text, s=symbols: read(t, s))
            readings[type(reading).__name__] += 1
            slowest["reading"] = max(slowest["reading"], (took, text))
            if isinstance(reading, Read):
                to_text(reading.tree), to_latex(reading.tree), to_speech(reading.tree)
            if number % 10 == 0:
                took, _ = timed(lambda t=text, s=symbols: compare(rng.choice(REFERENCES), t, s))
                slowest["grading"] = max(slowest["grading"], (took, text))
            if number % 50 == 0:
                took, _ = timed(lambda t=text, s=symbols: diagnose_text(rng.choice(PROBLEMS), t, s))
                slowest["diagnosing"] = max(slowest["diagnosing"], (took, text))
        except Exception:
            sys.stdout.write(f"broke on {text!r}\n")
            raise
    sys.stdout.write(f"{count} texts: {dict(readings)}\n")
    for name, (took, text) in slowest.items():
        sys.stdout.write(f"slowest {name}: {took:.1f} ms, {text[:80]!r}\n")


if __name__ == "__main__":
    main()
