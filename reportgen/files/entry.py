"""Output as values: a file to be written, a file that is there, and what a run did."""

from __future__ import annotations

import msgspec


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One output file: its path below the output folder, with ``/``, and its bytes."""

    path: str
    content: bytes


class Same(msgspec.Struct, frozen=True, kw_only=True):
    """An output file that lies where it should, as it should be: in the site, which then is not read again, or `new` beside it.

    `size` is in bytes, `time` in nanoseconds as the disk tells it, `sha256` in hex where whoever knows the file kept it.
    """

    path: str
    size: int = 0
    sha256: str = ""
    time: int = 0
    new: bool = False


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """How many files of the output folder a run wrote, found to be right already, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
