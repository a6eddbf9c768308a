"""Texts with holes: {{c1::what belongs there::a hint}}, inside formulas too, and one in another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from quizapp.exchange.scanned import Maths, Note, Piece, Prose, Rejected, Shape, Text
from quizapp.exchange.text.pieces import bounded, text

_HOLE = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3}){0,9})::")
_OPEN, _SHUT = "\ue0f1", "\ue0f2"
"""Stand for the ends of a hole that is asked, until the formulas have been found."""
_ENDS = re.compile(f"([{_OPEN}{_SHUT}])")
_DEEPEST = 10
_MOST_WORK = 4_000_000
"""Characters that the cards of one text may have together."""


class CannotAsk(Exception):
    """No card can be made of it; the text of the error says why in a sentence."""


def has_holes(source: str) -> bool:
    return "{{c" in source and bool(_HOLE.search(source))


def numbers_of(source: str) -> list[int]:
    """The numbers of the holes, smallest first."""
    found = {int(number) for hole in _HOLE.finditer(source) for number in hole[1].split(",")}
    return sorted(found - {0})


def cloze_cards(like: Note, source: str, read: Callable[[str], Text]) -> Iterator[Note | Rejected]:
    """A card for each number of the holes; what was the back of `like` is kept as a field. May raise TooLong."""
    extra = (("Extra", like.back),) if like.back else ()
    numbers = numbers_of(bounded(source))
    if len(numbers) * len(source) > _MOST_WORK:
        yield Rejected(like.row, f"There are {len(numbers):,} holes in this row; that is too much for its length.")
        return
    for number in numbers:
        yield _cloze_card(replace(like, fields=(*like.fields, *extra)), source, number, read)


def _cloze_card(like: Note, source: str, number: int, read: Callable[[str], Text]) -> Note | Rejected:
    try:
        front, back = cloze_sides(source, number, read)
    except CannotAsk as error:
        return Rejected(like.row, str(error))
    return replace(like, front=front, back=back, shape=Shape.CLOZE, ordinal=number - 1)


def cloze_sides(source: str, number: int, read: Callable[[str], Text]) -> tuple[Text, Text]:
    """The text with the holes of one number, and what belongs there. May raise CannotAsk or TooLong."""
    if "image-occlusion:" in source:
        raise CannotAsk("This note hides parts of a picture, which cannot be asked here.")
    marked, hints = _marked(source, number)
    front, back = _sides(read(marked), hints)
    if not back:
        raise CannotAsk(f"There is nothing in the hole c{number} of this note.")
    return front, back


def opened(source: str) -> str:
    """The text with all its holes filled."""
    return _marked(source, 0)[0]


@dataclass(slots=True)
class _Hole:
    asked: bool
    content: list[str]


def _marked(source: str, number: int) -> tuple[str, list[str]]:
    """The text with the holes of this number between marks and the others filled; and the hints of those, in order."""
    source = _ENDS.sub("", bounded(source))
    levels: list[_Hole] = [_Hole(asked=False, content=[])]
    hints: list[str] = []
    start = position = 0
    while end := _next(source, position, len(levels) > 1):
        opening, place = end
        levels[-1].content.append(source[start:place])
        if opening and len(levels) < _DEEPEST:
            levels.append(_Hole(asked=str(number) in opening[1].split(","), content=[]))
            start = position = opening.end()
        elif opening:
            start, position = place, opening.end()
        else:
            _shut(levels, hints)
            start = position = place + 2
    levels[-1].content.append(source[start:])
    while len(levels) > 1:
        _shut(levels, hints)
    return "".join(levels[0].content), hints


def _next(source: str, position: int, inside: bool) -> tuple[re.Match[str] | None, int] | None:  # noqa: FBT001
    """The next hole that opens, or the place where the one at hand ends."""
    opening = _HOLE.search(source, position)
    end = source.find("}}", position) if inside else -1
    while 0 <= end < len(source) - 2 and source[end + 2] == "}":
        end += 1  # \frac{1}{x}}}: the first of the brackets is the formula's own
    if opening and (end < 0 or opening.start() < end):
        return opening, opening.start()
    return (None, end) if end >= 0 else None


def _shut(levels: list[_Hole], hints: list[str]) -> None:
    hole = levels.pop()
    content, _, hint = "".join(hole.content).partition("::")
    if hole.asked:
        hints.append(hint.strip())
        content = f"{_OPEN}{content}{_SHUT}"
    levels[-1].content.append(content)


def _sides(whole: Text, hints: list[str]) -> tuple[Text, Text]:
    """The text with holes, and what belongs into them."""
    front: list[Piece] = []
    back: list[Piece] = []
    following = iter(hints)
    depth = 0
    for piece in whole:
        match piece:
            case Prose(words) | Maths(words, _) if _ENDS.search(words):
                shown, depth = _parted(piece, words, back, following, depth)
                front.append(shown)
            case _:
                (back if depth else front).append(piece)
    return text(front), text(back)


def _parted(piece: Prose | Maths, words: str, back: list[Piece], hints: Iterator[str], depth: int) -> tuple[Piece, int]:
    """Parts a piece at the ends of holes: what is inside goes to the back; what is left, with holes, is returned."""
    display = isinstance(piece, Maths) and piece.display
    shown: list[str] = []
    for part in _ENDS.split(words):
        if part == _OPEN:
            if not depth:
                shown.append(_hole(next(hints, ""), maths=isinstance(piece, Maths)))
                back.extend([Prose(", ")] if back else [])
            depth += 1
        elif part == _SHUT:
            depth = max(depth - 1, 0)
        elif depth:
            back.append(Maths(part.strip(), display) if isinstance(piece, Maths) else Prose(part))
        else:
            shown.append(part)
    left = "".join(shown)
    return (Maths(left.strip(), display) if isinstance(piece, Maths) else Prose(left)), depth


def _hole(hint: str, *, maths: bool) -> str:
    if not maths:
        return f"[{hint or '…'}]"
    return rf"[\text{{{hint}}}]" if hint.replace(" ", "").isalnum() else r"[\ldots]"
