"""Takes HTML apart into words and tags, going through it once.

The standard library's parser starts over at every tag that does not end: 200 KB of `<!--` kept it busy for 40 s.
Here the first tag without an end ends the search for tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"</?([a-zA-Z][\w:-]{0,30})")
_STOP = re.compile("[>\"']")
_ATTRIBUTE = re.compile(r"([\w:-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
"""Elements whose insides are no HTML."""
_MOST_ATTRIBUTES = 2000
"""Characters of a tag that are looked at for attributes."""


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    """In small letters."""
    ends: bool
    """</name>"""
    inside: str = ""
    """What follows the name, as it is written."""

    def attributes(self) -> dict[str, str]:
        found = _ATTRIBUTE.finditer(self.inside[:_MOST_ATTRIBUTES])
        return {match[1].lower(): next(filter(None, match.groups()[1:]), "") for match in found}


def words_and_tags(source: str) -> Iterator[str | Tag]:
    """The text between the tags, entities still in it, and the tags; no comments, and no insides of scripts."""
    return _Reader(source).parts()


@dataclass(slots=True)
class _Reader:
    source: str
    simple: bool = False
    """Whether quotation marks have proved not to match; then a tag ends at the first >."""

    def parts(self) -> Iterator[str | Tag]:
        start = 0
        while (opening := self.source.find("<", start)) >= 0:
            yield self.source[start:opening]
            start = opening
            end = self._end(opening)
            if end < 0:
                break
            if end == opening:
                yield "<"
                start = opening + 1
                continue
            start = end
            if tag := self._tag(opening, end):
                yield tag
                start = self._after_raw(tag, end)
        yield self.source[start:]

    def _end(self, opening: int) -> int:
        """Where what begins with this < is over; `opening` itself if nothing begins there, -1 if it never is."""
        after = self.source[opening + 1 : opening + 4]
        if after == "!--":
            found = self.source.find("-->", opening + 4)
            return found + 3 if found >= 0 else len(self.source)
        if after[:1] in {"!", "?"}:
            return self.source.find(">", opening) + 1 or -1
        return self._end_of_tag(opening) if _NAME.match(self.source, opening) else opening

    def _end_of_tag(self, opening: int) -> int:
        if not self.simple:
            position = opening
            while stop := _STOP.search(self.source, position):
                if stop.group() == ">":
                    return stop.end()
                position = self.source.find(stop.group(), stop.end()) + 1
                if not position:
                    break
            self.simple = True
        return self.source.find(">", opening) + 1 or -1

    def _tag(self, opening: int, end: int) -> Tag | None:
        name = _NAME.match(self.source, opening)
        if name is None:
            return None
        ends = self.source.startswith("</", opening)
        return Tag(name[1].lower(), ends, self.source[name.end() : end - 1])

    def _after_raw(self, tag: Tag, end: int) -> int:
        """Past the insides of an element that holds no HTML; to the end of all, if it never ends."""
        if tag.ends or tag.name not in _RAW:
            return end
        closing = _RAW[tag.name].search(self.source, end)
        return closing.start() if closing else len(self.source)
