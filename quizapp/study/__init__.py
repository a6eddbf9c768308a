"""A sitting: draw a question, have it graded, record, undo; what to ask today."""
