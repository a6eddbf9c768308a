"""Where the shipped files are: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_folder() -> Path:
    """What is taught, as text."""
    return _shipped("data")


def assets_folder() -> Path:
    """Icons, fonts and pictures."""
    return _shipped("assets")


def _shipped(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
