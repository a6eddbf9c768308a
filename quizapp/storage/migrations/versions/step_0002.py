"""What a review says about rules: the problem as asked, what was found at fault, the evidence and what it changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "details",
        sa.Column("review", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=True),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("misconception", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["review"], ["reviews.number"], name="fk_details_review"),
        sa.PrimaryKeyConstraint("review", name="pk_details"),
    )
    op.create_table(
        "evidence",
        sa.Column("review", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("memory_before", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["card_id"], ["cards.id"], name="fk_evidence_card_id"),
        sa.ForeignKeyConstraint(["review"], ["reviews.number"], name="fk_evidence_review"),
        sa.PrimaryKeyConstraint("review", "card_id", name="pk_evidence"),
    )
    op.create_index("ix_evidence_card_id", "evidence", ["card_id"])
