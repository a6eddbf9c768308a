"""Small named values: settings, which are the learner's, and facts about the collection itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from quizapp.storage.models import MetaRow, SettingRow

CONTENT_FINGERPRINT = "content fingerprint"


def all_settings(connection: Connection) -> dict[str, Any]:
    return {row.name: row.value for row in connection.execute(select(SettingRow.name, SettingRow.value))}


def change_settings(connection: Connection, values: Mapping[str, Any]) -> None:
    """Values are what JSON can hold; settings not named stay."""
    statement = insert(SettingRow)
    statement = statement.on_conflict_do_update(
        index_elements=[SettingRow.name], set_={"value": statement.excluded.value}
    )
    if values:
        connection.execute(statement, [{"name": name, "value": value} for name, value in values.items()])


def fact(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(MetaRow.value).where(MetaRow.name == name))


def note_fact(connection: Connection, name: str, value: str) -> None:
    statement = insert(MetaRow).values(name=name, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=[MetaRow.name], set_={"value": value}))
