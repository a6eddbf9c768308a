"""A sitting: the question, its answer, what was wrong with it, and the end."""
