"""How much memory a worker process may take."""

from __future__ import annotations

import importlib.util


def limit_memory(size: int) -> None:
    """Allocations beyond `size` bytes fail from now on. Windows has no such limit; there the deadline is the bound."""
    if importlib.util.find_spec("resource") is None:
        return
    resource = importlib.import_module("resource")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
