"""Cells that a spreadsheet would take for a formula, and run: they are written and read with an apostrophe before them.

OWASP, "CSV injection": what begins with = + - @, a tab or a line end is run by Excel and LibreOffice. An apostrophe
makes text of it. A cell that begins with apostrophes and such a sign gets one more, so that reading gives what was
written.
"""

from __future__ import annotations

import re

_RUN = re.compile(r"'*[=+\-@\t\r\n−＝＋－＠]")


def as_text(cell: str) -> str:
    """The cell as no spreadsheet runs it."""
    return f"'{cell}" if _RUN.match(cell) else cell


def as_meant(cell: str) -> str:
    """The cell without that apostrophe."""
    return cell[1:] if cell[:1] == "'" and _RUN.match(cell, 1) else cell
