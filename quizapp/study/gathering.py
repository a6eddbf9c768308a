"""Making very many objects that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gathering() -> Iterator[None]:
    """Meanwhile Python does not look for circles of dead objects.

    It would look through all that is there each time that there is a quarter more of it, and find nothing.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # All that is there now counts as old; it would be looked through at once otherwise.
        gc.freeze()
        gc.unfreeze()
        if was_looking:
            gc.enable()
