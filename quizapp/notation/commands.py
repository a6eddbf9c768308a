"""LaTeX commands, as the words that they stand for."""

from __future__ import annotations

from quizapp.notation import kinds
from quizapp.notation.kinds import Kind
from quizapp.notation.names import ELLIPSIS, GREEK


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IGNORED = _words(
    "quad qquad space thinspace enspace displaystyle textstyle scriptstyle limits nolimits left right middle "
    "big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr mleft mright "
    "large Large small normalsize cr hline nonumber strut therefore because implies hfill"
) | frozenset(",;:! >()[]/$")
"""Commands that change only the look."""

FONTS = _words(
    "mathrm mathbf mathit mathsf mathtt mathcal mathbb mathnormal boldsymbol bm pmb text textrm textbf textit "
    "operatorname vec hat bar widehat overrightarrow underline boxed fbox mathop mathord mathbin mathrel mathopen "
    "mathclose ensuremath rm bf it sf"
)
"""Commands whose braces are no grouping."""

SIDES = {
    "left": "left",
    "right": "right",
    "mleft": "left",
    "mright": "right",
    **{
        f"{size}{side}": meant
        for size in ("big", "Big", "bigg", "Bigg")
        for side, meant in (("l", "left"), ("r", "right"))
    },
    **{f"{side}{bar}": meant for bar in ("vert", "Vert") for side, meant in (("l", "left"), ("r", "right"))},
}
"""Commands that say on which side of something the bar is which follows, or which they are."""

COMMANDS: dict[str, tuple[Kind, str]] = {name: (kinds.SYMBOL, name) for name in GREEK} | {
    "varepsilon": (kinds.SYMBOL, "epsilon"),
    "vartheta": (kinds.SYMBOL, "theta"),
    "varphi": (kinds.SYMBOL, "phi"),
    "varrho": (kinds.SYMBOL, "rho"),
    "pi": (kinds.CONSTANT, "pi"),
    "infty": (kinds.CONSTANT, "infinity"),
    "imath": (kinds.SYMBOL, "i"),
    "jmath": (kinds.SYMBOL, "j"),
    "frac": (kinds.FRACTION, "frac"),
    "dfrac": (kinds.FRACTION, "frac"),
    "tfrac": (kinds.FRACTION, "frac"),
    "cfrac": (kinds.FRACTION, "frac"),
    "sqrt": (kinds.ROOT, "2"),
    "surd": (kinds.ROOT, "2"),
    "begin": (kinds.BEGIN, ""),
    "end": (kinds.FINISH, ""),
    "partial": (kinds.PARTIAL, "∂"),
    "nabla": (kinds.NABLA, ""),
    "lim": (kinds.LIMIT, "lim"),
    "sum": (kinds.SUM, "Σ"),
    "exponentialE": (kinds.CONSTANT, "e"),
    "imaginaryI": (kinds.SYMBOL, "i"),
    "differentialD": (kinds.SYMBOL, "d"),
    "lparen": (kinds.OPEN, "("),
    "rparen": (kinds.CLOSE, ")"),
    "to": (kinds.ARROW, "→"),
    "rightarrow": (kinds.ARROW, "→"),
    "longrightarrow": (kinds.ARROW, "→"),
    "cdot": (kinds.OPERATOR, "*"),
    "times": (kinds.OPERATOR, "*"),
    "ast": (kinds.OPERATOR, "*"),
    "bullet": (kinds.OPERATOR, "*"),
    "div": (kinds.OPERATOR, "/"),
    "over": (kinds.OPERATOR, "/"),
    "slash": (kinds.OPERATOR, "/"),
    "top": (kinds.TOP, "T"),
    "intercal": (kinds.TOP, "T"),
    "prime": (kinds.PRIME, "'"),
    "cdots": (kinds.SYMBOL, ELLIPSIS),
    "ldots": (kinds.SYMBOL, ELLIPSIS),
    "dots": (kinds.SYMBOL, ELLIPSIS),
    "dotsc": (kinds.SYMBOL, ELLIPSIS),
    "dotsb": (kinds.SYMBOL, ELLIPSIS),
    "lvert": (kinds.BAR, "|"),
    "rvert": (kinds.BAR, "|"),
    "vert": (kinds.BAR, "|"),
    "mid": (kinds.BAR, "|"),
    "lVert": (kinds.BAR, "‖"),
    "rVert": (kinds.BAR, "‖"),
    "Vert": (kinds.BAR, "‖"),
    "|": (kinds.BAR, "‖"),
    "{": (kinds.OPEN, "{"),
    "}": (kinds.CLOSE, "}"),
    "lbrace": (kinds.OPEN, "{"),
    "rbrace": (kinds.CLOSE, "}"),
    "lbrack": (kinds.OPEN, "["),
    "rbrack": (kinds.CLOSE, "]"),
    "langle": (kinds.OPEN, "⟨"),
    "rangle": (kinds.CLOSE, "⟩"),
    "\\": (kinds.SEMICOLON, "\\\\"),
    "le": (kinds.RELATION, "≤"),
    "leq": (kinds.RELATION, "≤"),
    "leqslant": (kinds.RELATION, "≤"),
    "ge": (kinds.RELATION, "≥"),
    "geq": (kinds.RELATION, "≥"),
    "geqslant": (kinds.RELATION, "≥"),
    "lt": (kinds.RELATION, "<"),
    "gt": (kinds.RELATION, ">"),
    "ne": (kinds.RELATION, "≠"),
    "neq": (kinds.RELATION, "≠"),
    "approx": (kinds.RELATION, "≈"),
}
"""Function names (sin, arctan) are not here: they are read as words are."""
