"""Files that come again after the learner moved, tagged, suspended, deleted or renamed what they brought."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quizapp.storage.errors import PlanOutdated
from quizapp.study.desk import Desk
from quizapp.study.importing import Done, ImportPlan

Planned = Callable[..., ImportPlan]
Import = Callable[..., Done]
ROWS = (("Capital of France", "Paris"), ("Capital of Italy", "Rome"))


@pytest.fixture
def capitals(imported: Import, desk: Desk) -> list[str]:
    imported(*ROWS)
    return list(desk.library.find("deck:Mine").ids)


def test_what_was_moved_tagged_suspended_and_renamed_is_known_and_stays(
    planned: Planned, desk: Desk, capitals: list[str]
) -> None:
    library = desk.library
    library.move(capitals[:1], "Elsewhere")
    library.tag(capitals, ["exam"])
    library.suspend(capitals[1:])
    library.rename_deck("Mine", "Capitals")
    assert planned(*ROWS).changes_nothing
    plan = planned(("Capital of France", "PARIS!"), ROWS[1])
    assert (len(plan.added), len(plan.changed), len(plan.unchanged)) == (0, 1, 1)
    library.execute_import(plan)
    (row,) = library.rows(capitals[:1])
    assert (row.answer, row.deck, row.tags) == ("PARIS!", "Elsewhere", ("exam",))
    assert list(library.find("is:suspended").ids) == capitals[1:]


def test_a_deleted_card_is_new_to_its_file_and_the_plan_says_so(
    planned: Planned, imported: Import, desk: Desk, capitals: list[str]
) -> None:
    desk.library.delete(capitals[:1])
    plan = planned(*ROWS)
    assert [entry.card.id for entry in plan.added] == capitals[:1]
    imported(*ROWS)
    assert sorted(desk.library.find("deck:Mine").ids) == sorted(capitals)
    assert "stays as it is" in desk.library.undo_edit().sentence


def test_undoing_an_import_keeps_away_what_the_learner_met_and_edits_can_still_be_undone(
    desk: Desk, capitals: list[str]
) -> None:
    library = desk.library
    library.tag(capitals[:1], ["exam"])
    library.undo_import(library.imports()[0].id)
    assert [row.id for row in library.rows(capitals)] == []
    assert library.undo_edit().sentence == "Undone: Tagged 1 card exam."
    assert list(library.find("").ids) == ["formula-square"]


def test_the_plan_that_was_made_before_an_edit_is_not_carried_out(
    planned: Planned, desk: Desk, capitals: list[str]
) -> None:
    plan: Any = planned(("Capital of France", "PARIS!"))
    desk.library.tag(capitals, ["exam"])
    with pytest.raises(PlanOutdated):
        desk.library.execute_import(plan)
