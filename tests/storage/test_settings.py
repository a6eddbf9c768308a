from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.storage.collection import Collection, open_collection

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(value=JSON)
@example(value=5.0)
@example(value=-0.0)
@example(value=2**70)
@example(value="1")
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_comes_back_as_it_went_in(collection: Collection, value: object) -> None:
    collection.set_setting("value", value)
    kept = collection.setting("value")
    assert kept == value
    assert type(kept) is type(value)


def test_a_setting_never_made_has_its_default(collection: Collection) -> None:
    assert collection.setting("new cards a day", 20) == 20
    assert collection.settings() == {}


def test_settings_not_named_stay(collection: Collection) -> None:
    collection.change_settings({"a": 1, "b": [1, 2]})
    collection.change_settings({"b": {"x": None}})
    collection.change_settings({})
    assert collection.settings() == {"a": 1, "b": {"x": None}}


def test_settings_are_there_the_next_day(path: Path, now: datetime) -> None:
    with open_collection(path, now) as collection:
        collection.set_setting("a", 1)
    with open_collection(path, now) as collection:
        assert collection.setting("a") == 1


def test_a_value_that_json_cannot_hold_is_a_fault(collection: Collection) -> None:
    with pytest.raises(Exception, match="not JSON serializable"):
        collection.set_setting("a", object())
