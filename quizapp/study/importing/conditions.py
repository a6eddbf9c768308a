r"""The condition that stands behind a formula: `1/sqrt(x^2 - 1), x > 1`, `x^x for x \neq 0`."""

from __future__ import annotations

import re

_COMMANDS = {r"\neq": "≠", r"\ne": "≠", r"\geq": "≥", r"\ge": "≥", r"\leq": "≤", r"\le": "≤", r"\gt": ">", r"\lt": "<"}
_COMMAND = re.compile(r"\\(?:neq?|geq?|leq?|gt|lt)(?![A-Za-z])")
_RELATES = re.compile(rf"[<>≤≥≠]|!=|{_COMMAND.pattern}")
_BEHIND = re.compile(
    r"(?P<formula>.+?)(?:\s*,\s*|\s+)(?:(?:for|when|where|if)\s+)?"
    r"(?P<left>[a-z]|\|[a-z]\|)\s*(?P<relation>[<>≤≥≠]|[<>!]=)\s*(?P<right>-?\d+)(?P<end>[\s?.:]*)"
)


def apart(line: str) -> tuple[str, str]:
    """The line without its condition, and the condition as cards say it; empty where there is none."""
    if not _RELATES.search(line):
        return line, ""
    match = _BEHIND.fullmatch(_COMMAND.sub(lambda command: _COMMANDS[command[0]], line))
    if match is None:
        return line, ""
    return match["formula"] + match["end"], f"{match['left']} {match['relation']} {match['right']}"
