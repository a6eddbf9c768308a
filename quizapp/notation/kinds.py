"""The kinds of words that the notation has.

Constants rather than an enumeration: they are compared a hundred times a text, and to look up a member of an `Enum`
takes ten times as long as the comparison itself.
"""

from __future__ import annotations

from typing import Final, NewType

Kind = NewType("Kind", str)

NUMBER: Final = Kind("number")
SYMBOL: Final = Kind("symbol")
CONSTANT: Final = Kind("constant")
FUNCTION: Final = Kind("function")
ROOT: Final = Kind("root")
"""√ ∛ ∜ and LaTeX's sqrt; the text is the index."""
OPERATOR: Final = Kind("operator")
"""+ - * / ^"""
OPEN: Final = Kind("open")
CLOSE: Final = Kind("close")
BAR: Final = Kind("bar")
"""| or ‖"""
COMMA: Final = Kind("comma")
SEMICOLON: Final = Kind("semicolon")
"""; or LaTeX's row end"""
CELL: Final = Kind("cell")
RELATION: Final = Kind("relation")
ARROW: Final = Kind("arrow")
PRIME: Final = Kind("prime")
UNDERSCORE: Final = Kind("underscore")
PARTIAL: Final = Kind("partial")
NABLA: Final = Kind("nabla")
"""∇; the text is the subscript."""
LIMIT: Final = Kind("limit")
SUM: Final = Kind("sum")
"""The sign Σ."""
FRACTION: Final = Kind("fraction")
"""LaTeX's frac."""
BEGIN: Final = Kind("begin")
FINISH: Final = Kind("finish")
FACTORIAL: Final = Kind("factorial")
TOP: Final = Kind("top")
"""The raised ⊤ of a transpose."""
WORD: Final = Kind("word")
"""transpose, norm"""
SIDE: Final = Kind("side")
"""The sign after a limit's target."""
END: Final = Kind("end")
