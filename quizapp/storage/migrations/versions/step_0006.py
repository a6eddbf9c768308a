"""Templates on cards: what is drawn for a fresh problem each time one is asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    # As a new table, so that it is declared the same way as in a new collection.
    with op.batch_alter_table("cards", recreate="always") as cards:
        cards.add_column(sa.Column("fresh", sa.Text(), nullable=True))
