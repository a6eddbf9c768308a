"""LaTeX commands, as the words that they stand for."""

from __future__ import annotations

from quizapp.notation.names import ELLIPSIS, GREEK
from quizapp.notation.tokens import Kind


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

COMMANDS: dict[str, tuple[Kind, str]] = {name: (Kind.SYMBOL, name) for name in GREEK} | {
    "varepsilon": (Kind.SYMBOL, "epsilon"),
    "vartheta": (Kind.SYMBOL, "theta"),
    "varphi": (Kind.SYMBOL, "phi"),
    "varrho": (Kind.SYMBOL, "rho"),
    "pi": (Kind.CONSTANT, "pi"),
    "infty": (Kind.CONSTANT, "infinity"),
    "imath": (Kind.SYMBOL, "i"),
    "jmath": (Kind.SYMBOL, "j"),
    "frac": (Kind.FRACTION, "frac"),
    "dfrac": (Kind.FRACTION, "frac"),
    "tfrac": (Kind.FRACTION, "frac"),
    "cfrac": (Kind.FRACTION, "frac"),
    "sqrt": (Kind.ROOT, "2"),
    "surd": (Kind.ROOT, "2"),
    "begin": (Kind.BEGIN, ""),
    "end": (Kind.FINISH, ""),
    "partial": (Kind.PARTIAL, "∂"),
    "nabla": (Kind.NABLA, ""),
    "lim": (Kind.LIMIT, "lim"),
    "sum": (Kind.SUM, "Σ"),
    "exponentialE": (Kind.CONSTANT, "e"),
    "imaginaryI": (Kind.SYMBOL, "i"),
    "differentialD": (Kind.SYMBOL, "d"),
    "lparen": (Kind.OPEN, "("),
    "rparen": (Kind.CLOSE, ")"),
    "to": (Kind.ARROW, "→"),
    "rightarrow": (Kind.ARROW, "→"),
    "longrightarrow": (Kind.ARROW, "→"),
    "cdot": (Kind.OPERATOR, "*"),
    "times": (Kind.OPERATOR, "*"),
    "ast": (Kind.OPERATOR, "*"),
    "bullet": (Kind.OPERATOR, "*"),
    "div": (Kind.OPERATOR, "/"),
    "over": (Kind.OPERATOR, "/"),
    "slash": (Kind.OPERATOR, "/"),
    "top": (Kind.TOP, "T"),
    "intercal": (Kind.TOP, "T"),
    "prime": (Kind.PRIME, "'"),
    "cdots": (Kind.SYMBOL, ELLIPSIS),
    "ldots": (Kind.SYMBOL, ELLIPSIS),
    "dots": (Kind.SYMBOL, ELLIPSIS),
    "dotsc": (Kind.SYMBOL, ELLIPSIS),
    "dotsb": (Kind.SYMBOL, ELLIPSIS),
    "lvert": (Kind.BAR, "|"),
    "rvert": (Kind.BAR, "|"),
    "vert": (Kind.BAR, "|"),
    "mid": (Kind.BAR, "|"),
    "lVert": (Kind.BAR, "‖"),
    "rVert": (Kind.BAR, "‖"),
    "Vert": (Kind.BAR, "‖"),
    "|": (Kind.BAR, "‖"),
    "{": (Kind.OPEN, "{"),
    "}": (Kind.CLOSE, "}"),
    "lbrace": (Kind.OPEN, "{"),
    "rbrace": (Kind.CLOSE, "}"),
    "lbrack": (Kind.OPEN, "["),
    "rbrack": (Kind.CLOSE, "]"),
    "langle": (Kind.OPEN, "⟨"),
    "rangle": (Kind.CLOSE, "⟩"),
    "\\": (Kind.SEMICOLON, "\\\\"),
    "le": (Kind.RELATION, "≤"),
    "leq": (Kind.RELATION, "≤"),
    "leqslant": (Kind.RELATION, "≤"),
    "ge": (Kind.RELATION, "≥"),
    "geq": (Kind.RELATION, "≥"),
    "geqslant": (Kind.RELATION, "≥"),
    "lt": (Kind.RELATION, "<"),
    "gt": (Kind.RELATION, ">"),
    "ne": (Kind.RELATION, "≠"),
    "neq": (Kind.RELATION, "≠"),
    "approx": (Kind.RELATION, "≈"),
}
"""Function names (sin, arctan) are not here: they are read as words are."""
