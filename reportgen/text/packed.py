"""Sources of a long series, kept as the bytes of one piece of memory."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import overload

from reportgen.text.source import Source

_AT_ONCE = 64  # texts that were looked at last: who asks for a line of one asks for the next of it
_SHORT = 1 << 22  # bytes of a series all of whose texts are kept once they were asked for: rules and pages ask for each ten times


class Packed(Sequence[Source]):
    """Sources that are made when they are asked for, and forgotten again.

    One sign that stands for a picture makes a text take four bytes a sign, which is three times its bytes on disk. And processes that
    are copies of one another share what is in one piece and never written, not so what is a thing of its own.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        """Keep `sources`, in their order."""
        texts = [source.text.encode("utf-8", "surrogatepass") for source in sources]
        self._heads = tuple((source.path, source.damaged, source.cuts, source.nuls, source.nul_line) for source in sources)
        self._ends = array("Q", accumulate(map(len, texts), initial=0))
        self._whole = memoryview(b"".join(texts))
        self._text = lru_cache(maxsize=None if len(self._whole) <= _SHORT else _AT_ONCE)(self._decoded)

    def __len__(self) -> int:
        """Return how many sources there are."""
        return len(self._heads)

    @overload
    def __getitem__(self, at: int) -> Source: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Source, ...]: ...
    def __getitem__(self, at: int | slice) -> Source | tuple[Source, ...]:
        """Return the source at a place."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(len(self))[at])
        path, damaged, cuts, nuls, nul_line = self._heads[at]
        return Source(path=path, text=self.text(at % len(self)), damaged=damaged, cuts=cuts, nuls=nuls, nul_line=nul_line)

    def text(self, at: int) -> str:
        """Return the text of the source at the place `at`, counted from 0."""
        return self._text(at)

    def _decoded(self, at: int) -> str:
        return str(self._whole[self._ends[at] : self._ends[at + 1]], "utf-8", "surrogatepass")

    @cached_property
    def digests(self) -> Mapping[str, bytes]:
        """The SHA-256 of the text of each source by its path: that of the bytes that are here, without a text in between."""
        ends = zip(self._ends, self._ends[1:], strict=False)
        return {path: hashlib.sha256(self._whole[start:end]).digest() for path, (start, end) in zip(self.paths, ends, strict=True)}

    @property
    def paths(self) -> Iterator[str]:
        """The path of each source."""
        return (path for path, *_ in self._heads)


class _Texts(Mapping[str, str]):
    """The texts of packed sources by path."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        self._at = {path: at for at, path in enumerate(packed.paths)}

    def __getitem__(self, path: str) -> str:
        return self.packed.text(self._at[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


def texts(sources: Sequence[Source]) -> Mapping[str, str]:
    """Return the text of each of `sources` by its path.

    >>> texts(Packed((Source(path="day.md", text="Done ✅"),)))["day.md"]
    'Done ✅'
    """
    return _Texts(sources) if isinstance(sources, Packed) else {source.path: source.text for source in sources}


def digest(text: str) -> bytes:
    """Return the SHA-256 of `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def digests(told: Mapping[str, str]) -> Mapping[str, bytes]:
    """Return the SHA-256 of each of the texts that `texts` returned, by its path; those of packed ones are made once.

    >>> digests(texts(Packed((Source(path="day.md", text="Done"),)))) == {"day.md": digest("Done")}
    True
    """
    return told.packed.digests if isinstance(told, _Texts) else {path: digest(text) for path, text in told.items()}
