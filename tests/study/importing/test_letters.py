from __future__ import annotations

from quizapp.notation import Read, read_at_once
from quizapp.study.importing.letters import Letters, letters_in


def test_letters_are_told_by_what_they_stand_for() -> None:
    reading = read_at_once("x f'(2x) + d/dx u + a_1", answer=False)
    assert isinstance(reading, Read)
    assert letters_in(reading.tree) == Letters(frozenset({"x", "u", "a_1"}), frozenset({"f"}), frozenset({"u"}))
