"""How tables, trees, menus and what drops down from a field look."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.ui.look.palette import Colours


def table_style(c: Colours, px: Callable[[float], str]) -> str:
    return f"""
    QTableView[role="card-table"], QTreeView[role="decks"] {{
        background: {c.panel}; color: {c.ink}; border: 1px solid {c.line}; border-radius: 10px;
        selection-background-color: {c.accent_soft}; selection-color: {c.ink}; outline: none;
    }}
    QTreeView[role="decks"] {{
        background: transparent; border: 1px solid transparent; border-radius: 6px; font-size: {px(13)};
    }}
    QTreeView[role="decks"]::item {{ padding: {px(4)} {px(2)}; border: 1px solid transparent; }}
    QTreeView[role="decks"]::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
    QTreeView[role="decks"]:focus {{ border-color: {c.accent}; }}
    QTableView[role="card-table"]:focus {{ border-color: {c.accent}; }}
    QHeaderView {{ background: transparent; border: none; }}
    QHeaderView::section {{
        background: {c.panel}; color: {c.muted}; font-size: {px(12)}; font-weight: 700; border: none;
        border-bottom: 1px solid {c.line}; padding: {px(6)} {px(9)};
    }}
    QHeaderView::section:hover {{ color: {c.ink}; }}
    QHeaderView::section:first {{ border-top-left-radius: 9px; }}
    QHeaderView::section:last {{ border-top-right-radius: 9px; }}
    QTreeView[role="decks"] QHeaderView::section {{
        background: transparent; font-size: {px(11)}; padding: {px(2)} {px(3)};
    }}
    QLineEdit[role="search"], QLineEdit[role="entry"] {{
        background: {c.panel}; color: {c.ink}; border: 1px solid {c.line}; border-radius: 9px;
        padding: {px(6)} {px(10)}; selection-background-color: {c.accent}; selection-color: {c.on_accent};
    }}
    QLineEdit[role="entry"] {{ background: {c.paper}; }}
    QLineEdit[role="search"]:focus, QLineEdit[role="entry"]:focus {{ border: 2px solid {c.accent}; }}
    QPushButton[role="action"] {{
        border: 1px solid {c.line}; border-radius: {px(8)}; background: {c.panel}; color: {c.ink};
        font-size: {px(13)}; padding: {px(4)} {px(7)};
    }}
    QPushButton[role="action"]:hover {{ border-color: {c.muted}; }}
    QPushButton[role="action"]:checked {{ background: {c.accent_soft}; border-color: {c.accent}; color: {c.accent}; }}
    QPushButton[role="action"]:focus {{ border-color: {c.accent}; color: {c.accent}; }}
    QMenu, QAbstractItemView[role="dropped"] {{
        background: {c.panel}; color: {c.ink}; border: 1px solid {c.line}; padding: {px(4)};
        selection-background-color: {c.accent_soft}; selection-color: {c.accent};
    }}
    QAbstractItemView[role="dropped"] {{ padding: 0px; outline: none; }}
    QAbstractItemView[role="dropped"]::item {{ padding: {px(4)} {px(6)}; }}
    QMenu::item {{ padding: {px(5)} {px(22)}; border-radius: 6px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
    QMenu::item:disabled {{ color: {c.faint}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(4)} {px(8)}; }}
    """
