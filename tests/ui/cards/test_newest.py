from __future__ import annotations

from quizapp.ui.cards.newest import Newest


class Backstage:
    """Answers when it is told to."""

    def __init__(self):
        self.errands = []

    def call(self, work, done, failed):
        self.errands.append((work, done, failed))

    def answer(self):
        work, done, _ = self.errands.pop(0)
        done(work("desk"))


def test_while_one_is_under_way_only_the_newest_waits_and_the_older_answer_is_not_told():
    backstage, told = Backstage(), []
    newest = Newest(backstage)
    for name in ("a", "ab", "abc"):
        newest.call(lambda _desk, name=name: name, told.append, told.append)
    assert len(backstage.errands) == 1
    backstage.answer()
    assert told == []
    backstage.answer()
    assert told == ["abc"]
    assert not backstage.errands


def test_answers_that_are_of_use_all_the_same_are_told():
    backstage, told = Backstage(), []
    newest = Newest(backstage, tells_all=True)
    newest.call(lambda _: 1, told.append, told.append)
    newest.call(lambda _: 2, told.append, told.append)
    backstage.answer()
    backstage.answer()
    assert told == [1, 2]


def test_one_that_failed_makes_room_for_the_next():
    backstage, told = Backstage(), []
    newest = Newest(backstage)
    newest.call(lambda _: 1, told.append, lambda why: told.append(f"failed {why}"))
    backstage.errands.pop()[2]("so")
    newest.call(lambda _: 2, told.append, told.append)
    backstage.answer()
    assert told == ["failed so", 2]
