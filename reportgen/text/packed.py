"""Sources of a long series, kept as the bytes of one piece of memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import overload

from reportgen.text.source import Source

_AT_ONCE = 64  # texts that were looked at last: who asks for a line of one asks for the next of it


class Packed(Sequence[Source]):
    """Sources that are made when they are asked for, and forgotten again.

    One sign that stands for a picture makes a text take four bytes a sign, which is three times its bytes on disk. And processes that
    are copies of one another share what is in one piece and never written, not so what is a thing of its own.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        """Keep `sources`, in their order."""
        texts = [source.text.encode("utf-8", "surrogatepass") for source in sources]
        self._heads = tuple((source.path, source.damaged, source.cuts) for source in sources)
        self._ends = array("Q", accumulate(map(len, texts), initial=0))
        self._whole = memoryview(b"".join(texts))

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
        path, damaged, cuts = self._heads[at]
        return Source(path=path, text=self.text(at % len(self)), damaged=damaged, cuts=cuts)

    def text(self, at: int) -> str:
        """Return the text of the source at the place `at`, counted from 0."""
        return str(self._whole[self._ends[at] : self._ends[at + 1]], "utf-8", "surrogatepass")

    @property
    def paths(self) -> Iterator[str]:
        """The path of each source."""
        return (path for path, *_ in self._heads)


class _Texts(Mapping[str, str]):
    """The texts of packed sources by path."""

    def __init__(self, packed: Packed) -> None:
        self._at = {path: at for at, path in enumerate(packed.paths)}
        self._text = lru_cache(maxsize=_AT_ONCE)(packed.text)

    def __getitem__(self, path: str) -> str:
        return self._text(self._at[path])

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
