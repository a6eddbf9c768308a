from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QWidget

from quizapp.study.watching import Watch
from quizapp.ui.backstage import Trouble
from quizapp.ui.cards.changes import CreateDeck, Delete, Move, Suspend, Tag, doing
from quizapp.ui.cards.progress_line import ProgressLine
from quizapp.ui.cards.under_way import Progress, UnderWay


class Backstage:
    """Does its errands when it is told to, one after the other."""

    def __init__(self):
        self.errands = []

    def call(self, work, done, failed):
        self.errands.append((work, done, failed))

    def carry_out(self):
        work, done, failed = self.errands.pop(0)
        result = work("desk")
        (failed if isinstance(result, Trouble) else done)(result)


@pytest.fixture
def backstage():
    return Backstage()


@pytest.fixture
def under_way(backstage, qapp):
    made = UnderWay(backstage)
    made._timer.setInterval(0)
    return made


@pytest.fixture
def shown(under_way):
    found = []
    under_way.progressed.connect(found.append)
    return found


def steps(*counts):
    """A change that is told so often how far it is."""

    def work(_desk, watch: Watch):
        for count in counts:
            watch.tick(count, counts[-1])
        return "edit"

    return work


def test_what_is_done_at_once_shows_nothing(under_way, backstage, shown):
    told = []
    under_way.do("Suspending 3 cards", steps(3), told.append, told.append)
    backstage.carry_out()
    assert told == ["edit"]
    assert shown == [None]


def test_what_takes_longer_than_a_moment_is_told_as_it_goes(under_way, backstage, shown, qtbot):
    under_way.do("Suspending 9 cards", steps(4, 9), lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: bool(shown))
    backstage.carry_out()
    what = "Suspending 9 cards"
    assert shown == [Progress(what), Progress(what, 4, 9), Progress(what, 9, 9), None]


def test_after_one_the_next_is_shown_until_all_are_done(under_way, backstage, shown, qtbot):
    for what in ("first", "second"):
        under_way.do(what, steps(1), lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: bool(shown))
    backstage.carry_out()
    backstage.carry_out()
    assert shown == [Progress("first"), Progress("first", 1, 1), Progress("second"), Progress("second", 1, 1), None]


def test_stopped_it_is_said_that_nothing_was_changed(under_way, backstage):
    told, failed, reached = [], [], Event()

    def work(desk, watch):
        watch.tick(1, 2)
        under_way.cancel()
        watch.tick(2, 2)
        reached.set()

    under_way.do("Deleting 2 cards", work, told.append, failed.append)
    backstage.carry_out()
    assert (told, failed) == ([], [Trouble("Stopped. Nothing was changed.", bug=False)])
    assert not reached.is_set()


def test_to_stop_is_to_stop_all_that_waits_and_nothing_that_comes_later(under_way, backstage):
    told = []
    for _ in range(2):
        under_way.do("", steps(1), told.append, lambda trouble: told.append(trouble.sentence))
    under_way.cancel()
    under_way.do("", steps(1), told.append, told.append)
    for _ in range(3):
        backstage.carry_out()
    assert told == ["Stopped. Nothing was changed."] * 2 + ["edit"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Suspend(("a", "b"), suspended=True), "Suspending 2 cards"),
        (Suspend(("a",), suspended=False), "Unsuspending 1 card"),
        (Move(("a",) * 1200, "Mine::Old"), "Moving 1,200 cards to Mine › Old"),
        (Tag(("a",), ("x",), ()), "Tagging 1 card"),
        (Delete(("a",)), "Deleting 1 card"),
        (CreateDeck("New"), "Making the deck New"),
    ],
)
def test_it_is_said_what_is_going_on(change, words):
    assert doing(change) == words


def test_the_line_says_how_far_it_is_and_goes_when_it_is_done(qtbot):
    line, page = ProgressLine(), QWidget()
    line.setParent(page)
    qtbot.addWidget(page)
    assert line.isHidden()
    line.show_progress(Progress("Deleting 9,000 cards", 4000, 9000))
    assert line._said.text() == "Deleting 9,000 cards… 4,000 of 9,000"
    assert line._bar.accessibleName() == line._said.text()
    with qtbot.waitSignal(line.cancel_wanted):
        line._cancel.click()
    line.show_progress(None)
    assert line.isHidden()
