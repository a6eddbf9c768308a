"""What the learner does to cards and decks by hand: suspended, deleted, limited; edits, so that they can be undone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # As new tables, so that they are declared the same way as in a new collection.
    with op.batch_alter_table("decks", recreate="always") as decks:
        decks.add_column(sa.Column("new_a_day", sa.Integer(), nullable=True))
        decks.add_column(sa.Column("reviews_a_day", sa.Integer(), nullable=True))
        decks.add_column(sa.Column("deleted", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("cards", recreate="always") as cards:
        cards.add_column(sa.Column("suspended", sa.Boolean(), nullable=False, server_default=sa.false()))
        cards.add_column(sa.Column("deleted", sa.Boolean(), nullable=False, server_default=sa.false()))
        cards.add_column(sa.Column("shipped", sa.Text(), nullable=True))
    _create_edits()


def _create_edits() -> None:
    op.create_table(
        "edits",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.Column("decks", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_edits"),
        sa.UniqueConstraint("id", name="uq_edits_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "edited",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("shipped", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["edits.number"], name="fk_edited_number"),
        sa.PrimaryKeyConstraint("number", "card_id", name="pk_edited"),
    )
    op.create_table(
        "resets",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("memory_before", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["edits.number"], name="fk_resets_number"),
        sa.PrimaryKeyConstraint("number", "card_id", name="pk_resets"),
    )
    op.create_index("ix_resets_card_id", "resets", ["card_id"])
