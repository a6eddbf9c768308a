"""When to ask again: FSRS."""
