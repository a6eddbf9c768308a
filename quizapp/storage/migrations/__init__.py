"""How the tables came to be, step by step. `migrate.py` runs them, and only where a collection is behind."""
