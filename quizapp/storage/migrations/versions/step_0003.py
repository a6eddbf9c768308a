"""The form that a card asks its answer in; the template that a fresh problem was made from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # As new tables, so that they are declared the same way as in a new collection.
    with op.batch_alter_table("cards", recreate="always") as cards:
        cards.add_column(sa.Column("form", sa.Text(), nullable=True))
        cards.add_column(sa.Column("insists", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("details", recreate="always") as details:
        details.add_column(sa.Column("template", sa.Text(), nullable=True))
        details.add_column(sa.Column("problem_key", sa.Text(), nullable=True))
