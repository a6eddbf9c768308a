"""The colours of the light and of the dark window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """As `#rrggbb`. Every text colour has a contrast of at least 4.5 on the grounds it is used on."""

    paper: str
    """The ground of the window."""
    panel: str
    line: str
    ink: str
    muted: str
    faint: str
    """What cannot be used now."""
    accent: str
    accent_strong: str
    """The accent under the pointer."""
    accent_soft: str
    on_accent: str
    empty: str
    """A day without reviews."""
    right: str
    right_soft: str
    wrong: str
    wrong_soft: str
    amber: str
    amber_soft: str


LIGHT = Colours(
    paper="#f6f5f1",
    panel="#ffffff",
    line="#e4e1d8",
    ink="#1f2430",
    muted="#666c7b",
    faint="#b5b7bd",
    accent="#3b5bdb",
    accent_strong="#27409f",
    accent_soft="#eef1fb",
    on_accent="#ffffff",
    empty="#f0f2fd",
    right="#2b8a3e",
    right_soft="#ebfbee",
    wrong="#c92a2a",
    wrong_soft="#fff0f0",
    amber="#b35c00",
    amber_soft="#fff6e8",
)

DARK = Colours(
    paper="#14161b",
    panel="#1c1f26",
    line="#2b303b",
    ink="#e8eaf0",
    muted="#9aa1b2",
    faint="#565c69",
    accent="#8da2fb",
    accent_strong="#c3ceff",
    accent_soft="#232941",
    on_accent="#14161b",
    empty="#252a37",
    right="#69db7c",
    right_soft="#16281b",
    wrong="#ff8787",
    wrong_soft="#2c1a1c",
    amber="#ffc078",
    amber_soft="#2a2116",
)


def qt_palette(colours: Colours) -> QPalette:
    """For what is painted by hand and what no style sheet reaches."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.paper,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.empty,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Button: colours.panel,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.ToolTipBase: colours.panel,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Link: colours.accent,  # what style sheets leave alone, in views that they colour
        QPalette.ColorRole.LinkVisited: colours.muted,
        QPalette.ColorRole.BrightText: colours.wrong,  # a marked part of a formula
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
