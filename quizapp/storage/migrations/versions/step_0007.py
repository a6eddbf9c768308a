# ruff: noqa: S608 - names of columns
"""A card knows itself which import it came from; of imports it is only kept what they replaced."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_LAST = "(SELECT {} FROM imported WHERE imported.card_id = cards.id AND imported.number = cards.imported_by)"
_EARLIER = """(
    SELECT {} FROM imported AS earlier JOIN imports ON imports.number = earlier.number
    WHERE earlier.card_id = imported.card_id AND earlier.number < imported.number AND imports.undone_at IS NULL
    ORDER BY earlier.number DESC LIMIT 1
)"""
_KEEP_GIVEN = """
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


def upgrade() -> None:
    # As new tables, so that they are declared the same way as in a new collection.
    with op.batch_alter_table("imports", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as imports:
        for name, before in (("added", "pictures"), ("changed", "added")):
            count = sa.Column(name, sa.Integer(), nullable=False, server_default="0")
            imports.add_column(count, insert_after=before)
    with op.batch_alter_table("cards", recreate="always") as cards:
        cards.add_column(sa.Column("imported_by", sa.Integer(), nullable=True))
        for name in ("digest", "meaning", "given"):
            cards.add_column(sa.Column(name, sa.Text(), nullable=True))
        cards.create_foreign_key("fk_cards_imported_by", "imports", ["imported_by"], ["number"])
    _create_replaced()
    _fill()
    op.drop_table("imported")
    op.execute(_KEEP_GIVEN.strip())


def _create_replaced() -> None:
    op.create_table(
        "replaced",
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("was_retired", sa.Boolean(), nullable=False),
        sa.Column("written", sa.Text(), nullable=True),
        sa.Column("imported_by", sa.Integer(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("meaning", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["imports.number"], name="fk_replaced_number"),
        sa.PrimaryKeyConstraint("card_id", "number", name="pk_replaced"),
    )


def _fill() -> None:
    for name, null in (("added", "NULL"), ("changed", "NOT NULL")):
        rows = f"SELECT count(*) FROM imported WHERE number = imports.number AND before IS {null}"
        op.execute(f"UPDATE imports SET {name} = ({rows})")
    earlier = ", ".join(_EARLIER.format(f"earlier.{name}") for name in ("number", "digest", "meaning", "given"))
    op.execute(
        "INSERT INTO replaced (card_id, number, before, was_retired, written, imported_by, digest, meaning, given)"
        f" SELECT card_id, number, before, was_retired, written, {earlier} FROM imported WHERE before IS NOT NULL"
    )
    op.execute(
        "UPDATE cards SET imported_by = (SELECT max(imported.number) FROM imported JOIN imports"
        " ON imports.number = imported.number WHERE card_id = cards.id AND undone_at IS NULL)"
    )
    given = ", ".join(f"{name} = {_LAST.format(name)}" for name in ("digest", "meaning", "given"))
    op.execute(f"UPDATE cards SET {given} WHERE imported_by IS NOT NULL")
