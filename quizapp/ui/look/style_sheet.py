"""The one style sheet. Widgets name their part with the property `role`; nothing else sets a colour or a size."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.ui.look.editor_style import editor_style
from quizapp.ui.look.files_style import files_style
from quizapp.ui.look.palette import Colours
from quizapp.ui.look.table_style import table_style

Pixels = Callable[[float], str]


def style_sheet(colours: Colours, scale: float) -> str:
    """Qt style sheet; every size in here is in pixels at scale 1."""

    def pixels(size: float) -> str:
        return f"{max(1, round(size * scale))}px"

    own = (editor_style, files_style, table_style)
    parts = (_texts, _mathematics, _sidebar, _panels, _buttons, _fields, _choices, _rules, *own, _scrolling)
    return "\n".join(part(colours, pixels) for part in parts)


def _texts(c: Colours, px: Pixels) -> str:
    return f"""
    QWidget {{ font-size: {px(14)}; color: {c.ink}; }}
    QLabel[role="title"] {{ font-size: {px(24)}; font-weight: 700; }}
    QLabel[role="heading"] {{ font-size: {px(17)}; font-weight: 700; }}
    QLabel[role="score"] {{ font-size: {px(44)}; font-weight: 700; }}
    QLabel[role="caption"] {{ font-size: {px(13)}; font-weight: 700; color: {c.muted}; }}
    QLabel[role="strong"] {{ font-weight: 700; }}
    QLabel[role="muted"] {{ color: {c.muted}; }}
    QLabel[role="small"] {{ font-size: {px(13)}; color: {c.muted}; }}
    QLabel[role="tiny"] {{ font-size: {px(12)}; color: {c.muted}; }}
    QLabel[role="amber"] {{ font-size: {px(13)}; color: {c.amber}; }}
    QLabel[role="right"] {{ font-weight: 700; color: {c.right}; }}
    QLabel[role="wrong"] {{ font-weight: 700; color: {c.wrong}; }}
    QLabel[role="right-heading"] {{ font-size: {px(17)}; font-weight: 700; color: {c.right}; }}
    QLabel[role="wrong-heading"] {{ font-size: {px(17)}; font-weight: 700; color: {c.wrong}; }}
    QLabel[role="right-rule"] {{ font-size: {px(12)}; font-weight: 700; color: {c.right}; }}
    QLabel[role="wrong-rule"] {{ font-size: {px(12)}; font-weight: 700; color: {c.wrong}; }}
    QLabel[role="plain-rule"] {{ font-size: {px(12)}; font-weight: 700; color: {c.muted}; }}
    QToolTip {{ background: {c.panel}; color: {c.ink}; border: 1px solid {c.line}; padding: 4px; }}
    """


def _mathematics(_: Colours, px: Pixels) -> str:
    return f"""
    QLabel[role="problem"] {{ font-size: {px(27)}; }}
    QLabel[role="front"] {{ font-size: {px(18)}; }}
    QLabel[role="reading"] {{ font-size: {px(16)}; }}
    QLabel[role="reading-small"] {{ font-size: {px(13)}; }}
    QLabel[role="result"] {{ font-size: {px(20)}; }}
    """


def _sidebar(c: Colours, px: Pixels) -> str:
    return f"""
    QFrame[role="sidebar"] {{ background: {c.panel}; border: none; border-right: 1px solid {c.line}; }}
    QLabel[role="brand"] {{ font-size: {px(18)}; font-weight: 700; }}
    QPushButton[role="place"] {{
        border: 1px solid transparent; border-radius: 8px; background: transparent; color: {c.muted};
        text-align: left; padding: {px(7)} 13px;
    }}
    QPushButton[role="place"]:hover {{ color: {c.ink}; }}
    QPushButton[role="place"]:checked {{ background: {c.accent_soft}; color: {c.accent}; font-weight: 700; }}
    QPushButton[role="place"]:focus {{ border-color: {c.accent}; }}
    """


def _panels(c: Colours, px: Pixels) -> str:
    return f"""
    QMainWindow, QWidget[role="page"] {{ background: {c.paper}; }}
    QFrame[role="panel"] {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 14px; }}
    QFrame[role="right-panel"] {{ background: {c.right_soft}; border: 1px solid {c.right}; border-radius: 14px; }}
    QFrame[role="wrong-panel"] {{ background: {c.wrong_soft}; border: 1px solid {c.wrong}; border-radius: 14px; }}
    QFrame[role="amber-panel"] {{ background: {c.amber_soft}; border: 1px solid {c.amber}; border-radius: 10px; }}
    QFrame[role="reading-strip"] {{
        background: {c.paper}; border: 1px solid {c.line}; border-radius: 10px; min-height: {px(56)};
    }}
    QFrame[role="rule"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
    """


def _buttons(c: Colours, px: Pixels) -> str:
    return f"""
    QPushButton[role="button"], QPushButton[role="primary"] {{
        border: 1px solid {c.line}; border-radius: 9px; background: {c.panel}; color: {c.ink};
        font-weight: 700; padding: {px(8)} {px(18)};
    }}
    QPushButton[role="button"]:hover {{ border-color: {c.muted}; }}
    QPushButton[role="button"]:focus {{ border: 2px solid {c.accent}; padding: {px(7)} {px(17)}; }}
    QPushButton[role="button"]:disabled {{ color: {c.muted}; }}
    QPushButton[role="primary"] {{ background: {c.accent}; border-color: {c.accent}; color: {c.on_accent}; }}
    QPushButton[role="primary"]:hover {{ background: {c.accent_strong}; border-color: {c.accent_strong}; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {c.accent_strong}; padding: {px(7)} {px(17)}; }}
    QPushButton[role="primary"]:disabled {{ background: {c.line}; border-color: {c.line}; color: {c.muted}; }}
    QPushButton[role="rating"], QPushButton[role="suggested"] {{
        border: 1px solid {c.line}; border-radius: 9px; background: {c.panel}; color: {c.ink};
        font-weight: 700; padding: {px(9)} {px(16)};
    }}
    QPushButton[role="rating"]:hover {{ border-color: {c.muted}; }}
    QPushButton[role="rating"]:focus {{ border: 2px solid {c.accent}; padding: {px(8)} {px(15)}; }}
    QPushButton[role="suggested"] {{ background: {c.accent}; border-color: {c.accent}; color: {c.on_accent}; }}
    QPushButton[role="suggested"]:hover {{ background: {c.accent_strong}; border-color: {c.accent_strong}; }}
    QPushButton[role="chip"] {{
        border: 1px solid transparent; border-radius: {px(8)}; background: {c.accent_soft}; color: {c.accent};
        font-size: {px(12)}; font-weight: 700; padding: {px(3)} {px(13)};
    }}
    QPushButton[role="chip"]:hover, QPushButton[role="chip"]:focus {{ border-color: {c.accent}; }}
    QPushButton[role="link"] {{
        border: 1px solid transparent; border-radius: 6px; background: transparent; color: {c.muted};
        font-size: {px(12)}; padding: {px(2)} {px(5)};
    }}
    QPushButton[role="link"]:hover {{ color: {c.accent}; }}
    QPushButton[role="link"]:focus {{ border-color: {c.accent}; }}
    QPushButton[role="link"]:disabled {{ color: {c.faint}; }}
    QPushButton[role="toggle"] {{
        border: 1px solid {c.line}; border-radius: {px(9)}; background: {c.panel}; color: {c.ink};
        padding: {px(5)} {px(12)};
    }}
    QPushButton[role="toggle"]:hover {{ border-color: {c.muted}; }}
    QPushButton[role="toggle"]:checked {{
        background: {c.accent_soft}; border-color: {c.accent}; color: {c.accent};
    }}
    QPushButton[role="toggle"]:focus {{ border: 2px solid {c.accent}; padding: {px(4)} {px(11)}; }}
    """


def _fields(c: Colours, px: Pixels) -> str:
    return f"""
    QLineEdit[role="answer"] {{
        background: {c.paper}; color: {c.ink}; border: 2px solid {c.line}; border-radius: 10px;
        font-family: "DejaVu Sans Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: {px(20)};
        padding: {px(11)} {px(14)}; selection-background-color: {c.accent}; selection-color: {c.on_accent};
    }}
    QLineEdit[role="answer"]:focus {{ border-color: {c.accent}; }}
    QLineEdit[role="answer"][state="right"] {{ border-color: {c.right}; }}
    QLineEdit[role="answer"][state="wrong"] {{ border-color: {c.wrong}; }}
    QLineEdit[role="answer"][state="unread"] {{ border-color: {c.amber}; }}
    QSpinBox {{
        background: {c.paper}; color: {c.ink}; border: 1px solid {c.line}; border-radius: 9px;
        padding: {px(6)} {px(4)}; min-width: {px(84)}; selection-background-color: {c.accent};
    }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
    QSpinBox:focus {{ border: 2px solid {c.accent}; }}
    QProgressBar {{
        border: none; border-radius: {px(2.9)}; background: {c.line};
        min-height: {px(6)}; max-height: {px(6)};
    }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: {px(2.9)}; }}
    """


def _choices(c: Colours, px: Pixels) -> str:
    return f"""
    QPushButton[role="choice"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 10px; }}
    QPushButton[role="choice"]:hover {{ border-color: {c.muted}; }}
    QPushButton[role="choice"]:focus {{ border: 2px solid {c.accent}; }}
    QPushButton[role="choice"][state="right"] {{ background: {c.right_soft}; border: 2px solid {c.right}; }}
    QPushButton[role="choice"][state="wrong"] {{ background: {c.wrong_soft}; border: 2px solid {c.wrong}; }}
    QLabel[role="letter"] {{ font-size: {px(13)}; font-weight: 700; color: {c.muted}; }}
    """


def _rules(c: Colours, px: Pixels) -> str:
    states = (("known", c.right), ("learning", c.accent), ("slipping", c.amber), ("new", c.muted), ("locked", c.muted))
    return _rule_states(c, px) + "".join(
        f"""
    QProgressBar[state="{state}"]::chunk {{ background: {colour}; border-radius: {px(2.9)}; }}
    QLabel[role="status"][state="{state}"] {{ font-size: {px(13)}; color: {colour}; }}
    """
        for state, colour in states
    )


def _rule_states(c: Colours, px: Pixels) -> str:
    nodes = (
        ("known", c.right_soft, f"1px solid {c.right}", c.right),
        ("learning", c.accent_soft, f"1px solid {c.accent}", c.accent),
        ("slipping", c.amber_soft, f"2px solid {c.amber}", c.amber),
        ("new", c.panel, f"1px solid {c.muted}", c.ink),
        ("locked", c.paper, f"1px dashed {c.faint}", c.muted),
    )
    return f"""
    QPushButton[role="rule-row"] {{ background: transparent; border: 1px solid transparent; border-radius: 9px; }}
    QPushButton[role="rule-row"]:hover {{ background: {c.paper}; }}
    QPushButton[role="rule-row"]:focus {{ border: 2px solid {c.accent}; }}
    QPushButton[role="node"]:focus {{ border: 2px solid {c.accent_strong}; }}
    QLineEdit[role="filter"] {{
        background: {c.panel}; color: {c.ink}; border: 1px solid {c.line}; border-radius: 9px;
        padding: {px(6)} {px(10)}; min-width: {px(260)};
    }}
    QLineEdit[role="filter"]:focus {{ border: 2px solid {c.accent}; }}
    """ + "".join(
        f"""
    QPushButton[role="node"][state="{state}"], QLabel[role="mark"][state="{state}"] {{
        background: {ground}; border: {border}; border-radius: {px(8)}; color: {ink}; font-size: {px(12)};
    }}
    QLabel[role="mark"][state="{state}"] {{ padding: {px(2)} {px(9)}; }}
    QPushButton[role="node"][state="{state}"]:checked {{ background: {c.accent}; color: {c.on_accent}; }}
    """
        for state, ground, border, ink in nodes
    )


def _scrolling(c: Colours, _: Pixels) -> str:
    return f"""
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
    QScrollBar::handle {{ background: {c.line}; border-radius: 3px; min-height: 24px; min-width: 24px; }}
    QScrollBar::handle:hover {{ background: {c.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
