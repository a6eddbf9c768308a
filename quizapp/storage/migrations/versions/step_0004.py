"""Tags of cards; imports, with what each did to which card, so that it can be undone and made again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    # As a new table, so that it is declared the same way as in a new collection.
    with op.batch_alter_table("cards", recreate="always") as cards:
        cards.add_column(sa.Column("tags", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "imports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("decks", sa.Text(), nullable=False),
        sa.Column("pictures", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_imports"),
        sa.UniqueConstraint("id", name="uq_imports_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "imported",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("was_retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["imports.number"], name="fk_imported_number"),
        sa.PrimaryKeyConstraint("number", "card_id", name="pk_imported"),
    )
    op.create_index("ix_imported_card_id", "imported", ["card_id"])
