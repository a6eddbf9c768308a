"""The form that a card asks its answer in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # As a new table, so that it is declared the same way as in a new collection.
    with op.batch_alter_table("cards", recreate="always") as cards:
        cards.add_column(sa.Column("form", sa.Text(), nullable=True))
        cards.add_column(sa.Column("insists", sa.Boolean(), nullable=False, server_default=sa.false()))
