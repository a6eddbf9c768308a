"""All cards: found, looked at, put in order and changed."""
