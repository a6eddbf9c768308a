"""Is the answer to a fresh problem right? Told from values of the problem alone, not from any rule.

The problem is evaluated a tiny step to both sides of random points, in ball arithmetic; what it changes by is held
against the answer. Both are read from the texts that will be shown. So nothing that made the answer can vouch for it.
"""

from quizapp.grading.verification.verify import is_verified

__all__ = ["is_verified"]
