from collections.abc import Callable
from pathlib import Path

import pytest

RULE = """
id = "{id}"
name = "A rule"
statement = "d/dx [c] = 0"
explanation = "A constant never changes."
"""

CARD = """
[[card]]
id = "formula-one"
deck = "Formula table"
kind = "formula"
task = "differentiate"
problem = "1"
answer = "0"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of content with one rule and one card."""
    for name in ("rules", "formulas", "exercises", "concepts"):
        (tmp_path / name).mkdir()
    (tmp_path / "rules" / "constant.toml").write_text(RULE.format(id="constant"), encoding="utf-8")
    (tmp_path / "formulas" / "table.toml").write_text(CARD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def add_rule(folder: Path) -> Callable[..., None]:
    def add(name: str, more: str = "", *, file_name: str = "") -> None:
        path = folder / "rules" / f"{file_name or name}.toml"
        path.write_text(RULE.format(id=name) + more, encoding="utf-8")

    return add


@pytest.fixture
def write_cards(folder: Path) -> Callable[..., Path]:
    """Writes a file of cards; its name may say the folder too."""

    def write(text: str, name: str = "formulas/table.toml") -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def card() -> Callable[..., str]:
    """The text of a card that is right, with lines added, or one field left out."""

    def write(*lines: str, without: str = "") -> str:
        fields = {line.partition(" ")[0] for line in lines} | {without}
        kept = [line for line in CARD.strip().splitlines() if line.partition(" ")[0] not in fields]
        return "\n".join([*kept, *lines]) + "\n"

    return write
