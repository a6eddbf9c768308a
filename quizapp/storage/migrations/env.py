"""Run by Alembic: the steps run on the connection that `migrate.py` hands over, each in its own transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transaction_per_migration=True,
    on_version_apply=context.config.attributes["after_step"],
)
with context.begin_transaction():
    context.run_migrations()
