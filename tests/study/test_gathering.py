from __future__ import annotations

import gc
from contextlib import suppress

from quizapp.study.gathering import gathering


def test_dead_objects_are_looked_for_again_afterwards_whatever_happens() -> None:
    with suppress(ValueError), gathering():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_it_stays_as_it_was_within_another() -> None:
    with gathering():
        with gathering():
            pass
        assert not gc.isenabled()
