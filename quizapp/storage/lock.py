"""One window at a time: a lock beside the collection, which the system releases when its process dies."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from quizapp.storage.errors import InUse, from_system


def lock(path: Path) -> FileLock:
    """The held lock of the collection at `path`, in a folder made for it if need be; `release()` it when done.

    Raises InUse when another window, here or in another process, holds it.
    """
    # Released by whichever thread closes the collection, hence not thread-local.
    held = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held.acquire()
    except Timeout as error:
        raise InUse(path) from error
    except OSError as error:
        raise from_system(error, path) from error
    return held
