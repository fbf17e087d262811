"""Waits: what an item last said that it waits for, and the items that say they wait for it."""

from __future__ import annotations

import re

import msgspec

from reportgen.history import Track
from reportgen.records import Record
from reportgen.site.facts import Told
from reportgen.site.page import Site
from reportgen.site.view import Line, Ref
from reportgen.site.words import label

_LABELS = ("blocke", "depend", "impediment", "waiting", "waits")
_NOTHING = re.compile(r"(?:none|no|nothing|n/?a|nil|[-–—])(?: (?:blockers?|known|currently|now|today|any ?more))*[.!]?", re.IGNORECASE)
MOST = 30
"""Waiting items on one page."""


class Waiter(msgspec.Struct, frozen=True, kw_only=True):
    """An item that waits for this one, in its authors' words."""

    item: Line
    words: str
    said: Ref


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """What an item waits for as last said (its label, words and day; empty words: for nothing), and what waits for it."""

    name: str
    words: tuple[Ref, ...]
    said: Ref | None
    waiters: tuple[Waiter, ...]


def _last(track: Track) -> tuple[Record, str, str] | None:
    """Return the latest record that says what `track` waits for, with the label and the words."""
    for record in reversed(track.sightings):
        for name, words in record.details.items():
            if words and name.startswith(_LABELS):
                return record, name, words
    return None


def _names(site: Site, track: Track, record: Record, words: str) -> bool:
    """Tell whether `words` of `record` name `track` and no other item of that id."""
    named = re.search(rf"(?<![\w-]){re.escape(track.id or '')}(?![\w-])", words, re.IGNORECASE)
    return named is not None and site.lookup.track_named(track.id or "", record.date) is track


def waiters(site: Site, track: Track) -> tuple[Waiter, ...]:
    """Return the items whose latest words about what they wait for name `track`."""
    found: dict[str, Waiter] = {}
    for record in site.lookup.mentions_of(track.id) if track.id else ():
        other = site.lookup.track_by_record(record)
        said = _last(other) if other and other.key != track.key and other.key in site.lines else None
        if other and said and said[0] is record and _names(site, track, record, said[2]):
            found[other.key] = Waiter(item=site.lines[other.key], words=said[2], said=site.lookup.day_ref(record))
    return tuple(found.values())[:MOST]


def waits(site: Site, track: Track, waiting: tuple[Waiter, ...], told: Told) -> Waits | None:
    """Return what `track` waits for and what is `waiting` for it; None for a kind that never says so, such as a metric."""
    said = _last(track)
    if said is None and not waiting and track.kind not in ("action", "story"):
        return None
    record, name, words = said or (None, "", "")
    if record is None or _NOTHING.fullmatch(words.strip()):
        return Waits(name="", words=(), said=site.lookup.day_ref(record) if record else None, waiters=waiting)
    return Waits(name=label(name), words=told.linked(words, record.date), said=site.lookup.day_ref(record), waiters=waiting)
