"""SymPy annotates only parts of itself. Here all of it is untyped, so that strict checks speak of our code alone."""

from __future__ import annotations

from typing import Any, TypeAlias

import sympy as _sympy

sympy: Any = _sympy
Expression: TypeAlias = Any
"""A `sympy.Expr`."""
