"""The pictures that the notes of a file show: named after what is in them, before they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizapp.cards.picture import picture_name
from quizapp.exchange.scanned import Media


class Pictures:
    def __init__(self, media: Media) -> None:
        self._media = media
        self._named: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        """Names in the collection, to names in the file."""

    def name_of(self, name: str) -> str:
        """The name that a picture of the file has in the collection; empty when it is not there or cannot be shown."""
        if name not in self._named:
            try:
                self._named[name] = picture_name(self._media.read(name))
            except KeyError:
                self._named[name] = ""
            if kept := self._named[name]:
                self.kept[kept] = name
        return self._named[name]

    def missing(self, is_kept: Callable[[str], bool]) -> Iterator[str]:
        """What to say of pictures that are named, and neither in the file nor in the collection."""
        match [name for name, kept in self._named.items() if not kept and not is_kept(name)]:
            case []:
                return
            case [name]:
                yield f"The picture “{name[:50]}” is not there, or cannot be shown."
            case [name, *others]:
                yield f"{len(others) + 1} pictures are not there, or cannot be shown: the first is “{name[:50]}”."
