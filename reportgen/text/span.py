"""A span: the first and last line of something, both counted from 1 and both inside."""

from __future__ import annotations

import msgspec


# gc=False, here and in all frozen data below: what holds only what was made before it is in no cycle, so that Python need not look for one
# among the many of them.
class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """Lines `first` to `last` of a source, 1-based and inclusive.

    >>> 4 in Span(3, 5), len(Span(3, 5))
    (True, 3)
    """

    first: int
    last: int

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and self.first <= line <= self.last

    def __len__(self) -> int:
        return self.last - self.first + 1
