"""LaTeX to SVG on a thread of its own, remembered in memory and on disk."""

from __future__ import annotations

import itertools
import logging
import threading
from collections import OrderedDict
from queue import PriorityQueue

from PySide6.QtCore import QObject, Signal

from quizapp.ui.formulas.formula_store import FormulaStore
from quizapp.ui.pictures.gallery import Gallery

_REMEMBERED = 400
"""Formulas kept in memory, about 8 kB each."""

EM = 32
"""Height of the em square in the SVGs, in their own units."""

_log = logging.getLogger(__name__)


class Typesetter(QObject):
    """Hands out what is there at once and announces the rest with `ready`.

    The newest wish is served first: what is on the screen now matters more than what was.
    """

    ready = Signal(str)
    """The LaTeX whose SVG `svg` now returns."""

    def __init__(self, store: FormulaStore, gallery: Gallery | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gallery = gallery or Gallery()
        """Where the pictures come from that stand among the formulas."""
        self._store = store
        self._memory: OrderedDict[str, bytes] = OrderedDict()
        self._wanted: PriorityQueue[tuple[int, str, bool]] = PriorityQueue()
        self._waiting: set[str] = set()
        self._order = itertools.count()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="typesetter", daemon=True)
        self._thread.start()

    def svg(self, latex: str, *, lasting: bool = True) -> bytes | None:
        """The drawing, or None: then it is made, and `ready` says when. Empty where LaTeX cannot be drawn.

        `lasting` False keeps it off the disk: what somebody is typing will not come again.
        """
        with self._lock:
            found = self._memory.get(latex)
            if found is not None:
                self._memory.move_to_end(latex)
            elif latex not in self._waiting:
                self._waiting.add(latex)
                self._wanted.put((-next(self._order), latex, lasting))
        return found

    def close(self) -> None:
        self._wanted.put((-(2**62), "", False))
        self._thread.join(timeout=2)

    def _work(self) -> None:
        while True:
            _, latex, lasting = self._wanted.get()
            if not latex:
                return
            svg = self._store.load(latex)
            if svg is None:
                svg = _drawn(latex)
                if lasting:
                    self._store.save(latex, svg)
            self._remember(latex, svg)

    def _remember(self, latex: str, svg: bytes) -> None:
        with self._lock:
            self._memory[latex] = svg
            self._waiting.discard(latex)
            while len(self._memory) > _REMEMBERED:
                self._memory.popitem(last=False)
        self.ready.emit(latex)


def _drawn(latex: str) -> bytes:
    try:
        # 0.25 s, and only needed where a formula was never drawn before
        from ziamath.config import config  # noqa: PLC0415
        from ziamath.zmath import Latex  # noqa: PLC0415

        config.svg2 = False
        svg: str = Latex(latex, size=EM).svg()
    except Exception:  # noqa: BLE001  # ziamath names no errors; a formula that it cannot draw is shown as text
        _log.warning("cannot typeset %s", latex, exc_info=True)
        return b""
    return svg.replace(' fill="black"', "").encode()  # the window fills it with the colour of the text
