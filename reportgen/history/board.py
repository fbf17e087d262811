"""The board: which items are known and in which state, kept up to date from report to report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from reportgen.history.changes import CLOSED, LASTING, Seen

LAPSE = 60
"""An open item that so many dated reports in a row neither list nor mention has lapsed: nobody works on it any more."""

LAPSED = "lapsed"
"""The state of such an item until a report lists it again."""

UNSTATED = "unstated"
"""The state of an item whose status no report has stated so far."""


class Page(NamedTuple):
    """What one report adds: its number among the reports of days, its date, the tracks it lists, and the ids it names, case folded."""

    number: int
    date: str
    seen: tuple[Seen, ...]
    named: frozenset[str]


class Board:
    """The items known so far: `now` maps a track key to its state, `open`, `risks` and `unrated` hold what is neither closed nor lapsed."""

    def __init__(self) -> None:
        self.now: dict[str, str] = {}
        self.open: dict[str, None] = {}  # track keys in the order of first sighting
        self.risks: dict[str, str] = {}  # track key -> level
        self.unrated: dict[str, None] = {}  # the risks that no report has given a level
        self._levels: dict[str, str] = {}  # track key -> level as last stated, also of what is closed or has lapsed
        self._over: set[str] = set()  # the risks that are closed
        self._stated: dict[str, str] = {}  # track key -> status
        self._counts: dict[str, int] = defaultdict(int)
        self._heard: dict[str, int] = {}  # track key -> the day it was last listed or named, longest ago first
        self._keys: dict[str, dict[str, None]] = defaultdict(dict)  # id -> track keys
        self._known: set[str] = set()  # the track keys whose ids are among these
        self._today: tuple[str, set[str]] = ("", set())  # a date, and the track keys that its reports list or name

    def list_work(self, seen: Seen) -> None:
        """Note that a report lists an action item or story: it has the status stated there, else the last one stated."""
        key = seen.trail.key
        self._stated[key] = seen.status or self._stated.get(key, UNSTATED)
        self._set(key, self._stated[key])
        if self.now[key] in CLOSED:
            self.open.pop(key, None)
        else:
            self.open.setdefault(key)

    def list_risk(self, seen: Seen) -> None:
        """Note that a report lists a risk: it has the level stated there, else the one it had if any, until it is closed.

        A closed one is open again when a report gives it a level, or a state that is open.
        """
        key = seen.trail.key
        level = next((record.level for record in reversed(seen.records) if record.level), None)
        if level:
            self._levels[key] = level
        if seen.status in CLOSED:
            self._over.add(key)
            self._end_risk(key)
        elif level or seen.status or key not in self._over:
            self._over.discard(key)
            self._end_risk(key)
            if key in self._levels:
                self.risks[key] = self._levels[key]
            else:
                self.unrated[key] = None

    def hear(self, page: Page) -> frozenset[str]:
        """Note which items `page` lists or names by id, and let lapse what nobody has heard of for `LAPSE` days.

        Returns the keys of the tracks that the reports of this date list or name so far.
        """
        if page.date != self._today[0]:
            self._today = (page.date, set())
        for item in page.seen:
            if item.trail.key not in self._known:
                self._known.add(item.trail.key)
                for name in item.trail.ids:
                    self._keys[name.casefold()][item.trail.key] = None
        listed = [item.trail.key for item in page.seen if item.trail.kind in LASTING]
        for key in (*listed, *(key for name in sorted(page.named) for key in self._keys.get(name, ()))):
            self._today[1].add(key)
            self._heard.pop(key, None)
            self._heard[key] = page.number
        while self._heard and page.number - self._heard[oldest := next(iter(self._heard))] >= LAPSE:
            self._drop(oldest)
        return frozenset(self._today[1])

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

    def _end_risk(self, key: str) -> None:
        self.risks.pop(key, None)
        self.unrated.pop(key, None)

    def _drop(self, key: str) -> None:
        del self._heard[key]
        self._end_risk(key)
        if key in self.open:
            del self.open[key]
            self._set(key, LAPSED)
