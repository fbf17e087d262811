"""What had been said of every item by the end of each report: the place of each sighting in the order of time, and a digest up to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec

from reportgen.history import Track
from reportgen.records import Record
from reportgen.site.drawn import encoded
from reportgen.site.lookup import Lookup


class Past(msgspec.Struct, frozen=True, gc=False):
    """The sightings of one item: by each, how many reports there were until it, and the digest of all that it and those before it say.

    The digests hold where the records lead, too: to the pages of their reports and of their owners.
    """

    places: tuple[int, ...]
    digests: tuple[bytes, ...]


class Pasts(msgspec.Struct, frozen=True):
    """The place of every dated report in the order of time, from 1, and by its key the past of every item."""

    order: Mapping[str, int]
    of: Mapping[str, Past]

    def until(self, track: str, report: str) -> int:
        """Return how many sightings of the item `track` there were up to the report `report`."""
        return bisect_right(self.of[track].places, self.order[report])


def _places(track: Track, order: Mapping[str, int]) -> Iterator[int]:
    high = 0
    for record in track.sightings:
        high = max(high, order.get(record.report, 0))
        yield high


def _digests(lookup: Lookup, track: Track) -> Iterator[bytes]:
    last = b""
    for record, when in zip(track.sightings, track.whens, strict=True):
        last = sha256(last + encoded((_said(lookup, record), when and when.last))).digest()[:16]
        yield last


def _said(lookup: Lookup, record: Record) -> object:
    return record, lookup.files.get(record.report), [lookup.person_ref(name).href for name in record.owners]


class _Made(dict[str, Past]):
    """The past of each item, made when somebody asks for it."""

    def __init__(self, lookup: Lookup, order: Mapping[str, int]) -> None:
        super().__init__()
        self._lookup, self._order = lookup, order

    def __missing__(self, key: str) -> Past:
        track = self._lookup.tracks[key]
        self[key] = made = Past(tuple(_places(track, self._order)), tuple(_digests(self._lookup, track)))
        return made


def pasts(lookup: Lookup) -> Pasts:
    """Return the pasts of all items."""
    dated = (report for report in lookup.history.corpus.reports if report.date)
    ordered = sorted(dated, key=lambda one: (one.date or "", len(one.dates) > 1, one.key))
    order = {report.key: at for at, report in enumerate(ordered, start=1)}
    return Pasts(order, _Made(lookup, order))
