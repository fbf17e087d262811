"""One page before it is printed, and what all page functions are given."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

import msgspec

from reportgen.site.lines import Lines, build_lines
from reportgen.site.lookup import Lookup
from reportgen.site.view import Ref


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page goes, which template prints it, and its view.

    `here` names the entry of the navigation that is lit; `crumbs` lead from home to the page above this one.
    """

    path: str
    template: str
    title: str
    view: object
    here: str = ""
    about: str = ""
    crumbs: tuple[Ref, ...] = ()


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The history with its indexes, the line of every item, and by item its due dates with the days that stated them."""

    lookup: Lookup
    lines: Lines
    dues: Mapping[str, tuple[tuple[str, str], ...]]

    def due_on(self, key: str, date: str) -> str:
        """Return the due date of an item as last stated on the day `date`, or nothing."""
        stated = self.dues.get(key, ())
        at = bisect_right(stated, (date, "~"))
        return stated[at - 1][1] if at else ""


def build_site(lookup: Lookup) -> Site:
    """Compute once what all pages share."""
    dues = {
        track.key: tuple((record.date or "", record.due) for record in track.sightings if record.due and record.date)
        for track in lookup.history.tracks
        if track.kind in ("action", "story")
    }
    return Site(lookup=lookup, lines=build_lines(lookup), dues=dues)


HOME = Ref(text="Home", href="index.html")
