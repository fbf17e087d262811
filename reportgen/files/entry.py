"""Output as values: a file to be written, in one piece or in many, a file that is there, and what a run did."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One output file: its path below the output folder, with ``/``, and its bytes."""

    path: str
    content: bytes


class Long(msgspec.Struct, frozen=True, kw_only=True):
    """One output file of so many bytes that nobody shall hold them: its path, and what yields them in pieces, each time it is called."""

    path: str
    pieces: Callable[[], Iterable[bytes]]

    def file(self) -> File:
        """Return the file in one piece."""
        return File(path=self.path, content=b"".join(self.pieces()))


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
