"""The first hundred bytes of a SQLite file, read without opening it as a database, so that nothing is touched.

Format: https://www.sqlite.org/fileformat.html#the_database_header
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

LENGTH = 100
APPLICATION_ID = int.from_bytes(b"quiz", "big")
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    application_id: int
    schema: int
    """SQLite's user_version: the number of the last migration."""
    size: int | None
    """Bytes that the file should have; None where the header does not say."""


def read_header(head: bytes) -> Header | None:
    """None when the bytes do not begin a SQLite file."""
    if len(head) < LENGTH or not head.startswith(_MAGIC):
        return None
    (page_size,) = struct.unpack_from(">H", head, 16)
    changes, pages = struct.unpack_from(">II", head, 24)
    (schema,) = struct.unpack_from(">I", head, 60)
    (application_id,) = struct.unpack_from(">I", head, 68)
    (valid_for,) = struct.unpack_from(">I", head, 92)
    in_bytes = pages * (65536 if page_size == 1 else page_size)
    return Header(application_id, schema, in_bytes if pages and changes == valid_for else None)
