"""Who names an item: the records of other items, each with the latest day on which it does."""

from __future__ import annotations

import msgspec

from reportgen.history import Track
from reportgen.records import Record
from reportgen.site.lookup import Lookup, identity
from reportgen.site.page import Site
from reportgen.site.view import Ref
from reportgen.site.words import KINDS


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Another item that names this one, or a record without a page: the latest day on which it does, and the days before."""

    day: Ref
    kind: str
    item: Ref
    title: str
    also: tuple[Ref, ...] = ()


def _namings(lookup: Lookup, track: Track) -> list[tuple[str, Record]]:
    """Return the records that name an item, under the name they use, oldest first; one that uses two names is there once."""
    found: dict[object, tuple[str, Record]] = {}
    names = dict.fromkeys(name.casefold() for name in (track.id, *track.ids, *track.former) if name)
    for name in names:
        for record in lookup.mentions_of(name):
            found.setdefault(identity(record), (name, record))
    held = list(found.values())
    return held if len(names) < 2 else sorted(held, key=lambda one: (one[1].date or "", one[1].report, one[1].line))


def mentions(site: Site, track: Track) -> tuple[Mention, ...]:
    """Return the records of other items that name this one; of several items with one id, those of its time."""
    lookup = site.lookup
    found: dict[tuple[str, str, str], Mention] = {}
    for name, record in reversed(_namings(lookup, track)):
        other = lookup.track_by_record(record)
        if other is not None and other.key == track.key:
            continue
        if lookup.track_named(name, record.date) is not track:
            continue
        line = site.lines.get(other.key) if other else None
        text = (line.id or KINDS[record.kind][0].capitalize()) if line else KINDS[record.kind][0].capitalize()
        item = Ref(text=text, href=line.href if line else lookup.line_href(record))
        key = (text, item.href if line else "", record.title)
        if key in found:
            found[key] = msgspec.structs.replace(found[key], also=(*found[key].also, lookup.day_ref(record)))
        else:
            found[key] = Mention(day=lookup.day_ref(record), kind=KINDS[record.kind][0], item=item, title=record.title)
    return tuple(reversed(found.values()))
