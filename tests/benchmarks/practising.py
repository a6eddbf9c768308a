"""A thousand problems of every rule and level, all verified: how long one takes, and how often a draw is refused.

    .venv/bin/python tests/benchmarks/practising.py [-n 1000] [RULE ...]

`unverified` counts draws whose answer the check did not confirm; nobody ever sees those.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from statistics import median, quantiles
from time import process_time

from quizapp.calculus.practice import make
from quizapp.cards import Problem, Template
from quizapp.cards.practice import LEVELS
from quizapp.exchange import read_content, read_practice
from quizapp.grading.practising import WORKSHOP
from quizapp.resources import data_folder


def measured(templates: list[Template], practice: str, level: int, count: int) -> list[float]:
    """Milliseconds of processor time for each problem; prints one line."""
    unverified: list[Problem] = []

    def is_verified(problem: Problem) -> bool:
        if WORKSHOP.is_verified(problem):
            return True
        unverified.append(problem)
        return False

    workshop = replace(WORKSHOP, is_verified=is_verified)
    times, keys, moved = [], set(), 0
    for seed in range(count):
        start = process_time()
        problem = make(practice, level, seed, templates, workshop=workshop)
        times.append((process_time() - start) * 1000)
        keys.add(problem.key)
        moved += problem.seed != seed
    print(
        f"{practice:24} {level}  median {median(times):5.2f} ms  95 % {quantiles(times, n=20)[-1]:6.2f}"
        f"  max {max(times):6.1f}  different {len(keys):4}  other seed {moved:3}  unverified {len(unverified):3}",
        flush=True,
    )
    for problem in unverified[:1]:
        print(f"    for instance {problem.problem} → {problem.answer}")
    return times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("practices", nargs="*", metavar="RULE")
    options = parser.parse_args()
    rules = {rule.id for rule in read_content(data_folder()).rules}
    templates = read_practice(data_folder(), rules)
    practices = options.practices or dict.fromkeys(template.practice for template in templates)
    all_times: list[float] = []
    for practice in practices:
        for level in LEVELS:
            own = [template for template in templates if template.practice == practice]
            all_times += measured(own, practice, level, options.n)
    print(f"{len(all_times)} problems, all verified: median {median(all_times):.2f} ms, max {max(all_times):.1f} ms")


if __name__ == "__main__":
    main()
