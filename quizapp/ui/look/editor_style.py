"""The part of the style sheet for writing cards."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.ui.look.palette import Colours

_MONO = '"DejaVu Sans Mono", "Cascadia Mono", Menlo, Consolas, monospace'


def editor_style(c: Colours, px: Callable[[float], str]) -> str:
    return f"""
    QLineEdit[role="writing"], QLineEdit[role="formula"], QPlainTextEdit[role="writing"] {{
        background: {c.paper}; color: {c.ink}; border: 1px solid {c.line}; border-radius: 9px;
        padding: {px(7)} {px(10)}; selection-background-color: {c.accent}; selection-color: {c.on_accent};
    }}
    QLineEdit[role="formula"] {{ font-family: {_MONO}; font-size: {px(16)}; }}
    QLineEdit[role="formula"][size="small"] {{ font-size: {px(14)}; }}
    QLineEdit[role="formula"][size="letters"] {{ font-size: {px(14)}; padding: {px(4)} {px(8)}; max-width: {px(120)}; }}
    QPlainTextEdit[role="writing"] {{ padding: {px(3)} {px(6)}; }}
    QLineEdit[role="writing"]:focus, QLineEdit[role="formula"]:focus, QPlainTextEdit[role="writing"]:focus {{
        border-color: {c.accent};
    }}
    QLineEdit[role="writing"][state="flawed"], QLineEdit[role="formula"][state="flawed"],
    QPlainTextEdit[role="writing"][state="flawed"] {{ border-color: {c.wrong}; }}
    QListView[role="offered"] {{
        background: {c.panel}; color: {c.ink}; border: 1px solid {c.line}; padding: {px(3)}; outline: none;
    }}
    QListView[role="offered"]::item {{ padding: {px(5)} {px(8)}; border-radius: 6px; }}
    QListView[role="offered"]::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
    QLabel[role="flaw"] {{ font-size: {px(13)}; color: {c.wrong}; }}
    QLabel[role="said-right"] {{ font-weight: 700; color: {c.right}; }}
    QLabel[role="said-wrong"] {{ color: {c.amber}; }}
    QLabel[role="said-open"] {{ color: {c.muted}; }}
    QPushButton[role="first-chip"] {{
        border: 1px solid {c.accent}; border-radius: {px(8)}; background: {c.accent}; color: {c.on_accent};
        font-size: {px(12)}; font-weight: 700; padding: {px(3)} {px(13)};
    }}
    QPushButton[role="first-chip"]:focus {{ border-color: {c.ink}; }}
    QPushButton[role="fold"] {{
        border: 1px solid transparent; border-radius: 9px; background: transparent; color: {c.muted};
        font-weight: 700; text-align: left; padding: {px(6)} {px(8)};
    }}
    QPushButton[role="fold"]:hover {{ color: {c.ink}; }}
    QPushButton[role="fold"]:focus {{ border-color: {c.accent}; }}
    QComboBox[role="kind"] {{
        background: {c.panel}; color: {c.ink}; border: 1px solid {c.line}; border-radius: 9px;
        padding: {px(5)} {px(10)};
    }}
    QComboBox[role="kind"]::drop-down {{ border: none; width: {px(22)}; }}
    QComboBox[role="kind"]:focus {{ border-color: {c.accent}; }}
    QComboBox[role="kind"] QAbstractItemView {{
        background: {c.panel}; color: {c.ink}; selection-background-color: {c.accent_soft};
        selection-color: {c.accent}; border: 1px solid {c.line};
    }}
    """
