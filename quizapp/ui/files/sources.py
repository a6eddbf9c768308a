"""What is to be imported: a file, or a text that was pasted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quizapp.exchange.scan import scan, scan_text
from quizapp.exchange.scanned import Options, Scan, Unusable


@dataclass(frozen=True, slots=True)
class FileSource:
    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    def scan(self, options: Options) -> Scan:
        """Raises Unusable."""
        if self.path.is_dir():
            raise Unusable("This is a folder; drop the files that are in it.")
        if self.path.exists() and not self.path.is_file():
            raise Unusable("This is no file: reading it might never end.")
        return scan(self.path, options)


@dataclass(frozen=True, slots=True)
class PastedText:
    text: str
    name: str = "Pasted text"

    def scan(self, options: Options) -> Scan:
        """Raises Unusable."""
        return scan_text(self.text, options)


Source = FileSource | PastedText
