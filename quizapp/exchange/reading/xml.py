"""XML from strangers, an element at a time: no DTD, no entities, no tree that grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from quizapp.exchange.scanned import Unusable

_DEEPEST = 10
_MOST_INSIDE = 1000
"""Elements within one that stands just below the root."""


def elements(stream: IO[bytes]) -> Iterator[Element]:
    """The elements just below the root, whole, each gone once the next is asked for. Raises Unusable."""
    try:
        yield from _elements(stream)
    except DefusedXmlException as error:
        raise Unusable("This XML declares things of its own (a DTD or entities); that is not read.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unusable("This is not valid XML, or it was cut off.") from error


def _elements(stream: IO[bytes]) -> Iterator[Element]:
    depth = inside = 0
    root: Element | None = None
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        root = element if root is None else root
        if event == "start":
            depth, inside = depth + 1, inside + 1
            if depth > _DEEPEST or inside > _MOST_INSIDE:
                raise Unusable("This XML is nested in a way that no deck is.")
            continue
        depth -= 1
        if depth == 1:
            yield element
            root.clear()
            inside = 0
