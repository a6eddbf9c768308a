"""How importing and exporting look: what opens, what is picked from, what is dropped onto."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.ui.look.palette import Colours


def files_style(c: Colours, px: Callable[[float], str]) -> str:
    return f"""
    QFrame[role="door"] {{ background: transparent; border: 2px dashed {c.line}; border-radius: 14px; }}
    QFrame[role="row"] {{ background: transparent; border: none; border-top: 1px solid {c.line}; }}
    QFrame[role="inset"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 10px; }}
    QWidget[role="veil"] {{ background: {_veil(c.paper)}; }}
    QFrame[role="drop"] {{ background: {c.panel}; border: 2px dashed {c.accent}; border-radius: 18px; }}
    QPushButton[role="section"], QPushButton[role="section-amber"] {{
        border: 1px solid transparent; border-radius: 6px; background: transparent; color: {c.ink};
        font-weight: 700; text-align: left; padding: {px(3)} {px(4)}; outline: none;
    }}
    QPushButton[role="section-amber"] {{ color: {c.amber}; }}
    QPushButton[role="section"]:hover {{ color: {c.accent}; }}
    QPushButton[role="section"]:focus, QPushButton[role="section-amber"]:focus {{ border-color: {c.accent}; }}
    QComboBox[role="picker"] {{
        background: {c.panel}; color: {c.ink}; border: 1px solid {c.line}; border-radius: {px(9)};
        padding: {px(5)} {px(28)} {px(5)} {px(12)};
    }}
    QComboBox[role="picker"]:hover {{ border-color: {c.muted}; }}
    QComboBox[role="picker"]:focus {{ border: 2px solid {c.accent}; padding: {px(4)} {px(27)} {px(4)} {px(11)}; }}
    QComboBox[role="picker"]::drop-down {{ border: none; width: 0; }}
    QComboBox[role="picker"] QAbstractItemView {{
        background: {c.panel}; border: 1px solid {c.line}; selection-background-color: {c.accent_soft};
        selection-color: {c.accent}; outline: none;
    }}
    QCheckBox {{ spacing: {px(8)}; }}
    QCheckBox::indicator {{
        width: {px(14)}; height: {px(14)}; border: 1px solid {c.muted}; border-radius: {px(4)}; background: {c.paper};
    }}
    QCheckBox::indicator:checked {{ border: {px(4)} solid {c.accent}; width: {px(8)}; height: {px(8)}; }}
    QCheckBox:focus {{ color: {c.accent}; }}
    QTableView[role="cards"] {{
        background: {c.panel}; border: 1px solid {c.line}; border-radius: 10px; padding: 2px; outline: none;
        selection-background-color: {c.accent_soft}; selection-color: {c.ink};
    }}
    QTableView[role="cards"]:focus {{ border-color: {c.accent}; }}
    """


def _veil(colour: str) -> str:
    """Nearly opaque: what is below is there still."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, 225)"
