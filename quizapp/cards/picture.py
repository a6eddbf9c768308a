"""What a picture is called in a collection: after its content, so that the same one is kept once."""

from __future__ import annotations

import re
from hashlib import sha256

_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
)
_SVG_BEGINS = re.compile(rb"\s*+(?:(?><\?xml[^>]*>|<!--.*?-->|<!DOCTYPE svg[^>\[]*>)\s*+)*+<svg[\s>]", re.DOTALL)
"""Without going back: of many comments each could end in as many places."""
_SVG_MAY_NOT = re.compile(
    rb"<script|<foreignObject|<!ENTITY|\bon\w+\s*=|href\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)", re.IGNORECASE
)
"""Whatever runs, or reaches beyond the picture itself."""


def picture_name(data: bytes) -> str:
    """Empty for what is no picture that can be shown, and for an SVG that does more than draw."""
    kind = _kind(data)
    return f"{sha256(data).hexdigest()[:32]}.{kind}" if kind else ""


def _kind(data: bytes) -> str:
    for beginning, kind in _KINDS:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if _SVG_BEGINS.match(data.removeprefix(b"\xef\xbb\xbf")) and not _SVG_MAY_NOT.search(data):
        return "svg"
    return ""
