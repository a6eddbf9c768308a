"""How much there is to draw in an SVG: elements that use each other can ask for billions in a few lines."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

_MOST = 30_000
"""Elements, each counted as often as it is drawn."""
_DEEPEST = 60
_REFERENCE = re.compile(r"#([^\s\"')]+)")


def is_bearable(svg: bytes) -> bool:
    """Whether it is XML that draws no more than a picture does."""
    try:
        root = fromstring(svg, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        return False
    return _Counting({name: each for each in root.iter() if (name := each.get("id"))}).count(root) <= _MOST


class _Counting:
    def __init__(self, named: dict[str, Element]) -> None:
        self._named = named
        self._counts: dict[Element, int] = {}
        self._depth = 0

    def count(self, element: Element) -> int:
        """The element, what stands in it, and all that it refers to; too many for what refers to itself."""
        if element not in self._counts:
            self._counts[element] = _MOST + 1  # until it is known: whoever asks now asks from within
            self._depth += 1
            self._counts[element] = self._sum(element) if self._depth <= _DEEPEST else _MOST + 1
            self._depth -= 1
        return self._counts[element]

    def _sum(self, element: Element) -> int:
        total = 1
        for each in (*element, *self._used(element)):
            total += self.count(each)
            if total > _MOST:
                break
        return total

    def _used(self, element: Element) -> list[Element]:
        names = (name for value in element.attrib.values() for name in _REFERENCE.findall(value))
        return [self._named[name] for name in names if name in self._named]
