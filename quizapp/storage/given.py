"""What the file of an imported card gave is kept when the card is first changed, whoever changes it.

As long as the card stands as it was given, that is not written twice. The next import that writes it gives something
else, and keeps what it replaces itself. A table that is made anew, as a migration does, needs the trigger again.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

_TRIGGER = """
CREATE TRIGGER keep_given AFTER UPDATE OF deck, kind, task, answer, problem, prompt, accept, wrong, wrt, variables,
    domain, rules, difficulty, source, erratum, explanation, hints, form, insists, tags, fresh ON cards
WHEN old.given IS NULL AND old.imported_by IS NOT NULL AND new.imported_by = old.imported_by
BEGIN
    UPDATE cards SET given = json_object(
        'id', old.id, 'deck', old.deck, 'kind', old.kind, 'task', old.task, 'answer', old.answer,
        'problem', old.problem, 'prompt', old.prompt, 'accept', json(old.accept), 'wrong', json(old.wrong),
        'wrt', json(old.wrt), 'variables', json(old.variables), 'domain', old.domain, 'rules', json(old.rules),
        'difficulty', old.difficulty, 'source', json(old.source), 'erratum', old.erratum,
        'explanation', old.explanation, 'hints', json(old.hints), 'form', old.form,
        'insists', json(iif(old.insists, 'true', 'false')), 'tags', json(old.tags), 'fresh', json(old.fresh)
    ) WHERE id = old.id;
END
"""
"""The card as `WholeCard` reads it."""


def keep_given(_target: object, connection: Connection, **_more: Any) -> None:
    """After the table of cards was created."""
    connection.exec_driver_sql(_TRIGGER.strip())
