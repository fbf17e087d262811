"""The bytes of a long file on their way to the disk, compared with those of the file that is there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

_AT_ONCE = 1 << 20  # bytes that are read again at a time


class Passing:
    """Pieces that are asked for once, none of which is held; the digest and the size are of those that came so far."""

    def __init__(self, pieces: Iterable[bytes], there: BinaryIO | None) -> None:
        """Compare `pieces` with what is `there`, if anything is."""
        self._pieces, self._there = iter(pieces), there
        self._sha256 = hashlib.sha256()
        self._alike, self._other = 0, b""  # how many bytes are as they were, and the piece behind them
        self.size = 0

    def same(self) -> bool:
        """Go on to the first piece that is another than what is there; return whether there is none."""
        if self._there is None:
            return False
        for piece in self._coming():
            if self._there.read(len(piece)) != piece:
                self._other = piece
                return False
            self._alike = self.size
        return not self._there.read(1)

    def __iter__(self) -> Iterator[bytes]:
        """Yield all pieces: first, from the file that is there, what was the `same`."""
        if self._there is not None:
            self._there.seek(0)
            rest = self._alike
            while rest and (piece := self._there.read(min(rest, _AT_ONCE))):
                rest -= len(piece)
                yield piece
            yield self._other
        yield from self._coming()

    def _coming(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.size += len(piece)
            self._sha256.update(piece)
            yield piece

    @property
    def sha256(self) -> str:
        """Return the SHA-256 in hex."""
        return self._sha256.hexdigest()
