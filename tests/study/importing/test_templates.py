"""Templates in decks: what a plan makes of them, and what is tried out before they are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from quizapp.cards import Card, Problem, Template, Undecided
from quizapp.exchange.scan import scan
from quizapp.storage.collection import Collection
from quizapp.study.desk import Desk
from quizapp.study.importing import Done, ImportPlan, Watch, to_verify
from quizapp.study.importing.trial import A_HANDFUL, Trial

POWER = """
[[card]]
id = "mine-1"
template = "d/dx [a x^n]"
parameters = ["a, n in 2..9"]
conditions = ["a != n"]
rules = ["power"]
"""
Plan = Callable[..., ImportPlan]
Bring = Callable[..., Done]


@pytest.fixture
def plan(desk: Desk, tmp_path: Path) -> Plan:
    def do(text: str, deck: str = "") -> ImportPlan:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        with scan(path) as scanned:
            return desk.library.plan_import(scanned, deck=deck, name=path.name)

    return do


@pytest.fixture
def bring(desk: Desk, plan: Plan) -> Bring:
    def do(text: str, **more: Any) -> Done:
        return desk.library.execute_import(plan(text, **more))

    return do


def reasons(plan: ImportPlan) -> list[str]:
    return [row.reason for row in plan.rejected]


def without_id(text: str) -> str:
    return text.replace('id = "mine-1"\n', "")


def mine(collection: Collection) -> Card:
    card = collection.card("mine-1")
    assert card is not None
    return card


def test_a_template_comes_in_as_a_card_whose_answers_are_checked(plan: Plan, bring: Bring, desk: Desk) -> None:
    (entry,) = plan(POWER).added
    assert (entry.card.problem, entry.card.deck, str(entry.mode)) == ("a x^n", "Imported", "typed")
    assert bring(POWER).added == 1
    assert "mine-1" in {card.id for card in desk.cards()}


def test_the_same_file_again_changes_nothing(plan: Plan, bring: Bring) -> None:
    bring(POWER)
    again = plan(POWER)
    assert again.changes_nothing
    assert [known.card_id for known in again.unchanged] == ["mine-1"]


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("a x^n", "a x^n + 1", "problem"),
        ("2..9", "2..5", "fresh"),
        ('conditions = ["a != n"]\n', "", "fresh"),
        ('rules = ["power"]', 'rules = ["power"]\ndifficulty = 2', "difficulty"),
    ],
)
def test_what_changed_in_a_template_is_a_change(plan: Plan, bring: Bring, before: str, after: str, field: str) -> None:
    bring(POWER)
    (entry,) = plan(POWER.replace(before, after)).changed
    assert entry.merged is not None
    assert [difference.field for difference in entry.merged.differences] == [field]


def test_a_learners_own_template_is_not_overwritten_and_not_mixed_with_the_files(
    bring: Bring, desk: Desk, collection: Collection, plan: Plan
) -> None:
    bring(POWER)
    card = mine(collection)
    edited = Card(**{**{name: getattr(card, name) for name in card.__slots__}, "problem": "a x^n - n"})
    desk.library.change_card(edited)
    changed = POWER.replace("2..9", "2..5").replace('["power"]', '["power"]\nhints = ["Lower it."]')
    (entry,) = plan(changed).changed
    assert entry.merged is not None
    assert entry.merged.is_disputed
    bring(changed)
    assert (mine(collection).problem, mine(collection).fresh) == ("a x^n - n", card.fresh)
    assert mine(collection).hints == ("Lower it.",)


def test_undoing_the_import_takes_it_away_or_gives_it_back(bring: Bring, desk: Desk, collection: Collection) -> None:
    first = bring(POWER)
    before = mine(collection)
    second = bring(POWER.replace("2..9", "2..5"))
    assert mine(collection).fresh != before.fresh
    assert first.import_id is not None
    assert second.import_id is not None
    desk.library.undo_import(second.import_id)
    assert mine(collection) == before
    desk.library.undo_import(first.import_id)
    assert collection.card("mine-1") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("d/dx [a x^n]", "x^n*a"),
        ("a, n in 2..9", "n in 2..9', 'a in 2..9".replace("'", '"')),
        ("a != n", "n ≠ a"),
        ("2..9", "2..5 or 6..9"),
    ],
)
def test_a_template_that_draws_the_same_is_the_same_however_it_is_written(
    plan: Plan, bring: Bring, before: str, after: str
) -> None:
    twin = without_id(POWER).replace(before, after)
    two = plan(without_id(POWER) + twin.replace("rules", "difficulty = 3\nrules"))
    assert (len(two.added), reasons(two)) == (1, ["This asks the same as row 2."])
    bring(POWER)
    assert [known.is_twin for known in plan(twin).unchanged] == [True]


@pytest.mark.parametrize(
    ("before", "after"), [("2..9", "2..8"), ("a != n", "a < n"), ("a x^n", "a x^n + a"), ("d/dx", "∂/∂x")]
)
def test_a_template_that_draws_otherwise_is_another_one(plan: Plan, before: str, after: str) -> None:
    other = without_id(POWER).replace(before, after)
    assert len(plan(without_id(POWER) + other).added) == (1 if before == "d/dx" else 2)


def test_a_template_is_not_the_same_as_a_card_with_one_problem(plan: Plan) -> None:
    fixed = '[[card]]\nproblem = "a x^n"\nanswer = "a n x^(n-1)"\n'
    assert len(plan(without_id(POWER) + fixed).added) == 2


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2..9", "2..", "no range with two ends"),
        ("a x^n", "a x^", "cannot be read"),
        ('["power"]', '["chian"]', "no rule “chian”"),
        ('"mine-1"', '"practice-chain"', "made of rules"),
    ],
)
def test_a_template_that_cannot_be_read_is_rejected_with_its_sentence(
    plan: Plan, before: str, after: str, words: str
) -> None:
    (reason,) = reasons(plan(POWER.replace(before, after)))
    assert words in reason


def test_problems_are_tried_out_in_the_worker_and_good_templates_stay(plan: Plan, desk: Desk) -> None:
    verified = desk.library.verify_import(plan(POWER))
    assert (len(verified.added), verified.rejected, verified.doubts) == (1, (), ())
    assert verified.is_verified


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('["a != n"]', '["a > n", "n > a"]'), "conditions too narrow, or answers too long"),
        (('["power"]', '["chain"]'), "No problem of this template uses the rule “chain”"),
        (('["power"]', '["power"]\nanswer = "a x^(n-1)"'), "The “answer” of this template is not that of its problems"),
        (("a x^n", "x^(9^9^9^9) a^n"), "No problem came out"),
    ],
)
def test_a_template_of_which_no_problem_comes_is_rejected(
    desk: Desk, collection: Collection, plan: Plan, change: tuple[str, str], words: str
) -> None:
    with collection._writing() as connection:
        connection.exec_driver_sql("INSERT INTO rules SELECT 'chain', name, statement, explanation, builds_on, "
                                   "variables, 1 FROM rules")  # fmt: skip
    bad = POWER.replace(*change).replace('"mine-1"', '"mine-2"')
    verified = desk.library.verify_import(plan(POWER + bad))
    assert [entry.card.id for entry in verified.added] == ["mine-1"]
    (reason,) = reasons(verified)
    assert words in reason
    assert desk.library.execute_import(verified).rejected == verified.rejected


def test_trying_out_tells_its_progress(plan: Plan, desk: Desk) -> None:
    seen: list[tuple[int, int]] = []
    planned = plan(POWER + '[[card]]\nproblem = "x^4"\nanswer = "4x^3"\n')
    assert len(to_verify(planned)) == 2
    desk.library.verify_import(planned, watch=Watch(lambda done, of: seen.append((done, of))))
    assert seen[-1] == (2, 2)


@dataclass
class Busy:
    """A worker that answers some of the first questions too late."""

    late: int
    seeds: list[int] = field(default_factory=list)

    def practise(
        self, practice: str, level: int, seed: int, _templates: Sequence[Template], /
    ) -> Future[Problem | Undecided]:
        self.seeds.append(seed)
        made: Future[Problem | Undecided] = Future()
        if len(self.seeds) <= self.late:
            made.set_result(Undecided("This took too long."))
        else:
            made.set_result(
                Problem(problem="x", answer="1", practice=practice, level=level, seed=seed, template="t", key="x")
            )
        return made


@pytest.mark.parametrize(
    ("late", "asked", "sentence"),
    [
        (0, A_HANDFUL, ""),
        (1, A_HANDFUL + 1, ""),
        (2, 2, "This took too long."),
    ],
)
def test_a_busy_machine_costs_no_template(late: int, asked: int, sentence: str) -> None:
    busy = Busy(late)
    trial = Trial(Template(id="t", practice="", rule="", template="a x"), busy)
    assert trial.failure() == sentence
    assert len(busy.seeds) == len(set(busy.seeds)) == asked
