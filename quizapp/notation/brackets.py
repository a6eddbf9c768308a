"""Everything between two marks: groups, vectors, matrices, absolute values, norms."""

from __future__ import annotations

from quizapp.notation import kinds
from quizapp.notation.cursor import Cursor
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.tree import Call, Matrix, Negative, Node, Norm, Span, Vector

CLOSERS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "<": ">"}
_SEPARATORS = frozenset({kinds.COMMA, kinds.CELL, kinds.SEMICOLON})
_MATRICES = frozenset({"matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array"})

Rows = list[list[Node]]


class Brackets(Cursor):
    def bracket(self) -> Node:
        """A group, or a vector or matrix where commas or semicolons stand in it."""
        start = self.index
        rows = self.rows()
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        return self._array(rows, start)

    def rows(self) -> Rows:
        """From an opening bracket to behind its closing one."""
        start = self.index
        opener = self.take().text
        bars, self.bars = self.bars, []
        rows = self._entries()
        self.bars = bars
        self._close(start, opener)
        return rows

    def _entries(self) -> Rows:
        if self.token.kind is kinds.CLOSE:
            raise UnfinishedError("there is nothing between the brackets yet")
        rows = [[self.sum()]]
        while self.token.kind in _SEPARATORS:
            separator = self.take()
            if separator.kind is kinds.SEMICOLON:
                if self.at(kinds.FINISH) or self.at(kinds.CLOSE):
                    break
                rows.append([])
            rows[-1].append(self.sum())
        return rows

    def _close(self, start: int, opener: str) -> None:
        closer = CLOSERS[opener]
        token = self.token
        if token.text == closer and (token.kind is kinds.CLOSE or token.kind is kinds.RELATION):
            self.take()
        elif token.kind is kinds.END:
            self.closers += closer
        else:
            before = self.quote_from(start)
            if token.kind is kinds.CLOSE and opener != "{" and token.text != "}":
                message = f"the bracket {opener} is closed by a {token.text}; write {closer} after ‘{before}’"
            else:
                message = f"a closing {closer} is missing after ‘{before}’"
            raise UnreadableError(message, Span(self.tokens[start].start, token.end))

    def _small(self) -> Node:
        """A base or an exponent that ends before the argument: one word, or a bracket."""
        start = self.index
        if self.at(kinds.END):
            raise UnfinishedError("something should follow here")
        if self.at(kinds.OPEN):
            return self.bracket()
        if self.token.is_operator("-"):
            self.take()
            self.deeper()
            inner = self._small()
            self.depth -= 1
            return Negative(inner, span=self.span_from(start))
        if self.token.kind not in {kinds.NUMBER, kinds.SYMBOL, kinds.CONSTANT}:
            raise self.fail("I expected a number or a letter here")
        return self.simple()

    def angle(self) -> Node:
        """<2x, 3y>"""
        start = self.index
        rows = self.rows()
        if len(rows) == 1 and len(rows[0]) == 1:
            raise self.fail("< and > enclose a vector with commas, as in <2x, 3y>", self.span_from(start))
        return self._array(rows, start)

    def environment(self) -> Node:
        """LaTeX's pmatrix and its like."""
        start = self.index
        name = self.take().text
        if name not in _MATRICES:
            raise UnreadableError(f"I can't read \\begin{{{name}}} here; write one expression", self.span_from(start))
        bars, self.bars = self.bars, []
        rows = self._entries()
        self.bars = bars
        if not self.at(kinds.FINISH):
            if self.at(kinds.END):
                raise UnfinishedError("the matrix is not closed yet")
            raise UnreadableError(f"\\end{{{name}}} is missing after ‘{self.quote_from(start)}’", self.token.span)
        self.take()
        return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else self._array(rows, start)

    def _array(self, rows: Rows, start: int) -> Node:
        span = self.span_from(start)
        if len(rows) == 1:
            return self._row(rows[0], span)
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            raise self.fail("the rows of this matrix have different lengths", span)
        if width == 1:
            return self._column([row[0] for row in rows], span)
        return Matrix(tuple(map(tuple, rows)), span=span)

    def _column(self, items: list[Node], span: Span) -> Node:
        if any(isinstance(item, Vector) for item in items):
            raise self.fail("a vector stands inside a vector; write the rows of a matrix as in [[1, 2], [3, 4]]", span)
        return Vector(tuple(items), span=span)

    def _row(self, items: list[Node], span: Span) -> Node:
        nested = [item.components for item in items if isinstance(item, Vector)]
        if not nested:
            return Vector(tuple(items), span=span)
        if len(nested) != len(items) or len({len(row) for row in nested}) != 1:
            raise self.fail("the rows of this matrix have different lengths", span)
        return Matrix(tuple(nested), span=span)

    def between_bars(self) -> Node:
        """|x|, ‖x‖, ||x||; a norm where vectors or matrices stand inside, or where ‖ is written."""
        start = self.index
        self.deeper()
        bar = self.take().text
        self.bars.append(bar)
        body = self.sum()
        self.bars.pop()
        self.depth -= 1
        if self.at(kinds.BAR, bar) and self.token.side != "left":
            self.take()
        elif self.at(kinds.END):
            self.closers += bar
        else:
            raise self.fail(f"a closing {bar} is missing after ‘{self.quote_from(start)}’")
        return self._measured(body, bar, start)

    def _measured(self, body: Node, bar: str, start: int) -> Node:
        span = self.span_from(start)
        frobenius = self._norm_subscript()
        doubled = bar == "|" and isinstance(body, Norm) and self._is_doubled(start, body)
        if doubled and isinstance(body, Norm):
            return Norm(body.operand, frobenius=frobenius, span=span)
        if bar == "‖" or frobenius or self.is_shaped(body):
            return Norm(body, frobenius=frobenius, span=span)
        return Call("abs", (body,), span=span)

    def _is_doubled(self, start: int, body: Node) -> bool:
        return self.tokens[start + 1].text == "|" and body.span.start == self.tokens[start + 1].start

    def _norm_subscript(self) -> bool:
        """Whether a Frobenius F follows; a 2 is the ordinary norm."""
        if not self.at(kinds.UNDERSCORE):
            return False
        self.take()
        braced = self.at(kinds.OPEN)
        name = self.ahead(1) if braced else self.token
        if self.at(kinds.END) or name.kind is kinds.END:
            raise UnfinishedError("the norm's subscript is missing")
        if name.text not in {"F", "2"}:
            raise UnreadableError("a norm's subscript is F or 2, as in ‖X‖_F", name.span)
        for _ in range(3 if braced else 1):
            self.take()
        return name.text == "F"
