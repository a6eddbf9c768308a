"""All cards: found, looked at, put in order, changed and written."""
