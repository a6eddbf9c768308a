"""The learner's settings, and FSRS fitted to them."""
