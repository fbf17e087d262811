"""Bands: the parts of a long list whose rows keep their numbers when more come, so that the pieces of the old ones stay as they are."""

from __future__ import annotations

import msgspec

from reportgen.site.view import Line


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
