"""Bands: the parts of a long list whose rows keep their numbers when more come, so that the pieces of the old ones stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from reportgen.site.view import Line

T = TypeVar("T")


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a list: its place among all parts that there may be, and whether what comes later stands before what is there."""

    place: int = 0
    newest_first: bool = False


CLOSED = 12
"""The place of the band of items that are not open: there are as many before it as ways of being open."""

PLACES = 16
"""Places of bands in one list, more than any list has."""


def need_band(line: Line) -> Band:
    """Return the band of a list that shows what needs a look first: open items by what they need, then all that are not open.

    The order of the bands is that of `reportgen.site.lines.by_need`. Of the open items that need the same the new ones come last.
    """
    if not line.is_open:
        return Band(place=CLOSED, newest_first=True)
    need = {"blocked": 0, "at_risk": 1}.get(line.state, 2)
    return Band(place=2 * (need if line.late else 3 + need) + (not line.due))


def banded(rows: Sequence[T], band: Callable[[T], Band]) -> list[tuple[Band, list[T]]]:
    """Cut `rows` into their bands, in the order of these.

    >>> [(one.place, held) for one, held in banded("aAbB", lambda sign: Band(place=int(sign.isupper())))]
    [(0, ['a', 'b']), (1, ['A', 'B'])]
    """
    held: dict[Band, list[T]] = {}
    for row in rows:
        held.setdefault(band(row), []).append(row)
    return sorted(held.items(), key=lambda one: one[0].place)


def cut(rows: Sequence[T], size: int, *, newest_first: bool) -> list[tuple[int, Sequence[T]]]:
    """Cut the rows of a band into numbered pieces of `size`; where the newest come first, number 0 has the last rows.

    >>> cut("abcde", 2, newest_first=False), cut("abcde", 2, newest_first=True)
    ([(0, 'ab'), (1, 'cd'), (2, 'e')], [(2, 'a'), (1, 'bc'), (0, 'de')])
    """
    many = -(-len(rows) // size)
    if not newest_first:
        return [(at, rows[at * size : (at + 1) * size]) for at in range(many)]
    ends = [len(rows) - at * size for at in range(many)]
    return [(at, rows[max(ends[at] - size, 0) : ends[at]]) for at in reversed(range(many))]
