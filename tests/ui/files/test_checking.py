from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.cards import Card, Kind, Task
from quizapp.exchange.scanned import Rejected
from quizapp.study.importing import Cancelled, Doubt, Entry, ImportPlan
from quizapp.ui.files.checking import Checker, Findings
from quizapp.ui.files.file_in_hand import FileInHand
from quizapp.ui.files.planning import planned
from quizapp.ui.files.sources import PastedText
from quizapp.ui.files.stages import FileState


def entry(row: int, deck: str = "Mine", answer: str = "2x") -> Entry:
    card = Card(
        id=f"{deck}-{row}", deck=deck, kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, problem=f"x^{row}", answer=answer
    )
    return Entry(row=row, card=card, digest=card.id, meaning=card.id)


class Verifier:
    """Doubts every third row."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, plan: ImportPlan) -> ImportPlan:
        rows = [each.row for each in plan.added]
        self.asked.append(rows)
        doubts = [Doubt(each.row, each.card.id, "2x", "3x", "", "") for each in plan.added if each.row % 3 == 0]
        return replace(plan, doubts=tuple(doubts))


def check(checker: Checker, plan: ImportPlan, verify: Verifier) -> list[tuple[int, list[str]]]:
    told: list[tuple[int, list[str]]] = []

    def tell(findings: Findings) -> None:
        told.append((findings.done, [doubt.card_id for doubt in findings.doubts]))

    checker.check(plan, verify, tell, lambda: False)
    return told


def test_answers_are_checked_a_few_at_a_time_and_doubts_told_as_they_are_found() -> None:
    verify = Verifier()
    told = check(Checker(), ImportPlan(name="", added=tuple(entry(row) for row in range(1, 11))), verify)
    assert verify.asked == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10]]
    assert told == [(4, ["Mine-3"]), (8, ["Mine-6"]), (10, ["Mine-9"])]


def test_what_was_checked_is_not_checked_again_for_another_deck() -> None:
    verify, checker = Verifier(), Checker()
    check(checker, ImportPlan(name="", added=tuple(entry(row) for row in range(1, 7))), verify)
    verify.asked.clear()
    moved = tuple(entry(row, "Other") for row in range(1, 7))
    assert check(checker, ImportPlan(name="", added=moved, changed=(entry(9),)), verify) == [
        (7, ["Other-3", "Other-6", "Mine-9"]),
    ]
    assert verify.asked == [[9]]


def test_what_is_known_is_told_in_large_steps() -> None:
    verify, checker = Verifier(), Checker()
    plan = ImportPlan(name="", added=tuple(entry(row) for row in range(1, 502)))
    check(checker, plan, verify)
    assert [done for done, _ in check(checker, plan, verify)] == [200, 400, 501]


def test_another_answer_is_checked_anew() -> None:
    verify, checker = Verifier(), Checker()
    check(checker, ImportPlan(name="", added=(entry(1),)), verify)
    check(checker, ImportPlan(name="", added=(entry(1, answer="x"),)), verify)
    assert verify.asked == [[1], [1]]


def test_it_stops_between_two_answers() -> None:
    verify = Verifier()
    plan = ImportPlan(name="", added=tuple(entry(row) for row in range(1, 11)))
    with pytest.raises(Cancelled):
        Checker().check(plan, verify, lambda *_: None, lambda: bool(verify.asked))
    assert verify.asked == [[1, 2, 3, 4]]


def test_a_card_that_turns_out_to_be_none_is_rejected_each_time() -> None:
    def verify(plan: ImportPlan) -> ImportPlan:
        rows = tuple(Rejected(each.row, "No.") for each in plan.added if each.row == 2)
        return replace(plan, added=tuple(each for each in plan.added if each.row != 2), rejected=rows)

    checker, told = Checker(), list[Findings]()
    for deck in ("Mine", "Other"):
        plan = ImportPlan(name="", added=(entry(1, deck), entry(2, deck)))
        checker.check(plan, verify, told.append, lambda: False)
        file = FileInHand(PastedText(""), FileState(1, ""))
        found = file.with_findings(planned(plan), told[-1]).plan
        assert [each.row for each in found.added] == [1]
        assert found.rejected == (Rejected(2, "No."),)
