"""The pictures of the collection, decoded on a thread of their own and remembered."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal

from quizapp.ui.pictures.decoding import Shown, decoded

_REMEMBERED = 96 << 20
"""Bytes of pictures that are kept decoded."""
Fetch = Callable[[str, Callable[[bytes | None], None]], None]
"""Asks for the bytes of a picture; they come back, or None, on the window's thread."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands for a picture that is not there, or cannot be shown."""

    said: str


MISSING = Missing("picture missing")
BROKEN = Missing("picture that cannot be shown")


def nothing(_name: str, done: Callable[[bytes | None], None]) -> None:
    """Where there are no pictures."""
    done(None)


class Gallery(QObject):
    """Hands out what is there, and announces the rest with `ready`. Lives on the window's thread."""

    ready = Signal(str)
    """The name of the picture that `look` now knows of."""
    _come = Signal(str, object)

    def __init__(self, fetch: Fetch = nothing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = [fetch]
        self._known: OrderedDict[str, Shown | Missing] = OrderedDict()
        self._waiting: set[str] = set()
        self._wanted: SimpleQueue[tuple[str, bytes] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._come.connect(self._remember)

    def ask_also(self, fetch: Fetch) -> None:
        """Where else there are pictures. A name is made of the content, so that the first to have it will do."""
        self._sources.append(fetch)

    def want(self, name: str) -> None:
        """Sees to it that it is there soon; one that was missing may have been imported meanwhile."""
        if name not in self._waiting and not isinstance(self._known.get(name), Shown):
            self._waiting.add(name)
            self._ask(name, tuple(self._sources))

    def look(self, name: str) -> Shown | Missing | None:
        """None as long as it is not known."""
        if name in self._known:
            self._known.move_to_end(name)
        return self._known.get(name)

    @property
    def is_waiting(self) -> bool:
        return bool(self._waiting)

    def close(self) -> None:
        self._wanted.put(None)
        if self._thread is not None:
            self._thread.join(timeout=2)

    def _ask(self, name: str, sources: Sequence[Fetch]) -> None:
        """One after the other, until one has it."""
        first, *others = sources
        first(name, lambda data: self._ask(name, others) if data is None and others else self._take(name, data))

    def _take(self, name: str, data: bytes | None) -> None:
        if data is None:
            self._remember(name, MISSING)
            return
        self._wanted.put((name, data))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="gallery", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (wanted := self._wanted.get()) is not None:
            name, data = wanted
            try:
                shown = decoded(data)
            except Exception:  # noqa: BLE001  # whatever is wrong with one picture, the others are shown
                _log.warning("cannot decode %s", name, exc_info=True)
                shown = None
            self._come.emit(name, shown or BROKEN)

    def _remember(self, name: str, found: Shown | Missing) -> None:
        self._waiting.discard(name)
        before = self._known.get(name)
        self._known[name] = found
        self._known.move_to_end(name)
        self._forget_oldest()
        if before is not found:
            self.ready.emit(name)

    def _forget_oldest(self) -> None:
        """What is on the screen was looked at last."""
        size = sum(map(_size, self._known.values()))
        while size > _REMEMBERED and len(self._known) > 1:
            _, oldest = self._known.popitem(last=False)
            size -= _size(oldest)


def _size(found: Shown | Missing) -> int:
    return found.image.sizeInBytes() if isinstance(found, Shown) else 0
