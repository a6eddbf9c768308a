from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import cast

import pytest

from quizapp.cards import NoProblem, Problem, Template, Undecided
from quizapp.exchange import read_content
from quizapp.grading.client import Grader
from quizapp.resources import data_folder
from quizapp.study.practices import TRIES, maker_from, practices, templates_of

RULES = read_content(data_folder()).rules


def test_every_rule_can_be_practised_in_the_order_of_teaching_and_combinations_follow():
    found = practices(RULES)
    rules = [rule.id for rule in RULES]
    assert list(found)[: len(rules)] == rules
    assert found["chain"].name == "Chain rule"
    assert found["product-inside-chain"].name == "Product inside chain"


def test_only_the_templates_of_what_is_practised_are_read():
    chain = practices(RULES)["chain"]
    assert {template.practice for template in templates_of(chain, RULES)} == {"chain"}


class Failing:
    """A grader that makes a problem only at its last try."""

    def __init__(self, failures: int) -> None:
        self.seeds: list[int] = []
        self._failures = failures

    def practise(
        self, practice: str, level: int, seed: int, templates: Sequence[Template], _avoid: frozenset[str]
    ) -> Future[Problem | Undecided]:
        self.seeds.append(seed)
        made: Future[Problem | Undecided] = Future()
        problem = Problem(
            problem="2x", answer="2", practice=practice, level=level, seed=seed, template=templates[0].id, key="2x"
        )
        made.set_result(problem if len(self.seeds) > self._failures else Undecided("No problem came out."))
        return made


OWN = Template(id="own-1", practice="", rule="", template="a x", parameters=("a in 2..9",))


def test_a_seed_of_which_nothing_comes_is_followed_by_others_which_are_always_the_same():
    grader, again = Failing(TRIES - 1), Failing(TRIES - 1)
    assert maker_from(cast("Grader", grader))(OWN, 7, frozenset()).seed == grader.seeds[-1]
    maker_from(cast("Grader", again))(OWN, 7, frozenset())
    assert grader.seeds == again.seeds
    assert (grader.seeds[0], len(set(grader.seeds))) == (7, TRIES)


def test_where_no_seed_gives_a_problem_the_reason_is_said():
    grader = Failing(TRIES)
    with pytest.raises(NoProblem, match=r"^No problem came out\.$"):
        maker_from(cast("Grader", grader))(OWN, 7, frozenset())
    assert len(grader.seeds) == TRIES
