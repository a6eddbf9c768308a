"""HTML reduced to words, formulas and the names of pictures. It is never rendered; nothing in it is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from quizapp.exchange.scanned import Maths, Picture, Piece, Prose, Text
from quizapp.exchange.text.maths import split_maths
from quizapp.exchange.text.pieces import bounded, text
from quizapp.exchange.text.quick import quick_text
from quizapp.exchange.text.tags import Tag, words_and_tags

_PARAGRAPH_NAMES = """address article blockquote dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr
    li main nav ol p pre section table tbody tfoot thead tr ul"""
_UNSEEN_NAMES = """applet audio button canvas embed frame frameset head iframe input link math meta noembed noframes
    noscript object script select source style svg template textarea title video"""
_PARAGRAPHS = frozenset(_PARAGRAPH_NAMES.split())
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_VOID = frozenset({"embed", "frame", "input", "link", "meta", "source"})
_RAISED = {"sup": "^", "sub": "_"}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_TAGS = (
    "a|anki-mathjax|b|big|br|center|code|del|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|script|small|span|strong|style|sub|"
    "sup|svg|table|tbody|td|th|thead|tr|tt|u|ul"
)
_SURE_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s{{1,9}}[\w:-]{{1,30}}=[^<>]{{0,1000}})?\s{{0,9}}/?>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|div|p)\s*/?>", re.IGNORECASE)
_DATA = re.compile(r"data:[\w/+.;=-]{0,100},[A-Za-z0-9+/=%]*")
_SOUND = re.compile(r"\[(?:sound:[^\]\n]{0,500}|anki:tts[^\]\n]{0,500}\][^\[]{0,5000}\[/anki:tts)\]")
_DRAWS_FORMULAS = re.compile(r"https?://[\w.]{0,40}codecogs\.com/")
"""A service, often used where LaTeX cannot be written; its pictures have their LaTeX as title."""
_WHITE = re.compile(r"[ \t\r\f\v\u00a0]+")
_LINES = re.compile(r" ?\n ?(?:\n ?)+")
_SHOWN = re.compile(r"!\[([^\]\[\n]{0,500})\]\(([\w.-]{1,255})\)")
_MARK = "\ue0f0"
"""Stands for a picture until the formulas have been found."""


def text_of_html(source: str) -> Text:
    """The text that a browser would show of this, or a little less. Raises TooLong."""
    quick = quick_text(source)
    return _reduced_text(source) if quick is None else quick


def _reduced_text(source: str) -> Text:
    source = _without_sound(source)
    pictures: list[Picture] = []
    if "<" not in source:
        flat = unescape(source) if "&" in source else source
    elif "<" not in (simple := _BREAK.sub("\n", source.replace("\n", " "))):
        flat = unescape(simple)
    else:
        flat, pictures = _reduced(source)
    return text(_seen(flat, pictures)) if flat else ()


def text_of_plain(source: str) -> Text:
    """The text of a cell: plain, unless a tag in it can be nothing else. Raises TooLong."""
    quick = quick_text(source)
    if quick is not None:
        return quick
    source = _without_sound(source)
    if "<" in source and _SURE_TAG.search(source):
        return _reduced_text(source)
    return text(_plain(source)) if source else ()


def _plain(source: str) -> Iterator[Piece]:
    for piece in split_maths(source):
        if isinstance(piece, Prose) and "![" in piece.text:
            yield from map(_tidied, _shown(piece.text))
        else:
            yield _tidied(piece)


def _shown(words: str) -> Iterator[Piece]:
    """Words, and the pictures among them as our own spreadsheets name them."""
    start = 0
    for found in _SHOWN.finditer(words):
        if name := picture_name(found[2]):
            yield Prose(words[start : found.start()])
            yield Picture(name, found[1])
            start = found.end()
    yield Prose(words[start:])


def _without_sound(source: str) -> str:
    if len(source) > 1000 and "data:" in source:
        source = _DATA.sub("data:,", source)
    if "[sound:" in source or "[anki:tts" in source:
        source = _SOUND.sub("", bounded(source))
    return bounded(source)


def _reduced(source: str) -> tuple[str, list[Picture]]:
    reducer = _Reducer()
    reducer.read(source)
    return "".join(reducer.words), reducer.pictures


def _seen(flat: str, pictures: list[Picture]) -> Iterator[Piece]:
    """The pieces of reduced text, each mark in it being the next picture."""
    following = iter(pictures)
    for piece in split_maths(flat):
        match piece:
            case Prose(words) if _MARK in words:
                first, *others = words.split(_MARK)
                yield _tidied(Prose(first))
                for other in others:
                    yield from (picture for picture in (next(following, None),) if picture)
                    yield _tidied(Prose(other))
            case Maths(latex, display) if _MARK in latex:
                yield Maths(latex.replace(_MARK, ""), display)
            case _:
                yield _tidied(piece)


def _tidied(piece: Piece) -> Piece:
    """Prose with single spaces, and never more than one empty line."""
    if not isinstance(piece, Prose):
        return piece
    words = _WHITE.sub(" ", piece.text)
    return Prose(_LINES.sub("\n\n", words).replace(" \n", "\n").replace("\n ", "\n") if "\n" in words else words)


class _Reducer:
    """Collects the words of HTML; what is not text is passed over with all that stands in it."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.pictures: list[Picture] = []
        self._unseen = ""
        """The element that is passed over; empty while there is none."""
        self._depth = 0
        self._raised: list[tuple[str, int]] = []
        """Open <sup> and <sub>, with where their words begin."""
        self._maths: list[str] = []
        """The closing delimiters of open <anki-mathjax>."""

    def read(self, source: str) -> None:
        for part in words_and_tags(source):
            match part:
                case "":
                    continue
                case str() if not self._unseen:
                    self.words.append(unescape(part).replace("\n", " ").replace(_MARK, ""))
                case Tag(ends=False) if not self._unseen:
                    self._begin(part)
                case Tag(ends=True) if not self._unseen:
                    self._end(part.name)
                case Tag(self._unseen, ends):
                    self._depth += -1 if ends else 1
                    self._unseen = self._unseen if self._depth else ""

    def _begin(self, tag: Tag) -> None:
        match tag.name:
            case name if name in _UNSEEN:
                self._pass_over(tag)
            case "br":
                self.words.append("\n")
            case name if name in _PARAGRAPHS:
                self._break()
                self.words.extend(["• "] if name == "li" else [])
            case "td" | "th":
                self.words.append(" ")
            case "sup" | "sub":
                self._raised.append((tag.name, len(self.words)))
            case "img":
                self._show(tag.attributes())
            case "anki-mathjax":
                self._open_maths(tag.attributes())

    def _end(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self._break()
        elif name in _RAISED:
            self._lower(name)
        elif name == "anki-mathjax" and self._maths:
            self.words.append(self._maths.pop())

    def _pass_over(self, tag: Tag) -> None:
        if tag.name not in _VOID and not tag.inside.endswith("/"):
            self._unseen, self._depth = tag.name, 1

    def _break(self) -> None:
        if self.words and not self.words[-1].endswith("\n"):
            self.words.append("\n")

    def _lower(self, tag: str) -> None:
        """Ends what was raised: x<sup>2</sup> becomes x^2, and e<sup>2x</sup> becomes e^(2x)."""
        if not self._raised or self._raised[-1][0] != tag:
            return
        _, start = self._raised.pop()
        inside = "".join(self.words[start:]).strip()
        del self.words[start:]
        if inside in _ORDINALS or not inside:
            self.words.append(inside)
        else:
            self.words.append(_RAISED[tag] + (inside if len(inside) == 1 or inside.isdigit() else f"({inside})"))

    def _show(self, attributes: dict[str, str]) -> None:
        name = picture_name(attributes.get("src", ""))
        title = unescape(attributes.get("alt", "")).replace(_MARK, "")
        if _DRAWS_FORMULAS.match(attributes.get("src", "")):
            self.words.append(rf"\({unescape(attributes.get('title', '')).replace(_MARK, '')}\)")
        elif name:
            self.pictures.append(Picture(name, title))
            self.words.append(_MARK)
        else:
            self.words.append(title)

    def _open_maths(self, attributes: dict[str, str]) -> None:
        display = attributes.get("block", "").lower() == "true"
        self.words.append(r"\[" if display else r"\(")
        self._maths.append(r"\]" if display else r"\)")


def picture_name(address: str) -> str:
    """The name of a picture that travels with the file; empty for an address elsewhere, or for a path."""
    name = unquote(unescape(address)).strip()
    if not name or len(name) > 255 or name.startswith(".") or any(mark in name for mark in "/\\:\0\n\r"):
        return ""
    return name
