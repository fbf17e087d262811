"""The board: which items are known and in which state, kept up to date from report to report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from reportgen.history.changes import CLOSED, state
from reportgen.history.tracks import Trail
from reportgen.records import Record

LAPSE = 60
"""An open item that so many dated reports in a row neither list nor mention has lapsed: nobody works on it any more."""

LAPSED = "lapsed"
"""The state of such an item until a report lists it again."""

UNSTATED = "unstated"
"""The state of an item whose status no report has stated so far."""


class Seen(NamedTuple):
    """The records of one track in one report."""

    trail: Trail
    records: tuple[Record, ...]


class Board:
    """The items known so far: `now` maps a track key to its state, `open` and `risks` hold what is neither closed nor lapsed."""

    def __init__(self) -> None:
        self.now: dict[str, str] = {}
        self.open: dict[str, None] = {}  # track keys in the order of first sighting
        self.risks: dict[str, str] = {}  # track key -> level
        self._stated: dict[str, str] = {}  # track key -> status
        self._counts: dict[str, int] = defaultdict(int)
        self._heard: dict[str, int] = {}  # track key -> the day it was last listed or named, longest ago first
        self._keys: dict[str, dict[str, None]] = defaultdict(dict)  # id -> track keys

    def list_work(self, seen: Seen) -> None:
        """Note that a report lists an action item or story: it has the status stated there, else the last one stated."""
        key = seen.trail.key
        self._stated[key] = state(seen.records) or self._stated.get(key, UNSTATED)
        self._set(key, self._stated[key])
        if self.now[key] in CLOSED:
            self.open.pop(key, None)
        else:
            self.open.setdefault(key)

    def list_risk(self, seen: Seen) -> None:
        """Note that a report lists a risk: it has the level stated there, else the one it had, until it is closed."""
        level = next((record.level for record in reversed(seen.records) if record.level), None)
        if level:
            self.risks[seen.trail.key] = level
        if state(seen.records) in CLOSED:
            self.risks.pop(seen.trail.key, None)

    def hear(self, day: int, seen: Iterable[Seen], named: frozenset[str]) -> frozenset[str]:
        """Note which items `day` lists or names by id, and let lapse what nobody has heard of for `LAPSE` days.

        Returns the track keys that `named`, the ids case folded, stand for.
        """
        for item in seen:
            if item.trail.id:
                self._keys[item.trail.id.casefold()][item.trail.key] = None
            self._touch(item.trail.key, day)
        keys = [key for name in sorted(named) for key in self._keys.get(name, ())]
        for key in keys:
            self._touch(key, day)
        while self._heard and day - self._heard[oldest := next(iter(self._heard))] >= LAPSE:
            self._drop(oldest)
        return frozenset(keys)

    def lapsed(self) -> frozenset[str]:
        """Return the track keys of the items that have lapsed."""
        return frozenset(key for key, status in self.now.items() if status == LAPSED)

    def states(self) -> dict[str, int]:
        """Count all items by state."""
        return {status: count for status, count in sorted(self._counts.items()) if count}

    def groups(self, closed: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Group the open items, and those of `closed`, by state."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in (*self.open, *closed):
            found[self.now[key]].append(key)
        return {status: tuple(keys) for status, keys in sorted(found.items())}

    def _set(self, key: str, status: str) -> None:
        if key in self.now:
            self._counts[self.now[key]] -= 1
        self._counts[status] += 1
        self.now[key] = status

    def _touch(self, key: str, day: int) -> None:
        self._heard.pop(key, None)
        self._heard[key] = day

    def _drop(self, key: str) -> None:
        del self._heard[key]
        self.risks.pop(key, None)
        if key in self.open:
            del self.open[key]
            self._set(key, LAPSED)
